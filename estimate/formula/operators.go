package formula

import (
	"math"
	"strings"

	"botec/estimate/unit"
)

// in checks a formula with a unit of display.
func (b *binder) in(n *In) Type {
	t := b.quantity(n.X)
	switch {
	case t.Bad:
	case t.Zero:
		t.Dim, t.Zero = n.Unit.Dim, false
	case t.Dim != n.Unit.Dim:
		return b.fail(n, "", "%s is %s and cannot be shown in %s, which is %s", b.textOf(n.X), t.Dim, n.Unit.Text, n.Unit.Dim)
	}
	return t
}

// sum checks an addition or subtraction.
func (b *binder) sum(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	t, ok := b.agree(n, n.X, n.Y, x, y)
	one := func(n Node) bool { l, ok := n.(*Literal); return ok && l.Bare && l.Value == 1 }
	t.Share = (x.Share || one(n.X)) && (y.Share || one(n.Y)) && (x.Share || y.Share)
	if !ok {
		return Type{Bad: true}
	}
	return t
}

// agree checks that two operands of the node at have one dimension, and gives the
// type of their sum.
func (b *binder) agree(at, nx, ny Node, x, y Type) (Type, bool) {
	switch {
	case x.Zero && !y.Zero || x.None:
		return Type{Dim: y.Dim}, true
	case y.Zero || y.None || x.Dim == y.Dim:
		return Type{Dim: x.Dim, Zero: x.Zero && y.Zero}, true
	}
	var hint string
	if l, ok := bare(ny); ok {
		hint = b.unitFor(l, x.Dim)
	} else if l, ok := bare(nx); ok {
		hint = b.unitFor(l, y.Dim)
	} else if l, ok := ny.(*Literal); ok && l.Dim == unit.Money && x.Dim == unit.Money.Div(unit.Time) {
		hint = b.textOf(ny) + "/month" // as cloud prices are counted
	} else if hint = b.hintFor(ny, x.Dim, y.Dim); hint == "" {
		hint = b.hintFor(nx, y.Dim, x.Dim)
	}
	b.fail(at, hint, "cannot %s %s and %s: %s is %s, %s is %s", verb(at), x.Dim, y.Dim, b.textOf(nx), x.Dim, b.textOf(ny), y.Dim)
	return Type{Bad: true}, false
}

// verb is what a node does to its operands, for an error.
func verb(n Node) string {
	switch n := n.(type) {
	case *Binary:
		if n.Op == Sub {
			return "subtract"
		}
		return "add"
	case *Call:
		return "take " + n.Func.Name() + " of"
	}
	return "compare"
}

// bare gives a number without a unit.
func bare(n Node) (*Literal, bool) {
	l, ok := n.(*Literal)
	return l, ok && l.Bare
}

// unitFor is the hint for a bare number where a dimension is expected that has one
// certain unit: a count noun, /s or $.
func (b *binder) unitFor(l *Literal, d unit.Dim) string {
	if noun, ok := d.Counted(); ok {
		return b.textOf(l) + " " + unit.Plural(noun)
	}
	switch d {
	case unit.Rate:
		return b.textOf(l) + "/s"
	case unit.Money:
		return b.units.Amount(b.textOf(l), "")
	}
	return ""
}

// product checks a multiplication or division.
func (b *binder) product(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	t := Type{}
	if n.Op == Mul || n.Op == Of {
		t.Dim = x.Dim.Mul(y.Dim)
		t.Share = x.Share && y.Share
	} else {
		t.Dim = x.Dim.Div(y.Dim)
	}
	return b.bounded(n, t)
}

// bounded checks that the exponents of a dimension are not too large.
func (b *binder) bounded(n Node, t Type) Type {
	d := t.Dim
	for _, e := range []int8{d.Data, d.Money, d.Length, d.Time} {
		if e >= unit.MaxPower || e <= -unit.MaxPower {
			return b.fail(n, "", "the exponents of %s are beyond %d", d, unit.MaxPower)
		}
	}
	return t
}

// power checks a power. That of a dimension needs a literal exponent.
func (b *binder) power(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	if !y.Dim.IsNumber() {
		return b.fail(n.Y, "", "an exponent must be a plain number, but %s is %s", b.textOf(n.Y), y.Dim)
	}
	if x.Dim.IsNumber() {
		return Type{Share: x.Share}
	}
	sign, e := 1, n.Y
	for {
		if neg, ok := e.(*Negative); ok {
			sign, e = -sign, neg.X
			continue
		}
		break
	}
	l, ok := e.(*Literal)
	if !ok || l.Value != math.Trunc(l.Value) || l.Value > unit.MaxPower {
		return b.fail(n.Y, "", "%s is %s, so its exponent must be a literal whole number", b.textOf(n.X), x.Dim)
	}
	return b.bounded(n, Type{Dim: x.Dim.Pow(sign * int(l.Value))})
}

// rangeOf checks a range and its ends.
func (b *binder) rangeOf(n *Range) Type {
	lo, hi := b.quantity(n.Lo), b.quantity(n.Hi)
	if lo.Bad || hi.Bad {
		return Type{Bad: true}
	}
	if n.PlusMinus && isPercent(n.Hi) {
		return Type{Dim: lo.Dim}
	}
	shares := lo.Share && hi.Share && !n.PlusMinus
	if lo.Dim != hi.Dim && !lo.Zero && !hi.Zero {
		hint := ""
		if l, ok := bare(n.Hi); ok {
			if d := displayOf(n.Lo); d != nil && d.Text != "" {
				hint = b.Text[n.Start:l.Start] + b.textOf(l) + strings.TrimPrefix(" "+d.Text, " /")
				if d.Text[0] == '/' {
					hint = b.Text[n.Start:l.Start] + b.textOf(l) + d.Text
				}
			}
		}
		return b.fail(n, hint, "the ends of a range must have the same dimension: %s is %s, %s is %s", b.textOf(n.Lo), lo.Dim, b.textOf(n.Hi), hi.Dim)
	}
	t := lo
	if lo.Zero {
		t = hi
	}
	if t.Share = shares; shares {
		if b.shares == nil {
			b.shares = make(map[*Range]bool)
		}
		b.shares[n] = true
	}
	t.Zero = false
	return t
}
