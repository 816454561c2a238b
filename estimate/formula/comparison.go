package formula

import (
	"math"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// comparison checks a comparison and its sides.
func (b *binder) comparison(n *Comparison) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	// a bare number compared with a count counts the same thing
	if _, ok := x.Dim.Counted(); ok && x.Dim != y.Dim && isBareCount(n.Y) {
		b.replace(n.Y, counting(n.Y, x.Dim))
		y.Dim = x.Dim
	} else if _, ok := y.Dim.Counted(); ok && x.Dim != y.Dim && isBareCount(n.X) {
		b.replace(n.X, counting(n.X, y.Dim))
		x.Dim = y.Dim
	}
	if _, ok := b.agree(n, n.X, n.Y, x, y); !ok {
		return Type{Bad: true}
	}
	if Node(n) == b.Root {
		left := x
		b.Left = &left
	}
	if n.Op == "~" {
		return b.near(n, x)
	}
	return Type{Condition: true}
}

// near checks the right side of a ~, which must be a number with its unit unless
// there is a tolerance.
func (b *binder) near(n *Comparison, x Type) Type {
	if n.Tolerance == nil {
		if _, ok := writtenStep(n.Y); !ok {
			return b.failOffering(n.Y, "", withTolerance(b, n.Y), "~ needs a tolerance, or a number on its right whose digits give one")
		}
		return Type{Condition: true}
	}
	t := b.quantity(n.Tolerance)
	if !t.Bad && !isPercent(n.Tolerance) && t.Dim != x.Dim && !t.Zero {
		return b.fail(n.Tolerance, "", "the tolerance is %s, but %s is %s", t.Dim, b.textOf(n.X), x.Dim)
	}
	return Type{Condition: true, Bad: t.Bad}
}

// withTolerance are the attempts to give the right side of a ~ a tolerance.
func withTolerance(b *binder, n Node) []attempt {
	if x, ok := n.(*Binary); ok {
		if r, ok := x.Y.(*Range); ok && r.PlusMinus { // 2 * x ± 5%, which is 2 * (x ± 5%)
			_, end := r.Lo.Span()
			start, _ := n.Span()
			return []attempt{offer(n, "", "("+b.Text[start:end]+") ± "+b.textOf(r.Hi))}
		}
	}
	return []attempt{offer(n, "", b.textOf(n)+" ± 5%"), offer(n, "", "("+b.textOf(n)+") ± 5%")}
}

// Near reports whether value ~ written, where step is the place value of the last
// digit of written; all in base units.
func Near(value, written, step float64) bool {
	return columns.Near(value, written, tolerance(written, step))
}

// tolerance is that of a ~ without one: half of the place value of the last digit,
// and at most a tenth of the number.
func tolerance(written, step float64) float64 { return min(step/2, math.Abs(written)/10) }

// shareTolerance is that of a share: from 95% on also less than half of the distance
// from 100%, because 99.9% and 99.95% are outages of different lengths.
func shareTolerance(written, step float64) float64 {
	t := tolerance(written, step)
	if written < 0.95 || written > 1 {
		return t
	}
	const less = 1 - 1e-6 // more than what a comparison forgives
	return min(t, (1-written)/2*less)
}

// writtenStep is the place value of the last digit of a number with its unit, in
// base units: 100/s for 3.5k/s. ok is false for any other formula.
func writtenStep(n Node) (step float64, ok bool) {
	switch n := n.(type) {
	case *Literal:
		return n.Step, true
	case *Paren:
		return writtenStep(n.X)
	case *Negative:
		return writtenStep(n.X)
	case *In:
		return writtenStep(n.X)
	case *Binary:
		step, ok := writtenStep(n.X)
		var u *UnitRef
		switch y := n.Y.(type) {
		case *UnitRef:
			u = y
		case *Name:
			if y.Unit != nil {
				u = &UnitRef{Unit: *y.Unit}
			}
		}
		if !ok || u == nil {
			return 0, false
		}
		switch n.Op {
		case Mul:
			return step * u.Unit.Factor, true
		case Div, Per:
			return step / u.Unit.Factor, true
		}
	}
	return 0, false
}

// isWrittenShare reports whether the written number of a ~ is a percentage.
func isWrittenShare(n Node) bool {
	switch n := n.(type) {
	case *Literal:
		return n.Percent
	case *Paren:
		return isWrittenShare(n.X)
	case *In:
		return isWrittenShare(n.X) || n.Unit.IsPercent()
	}
	return false
}

// WrittenIn is the unit in which the right side is written, nil where it is no written
// number or has no unit.
func (n *Comparison) WrittenIn() *unit.Display {
	if _, ok := writtenStep(n.Y); !ok {
		return nil
	}
	y := n.Y
	for {
		switch x := y.(type) {
		case *Paren:
			y = x.X
			continue
		case *Negative:
			y = x.X
			continue
		}
		return displayOf(y)
	}
}

// WrittenStep is the place value of the last digit of the right side, in base units; ok
// is false where that is no written number.
func (n *Comparison) WrittenStep() (step float64, ok bool) { return writtenStep(n.Y) }
