package spoken

import (
	"math"
	"strings"

	"botec/estimate/unit"
)

// Bound is a comparison that a text states.
type Bound byte

// The comparisons.
const (
	NoBound  Bound = iota
	AtLeast        // at least, ≥, 5M+
	MoreThan       // more than, over, >
	AtMost         // at most, up to, ≤
	LessThan       // fewer than, under, <
)

// boundSigns are the comparisons as formulas spell them.
var boundSigns = []string{"", ">=", ">", "<=", "<"}

// String is the comparison as formulas spell it, "" for none.
func (b Bound) String() string { return boundSigns[b] }

// Reading is what a text was read as.
type Reading struct {
	Low, High float64  // in base units; the same unless the text is a range
	Dim       unit.Dim // that of the metric; of a [Cell] its own
	Bound     Bound
	Hedges    []string // "about", as the text has them
	Digits    int      // that are written and mean something
	Bare      bool     // no unit is written

	Whole  Span   // the quantity in the text
	Number Span   // its digits or number words; empty where it is a sum or has several
	Scale  Span   // million, k; empty for none
	Passed []Span // words that were passed over

	text   string
	metric Metric
	amount amount
	way    []amount // that give the amount, before an =
}

// IsRange says that the text gives two ends.
func (r *Reading) IsRange() bool { return r.amount.top != nil }

// String is what the text was taken for: 3k/s, 3k/s to 4k/s, at least 5 MB.
func (r *Reading) String() string {
	digits := max(r.Digits, r.metric.Printer.Digits, unit.DefaultDigits)
	printer := r.metric.Printer
	printer.Digits = digits
	in := r.metric.In
	if in == nil && (r.metric.Share || r.amount.percent) && r.Dim.IsNumber() {
		in = unit.Percent
	}
	text := printer.Quantity(r.Low, r.Dim, in)
	if r.IsRange() {
		text += " to " + printer.Quantity(r.High, r.Dim, in)
	}
	if up := r.amount.availability; up != "" {
		text += ", what " + up + " leaves of a " + r.metric.Period
		if r.IsRange() && r.amount.top.availability != "" {
			text = strings.Replace(text, up, up+" to "+r.amount.top.availability, 1)
		}
	}
	return strings.TrimSpace([...]string{"", "at least", "more than", "at most", "less than"}[r.Bound] + " " + text)
}

// newReading is the reading of an amount that fits a metric.
func (m *Metric) newReading(text string, a amount, p *parser) Reading {
	r := Reading{Low: a.value(), High: a.value(), Dim: m.Dim, Bound: a.bound, Bare: a.bare, Whole: a.Span, Passed: p.passed, text: text, metric: *m, amount: a}
	if m.Kind == Cell {
		r.Dim = a.dim()
	}
	if a.top != nil {
		r.High = a.top.value()
	}
	if a.availability != "" { // 99% to 99.9% leave less at the upper end
		r.Low, r.High = min(r.Low, r.High), max(r.Low, r.High)
	}
	for _, h := range p.hedges {
		r.Hedges = append(r.Hedges, text[h.Start:h.End])
	}
	if a.form != nil {
		r.Number, r.Scale = a.form.number, a.form.scale
	}
	r.Digits = 1
	if a.form != nil && a.form.num != nil {
		r.Digits = a.form.num.digits
	} else if v := math.Abs(a.digits); v > 0 && a.step > 0 && a.step < v {
		r.Digits = min(int(math.Floor(math.Log10(v/a.step)))+1, 15)
	}
	return r
}
