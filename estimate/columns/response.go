package columns

import "math"

// z99 is the 99% quantile of the standard normal distribution.
var z99 = probit(0.99)

// response is the distribution of waiting and service in a queue with many servers, in
// mean service times: with a probability a request waits, for an exponential time, and
// then it is served, for an exponential or a lognormal time.
type response struct {
	valid      bool
	overloaded bool    // it is longer than any time
	scale      float64 // the mean service time
	waits      float64 // the probability of waiting
	rate       float64 // at which those that wait are served
	sigma      float64 // of the logarithm of the service time; 0 for an exponential one
}

// responseOf reads (servers, load, service, x) or (servers, load, service, p99, x).
func responseOf(v []float64) (r response, x float64) {
	n, a, service, x := v[0], v[1], v[2], v[len(v)-1]
	if !(n >= 0 && a >= 0 && service >= 0) {
		return response{}, x
	}
	r = response{valid: true, scale: service, overloaded: a >= n}
	if len(v) > 4 && service > 0 {
		ratio := v[3] / service
		if !(ratio >= 1*(1-Tolerance) && ratio <= 14*(1+Tolerance)) {
			return response{}, x
		}
		// the narrower of the two lognormals through mean and p99
		r.sigma = max(z99-math.Sqrt(max(0, z99*z99-2*math.Log(ratio))), 1e-9)
	}
	if !r.overloaded {
		r.waits, r.rate = erlangC(n, a), n-a
	}
	return r, x
}

// quantile is the q-quantile of the response time.
func (r *response) quantile(q float64) float64 {
	switch {
	case !r.valid || !(q >= 0 && q < 1):
		return math.NaN()
	case r.overloaded:
		return math.Inf(1)
	case r.scale == 0 || q == 0:
		return 0
	}
	return r.scale * solveRising(func(t float64) float64 { return 1 - r.longer(t)/(1-q) })
}

// longer is the probability of a response that takes longer than t service times.
func (r *response) longer(t float64) float64 {
	if t <= 0 {
		return 1
	}
	served := r.serviceLonger(t)
	if r.waits == 0 {
		return served
	}
	return (1-r.waits)*served + r.waits*r.sumLonger(t, served)
}

// serviceLonger is the probability of a service that takes longer than t.
func (r *response) serviceLonger(t float64) float64 {
	if r.sigma == 0 {
		return math.Exp(-t)
	}
	return normalAbove((math.Log(t) + r.sigma*r.sigma/2) / r.sigma)
}

// sumLonger is the probability that an exponential wait and a service take longer than t.
func (r *response) sumLonger(t, served float64) float64 {
	if r.sigma == 0 {
		slow, d := math.Min(1, r.rate), math.Abs(r.rate-1)
		between := t // ∫ e^(d·s) ds from 0 to t, times e^(-d·t)
		if d*t > 1e-12 {
			between = -math.Expm1(-d*t) / d
		}
		return math.Min(1, math.Exp(-t)+math.Exp(-slow*t)*between)
	}
	// the service takes s < t, and the wait more than t - s: an integral over the normal
	// score of s, from where the wait alone is too long
	mu, from := -r.sigma*r.sigma/2, -7.0
	to := (math.Log(t) - mu) / r.sigma
	if least := t - 40/r.rate; least > 0 {
		from = max(from, (math.Log(least)-mu)/r.sigma)
	}
	sum := served
	if to > from {
		sum += integrate(from, min(to, 7), 20, func(z float64) float64 {
			return math.Exp(-z*z/2-r.rate*(t-math.Exp(mu+r.sigma*z))) / math.Sqrt(2*math.Pi)
		})
	}
	return math.Min(1, sum)
}

// slowest is the mean and the standard deviation of the slowest of n responses that
// begin at once, n from 1 on.
func (r *response) slowest(n float64) (mean, deviation float64) {
	switch {
	case !r.valid || !(n >= 1*(1-Tolerance)):
		return math.NaN(), math.NaN()
	case r.overloaded:
		return math.Inf(1), math.Inf(1)
	case r.scale == 0:
		return 0, 0
	case n <= 1:
		wait, variance := r.waits/r.rate, 1.0
		if r.sigma > 0 {
			variance = math.Expm1(r.sigma * r.sigma)
		}
		return r.scale * (wait + 1), r.scale * math.Sqrt(variance+wait*(2/r.rate-wait))
	}
	// E[T] = ∫ P(T > t) dt and E[T²] = ∫ 2t·P(T > t) dt, over the logarithm of t
	longer := func(t float64) float64 { return -math.Expm1(n * math.Log1p(-min(r.longer(t), 1-1e-16))) }
	last := solveRising(func(t float64) float64 { return 1 - r.longer(t)*n*1e13 })
	first := last * 1e-9
	moment := func(power float64) float64 {
		return math.Pow(first, power) + integrate(math.Log(first), math.Log(last), 24, func(u float64) float64 {
			t := math.Exp(u)
			return power * math.Pow(t, power) * longer(t)
		})
	}
	one, two := moment(1), moment(2)
	return r.scale * one, r.scale * math.Sqrt(max(0, two-one*one))
}

// normalAbove is the probability that a normal score is above z.
func normalAbove(z float64) float64 { return math.Erfc(z/math.Sqrt2) / 2 }

// solveRising finds where a function of a positive number crosses zero, from below. It
// looks around 1.
func solveRising(f func(t float64) float64) float64 {
	low, high := 1.0, 1.0
	for f(low) > 0 {
		if high, low = low, low/4; low < 1e-300 {
			return 0
		}
	}
	for f(high) < 0 {
		if low, high = high, high*4; high > 1e300 {
			return math.Inf(1)
		}
	}
	atLow, atHigh := f(low), f(high)
	for range 100 { // Ridders' method, with the interval halved each time
		middle := (low + high) / 2
		at := f(middle)
		if at == 0 || high-low <= 1e-14*high {
			return middle
		}
		guess, atGuess := middle, at
		if root := math.Sqrt(at*at - atLow*atHigh); root > 0 {
			guess = middle - (middle-low)*at/root
			atGuess = f(guess)
		}
		for _, p := range [][2]float64{{middle, at}, {guess, atGuess}} {
			switch {
			case !(p[0] > low && p[0] < high):
			case p[1] < 0:
				low, atLow = p[0], p[1]
			default:
				high, atHigh = p[0], p[1]
			}
		}
		if atGuess == 0 {
			return guess
		}
	}
	return (low + high) / 2
}

// integrate is the integral of a smooth function, by Gauss and Legendre with ten points
// on each of some panels.
func integrate(from, to float64, panels int, f func(x float64) float64) float64 {
	sum, half := 0.0, (to-from)/float64(2*panels)
	for p := range panels {
		middle := from + half*float64(2*p+1)
		for k, x := range gaussAt {
			sum += gaussWeight[k] * (f(middle-half*x) + f(middle+half*x))
		}
	}
	return sum * half
}

var (
	gaussAt     = [...]float64{0.14887433898163121, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451, 0.97390652851717172}
	gaussWeight = [...]float64{0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059, 0.06667134430868814}
)
