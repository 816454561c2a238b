package columns

import (
	"math"
	"slices"
)

// Mean is the mean of a node where that is known without samples. It must not run at the
// same time as other methods.
func (t *Stochastic) Mean(node int) (mean float64, known bool) {
	mean = t.derived().meanOf(int32(node))
	return mean, mean == mean
}

// Linear writes a node as scale times another one, plus offset.
func (t *Stochastic) Linear(node int) (of int, scale, offset float64) {
	scale = 1
	for {
		n := &t.nodes[node]
		if n.constant || n.op != OpNeg && n.op != OpAdd && n.op != OpSub && n.op != OpMul && n.op != OpDiv {
			return node, scale, offset
		}
		x, y := &t.nodes[n.args[0]], &t.nodes[n.args[1]]
		next := n.args[0]
		switch {
		case n.op == OpNeg:
			scale = -scale
		case n.op == OpAdd && y.constant:
			offset += scale * y.low
		case n.op == OpAdd && x.constant:
			offset, next = offset+scale*x.low, n.args[1]
		case n.op == OpSub && y.constant:
			offset -= scale * y.low
		case n.op == OpSub && x.constant:
			offset, scale, next = offset+scale*x.low, -scale, n.args[1]
		case n.op == OpMul && y.constant:
			scale *= y.low
		case n.op == OpMul && x.constant:
			scale, next = scale*x.low, n.args[1]
		case n.op == OpDiv && y.constant && y.low != 0:
			scale /= y.low
		default:
			return node, scale, offset
		}
		node = int(next)
	}
}

// meanOf is the mean of a node, NaN where it takes samples.
func (x *exact) meanOf(i int32) float64 {
	if m, ok := x.means[i]; ok {
		return m
	}
	m := x.mean(i)
	x.means[i] = m
	return m
}

func (x *exact) mean(i int32) float64 {
	n := &x.nodes[i]
	switch {
	case n.constant:
		return n.low
	case n.shape == normal:
		return n.mean
	case n.shape == lognormal:
		s := sigma(n.terms)
		return math.Exp(n.mean + s*s/2)
	}
	switch n.op {
	case OpNeg:
		return -x.meanOf(n.args[0])
	case OpAdd:
		return x.meanOf(n.args[0]) + x.meanOf(n.args[1])
	case OpSub:
		return x.meanOf(n.args[0]) - x.meanOf(n.args[1])
	case OpMul:
		if x.areIndependent(n.args[0], n.args[1]) {
			return x.meanOf(n.args[0]) * x.meanOf(n.args[1])
		}
	}
	if n.whole { // its steps take samples
		return math.NaN()
	}
	if len(x.drawsOf(i)) == 1 {
		return x.grid.mean(x.valuesOf(i))
	}
	if n.only >= 0 {
		return x.grid.mean(x.quantilesOf(i))
	}
	p := x.independentParts(i)
	if p == nil {
		return math.NaN()
	}
	s := sigma(p.terms)
	m := math.Exp(p.log + s*s/2)
	for _, of := range p.parts {
		values := make([]float64, gridPoints)
		for k, log := range of.logs {
			values[k] = math.Exp(log)
		}
		m *= x.grid.mean(values)
	}
	return m
}

// areIndependent says that two nodes have no draw in common.
func (x *exact) areIndependent(a, b int32) bool {
	of, list := x.drawsOf(a), x.drawsOf(b)
	if len(of) > mostDraws || len(list) > mostDraws {
		return false
	}
	return !slices.ContainsFunc(of, func(d int) bool { return slices.Contains(list, d) })
}
