package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/unit"
)

// term is a part of a formula as the head holds it.
type term struct {
	value float64 // in base units, a day being 10^5 s
	dim   unit.Dim
	text  string
	name  *estimate.Value   // the quantity that it is, nil for a formula
	from  []*estimate.Value // the quantities that its text shows
	per   string            // of a rate: the period that its one factor with a time is written in
	sum   bool              // stands in parentheses inside a product
	unit  bool              // a unit that stands alone
	about bool              // its text leaves something out
}

// one says that a factor changes nothing.
func (t term) one() bool { return t.value == 1 && t.dim == unit.Dim{} }

// small is the share of a sum below which a head leaves a part out.
const small = 0.05

// reduce works out a part of a formula with round numbers, leaving out what
// changes nothing.
func (h *head) reduce(b *formula.Bound, n formula.Node) term {
	switch n := n.(type) {
	case *formula.Paren:
		return h.reduce(b, n.X)
	case *formula.In:
		return h.reduce(b, n.X)
	case *formula.Literal:
		text := h.textOf(b, n)
		return term{value: n.Value * h.clock(text, n.Dim), dim: n.Dim, text: text, per: periodOf(text, n.Dim)}
	case *formula.UnitRef:
		return term{value: n.Unit.Factor * h.clock(n.Text, n.Unit.Dim), dim: n.Unit.Dim, text: n.Text, unit: true}
	case *formula.Name:
		refs := b.Refs[n.Index]
		if refs == nil {
			return term{value: 1, dim: n.Unit.Dim, text: n.Path, unit: true}
		}
		return h.quantity(refs[0], n.Path)
	case *formula.Negative:
		t := h.reduce(b, n.X)
		t.value, t.text, t.name = -t.value, "−"+bracketed(t), nil
		return t
	case *formula.Binary:
		switch n.Op {
		case formula.Add, formula.Sub:
			return h.addUp(h.terms(b, n, 1, nil))
		case formula.Pow:
			return h.power(b, n)
		}
		return h.multiply(h.factors(b, n, false, nil))
	case *formula.Call:
		return h.call(b, n)
	}
	return h.median(b, n)
}

// median is a range inside a formula, at its median.
func (h *head) median(b *formula.Bound, n formula.Node) term {
	t := term{value: b.Eval(n, h.ValueAt), text: h.textOf(b, n)}
	if r, ok := n.(*formula.Range); ok {
		t.dim = h.reduce(b, r.Lo).dim
	}
	return t
}

// power works out a power with its exponent as it is: a little more of that is
// much more.
func (h *head) power(b *formula.Bound, n *formula.Binary) term {
	x, y := h.reduce(b, n.X), h.reduce(b, n.Y)
	exponent := b.Eval(n.Y, h.ValueAt)
	if h.with != names {
		y.text = unit.Printer{Digits: 15}.Number(exponent)
	}
	tight := func(t term) string {
		if strings.ContainsAny(t.text, " /") {
			return "(" + t.text + ")"
		}
		return t.text
	}
	return term{value: math.Pow(x.value, exponent), dim: x.dim.Pow(int(exponent)), text: tight(x) + "^" + tight(y), from: slices.Concat(x.from, y.from), about: x.about}
}

func (h *head) textOf(b *formula.Bound, n formula.Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}

// quantity is a name: worked out, and then a number.
func (h *head) quantity(ref int, path string) term {
	v := h.At(ref)
	if v == nil { // a number to know, or a default that nothing else uses
		q, value := &h.Quantities[ref], h.ValueAt(ref)
		t := h.rounded(q, value, value*h.clock(h.print(q, value, 15), q.Type().Dim))
		if h.with == names {
			t.text = path
		}
		return t
	}
	return h.work(h.origin(v))
}

// factor is a term of a product.
type factor struct {
	term
	below bool // the line
}

func (h *head) factors(b *formula.Bound, n formula.Node, below bool, list []factor) []factor {
	inner := n
	for {
		p, ok := inner.(*formula.Paren)
		if !ok {
			break
		}
		inner = p.X
	}
	if x, ok := inner.(*formula.Binary); ok && x.Op != formula.Add && x.Op != formula.Sub && x.Op != formula.Pow {
		list = h.factors(b, x.X, below, list)
		return h.factors(b, x.Y, below != (x.Op == formula.Div || x.Op == formula.Per), list)
	}
	return append(list, factor{h.reduce(b, n), below})
}

// multiply writes a product without what is 1 and what cancels.
func (h *head) multiply(list []factor) term {
	out, timed := term{value: 1}, 0
	for _, f := range list {
		if f.below {
			out.value, out.dim = out.value/f.value, out.dim.Div(f.dim)
		} else {
			out.value, out.dim = out.value*f.value, out.dim.Mul(f.dim)
		}
	}
	kept := make([]factor, 0, len(list))
next:
	for i, f := range list {
		if f.one() && !(i+1 < len(list) && list[i+1].unit) { // but the 1 of 1/s
			continue
		}
		for i, k := range kept {
			if k.below != f.below && k.value == f.value && k.dim == f.dim && !k.unit && !f.unit {
				kept = append(kept[:i], kept[i+1:]...)
				continue next
			}
		}
		kept = append(kept, f)
	}
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
				out.per = period(f.text)
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

func bracketed(t term) string {
	if t.sum || t.name != nil && strings.HasPrefix(t.text, "-") {
		return "(" + t.text + ")"
	}
	return t.text
}

// terms are the parts of a sum, those that are subtracted with a negative value.
func (h *head) terms(b *formula.Bound, n formula.Node, sign float64, list []term) []term {
	if p, ok := n.(*formula.Paren); ok {
		return h.terms(b, p.X, sign, list)
	}
	if x, ok := n.(*formula.Binary); ok && (x.Op == formula.Add || x.Op == formula.Sub) {
		list = h.terms(b, x.X, sign, list)
		if x.Op == formula.Sub {
			sign = -sign
		}
		return h.terms(b, x.Y, sign, list)
	}
	t := h.reduce(b, n)
	t.value *= sign
	return append(list, t)
}

// addUp writes a sum without its small parts.
func (h *head) addUp(list []term) term {
	most := 0.
	out := term{sum: true}
	for _, t := range list {
		most = max(most, math.Abs(t.value))
		if t.dim != (unit.Dim{}) {
			out.dim = t.dim
		}
	}
	var kept []term
	share := slices.ContainsFunc(list, term.one) // 1 − 0.1% is not 1
	for _, t := range list {
		leave := small
		if h.with != roundNumbers || share {
			leave = 0
		}
		if math.Abs(t.value) > leave*most {
			kept = append(kept, t)
			out.value += t.value
		}
		out.about = out.about || t.about || t.value != 0 && math.Abs(t.value) <= leave*most
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

// call works out a function: of max and min the argument that decides, of if
// the branch that is taken.
func (h *head) call(b *formula.Bound, n *formula.Call) term {
	if n.Func.Name() == "if" {
		if b.Eval(n.Args[0], h.ValueAt) == 1 {
			return h.reduce(b, n.Args[1])
		}
		return h.reduce(b, n.Args[2])
	}
	var args []term
	for _, a := range n.Args {
		name, ok := a.(*formula.Name)
		if !ok || !name.Spread {
			args = append(args, h.reduce(b, a))
			continue
		}
		for _, ref := range b.Refs[name.Index] {
			args = append(args, h.quantity(ref, name.Path))
		}
	}
	switch n.Func.Name() {
	case "sum":
		return h.addUp(args)
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
		return h.whole(b, n, args[0])
	}
	var out term
	switch n.Func.Name() { // most give plain numbers
	case "abs", "uniform", "normal", "lognormal", "triangular", "pert":
		out.dim = args[0].dim
	case "sqrt":
		out.dim, _ = args[0].dim.Sqrt()
	}
	out.value = b.Eval(n, func(ref int) float64 { return h.quantity(ref, "").value })
	var texts []string
	for _, a := range args {
		texts, out.from, out.about = append(texts, a.text), append(out.from, a.from...), out.about || a.about
	}
	out.text = n.Func.Name() + "(" + strings.Join(texts, ", ") + ")"
	return out
}

// whole works out a ceil, floor or round: said where it changes much, else about.
func (h *head) whole(b *formula.Bound, n *formula.Call, t term) term {
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
	case h.with == names || change > small*before:
		t.text, t.sum, t.name = n.Func.Name()+"("+t.text+")", false, nil
	case change > slack*before:
		t.about, t.name = true, nil
	}
	return t
}
