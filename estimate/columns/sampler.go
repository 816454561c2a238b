package columns

import "slices"

// BlockSize is the number of samples that a sampler computes at a time: so few that all
// columns stay in the cache of a processor.
const BlockSize = 512

// Sampler is the code that computes samples of some nodes of a stochastic subgraph.
// Running it does not change it.
type Sampler struct {
	graph   *Stochastic
	code    []step
	columns int
	numbers map[int32]float64 // the columns with a number
	draws   []int             // the numbers of its draws in the program
}

// Draws lists the draws of a sampler by their numbers in the program.
func (s *Sampler) Draws() []int { return s.draws }

// Steps is the number of operations for each sample.
func (s *Sampler) Steps() int { return len(s.code) }

// step is an instruction on columns, or on a column and a number in place of operand a
// or b.
type step struct {
	instruction
	list     []int32 // the operands of an operation that has a list of them
	operands operands
	number   float64
	curve    *curve // of a draw whose parameters are numbers, else nil
	uniforms int32  // of a draw: the index of its column of uniforms
	outputs  []int  // the indices of its node in the list of requested nodes

	distribution distribution // that the curve follows
}

// operands says which operands of a step are columns.
type operands byte

const (
	allColumns operands = iota
	numberFirst
	numberSecond
)

// Sampler makes the code for some nodes.
func (t *Stochastic) Sampler(nodes []int) *Sampler {
	a := newAssembler(t, nodes)
	for place, i := range a.order {
		switch {
		case !t.nodes[i].constant:
			a.operation(int(i), place)
		case a.outputs[int(i)] != nil:
			a.output(int(i))
		}
	}
	return a.sampler
}

// inOrder lists nodes and all that they are computed from. Each comes after its
// operands and close to them, so that few columns are in use at a time.
func (t *Stochastic) inOrder(nodes []int) (order []int32) {
	seen := make([]bool, len(t.nodes))
	var visit func(i int32)
	visit = func(i int32) {
		if seen[i] {
			return
		}
		seen[i] = true
		if n := &t.nodes[i]; !n.constant {
			for _, arg := range n.operands() {
				visit(arg)
			}
		}
		order = append(order, i)
	}
	for _, i := range nodes {
		visit(int32(i))
	}
	return order
}

// assembler makes the code of a sampler, node by node, and assigns columns to
// nodes. A column is used again once the last step that reads it has been made.
type assembler struct {
	graph   *Stochastic
	sampler *Sampler
	order   []int32       // the nodes that are requested or lead to one that is
	lastUse []int         // the place in the order of the last node that reads a node; -1 where none does
	outputs map[int][]int // the positions of a node in the list of requested nodes
	column  []int32       // of each node
	free    []int32
}

func newAssembler(t *Stochastic, nodes []int) *assembler {
	a := &assembler{
		graph:   t,
		sampler: &Sampler{graph: t, numbers: make(map[int32]float64)},
		order:   t.inOrder(nodes),
		lastUse: make([]int, len(t.nodes)),
		outputs: make(map[int][]int, len(nodes)),
		column:  make([]int32, len(t.nodes)),
	}
	for k, i := range nodes {
		a.outputs[i] = append(a.outputs[i], k)
	}
	for place, i := range a.order {
		a.lastUse[i] = -1 // its readers come later
		if n := &t.nodes[i]; !n.constant {
			for _, arg := range n.operands() {
				a.lastUse[arg] = place
			}
		}
	}
	return a
}

// output makes the step for a requested node that is a number.
func (a *assembler) output(i int) {
	col := a.number(a.graph.nodes[i].low)
	a.column[i] = col
	a.emit(step{instruction: instruction{op: OpCopy, dst: col, a: col}, outputs: a.outputs[i]})
}

// operation makes the step that computes a node, at its place in the order.
func (a *assembler) operation(i, place int) {
	t, n := a.graph, &a.graph.nodes[i]
	next := step{instruction: instruction{op: n.op, draw: n.draw}, outputs: a.outputs[i]}
	args := n.operands()
	if t.isDraw(n.op) {
		next.uniforms = int32(len(a.sampler.draws))
		a.sampler.draws = append(a.sampler.draws, int(n.draw))
	}
	constant := func(k int) bool { return k < len(args) && t.nodes[args[k]].constant }
	switch arithmetic := n.op >= OpAdd && n.op <= OpDiv; {
	case t.isDraw(n.op) && n.quantiles != nil: // its parameters are numbers
		var v [3]float64
		for k, arg := range args {
			v[k] = t.nodes[arg].low
		}
		next.distribution = inverse(n.op, v[0], v[1], v[2])
		next.curve = newCurve(t.n, next.distribution, t.knots)
		args = nil
	case arithmetic && constant(0):
		next.operands, next.number = numberFirst, t.nodes[args[0]].low
	case arithmetic && constant(1):
		next.operands, next.number = numberSecond, t.nodes[args[1]].low
	}
	columns := make([]int32, max(3, len(args)))
	for k, arg := range args {
		if t.nodes[arg].constant && next.operands == allColumns {
			a.column[arg] = a.number(t.nodes[arg].low)
		}
		columns[k] = a.column[arg]
	}
	if n.op.isListed() {
		next.list = columns
	} else {
		next.a, next.b, next.c = columns[0], columns[1], columns[2]
	}
	a.release(place, args)
	next.dst = a.take()
	a.column[i] = next.dst
	if a.lastUse[i] < 0 { // nothing reads it, and the caller takes it at once
		a.free = append(a.free, next.dst)
	}
	a.emit(next)
}

func (a *assembler) emit(next step) { a.sampler.code = append(a.sampler.code, next) }

// take returns a column for the samples of a node.
func (a *assembler) take() int32 {
	if n := len(a.free); n > 0 {
		col := a.free[n-1]
		a.free = a.free[:n-1]
		return col
	}
	return a.add()
}

// release frees the columns of the operands that the node at a place is the last to
// read.
func (a *assembler) release(place int, args []int32) {
	for k, arg := range args {
		if a.lastUse[arg] == place && !a.graph.nodes[arg].constant && !slices.Contains(args[:k], arg) {
			a.free = append(a.free, a.column[arg])
		}
	}
}

// number returns a column with a number, which no step writes.
func (a *assembler) number(v float64) int32 {
	col := a.add()
	a.sampler.numbers[col] = v
	return col
}

// add returns a new column.
func (a *assembler) add() int32 {
	a.sampler.columns++
	return int32(a.sampler.columns - 1)
}
