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

// scattered is the quantile of what does not always take the same time: it is not below
// the least quantile of a case, and not above the greatest.
func (m *mixture) scattered(q float64) float64 {
	var spread logCases
	finite, never, least, most := 0.0, 0.0, math.Inf(1), math.Inf(-1)
	z := probit(min(max(q, 1e-12), 1-1e-12))
	for k := range m.cases {
		c := &m.cases[k]
		switch {
		case math.IsInf(c.mean, 1) || math.IsInf(c.variance, 1):
			continue
		case c.mean == 0:
			never += c.weight
		default:
			l := c.logarithm()
			spread = append(spread, l)
			least, most = min(least, l.mu+l.sigma*z), max(most, l.mu+l.sigma*z)
		}
		finite += c.weight
	}
	switch {
	case finite < q*(1-Tolerance) || finite == 0: // the rest takes longer than any time
		return math.Inf(1)
	case never >= q:
		return 0
	case never > 0: // each case counts from a lower quantile on
		least = math.Inf(1)
		for _, l := range spread {
			least = min(least, l.mu-40*l.sigma)
		}
	}
	above := func(x float64) float64 {
		by := never + spread.below(x) - q
		if by >= 0 { // of several quantiles the least is meant
			by = max(by, math.SmallestNonzeroFloat64)
		}
		return by
	}
	atLeast, atMost := above(least), above(most)
	for ; atMost < 0 && most < math.Log(1e300); atMost = above(most) { // where a part takes longer than any time
		most += math.Log(4)
	}
	switch {
	case atLeast > 0:
		return math.Exp(least)
	case atMost < 0:
		return math.Exp(most)
	}
	return math.Exp(crossing(above, least, atLeast, most, atMost))
}

// logCase is the normal distribution of the logarithm of a case that takes some time.
type logCase struct{ weight, mu, sigma float64 }

func (c *mixtureCase) logarithm() logCase {
	s := math.Log1p(c.variance / c.mean / c.mean)
	return logCase{c.weight, math.Log(c.mean) - s/2, math.Sqrt(s)}
}

type logCases []logCase

// below is the probability of a logarithm up to x.
func (l logCases) below(x float64) (sum float64) {
	for _, c := range l {
		switch {
		case c.sigma > 0:
			sum += c.weight * normalAbove((c.mu-x)/c.sigma)
		case x >= c.mu-1e-15*math.Abs(c.mu):
			sum += c.weight
		}
	}
	return sum
}
