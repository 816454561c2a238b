package columns

import "math"

// mixture is the distribution of a sum of parts of which some are taken by a share of
// the requests. Which of them are taken makes cases; each case is lognormal, with the
// mean and variance that its parts add up to.
type mixture struct {
	valid bool
	fixed float64 // added to each case
	cases []mixtureCase
}

// mixtureCase is one case: its probability, and its mean and variance.
type mixtureCase struct{ weight, mean, variance float64 }

// negligible is the probability of a case that is left out.
const negligible = 1e-12

// mostShares limits the parts that only a share of the requests takes.
const mostShares = 10

// mixtureOf reads (q, calls, …, time, …, deviation, …): up to 1, calls are the share of the
// requests that take a part, above 1 so many of them in a row. What always takes the same
// time is added to the rest.
func mixtureOf(v []float64) mixture {
	n := (len(v) - 1) / 3
	m := mixture{valid: len(v) == 3*n+1, cases: []mixtureCase{{weight: 1}}}
	shares := 0
	for k := 1; k <= n && m.valid; k++ {
		calls, time, deviation := v[k], v[k+n], v[k+2*n]
		m.valid = calls >= 0 && time >= 0 && deviation >= 0
		if calls == 0 {
			continue
		}
		share, part := min(calls, 1), mixtureCase{1, time, deviation * deviation}
		if calls > 1 {
			part = mixtureCase{1, calls * time, calls * part.variance}
			if rest := calls - math.Floor(calls); rest > 0 { // the share that calls once more
				part.variance += rest * (1 - rest) * time * time
			}
		}
		switch {
		case share == 1 && part.variance == 0:
			m.fixed += part.mean
		case share == 1:
			for i := range m.cases {
				m.cases[i].mean += part.mean
				m.cases[i].variance += part.variance
			}
		default:
			shares++
			m.valid = m.valid && shares <= mostShares
			m.split(share, part)
		}
	}
	return m
}

// split makes two of each case: with a part, and without it.
func (m *mixture) split(share float64, part mixtureCase) {
	var next []mixtureCase
	for _, c := range m.cases {
		if w := c.weight * share; w > negligible {
			next = append(next, mixtureCase{w, c.mean + part.mean, c.variance + part.variance})
		}
		if w := c.weight * (1 - share); w > negligible {
			next = append(next, mixtureCase{w, c.mean, c.variance})
		}
	}
	m.cases = next
}

// quantile is the q-quantile of the sum.
func (m *mixture) quantile(q float64) float64 {
	if !m.valid || !(q >= 0 && q < 1) {
		return math.NaN()
	}
	return m.fixed + m.scattered(q)
}

// scattered is the quantile of what does not always take the same time.
func (m *mixture) scattered(q float64) float64 {
	low, high := math.Inf(1), 0.0
	finite, z := 0.0, probit(min(max(q, 1e-12), 1-1e-12))
	for k := range m.cases {
		c := &m.cases[k]
		if math.IsInf(c.mean, 1) || math.IsInf(c.variance, 1) {
			continue
		}
		// the quantile of the mixture is not below that of each case, and not above all
		finite += c.weight
		at := c.at(z)
		low, high = min(low, at), max(high, at)
	}
	if finite < q*(1-Tolerance) || finite == 0 { // the rest takes longer than any time
		return math.Inf(1)
	}
	if m.below(0) >= q {
		return 0
	}
	for m.below(high) < q && high < 1e300 && high > 0 { // where a part takes longer than any time
		high *= 4
	}
	for range 200 {
		if high-low <= 1e-14*high {
			break
		}
		middle := (low + high) / 2
		if low > 0 && high > 2*low {
			middle = math.Sqrt(low) * math.Sqrt(high)
		}
		if m.below(middle) < q {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// at is the quantile of a case at the normal score z.
func (c *mixtureCase) at(z float64) float64 {
	mu, sigma := c.logarithm()
	return math.Exp(mu + sigma*z)
}

// logarithm is the mean and the deviation of the logarithm of a case.
func (c *mixtureCase) logarithm() (mu, sigma float64) {
	if c.mean == 0 {
		return math.Inf(-1), 0
	}
	s := math.Log1p(c.variance / c.mean / c.mean)
	return math.Log(c.mean) - s/2, math.Sqrt(s)
}

// below is the probability of a sum up to t.
func (m *mixture) below(t float64) float64 {
	sum := 0.0
	for k := range m.cases {
		c := &m.cases[k]
		if math.IsInf(c.mean, 1) || math.IsInf(c.variance, 1) {
			continue
		}
		switch mu, sigma := c.logarithm(); {
		case sigma > 0:
			sum += c.weight * normalAbove((mu-math.Log(t))/sigma)
		case t >= c.mean*(1-1e-15):
			sum += c.weight
		}
	}
	return sum
}
