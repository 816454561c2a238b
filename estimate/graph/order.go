package graph

import (
	"slices"
	"strings"

	"botec/estimate/formula"
)

// sort orders the graph so that each quantity stands behind those it uses, and
// reports cycles.
func (b *builder) sort() {
	b.Order = make([]int, 0, len(b.Quantities))
	mark := make([]byte, len(b.Quantities)) // 1 on the way, 2 done
	var path []int
	var visit func(i int)
	visit = func(i int) {
		switch mark[i] {
		case 2:
			return
		case 1:
			b.cycle(path[slices.Index(path, i):])
			return
		}
		mark[i] = 1
		path = append(path, i)
		for r := range b.Quantities[i].Bound.Uses() {
			visit(r)
		}
		path = path[:len(path)-1]
		mark[i] = 2
		b.Order = append(b.Order, i)
	}
	for i := range b.Quantities {
		visit(i)
	}
}

// cycle reports a circle of formulas, at the first of them that a file writes.
func (b *builder) cycle(path []int) {
	start := max(0, slices.IndexFunc(path, func(i int) bool { return b.Quantities[i].Entry != nil }))
	var names []string
	for k := range len(path) + 1 {
		names = append(names, b.Quantities[path[(start+k)%len(path)]].Name)
	}
	q := &b.Quantities[path[start]]
	from, to := q.Bound.Root.Span()
	b.fail(q, &formula.Error{Start: from, End: to, Text: "a cycle: " + strings.Join(names, " → ")})
}
