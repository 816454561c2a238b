package formula

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// z95 is the 95th percentile of the standard normal distribution: a range is
// a 90% interval, from -z95 to +z95.
const z95 = 1.6448536269514722

// quantile is the value of a distribution at the share u of its samples; at
// u = 0.5 it is the median, the central value of an estimate. Parameters that
// make no distribution give NaN. c is the third parameter where there is one.
func quantile(op Opcode, a, b, c, u float64) float64 {
	switch op {
	case opUniform:
		if a > b {
			return math.NaN()
		}
		return a + (b-a)*u
	case opRange:
		if a > 0 {
			op = opLognormal
		} else {
			op = opNormal
		}
	case opShares:
		if !(a > 0 && b < 1) {
			return quantile(opRange, a, b, c, u)
		}
	case opPlusMinus:
		b = math.Abs(b)
		a, b, op = a-b, a+b, opNormal
	}
	switch op {
	case opNormal:
		if a > b {
			return math.NaN()
		}
		return (a+b)/2 + (b-a)/(2*z95)*probit(u)
	case opLognormal:
		switch {
		case !(0 < a && a <= b):
			return math.NaN()
		case u == 0.5:
			return math.Sqrt(a) * math.Sqrt(b)
		}
		return math.Exp(quantile(opNormal, math.Log(a), math.Log(b), 0, u))
	case opShares:
		logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
		return 1 / (1 + math.Exp(-quantile(opNormal, logit(a), logit(b), 0, u)))
	case opTriangular:
		switch {
		case !(a <= b && b <= c):
			return math.NaN()
		case a == c:
			return a
		case u*(c-a) <= b-a:
			return a + math.Sqrt(u*(c-a)*(b-a))
		}
		return c - math.Sqrt((1-u)*(c-a)*(c-b))
	case opPert:
		switch {
		case !(a <= b && b <= c):
			return math.NaN()
		case a == c:
			return a
		}
		return a + (c-a)*mathext.InvRegIncBeta(1+4*(b-a)/(c-a), 1+4*(c-b)/(c-a), u)
	}
	return math.NaN()
}

// quantiles is quantile over columns of parameters. Where they are the same in
// all samples, as almost always, what depends on them alone is computed once.
func quantiles(op Opcode, a, b, c []float64) func(i int, u float64) float64 {
	one := func(x []float64) bool { return x[0] == x[len(x)-1] }
	if len(a) == 0 || !one(a) || !one(b) || !one(c) {
		return func(i int, u float64) float64 { return quantile(op, a[i], b[i], c[i], u) }
	}
	lo, hi := a[0], b[0]
	if op == opRange && lo > 0 || op == opLognormal {
		if !(0 < lo && lo <= hi) {
			return func(int, float64) float64 { return math.NaN() }
		}
		mu, sigma := (math.Log(lo)+math.Log(hi))/2, (math.Log(hi)-math.Log(lo))/(2*z95)
		return func(_ int, u float64) float64 { return math.Exp(mu + sigma*probit(u)) }
	}
	return func(_ int, u float64) float64 { return quantile(op, lo, hi, c[0], u) }
}

func probit(u float64) float64 {
	if u == 0.5 {
		return 0
	}
	return mathext.NormalQuantile(u)
}

// below is the share of a distribution's samples that are under zero.
func below(op Opcode, a, b, c float64) float64 {
	switch op {
	case opUniform:
		return max(0, min(1, -a/(b-a)))
	case opTriangular:
		switch {
		case a >= 0:
			return 0
		case b >= 0:
			return a * a / ((c - a) * (b - a))
		}
		return 1 - c*c/((c-a)*(c-b))
	case opPert:
		if a >= 0 {
			return 0
		}
		return mathext.RegIncBeta(1+4*(b-a)/(c-a), 1+4*(c-b)/(c-a), -a/(c-a))
	case opPlusMinus:
		b = math.Abs(b)
		a, b = a-b, a+b
	case opNormal:
	case opRange, opShares:
		if a > 0 {
			return 0
		}
	default:
		return 0
	}
	if a == b {
		return 0
	}
	return 0.5 * math.Erfc((a+b)/2/((b-a)/(2*z95))/math.Sqrt2)
}
