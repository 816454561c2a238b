package columns

import (
	"math"

	"botec/estimate/unit"
)

// law describes the distribution of an uncertain node as far as it is known without
// sampling.
//
// Three properties follow from the operations alone:
//
//   - Bounds: the bounds of a result follow from those of the operands.
//   - Quantiles: if a node is a monotone function of one other node, its quantiles are
//     that function of the other's quantiles, in reverse order if it decreases.
//   - Shape: sums of normals are normal; products, quotients and powers of lognormals
//     are lognormal. Each draw contributes one term.
//
// A model consists mostly of products, so most of its quantiles are exact. Other sums
// than those of normals need samples.
type law struct {
	bounded   bool      // all samples are numbers from low to high
	low, high float64   // for draws from the first to the last of their n uniforms
	quantiles []float64 // the values at the quantiles of the subgraph, nil if they are unknown
	shape     shape
	mean      float64 // of a normal; of the logarithm of a lognormal
	terms     []Term
	whole     bool // all samples are whole numbers
}

// certain is the law of a number.
func certain(v float64) law {
	return law{bounded: unit.Finite(v), low: v, high: v, whole: v == math.Trunc(v)}
}

// drawn is the law of a draw whose parameters are numbers, sampled n times.
func drawn(op Op, draw int, a, b, c float64, n int, quantiles []float64) law {
	at := func(u float64) float64 { return quantile(op, a, b, c, u) }
	l := law{low: at(0.25 / float64(n)), high: at(1 - 0.25/float64(n))} // all uniforms are between these two
	l.bounded = unit.Finite(l.low) && unit.Finite(l.high)
	for _, u := range quantiles {
		l.quantiles = append(l.quantiles, at(u))
	}
	if log, mean, sigma, ok := gaussian(op, a, b); ok {
		l.shape, l.mean, l.terms = normal, mean, []Term{{draw, sigma}}
		if log {
			l.shape = lognormal
		}
	}
	return l
}

// operand is a node that an operation is applied to.
type operand struct {
	*law
	constant bool
}

// result is the law of an operation on one or two operands; an operation on one has it
// as both x and y.
func result(op Op, x, y operand, quantiles []float64) (l law) {
	l.whole = isWhole(op, x, y)
	if x.bounded && y.bounded {
		l.bound(op, x.law, y.law)
	}
	if l.combine(op, x, y) {
		spread := sigma(l.terms)
		for _, u := range quantiles {
			v := l.mean + spread*probit(u)
			if l.shape == lognormal {
				v = math.Exp(v)
			}
			l.quantiles = append(l.quantiles, v)
		}
	}
	return l
}

// apply2 applies an operation with one or two operands to numbers.
func apply2(op Op, a, b float64) float64 {
	m := [3]float64{a, b}
	run(instruction{op: op, dst: 2, a: 0, b: 1}, m[:], 1)
	return m[2]
}

// monotone reports whether an operation is monotone in each operand within the bounds
// of both.
func monotone(op Op, x, y *law) bool {
	if !x.bounded || !y.bounded {
		return false
	}
	switch op {
	case OpCopy, OpAdd, OpSub, OpMul, OpNeg, OpMin, OpMax, OpCeil, OpFloor, OpRound, OpExp:
		return true
	case OpDiv:
		return y.low > 0 || y.high < 0
	case OpAbs:
		return x.low >= 0 || x.high <= 0
	case OpSqrt:
		return x.low >= 0
	case OpPow, OpLn, OpLog2, OpLog10:
		return x.low > 0
	}
	return false
}

// bound sets the bounds of a result. Those of a monotone operation are among its
// results for the bounds of the operands.
func (l *law) bound(op Op, x, y *law) {
	switch op {
	case OpLE, OpLT, OpGE, OpGT, OpEQ:
		l.bounded, l.low, l.high = true, 0, 1
		return
	}
	if !monotone(op, x, y) {
		return
	}
	l.low, l.high = math.Inf(1), math.Inf(-1)
	for _, a := range [2]float64{x.low, x.high} {
		for _, b := range [2]float64{y.low, y.high} {
			v := apply2(op, a, b)
			l.low, l.high = min(l.low, v), max(l.high, v)
		}
	}
	l.bounded = unit.Finite(l.low) && unit.Finite(l.high)
}

// isWhole reports whether every sample of a result is a whole number.
func isWhole(op Op, x, y operand) bool {
	switch op {
	case OpCeil, OpFloor, OpRound:
		return true
	case OpCopy, OpNeg, OpAbs:
		return x.whole
	case OpAdd, OpSub, OpMul, OpMin, OpMax:
		return x.whole && y.whole
	}
	return false
}
