package differential

import "math"

// Times in queues and on paths, by their definitions: distributions as functions, sums
// and integrals of Simpson over them.

// meanWait is the mean of the time waiting.
func meanWait(n, a, service float64) float64 {
	switch {
	case !(n >= 0 && a >= 0):
		return math.NaN()
	case a >= n:
		return math.Inf(1)
	}
	return erlangC(n, a) / (n - a) * service
}

// responseTime is the distribution of waiting and service: the probability of a time
// above t. v is servers, load and service time, with a p99 behind it or without.
func responseTime(v []float64) (above func(t float64) float64, ok bool) {
	n, a, service := v[0], v[1], v[2]
	if !(n >= 0 && a >= 0 && service >= 0) {
		return nil, false
	}
	served := func(t float64) float64 { return math.Exp(-t / service) }
	if len(v) > 3 {
		ratio := v[3] / service
		if !(ratio >= 1-near && ratio <= 14*(1+near)) {
			return nil, false
		}
		sigma := sigmaOf(ratio)
		served = func(t float64) float64 {
			return 0.5 * math.Erfc((math.Log(t/service)+sigma*sigma/2)/sigma/math.Sqrt2)
		}
	}
	waits, rate := erlangC(n, a), (n-a)/service
	return func(t float64) float64 {
		if t <= 0 {
			return 1
		}
		if waits < 1e-15 {
			return served(t)
		}
		if x := rate * service; len(v) == 3 && math.Abs(x-1) > 1e-6 { // the sum of two exponential times
			return (1-waits)*served(t) + waits*(x*math.Exp(-t/service)-math.Exp(-rate*t))/(x-1)
		}
		// a wait w is in its distribution where u = exp(-rate·w): ∫ P(service > t - w) du
		least := math.Exp(-rate * t)
		late := least + simpson(func(s float64) float64 { // u from least to 1, even in its logarithm
			w := t * s
			if w >= t {
				return rate * t * math.Exp(-rate*w)
			}
			return rate * t * math.Exp(-rate*w) * served(t-w)
		})
		return (1-waits)*served(t) + waits*late
	}, true
}

// sigmaOf is the smaller sigma at which exp(z·sigma - sigma²/2) is the ratio of p99 to mean.
func sigmaOf(ratio float64) float64 {
	from, to := 1e-9, 2.3263478740408408
	for range 100 {
		if mid := (from + to) / 2; math.Exp(2.3263478740408408*mid-mid*mid/2) < ratio {
			from = mid
		} else {
			to = mid
		}
	}
	return from
}

// simpson is the integral of a function from 0 to 1, which may be steep at both ends.
func simpson(f func(s float64) float64) float64 {
	const steps = 3000
	sum := 0.0
	for i := 0; i <= steps; i++ {
		x := float64(i) / steps
		weight := 2.0 + 2*float64(i%2)
		if i == 0 || i == steps {
			weight = 1
		}
		sum += weight * f(x*x*x*(10-15*x+6*x*x)) * 30 * x * x * (1 - x) * (1 - x)
	}
	return sum / steps / 3
}

// crossing is where a falling function of a time passes a value.
func crossing(f func(t float64) float64, value float64) float64 {
	low, high := 0.0, 1e-12
	for f(high) > value && high < 1e12 {
		low, high = high, 2*high
	}
	for range 60 {
		if mid := (low + high) / 2; f(mid) > value {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

func response(v []float64) float64 {
	last := len(v) - 1
	above, ok := responseTime(v[:last])
	switch q := v[last]; {
	case !ok || !(q >= 0 && q < 1):
		return math.NaN()
	case v[1] >= v[0]:
		return math.Inf(1)
	case v[2] == 0 || q == 0:
		return 0
	default:
		return crossing(above, 1-q)
	}
}

// slowest is the mean and the deviation of the largest of n responses.
func slowest(v []float64) (mean, deviation float64) {
	last := len(v) - 1
	above, ok := responseTime(v[:last])
	n := v[last]
	switch {
	case !ok || !(n >= 1-near):
		return math.NaN(), math.NaN()
	case v[1] >= v[0]:
		return math.Inf(1), math.Inf(1)
	case v[2] == 0:
		return 0, 0
	}
	if n == 1 { // moments add
		wait, variance := meanWait(v[0], v[1], v[2]), v[2]*v[2]
		if len(v) > 4 {
			variance *= math.Exp(math.Pow(sigmaOf(v[3]/v[2]), 2)) - 1
		}
		return wait + v[2], math.Sqrt(variance + wait*(2*v[2]/(v[0]-v[1])-wait))
	}
	end := crossing(above, 1e-14/n)
	if len(v) > 4 { // where its square ends
		end *= math.Exp(2 * math.Pow(sigmaOf(v[3]/v[2]), 2))
	}
	one, two := end*1e-10, 0.0
	const steps = 3000
	for i := range steps { // panels that grow like a geometric series, with the rule of Boole
		from, to := end*math.Pow(1e-10, 1-float64(i)/steps), end*math.Pow(1e-10, 1-float64(i+1)/steps)
		for k, w := range []float64{7, 32, 12, 32, 7} {
			t := from + (to-from)*float64(k)/4
			tail := -math.Expm1(n * math.Log1p(-math.Min(above(t), 1-1e-16)))
			one += w * (to - from) / 90 * tail
			two += w * (to - from) / 90 * 2 * t * tail
		}
	}
	return one, math.Sqrt(math.Max(0, two-one*one))
}

// tail is the quantile of a sum: v is q, calls, …, time, …, deviation, …. Up to 1, calls are
// the share that takes a part, above 1 so many in a row, the last one by a share.
func tail(v []float64) float64 {
	q, n := v[0], (len(v)-1)/3
	fixed, finite, mean, variance := 0.0, 1.0, 0.0, 0.0
	var rest []float64 // share, mean and variance of what not all take
	for k := 1; k <= n; k++ {
		calls, time, deviation := v[k], v[k+n], v[k+2*n]
		if !(calls >= 0 && time >= 0 && deviation >= 0) || len(v) != 3*n+1 {
			return math.NaN()
		}
		if (math.IsInf(time, 1) || math.IsInf(deviation, 1)) && calls > 0 {
			finite *= 1 - math.Min(calls, 1)
		}
		extra := (calls - math.Floor(calls)) * (1 - calls + math.Floor(calls))
		switch {
		case calls == 0:
		case calls < 1:
			rest = append(rest, calls, time, deviation*deviation)
		case deviation == 0 && extra == 0:
			fixed += calls * time
		default:
			mean += calls * time
			if variance += calls * deviation * deviation; extra > 0 {
				variance += extra * time * time
			}
		}
	}
	switch {
	case !(q >= 0 && q < 1) || len(rest) > 30:
		return math.NaN()
	case finite == 0 || finite < q*(1-near):
		return math.Inf(1)
	}
	return fixed + crossing(func(t float64) float64 { return sumAbove(rest, mean, variance, t) }, 1-q)
}

// sumAbove is the probability that a lognormal sum is above t, where rest may be added.
func sumAbove(rest []float64, mean, variance, t float64) float64 {
	if len(rest) > 0 {
		share, above := math.Min(rest[0], 1), 0.0
		if share > 0 {
			above += share * sumAbove(rest[3:], mean+rest[1], variance+rest[2], t)
		}
		if share < 1 {
			above += (1 - share) * sumAbove(rest[3:], mean, variance, t)
		}
		return above
	}
	switch {
	case math.IsInf(mean, 1) || math.IsInf(variance, 1):
		return 1
	case mean == 0 || variance == 0:
		if t >= mean {
			return 0
		}
		return 1
	}
	s := math.Log(1 + variance/(mean*mean))
	return 0.5 * math.Erfc((math.Log(t/mean)+s/2)/math.Sqrt(2*s))
}

// upInZones adds up the cases of zones that are up.
func upInZones(n, k, a, zones, zone float64) float64 {
	zones = roundDown(zones)
	if !isAvailability(zone) || !(zones >= 1 && zones <= 1000) {
		return math.NaN()
	}
	zone = math.Min(zone, 1)
	if zone == 1 {
		return available(n, k, a)
	}
	sum, ways := 0.0, 1.0
	for up := 0.0; up <= zones; up++ {
		sum += ways * math.Pow(zone, up) * math.Pow(1-zone, zones-up) * available(up*roundDown(n/zones), k, a)
		ways *= (zones - up) / (up + 1)
	}
	return sum
}
