package columns

import "math"

// The formulas of a model are written for every scenario, so most scenarios make parts
// of them idle: a factor of 1, no overhead, a busy time of a day among the days. Such
// operations are left out of the subgraph, and what is computed twice is computed once.

// operationKey is what two nodes with the same samples have in common.
type operationKey struct {
	op   Op
	args [3]int32
	draw int32
}

// existing is the node that computes an operation already, -1 for none. remember makes
// a node the one.
func (t *Stochastic) existing(op Op, args [3]int32, draw int32) int32 {
	if i, ok := t.known[keyOf(op, args, draw)]; ok {
		return i
	}
	return -1
}

func (t *Stochastic) remember(n *node, i int32) { t.known[keyOf(n.op, n.args, n.draw)] = i }

func keyOf(op Op, args [3]int32, draw int32) operationKey {
	switch op {
	case OpAdd, OpMul, OpMin, OpMax:
		if args[0] > args[1] {
			args[0], args[1] = args[1], args[0]
		}
	}
	if !op.IsDraw() {
		draw = 0
	}
	return operationKey{op, args, draw}
}

// idle is the operand that an operation leaves as it is, or the number that it gives
// whatever its operand is; -1 where it does something.
func (t *Stochastic) idle(op Op, args [3]int32) int32 {
	x, y := &t.nodes[args[0]], &t.nodes[args[1]]
	is := func(n *node, v float64) bool { return n.constant && n.low == v }
	switch op {
	case OpCopy:
		return args[0]
	case OpIf:
		switch {
		case is(x, 1):
			return args[1]
		case is(x, 0):
			return args[2]
		case args[1] == args[2] && x.bounded:
			return args[1]
		}
	case OpGT, OpGE, OpLT, OpLE, OpEQ:
		return t.decided(op, x, y)
	case OpAdd:
		switch {
		case is(y, 0):
			return args[0]
		case is(x, 0):
			return args[1]
		}
	case OpSub:
		if is(y, 0) {
			return args[0]
		}
	case OpMul:
		switch {
		case is(y, 1), is(x, 0) && y.bounded:
			return args[0]
		case is(x, 1), is(y, 0) && x.bounded:
			return args[1]
		}
	case OpDiv:
		if is(y, 1) {
			return args[0]
		}
	case OpMin, OpMax:
		if !x.bounded || !y.bounded {
			break
		}
		switch {
		case args[0] == args[1], x.low >= y.high && op == OpMax, x.high <= y.low && op == OpMin:
			return args[0]
		case y.low >= x.high && op == OpMax, y.high <= x.low && op == OpMin:
			return args[1]
		}
		a, u := t.factor(args[0])
		b, v := t.factor(args[1])
		if u == v && t.nodes[u].bounded && t.nodes[u].low >= 0 { // multiples of the same
			if (a >= b) == (op == OpMax) {
				return args[0]
			}
			return args[1]
		}
	case OpCeil, OpFloor, OpRound:
		if x.whole {
			return args[0]
		}
	}
	return -1
}

// decided is the number that a comparison gives in every sample, -1 where samples may
// differ.
func (t *Stochastic) decided(op Op, x, y *node) int32 {
	greater, less := exceeds(x, y), exceeds(y, x)
	if !greater && !less {
		return -1
	}
	holds := op != OpEQ && greater == (op == OpGT || op == OpGE)
	return t.number(truth(holds, 0, 0))
}

// exceeds reports whether a node is greater than another in every sample, by more than
// numbers that count as equal.
func exceeds(x, y *node) bool {
	return x.bounded && y.bounded && x.low > 0 && (y.high <= 0 || y.high < x.low*(1-10*Tolerance))
}

// merge joins the numbers of x·a·b and the like to one factor; the product may differ
// in its last bit. It gives what is left to compute.
func (t *Stochastic) merge(op Op, args [3]int32) (Op, [3]int32) {
	outer, x, ok := t.scaled(op, args)
	if !ok {
		return op, args
	}
	n := &t.nodes[x]
	inner, x, ok := t.scaled(n.op, n.args)
	if n.constant || !ok || !n.bounded {
		return op, args
	}
	above, below := outer.above*inner.above, outer.below*inner.below
	if factor := above / below; below == 1 || above != 1 {
		above, below = factor, 1
	}
	if !isOrdinary(above) || !isOrdinary(below) {
		return op, args
	}
	if below != 1 {
		return OpDiv, [3]int32{x, t.number(below)}
	}
	return OpMul, [3]int32{x, t.number(above)}
}

// scale is a factor, as a fraction of which one part is 1.
type scale struct{ above, below float64 }

// scaled splits an operation that multiplies or divides a node by a number.
func (t *Stochastic) scaled(op Op, args [3]int32) (by scale, x int32, ok bool) {
	if op != OpMul && op != OpDiv {
		return by, 0, false
	}
	a, b := &t.nodes[args[0]], &t.nodes[args[1]]
	switch {
	case op == OpDiv && b.constant:
		return scale{1, b.low}, args[0], true
	case op == OpMul && b.constant:
		return scale{b.low, 1}, args[0], true
	case op == OpMul && a.constant:
		return scale{a.low, 1}, args[1], true
	}
	return by, 0, false
}

// isOrdinary reports whether a factor is far from underflow and overflow.
func isOrdinary(x float64) bool { return math.Abs(x) > 1e-150 && math.Abs(x) < 1e150 }

// termsKey is two nodes that are added or subtracted, apart from their factors.
type termsKey struct {
	op   Op
	x, y int32
}

// terms is a sum a·x + b·y that a node computes already.
type terms struct {
	a, b float64
	node int32
}

// sum finds a shorter way to a·x + b·y: one term where x is y, a multiple of a sum that
// exists, or the product of one with a factor that x and y share. It gives -1 where
// there is none.
func (t *Stochastic) sum(op Op, args [3]int32) int32 {
	if op != OpAdd && op != OpSub {
		return -1
	}
	a, x := t.factor(args[0])
	b, y := t.factor(args[1])
	if !t.nodes[x].bounded || !t.nodes[y].bounded || t.nodes[x].constant || t.nodes[y].constant {
		return -1
	}
	sign := 1.0
	if op == OpSub {
		sign = -1
	}
	if x == y {
		return t.operation(OpMul, [3]int32{x, t.number(a + sign*b)}, 0)
	}
	if of, ok := t.sums[termsKey{op, x, y}]; ok && math.Abs(a*of.b-b*of.a) <= 1e-14*math.Abs(a*of.b) && isOrdinary(a/of.a) {
		return t.operation(OpMul, [3]int32{of.node, t.number(a / of.a)}, 0)
	}
	if shared, p, q, ok := t.shared(x, y); ok && a == b {
		if i := t.existing(op, [3]int32{p, q}, 0); i >= 0 {
			i = t.operation(OpMul, [3]int32{i, shared}, 0)
			return t.operation(OpMul, [3]int32{i, t.number(a)}, 0)
		}
	}
	return -1
}

// rememberSum makes a node the one that computes a sum.
func (t *Stochastic) rememberSum(op Op, args [3]int32, node int32) {
	if op != OpAdd && op != OpSub {
		return
	}
	a, x := t.factor(args[0])
	b, y := t.factor(args[1])
	if _, ok := t.sums[termsKey{op, x, y}]; !ok && isOrdinary(a) && isOrdinary(b) {
		t.sums[termsKey{op, x, y}] = terms{a, b, node}
	}
}

// factor splits a node into a number and another node.
func (t *Stochastic) factor(i int32) (float64, int32) {
	n := &t.nodes[i]
	if by, x, ok := t.scaled(n.op, n.args); ok && !n.constant && n.bounded && isOrdinary(by.above/by.below) {
		return by.above / by.below, x
	}
	return 1, i
}

// shared finds a factor that two products have in common, and their other factors.
func (t *Stochastic) shared(x, y int32) (shared, p, q int32, ok bool) {
	a, b := &t.nodes[x], &t.nodes[y]
	if a.op != OpMul || b.op != OpMul || a.constant || b.constant {
		return 0, 0, 0, false
	}
	for i := range 2 {
		for k := range 2 {
			if a.args[i] == b.args[k] {
				return a.args[i], a.args[1-i], b.args[1-k], true
			}
		}
	}
	return 0, 0, 0, false
}
