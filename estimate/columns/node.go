package columns

import "slices"

// node is an operation on other nodes, which come before it, or a number.
type node struct {
	op       Op
	args     [3]int32
	list     []int32 // the operands of an operation that has a list of them
	draw     int32
	constant bool
	only     int32 // the only uncertain operand, if the node is monotone in it; else -1
	law
}

func (n *node) operands() []int32 {
	if n.op.isListed() {
		return n.list
	}
	return n.args[:n.op.arity()]
}

// build makes the nodes of the uncertain quantities. The nodes in supplied exist
// already.
func (t *Stochastic) build(p *Program, uncertain []bool, certain *Frame, supplied []int32) {
	nodeIn := make([]int32, len(p.values)) // the node whose value is in each column at this point
	for i := range nodeIn {
		nodeIn[i] = -1
	}
	copy(nodeIn, supplied)
	read := func(col int32) int32 {
		if nodeIn[col] < 0 {
			v := p.values[col]
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
			if in.op.isListed() {
				list := make([]int32, len(p.lists[in.a]))
				for k, col := range p.lists[in.a] {
					list[k] = read(col)
				}
				nodeIn[in.dst] = t.listed(in.op, list)
				continue
			}
			var args [3]int32
			cols := [3]int32{in.a, in.b, in.c}
			for k, col := range cols[:in.op.arity()] {
				args[k] = read(col)
			}
			nodeIn[in.dst] = t.operation(in.op, args, in.draw)
		}
		t.nodeOf[q] = read(q)
	}
	t.numbers, t.known, t.sums = nil, nil, nil
}

// isDraw reports whether an operation gets its samples from a stream or from the
// caller. In the subgraph of a sweep, distributions are at their median.
func (t *Stochastic) isDraw(op Op) bool { return op == OpVarying || op.IsDraw() && !t.medians }

// number gives the node that holds a number, and operation one that computes
// something.
func (t *Stochastic) number(v float64) int32 {
	if i, ok := t.numbers[v]; ok {
		return i
	}
	i := t.add(node{constant: true, only: -1, law: certain(v)})
	t.numbers[v] = i
	return i
}

func (t *Stochastic) add(n node) int32 {
	t.nodes = append(t.nodes, n)
	return int32(len(t.nodes) - 1)
}

func (t *Stochastic) operation(op Op, args [3]int32, draw int32) int32 {
	if i := t.idle(op, args); i >= 0 {
		return i
	}
	if !t.medians { // supplied samples are computed as the frame computes them
		if op, args = t.merge(op, args); op == OpMul {
			if i := t.idle(op, args); i >= 0 {
				return i
			}
		}
		if i := t.sum(op, args); i >= 0 {
			return i
		}
	}
	if i := t.existing(op, args, draw); i >= 0 {
		return i
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
		return t.number(applyTo(op, v))
	case constant:
		next.law = drawn(op, int(draw), v[0], v[1], v[2], t.n, t.quantiles)
	case op == OpIf:
		next.choose(&t.nodes[args[0]], &t.nodes[args[1]], &t.nodes[args[2]])
	case !op.IsDraw(): // nothing is known of a draw with uncertain parameters
		t.derive(&next)
	}
	if next.bounded && next.low == next.high && !op.IsDraw() { // all samples are one number
		return t.number(next.low)
	}
	i := t.add(next)
	t.remember(&next, i)
	t.rememberSum(op, args, i)
	return i
}

// derive finds the law of an operation on nodes of which at least one is uncertain.
func (t *Stochastic) derive(next *node) {
	var memory [3]operand
	operands, uncertain := memory[:0], 0
	for _, a := range next.operands() {
		of := &t.nodes[a]
		operands = append(operands, operand{&of.law, of.constant})
		if !of.constant {
			next.only = a
			uncertain++
		}
	}
	next.law = result(next.op, operands, t.quantiles)
	if uncertain > 1 || !monotone(next.op, operands) {
		next.only = -1
		return
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

// transform applies the operation of a node to the values of its only uncertain
// operand at the quantiles.
func (t *Stochastic) transform(n *node, at []float64) []float64 {
	var v [3]float64
	varying := 0 // the position of the uncertain operand
	for k, a := range n.operands() {
		if v[k] = t.nodes[a].low; a == n.only {
			varying = k
		}
	}
	f := func(x float64) float64 {
		v[varying] = x
		return applyTo(n.op, v)
	}
	out := make([]float64, len(at))
	for k, x := range at {
		out[k] = f(x)
	}
	if of := &t.nodes[n.only]; f(of.low) > f(of.high) { // it decreases
		slices.Reverse(out)
	}
	return out
}
