package spoken

import (
	"math"

	"botec/estimate/formula"
)

// mostDigits is how many digits more than a text has it may take to make it true.
const mostDigits = 15

// Write gives the text with another value in the same form: with its scale
// word, its units and words, its grouping, and at least its digits. A text that
// holds stays as it is; a comparison is rounded to the side that holds. What it
// gives has been read again and holds for the value; where none would, the
// problem says why.
func (r *Reading) Write(value float64) (string, *Problem) {
	if r.Holds(value) {
		return r.text, nil
	}
	if r.IsRange() {
		return "", problem(r.Whole, "change the ends by hand", "%s does not contain the value", quote(r.text, r.Whole))
	}
	if p := r.writable(&r.amount, value); p != nil {
		return "", p
	}
	for more := range mostDigits {
		text := r.amount.write(r.text, value, more, r.rounding())
		if again, p := Read(text, r.metric); p == nil && again.Holds(value) && again.near(&again.amount, value) && again.Bound == r.Bound && !again.IsRange() {
			return text, nil
		}
	}
	return "", r.noForm(value)
}

// WriteRange is Write for a range and an uncertain metric: its ends become the
// 5th and the 95th percentile.
func (r *Reading) WriteRange(p5, median, p95 float64) (string, *Problem) {
	switch {
	case !r.IsRange():
		return r.Write(median)
	case r.HoldsRange(p5, median, p95):
		return r.text, nil
	}
	low, high := r.amount, *r.amount.top
	if p := r.writable(&low, p5); p != nil {
		return "", p
	}
	if p := r.writable(&high, p95); p != nil {
		return "", p
	}
	lower, upper := *low.form, *high.form
	lower.steps, upper.steps = false, false // one scale may serve both ends
	low.form, high.form = &lower, &upper
	for more := range mostDigits {
		text := high.write(r.text, p95, more, rounding{}) // from the back, so that places stay
		text = low.write(text, p5, more, rounding{})
		if again, p := Read(text, r.metric); p == nil && again.IsRange() && again.HoldsRange(p5, median, p95) {
			return text, nil
		}
	}
	return "", r.noForm(p5)
}

// rounding is how a comparison is rounded: to the side that holds.
func (r *Reading) rounding() rounding {
	switch r.Bound {
	case AtLeast, MoreThan:
		return rounding{-1, r.Bound == MoreThan}
	case AtMost, LessThan:
		return rounding{1, r.Bound == LessThan}
	}
	return rounding{}
}

// near says that a comparison is not far from the value: a tenth of it, or one
// of its last digits.
func (r *Reading) near(a *amount, value float64) bool {
	return r.Bound == NoBound || math.Abs(a.value()-value) <= max(math.Abs(value)/10, a.lastDigit()*1.001)
}

// writable says why an amount cannot be written with another value.
func (r *Reading) writable(a *amount, value float64) *Problem {
	switch {
	case math.IsNaN(value) || math.IsInf(value, 0):
		return problem(r.Whole, "", "the value is no number")
	case !a.unsure.empty():
		return problem(a.unsure, "change the text by hand", "could not tell whether %s changes the number before it", quote(r.text, a.unsure))
	case a.form == nil || a.form.num != nil && a.form.num.mixed:
		return problem(r.Whole, "change the text by hand", "%s is not one number in digits", quote(r.text, r.Whole))
	}
	for i := range r.way {
		if way := &r.way[i]; !r.agrees(way, value) {
			return problem(way.Span, "change the text by hand", "%s would not give the result any more", quote(r.text, way.Span))
		}
	}
	if scale := r.scaleElsewhere(a, value); scale != "" {
		return problem(r.Whole, "write the scale behind the number, or name the unit of the column",
			"%s would be right in %s, and the text around it may say so", quote(r.text, r.Whole), scale)
	}
	return nil
}

// scaleElsewhere is the scale by which a bare number of a claim would be the
// value: the head of its column may have it.
func (r *Reading) scaleElsewhere(a *amount, value float64) string {
	if r.metric.Kind != Claim || !a.bare || a.scale != 1 || r.metric.In != nil {
		return ""
	}
	for i, name := range []string{"thousands", "millions", "billions", "trillions"} {
		if formula.Near(value/math.Pow10(3*i+3), a.value(), a.lastDigit()) {
			return name
		}
	}
	return ""
}

func (r *Reading) noForm(value float64) *Problem {
	return problem(r.Whole, "change the text by hand", "%s cannot be written in the same form", r.metric.print(value))
}

func (m *Metric) print(value float64) string { return m.Printer.Quantity(value, m.Dim, m.In) }
