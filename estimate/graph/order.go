package graph

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
)

// Sort sorts the numbers 0 to n-1 topologically: each comes after those that it
// uses. uses calls visit for each number that i uses; a callback, because an iterator
// would be allocated for each i. cycle is called with each cycle that is found, whose
// members each use the next; the order is then not a topological one.
func Sort(n int, uses func(i int, visit func(used int)), cycle func(members []int)) []int {
	const unseen, done = 0, -1 // another state is where on the path a number is, from 1
	order := make([]int, 0, n)
	state := make([]int, n)
	var path []int
	var visit func(i int)
	visit = func(i int) {
		switch state[i] {
		case unseen:
		case done:
			return
		default:
			cycle(path[state[i]-1:])
			return
		}
		path = append(path, i)
		state[i] = len(path)
		uses(i, visit)
		path = path[:len(path)-1]
		state[i] = done
		order = append(order, i)
	}
	for i := range n {
		visit(i)
	}
	return order
}

// sort orders the quantities and reports cycles of formulas.
func (b *builder) sort() {
	uses := func(i int, visit func(used int)) {
		for r := range b.Quantities[i].Bound.Uses() {
			visit(r)
		}
	}
	b.Order = Sort(len(b.Quantities), uses, b.failCycle)
}

// mostCyclic limits the quantities in all cycles that are reported: formulas may form as
// many as there are pairs of them.
const mostCyclic = 50_000

// failCycle reports a cycle at the first of its formulas that a file writes. One that
// follows from an error which is reported already is left out.
func (b *builder) failCycle(members []int) {
	if b.cyclic += len(members); b.cyclic > mostCyclic && b.cyclic > len(members) {
		return
	}
	for _, i := range members {
		if q := &b.Quantities[i]; b.Scenario.IsBroken(q.Owner, q.Label) {
			return
		}
	}
	start := max(0, slices.IndexFunc(members, func(i int) bool { return b.Quantities[i].Entry != nil }))
	var names []string
	for k := range len(members) + 1 {
		if q := &b.Quantities[members[(start+k)%len(members)]]; q.Name != "" { // no shared sum
			names = append(names, q.Name)
		}
	}
	q := &b.Quantities[members[start]]
	from, to := q.Bound.Root.Span()
	hint := ""
	if len(members) == 1 && q.Entry != nil {
		hint = fmt.Sprintf("give %s a value; a formula may use the name that it changes in --set, in a variant and in a file that extends another", q.Name)
	}
	b.fail(q, &formula.Error{Start: from, End: to, Text: "the formulas form a cycle: " + strings.Join(names, " → "), Hint: hint})
}

// untyped reports quantities whose dimension depends on itself, unless there are other
// errors, of which that may be a consequence.
func (b *builder) untyped() {
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Bound.Type.Bad && len(b.errors) == 0 {
			b.fail(q, about(q, "cannot be checked: its dimension depends on itself"))
		}
	}
}
