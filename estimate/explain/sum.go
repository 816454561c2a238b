package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// terms are the parts of a sum, those that are subtracted with a negative value.
func (dr *deriver) terms(b *formula.Bound, n formula.Node, sign float64, list []term) []term {
	if p, ok := n.(*formula.Paren); ok {
		return dr.terms(b, p.X, sign, list)
	}
	if x, ok := n.(*formula.Binary); ok && (x.Op == formula.Add || x.Op == formula.Sub) {
		list = dr.terms(b, x.X, sign, list)
		if x.Op == formula.Sub {
			sign = -sign
		}
		return dr.terms(b, x.Y, sign, list)
	}
	t := dr.reduce(b, n)
	t.value *= sign
	return append(list, t)
}

// sum adds terms, leaving out the negligible ones.
func (dr *deriver) sum(list []term) term {
	most := 0.
	out := term{sum: true}
	for _, t := range list {
		most = max(most, math.Abs(t.value))
		if t.dim != (unit.Dim{}) {
			out.dim = t.dim
		}
	}
	var kept []term
	share := slices.ContainsFunc(list, term.isNeutral) // 1 − 0.1% is not 1
	for _, t := range list {
		ignored := negligible
		if dr.mode != roundNumbers || share {
			ignored = 0
		}
		if math.Abs(t.value) > ignored*most {
			kept = append(kept, t)
			out.value += t.value
		}
		out.about = out.about || t.about || t.value != 0 && math.Abs(t.value) <= ignored*most
	}
	switch {
	case len(kept) == 0:
		return term{dim: out.dim, text: "0"}
	case len(kept) == 1 && kept[0].value > 0:
		kept[0].about = out.about
		return kept[0]
	}
	var text strings.Builder
	for i, t := range kept {
		out.from = append(out.from, t.from...)
		switch {
		case t.value < 0:
			text.WriteString(" − ")
		case i > 0:
			text.WriteString(" + ")
		}
		if t.value < 0 && t.sum {
			t.text = "(" + t.text + ")"
		}
		text.WriteString(t.text)
	}
	out.text = strings.TrimPrefix(text.String(), " ")
	return out
}
