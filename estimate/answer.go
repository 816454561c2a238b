package estimate

import (
	"math"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
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
	file := &source.File{Name: "answer", Text: text, Flag: true}
	written := &tree.Value{File: file, End: len(text), Text: text, Plain: true}
	f, e := parseEntry(Entry{Name: v.Name, Text: written}, r.Scenario.units)
	if e != nil {
		return nil, source.Errors{e}
	}
	want := v.wanted()
	want.DropNouns = want.DropNouns || len(want.Dim.Nouns()) == 0
	bound, wrong := f.Bind(loneScope("an answer"), want)
	if len(wrong) > 0 {
		var errs source.Errors
		for _, e := range wrong {
			errs = append(errs, place(written, e))
		}
		return nil, errs.Sort()
	}
	low, high := bound.EvalAt(nil, 0.05), bound.EvalAt(nil, 0.95)
	if math.IsNaN(low+high) || math.IsInf(low, 0) || math.IsInf(high, 0) {
		return nil, source.Errors{written.Error("", "%s has no value", strings.TrimSpace(text))}
	}
	return &Answer{Text: strings.TrimSpace(text), Low: min(low, high), High: max(low, high)}, nil
}

// loneScope is the scope of a formula of written numbers: what the formula is for.
type loneScope string

func (s loneScope) Resolve(path string) (int, formula.Type, *formula.Error) {
	return 0, formula.Type{}, &formula.Error{Text: string(s) + " is written in numbers, without " + path}
}

func (s loneScope) Reach(path string) ([]int, formula.Type, *formula.Error) {
	_, t, e := s.Resolve(path)
	return nil, t, e
}
