package formula

import "botec/estimate/unit"

// Error is a mistake in the text of one formula. Start and End are byte
// offsets into it.
type Error struct {
	Start, End int
	Text       string // what is wrong: lower case, no full stop
	Hint       string // what to write instead, "" where that is not sure
}

func (e *Error) Error() string { return e.Text }

// Formula is the tree of one formula. It holds no scenario: the standard
// model's formulas are parsed once and bound to each workload and fleet.
type Formula struct {
	Text  string
	Root  Node
	Names int // how many names are in it; Name.Index counts them
}

// HasNumbers says that a number is written in the formula which its reader cannot
// guess: not 0, 1 or the 1 of a unit.
func (f *Formula) HasNumbers() bool {
	found := false
	walk(f.Root, func(n Node) {
		l, ok := n.(*Literal)
		found = found || ok && l.Written != 0 && l.Written != 1
	})
	return found
}

// InPercent says that a number of the formula is written in percent, or that it
// is nothing but 0.
func (f *Formula) InPercent() bool {
	found := false
	walk(f.Root, func(n Node) {
		l, ok := n.(*Literal)
		found = found || ok && (l.Percent || l.Value == 0 && f.Root == n)
	})
	return found
}

// HasDistribution says that the formula holds a uniform(…), a normal(…) or
// another distribution that is no written range.
func (f *Formula) HasDistribution() bool {
	found := false
	walk(f.Root, func(n Node) {
		c, ok := n.(*Call)
		found = found || ok && c.Func.op.IsDraw()
	})
	return found
}

// Node is a node of a formula's tree.
type Node interface {
	Span() (start, end int) // see At
}

// At is where a node stands in its formula: byte offsets.
type At struct{ Start, End int }

// Span gives the byte offsets of the node's first and one past its last character.
func (a At) Span() (start, end int) { return a.Start, a.End }

// Literal is a written number with the unit beside it: 300, 50%, 4 MB, $0.02.
type Literal struct {
	At
	Value    float64 // in base units
	Dim      unit.Dim
	Bare     bool    // no unit: 300, 1.5k
	Percent  bool    // 50%
	Ratio    bool    // 100:1
	Scaled   bool    // k, M, bn, million … behind the digits
	Billions bool    // a B glued to the digits: bytes, or billions where a count is wanted
	Step     float64 // the worth of the last written digit, in base units
	Unit     *unit.Display

	Written   float64 // the digits alone, without scale and unit
	DigitsEnd int     // where the digits end, a byte offset
}

// UnitRef is a unit that stands alone as a factor: the "day" of dau / day.
type UnitRef struct {
	At
	Unit unit.Unit
	Text string
}

// Name is the name of a quantity. With Spread it reaches over many
// (workloads.egress, nodes_for.*) and stands as an argument of a function.
type Name struct {
	At
	Path   string
	Index  int
	Spread bool
	Unit   *unit.Unit // the unit that it is where no quantity has the name: "users"
}

// Op is an operator of two operands.
type Op byte

// The operators. Of and Per are other spellings of Mul and Div.
const (
	Add Op = iota
	Sub
	Mul
	Div
	Of
	Per
	Pow
)

// Binary is an operator between two operands. Beside marks a product written
// without an operator, a number beside a unit.
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

// In is X in a unit of display.
type In struct {
	At
	X    Node
	Unit *unit.Display
}

// Comparison is one of <= < >= > == ~.
type Comparison struct {
	At
	Op        string
	X, Y      Node
	Tolerance Node // of a ~ b ± tolerance, else nil
}
