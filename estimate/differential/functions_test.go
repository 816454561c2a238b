package differential

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// The functions of the language by their textbook formulas, without regard to speed.

const near = 1e-9 // numbers this close, relative, are equal

func same(a, b float64) bool {
	return a == b || math.Abs(a-b) <= near*math.Max(math.Abs(a), math.Abs(b)) && !math.IsInf(a-b, 0)
}

func roundUp(x float64) float64 {
	if r := math.Round(x); same(x, r) {
		return r
	}
	return math.Ceil(x)
}

func roundDown(x float64) float64 {
	if r := math.Round(x); same(x, r) {
		return r
	}
	return math.Floor(x)
}

func isAvailability(a float64) bool { return a >= 0 && a <= 1+near }

func parallel(a, n, common float64) float64 {
	if !isAvailability(a) || !isAvailability(common) || !(n >= 0) {
		return math.NaN()
	}
	down, common := math.Max(0, 1-a), math.Min(common, 1)
	return math.Max(0, 1-common*down-math.Pow((1-common)*down, n))
}

// available adds up the cases with k to n parts that are up, and those with fewer: the
// smaller sum is the exact one.
func available(n, k, a float64) float64 {
	if !isAvailability(a) || !(n >= 0) || k != k {
		return math.NaN()
	}
	n, k, a = roundDown(n), math.Max(0, roundUp(k)), math.Min(a, 1)
	if n > 200 { // the tail of a binomial distribution as a beta integral
		switch {
		case k == 0:
			return 1
		case k > n:
			return 0
		}
		return mathext.RegIncBeta(k, n-k+1, a)
	}
	enough, fewer := 0.0, 0.0
	for up := 0.0; up <= n; up++ {
		ways := 1.0
		for i := 1.0; i <= up; i++ {
			ways *= (n - up + i) / i
		}
		if p := ways * math.Pow(a, up) * math.Pow(1-a, n-up); up >= k {
			enough += p
		} else {
			fewer += p
		}
	}
	if enough < fewer {
		return enough
	}
	return 1 - fewer
}

// erlangB is the recurrence from no servers, or from a fraction of one, on.
func erlangB(n, a float64) float64 {
	switch {
	case n != n || a != a || n < 0 || a < 0:
		return math.NaN()
	case a == 0 && n > 0:
		return 0
	case n > 1e5 && a < n/2: // below the smallest number
		return 0
	}
	k, b := n-math.Floor(n), 1.0
	if k > 0 {
		b = fractionOfServer(k, a)
	}
	for k++; k < n+0.5; k++ {
		b = a * b / (k + a*b)
	}
	return b
}

// fractionOfServer is Erlang's first formula by its integral, for n below 1:
// 1/B is that of e^-u (1 + u/a)^n over u from 0 on. With u = s^4 the integrand is smooth.
func fractionOfServer(n, a float64) float64 {
	const steps, top = 4000, 2.7
	sum := 0.0
	for i := 0; i <= steps; i++ {
		s := top * float64(i) / steps
		weight := 2.0 + 2*float64(i%2)
		if i == 0 || i == steps {
			weight = 1
		}
		u := s * s * s * s
		sum += weight * 4 * s * s * s * math.Exp(-u) * math.Pow(1+u/a, n)
	}
	return 1 / (sum * top / steps / 3)
}

func erlangC(n, a float64) float64 {
	switch b := erlangB(n, a); {
	case b != b:
		return b
	case a >= n:
		return 1
	default:
		return b / (1 - a/n*(1-b))
	}
}

// staff tries one server after the other.
func staff(a, p float64) float64 {
	if !(a >= 0) || !(p > 0) || p > 1 {
		return math.NaN()
	}
	for n := 0.0; n < 1e6; n++ {
		if erlangC(n, a) <= p*(1+near) {
			return n
		}
	}
	return math.NaN()
}

func wait(n, a, service, q float64) float64 {
	if !(a >= 0 && a < n && q >= 0 && q < 1) {
		return math.NaN()
	}
	return math.Max(0, math.Log(erlangC(n, a)/(1-q))) / (n - a) * service
}

// tiered adds up what of x lies between one limit and the next. rest are the limits,
// each with its price behind it, and the last price.
func tiered(x float64, rest []float64) float64 {
	if !(x >= 0) {
		return math.NaN()
	}
	sum, from := 0.0, 0.0
	for ; len(rest) > 1; rest = rest[2:] {
		if !(rest[0] > from) {
			return math.NaN()
		}
		sum += math.Max(0, math.Min(x, rest[0])-from) * rest[1]
		from = rest[0]
	}
	return sum + math.Max(0, x-from)*rest[0]
}

// normalMass is the share of the normal distribution with this 90% interval that is
// below zero.
func normalMass(low, high float64) float64 {
	const p95 = 1.6448536269514722
	if low == high {
		if low < 0 {
			return 1
		}
		return 0
	}
	return 0.5 * math.Erfc((low+high)/(high-low)*p95/math.Sqrt2)
}

// medianOf is the median of a distribution.
func medianOf(name string, x []float64) float64 {
	for i := 1; i < len(x); i++ {
		if !(x[i] >= x[i-1]) {
			return math.NaN()
		}
	}
	switch name {
	case "lognormal":
		if x[0] <= 0 {
			return math.NaN()
		}
		return math.Sqrt(x[0]) * math.Sqrt(x[1])
	case "triangular":
		low, mode, high := x[0], x[1], x[2]
		if low == high {
			return low
		}
		if mode-low >= high-mode {
			return low + math.Sqrt((high-low)*(mode-low)/2)
		}
		return high - math.Sqrt((high-low)*(high-mode)/2)
	case "pert":
		return pertMedian(x[0], x[1], x[2])
	}
	return (x[0] + x[1]) / 2
}

// pertMedian is the median of a beta distribution between low and high, found by
// integration of its density.
func pertMedian(low, mode, high float64) float64 {
	if low == high {
		return low
	}
	a, b := 1+4*(mode-low)/(high-low), 1+4*(high-mode)/(high-low)
	density := func(x float64) float64 { return math.Pow(x, a-1) * math.Pow(1-x, b-1) }
	integral := func(to float64) float64 {
		const steps = 1000
		sum := 0.0
		for i := 0; i <= steps; i++ {
			// x = to·s³(10 − 15s + 6s²) has no slope at both ends
			s := float64(i) / steps
			x, slope := to*s*s*s*(10-15*s+6*s*s), to*30*s*s*(1-s)*(1-s)
			weight := 2.0 + 2*float64(i%2)
			if i == 0 || i == steps {
				weight = 1
			}
			sum += weight * slope * density(math.Min(x, 1))
		}
		return sum / steps / 3
	}
	half, from, to := integral(1)/2, 0.0, 1.0
	for range 60 {
		if mid := (from + to) / 2; integral(mid) < half {
			from = mid
		} else {
			to = mid
		}
	}
	return low + (high-low)*(from+to)/2
}
