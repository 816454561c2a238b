// Package sweep answers: how do the metrics of a scenario change as one input
// takes many values, or two do together? What do ten thousand to a billion users
// cost, and where does another resource become the bottleneck of a fleet.
//
// [ParseAxes] reads what varies, NAME=A..B or NAME=A,B,C. A [Sweep] holds these axes
// and the metrics to show; its points are all combinations of the values, those
// of the last axis changing first. [Sweep.Run] computes them and hands them out
// block by block, so that a hundred million points need no more memory than a
// thousand.
//
// A point has the metrics of an estimate with those values, and what binds the
// nodes of a fleet there. It has none, and says why, where such an estimate would
// be refused. Ranges of the scenario are at their median: a sweep is not sampled.
//
// Only what depends on the axes is computed again for each point; everything else
// is a constant, taken from the estimate.
package sweep

import "botec/estimate"

// Sweep is a grid of points over one or more axes.
type Sweep struct {
	*estimate.Result // the scenario as it is, ranges at their median
	Axes             []Axis
	Shown            []*estimate.Value // the metrics
}

// DefaultSteps is how many values an interval gives unless told, MaxPoints how
// many points a sweep has at most.
const (
	DefaultSteps = 11
	MaxPoints    = 100_000_000
)

// Points is how many points a sweep has.
func (s *Sweep) Points() int {
	n := 1
	for _, a := range s.Axes {
		n *= len(a.Values)
	}
	return n
}

// fill writes the values of axis k into column, from a point on.
func (s *Sweep) fill(k int, column []float64, point int) {
	repeat := 1 // how many points in a row have the same value
	for _, a := range s.Axes[k+1:] {
		repeat *= len(a.Values)
	}
	values := s.Axes[k].Values
	at, left := point/repeat%len(values), repeat-point%repeat
	for i := range column {
		column[i] = values[at]
		if left--; left == 0 {
			at, left = at+1, repeat
			if at == len(values) {
				at = 0
			}
		}
	}
}
