package explain

import (
	"math"
	"strings"

	"botec/estimate/formula"
)

// call computes a function. Of max and min only the argument that decides is shown,
// of if only the branch that is taken.
func (dr *deriver) call(b *formula.Bound, n *formula.Call) term {
	if n.Func.Name() == "if" {
		if b.Eval(n.Args[0], dr.ValueAt) == 1 {
			return dr.reduce(b, n.Args[1])
		}
		return dr.reduce(b, n.Args[2])
	}
	args := dr.arguments(b, n)
	switch n.Func.Name() {
	case "sum":
		list := make([]summand, len(args))
		for i, a := range args {
			list[i].term = a
		}
		return dr.sum(list)
	case "max", "min":
		return extreme(n.Func.Name(), args)
	case "ceil", "floor", "round":
		return dr.roundedCall(b, n, args[0])
	case "tiered":
		return dr.tiered(args)
	}
	var out term
	switch n.Func.Name() { // the others give plain numbers
	case "abs", "uniform", "normal", "lognormal", "triangular", "pert":
		out.dim = args[0].dim
	case "sqrt":
		out.dim, _ = args[0].dim.Sqrt()
	case "wait":
		out.dim = args[2].dim
	}
	out.value = b.Eval(n, func(ref int) float64 { return dr.reference(ref, "").value })
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = a.text
		out.include(a, "")
	}
	out.text = n.Func.Name() + "(" + strings.Join(texts, ", ") + ")"
	return out
}

// arguments are those of a call, with a term for each quantity that a name with a *
// stands for.
func (dr *deriver) arguments(b *formula.Bound, n *formula.Call) (args []term) {
	for _, a := range n.Args {
		name, ok := a.(*formula.Name)
		if !ok || !name.Spread {
			args = append(args, dr.reduce(b, a))
			continue
		}
		for _, ref := range b.Refs[name.Index] {
			args = append(args, dr.reference(ref, name.Path))
		}
	}
	return args
}

// extreme is the argument that decides a max or min.
func extreme(name string, args []term) term {
	if len(args) == 0 {
		return term{text: "0"}
	}
	best := args[0]
	for _, a := range args[1:] {
		if name == "max" && a.value > best.value || name == "min" && a.value < best.value {
			best = a
		}
	}
	return best
}

// tiered computes a price list: the part of the amount that lies in each tier times the
// price of the tier.
func (dr *deriver) tiered(args []term) term {
	last := len(args) - 1
	var parts []summand
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
			part = dr.sum([]summand{{term: upto}, {below, true}})
		}
		if price.value != 0 {
			parts = append(parts, summand{term: dr.product([]factor{{term: part}, {term: price}})})
		}
		if below = upto; !more {
			break
		}
	}
	return dr.sum(parts)
}

// roundedCall computes a ceil, floor or round. The text only has its name where it
// changes the number by more than is negligible.
func (dr *deriver) roundedCall(b *formula.Bound, n *formula.Call, t term) term {
	before := t.value
	const tolerance = 1e-9 // 10.000000001 is 10, as it is for the formula
	switch n.Func.Name() {
	case "ceil":
		t.value = math.Ceil(before * (1 - tolerance))
	case "floor":
		t.value = math.Floor(before * (1 + tolerance))
	default:
		t.value = math.Round(before)
	}
	change := math.Abs(t.value - before)
	switch {
	case dr.mode == names || change > negligible*before:
		t.text, t.shape, t.quantity = n.Func.Name()+"("+t.text+")", plain, nil
	case change > tolerance*before:
		t.inexact, t.quantity = true, nil
	}
	return t
}
