package columns

import (
	"slices"

	"botec/estimate/unit"
)

// Stochastic is the uncertain subgraph of a program. Its nodes are the operations that
// compute the uncertain quantities, each with what is known about its result without
// sampling ([law]). Certain values are nodes with a number. Callers know a node by its
// index; Node gives that of a quantity.
type Stochastic struct {
	n         int
	quantiles []float64
	nodes     []node
	nodeOf    []int32 // by quantity, -1 for a certain one
	draws     []Stream
	knots     knots
	fills     []func(d []float64, first int) // the samples of each Varying
	medians   bool                           // distributions are at their median
	exact     *exact                         // nil until something is derived

	// while nodes are made
	numbers map[float64]int32      // those that hold a number
	known   map[operationKey]int32 // those that compute something
	sums    map[termsKey]terms     // those that add or subtract
}

// Stochastic makes the uncertain subgraph for n samples. uncertain says which
// quantities are in it, certain has the values of all others, and stream gives the
// uniforms of each draw. quantiles are probabilities, symmetric around 0.5: the values
// at them are derived without sampling where that is possible. The caller supplies the
// samples of varying quantities.
func (p *Program) Stochastic(uncertain []bool, certain *Frame, n int, quantiles []float64, stream func(Draw) Stream, varying ...Varying) *Stochastic {
	t := &Stochastic{n: n, quantiles: quantiles, nodeOf: make([]int32, len(uncertain)), knots: make(knots), nodes: make([]node, 0, p.room(uncertain)), numbers: make(map[float64]int32), known: make(map[operationKey]int32), sums: make(map[termsKey]terms)}
	for _, d := range p.draws {
		t.draws = append(t.draws, stream(d))
	}
	t.build(p, uncertain, certain, t.supply(len(uncertain), varying))
	return t
}

// room is about how many nodes the marked quantities have: where they are many, most of
// their operations are the same as others.
func (p *Program) room(marked []bool) int {
	operations := 0
	for q, of := range p.ranges {
		if marked[q] {
			operations += int(of[1] - of[0])
		}
	}
	return min(operations, 1000) + operations/4
}

// Varying is a quantity whose samples the caller supplies: Fill writes those from first
// on to d. All samples are from Low to High, in base units.
type Varying struct {
	Quantity  int
	Fill      func(d []float64, first int)
	Low, High float64
}

// Varied makes the subgraph of the quantities that depend on varying ones; certain has
// the values of all others. Distributions are at their median.
func (p *Program) Varied(depends []bool, certain *Frame, varying []Varying) *Stochastic {
	t := &Stochastic{nodeOf: make([]int32, len(depends)), knots: make(knots), nodes: make([]node, 0, p.room(depends)), numbers: make(map[float64]int32), known: make(map[operationKey]int32), sums: make(map[termsKey]terms), draws: make([]Stream, len(varying))}
	t.medians = true
	t.build(p, depends, certain, t.supply(len(depends), varying))
	return t
}

// supply makes the nodes of varying quantities, and lists them by quantity; nil for none.
func (t *Stochastic) supply(quantities int, varying []Varying) []int32 {
	if len(varying) == 0 {
		return nil
	}
	supplied := make([]int32, quantities)
	for i := range supplied {
		supplied[i] = -1
	}
	for k, v := range varying {
		t.fills = append(t.fills, v.Fill)
		t.nodes = append(t.nodes, node{op: OpVarying, draw: int32(k), only: -1,
			law: law{bounded: unit.Finite(v.Low) && unit.Finite(v.High), low: v.Low, high: v.High}})
		supplied[v.Quantity] = int32(k)
	}
	return supplied
}

// Samples is the number of samples.
func (t *Stochastic) Samples() int { return t.n }

// Uncertain reports whether a quantity is in the subgraph.
func (t *Stochastic) Uncertain(quantity int) bool { return t.nodeOf[quantity] >= 0 }

// Node is the node that computes a quantity. Two quantities with the same node
// have the same samples.
func (t *Stochastic) Node(quantity int) int { return int(t.nodeOf[quantity]) }

// Quantiles lists the values of a node at the quantiles of the subgraph, in base units;
// nil where it takes samples to find them.
func (t *Stochastic) Quantiles(node int) []float64 {
	n := &t.nodes[node]
	if n.constant && n.bounded {
		return slices.Repeat([]float64{n.low}, len(t.quantiles))
	}
	return n.quantiles
}

// Source is the node whose samples give the quantiles of a node: itself, or one of
// which it is a monotone function, perhaps in several steps.
func (t *Stochastic) Source(node int) int {
	for t.nodes[node].quantiles == nil && t.nodes[node].only >= 0 {
		node = int(t.nodes[node].only)
	}
	return node
}

// FromSource gives the values of a node at the quantiles, from those of its source.
func (t *Stochastic) FromSource(node int, quantiles []float64) []float64 {
	n := &t.nodes[node]
	if n.quantiles != nil || n.only < 0 {
		return quantiles
	}
	return t.transform(n, t.FromSource(int(n.only), quantiles))
}

// Bounds are the least and the greatest value that a sample of a node can have; known
// is false if they are unknown or a sample may be NaN.
func (t *Stochastic) Bounds(node int) (low, high float64, known bool) {
	n := &t.nodes[node]
	return n.low, n.high, n.bounded
}

// Whole reports whether all samples of a node are known to be whole numbers.
func (t *Stochastic) Whole(node int) bool { return t.nodes[node].whole }

// Terms lists the contributions of the draws to a node that is normal, or to the
// logarithm of one that is lognormal; ok is false for any other.
func (t *Stochastic) Terms(node int) (terms []Term, ok bool) {
	n := &t.nodes[node]
	return n.terms, n.shape != other
}

// Stream gives the uniforms of a draw, by its number in the program.
func (t *Stochastic) Stream(draw int) *Stream { return &t.draws[draw] }

// DrawsOf lists the draws that a node is computed from, by their numbers in the
// program, in ascending order.
func (t *Stochastic) DrawsOf(node int) []int {
	var list []int
	for i, used := range t.used(node) {
		if n := &t.nodes[i]; used && !n.constant && t.isDraw(n.op) {
			list = append(list, int(n.draw))
		}
	}
	slices.Sort(list)
	return list
}

// FewDraws lists for each node the draws that it is computed from, nil for one with more
// than so many.
func (t *Stochastic) FewDraws(most int) [][]int {
	list, many := make([][]int, len(t.nodes)), make([]bool, len(t.nodes))
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.constant {
			continue
		}
		var draws []int
		if t.isDraw(n.op) {
			draws = []int{int(n.draw)}
		}
		for _, a := range n.operands() {
			many[i] = many[i] || many[a]
			draws = union(draws, list[a])
		}
		if many[i] = many[i] || len(draws) > most; !many[i] {
			list[i] = draws
		}
	}
	return list
}

// union has the numbers of two sorted lists, one of which it may be.
func union(a, b []int) []int {
	switch {
	case len(a) == 0 || slices.Equal(a, b):
		return b
	case len(b) == 0:
		return a
	}
	both := append(slices.Clone(a), b...)
	slices.Sort(both)
	both = slices.Compact(both)
	if len(both) == len(a) {
		return a
	}
	return both
}

// used marks nodes and all that they are computed from.
func (t *Stochastic) used(nodes ...int) []bool {
	used := make([]bool, len(t.nodes))
	for _, i := range nodes {
		used[i] = true
	}
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if n := &t.nodes[i]; used[i] && !n.constant {
			for _, a := range n.operands() {
				used[a] = true
			}
		}
	}
	return used
}
