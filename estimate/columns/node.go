package columns

import "slices"

// node is an operation on other nodes, or a number. Its operands come before it.
type node struct {
	op       Op
	args     [3]int32
	draw     int32
	constant bool
	only     int32 // the one operand that varies, where the node is monotone in it; else -1
	law
}

func (n *node) operands() []int32 { return n.args[:n.op.arity()] }

// build makes the nodes of the quantities that has names. Those of supplied
// exist already.
func (t *Stochastic) build(p *Program, has []bool, certain *Frame, supplied []int32) {
	now := make([]int32, len(p.cols)) // the node whose value a column holds
	for i := range now {
		now[i] = -1
	}
	copy(now, supplied)
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
			now[in.dst] = t.operation(in.op, args, in.draw)
		}
		t.of[q] = read(q)
	}
}

// isDraw reports whether a node of an operation gets its samples from a stream
// or from the caller. Beside supplied samples a distribution is at its median.
func (t *Stochastic) isDraw(op Op) bool { return op == OpVarying || op.IsDraw() && t.fills == nil }

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
	if t.fills == nil { // supplied samples are computed as the frame computes them
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
		of := &t.nodes[args[k]]
		v[k], constant = of.low, constant && of.constant
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
	if at := t.nodes[next.only].at; at != nil { // exact, also where a sum of terms has rounded
		next.at = t.transform(next, at)
	}
}

// choose sets the law of an if to the one that holds for both branches.
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
