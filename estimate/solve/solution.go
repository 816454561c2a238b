package solve

import (
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
)

// Solution is the boundary of the values of a quantity at which conditions hold. All
// values are in base units.
type Solution struct {
	Quantity *graph.Quantity // whose value was searched
	Kind     Kind
	Value    float64 // of Largest and Smallest: the boundary, at which the conditions hold
	Beyond   float64 // of Largest and Smallest: the nearest value tried at which they fail
	Present  float64 // the value in the scenario
	Low      float64 // the interval that was searched
	High     float64
	Changes  [][2]float64 // of NotMonotone: the conditions change between these two values

	Result       *estimate.Result // at Value; at Present where no boundary was found
	BeyondResult *estimate.Result // at Beyond, nil where nothing can be computed
	Tried        int              // the number of values that were evaluated
}

// Kind is what a search found. Its text is that of the JSON document.
type Kind string

// The kinds: an upper or a lower boundary, conditions that hold in the whole
// interval or nowhere in it, several boundaries.
const (
	Largest     Kind = "largest"
	Smallest    Kind = "smallest"
	Always      Kind = "always"
	Never       Kind = "never"
	NotMonotone Kind = "not monotone"
)

// BoundBy lists the resource that binds each fleet that the conditions depend on:
// "app: requests".
func (s *Solution) BoundBy() (list []string) {
	r := s.Result
	for i := range r.Values {
		v := &r.Values[i]
		if v.BoundBy == "" {
			continue
		}
		nodes, _ := r.Find(v.Name)
		if slices.ContainsFunc(r.Conditions, func(c int) bool { return r.DependsOn(c, nodes) }) {
			list = append(list, v.Owner+": "+v.BoundBy)
		}
	}
	return list
}

// Mentioned lists the names in the conditions, in their order.
func (s *Solution) Mentioned() []string { return mentioned(s.Result.Graph) }

func mentioned(g *graph.Graph) (names []string) {
	for _, c := range g.Conditions {
		for _, refs := range g.Quantities[c].Bound.Refs {
			for _, ref := range refs {
				if name := g.Quantities[ref].Name; name != "" && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}
