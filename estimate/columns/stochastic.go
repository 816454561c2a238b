package columns

import "slices"

// Part is the uncertain part of a program: what its quantities are made of,
// operation by operation, each with what is known of it without sampling
// ([law]). What is certain stands in it as a number.
type Part struct {
	n      int
	places []float64
	nodes  []node
	of     []int32 // the node of each quantity, -1 where it is certain
	draws  []Stream
	knots  knots
	given  []func(d []float64, first int) // by draw, those of Vary
}

// Vary is a quantity of a part whose samples are handed in: Fill puts those from
// first on into d, and all lie from Low to High.
type Vary struct {
	Quantity  int
	Fill      func(d []float64, first int)
	Low, High float64
}

// Varied makes the part of a program that depends on quantities which take many
// values; certain is a frame that holds the value of all others.
func (p *Program) Varied(depends []bool, certain *Frame, vary []Vary) *Part {
	t := &Part{of: make([]int32, len(depends)), knots: make(knots), nodes: make([]node, 0, 2*len(p.code)), draws: make([]Stream, len(vary))}
	fixed := make([]int32, len(depends))
	for i := range fixed {
		fixed[i] = -1
	}
	for k, v := range vary {
		t.given = append(t.given, v.Fill)
		t.nodes = append(t.nodes, node{op: OpGiven, draw: int32(k), only: -1, law: law{sure: finitePair(v.Low, v.High), low: v.Low, high: v.High}})
		fixed[v.Quantity] = int32(k)
	}
	p.into(t, depends, certain, fixed)
	return t
}

// node is an operation on other nodes, or a number.
type node struct {
	op       Op
	args     [3]int32
	draw     int32
	constant bool
	only     int32 // the operand that alone moves it, and monotonously; -1
	law
}

// Part makes the uncertain part for n samples: uncertain says which quantities
// it has, certain is a frame that holds the value of all others, and stream
// gives each draw its places. The percentiles at places, which lie as far from
// 0 as from 1, are found without sampling where that can be.
func (p *Program) Part(uncertain []bool, certain *Frame, n int, places []float64, stream func(Draw) Stream) *Part {
	t := &Part{n: n, places: places, of: make([]int32, len(uncertain)), knots: make(knots), nodes: make([]node, 0, 2*len(p.code))}
	for _, d := range p.draws {
		t.draws = append(t.draws, stream(d))
	}
	p.into(t, uncertain, certain, nil)
	return t
}

// into makes the nodes of the quantities that a part has; those of fixed are
// there already.
func (p *Program) into(t *Part, has []bool, certain *Frame, fixed []int32) {
	now := make([]int32, len(p.cols)) // the node that a column holds
	for i := range now {
		now[i] = -1
	}
	copy(now, fixed)
	read := func(col int32) int32 {
		if now[col] < 0 {
			v := p.cols[col].value
			if int(col) < len(has) {
				v = certain.Value(int(col))
			}
			now[col] = t.number(v)
		}
		return now[col]
	}
	for _, q := range p.order {
		t.of[q] = -1
		if now[q] >= 0 {
			t.of[q] = now[q]
			continue
		}
		if !has[q] {
			continue
		}
		for _, in := range p.code[p.ranges[q][0]:p.ranges[q][1]] {
			var args [3]int32
			cols := [3]int32{in.a, in.b, in.c}
			for k, col := range cols[:in.op.arity()] {
				args[k] = read(col)
			}
			now[in.dst] = t.add(in.op, args, in.draw)
		}
		t.of[q] = read(q)
	}
}

// isDraw says that an operation takes its values from a stream, or is handed
// them. Where values are handed in, a distribution is at its median.
func (t *Part) isDraw(op Op) bool { return op == OpGiven || op.IsDraw() && t.given == nil }

func (t *Part) number(v float64) int32 {
	t.nodes = append(t.nodes, node{constant: true, only: -1, law: certain(v)})
	return int32(len(t.nodes) - 1)
}

func (t *Part) add(op Op, args [3]int32, draw int32) int32 {
	if op == OpCopy {
		return args[0]
	}
	n, constant := op.arity(), true
	var v [3]float64
	for k := range n {
		of := &t.nodes[args[k]]
		v[k], constant = of.low, constant && of.constant
	}
	switch {
	case constant && !t.isDraw(op):
		m := [4]float64{v[0], v[1], v[2]}
		run(instruction{op: op, dst: 3, a: 0, b: 1, c: 2}, m[:], 1)
		return t.number(m[3])
	case constant:
		t.nodes = append(t.nodes, node{op: op, args: args, draw: draw, only: -1, law: drawn(op, int(draw), v[0], v[1], v[2], t.n, t.places)})
		return int32(len(t.nodes) - 1)
	}
	next := node{op: op, args: args, draw: draw, only: -1}
	switch {
	case op == OpIf:
		next.choose(&t.nodes[args[0]], &t.nodes[args[1]], &t.nodes[args[2]])
	case n < 3 && !op.IsDraw(): // of a draw whose parameters vary nothing is known
		x, y := &t.nodes[args[0]], &t.nodes[args[0]]
		if n == 2 {
			y = &t.nodes[args[1]]
		}
		next.law = known(op, &x.law, &y.law, x.constant, y.constant, t.places)
		if one := n == 1 || x.constant != y.constant; one && monotone(op, &x.law, &y.law) {
			next.only = args[0]
			if x.constant {
				next.only = args[1]
			}
			if at := t.nodes[next.only].at; at != nil { // exact even where the sum of terms has rounded
				next.at = t.through(&next, at)
			}
		}
	}
	t.nodes = append(t.nodes, next)
	return int32(len(t.nodes) - 1)
}

// choose is the law of if(when, a, b).
func (l *law) choose(when, a, b *node) {
	l.whole = a.whole && b.whole
	l.sure = when.sure && a.sure && b.sure
	l.low, l.high = min(a.low, b.low), max(a.high, b.high)
}

// Uncertain says that a quantity is in the part.
func (t *Part) Uncertain(quantity int) bool { return t.of[quantity] >= 0 }

// Node numbers what computes a quantity: two quantities of one number have the
// same samples.
func (t *Part) Node(quantity int) int { return int(t.of[quantity]) }

// At is the percentiles of a node at the part's places; nil where only samples
// tell.
func (t *Part) At(node int) []float64 { return t.nodes[node].at }

// Source is the node whose samples tell the percentiles of a node: itself, or
// what it is a monotone function of, step by step.
func (t *Part) Source(node int) int {
	for t.nodes[node].at == nil && t.nodes[node].only >= 0 {
		node = int(t.nodes[node].only)
	}
	return node
}

// Through is the percentiles of a node, those of its source being at.
func (t *Part) Through(node int, at []float64) []float64 {
	n := &t.nodes[node]
	if n.only < 0 {
		return at
	}
	return t.through(n, t.Through(int(n.only), at))
}

// through takes percentiles through the operation of a node that has only one
// operand to move it.
func (t *Part) through(n *node, at []float64) []float64 {
	x, y := &t.nodes[n.args[0]], &t.nodes[n.args[1]]
	f, of := func(v float64) float64 { return apply2(n.op, v, y.low) }, x
	if n.only != n.args[0] {
		f, of = func(v float64) float64 { return apply2(n.op, x.low, v) }, y
	}
	out := make([]float64, len(at))
	for k, v := range at {
		out[k] = f(v)
	}
	if f(of.low) > f(of.high) { // it falls
		slices.Reverse(out)
	}
	return out
}

// Bounds are the least and the greatest value that samples of a node can have;
// sure is false where that is not known, or may be no number.
func (t *Part) Bounds(node int) (low, high float64, sure bool) {
	n := &t.nodes[node]
	return n.low, n.high, n.sure
}

// Whole says that all samples of a node are whole numbers.
func (t *Part) Whole(node int) bool { return t.nodes[node].whole }

// Terms are what the draws add to a node that is normal, or whose logarithm
// is; ok is false for any other.
func (t *Part) Terms(node int) (terms []Term, ok bool) {
	n := &t.nodes[node]
	return n.terms, n.shape != other
}

// Stream gives the places of a draw.
func (t *Part) Stream(draw int) *Stream { return &t.draws[draw] }

// Behind lists the draws that a node is computed from, in their order.
func (t *Part) Behind(node int) []int {
	var list []int
	for i, used := range t.used(node) {
		if n := &t.nodes[i]; used && !n.constant && t.isDraw(n.op) {
			list = append(list, int(n.draw))
		}
	}
	slices.Sort(list)
	return list
}

// used marks nodes and all that they are computed from.
func (t *Part) used(nodes ...int) []bool {
	used := make([]bool, len(t.nodes))
	for _, i := range nodes {
		used[i] = true
	}
	for i := len(t.nodes) - 1; i >= 0; i-- { // each stands behind what it uses
		if n := &t.nodes[i]; used[i] && !n.constant {
			for _, a := range n.args[:n.op.arity()] {
				used[a] = true
			}
		}
	}
	return used
}
