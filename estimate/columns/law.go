package columns

import "math"

// law is what is known of an uncertain quantity without sampling it.
//
// Three things follow from the formulas alone. Where every sample lies: bounds
// go through each operation. What its percentiles are, where it is a monotone
// function of one thing whose percentiles are known: those go through the
// operation, turned round where it falls. And that it is normal, or its
// logarithm is: sums of normals are normal, products, quotients and powers of
// lognormals lognormal, with one coefficient for each draw. So most of a model,
// which multiplies, has exact percentiles, and only what adds unlike things up
// is left to samples.
type law struct {
	sure      bool    // that all samples are numbers from low to high
	low, high float64 // with every draw between its first and its last place
	at        []float64
	shape     shape
	mean      float64 // of a normal; of the logarithm, where that is normal
	terms     []Term
	whole     bool // all samples are whole numbers
}

type shape byte

const (
	other shape = iota
	normal
	lognormal
)

// Term is what one draw, by its number in the program, adds to a normal value
// or to its logarithm: By for each standard deviation.
type Term struct {
	Draw int
	By   float64
}

// sigma is the standard deviation that terms come to.
func sigma(terms []Term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.By * t.By
	}
	return math.Sqrt(sum)
}

// combined is f·a + g·b.
func combined(a []Term, f float64, b []Term, g float64) []Term {
	out := make([]Term, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Draw < b[0].Draw:
			out, a = append(out, Term{a[0].Draw, f * a[0].By}), a[1:]
		case len(a) == 0 || b[0].Draw < a[0].Draw:
			out, b = append(out, Term{b[0].Draw, g * b[0].By}), b[1:]
		default:
			if by := f*a[0].By + g*b[0].By; by != 0 {
				out = append(out, Term{a[0].Draw, by})
			}
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// drawn is the law of a distribution whose parameters are certain.
func drawn(op Op, draw int, a, b, c float64, n int, places []float64) law {
	at := func(u float64) float64 { return quantile(op, a, b, c, u) }
	l := law{low: at(0.25 / float64(n)), high: at(1 - 0.25/float64(n))} // no place is nearer to an end
	l.sure = finitePair(l.low, l.high)
	for _, u := range places {
		l.at = append(l.at, at(u))
	}
	if log, mean, sigma, ok := gaussian(op, a, b); ok {
		l.shape, l.mean, l.terms = normal, mean, []Term{{draw, sigma}}
		if log {
			l.shape = lognormal
		}
	}
	return l
}

func finitePair(a, b float64) bool { return !math.IsNaN(a-b) && !math.IsInf(a, 0) && !math.IsInf(b, 0) }

// certain is the law of a number.
func certain(v float64) law {
	return law{sure: finitePair(v, v), low: v, high: v, whole: v == math.Trunc(v)}
}

// known is the law of an operation's result. x and y are its operands, nx and
// ny say that they are constant.
func known(op Op, x, y *law, nx, ny bool, places []float64) (l law) {
	l.whole = isWhole(op, x, y)
	if x.sure && y.sure {
		l.bound(op, x, y)
	}
	if l.form(op, x, y, nx, ny) {
		spread := sigma(l.terms)
		for _, u := range places {
			v := l.mean + spread*probit(u)
			if l.shape == lognormal {
				v = math.Exp(v)
			}
			l.at = append(l.at, v)
		}
	}
	return l
}

// apply2 does an operation of one or two operands on numbers.
func apply2(op Op, a, b float64) float64 {
	m := [3]float64{a, b}
	run(instruction{op: op, dst: 2, a: 0, b: 1}, m[:], 1)
	return m[2]
}

// monotone says that an operation rises or falls throughout in each operand,
// within their bounds.
func monotone(op Op, x, y *law) bool {
	if !x.sure || !y.sure {
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

// bound finds the bounds of a result: what is monotone has them at the corners.
func (l *law) bound(op Op, x, y *law) {
	switch op {
	case OpLE, OpLT, OpGE, OpGT, OpEQ:
		l.sure, l.low, l.high = true, 0, 1
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
	l.sure = finitePair(l.low, l.high)
}

// form says whether a result is normal or lognormal, and how.
func (l *law) form(op Op, x, y *law, nx, ny bool) bool {
	sx, sy := x.shape, y.shape
	switch {
	case op == OpCopy && sx != other:
		l.shape, l.mean, l.terms = sx, x.mean, x.terms
	case op == OpNeg && sx == normal:
		l.shape, l.mean, l.terms = normal, -x.mean, combined(x.terms, -1, nil, 0)
	case (op == OpAdd || op == OpSub) && (sx == normal || nx) && (sy == normal || ny) && (sx == normal || sy == normal):
		sign := 1.0
		if op == OpSub {
			sign = -1
		}
		l.shape, l.mean, l.terms = normal, x.middle()+sign*y.middle(), combined(x.terms, 1, y.terms, sign)
	case op == OpMul && sx == normal && ny:
		l.shape, l.mean, l.terms = normal, x.mean*y.low, combined(x.terms, y.low, nil, 0)
	case op == OpMul && sy == normal && nx:
		l.shape, l.mean, l.terms = normal, y.mean*x.low, combined(y.terms, x.low, nil, 0)
	case op == OpDiv && sx == normal && ny && y.low != 0:
		l.shape, l.mean, l.terms = normal, x.mean/y.low, combined(x.terms, 1/y.low, nil, 0)
	case (op == OpMul || op == OpDiv) && (sx == lognormal || nx && x.low > 0) && (sy == lognormal || ny && y.low > 0) && (sx == lognormal || sy == lognormal):
		sign := 1.0
		if op == OpDiv {
			sign = -1
		}
		l.shape, l.mean, l.terms = lognormal, x.logMiddle()+sign*y.logMiddle(), combined(x.terms, 1, y.terms, sign)
	case op == OpPow && sx == lognormal && ny:
		l.shape, l.mean, l.terms = lognormal, x.mean*y.low, combined(x.terms, y.low, nil, 0)
	case op == OpSqrt && sx == lognormal:
		l.shape, l.mean, l.terms = lognormal, x.mean/2, combined(x.terms, 0.5, nil, 0)
	case op == OpExp && sx == normal:
		l.shape, l.mean, l.terms = lognormal, x.mean, x.terms
	case op == OpLn && sx == lognormal:
		l.shape, l.mean, l.terms = normal, x.mean, x.terms
	}
	return l.shape != other
}

// middle is the mean of a normal or the number itself, logMiddle the same of
// the logarithm.
func (l *law) middle() float64 {
	if l.shape == normal {
		return l.mean
	}
	return l.low
}

func (l *law) logMiddle() float64 {
	if l.shape == lognormal {
		return l.mean
	}
	return math.Log(l.low)
}

// isWhole says that a result is a whole number in every sample.
func isWhole(op Op, x, y *law) bool {
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
