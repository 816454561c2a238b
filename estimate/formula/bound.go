package formula

import (
	"iter"

	"botec/estimate/unit"
)

// Bound is a formula with its names resolved and its dimensions checked. Its tree is
// that of the parsed formula, except where bare numbers count something (see
// rewrite.go).
type Bound struct {
	*Formula
	Refs [][]int // the quantities of each name, by Name.Index; nil for a unit
	Type Type
	Left Type // of the left side, where the formula is a comparison

	// Unit is the unit to display the result in: the one after "in", or that of a
	// single number whose dimension has no obvious unit; else nil.
	Unit *unit.Display

	// Stats gives for a percentile, mean or probability the quantity that holds
	// its value. The caller sets it; a call without an entry is computed as its
	// argument, which is right where all samples are equal.
	Stats map[*Call]int

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

// outside visits all nodes but those inside of a statistic that has a quantity in
// Stats.
func (b *Bound) outside(visit func(Node)) {
	if b.Stats == nil {
		walk(b.Root, visit)
		return
	}
	inside := make(map[Node]bool)
	for _, c := range b.Statistics() {
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

// Uses yields the quantities that the formula is computed from; for a statistic with
// an entry in Stats, that entry.
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
		for _, c := range b.Statistics() {
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
