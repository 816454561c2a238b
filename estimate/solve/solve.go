package solve

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Solution is the value of a quantity up to which, or from which, conditions hold.
type Solution struct {
	Find    *graph.Quantity
	Kind    SolutionKind
	Value   float64 // in base units; of Largest and Smallest
	Beyond  float64 // the nearest value that was tried and does not hold
	Present float64
	Low     float64 // what was searched
	High    float64
	Changes [][2]float64     // of Scattered: between which values the conditions change
	At      *estimate.Result // at Value, else at Present
	Past    *estimate.Result // at Beyond, nil where nothing can be computed there
	Tried   int              // evaluations
}

// SolutionKind says what was found.
type SolutionKind string

// What may be found.
const (
	Largest   SolutionKind = "largest"
	Smallest  SolutionKind = "smallest"
	Always    SolutionKind = "always"
	Never     SolutionKind = "never"
	Scattered SolutionKind = "not monotone"
)

// solver tries values of one quantity.
type solver struct {
	g     *graph.Graph
	how   estimate.Sampling
	p     unit.Printer
	find  int
	whole bool
	tried int
}

// reachOfSearch is how far from the present value a solution is looked for.
const reachOfSearch = 1e6

// Solve finds the largest or smallest value of a quantity for which all
// conditions of the graph (Options.Conditions) hold, to the last whole number of
// a count, else within 1e-9. It looks from a millionth to a million times of the
// present value, at every power of ten and then by halves between the two where
// the conditions change; they may look at percentiles. The error is [source.Errors].
func Solve(g *graph.Graph, name string, p unit.Printer, how estimate.Sampling) (*Solution, error) {
	i, ok := g.Find(name)
	if !ok || g.Quantities[i].Class == graph.Unlisted {
		return nil, source.Errors{g.Unknown(name)}
	}
	var errs source.Errors
	for _, c := range g.Conditions {
		if q := &g.Quantities[c]; !g.DependsOn(c, i) {
			errs = append(errs, q.Entry.Error("", "this does not depend on %s", name))
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	present, err := estimate.Estimate(g, p, how)
	if err != nil {
		return nil, err
	}
	s := &solver{g: g, how: how, p: p, find: i}
	q := &g.Quantities[i]
	_, counted := q.Bound.Type.Dim.Counted()
	s.whole = counted || q.Whole()
	out := &Solution{Find: q, Present: present.ValueAt(i), At: present}
	if v := present.At(i); v != nil {
		out.Present = v.Value
	}
	middle := math.Abs(out.Present)
	if middle == 0 {
		middle = 1
	}
	out.Low, out.High = middle/reachOfSearch, middle*reachOfSearch
	if out.Present < 0 {
		return nil, source.Errors{{Text: fmt.Sprintf("%s is negative; a value is looked for among positive ones", name)}}
	}
	least, most := q.Range()
	out.Low, out.High = max(out.Low, least), min(out.High, most)
	if s.whole {
		out.Low = max(1, math.Ceil(out.Low))
	}
	s.search(out)
	out.Tried = s.tried
	return out, nil
}

// holds says whether all conditions hold at a value. Where nothing can be
// computed they do not.
func (s *solver) holds(v float64) (bool, *estimate.Result) {
	s.tried++
	r, err := estimate.EstimateWith(s.g, s.p, s.how, &estimate.Fixed{Quantity: s.find, Value: v})
	if err != nil {
		return false, nil
	}
	return !slices.Contains(r.Held, false), r
}

func (s *solver) search(out *Solution) {
	points := []float64{out.Low}
	for v := out.Low * 10; v < out.High*0.999; v *= 10 {
		points = append(points, s.round(v))
	}
	points = append(points, out.High)
	pattern := make([]bool, len(points))
	results := make([]*estimate.Result, len(points))
	var changes []int // between a point and the one before
	for i, v := range points {
		pattern[i], results[i] = s.holds(v)
		if i > 0 && pattern[i] != pattern[i-1] {
			changes = append(changes, i)
		}
	}
	switch {
	case len(changes) == 0 && pattern[0]:
		out.Kind = Always
		return
	case len(changes) == 0:
		out.Kind = Never
		return
	case len(changes) > 1:
		out.Kind = Scattered
		for _, i := range changes {
			out.Changes = append(out.Changes, [2]float64{points[i-1], points[i]})
		}
		return
	}
	i := changes[0]
	good, bad := points[i-1], points[i]
	at, past := results[i-1], results[i]
	out.Kind = Largest
	if !pattern[i-1] {
		good, bad, at, past = bad, good, past, at
		out.Kind = Smallest
	}
	for !s.close(good, bad) {
		middle := s.round(math.Sqrt(good) * math.Sqrt(bad))
		if s.whole && (middle <= min(good, bad) || middle >= max(good, bad)) {
			middle = math.Floor((good + bad) / 2)
		}
		if ok, r := s.holds(middle); ok {
			good, at = middle, r
		} else {
			bad, past = middle, r
		}
	}
	out.Value, out.Beyond, out.At, out.Past = good, bad, at, past
}

func (s *solver) close(a, b float64) bool {
	if s.whole && max(a, b) < 1<<53 {
		return math.Abs(a-b) <= 1
	}
	return math.Abs(a-b) <= 1e-9*max(a, b)
}

func (s *solver) round(v float64) float64 {
	if s.whole {
		return math.Round(v)
	}
	return v
}

// Bounds names what binds the fleets that the conditions look at, such as
// "app: requests".
func (s *Solution) Bounds() (list []string) {
	r := s.At
	for i := range r.Values {
		v := &r.Values[i]
		nodes, ok := r.Find(v.Name)
		if !ok || v.BoundBy == "" {
			continue
		}
		for _, c := range r.Conditions {
			if r.DependsOn(c, nodes) {
				list = append(list, strings.TrimSuffix(v.Name, ".nodes")+": "+v.BoundBy)
				break
			}
		}
	}
	return list
}

// Looks lists the quantities that the conditions name.
func (s *Solution) Looks() (names []string) {
	for _, c := range s.At.Conditions {
		for _, refs := range s.At.Quantities[c].Bound.Refs {
			for _, r := range refs {
				if name := s.At.Quantities[r].Name; name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}
