package explain

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// factor is a term of a product.
type factor struct {
	term
	below bool // it divides
}

// cancels says that two factors are the same number, above and below the line.
func (f factor) cancels(g factor) bool {
	return f.below != g.below && f.value == g.value && f.dim == g.dim && !f.unit && !g.unit
}

// factors appends the factors of a product, however it is nested.
func (dr *deriver) factors(b *formula.Bound, n formula.Node, below bool, list []factor) []factor {
	inner := n
	for {
		p, ok := inner.(*formula.Paren)
		if !ok {
			break
		}
		inner = p.X
	}
	if x, ok := inner.(*formula.Binary); ok && x.Op != formula.Add && x.Op != formula.Sub && x.Op != formula.Pow {
		list = dr.factors(b, x.X, below, list)
		return dr.factors(b, x.Y, below != (x.Op == formula.Div || x.Op == formula.Per), list)
	}
	return append(list, factor{dr.reduce(b, n), below})
}

// product multiplies factors, leaving out what is 1 and what cancels.
func (dr *deriver) product(list []factor) term {
	out, timed := term{value: 1}, 0
	for _, f := range list {
		if f.below {
			out.value, out.dim = out.value/f.value, out.dim.Div(f.dim)
		} else {
			out.value, out.dim = out.value*f.value, out.dim.Mul(f.dim)
		}
	}
	kept := reduced(list)
	if len(kept) == 1 && !kept[0].below {
		return kept[0].term
	}
	var text strings.Builder
	for i, f := range kept {
		out.from, out.about = append(out.from, f.from...), out.about || f.about
		switch {
		case i == 0 && f.below:
			text.WriteString("1 ÷ ")
		case i == 0:
		case f.unit && f.below:
			text.WriteString("/" + f.text)
			if f.dim == unit.Time && out.per == "" {
				out.per = timeUnit(f.text)
				timed++
			}
			continue
		case f.unit:
			text.WriteString(" " + f.text)
			continue
		case f.below:
			text.WriteString(" ÷ ")
		default:
			text.WriteString(" × ")
		}
		if f.dim.Time != 0 {
			timed++
			if !f.below {
				out.per = f.per
			}
		}
		text.WriteString(bracketed(f.term))
	}
	if out.text = text.String(); len(kept) == 0 {
		out.text = "1"
	}
	if timed != 1 || out.per == "s" {
		out.per = ""
	}
	return out
}

// reduced leaves out the factors that are 1 and those that cancel.
func reduced(list []factor) []factor {
	kept := make([]factor, 0, len(list))
	for i, f := range list {
		if f.isNeutral() && !(i+1 < len(list) && list[i+1].unit) { // but the 1 of 1/s
			continue
		}
		if k := slices.IndexFunc(kept, f.cancels); k >= 0 {
			kept = slices.Delete(kept, k, k+1)
		} else {
			kept = append(kept, f)
		}
	}
	return kept
}
