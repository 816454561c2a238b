package solve

import (
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
)

// Solution says for which values of a quantity conditions hold. All values are in base
// units.
type Solution struct {
	Quantity   *graph.Quantity // whose value was searched
	Kind       Kind
	Value      float64 // of Largest and Smallest the boundary, of Only the value
	Beyond     float64 // of Largest and Smallest: the nearest value at which the conditions fail
	Present    float64 // the value in the scenario
	Overloaded bool    // a fleet is, at Present, so that nothing is estimated there
	Low        float64 // the interval that was searched
	High       float64
	Windows    []Window // where the conditions hold, by rising values
	Jump       *Jump    // of None with one condition a == b: where a jumps over b, nil if nowhere

	Result       *estimate.Result // at Value; at Present where there is none, or at another value where that is Overloaded
	BeyondResult *estimate.Result // at Beyond, nil where nothing can be computed
	Tried        int              // the number of values that were evaluated
	Work         int              // about how long the search took, as [estimate.Result.Work] has it
	Proved       bool             // what is said holds for all values of the interval, not only for those that were tried
}

// Window is an interval of values at which the conditions hold, both ends among them.
type Window struct{ From, To float64 }

// Jump is two neighbouring values between which the sides of a condition change places.
type Jump struct {
	From, To             float64
	FromResult, ToResult *estimate.Result
}

// Kind is what a search found. Its text is that of the JSON document.
type Kind string

// The kinds. Each but Searched is about all values of the interval.
const (
	Largest     Kind = "largest"      // the conditions hold up to a value
	Smallest    Kind = "smallest"     // they hold from a value on
	Only        Kind = "only"         // they hold at one value
	Between     Kind = "between"      // they hold in one window, and on neither side of it
	NotMonotone Kind = "not monotone" // they hold in several windows
	Always      Kind = "always"
	Never       Kind = "never"
	Searched    Kind = "searched" // nothing is known but what was found at the values that were tried
)

// HasValue says whether the solution is one value.
func (s *Solution) HasValue() bool {
	return s.Kind == Largest || s.Kind == Smallest || s.Kind == Only
}

// BoundBy lists the resource that binds each fleet that the conditions depend on:
// "app: requests".
func (s *Solution) BoundBy() (list []string) {
	r := s.Result
	behind := r.UsedBy(r.Conditions...)
	for i := range r.Values {
		v := &r.Values[i]
		if v.BoundBy == "" {
			continue
		}
		nodes, _ := r.Find(v.Name)
		if behind[nodes] {
			list = append(list, v.Owner+": "+v.BoundBy)
		}
	}
	return list
}

// Mentioned lists the names in the conditions, in their order, but for a path such as
// workloads.stored that stands for many.
func (s *Solution) Mentioned() []string { return mentioned(s.Result.Graph) }

// mostMentioned is how many quantities a path may stand for that are mentioned each.
const mostMentioned = 20

func mentioned(g *graph.Graph) (names []string) {
	for _, c := range g.Conditions {
		for _, refs := range g.Quantities[c].Bound.Refs {
			if len(refs) > mostMentioned {
				continue
			}
			for _, ref := range refs {
				if name := g.Quantities[ref].Name; name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// describe fills in the kind of a solution, and its value if it has one.
func (s *Solution) describe(steps []step) {
	for _, p := range steps {
		switch {
		case !p.holds:
			continue
		case len(s.Windows) > 0 && p.follows:
			s.Windows[len(s.Windows)-1].To = p.value
		default:
			s.Windows = append(s.Windows, Window{p.value, p.value})
		}
	}
	fails := func(p step) bool { return !p.holds }
	first, last := steps[0].holds, steps[len(steps)-1].holds
	switch n := len(s.Windows); {
	case !s.Proved:
		s.Kind = Searched
	case n == 0:
		s.Kind = Never
	case n > 1:
		s.Kind = NotMonotone
	case first && last:
		s.Kind = Always
	case first:
		s.Kind, s.Value = Largest, s.Windows[0].To
		s.Beyond = steps[slices.IndexFunc(steps, fails)].value
	case last:
		s.Kind, s.Value = Smallest, s.Windows[0].From
		slices.Reverse(steps)
		s.Beyond = steps[slices.IndexFunc(steps, fails)].value
	case s.isOne(s.Windows[0]):
		s.Kind, s.Value = Only, (s.Windows[0].From+s.Windows[0].To)/2
	default:
		s.Kind = Between
	}
}

// isOne says whether a window is one value: all that it holds counts as equal.
func (s *Solution) isOne(w Window) bool { return w.To-w.From <= oneValue*max(-w.From, w.To) }

// oneValue is the width of a window, relative to its values, that is one value. A
// comparison takes as equal what differs by a billionth.
const oneValue = 1e-8
