package compare

import (
	"slices"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// binder rewrites the formulas of one scenario for the columns of the merged program.
type binder struct {
	*Pair
	of    *estimate.Result
	lists map[*int][]int // by the first of the quantities that several formulas share, their columns
	sums  map[int]int    // by its quantity in the scenario, the column of a shared sum
}

func (p *Pair) binderOf(r *estimate.Result) *binder {
	return &binder{Pair: p, of: r, lists: make(map[*int][]int), sums: make(map[int]int)}
}

// bind is the formula of a quantity over the columns of the merged program; nil where
// i is below 0. Shared sums are still those of the scenario.
func (b *binder) bind(i int) *formula.Bound {
	if i < 0 {
		return nil
	}
	bound := *b.of.Quantities[i].Bound
	bound.Refs = make([][]int, len(bound.Refs))
	for n, refs := range b.of.Quantities[i].Bound.Refs {
		if len(refs) == 0 {
			continue
		}
		list := b.lists[&refs[0]]
		if len(list) != len(refs) {
			list = make([]int, len(refs))
			for k, ref := range refs {
				list[k] = b.columns[b.of.Quantities[ref].Name]
			}
			b.lists[&refs[0]] = list
		}
		bound.Refs[n] = list
	}
	return &bound
}

// shared lists the sums that formulas of the scenario share, such as
// sum(workloads.stored), by their quantities.
func (b *binder) shared() (list []int) {
	for i := range b.of.Quantities {
		if q := &b.of.Quantities[i]; q.Class != graph.Unlisted {
			for _, sum := range q.Bound.Sums {
				if _, ok := b.sums[sum]; !ok {
					b.sums[sum] = -1
					list = append(list, sum)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// sum is the definition of a shared sum in a column. Each scenario has its own, so that
// nothing switches.
func (b *binder) sum(quantity, column int) definition {
	b.sums[quantity] = column
	d := definition{a: -1, b: -1, change: -1}
	if b.of == b.A {
		d.a, d.before = quantity, b.bind(quantity)
	} else {
		d.b, d.after = quantity, b.bind(quantity)
	}
	return d
}

// bindSums puts the columns of the shared sums into the formulas of the scenario.
func (b *binder) bindSums(list []definition) {
	for k := range list {
		bound := list[k].before
		if b.of == b.B {
			bound = list[k].after
		}
		if bound == nil || bound.Sums == nil {
			continue
		}
		own := make(map[*formula.Call]int, len(bound.Sums))
		for call, sum := range bound.Sums {
			own[call] = b.sums[sum]
		}
		bound.Sums = own
	}
}
