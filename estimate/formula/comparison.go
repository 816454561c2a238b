package formula

import (
	"fmt"
	"math"

	"botec/estimate/columns"
)

func (b *binder) comparison(n *Comparison) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	// beside a count, a bare number counts the same
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
		b.Left = x
	}
	if n.Op == "~" {
		return b.near(n, x)
	}
	return Type{Condition: true}
}

// near checks the right side of a ~: a written number, or any with a tolerance.
func (b *binder) near(n *Comparison, x Type) Type {
	if n.Tolerance == nil {
		if _, ok := writtenStep(n.Y); !ok {
			return b.fail(n.Y, fmt.Sprintf("%s ± 5%%", b.textOf(n.Y)), "~ needs a tolerance, or a number on its right whose digits give one")
		}
		return Type{Condition: true}
	}
	t := b.quantity(n.Tolerance)
	if !t.Bad && !isPercent(n.Tolerance) && t.Dim != x.Dim && !t.Zero {
		return b.fail(n.Tolerance, "", "the tolerance is %s, but %s is %s", t.Dim, b.textOf(n.X), x.Dim)
	}
	return Type{Condition: true, Bad: t.Bad}
}

// Near says that a value is a written one in the sense of ~: step is the worth
// of the last written digit.
func Near(value, written, step float64) bool {
	return columns.Near(value, written, tolerance(written, step))
}

// tolerance is half of the last written digit, and a tenth at most.
func tolerance(written, step float64) float64 { return min(step/2, math.Abs(written)/10) }

// writtenStep is the worth of the last written digit of 3.5k/s, in base units.
func writtenStep(n Node) (float64, bool) {
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
