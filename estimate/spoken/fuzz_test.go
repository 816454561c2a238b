package spoken

import (
	"testing"

	"botec/estimate/unit"
)

// fuzzMetrics are what a text of FuzzSpoken is read for.
var fuzzMetrics = []Metric{
	{}, {Share: true}, {Dim: unit.Data}, {Dim: unit.Time}, {Dim: unit.Rate}, {Dim: unit.Noun("user")},
	{Dim: unit.Data.Div(unit.Time)}, {Dim: unit.Money.Div(unit.Time), Period: "month"},
	{Dim: unit.Money.Div(unit.Data).Div(unit.Time)}, {Dim: unit.Rate.Div(unit.Noun("user"))},
	{Kind: Answer, Dim: unit.Rate, Period: "second", In: &unit.Display{Text: "/s", Factor: 1, Dim: unit.Rate}},
	{Kind: Cell},
}

// No text crashes the reader or gives a problem outside of itself, and what is
// written holds.
func FuzzSpoken(f *testing.F) {
	for _, r := range rows(f) {
		f.Add(r.text, byte(len(r.text)), 54.75e15)
	}
	f.Fuzz(func(t *testing.T, text string, kind byte, value float64) {
		m := fuzzMetrics[int(kind)%len(fuzzMetrics)]
		r, p := Read(text, m)
		if p != nil {
			if p.Text == "" || p.Start < 0 || p.End < p.Start || p.End > max(len(text), 1) && p.End > MaxLength {
				t.Fatalf("%q: a problem at %d to %d: %s", text, p.Start, p.End, p.Text)
			}
			return
		}
		_, _ = r.String(), r.Remark(value)
		r.HoldsRange(value, value, value)
		promise(t, m, r, value)
	})
}
