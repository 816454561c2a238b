package formula

import (
	"fmt"
	"math"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Diagnose explains why a formula has no finite value, from the values of the
// quantities: the error is in the innermost node that has none. It gives nil where
// all nodes are finite.
func (b *Bound) Diagnose(value func(ref int) float64) *Error {
	d := &evaluation{b, value}
	return d.diagnose(b.Root)
}

func (d *evaluation) diagnose(n Node) *Error {
	if name, ok := n.(*Name); ok && name.Spread {
		return nil
	}
	for _, c := range d.children(n) {
		if e := d.diagnose(c); e != nil {
			return e
		}
	}
	if unit.Finite(d.eval(n)) {
		return nil
	}
	reason := ""
	if c, ok := n.(*Call); ok && c.Func.rule == tiers {
		n, reason = d.wrongTier(c)
	}
	if reason == "" {
		reason = d.reason(n)
	}
	start, end := n.Span()
	return &Error{Start: start, End: end, Text: reason}
}

// wrongTier finds the argument for which a call of tiered has no value, and says what
// is wrong with it; it gives the call itself where the result is too large.
func (d *evaluation) wrongTier(n *Call) (Node, string) {
	if d.eval(n.Args[0]) < 0 {
		return n.Args[0], fmt.Sprintf("the amount of tiered must be 0 or more, but %s is negative", d.text(n.Args[0]))
	}
	before, name := 0., "0"
	for i := 1; i < len(n.Args)-1; i += 2 {
		limit := d.eval(n.Args[i])
		if !(limit > before) {
			return n.Args[i], fmt.Sprintf("the limits of tiered must rise, but %s is not above %s", d.text(n.Args[i]), name)
		}
		before, name = limit, d.text(n.Args[i])
	}
	return n, ""
}

// children lists the operands of a node; of an if, those that it uses.
func (d *evaluation) children(n Node) []Node {
	switch n := n.(type) {
	case *Paren:
		return []Node{n.X}
	case *In:
		return []Node{n.X}
	case *Negative:
		return []Node{n.X}
	case *Binary:
		return []Node{n.X, n.Y}
	case *Range:
		return []Node{n.Lo, n.Hi}
	case *Comparison:
		return []Node{n.X, n.Y}
	case *Call:
		if n.Func.op == columns.OpIf {
			switch d.eval(n.Args[0]) {
			case 1:
				return n.Args[:2]
			case 0:
				return []Node{n.Args[0], n.Args[2]}
			}
			return n.Args[:1]
		}
		return n.Args
	}
	return nil
}

func (d *evaluation) text(n Node) string {
	start, end := n.Span()
	return d.Text[start:end]
}

// reason says why a node has no finite value although its operands have one.
func (d *evaluation) reason(n Node) string {
	switch n := n.(type) {
	case *Name:
		return fmt.Sprintf("%s has no value", n.Path)
	case *Binary:
		if (n.Op == Div || n.Op == Per) && d.eval(n.Y) == 0 {
			if l, ok := n.Y.(*Literal); ok && l.Bare {
				return "division by zero"
			}
			return fmt.Sprintf("division by zero: %s is 0", d.text(n.Y))
		}
		if n.Op == Pow && d.eval(n.X) < 0 {
			return fmt.Sprintf("%s is negative, so it has no such power", d.text(n.X))
		}
	case *Range:
		if lo, hi := d.eval(n.Lo), d.eval(n.Hi); lo > hi && !n.PlusMinus {
			return fmt.Sprintf("the ends of the range are reversed: %s is greater than %s", d.text(n.Lo), d.text(n.Hi))
		}
	case *Call:
		if n.Func.rule == waiting || !math.IsInf(d.eval(n), 0) {
			return fmt.Sprintf("%s has no value: %s", d.text(n), n.Func.domain())
		}
	}
	return fmt.Sprintf("%s is too large for a number", d.text(n))
}

// domain says for which arguments a function has a value.
func (f *Function) domain() string {
	switch f.op {
	case columns.OpSqrt:
		return "the square root of a negative number"
	case columns.OpLn, columns.OpLog2, columns.OpLog10, columns.OpLog:
		return "a logarithm takes a number above 0, and a base above 0 other than 1"
	case columns.OpNines:
		return "an availability must be from 0% to below 100%, with at most 15 nines"
	case columns.OpStaff:
		return "the load must be from 0 to 1e12, and the probability above 0% and at most 100%"
	case columns.OpParallel:
		return "the availability and the common share must be from 0% to 100%, and the number of parts 0 or more"
	case columns.OpAvailable:
		return "the availability must be from 0% to 100%, the number of parts 0 or more, and that of zones from 1 to 1000"
	case columns.OpWait:
		return "the load must be below the number of servers, and the quantile from 0% to below 100%"
	case columns.OpResponse:
		return "the load must be below the number of servers, the quantile from 0% to below 100%, and the p99 from 1 to 14 times the mean"
	case columns.OpSlowest, columns.OpSlowestDeviation:
		return "the load must be below the number of servers, n 1 or more, and the p99 from 1 to 14 times the mean"
	case columns.OpTail:
		return "the quantile must be from 0% to below 100%, and the others 0 or more; as many times and deviations as numbers of calls, of which at most 10 are below 1"
	case columns.OpErlangB, columns.OpErlangC:
		return "servers and load must be 0 or more"
	case columns.OpUniform, columns.OpNormal, columns.OpTriangular, columns.OpPert:
		return "its arguments must be in ascending order"
	case columns.OpLognormal:
		return "its ends must be above 0, the smaller one first"
	}
	return f.Usage
}

// BelowZero gives an error where the formula is one range or distribution, and more
// than one of its samples in a million is negative. The hint names distributions
// that are not.
func (b *Bound) BelowZero(value func(ref int) float64) *Error {
	n, op, ends := b.distribution()
	if n == nil {
		return nil
	}
	d := &evaluation{b, value}
	var args [3]float64
	for i, e := range ends {
		args[i] = d.eval(e)
	}
	if r, ok := n.(*Range); ok && r.PlusMinus && isPercent(r.Hi) {
		args[1] *= args[0]
	}
	share := columns.ShareBelowZero(op, args[0], args[1], args[2])
	if !(share > 1e-6) {
		return nil
	}
	start, end := n.Span()
	return &Error{Start: start, End: end, Text: fmt.Sprintf("%s is negative in %.2g%% of the samples, but the quantity cannot be negative", d.text(n), 100*share), Hint: "uniform(a, b) and pert(min, mode, max) stay between their ends"}
}

// IsDistribution says whether the formula is one range or distribution, alone.
func (b *Bound) IsDistribution() bool {
	n, _, _ := b.distribution()
	return n != nil
}

// Distribution is the range or distribution that the formula consists of, alone and with
// numbers as its parameters; ok is false for any other formula.
func (b *Bound) Distribution() (op columns.Op, parameters []float64, ok bool) {
	n, op, ends := b.distribution()
	if n == nil || !b.Leaf() {
		return 0, nil, false
	}
	if r, ok := n.(*Range); ok && b.shares[r] {
		op = columns.OpShares
	}
	d := &evaluation{b, nil}
	for _, e := range ends {
		parameters = append(parameters, d.eval(e))
	}
	if r, ok := n.(*Range); ok && r.PlusMinus && isPercent(r.Hi) {
		parameters[1] *= parameters[0]
	}
	return op, parameters, true
}

// distribution gives the range or distribution that the formula consists of, with its
// operation and parameters; nil for any other formula.
func (b *Bound) distribution() (n Node, op columns.Op, parameters []Node) {
	root := b.Root
	for {
		p, ok := root.(*Paren)
		if !ok {
			break
		}
		root = p.X
	}
	switch n := root.(type) {
	case *Range:
		if n.PlusMinus {
			return n, columns.OpPlusMinus, []Node{n.Lo, n.Hi}
		}
		return n, columns.OpRange, []Node{n.Lo, n.Hi}
	case *Call:
		if n.Func.op.IsDraw() {
			return n, n.Func.op, n.Args
		}
	}
	return nil, 0, nil
}
