package spoken

import (
	"math"

	"botec/estimate/unit"
)

// amount is one quantity of a text: digits times scale, in units up/down.
type amount struct {
	Span
	digits float64 // as written, with the sign
	step   float64 // the worth of the last written digit, on the scale of digits
	scale  float64 // million: 1e6
	up     measure // the unit, or that above the line
	down   measure // the units below the line

	bare    bool // no unit is written
	percent bool
	counted bool // a noun stands behind the number
	own     bool // it is one of the metric's
	letter  bool // the scale is one letter, which may be a prefix: 64G
	bits    bool // of a unit with a small b
	small   bool // of a unit in small letters, whose b is not known to be bit

	availability string // that it is the rest of: 99.99%; "" for none

	doubt float64 // a second reading of the digits, that of 1.000 as 1000; 0 for none

	bound  Bound
	tight  Span    // of a comparison, without the words that were passed over behind it; empty for none
	top    *amount // the upper end of a range
	parts  []amount
	form   *form   // how the number is written; nil where it cannot be written again
	aside  bool    // in parentheses
	way    bool    // before an = that gives the result
	firm   bool    // its problem is none of a way to a result: "not", "per user" before it
	named  measure // the rate that is named before the number; the factor 0 is none
	unsure Span    // an unknown word right behind the number, which may be a scale

	problem *Problem // why it is no quantity
}

func newAmount(at Span) amount {
	one := measure{factor: 1}
	return amount{Span: at, digits: 1, step: 1, scale: 1, up: one, down: one, bare: true}
}

// each is what one of the digits is worth, in base units.
func (a *amount) each() float64 { return a.scale * a.up.factor / a.down.factor }

func (a *amount) value() float64     { return a.digits * a.each() }
func (a *amount) lastDigit() float64 { return a.step * math.Abs(a.each()) }
func (a *amount) dim() unit.Dim      { return a.up.dim.Div(a.down.dim) }

// computed is the result of an operation on amounts that the text writes out.
// It is as exact as the least exact of them.
func computed(value float64, dim unit.Dim, parts ...amount) amount {
	out := newAmount(parts[0].Span.to(parts[len(parts)-1].Span))
	out.digits, out.up.dim = value, dim
	relative := 0.0
	out.percent = true
	for i := range parts {
		p := &parts[i]
		if v := p.value(); v != 0 {
			relative = max(relative, p.lastDigit()/math.Abs(v))
		}
		out.percent = out.percent && p.percent
		out.bits = out.bits || p.bits
		if p.problem != nil && out.problem == nil {
			out.problem = p.problem
		}
		switch {
		case i == 0 && len(p.parts) > 0: // the sum so far, which nobody else holds
			out.parts = p.parts
		case len(p.parts) > 0:
			out.parts = append(out.parts, p.parts...)
		default:
			out.parts = append(out.parts, *p)
		}
	}
	out.step = relative * math.Abs(value)
	out.bare = dim.IsNumber() && !out.percent
	return out
}

// adopt gives a bare amount the units of another.
func (a *amount) adopt(b *amount) {
	a.up, a.down, a.bare, a.percent, a.bits, a.letter = b.up, b.down, b.bare, b.percent, b.bits, b.letter
}

// alike says that two amounts of a text state the same value.
func alike(a, b *amount) bool {
	if a.top != nil || b.top != nil || a.bound != b.bound {
		return false
	}
	off := math.Abs(a.value() - b.value())
	return off <= max(a.lastDigit(), b.lastDigit())/2*(1+1e-9) && off <= math.Abs(a.value())/20
}
