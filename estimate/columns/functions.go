package columns

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Tolerance is the relative difference up to which two numbers are taken as equal, so
// that decimal fractions compare as they are written: 0.1 + 0.2 == 0.3.
const Tolerance = 1e-9

// equal reports whether two numbers differ by at most Tolerance of the larger one.
func equal(a, b float64) bool {
	return a == b || math.Abs(a-b) <= Tolerance*math.Max(math.Abs(a), math.Abs(b))
}

func ceil(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Ceil(x)
}

func floor(x float64) float64 {
	if r := math.Round(x); equal(x, r) {
		return r
	}
	return math.Floor(x)
}

// parallel is the availability of n parts, each of availability a, of which one
// suffices.
func parallel(a, n float64) float64 {
	if !(0 <= a && a <= 1+Tolerance && n >= 0) {
		return math.NaN()
	}
	return 1 - pow(1-math.Min(a, 1), n)
}

// pow is math.Pow, except that NaN^0 and 1^NaN are NaN.
func pow(x, y float64) float64 {
	if x != x || y != y {
		return math.NaN()
	}
	return math.Pow(x, y)
}

// erlangC is the probability that a request waits at n servers under a load of
// a erlangs (Erlang's second formula). It is computed from Erlang's first, which
// is a ratio of the Poisson distribution, B = pmf(n; a) / cdf(n; a); cdf is the
// regularised upper incomplete gamma function, so a million servers take no longer
// than ten.
func erlangC(n, a float64) float64 {
	switch {
	case n != n || a != a || a < 0 || n < 0:
		return math.NaN()
	case a >= n:
		return 1
	case a == 0:
		return 0
	}
	logGamma, _ := math.Lgamma(n + 1)
	b := math.Exp(n*math.Log(a)-a-logGamma) / mathext.GammaIncRegComp(n+1, a)
	return math.Min(1, n*b/(n-a*(1-b)))
}

// staff is the smallest whole number of servers at which the probability that a
// request waits is at most p, under a load of a erlangs.
func staff(a, p float64) float64 {
	if a != a || p != p || a < 0 || p <= 0 || p > 1 || a > 1e12 {
		return math.NaN()
	}
	enough := func(n float64) bool { return erlangC(n, a) <= p*(1+Tolerance) }
	low, step := math.Floor(a), 1.0 // too few, unless the load is 0
	if enough(low) {
		return low
	}
	for !enough(low + step) {
		if low, step = low+step, step*2; step > 1e13 {
			return math.NaN()
		}
	}
	for high := low + step; ; {
		if high-low <= 1 {
			return high
		}
		if mid := math.Floor((low + high) / 2); enough(mid) {
			high = mid
		} else {
			low = mid
		}
	}
}

// Near reports whether a and b differ by at most tolerance, within Tolerance.
func Near(a, b, tolerance float64) bool {
	difference := math.Abs(a - b)
	return difference <= tolerance || equal(difference, tolerance) || equal(a, b)
}
