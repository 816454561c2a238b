package explain

import (
	"slices"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// factor is a term of a product.
type factor struct {
	term
	below bool // below the fraction bar: it divides
}

// cancels says that two factors are the same number, one above and one below the
// fraction bar.
func (f factor) cancels(g factor) bool {
	return f.below != g.below && f.value == g.value && f.dim == g.dim && f.shape != unitName && g.shape != unitName
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

// product multiplies factors, and leaves out what is 1 and what cancels.
func (dr *deriver) product(list []factor) term {
	out := term{value: 1}
	for _, f := range list {
		if f.below {
			out.value, out.dim = out.value/f.value, out.dim.Div(f.dim)
		} else {
			out.value, out.dim = out.value*f.value, out.dim.Mul(f.dim)
		}
	}
	kept := reduced(list)
	switch {
	case len(kept) == 0:
		out.text = "1"
		return out
	case len(kept) == 1 && !kept[0].below:
		return kept[0].term
	}
	for i, f := range kept {
		out.include(f.term, f.textBehind(i == 0))
	}
	out.period = periodOf(kept)
	return out
}

// reduced leaves out the factors that are 1 and those that cancel.
func reduced(list []factor) []factor {
	kept := make([]factor, 0, len(list))
	for i, f := range list {
		if f.isNeutral() && !(i+1 < len(list) && list[i+1].shape == unitName) { // but the 1 of 1/s
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

// textBehind is the text of a factor behind its operator; a unit stands beside its
// number.
func (f factor) textBehind(first bool) string {
	switch {
	case first && f.below:
		return "1 ÷ " + f.inBrackets()
	case first && f.shape == negative:
		return f.text
	case first:
		return f.inBrackets()
	case f.shape == unitName && f.below:
		return "/" + f.text
	case f.shape == unitName:
		return " " + f.text
	case f.below:
		return " ÷ " + f.inBrackets()
	}
	return " × " + f.inBrackets()
}

// periodOf is the unit of time of a product in which one factor alone has a time;
// "" for any other, and for seconds.
func periodOf(list []factor) string {
	period, timed := "", 0
	for i, f := range list {
		switch {
		case i > 0 && f.shape == unitName:
			if f.below && f.dim == unit.Time && period == "" {
				period = timeUnit(f.text)
				timed++
			}
		case f.dim.Time != 0:
			timed++
			if !f.below {
				period = f.period
			}
		}
	}
	if timed != 1 || period == "s" {
		return ""
	}
	return period
}
