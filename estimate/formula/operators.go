package formula

import (
	"math"
	"slices"
	"strconv"

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
		attempts, advice := b.fixes(n.X, n.Unit.Dim, t.Dim)
		return b.failOffering(n, advice, attempts, "%s is %s and cannot be shown in %s, which is %s", b.textOf(n.X), t.Dim, n.Unit.Text, n.Unit.Dim)
	}
	return t
}

// sum checks an addition or subtraction.
func (b *binder) sum(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	fits := fraction(n.X, x) && fraction(n.Y, y)
	if x.Fraction != y.Fraction && !fits {
		return b.shareAdded(n, x)
	}
	t, ok := b.agree(n, n.X, n.Y, x, y)
	if !ok {
		return Type{Bad: true}
	}
	t.Fraction = fits && (x.Fraction || y.Fraction)
	t.Share = (x.Share || isOne(n.X)) && (y.Share || isOne(n.Y)) && (x.Share || y.Share)
	return t
}

// fraction reports whether a node of type t may be added to a share.
func fraction(n Node, t Type) bool { return t.Fraction || t.Zero || t.None || isOne(n) }

// isOne reports whether a node is a written 1, which shares are taken from.
func isOne(n Node) bool {
	l, ok := bare(n)
	return ok && l.Value == 1
}

// shareAdded refuses a share that is added to a value that is not a share: in 500 + 20% it may be
// meant as a change of 500 or as a number. x is the type of the left side.
func (b *binder) shareAdded(n *Binary, x Type) Type {
	share, other := n.Y, n.X
	if x.Fraction {
		share, other = n.X, n.Y
	}
	op := " + "
	if n.Op == Sub {
		op = " - "
	}
	asNumber := "1 * " + b.textOf(share)
	if l, ok := share.(*Literal); ok && l.Percent {
		asNumber = strconv.FormatFloat(l.Value, 'g', 12, 64)
	}
	of := func(op string) string { return b.operand(other) + " * (1" + op + b.textOf(share) + ")" }
	var a attempt
	switch l, isBare := bare(other); {
	case !x.Fraction:
		a = offer(n, "", of(op), b.textOf(other)+op+asNumber)
	case isBare && l.Value < 1: // availability + 0.05: five points
		a = offer(n, "", b.textOf(share)+op+percent(l.Value))
	case n.Op == Add:
		a = offer(n, "", of(op), asNumber+op+b.textOf(other))
	default:
		a = offer(n, "", asNumber+op+b.textOf(other))
	}
	return b.failOffering(n, "", []attempt{a}, "cannot %s %s and %s: %s is a share and %s is not", verb(n), b.textOf(n.X), b.textOf(n.Y), b.textOf(share), b.textOf(other))
}

// agree checks that two operands of the node at have one dimension, and gives the
// type of their sum.
func (b *binder) agree(at, nx, ny Node, x, y Type) (Type, bool) {
	switch {
	case x.Zero && !y.Zero || x.None && !y.Zero:
		return Type{Dim: y.Dim}, true
	case y.Zero || y.None || x.Dim == y.Dim:
		return Type{Dim: x.Dim, Zero: x.Zero && y.Zero}, true
	}
	var attempts []attempt
	var advice string
	if l, ok := bare(ny); ok {
		attempts = b.unitsFor(l, x.Dim)
	} else if l, ok := bare(nx); ok {
		if attempts = b.prose(at, l, ny); attempts == nil {
			attempts = b.unitsFor(l, y.Dim)
		}
	} else {
		var more []attempt
		var otherwise string
		attempts, advice = b.fixes(ny, x.Dim, y.Dim)
		if more, otherwise = b.fixes(nx, y.Dim, x.Dim); advice == "" {
			advice = otherwise
		}
		attempts = append(attempts, more...)
		slices.SortStableFunc(attempts, func(x, y attempt) int { return x.rank - y.rank })
		for _, side := range []struct {
			n     Node
			extra unit.Dim
		}{{nx, x.Dim.Div(y.Dim)}, {ny, y.Dim.Div(x.Dim)}} {
			if hint := b.countsToo(side.n, side.extra); hint != "" {
				advice = hint
				attempts = slices.DeleteFunc(attempts, func(a attempt) bool { return a.rank >= byOne })
			}
		}
	}
	b.failOffering(at, advice, attempts, "cannot %s %s and %s: %s is %s, %s is %s", verb(at), x.Dim, y.Dim, b.textOf(nx), x.Dim, b.textOf(ny), y.Dim)
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

// unitsFor are the attempts for a bare number where a dimension is expected that has
// usual units: a count noun, /s, $ or those of a size.
func (b *binder) unitsFor(l *Literal, d unit.Dim) []attempt {
	units := UsualUnits(d)
	if noun, ok := d.Counted(); ok {
		units = []string{b.plural(noun)}
	}
	var texts []string
	for _, u := range units {
		texts = append(texts, unit.Join(b.textOf(l), b.units.InCurrency(u)))
	}
	if len(texts) == 0 {
		return nil
	}
	return []attempt{offer(l, "", texts...)}
}

// prose is the attempt for what reads as arithmetic and was meant otherwise: 5+ MB, which is
// 5 MB, and 5 - 10 MB, which is a range; nil for anything else.
func (b *binder) prose(at Node, l *Literal, ny Node) []attempt {
	n, ok := at.(*Binary)
	if !ok {
		return nil
	}
	switch y := ny.(type) {
	case *UnitRef:
		return []attempt{offer(at, "", unit.Join(b.textOf(l), y.Text))}
	case *Literal:
		if n.Op == Sub && y.Unit != nil && l.Value < y.Written {
			return []attempt{offer(at, "", b.textOf(l)+".."+b.textOf(y))}
		}
	}
	return nil
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
		t.Fraction = x.Fraction && y.Fraction
	} else {
		t.Dim = x.Dim.Div(y.Dim)
		t.Fraction = x.Fraction && y.Dim.IsNumber()
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
		return Type{Share: x.Share, Fraction: x.Fraction}
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
		return Type{Dim: lo.Dim, Fraction: lo.Fraction}
	}
	shares := lo.Share && hi.Share && !n.PlusMinus
	if lo.Dim != hi.Dim && !lo.Zero && !hi.Zero {
		var attempts []attempt
		if l, ok := bare(n.Hi); ok {
			if d := displayOf(n.Lo); d != nil && d.Text != "" {
				attempts = append(attempts, offer(n, "", b.Text[n.Start:l.Start]+unit.Join(b.textOf(l), d.Text)))
			}
		}
		return b.failOffering(n, "", attempts, "the ends of a range must have the same dimension: %s is %s, %s is %s", b.textOf(n.Lo), lo.Dim, b.textOf(n.Hi), hi.Dim)
	}
	t := lo
	if lo.Zero {
		t = hi
	}
	t.Fraction = lo.Fraction && hi.Fraction
	if t.Share = shares; shares {
		if b.shares == nil {
			b.shares = make(map[*Range]bool)
		}
		b.shares[n] = true
	}
	t.Zero = false
	return t
}
