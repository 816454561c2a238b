package explain

import (
	"math"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// summand is a term of a sum.
type summand struct {
	term
	subtracted bool
}

// negligible is the share of the largest summand up to which another one is left
// out.
const negligible = 0.05

// summands appends the terms of a sum, however it is nested.
func (dr *deriver) summands(b *formula.Bound, n formula.Node, subtracted bool, list []summand) []summand {
	if p, ok := n.(*formula.Paren); ok {
		return dr.summands(b, p.X, subtracted, list)
	}
	if x, ok := n.(*formula.Binary); ok && (x.Op == formula.Add || x.Op == formula.Sub) {
		list = dr.summands(b, x.X, subtracted, list)
		return dr.summands(b, x.Y, subtracted != (x.Op == formula.Sub), list)
	}
	return append(list, summand{dr.reduce(b, n), subtracted})
}

// sum adds terms, and leaves negligible ones out.
func (dr *deriver) sum(list []summand) term {
	out := term{shape: sum}
	for _, t := range list {
		if t.dim != (unit.Dim{}) {
			out.dim = t.dim
		}
	}
	kept, dropped := dr.withoutNegligible(list)
	switch {
	case len(kept) == 0:
		return term{dim: out.dim, text: "0"}
	case len(kept) == 1 && !kept[0].subtracted:
		out = kept[0].term
	default:
		for i, t := range kept {
			out.value += t.signedValue()
			out.include(t.term, t.signedText(i == 0))
		}
	}
	for _, t := range dropped {
		out.inexact = out.inexact || t.inexact || t.value != 0
	}
	return out
}

// withoutNegligible splits a sum into the terms that its text shows and those that
// it leaves out.
func (dr *deriver) withoutNegligible(list []summand) (kept, dropped []summand) {
	largest, share := 0., negligible
	for _, t := range list {
		largest = max(largest, math.Abs(t.value))
		if t.isNeutral() && !t.subtracted { // 1 − 0.1% is not 1
			share = 0
		}
	}
	if dr.mode != oneDigit {
		share = 0
	}
	for _, t := range list {
		if math.Abs(t.value) > share*largest {
			kept = append(kept, t)
		} else {
			dropped = append(dropped, t)
		}
	}
	return kept, dropped
}

func (t summand) signedValue() float64 {
	if t.subtracted {
		return -t.value
	}
	return t.value
}

// signedText is the text of a summand behind its operator, which the first one of a
// sum only has where it is subtracted.
func (t summand) signedText(first bool) string {
	switch {
	case first && t.subtracted:
		return "− " + t.inBrackets()
	case first:
		return t.text
	case t.subtracted:
		return " − " + t.inBrackets()
	case t.shape == negative:
		return " + " + t.inBrackets()
	}
	return " + " + t.text
}
