package formula

import (
	"slices"

	"botec/estimate/unit"
)

// Error is a mistake in the text of one formula. Start and End are byte offsets
// into that text.
type Error struct {
	Start, End int
	Text       string   // what is wrong: lower case, no full stop
	Hint       string   // what to do, "" where that is not certain
	Write      []string // the texts that the hint offers: each fixes the formula in place of what Start and End mark

	advice   string    // the hint where no text is offered
	attempts []attempt // of texts, see offer.go
}

func (e *Error) Error() string { return e.Text }

// Formula is one parsed formula. It belongs to no scenario and does not change: the
// standard model's formulas are parsed once and bound for each workload and fleet,
// from any number of goroutines.
type Formula struct {
	Text  string
	Root  Node
	Names int // the number of Name nodes; Name.Index numbers them from 0

	AsUnits []string // the names of quantities that the formula reads as units, as the d of 1/d

	units *unit.Table // that it was parsed with
}

// HasNumbers reports whether the formula contains a number other than 0 and 1.
func (f *Formula) HasNumbers() bool {
	found := false
	walk(f.Root, func(n Node) {
		l, ok := n.(*Literal)
		found = found || ok && l.Written != 0 && l.Written != 1
	})
	return found
}

// InPercent reports whether a number of the formula is written in percent, or the
// whole formula is 0.
func (f *Formula) InPercent() bool {
	found := false
	walk(f.Root, func(n Node) {
		l, ok := n.(*Literal)
		found = found || ok && (l.Percent || l.Value == 0 && f.Root == n)
	})
	return found
}

// Uses reports whether the formula uses one of these names.
func (f *Formula) Uses(names ...string) bool {
	found := false
	walk(f.Root, func(n Node) {
		name, ok := n.(*Name)
		found = found || ok && slices.Contains(names, name.Path)
	})
	return found
}

// HasDistribution reports whether the formula calls a distribution: uniform(…),
// normal(…) and so on. A range does not count.
func (f *Formula) HasDistribution() bool {
	found := false
	walk(f.Root, func(n Node) {
		c, ok := n.(*Call)
		found = found || ok && c.Func.op.IsDraw()
	})
	return found
}

// IsMeasurement reports whether the formula is one number with its unit, such as 12 ms,
// -3 or 2/user/day, and nothing else.
func (f *Formula) IsMeasurement() bool { return isMeasurement(f.Root) }

func isMeasurement(n Node) bool {
	switch n := n.(type) {
	case *Literal:
		return true
	case *Negative:
		return isMeasurement(n.X)
	case *Binary:
		return n.Op != Add && n.Op != Sub && n.Op != Pow && isMeasurement(n.X) && isUnit(n.Y)
	}
	return false
}

// isUnit reports whether a node is a unit, or a plural that counts as one.
func isUnit(n Node) bool {
	switch n := n.(type) {
	case *UnitRef:
		return true
	case *Name:
		return n.Unit != nil
	case *Binary:
		return n.Op != Add && n.Op != Sub && isUnit(n.X) && (n.Op == Pow || isUnit(n.Y))
	}
	return false
}

// Node is a node of a formula's tree.
type Node interface {
	Span() (start, end int) // see At
}

// At is the position of a node in the text of its formula, in byte offsets.
type At struct{ Start, End int }

// Span gives the byte offsets where the text of the node starts and ends.
func (a At) Span() (start, end int) { return a.Start, a.End }

// Literal is a number with its unit: 300, 50%, 4 MB, $0.02.
type Literal struct {
	At
	Value    float64 // in base units
	Dim      unit.Dim
	Bare     bool    // no unit: 300, 1.5k
	Percent  bool    // 50%
	Ratio    bool    // 100:1
	Scaled   bool    // a scale follows the digits: k, M, bn, million …
	Billions bool    // 2B, without a space: bytes, or billions where a count is expected
	Step     float64 // the place value of the last digit, in base units: 100 for 3.5k
	Unit     *unit.Display

	Written   float64 // the digits without scale and unit
	DigitsEnd int     // the byte offset where the digits end
}

// UnitRef is a unit without a number, which counts as 1 of it: the day of dau / day.
type UnitRef struct {
	At
	Unit unit.Unit
	Text string
}

// Name is the name of a quantity. With Spread it stands for many quantities
// (workloads.egress, nodes_for.*), which become arguments of a function.
type Name struct {
	At
	Path   string
	Index  int
	Spread bool
	Unit   *unit.Unit // the meaning of a plural such as "users" where no quantity has that name
}

// Op is an operator with two operands.
type Op byte

// The operators. Of multiplies like Mul, Per divides like Div.
const (
	Add Op = iota
	Sub
	Mul
	Div
	Of
	Per
	Pow
)

// Binary is an operator with its two operands. Beside marks a product without an
// operator, of a parenthesis or a power and a unit: (1 + 2) MB.
type Binary struct {
	At
	Op     Op
	X, Y   Node
	Beside bool
}

// Negative is -X.
type Negative struct {
	At
	X Node
}

// Paren is (X).
type Paren struct {
	At
	X Node
}

// Range is a 90% interval: Lo..Hi, or Lo ± Hi where PlusMinus is set.
type Range struct {
	At
	Lo, Hi    Node
	PlusMinus bool
}

// Call is a function with its arguments.
type Call struct {
	At
	Func *Function
	Args []Node
}

// In is X with the unit to display it in: X in Unit.
type In struct {
	At
	X    Node
	Unit *unit.Display
}

// Comparison compares X and Y; Op is one of <= < >= > == ~.
type Comparison struct {
	At
	Op        string
	X, Y      Node
	Tolerance Node // of X ~ Y ± Tolerance, else nil
}

// walk calls visit for n and all nodes below it, parents first.
func walk(n Node, visit func(Node)) {
	visit(n)
	switch n := n.(type) {
	case *Paren:
		walk(n.X, visit)
	case *Negative:
		walk(n.X, visit)
	case *In:
		walk(n.X, visit)
	case *Binary:
		walk(n.X, visit)
		walk(n.Y, visit)
	case *Range:
		walk(n.Lo, visit)
		walk(n.Hi, visit)
	case *Comparison:
		walk(n.X, visit)
		walk(n.Y, visit)
		if n.Tolerance != nil {
			walk(n.Tolerance, visit)
		}
	case *Call:
		for _, a := range n.Args {
			walk(a, visit)
		}
	}
}

// NamesIn lists the names in a node and below it, in the order of the text.
func NamesIn(n Node) (list []*Name) {
	walk(n, func(n Node) {
		if name, ok := n.(*Name); ok {
			list = append(list, name)
		}
	})
	return list
}
