package columns

import "slices"

// node is an operation on other nodes, which come before it, or a number.
type node struct {
	op       Op
	args     [3]int32
	draw     int32
	constant bool
	only     int32 // the only uncertain operand, if the node is monotone in it; else -1
	law
}

func (n *node) operands() []int32 { return n.args[:n.op.arity()] }

// build makes the nodes of the uncertain quantities. The nodes in supplied exist
// already.
func (t *Stochastic) build(p *Program, uncertain []bool, certain *Frame, supplied []int32) {
	nodeIn := make([]int32, len(p.cols)) // the node whose value is in each column at this point
	for i := range nodeIn {
		nodeIn[i] = -1
	}
	copy(nodeIn, supplied)
	read := func(col int32) int32 {
		if nodeIn[col] < 0 {
			v := p.cols[col].value
			if int(col) < len(uncertain) {
				v = certain.Value(int(col))
			}
			nodeIn[col] = t.number(v)
		}
		return nodeIn[col]
	}
	for _, q := range p.order {
		t.nodeOf[q] = -1
		if nodeIn[q] >= 0 {
			t.nodeOf[q] = nodeIn[q]
			continue
		}
		if !uncertain[q] {
			continue
		}
		for _, in := range p.code[p.ranges[q][0]:p.ranges[q][1]] {
			var args [3]int32
			cols := [3]int32{in.a, in.b, in.c}
			for k, col := range cols[:in.op.arity()] {
				args[k] = read(col)
			}
			nodeIn[in.dst] = t.operation(in.op, args, in.draw)
		}
		t.nodeOf[q] = read(q)
	}
}

// isDraw reports whether an operation gets its samples from a stream or from the
// caller. In a subgraph with samples of the caller, distributions are at their median.
func (t *Stochastic) isDraw(op Op) bool { return op == OpVarying || op.IsDraw() && t.fills == nil }

// number adds a node for a number and returns its index, as operation does for an
// operation.
func (t *Stochastic) number(v float64) int32 {
	return t.add(node{constant: true, only: -1, law: certain(v)})
}

func (t *Stochastic) add(n node) int32 {
	t.nodes = append(t.nodes, n)
	return int32(len(t.nodes) - 1)
}

func (t *Stochastic) operation(op Op, args [3]int32, draw int32) int32 {
	if op == OpCopy {
		return args[0]
	}
	n, constant := op.arity(), true
	var v [3]float64
	for k := range n {
		operand := &t.nodes[args[k]]
		v[k], constant = operand.low, constant && operand.constant
	}
	next := node{op: op, args: args, draw: draw, only: -1}
	switch {
	case constant && !t.isDraw(op):
		m := [4]float64{v[0], v[1], v[2]}
		run(instruction{op: op, dst: 3, a: 0, b: 1, c: 2}, m[:], 1)
		return t.number(m[3])
	case constant:
		next.law = drawn(op, int(draw), v[0], v[1], v[2], t.n, t.quantiles)
	case op == OpIf:
		next.choose(&t.nodes[args[0]], &t.nodes[args[1]], &t.nodes[args[2]])
	case n < 3 && !op.IsDraw(): // the law of a draw with uncertain parameters is unknown
		t.derive(&next, n)
	}
	return t.add(next)
}

// derive finds the law of an operation on one or two nodes, of which at least one
// is uncertain.
func (t *Stochastic) derive(next *node, operands int) {
	x := &t.nodes[next.args[0]]
	y := x
	if operands == 2 {
		y = &t.nodes[next.args[1]]
	}
	next.law = result(next.op, operand{&x.law, x.constant}, operand{&y.law, y.constant}, t.quantiles)
	if one := operands == 1 || x.constant != y.constant; !one || !monotone(next.op, &x.law, &y.law) {
		return
	}
	next.only = next.args[0]
	if x.constant {
		next.only = next.args[1]
	}
	if quantiles := t.nodes[next.only].quantiles; quantiles != nil { // more exact than by the terms, which are rounded
		next.quantiles = t.transform(next, quantiles)
	}
}

// choose sets the law of an if: what is true of both branches.
func (l *law) choose(condition, a, b *node) {
	l.whole = a.whole && b.whole
	l.bounded = condition.bounded && a.bounded && b.bounded
	l.low, l.high = min(a.low, b.low), max(a.high, b.high)
}

// transform computes the quantiles of a node from those of its only uncertain operand.
func (t *Stochastic) transform(n *node, quantiles []float64) []float64 {
	x, y := &t.nodes[n.args[0]], &t.nodes[n.args[1]]
	f, operand := func(v float64) float64 { return apply2(n.op, v, y.low) }, x
	if n.only != n.args[0] {
		f, operand = func(v float64) float64 { return apply2(n.op, x.low, v) }, y
	}
	out := make([]float64, len(quantiles))
	for k, v := range quantiles {
		out[k] = f(v)
	}
	if f(operand.low) > f(operand.high) { // it decreases
		slices.Reverse(out)
	}
	return out
}
