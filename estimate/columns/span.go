package columns

import (
	"math"

	"botec/estimate/unit"
)

// Span is what is known of a value while one quantity of the program lies between two
// values.
type Span struct {
	Low, High float64 // where it is a number it lies between these two
	Trend     Trend
	Sure      bool // it is a number everywhere
	Empty     bool // it is a number nowhere
}

// Trend is the way in which a value moves while the quantity rises. Steps and kinks
// count as moves: the values of ceil(x) rise.
type Trend byte

// The trends. A value that may do both, or of which nothing is known, has Either.
const (
	Constant Trend = 0
	Rising   Trend = 1 // it never falls
	Falling  Trend = 2 // it never rises
	Either         = Rising | Falling
)

// Exactly is the span of a number that does not change; a value that is no number is
// one nowhere.
func Exactly(v float64) Span { return Span{Low: v, High: v, Sure: v == v, Empty: v != v} }

// unknown is the span of a value of which nothing is known.
var unknown = Span{Low: math.Inf(-1), High: math.Inf(1), Trend: Either}

// fixed reports whether a value is the same number everywhere.
func (s *Span) fixed() bool { return s.Sure && s.Trend == Constant && s.Low == s.High }

// flip is the trend of a value that falls where another rises.
func (t Trend) flip() Trend { return t>>1&1 | t<<1&2 }

// Within makes the span tighter by the values at both ends of the interval, between
// which a value with a trend stays.
func (s *Span) Within(atLow, atHigh float64) {
	if s.Trend == Either || s.Empty || !unit.Finite(atLow) || !unit.Finite(atHigh) {
		return
	}
	s.Low, s.High = min(atLow, atHigh), max(atLow, atHigh)
	if s.Low == s.High && s.Sure {
		s.Trend = Constant
	}
}

// spanOf is the span of an operation on operands with these spans. It holds for all
// values of the operands within their spans, whatever they have to do with each other.
func spanOf(op Op, of [3]Span) Span {
	n := op.arity()
	x, y := &of[0], &of[1]
	if op == OpIf {
		return chosen(x, y, &of[2])
	}
	sure, constant := true, true
	for k := range of[:n] {
		if of[k].Empty {
			return Span{Low: math.NaN(), High: math.NaN(), Empty: true}
		}
		sure, constant = sure && of[k].Sure, constant && of[k].fixed()
	}
	var out Span
	switch {
	case constant:
		return Exactly(applyTo(op, [3]float64{of[0].Low, of[1].Low, of[2].Low}))
	case outside(op, x, y):
		return Span{Low: math.NaN(), High: math.NaN(), Empty: true}
	case op == OpEQ || op == OpNear:
		limit(&of)
		out = agreement(op, &of)
	case op == OpAdd:
		out = Span{Low: x.Low + y.Low, High: x.High + y.High, Trend: x.Trend | y.Trend}
	case op == OpSub:
		out = Span{Low: x.Low - y.High, High: x.High - y.Low, Trend: x.Trend | y.Trend.flip()}
	case op == OpMul && x.Low >= 0 && y.Low >= 0:
		out = Span{Low: x.Low * y.Low, High: x.High * y.High, Trend: x.Trend | y.Trend}
	case op == OpDiv && x.Low >= 0 && y.Low > 0:
		out = Span{Low: x.Low / y.High, High: x.High / y.Low, Trend: x.Trend | y.Trend.flip()}
	case op == OpPow && y.fixed() && y.Low > 0 && y.Low == math.Trunc(y.Low):
		out = power(x, y.Low)
	default:
		if op.compares() {
			limit(&of)
		}
		var ok bool
		if out, ok = corners(op, &of); !ok {
			return unknown
		}
	}
	if out.Low != out.Low || out.High != out.High { // ∞ - ∞
		return unknown
	}
	out.Sure = sure
	return out
}

// power is the span of a value to a whole power above zero.
func power(x *Span, n float64) Span {
	low, high := math.Pow(x.Low, n), math.Pow(x.High, n)
	switch even := math.Mod(n, 2) == 0; {
	case x.Low >= 0 || !even:
		return Span{Low: low, High: high, Trend: x.Trend}
	case x.High <= 0:
		return Span{Low: high, High: low, Trend: x.Trend.flip()}
	}
	return Span{Low: 0, High: max(low, high), Trend: Either}
}

// limit replaces infinite bounds by the greatest numbers: two infinities would count as
// equal.
func limit(of *[3]Span) {
	for k := range of {
		of[k].Low, of[k].High = max(of[k].Low, -math.MaxFloat64), min(of[k].High, math.MaxFloat64)
	}
}

// outside reports whether an operation gives no number for any of the operands.
func outside(op Op, x, y *Span) bool {
	switch op {
	case OpDiv:
		return y.Low == 0 && y.High == 0
	case OpSqrt, OpNonNegative, OpNines:
		return x.High < 0
	case OpLn, OpLog2, OpLog10:
		return x.High <= 0
	case OpAbove, OpWait:
		return x.High <= y.Low
	}
	return false
}

// chosen is the span of an if: that of the branch that is taken everywhere, or what is
// true of both.
func chosen(condition, a, b *Span) Span {
	switch {
	case condition.Empty:
		return *condition
	case condition.Sure && condition.Low == 1:
		return *a
	case condition.Sure && condition.High == 0:
		return *b
	case a.Empty && b.Empty:
		return *a
	case a.Empty || b.Empty:
		one := *a
		if a.Empty {
			one = *b
		}
		one.Trend, one.Sure = Either, false
		return one
	}
	return Span{Low: min(a.Low, b.Low), High: max(a.High, b.High), Trend: Either, Sure: condition.Sure && a.Sure && b.Sure}
}

// agreement is the span of a == b, or of |a - b| <= c. It has no trend: what agrees
// first differs, then agrees, then differs again.
func agreement(op Op, of *[3]Span) Span {
	agree := func(a, b, c float64) bool { return applyTo(op, [3]float64{a, b, c}) == 1 }
	a, b, c := &of[0], &of[1], &of[2]
	near := a.High >= b.Low && b.High >= a.Low // they have a value in common
	switch {
	case agree(a.Low, b.High, c.Low) && agree(a.High, b.Low, c.Low):
		return Span{Low: 1, High: 1}
	case !near && !agree(max(a.Low, b.Low), min(a.High, b.High), c.High):
		return Span{}
	}
	return Span{Low: 0, High: 1, Trend: Either}
}

// corners is the span of an operation that is monotone in each operand: its bounds are
// among the results for the bounds of the operands, and there each operand shows the
// way in which it moves the result. ok is false where the operation is not monotone.
func corners(op Op, of *[3]Span) (out Span, ok bool) {
	if !op.compares() && !monotoneWithin(op, of) {
		return out, false
	}
	var at [8]float64
	n := op.arity()
	out.Low, out.High = math.Inf(1), math.Inf(-1)
	for corner := range 1 << n {
		var v [3]float64
		for k := range n {
			if v[k] = of[k].Low; corner>>k&1 == 1 {
				v[k] = of[k].High
			}
		}
		r := applyTo(op, v)
		if r != r {
			return out, false
		}
		at[corner] = r
		out.Low, out.High = min(out.Low, r), max(out.High, r)
	}
	if moves, known := directions[op]; known {
		for k := range n {
			if of[k].Trend != Constant {
				out.Trend |= moves[k].of(of[k].Trend)
			}
		}
		return out, true
	}
	for k := range n {
		for corner := range 1 << n {
			if corner>>k&1 == 1 {
				continue
			}
			switch low, high := at[corner], at[corner|1<<k]; {
			case low == high && math.IsInf(low, 0) && of[k].Trend != Constant: // it may have moved out there
				out.Trend = Either
			case low < high:
				out.Trend |= of[k].Trend
			case low > high:
				out.Trend |= of[k].Trend.flip()
			}
		}
	}
	return out, true
}

// directions says how each operand moves the result of an operation that corners do not
// tell: where k is 0 or above n, available(n, k, a) is the same for each a.
var directions = map[Op][3]Trend{
	OpParallel:       {Rising, Rising},
	OpParallelCommon: {Rising, Rising, Falling},
	OpAvailable:      {Rising, Falling, Rising},
	OpErlangB:        {Falling, Rising},
	OpErlangC:        {Falling, Rising},
	OpStaff:          {Rising, Falling},
	OpWait:           {Falling, Rising, Rising},
	OpMeanWait:       {Falling, Rising},
}

// of is the trend of a result that an operand with a trend of its own moves this way.
func (t Trend) of(operand Trend) Trend {
	if t == Falling {
		return operand.flip()
	}
	return operand
}

// compares reports whether an operation says which of two values is larger.
func (op Op) compares() bool { return op >= OpLE && op <= OpGT }

// monotoneWithin reports whether an operation is monotone in each operand within its
// span. Of a draw it is asked where the median is: the parameters have to be in order,
// and on one side of zero, where a range is of another kind on the other.
func monotoneWithin(op Op, of *[3]Span) bool {
	if op.IsDraw() {
		a, b, c := &of[0], &of[1], &of[2]
		switch op {
		case OpPlusMinus:
			return true
		case OpUniform, OpNormal:
			return a.High <= b.Low
		case OpTriangular, OpPert:
			return a.High <= b.Low && b.High <= c.Low
		case OpLognormal, OpRange, OpShares:
			return a.High <= b.Low && a.Low > 0 && (op != OpShares || b.High < 1 || a.Low >= 1)
		}
		return false
	}
	var laws [3]law
	var operands [3]operand
	for k := range op.arity() {
		s := &of[k]
		laws[k] = law{bounded: unit.Finite(s.Low) && unit.Finite(s.High), low: s.Low, high: s.High}
		operands[k] = operand{&laws[k], s.fixed()}
	}
	return monotone(op, operands[:op.arity()])
}
