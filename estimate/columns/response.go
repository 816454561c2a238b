package columns

import (
	"math"
	"slices"
)

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
	return r.scale * solveRising(func(t float64) float64 { return math.Log((1 - q) / r.longer(t)) })
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
	// score of s, from where the wait alone is too long; over the wait where that is much
	// shorter than the services that end it
	sum, score := served, func(s float64) float64 { return (math.Log(s) + r.sigma*r.sigma/2) / r.sigma }
	from, to := -8.0, min(score(t), 8)
	if least := t - 36/r.rate; least > 0 {
		from = max(from, score(least))
	}
	if r.rate*r.sigma*t > 1 {
		x := min(r.rate*t/2, 36)
		sum += math.Exp(-x) * (r.serviceLonger(t-x/r.rate) - served)
		gauss10.integrate(0, x, 1+int(max(x/7, (score(t)-score(t-x/r.rate))/2)), func(x, weight float64) {
			sum += math.Exp(-x) * (r.serviceLonger(t-x/r.rate) - served) * weight
		})
		to = min(score(t/2), 8)
	}
	if to > from {
		gauss10.integrate(from, to, 1+int((to-from)/2), func(z, weight float64) {
			sum += math.Exp(-z*z/2-r.rate*(t-math.Exp(r.sigma*(z-r.sigma/2)))) * weight / math.Sqrt(2*math.Pi)
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
	// E[T] = ∫ P(T > t) dt and E[T²] = ∫ 2t·P(T > t) dt, over the logarithm of t from
	// where all of them surely take longer
	surely := math.Pow(1e-17, 1/n)
	first := roughly(func(t float64) bool { return 1-r.serviceLonger(t) > surely }) / 1.1
	far := math.Exp(-2 * r.sigma * r.sigma) // what t² times the density of a lognormal is centred at
	last := roughly(func(t float64) bool {
		return (r.serviceLonger(t/2*far)+r.waits*math.Exp(-r.rate*t/2))*n < 1e-13
	})
	one, two, rising := first, first*first, r.rising(first)
	visit := func(u, weight float64) {
		t := math.Exp(u)
		part := -math.Expm1(n*math.Log1p(-min(rising.longer(t), 1-1e-16))) * t * weight
		one += part
		two += 2 * t * part
	}
	// services that differ little all end soon, and what comes after is waiting
	from, to := math.Log(first), math.Log(last)
	if served := min(8*r.sigma, to); r.sigma > 0 && from < served {
		gauss10.integrate(from, served, 2+int((served-from)/min(1.5, r.sigma)), visit)
		from = served
	}
	if from < to {
		gauss10.integrate(from, to, 3+int((to-from)/1.5), visit)
	}
	return r.scale * one, r.scale * math.Sqrt(max(0, two-one*one))
}

// rising computes the probabilities of rising times, each from the one before.
type rising struct {
	*response
	t, late float64 // the last time, and the probability that a wait and a service take longer
}

func (r *response) rising(from float64) *rising {
	return &rising{r, from, r.sumLonger(from, r.serviceLonger(from))}
}

// longer is the probability of a response that takes longer than t service times, for a t
// that is not below the last one.
func (r *rising) longer(t float64) float64 {
	if r.sigma == 0 || r.waits == 0 {
		return r.response.longer(t)
	}
	// the density of a wait and a service is rate × (P(both > t) - P(service > t))
	late, x := r.late*math.Exp(-r.rate*(t-r.t)), min(r.rate*(t-r.t), 24)
	rule := gauss10
	if x < 0.5 && t < r.t*(1+r.sigma/4) {
		rule = gauss4
	}
	rule.integrate(0, x, 1+int(x/9), func(x, weight float64) {
		late += math.Exp(-x) * r.serviceLonger(t-x/r.rate) * weight
	})
	r.t, r.late = t, late
	return (1-r.waits)*r.serviceLonger(t) + r.waits*min(late, 1)
}

// roughly finds the least positive number for which a condition holds that holds from there
// on, up to a tenth more.
func roughly(holds func(t float64) bool) float64 {
	high := 1.0
	for !holds(high) && high < 1e300 {
		high *= 4
	}
	low := high / 4
	for holds(low) && low > 1e-300 {
		low, high = low/4, low
	}
	for high > 1.1*low {
		if middle := math.Sqrt(low * high); holds(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// normalAbove is the probability that a normal score is above z.
func normalAbove(z float64) float64 { return math.Erfc(z/math.Sqrt2) / 2 }

// solveRising finds where a function of a positive number crosses zero, from below. It
// looks around 1.
func solveRising(f func(t float64) float64) float64 {
	a, atA := 1.0, f(1)
	b, atB := a, atA
	for atA > 0 {
		if b, atB, a = a, atA, a/4; a < 1e-300 {
			return 0
		}
		atA = f(a)
	}
	for atB < 0 {
		if a, atA, b = b, atB, b*4; b > 1e300 {
			return math.Inf(1)
		}
		atB = f(b)
	}
	return crossing(f, a, atA, b, atB)
}

// crossing finds where a function crosses zero between a and b, by Chandrupatla's method. Its
// value is not above zero at a, and not below at b.
func crossing(f func(x float64) float64, a, atA, b, atB float64) float64 {
	share := 0.5
	for {
		x := a + share*(b-a)
		at := f(x)
		c, atC := a, atA
		if (at < 0) != (atA < 0) {
			c, atC, b, atB = b, atB, a, atA
		}
		a, atA = x, at
		best, atBest := a, atA
		if math.Abs(atB) < math.Abs(atA) {
			best, atBest = b, atB
		}
		least := 1e-14 * math.Abs(best) / math.Abs(b-a)
		if atBest == 0 || !(least < 0.5) {
			return best
		}
		share = 0.5
		xi, phi := (a-b)/(c-b), (atA-atB)/(atC-atB)
		if phi*phi < xi && (1-phi)*(1-phi) < 1-xi { // inverse quadratic interpolation is safe
			share = atA/(atB-atA)*atC/(atB-atC) + (c-a)/(b-a)*atA/(atC-atA)*atB/(atC-atB)
		}
		share = min(max(share, least), 1-least)
	}
}

// gauss is a rule of Gauss and Legendre: the points of an integral from -1 to 1 above 0, with
// their weights.
type gauss []struct{ at, weight float64 }

var (
	gauss4 = gauss{
		{0.3399810435848563, 0.6521451548625461}, {0.8611363115940526, 0.3478548451374538},
	}
	gauss10 = gauss{
		{0.14887433898163121, 0.29552422471475287}, {0.43339539412924719, 0.26926671930999636},
		{0.67940956829902441, 0.21908636251598204}, {0.86506336668898451, 0.14945134915058059},
		{0.97390652851717172, 0.06667134430868814},
	}
)

// integrate visits the points of an integral over a smooth function with their weights, from
// below, on each of some panels.
func (g gauss) integrate(from, to float64, panels int, visit func(x, weight float64)) {
	half := (to - from) / float64(2*panels)
	for panel := range panels {
		middle := from + half*float64(2*panel+1)
		for _, p := range slices.Backward(g) {
			visit(middle-half*p.at, p.weight*half)
		}
		for _, p := range g {
			visit(middle+half*p.at, p.weight*half)
		}
	}
}
