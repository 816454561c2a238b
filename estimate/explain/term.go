package explain

import (
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/unit"
)

// term is a part of a formula: its value, and the text that stands for it in a
// longer formula.
type term struct {
	value    float64 // in base units, with times as long as roundTimes has them
	dim      unit.Dim
	text     string
	shape    shape             // of the text
	period   string            // of a rate: the unit of time of its text, as day in 150M × 2/day; "" for seconds
	quantity *estimate.Value   // whose value it is; nil for a formula
	shown    []*estimate.Value // the quantities in the text
	inexact  bool              // the text leaves something out, so it only comes near the value
}

// shape says how a text fits into a longer formula.
type shape byte

const (
	plain    shape = iota
	unitName       // a unit without a number: 1/day, 5 GB
	negative       // begins with a minus sign
	sum
)

// isNeutral says that a factor changes nothing.
func (t term) isNeutral() bool { return t.value == 1 && t.dim == unit.Dim{} }

// include adds the text of a part to that of a term.
func (t *term) include(part term, text string) {
	t.text += text
	t.shown = append(t.shown, part.shown...)
	t.inexact = t.inexact || part.inexact
}

// inBrackets is the text of a term beside × and ÷, or behind a minus sign.
func (t term) inBrackets() string {
	if t.shape == sum || t.shape == negative {
		return "(" + t.text + ")"
	}
	return t.text
}

// reduce computes a part of a formula, and leaves out of its text what changes
// nothing.
func (dr *deriver) reduce(b *formula.Bound, n formula.Node) term {
	switch n := n.(type) {
	case *formula.Paren:
		return dr.reduce(b, n.X)
	case *formula.In:
		return dr.reduce(b, n.X)
	case *formula.Literal:
		text := source(b, n)
		return term{value: n.Value * dr.timeFactor(text, n.Dim), dim: n.Dim, text: text, period: rateUnit(text, n.Dim)}
	case *formula.UnitRef:
		return term{value: n.Unit.Factor * dr.timeFactor(n.Text, n.Unit.Dim), dim: n.Unit.Dim, text: n.Text, shape: unitName}
	case *formula.Name:
		refs := b.Refs[n.Index]
		if refs == nil {
			return term{value: 1, dim: n.Unit.Dim, text: n.Path, shape: unitName}
		}
		return dr.reference(refs[0], n.Path)
	case *formula.Negative:
		x := dr.reduce(b, n.X)
		return term{value: -x.value, dim: x.dim, text: "−" + x.inBrackets(), shape: negative, shown: x.shown, period: x.period, inexact: x.inexact}
	case *formula.Binary:
		switch n.Op {
		case formula.Add, formula.Sub:
			return dr.sum(dr.summands(b, n, false, nil))
		case formula.Pow:
			return dr.power(b, n)
		}
		return dr.product(dr.factors(b, n, false, nil))
	case *formula.Call:
		return dr.call(b, n)
	}
	return dr.median(b, n)
}

// reference is the quantity that a name refers to.
func (dr *deriver) reference(ref int, path string) term {
	v := dr.At(ref)
	if v == nil { // a reference number, or a default that nothing else uses
		q, value := &dr.Quantities[ref], dr.ValueAt(ref)
		t := dr.rounded(q, value, value*dr.timeFactor(dr.print(q, value, maxDigits), q.Type().Dim))
		if dr.mode == names {
			t.text = path
		}
		return t
	}
	return dr.derive(dr.origin(v))
}

// median is a range inside a formula, at its median.
func (dr *deriver) median(b *formula.Bound, n formula.Node) term {
	t := term{value: b.Eval(n, dr.ValueAt), text: source(b, n)}
	if r, ok := n.(*formula.Range); ok {
		t.dim = dr.reduce(b, r.Lo).dim
	}
	return t
}

// power computes a power. Its exponent is not rounded: a small change of it is a
// large one of the result.
func (dr *deriver) power(b *formula.Bound, n *formula.Binary) term {
	base, exponent := dr.reduce(b, n.X), dr.reduce(b, n.Y)
	e := b.Eval(n.Y, dr.ValueAt)
	if dr.mode != names {
		exponent.text, exponent.inexact = unit.Printer{Digits: maxDigits}.Number(e), false
	}
	inBrackets := func(t term) string {
		if strings.ContainsAny(t.text, " /") || t.shape == negative {
			return "(" + t.text + ")"
		}
		return t.text
	}
	out := term{value: math.Pow(base.value, e), dim: base.dim.Pow(int(e))}
	out.include(base, inBrackets(base)+"^")
	out.include(exponent, inBrackets(exponent))
	return out
}

// source is a part of a formula as it is written.
func source(b *formula.Bound, n formula.Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}
