package columns

import "math"

// mixture is the distribution of a sum of parts of which some are taken by a share of
// the requests. Which of them are taken makes cases; each case is lognormal, with the
// mean and variance that its parts add up to.
type mixture struct {
	valid bool
	cases []mixtureCase
}

// mixtureCase is one case: its probability, and its mean and variance.
type mixtureCase struct{ weight, mean, variance float64 }

// negligible is the probability of a case that is left out.
const negligible = 1e-12

// mixtureOf reads (q, mean, deviation, share, mean, deviation, …).
func mixtureOf(v []float64) mixture {
	m := mixture{valid: v[1] >= 0 && v[2] >= 0, cases: []mixtureCase{{1, v[1], v[2] * v[2]}}}
	for k := 3; k+2 < len(v); k += 3 {
		share, mean, variance := v[k], v[k+1], v[k+2]*v[k+2]
		if m.valid = m.valid && isShare(share) && mean >= 0 && v[k+2] >= 0; !m.valid {
			return m
		}
		share = math.Min(share, 1)
		var next []mixtureCase
		for _, c := range m.cases {
			if w := c.weight * share; w > negligible {
				next = append(next, mixtureCase{w, c.mean + mean, c.variance + variance})
			}
			if w := c.weight * (1 - share); w > negligible {
				next = append(next, mixtureCase{w, c.mean, c.variance})
			}
		}
		m.cases = next
	}
	return m
}

// quantile is the q-quantile of the sum.
func (m *mixture) quantile(q float64) float64 {
	if !m.valid || !(q >= 0 && q < 1) {
		return math.NaN()
	}
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
