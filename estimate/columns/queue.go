package columns

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// The formulas of queues with n servers under a load of a erlangs: the arrival rate
// times the service time. n may be a fraction, as that of a range is: then the formulas
// are those that run smoothly through the whole numbers.

// erlangB is the probability that a request finds all servers busy and is turned away
// (Erlang's first formula): a ratio of the Poisson distribution, pmf(n; a) / cdf(n; a).
// Under a load far above n both vanish, and their ratio is computed as a continued
// fraction. A million servers take no longer than ten.
func erlangB(n, a float64) float64 {
	switch {
	case n != n || a != a || a < 0 || n < 0:
		return math.NaN()
	case n == 0:
		return 1
	case a == 0:
		return 0
	case a > n+5*math.Sqrt(n)+5:
		return 1 / (a * upperGammaFraction(n+1, a))
	}
	return math.Min(1, poissonMass(n, a)/mathext.GammaIncRegComp(n+1, a))
}

// upperGammaFraction is Γ(s, x) / (x^s e^-x) for x above s, by Lentz's algorithm.
func upperGammaFraction(s, x float64) float64 {
	b := x + 1 - s
	c, d := math.Inf(1), 1/b
	h := d
	for i := 1.0; i < 1e7; i++ {
		term := -i * (i - s)
		b += 2
		d = 1 / (term*d + b)
		c = b + term/c
		step := c * d
		h *= step
		if math.Abs(step-1) < 1e-16 {
			break
		}
	}
	return h
}

// erlangC is the probability that a request waits (Erlang's second formula): 1 at
// or above full load.
func erlangC(n, a float64) float64 {
	switch {
	case n != n || a != a || a < 0 || n < 0:
		return math.NaN()
	case a >= n:
		return 1
	}
	b := erlangB(n, a)
	return math.Min(1, n*b/((n-a)+a*b))
}

// wait is the q-quantile of the time that requests wait, in service times. It is
// exponential for those that wait at all. At or above full load there is none.
func wait(n, a, q float64) float64 {
	if !(0 <= a && a < n && 0 <= q && q < 1) {
		return math.NaN()
	}
	waits, longer := erlangC(n, a), 1-q
	if waits <= longer {
		return 0
	}
	return math.Log(waits/longer) / (n - a)
}

// meanWait is the mean of the time that requests wait, in service times. At or above full
// load it is longer than any time.
func meanWait(n, a float64) float64 {
	switch {
	case !(a >= 0 && n >= 0):
		return math.NaN()
	case a >= n:
		return math.Inf(1)
	}
	return erlangC(n, a) / (n - a)
}

// maxLoad is the largest load, in erlangs, that staff takes.
const maxLoad = 1e12

// staff is the smallest whole number of servers at which a request waits with a
// probability of at most p, under a load of a erlangs.
func staff(a, p float64) float64 {
	if a != a || p != p || a < 0 || p <= 0 || p > 1 || a > maxLoad {
		return math.NaN()
	}
	enough := func(n float64) bool { return erlangC(n, a) <= p*(1+Tolerance) }
	low, step := math.Floor(a), 1.0 // never enough, unless the load is 0
	switch {
	case p*(1+Tolerance) >= 1: // everybody may wait
		return 0
	case enough(low):
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
