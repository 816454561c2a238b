package estimate

import (
	"math"
	"regexp"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Answer is somebody's estimate of a value, in base units: a number, or a range
// that is to hold it in 90% of the cases.
type Answer struct {
	Text      string
	Low, High float64 // the same where it is a number
}

// IsRange says that the answer is a range.
func (a *Answer) IsRange() bool { return a.Low != a.High }

// Answer reads an estimate of a value as a formula of written numbers: 4k/s,
// 150M * 2/day, 2k..5k/s. The error is [source.Errors].
func (r *Result) Answer(v *Value, text string) (*Answer, error) {
	a, errs := r.answer(v, text)
	if len(errs) == 0 {
		return a, nil
	}
	for _, meant := range meanings(v, text) {
		if _, wrong := r.answer(v, meant); len(wrong) == 0 {
			errs[0].Hint = meant
			break
		}
	}
	return nil, errs.Sort()
}

// meanings are what somebody may mean who writes a range, or what is counted,
// in words, or leaves the time of a rate out: 2k to 6k/s, 3-4k/s, 20 servers.
func meanings(v *Value, text string) (list []string) {
	word := regexp.MustCompile(`\s+[a-z_]+(/|$)`)
	scaled := regexp.MustCompile(`^[\d.]+([kMGT]|bn)`)
	texts := []string{strings.TrimLeft(text, "~≈ ")}
	for _, between := range []string{" to ", "–", " - ", "-"} {
		low, high, ok := strings.Cut(texts[0], between)
		if low, high = strings.TrimSpace(low), strings.TrimSpace(high); !ok || low == "" {
			continue
		}
		texts = append(texts, low+".."+high)
		if scale := scaled.FindStringSubmatch(high); scale != nil && strings.Trim(low, "0123456789.") == "" {
			texts = append(texts, low+scale[1]+".."+high)
		}
	}
	for _, t := range texts {
		list = append(list, t, word.ReplaceAllString(t, "$1"))
	}
	period := ""
	if d := v.Type().Dim; d == unit.Rate {
		period = "/s"
	} else if d == unit.Money.Div(unit.Time) {
		period = "/month"
		if v.Shown != nil && strings.Contains(v.Shown.Text, "/") {
			period = v.Shown.Text[strings.LastIndexByte(v.Shown.Text, '/'):]
		}
	}
	if period != "" {
		for _, t := range list {
			list = append(list, t+period)
		}
	}
	return list
}

func (r *Result) answer(v *Value, text string) (*Answer, source.Errors) {
	file := &source.File{Name: "answer", Text: text, Flag: true}
	written := &tree.Value{File: file, End: len(text), Text: text, Plain: true}
	f, e := parseEntry(Entry{Name: v.Name, Text: written}, r.Scenario.units)
	if e != nil {
		return nil, source.Errors{e}
	}
	want := v.wanted()
	want.DropNouns = want.DropNouns || len(want.Dim.Nouns()) == 0
	bound, wrong := f.Bind(loneScope("an answer"), want)
	var low, high float64
	if len(wrong) == 0 {
		low, high = bound.EvalAtQuantile(nothing, 0.05), bound.EvalAtQuantile(nothing, 0.95)
		if !finite(low) || !finite(high) {
			e := bound.Diagnose(nothing)
			if e == nil {
				e = &formula.Error{End: len(text), Text: strings.TrimSpace(text) + " has no value"}
			}
			wrong = append(wrong, e)
		} else if max(low, high) < 0 {
			wrong = append(wrong, &formula.Error{End: len(text), Text: v.Name + " is not negative"})
		}
	}
	if len(wrong) > 0 {
		var errs source.Errors
		for _, e := range wrong {
			errs = append(errs, place(written, e))
		}
		return nil, errs
	}
	return &Answer{Text: strings.TrimSpace(text), Low: min(low, high), High: max(low, high)}, nil
}

// nothing is the value of every name in a formula that has none.
func nothing(int) float64 { return math.NaN() }

// loneScope is the scope of a formula of written numbers: what the formula is for.
type loneScope string

func (s loneScope) Resolve(path string) (int, formula.Type, *formula.Error) {
	return 0, formula.Type{}, &formula.Error{Text: string(s) + " is written in numbers, without " + path, Hint: nearest(path, (*unit.Table)(nil).Names())}
}

func (s loneScope) Reach(path string) ([]int, formula.Type, *formula.Error) {
	_, t, e := s.Resolve(path)
	return nil, t, e
}
