// Package sweep answers: how do the metrics of a scenario depend on one or two
// inputs? What do ten thousand to a billion users cost, and at how many of them does
// another resource become the bottleneck of a fleet?
//
// [ParseAxes] reads which quantities vary, NAME=A..B or NAME=A,B,C. A [Sweep] has
// these axes and the metrics to show. Its points are all combinations of the values;
// the last axis changes first. [Sweep.Run] computes them block by block, so a hundred
// million points take no more memory than a thousand.
//
// A point has the metrics of an estimate with its values, and the resource that binds
// each fleet. Where such an estimate would be refused it has the reason instead.
// Ranges of the scenario are at their median: a sweep is not sampled.
//
// Only quantities that depend on the axes are computed for each point; all others are
// constants, taken from one estimate.
//
// An axis may also be a [Choice] of names: nodes of the catalogue or variants of the
// scenario. Each name makes a graph of its own; these axes come first.
package sweep

import "botec/estimate"

// Sweep is a grid of points over one or more axes.
type Sweep struct {
	*estimate.Result // of the scenario without the axes
	Axes             []Axis
	Shown            []*estimate.Value // the metrics

	alternatives []*estimate.Result // of the choices among the axes
}

// DefaultSteps is the default number of steps of an interval, MaxPoints the largest
// number of points of a sweep.
const (
	DefaultSteps = 11
	MaxPoints    = 100_000_000
)

// Points is the number of points.
func (s *Sweep) Points() int { return int(s.points()) }

func (s *Sweep) points() float64 {
	n := 1.
	for _, a := range s.Axes {
		n *= float64(len(a.Values))
	}
	return n
}

// fill writes the values of axis k at consecutive points, from the given one on.
func (s *Sweep) fill(k int, column []float64, point int) {
	repeat := 1 // the number of consecutive points with the same value
	for _, a := range s.Axes[k+1:] {
		repeat *= len(a.Values)
	}
	values := s.Axes[k].Values
	next, left := point/repeat%len(values), repeat-point%repeat
	for i := range column {
		column[i] = values[next]
		if left--; left == 0 {
			next, left = next+1, repeat
			if next == len(values) {
				next = 0
			}
		}
	}
}
