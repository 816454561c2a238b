package spoken

import (
	"math"

	"botec/estimate/columns"
	"botec/estimate/formula"
)

// Holds says that the text is true of a metric with a certain value, in base
// units: a number within its digits, a comparison from its side, a range where
// it contains the value.
func (r *Reading) Holds(value float64) bool {
	low, high := &r.amount, r.amount.top
	switch {
	case math.IsNaN(value):
		return false
	case high != nil:
		return atLeast(value, low.value()) && atLeast(high.value(), value)
	}
	written := low.value()
	switch r.Bound {
	case AtLeast:
		return atLeast(value, written)
	case MoreThan:
		return !atLeast(written, value)
	case AtMost:
		return atLeast(written, value)
	case LessThan:
		return !atLeast(value, written)
	}
	return r.agrees(low, value)
}

// HoldsRange says that the text is true of an uncertain metric: the ends of a
// range agree with its 5th and 95th percentile, anything else holds for its median.
func (r *Reading) HoldsRange(p5, median, p95 float64) bool {
	if top := r.amount.top; top != nil {
		return r.agrees(&r.amount, p5) && r.agrees(top, p95)
	}
	return r.Holds(median)
}

// atLeast forgives binary fractions.
func atLeast(a, b float64) bool { return a >= b || columns.Equal(a, b) }

// highShare is from where on a share is held to its distance from 100%.
const highShare = 0.95

// agrees says that a value is a written one within half of its last digit, and
// within a tenth. A share of 95% and more must also be nearer to the written one
// than half of what that lacks of 100%: 99.9% is not 99.95%.
func (r *Reading) agrees(a *amount, value float64) bool {
	written := a.value()
	if !formula.Near(value, written, a.lastDigit()) {
		return false
	}
	lacks := 1 - written
	if !(a.percent || r.metric.Share) || written < highShare || lacks < -columns.Tolerance || columns.Equal(value, written) {
		return true
	}
	off := math.Abs(value - written)
	return off < lacks/2 && !columns.Equal(off, lacks/2)
}

// Remark says what may explain a text that does not hold: b for bit where B for
// byte would agree. It is "" where nothing does.
func (r *Reading) Remark(value float64) string {
	if !r.amount.bits || r.Holds(value) {
		return ""
	}
	other := *r
	other.amount.up.factor *= 8
	if other.amount.top != nil {
		top := *other.amount.top
		top.up.factor *= 8
		other.amount.top = &top
	}
	if !other.Holds(value) {
		return ""
	}
	return quote(r.text, r.Whole) + " is in bits, since its b is small; in bytes, with a capital B, it would agree"
}
