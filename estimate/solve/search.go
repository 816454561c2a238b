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
	sampling estimate.Sampling
	printer  unit.Printer
	quantity int // its index
	whole    bool
	tried    int
}

// trial is an evaluation of the scenario at one value of the quantity.
type trial struct {
	value  float64
	holds  bool             // whether all conditions hold
	result *estimate.Result // nil where nothing can be computed
}

// try evaluates the scenario at a value. Where nothing can be computed the
// conditions do not hold.
func (s *search) try(v float64) trial {
	s.tried++
	r, err := estimate.EstimateWith(s.graph, s.printer, s.sampling, &estimate.Fixed{Quantity: s.quantity, Value: v})
	if err != nil {
		return trial{value: v}
	}
	return trial{v, !slices.Contains(r.Held, false), r}
}

// solve finds where the conditions change within the interval of a solution, and
// fills in the rest of it.
func (s *search) solve(out *Solution) {
	trials := s.scan(out.Low, out.High)
	var changes []int // the trials that differ from the one before
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
		holds, fails := trials[changes[0]-1], trials[changes[0]]
		out.Kind = Largest
		if !holds.holds {
			holds, fails, out.Kind = fails, holds, Smallest
		}
		holds, fails = s.bisect(holds, fails)
		out.Value, out.Result = holds.value, holds.result
		out.Beyond, out.BeyondResult = fails.value, fails.result
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

// bisect narrows the interval between a value at which the conditions hold and a
// smaller or larger one at which they fail.
func (s *search) bisect(holds, fails trial) (trial, trial) {
	for !s.isClose(holds.value, fails.value) {
		low, high := min(holds.value, fails.value), max(holds.value, fails.value)
		middle := s.round(math.Sqrt(low) * math.Sqrt(high)) // low * high may overflow
		if s.whole && (middle <= low || middle >= high) {
			middle = math.Floor((low + high) / 2)
		}
		if t := s.try(middle); t.holds {
			holds = t
		} else {
			fails = t
		}
	}
	return holds, fails
}

// isClose says that no value between two is worth trying.
func (s *search) isClose(a, b float64) bool {
	if s.whole && max(a, b) < 1<<53 {
		return math.Abs(a-b) <= 1
	}
	return math.Abs(a-b) <= 1e-9*max(a, b)
}

// round rounds a value that must be whole.
func (s *search) round(v float64) float64 {
	if s.whole {
		return math.Round(v)
	}
	return v
}
