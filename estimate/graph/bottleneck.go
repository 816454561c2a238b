package graph

import (
	"math"
	"slices"

	"botec/estimate/scenario"
)

// BoundBy returns the resource for which a fleet needs the most nodes, the first in
// the order of the file at a tie; "" where its nodes are given and not derived.
// value is the value of a quantity by its index.
func (g *Graph) BoundBy(fleet string, value func(quantity int) float64) string {
	most, name := math.Inf(-1), ""
	for _, resource := range g.resources(fleet) {
		if i, ok := g.Lookup(fleet, "nodes_for."+resource); ok {
			if v := value(i); v > most {
				most, name = v, resource
			}
		}
	}
	return name
}

// resources lists the resources from which the nodes of a fleet are derived.
func (g *Graph) resources(fleet string) []string {
	k := slices.IndexFunc(g.Scenario.Fleets, func(f scenario.Fleet) bool { return f.Name == fleet })
	nodes, ok := g.Lookup(fleet, "nodes")
	if k < 0 || !ok || g.Quantities[nodes].Origin != scenario.OriginDerived {
		return nil
	}
	return g.Scenario.Fleets[k].Resources()
}
