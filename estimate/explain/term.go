package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/unit"
)

// term is a part of a formula, worked out.
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

// isNeutral says that a factor changes nothing.
func (t term) isNeutral() bool { return t.value == 1 && t.dim == unit.Dim{} }

// negligible is the share of a sum below which a part is left out.
const negligible = 0.05

// reduce works out a part of a formula, leaving out what changes nothing.
func (dr *deriver) reduce(b *formula.Bound, n formula.Node) term {
	switch n := n.(type) {
	case *formula.Paren:
		return dr.reduce(b, n.X)
	case *formula.In:
		return dr.reduce(b, n.X)
	case *formula.Literal:
		text := source(b, n)
		return term{value: n.Value * dr.timeFactor(text, n.Dim), dim: n.Dim, text: text, per: rateUnit(text, n.Dim)}
	case *formula.UnitRef:
		return term{value: n.Unit.Factor * dr.timeFactor(n.Text, n.Unit.Dim), dim: n.Unit.Dim, text: n.Text, unit: true}
	case *formula.Name:
		refs := b.Refs[n.Index]
		if refs == nil {
			return term{value: 1, dim: n.Unit.Dim, text: n.Path, unit: true}
		}
		return dr.quantity(refs[0], n.Path)
	case *formula.Negative:
		t := dr.reduce(b, n.X)
		t.value, t.text, t.name = -t.value, "−"+bracketed(t), nil
		return t
	case *formula.Binary:
		switch n.Op {
		case formula.Add, formula.Sub:
			return dr.sum(dr.terms(b, n, 1, nil))
		case formula.Pow:
			return dr.power(b, n)
		}
		return dr.product(dr.factors(b, n, false, nil))
	case *formula.Call:
		return dr.call(b, n)
	}
	return dr.median(b, n)
}

// median is a range inside a formula, at its median.
func (dr *deriver) median(b *formula.Bound, n formula.Node) term {
	t := term{value: b.Eval(n, dr.ValueAt), text: source(b, n)}
	if r, ok := n.(*formula.Range); ok {
		t.dim = dr.reduce(b, r.Lo).dim
	}
	return t
}

// power works out a power with its exponent as it is: a little more of that is
// much more.
func (dr *deriver) power(b *formula.Bound, n *formula.Binary) term {
	x, y := dr.reduce(b, n.X), dr.reduce(b, n.Y)
	exponent := b.Eval(n.Y, dr.ValueAt)
	if dr.mode != names {
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

func source(b *formula.Bound, n formula.Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}

// quantity works out the quantity that a name stands for.
func (dr *deriver) quantity(ref int, path string) term {
	v := dr.At(ref)
	if v == nil { // a number to know, or a default that nothing else uses
		q, value := &dr.Quantities[ref], dr.ValueAt(ref)
		t := dr.rounded(q, value, value*dr.timeFactor(dr.print(q, value, 15), q.Type().Dim))
		if dr.mode == names {
			t.text = path
		}
		return t
	}
	return dr.derive(dr.origin(v))
}

func bracketed(t term) string {
	if t.sum || t.name != nil && strings.HasPrefix(t.text, "-") {
		return "(" + t.text + ")"
	}
	return t.text
}
