package graph

import "slices"

// Consequences tells what is computed from a quantity, directly or on the way, so that
// another value of it needs no run of everything.
type Consequences struct {
	users [][]int // by quantity: what is computed from it
	place []int   // of a quantity in the order of definitions
	seen  []int   // the last list that has a quantity
	lists int     // how many there were
}

// NewConsequences prepares the consequences that are marked; nil for all.
func NewConsequences(g *Graph, marked []bool) *Consequences {
	n := len(g.Quantities)
	c := &Consequences{users: make([][]int, n), place: make([]int, n), seen: make([]int, n)}
	for place, k := range g.Order {
		if c.place[k] = place; marked == nil || marked[k] {
			for used := range g.Quantities[k].Bound.Uses() {
				c.users[used] = append(c.users[used], k)
			}
		}
	}
	return c
}

// From lists quantities and all that is computed from them, in the order of definitions.
func (c *Consequences) From(quantities ...int) []int {
	c.lists++
	var list []int
	add := func(quantities []int) {
		for _, k := range quantities {
			if c.seen[k] != c.lists {
				c.seen[k] = c.lists
				list = append(list, k)
			}
		}
	}
	add(quantities)
	for next := 0; next < len(list); next++ {
		add(c.users[list[next]])
	}
	slices.SortFunc(list, func(a, b int) int { return c.place[a] - c.place[b] })
	return list
}
