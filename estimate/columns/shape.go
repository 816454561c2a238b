package columns

import "math"

// shape is the kind of a distribution, as far as it is known.
type shape byte

const (
	other shape = iota
	normal
	lognormal
)

// Term is the contribution of one draw to a normal value, or to the logarithm of a
// lognormal one.
type Term struct {
	Draw int     // its number in the program
	By   float64 // the contribution of one standard deviation of the draw
}

// sigma is the standard deviation of a sum of terms.
func sigma(terms []Term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.By * t.By
	}
	return math.Sqrt(sum)
}

// combined is f·a + g·b; both a and b are sorted by draw.
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

// isNormal and isLognormal report whether an operand has that shape, or is a number,
// which is such a distribution of no width.
func (x operand) isNormal() bool    { return x.shape == normal || x.constant }
func (x operand) isLognormal() bool { return x.shape == lognormal || x.constant && x.low > 0 }

// combine sets the shape, mean and terms of a result; it reports whether the
// result is normal or lognormal.
func (l *law) combine(op Op, x, y operand) bool {
	sign := 1.0
	if op == OpSub || op == OpDiv {
		sign = -1
	}
	either := func(s shape) bool { return x.shape == s || y.shape == s }
	switch {
	case op == OpCopy && x.shape != other:
		l.shape, l.mean, l.terms = x.shape, x.mean, x.terms
	case op == OpNeg && x.shape == normal:
		l.scale(normal, x, -1)
	case (op == OpAdd || op == OpSub) && x.isNormal() && y.isNormal() && either(normal):
		l.shape, l.mean, l.terms = normal, x.center()+sign*y.center(), combined(x.terms, 1, y.terms, sign)
	case op == OpMul && x.shape == normal && y.constant:
		l.scale(normal, x, y.low)
	case op == OpMul && y.shape == normal && x.constant:
		l.scale(normal, y, x.low)
	case op == OpDiv && x.shape == normal && y.constant && y.low != 0:
		l.shape, l.mean, l.terms = normal, x.mean/y.low, combined(x.terms, 1/y.low, nil, 0)
	case (op == OpMul || op == OpDiv) && x.isLognormal() && y.isLognormal() && either(lognormal):
		l.shape, l.mean, l.terms = lognormal, x.logCenter()+sign*y.logCenter(), combined(x.terms, 1, y.terms, sign)
	case op == OpPow && x.shape == lognormal && y.constant:
		l.scale(lognormal, x, y.low)
	case op == OpSqrt && x.shape == lognormal:
		l.scale(lognormal, x, 0.5)
	case op == OpExp && x.shape == normal:
		l.shape, l.mean, l.terms = lognormal, x.mean, x.terms
	case op == OpLn && x.shape == lognormal:
		l.shape, l.mean, l.terms = normal, x.mean, x.terms
	}
	return l.shape != other
}

// scale makes the result f times x, or for a lognormal x its power f.
func (l *law) scale(s shape, x operand, f float64) {
	l.shape, l.mean, l.terms = s, x.mean*f, combined(x.terms, f, nil, 0)
}

// center is the mean of a normal, or a number itself; logCenter is the same of
// the logarithm.
func (x operand) center() float64 {
	if x.shape == normal {
		return x.mean
	}
	return x.low
}

func (x operand) logCenter() float64 {
	if x.shape == lognormal {
		return x.mean
	}
	return math.Log(x.low)
}
