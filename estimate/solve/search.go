package solve

import (
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// search tries values of one quantity.
type search struct {
	graph    *graph.Graph
	how      estimate.Sampling
	printer  unit.Printer
	quantity int // its index
	whole    bool
	tried    int
}

// trial is one evaluation of the scenario.
type trial struct {
	value  float64
	holds  bool             // whether all conditions hold there
	result *estimate.Result // nil where nothing can be computed
}

// try evaluates the scenario at a value. Where nothing can be computed the
// conditions do not hold.
func (s *search) try(v float64) trial {
	s.tried++
	r, err := estimate.EstimateWith(s.graph, s.printer, s.how, &estimate.Fixed{Quantity: s.quantity, Value: v})
	if err != nil {
		return trial{value: v}
	}
	return trial{v, !slices.Contains(r.Held, false), r}
}

// solve finds where the conditions change within the interval of a solution, and
// fills in the rest of it.
func (s *search) solve(out *Solution) {
	trials := s.scan(out.Low, out.High)
	var changes []int // the trials whose outcome is not that of the one before
	for i := range trials[1:] {
		if trials[i].holds != trials[i+1].holds {
			changes = append(changes, i+1)
		}
	}
	switch {
	case len(changes) == 0 && trials[0].holds:
		out.Kind = Always
	case len(changes) == 0:
		out.Kind = Never
	case len(changes) == 1:
		good, bad := trials[changes[0]-1], trials[changes[0]]
		out.Kind = Largest
		if !good.holds {
			good, bad, out.Kind = bad, good, Smallest
		}
		good, bad = s.bisect(good, bad)
		out.Value, out.Beyond, out.At, out.Past = good.value, bad.value, good.result, bad.result
	default:
		out.Kind = NotMonotone
		for _, i := range changes {
			out.Changes = append(out.Changes, [2]float64{trials[i-1].value, trials[i].value})
		}
	}
}

// scan tries both ends of an interval and the powers of ten times its lower end
// in between.
func (s *search) scan(low, high float64) []trial {
	trials := []trial{s.try(low)}
	for v := low * 10; v < high*0.999; v *= 10 {
		trials = append(trials, s.try(s.round(v)))
	}
	return append(trials, s.try(high))
}

// bisect narrows the interval between a value at which the conditions hold and
// one at which they do not, on either side of it.
func (s *search) bisect(good, bad trial) (trial, trial) {
	for !s.isClose(good.value, bad.value) {
		low, high := min(good.value, bad.value), max(good.value, bad.value)
		middle := s.round(math.Sqrt(low) * math.Sqrt(high)) // low * high may overflow
		if s.whole && (middle <= low || middle >= high) {
			middle = math.Floor((low + high) / 2)
		}
		if t := s.try(middle); t.holds {
			good = t
		} else {
			bad = t
		}
	}
	return good, bad
}

// isClose says that there is no value worth trying between two.
func (s *search) isClose(a, b float64) bool {
	if s.whole && max(a, b) < 1<<53 {
		return math.Abs(a-b) <= 1
	}
	return math.Abs(a-b) <= 1e-9*max(a, b)
}

func (s *search) round(v float64) float64 {
	if s.whole {
		return math.Round(v)
	}
	return v
}
