package compare

import (
	"maps"
	"slices"

	"botec/estimate"
	"botec/estimate/formula"
)

// binder rewrites the formulas of B for the columns of the merged program.
type binder struct {
	of      *estimate.Result
	columns []int          // by quantity
	lists   map[*int][]int // by the first of the quantities that several formulas share, their columns
}

// isSame says that a quantity has the same text as a formula of the merged program, and
// uses the same quantities.
func (b *binder) isSame(i int, as *formula.Bound) bool {
	own := b.of.Quantities[i].Bound
	return oneLine(own.Text) == oneLine(as.Text) && slices.EqualFunc(own.Refs, as.Refs, func(refs, as []int) bool {
		return slices.EqualFunc(refs, as, func(ref, column int) bool { return b.columns[ref] == column })
	})
}

// bind is the formula of a quantity over the columns of the merged program. Its shared
// sums are still those of B.
func (b *binder) bind(i int) *formula.Bound {
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
				list[k] = b.columns[ref]
			}
			if len(list) > 1 {
				b.lists[&refs[0]] = list
			}
		}
		bound.Refs[n] = list
	}
	return &bound
}

// addSums adds the sums that formulas of B share, such as sum(workloads.stored).
func (b *binder) addSums(list []definition) []definition {
	added := make(map[int]int) // the columns, by quantity
	for k := range list {
		after := list[k].after
		if after == nil || after == list[k].before || after.Sums == nil {
			continue
		}
		sums := slices.Sorted(maps.Values(after.Sums))
		for _, sum := range slices.Compact(sums) {
			if _, ok := added[sum]; !ok {
				added[sum] = len(list)
				list = append(list, definition{a: -1, b: sum, after: b.bind(sum), change: -1})
			}
		}
		own := make(map[*formula.Call]int, len(after.Sums))
		for call, sum := range after.Sums {
			own[call] = added[sum]
		}
		after.Sums = own
	}
	return list
}
