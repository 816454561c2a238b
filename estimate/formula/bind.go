package formula

import (
	"fmt"

	"botec/estimate/unit"
)

// Type is the type of a value, known before the value is computed.
type Type struct {
	Dim       unit.Dim
	Condition bool // true or false, not a quantity
	Share     bool // a plain number that is displayed in percent
	Fraction  bool // a share, or a plain number made of shares alone: they are added to each other and to 1
	Zero      bool // a 0 without a unit, which fits any dimension
	Bad       bool // an error has been reported; no further check applies
	None      bool // a name with Spread for which there is no quantity: fits any dimension
}

// Scope resolves the names that a formula may use. A ref is the number of a
// quantity, as in a [columns.Program]. A problem is an Error without a position.
type Scope interface {
	// Resolve finds a quantity by the name that the formula uses. A negative ref
	// means that an error in the quantity itself is reported elsewhere.
	Resolve(path string) (ref int, t Type, problem *Error)
	// Reach finds the quantities that a name with Spread matches.
	Reach(path string) (refs []int, t Type, problem *Error)
}

type binder struct {
	*Bound
	scope     Scope
	expected  Expected
	statistic *Function // the percentile, mean or probability whose argument is being checked
	single    []int     // the memory of Refs to one quantity
	errors    []*Error
	trial     bool // only a trial of a hint's text: hints of its own are not needed

	replaced map[Node]Node // see rewrite.go
}

// Bind resolves the names of a formula in a scope and checks its dimensions
// against what is expected. It reports all errors at once, and does not change the
// formula.
func (f *Formula) Bind(scope Scope, expected Expected) (*Bound, []*Error) {
	bound := new(Bound)
	return bound, f.BindTo(bound, scope, expected)
}

// BindTo is Bind with the memory for the result, so that a graph can allocate all
// of it at once. It keeps pointers into that memory, which must not move afterwards.
func (f *Formula) BindTo(bound *Bound, scope Scope, expected Expected) []*Error {
	b := &binder{Bound: bound, scope: scope, expected: expected}
	b.bind(f)
	if len(b.errors) > 0 {
		b.settleErrors()
	}
	return b.errors
}

// bind binds a formula with the fields that the binder has.
func (b *binder) bind(f *Formula) {
	b.Formula = f
	expected := b.expected
	if n := f.Names; n <= len(b.few) {
		b.Refs, b.single = b.few[:n:n], b.ones[:n]
	} else {
		b.Refs, b.single = make([][]int, n), make([]int, n)
	}
	root := f.Root
	if expected.Count && isBareCount(root) {
		root = counting(root, expected.Dim)
	}
	t := b.check(root)
	if !t.Bad {
		t = b.meet(root, t)
	}
	if b.replaced != nil {
		root = b.rewrite(root)
	}
	if root != f.Root {
		b.Formula = &Formula{Text: f.Text, Root: root, Names: f.Names, AsUnits: f.AsUnits, units: f.units}
	}
	b.Type = t
	b.Unit = displayOf(root)
	if _, chosen := root.(*In); b.Unit != nil && !chosen && (b.Unit.Dim != t.Dim || hasObviousUnit(t.Dim)) {
		b.Unit = nil
	}
}

// fail reports an error in a node. The Type that it returns is Bad.
func (b *binder) fail(n Node, hint, text string, args ...any) Type {
	b.failOffering(n, hint, nil, text, args...)
	return Type{Bad: true}
}

// failOffering is fail with texts to try; hint is for the case that none passes.
func (b *binder) failOffering(n Node, hint string, attempts []attempt, text string, args ...any) Type {
	start, end := n.Span()
	e := &Error{Start: start, End: end, Hint: hint, advice: hint, attempts: attempts}
	if !b.trial {
		e.Text = fmt.Sprintf(text, args...)
	}
	b.errors = append(b.errors, e)
	return Type{Bad: true}
}

func (b *binder) textOf(n Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}

// check finds the type of a node and reports the errors in it.
func (b *binder) check(n Node) Type {
	switch n := n.(type) {
	case *Literal:
		return Type{Dim: n.Dim, Share: n.Percent, Fraction: n.Percent, Zero: n.Value == 0 && n.Bare}
	case *UnitRef:
		return Type{Dim: n.Unit.Dim}
	case *Name:
		return b.name(n)
	case *Paren:
		return b.check(n.X)
	case *Negative:
		return b.quantity(n.X)
	case *In:
		return b.in(n)
	case *Range:
		return b.rangeOf(n)
	case *Binary:
		switch n.Op {
		case Add, Sub:
			return b.sum(n)
		case Pow:
			return b.power(n)
		}
		return b.product(n)
	case *Comparison:
		return b.comparison(n)
	case *Call:
		return b.call(n)
	}
	panic("formula: no such node")
}

// quantity is check for an operand that cannot be a condition.
func (b *binder) quantity(n Node) Type {
	t := b.check(n)
	if t.Condition && !t.Bad {
		of := n
		if p, ok := n.(*Paren); ok {
			of = p.X
		}
		return b.failOffering(n, "", []attempt{offer(n, "%s makes it a number", fmt.Sprintf("if(%s, 1, 0)", b.textOf(of)))}, "a condition cannot be used as a number")
	}
	return t
}

func (b *binder) name(n *Name) Type {
	if n.Spread {
		return b.failOffering(n, "", []attempt{offer(n, "", fmt.Sprintf("sum(%s)", n.Path))}, "%s is many quantities; use it as an argument of sum, min or max", n.Path)
	}
	ref, t, problem := b.scope.Resolve(n.Path)
	if problem != nil {
		if n.Unit != nil {
			return Type{Dim: n.Unit.Dim}
		}
		return b.unknownName(n, problem)
	}
	if ref < 0 {
		return Type{Bad: true}
	}
	b.single[n.Index] = ref
	b.Refs[n.Index] = b.single[n.Index : n.Index+1 : n.Index+1]
	return t
}

// unknownName reports a name that the scope does not know. The texts of the problem
// are similar names.
func (b *binder) unknownName(n *Name, problem *Error) Type {
	var attempts []attempt
	if scale := Scale(n.Path, false); scale > 0 { // $0.20 * million
		for _, short := range []string{"k", "M", "bn", "T"} {
			if scales[short] == scale {
				attempts = append(attempts, offer(n, "", "1"+short))
			}
		}
	}
	if len(problem.Write) > 0 {
		near := offer(n, "did you mean %s?", problem.Write...)
		near.tolerant = true
		attempts = append(attempts, near)
	}
	return b.failOffering(n, problem.Hint, attempts, "%s", problem.Text)
}
