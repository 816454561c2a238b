package solve

import (
	"math"

	"botec/estimate/columns"
)

// judge decides the conditions for all values of a cell at once, if it can.
func (s *search) judge(c cell) verdict {
	if c.low == c.high {
		return truth(s.holds(c.low))
	}
	s.work -= len(s.central.Depends())
	s.central.Run(c.low, c.high)
	all, none := s.graph.Admits(s.central, s.quantity)
	if none {
		return fails
	}
	spans := s.central
	if s.sampled() {
		spans = s.decide(c)
	}
	for _, i := range s.graph.Conditions {
		switch of := spans.Span(i); {
		case of.Empty || of.High == 0:
			return fails
		case !of.Sure || of.Low != 1:
			all = false
		}
	}
	if all {
		return holds
	}
	return undecided
}

// decide finds what the conditions can be in a cell where they depend on samples. If
// every sample of a quantity rises, so do its percentiles and its mean, and they lie
// between those at both ends.
func (s *search) decide(c cell) *columns.Between {
	s.samples.Run(c.low, c.high)
	for k, d := range s.deciding {
		span, at := s.samples.Span(d.of), [2]float64{math.NaN(), math.NaN()}
		if span.Trend != columns.Either {
			for end, v := range [2]float64{c.low, c.high} {
				if out := s.outcome(v); out.compared != nil {
					at[end] = out.at[k]
				}
			}
			span.Within(at[0], at[1])
		}
		s.decisive.Give(d.to, span, at[0], at[1])
	}
	s.decisive.Run(c.low, c.high)
	return s.decisive
}
