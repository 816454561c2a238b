package columns

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Z95 is the 95th percentile of the standard normal distribution: a range is
// a 90% interval, from -Z95 to +Z95.
const Z95 = 1.6448536269514722

// gaussian gives the mean and the standard deviation of a normal distribution, or
// those of the logarithm of a lognormal one; ok is false for any other distribution
// and for parameters of none.
func gaussian(op Op, a, b float64) (log bool, mean, sigma float64, ok bool) {
	switch {
	case op == OpPlusMinus:
		b = math.Abs(b)
		a, b = a-b, a+b
	case op == OpLognormal, op == OpRange && a > 0:
		log = true
	case op == OpShares && !(a > 0 && b < 1):
		return gaussian(OpRange, a, b)
	case op != OpNormal && op != OpRange:
		return false, 0, 0, false
	}
	if !(a <= b) || log && !(a > 0) {
		return false, 0, 0, false
	}
	if log {
		a, b = math.Log(a), math.Log(b)
	}
	return log, (a + b) / 2, (b - a) / (2 * Z95), true
}

// quantile is the quantile function of a distribution with the parameters a, b
// and, where it has three, c. At u = 0.5 it is the median, the central value of an
// estimate; the ends of a range are its quantiles 0.05 and 0.95. Parameters of no
// distribution give NaN.
func quantile(op Op, a, b, c, u float64) float64 {
	if log, mean, sigma, ok := gaussian(op, a, b); ok {
		switch {
		case u == 0.05 && op != OpPlusMinus:
			return a
		case u == 0.95 && op != OpPlusMinus:
			return b
		case log && u == 0.5:
			return math.Sqrt(a) * math.Sqrt(b)
		case log:
			return math.Exp(mean + sigma*probit(u))
		}
		return mean + sigma*probit(u)
	}
	switch op {
	case OpUniform:
		if a > b {
			return math.NaN()
		}
		return a + (b-a)*u
	case OpShares:
		logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
		return 1 / (1 + math.Exp(-quantile(OpNormal, logit(a), logit(b), 0, u)))
	case OpTriangular:
		switch {
		case !(a <= b && b <= c):
			return math.NaN()
		case a == c:
			return a
		case u*(c-a) <= b-a:
			return a + math.Sqrt(u*(c-a)*(b-a))
		}
		return c - math.Sqrt((1-u)*(c-a)*(c-b))
	case OpPert:
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

// probit is the quantile function of the standard normal distribution.
func probit(u float64) float64 {
	if u == 0.5 {
		return 0
	}
	return mathext.NormalQuantile(u)
}

// ShareBelowZero is the probability that a distribution with the parameters a, b
// and c gives a negative value.
func ShareBelowZero(op Op, a, b, c float64) float64 {
	switch op {
	case OpUniform:
		return max(0, min(1, -a/(b-a)))
	case OpTriangular:
		switch {
		case a >= 0:
			return 0
		case b >= 0:
			return a * a / ((c - a) * (b - a))
		}
		return 1 - c*c/((c-a)*(c-b))
	case OpPert:
		if a >= 0 {
			return 0
		}
		return mathext.RegIncBeta(1+4*(b-a)/(c-a), 1+4*(c-b)/(c-a), -a/(c-a))
	case OpPlusMinus:
		b = math.Abs(b)
		a, b = a-b, a+b
	case OpNormal:
	case OpRange, OpShares:
		if a > 0 {
			return 0
		}
	default:
		return 0
	}
	if a == b {
		return 0
	}
	return 0.5 * math.Erfc((a+b)/2/((b-a)/(2*Z95))/math.Sqrt2)
}
