package explain

import (
	"math"
	"strings"

	"botec/estimate/formula"
)

// call works out a function: of max and min the argument that decides, of if
// the branch that is taken.
func (dr *deriver) call(b *formula.Bound, n *formula.Call) term {
	if n.Func.Name() == "if" {
		if b.Eval(n.Args[0], dr.ValueAt) == 1 {
			return dr.reduce(b, n.Args[1])
		}
		return dr.reduce(b, n.Args[2])
	}
	var args []term
	for _, a := range n.Args {
		name, ok := a.(*formula.Name)
		if !ok || !name.Spread {
			args = append(args, dr.reduce(b, a))
			continue
		}
		for _, ref := range b.Refs[name.Index] {
			args = append(args, dr.quantity(ref, name.Path))
		}
	}
	switch n.Func.Name() {
	case "sum":
		return dr.sum(args)
	case "max", "min":
		if len(args) == 0 {
			return term{text: "0"}
		}
		best := args[0]
		for _, a := range args[1:] {
			if n.Func.Name() == "max" && a.value > best.value || n.Func.Name() == "min" && a.value < best.value {
				best = a
			}
		}
		return best
	case "ceil", "floor", "round":
		return dr.rounding(b, n, args[0])
	case "tiered":
		return dr.tiered(args)
	}
	var out term
	switch n.Func.Name() { // most give plain numbers
	case "abs", "uniform", "normal", "lognormal", "triangular", "pert":
		out.dim = args[0].dim
	case "sqrt":
		out.dim, _ = args[0].dim.Sqrt()
	case "wait":
		out.dim = args[2].dim
	}
	out.value = b.Eval(n, func(ref int) float64 { return dr.quantity(ref, "").value })
	var texts []string
	for _, a := range args {
		texts, out.from, out.about = append(texts, a.text), append(out.from, a.from...), out.about || a.about
	}
	out.text = n.Func.Name() + "(" + strings.Join(texts, ", ") + ")"
	return out
}

// tiered works out a price list: the part of the amount that lies in each tier times
// the price of the tier.
func (dr *deriver) tiered(args []term) term {
	last := len(args) - 1
	var parts []term
	var below term // the limit of the tier before
	for i := 1; i <= last; i += 2 {
		upto, price, more := args[0], args[last], false
		if i < last {
			if price, more = args[i+1], args[0].value > args[i].value; more {
				upto = args[i]
			}
		}
		part := upto
		if i > 1 {
			below.value = -below.value
			part = dr.sum([]term{upto, below})
		}
		if price.value != 0 {
			parts = append(parts, dr.product([]factor{{term: part}, {term: price}}))
		}
		if below = upto; !more {
			break
		}
	}
	return dr.sum(parts)
}

// rounding works out a ceil, floor or round. Its name stays in the text only where
// it changes the number much.
func (dr *deriver) rounding(b *formula.Bound, n *formula.Call, t term) term {
	before := t.value
	const slack = 1e-9 // 10.000000001 is 10, as for the formula
	switch n.Func.Name() {
	case "ceil":
		t.value = math.Ceil(before * (1 - slack))
	case "floor":
		t.value = math.Floor(before * (1 + slack))
	default:
		t.value = math.Round(before)
	}
	change := math.Abs(t.value - before)
	switch {
	case dr.mode == names || change > negligible*before:
		t.text, t.sum, t.name = n.Func.Name()+"("+t.text+")", false, nil
	case change > slack*before:
		t.about, t.name = true, nil
	}
	return t
}
