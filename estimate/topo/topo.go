// Package topo sorts what is computed from one another: each item after those it
// uses. The items are numbers from 0, so that they can be indices of anything.
package topo

import "iter"

// Sort orders the numbers below n so that each stands after those it uses, and is
// otherwise as early as it can be (a depth-first topological sort). It calls
// cycle with each cycle that it meets, in which every item uses the next and the
// last uses the first; the order then holds all items, but without a meaning for
// those. The slice given to cycle is valid until it returns.
func Sort(n int, uses func(i int) iter.Seq[int], cycle func(path []int)) []int {
	const (
		unseen = iota
		onPath
		done
	)
	order, state, position := make([]int, 0, n), make([]byte, n), make([]int, n)
	var path []int
	var visit func(i int)
	visit = func(i int) {
		switch state[i] {
		case done:
			return
		case onPath:
			cycle(path[position[i]:])
			return
		}
		state[i], position[i] = onPath, len(path)
		path = append(path, i)
		for k := range uses(i) {
			visit(k)
		}
		path = path[:len(path)-1]
		state[i] = done
		order = append(order, i)
	}
	for i := range n {
		visit(i)
	}
	return order
}
