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

// result is the law of an operation on up to three operands.
func result(op Op, operands []operand, quantiles []float64) (l law) {
	x := operands[0]
	y := x // an operation on one has it as both
	if len(operands) > 1 {
		y = operands[1]
	}
	l.whole = isWhole(op, x, y)
	l.bound(op, operands)
	if len(operands) < 3 && l.combine(op, x, y) {
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

// applyTo applies an operation to numbers, as many as it takes.
func applyTo(op Op, v [3]float64) float64 {
	m := [4]float64{v[0], v[1], v[2]}
	run(instruction{op: op, dst: 3, a: 0, b: 1, c: 2}, m[:], 1)
	return m[3]
}

// monotone reports whether an operation is monotone in each operand, within the
// bounds of all.
func monotone(op Op, operands []operand) bool {
	for _, o := range operands {
		if !o.bounded {
			return false
		}
	}
	x, y := operands[0], operands[len(operands)-1]
	if len(operands) == 3 {
		y = operands[1]
	}
	within := func(o operand, low, high float64) bool { return o.low >= low && o.high <= high }
	switch op {
	case OpCopy, OpAdd, OpSub, OpMul, OpNeg, OpMin, OpMax, OpCeil, OpFloor, OpRound, OpExp:
		return true
	case OpDiv:
		return y.low > 0 || y.high < 0
	case OpAbs:
		return x.low >= 0 || x.high <= 0
	case OpSqrt, OpNonNegative:
		return x.low >= 0
	case OpPow, OpLn, OpLog2, OpLog10:
		return x.low > 0
	case OpAbove:
		return x.low > y.high
	case OpParallel:
		return within(x, 0, 1) && y.low >= 0
	case OpParallelCommon:
		common := operands[2] // where parts fail more often, failing together may help
		return within(x, 0, 1) && y.low >= 0 && within(common, 0, 1) && (common.constant || x.low >= 0.5 && y.low >= 2)
	case OpAvailable:
		return x.low >= 0 && within(operands[2], 0, 1)
	case OpNines:
		return x.low >= 0 && x.high < 1
	case OpStaff:
		return within(x, 0, maxLoad) && y.low > 0 && y.high <= 1
	case OpErlangB, OpErlangC:
		return x.low >= 0 && y.low >= 0
	case OpMeanWait:
		return x.low > y.high && y.low >= 0
	case OpWait:
		return x.low > y.high && y.low >= 0 && operands[2].low >= 0 && operands[2].high < 1
	}
	return false
}

// bound finds the bounds of a result. Those of a monotone operation are among the
// results for the bounds of its operands.
func (l *law) bound(op Op, operands []operand) {
	switch op {
	case OpLE, OpLT, OpGE, OpGT, OpEQ, OpNear:
		l.bounded, l.low, l.high = true, 0, 1
		for _, o := range operands {
			l.bounded = l.bounded && o.bounded
		}
		return
	}
	if !monotone(op, operands) {
		return
	}
	l.low, l.high = math.Inf(1), math.Inf(-1)
	for corner := range 1 << len(operands) {
		var at [3]float64
		for k, o := range operands {
			if at[k] = o.low; corner>>k&1 == 1 {
				at[k] = o.high
			}
		}
		v := applyTo(op, at)
		l.low, l.high = min(l.low, v), max(l.high, v)
	}
	l.bounded = unit.Finite(l.low) && unit.Finite(l.high)
}

// isWhole reports whether every sample of a result is a whole number.
func isWhole(op Op, x, y operand) bool {
	switch op {
	case OpCeil, OpFloor, OpRound, OpStaff:
		return true
	case OpCopy, OpNeg, OpAbs, OpNonNegative, OpAbove:
		return x.whole
	case OpAdd, OpSub, OpMul, OpMin, OpMax:
		return x.whole && y.whole
	}
	return false
}
