package solve

import (
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
)

// Solution is the boundary of the values of a quantity for which conditions
// hold. All values are in base units.
type Solution struct {
	Quantity *graph.Quantity // whose value was searched
	Kind     Kind
	Value    float64 // of Largest and Smallest: the last one that holds
	Beyond   float64 // of Largest and Smallest: the nearest one tried that does not hold
	Present  float64 // as the scenario has it
	Low      float64 // the interval that was searched
	High     float64
	Changes  [][2]float64     // of NotMonotone: between which values the conditions change
	At       *estimate.Result // at Value; at Present where there is none
	Past     *estimate.Result // at Beyond, nil where nothing can be computed there
	Tried    int              // how many values were evaluated
}

// Kind says what was found, as JSON names it.
type Kind string

// What a search can find within its interval: an upper or a lower boundary,
// conditions that hold everywhere or nowhere, or several boundaries.
const (
	Largest     Kind = "largest"
	Smallest    Kind = "smallest"
	Always      Kind = "always"
	Never       Kind = "never"
	NotMonotone Kind = "not monotone"
)

// BoundBy lists the resource that binds each fleet on which the conditions
// depend: "app: requests".
func (s *Solution) BoundBy() (list []string) {
	r := s.At
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

// Mentioned lists the quantities that the conditions name, in their order.
func (s *Solution) Mentioned() (names []string) {
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
