package formula

import (
	"iter"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Bound is a formula with its names resolved and its dimensions checked. Its tree is
// that of the parsed formula, except where bare numbers count something (see
// rewrite.go).
type Bound struct {
	*Formula
	Refs [][]int // the quantities of each name, by Name.Index; nil for a unit
	Type Type
	Left *Type // of the left side, where the formula is a comparison; else nil

	// Unit is the unit to display the result in: the one after "in", or that of a
	// single number whose dimension has no obvious unit; else nil.
	Unit *unit.Display

	// Stats gives for a percentile, mean or probability the quantity that holds
	// its value. The caller sets it; a call without an entry is computed as its
	// argument, which is right where all samples are equal.
	Stats map[*Call]int

	// Sums gives for a call over many quantities, such as sum(workloads.stored), the
	// quantity that holds its value for all formulas that have such a call. The caller
	// sets it; a call without an entry is computed from its quantities.
	Sums map[*Call]int

	types  map[*Call]Type  // of the arguments of statistics
	shares map[*Range]bool // the ranges whose ends are both shares
	few    [3][]int        // the memory of Refs, where there are at most three
	ones   [3]int
}

// Uncertain reports whether the formula contains a range or a distribution. The
// argument of a statistic does not count, because a statistic is one number.
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

// outside visits all nodes but those inside of a call that has a quantity in Stats or
// Sums.
func (b *Bound) outside(visit func(Node)) {
	if b.Stats == nil && b.Sums == nil {
		walk(b.Root, visit)
		return
	}
	inside := make(map[Node]bool)
	for _, held := range []map[*Call]int{b.Stats, b.Sums} {
		for c := range held {
			walk(c, func(n Node) { inside[n] = true })
		}
	}
	walk(b.Root, func(n Node) {
		if !inside[n] {
			visit(n)
		}
	})
}

// Chooses reports whether the formula has an if, so that what it computes depends on a
// condition.
func (b *Bound) Chooses() bool {
	found := false
	walk(b.Root, func(n Node) {
		c, ok := n.(*Call)
		found = found || ok && c.Func.op == columns.OpIf
	})
	return found
}

// Condition is a condition inside of the formula, such as that of an if, as a formula of its
// own.
func (b *Bound) Condition(n Node) *Bound {
	return &Bound{Formula: &Formula{Text: b.Text, Root: n, Names: b.Names, units: b.units}, Refs: b.Refs, Stats: b.Stats, Sums: b.Sums, shares: b.shares}
}

// LeftSide is the left side of a comparison as a formula of its own; ok is false where
// the formula is none.
func (b *Bound) LeftSide() (left *Bound, ok bool) {
	c, ok := b.Root.(*Comparison)
	if !ok {
		return nil, false
	}
	return &Bound{Formula: &Formula{Text: b.Text, Root: c.X, Names: b.Names, units: b.units}, Refs: b.Refs, Type: *b.Left, Stats: b.Stats, Sums: b.Sums, shares: b.shares}, true
}

// RightSide is the same for the right side.
func (b *Bound) RightSide() (right *Bound, ok bool) {
	c, ok := b.Root.(*Comparison)
	if !ok {
		return nil, false
	}
	return &Bound{Formula: &Formula{Text: b.Text, Root: c.Y, Names: b.Names, units: b.units}, Refs: b.Refs, Type: *b.Left, Stats: b.Stats, Sums: b.Sums, shares: b.shares}, true
}

// ReachesMore reports whether a name of the formula stands for more than n quantities.
func (b *Bound) ReachesMore(n int) bool {
	return slices.ContainsFunc(b.Refs, func(refs []int) bool { return len(refs) > n })
}

// Call is a call whose only argument is a name, as a formula of its own.
func (b *Bound) Call(c *Call) *Bound {
	refs := make([][]int, len(b.Refs))
	name := c.Args[0].(*Name)
	refs[name.Index] = b.Refs[name.Index]
	return &Bound{Formula: &Formula{Text: b.Text, Root: c, Names: b.Names}, Refs: refs}
}

// Reaches visits the calls whose only argument stands for many quantities, such as
// sum(workloads.stored), with the path of the argument and the quantities.
func (b *Bound) Reaches(visit func(c *Call, path string, refs []int)) {
	walk(b.Root, func(n Node) {
		if c, ok := n.(*Call); ok && len(c.Args) == 1 {
			if name, ok := c.Args[0].(*Name); ok && name.Spread {
				visit(c, name.Path, b.Refs[name.Index])
			}
		}
	})
}

// Statistics lists the calls of statistics, which are computed from all samples:
// p95(x), mean(x), prob(condition).
func (b *Bound) Statistics() []*Call {
	var list []*Call
	walk(b.Root, func(n Node) {
		if c, ok := n.(*Call); ok && c.Func.statistic {
			list = append(list, c)
		}
	})
	return list
}

// Argument is the argument of one of the Statistics, as a formula of its own.
func (b *Bound) Argument(c *Call) *Bound {
	return &Bound{Formula: &Formula{Text: b.Text, Root: c.Args[0], Names: b.Names, units: b.units}, Refs: b.Refs, Type: b.types[c], shares: b.shares}
}

// Alias is a formula that consists of one name, that of the quantity ref.
func Alias(ref int, t Type) *Bound {
	return &Bound{Formula: &Formula{Root: &Name{}, Names: 1}, Refs: [][]int{{ref}}, Type: t}
}

// Uses yields the quantities that the formula is computed from; for a call with an
// entry in Stats or Sums, that entry.
func (b *Bound) Uses() iter.Seq[int] {
	return func(yield func(int) bool) {
		if b.Stats == nil && b.Sums == nil {
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
		walk(b.Root, func(n Node) {
			if c, ok := n.(*Call); ok {
				for _, held := range [...]map[*Call]int{b.Stats, b.Sums} {
					if r, ok := held[c]; ok {
						list = append(list, r)
					}
				}
			}
		})
		for _, r := range list {
			if !yield(r) {
				return
			}
		}
	}
}

// Leaf says whether the formula uses no quantity.
func (b *Bound) Leaf() bool {
	return !slices.ContainsFunc(b.Refs, func(refs []int) bool { return len(refs) > 0 })
}
