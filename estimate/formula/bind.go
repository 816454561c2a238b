package formula

import (
	"fmt"
	"iter"

	"botec/estimate/unit"
)

// Type is what the check knows of a value before anything is computed.
type Type struct {
	Dim       unit.Dim
	Condition bool // true or false, not a quantity
	Share     bool // a plain number that is shown in percent
	Zero      bool // a bare 0, which fits any dimension
	Bad       bool // wrong already, and said; takes part in nothing further
	None      bool // the reach over no quantity at all, which fits any dimension
}

// Scope knows the names that a formula may use.
type Scope interface {
	// Resolve finds a quantity by its name as the formula writes it; a negative
	// ref says that what is wrong with it is said elsewhere. A problem is an
	// Error without a position.
	Resolve(path string) (ref int, t Type, problem *Error)
	// Reach finds the quantities that a name with Spread reaches over.
	Reach(path string) (refs []int, t Type, problem *Error)
}

// Bound is a formula whose names are found and whose dimensions are checked.
type Bound struct {
	*Formula
	Refs [][]int // the quantities of each name; nil for a unit
	Type Type
	Left Type // of the left side, where the formula is a comparison

	// Stats gives each percentile, mean or probability over the samples of
	// something the quantity that holds it; nil where that something itself
	// stands for it, as all its samples would be equal.
	Stats map[*Call]int

	types  map[*Call]Type  // of the arguments of Samples
	shares map[*Range]bool // the ranges whose ends are both shares
	few    [3][]int        // the memory of Refs, where they are few
	ones   [3]int
	Unit   *unit.Display // what the result is shown in: the unit behind "in", or a written one worth keeping; else nil
}

type binder struct {
	*Bound
	scope  Scope
	want   Want
	within *Function // the percentile, mean or probability whose argument is being checked
	single []int     // the memory of Refs that are one quantity
	errors []*Error

	replaced map[Node]Node // see rewrite
}

// Bind finds the names of a formula in a scope and checks its dimensions
// against what is wanted. All errors are reported at once.
func (f *Formula) Bind(scope Scope, want Want) (*Bound, []*Error) {
	bound := new(Bound)
	return bound, f.BindTo(bound, scope, want)
}

// BindTo is Bind into memory that the caller has: a graph has all of its own
// in one piece. It must not be moved afterwards.
func (f *Formula) BindTo(bound *Bound, scope Scope, want Want) []*Error {
	bound.Formula = f
	b := &binder{Bound: bound, scope: scope, want: want}
	if n := f.Names; n <= len(b.few) {
		b.Refs, b.single = b.few[:n:n], b.ones[:n]
	} else {
		b.Refs, b.single = make([][]int, n), make([]int, n)
	}
	root := f.Root
	if want.Count && isBareCount(root) {
		noun, _ := want.Dim.Counted()
		root = counting(root, unit.Noun(noun))
	}
	t := b.check(root)
	if !t.Bad {
		t = b.assign(root, t)
	}
	if b.replaced != nil {
		root = b.rewrite(root)
	}
	if root != f.Root {
		b.Formula = &Formula{Text: f.Text, Root: root, Names: f.Names}
	}
	b.Type = t
	b.Unit = displayOf(root)
	if _, asked := root.(*In); b.Unit != nil && !asked && (b.Unit.Dim != t.Dim || readsWell(t.Dim)) {
		b.Unit = nil
	}
	return b.errors
}

func (b *binder) fail(n Node, hint, text string, args ...any) Type {
	start, end := n.Span()
	b.errors = append(b.errors, &Error{start, end, fmt.Sprintf(text, args...), hint})
	return Type{Bad: true}
}

func (b *binder) textOf(n Node) string {
	start, end := n.Span()
	return b.Text[start:end]
}

func (b *binder) check(n Node) Type {
	switch n := n.(type) {
	case *Literal:
		return Type{Dim: n.Dim, Share: n.Percent, Zero: n.Value == 0 && n.Bare}
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

// quantity checks an operand that cannot be a condition.
func (b *binder) quantity(n Node) Type {
	t := b.check(n)
	if t.Condition && !t.Bad {
		return b.fail(n, "if(condition, 1, 0) makes it a number", "a condition cannot be used as a number")
	}
	return t
}

func (b *binder) name(n *Name) Type {
	if n.Spread {
		return b.fail(n, fmt.Sprintf("sum(%s)", n.Path), "%s is many quantities; use it as an argument of sum, min or max", n.Path)
	}
	ref, t, problem := b.scope.Resolve(n.Path)
	if problem != nil {
		if n.Unit != nil {
			return Type{Dim: n.Unit.Dim}
		}
		return b.fail(n, problem.Hint, "%s", problem.Text)
	}
	if ref < 0 {
		return Type{Bad: true} // a name whose own entry is wrong
	}
	b.single[n.Index] = ref
	b.Refs[n.Index] = b.single[n.Index : n.Index+1 : n.Index+1]
	return t
}

// Uncertain says that the formula holds a range or a distribution. What a
// percentile looks at does not count: it is one number, made of all samples.
func (b *Bound) Uncertain() bool {
	found := false
	b.outside(func(n Node) {
		switch n := n.(type) {
		case *Range:
			found = true
		case *Call:
			found = found || n.Func.op.IsDraw()
		}
	})
	return found
}

// outside visits the nodes that stand in no percentile, mean or probability,
// and not in the tolerance of a ~.
func (b *Bound) outside(visit func(Node)) {
	if b.Stats == nil {
		walk(b.Root, visit)
		return
	}
	inside := make(map[Node]bool)
	for _, c := range b.Samples() {
		if _, ok := b.Stats[c]; ok {
			walk(c, func(n Node) { inside[n] = true })
		}
	}
	walk(b.Root, func(n Node) {
		if !inside[n] {
			visit(n)
		}
	})
}

// Samples lists the calls that look at all samples: p95(x), mean(x), prob(c).
func (b *Bound) Samples() []*Call {
	var list []*Call
	walk(b.Root, func(n Node) {
		if c, ok := n.(*Call); ok && c.Func.samples {
			list = append(list, c)
		}
	})
	return list
}

// Argument is the formula that a call of Samples looks at, with its type.
func (b *Bound) Argument(c *Call) *Bound {
	return &Bound{Formula: &Formula{Text: b.Text, Root: c.Args[0], Names: b.Names}, Refs: b.Refs, Type: b.types[c], shares: b.shares}
}

// Same is a formula that is another quantity unchanged.
func Same(ref int, t Type) *Bound {
	return &Bound{Formula: &Formula{Root: &Name{}, Names: 1}, Refs: [][]int{{ref}}, Type: t}
}

// Uses lists the quantities that a formula computes from; of a percentile, the
// one that holds it.
func (b *Bound) Uses() iter.Seq[int] {
	return func(yield func(int) bool) {
		if b.Stats == nil {
			for _, refs := range b.Refs {
				for _, r := range refs {
					if !yield(r) {
						return
					}
				}
			}
			return
		}
		var list []int
		b.outside(func(n Node) {
			if name, ok := n.(*Name); ok {
				list = append(list, b.Refs[name.Index]...)
			}
		})
		for _, c := range b.Samples() {
			if r, ok := b.Stats[c]; ok {
				list = append(list, r)
			}
		}
		for _, r := range list {
			if !yield(r) {
				return
			}
		}
	}
}
