package practice

import (
	"regexp"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Answer is somebody's estimate of a value: a number, or a range that holds it with
// a confidence of 90%.
type Answer struct {
	Text      string  // as it was written
	Low, High float64 // in base units, the same where it is a number
}

// IsRange says that the answer is a range.
func (a *Answer) IsRange() bool { return a.Low != a.High }

// ParseAnswer reads an answer that estimates a value: a formula of numbers and units, such
// as 4k/s, 150M * 2/day or 2k..5k/s. The error is [source.Errors], with what may
// have been meant as its hint.
func ParseAnswer(r *estimate.Result, v *estimate.Value, text string) (*Answer, error) {
	a, errs := parse(r, v, text)
	if len(errs) == 0 {
		return a, nil
	}
	for _, meant := range meanings(v, text) {
		if _, problems := parse(r, v, meant); len(problems) == 0 {
			errs[0].Hint = meant
			break
		}
	}
	return nil, errs.Sort()
}

// meanings lists formulas that may be meant by a range in words, a noun that counts
// or a rate without its time: 2k to 6k/s, 3-4k/s, 20 servers, 5k.
func meanings(v *estimate.Value, text string) (list []string) {
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

// parse reads an answer that is written as a formula.
func parse(r *estimate.Result, v *estimate.Value, text string) (*Answer, source.Errors) {
	e := scenario.FlagEntry("answer", v.Name, text, 0, len(text))
	want := v.Expected()
	want.DropNouns = want.DropNouns || len(want.Dim.Nouns()) == 0
	bound, errs := e.Bind(graph.NoNames("an answer"), r.Scenario.Units(), want)
	if len(errs) > 0 {
		return nil, errs
	}
	low, high := bound.EvalAtQuantile(nil, 0.05), bound.EvalAtQuantile(nil, 0.95)
	if !unit.Finite(low) || !unit.Finite(high) {
		if problem := bound.Diagnose(nil); problem != nil {
			return nil, source.Errors{e.InFile(problem)}
		}
		return nil, source.Errors{e.Error("", "%s has no value", strings.TrimSpace(text))}
	}
	if max(low, high) < 0 {
		return nil, source.Errors{e.Error("", "%s cannot be negative", v.Name)}
	}
	return &Answer{Text: strings.TrimSpace(text), Low: min(low, high), High: max(low, high)}, nil
}
