package graph

import (
	"math"
	"slices"

	"botec/estimate/scenario"
)

// Resource is something that a fleet needs, with the quantity that counts the
// nodes for it.
type Resource struct {
	Name  string // "requests"
	Nodes int    // index of "app.nodes_for.requests"
}

// Resources returns the resources of a fleet in the order of the file; none where
// its nodes are given and not derived.
func (g *Graph) Resources(fleet string) []Resource {
	k := slices.IndexFunc(g.Scenario.Fleets, func(f scenario.Fleet) bool { return f.Name == fleet })
	nodes, ok := g.Lookup(fleet, "nodes")
	if k < 0 || !ok || g.Quantities[nodes].Origin != scenario.OriginDerived {
		return nil
	}
	var list []Resource
	for _, name := range g.Scenario.Fleets[k].Resources() {
		if i, ok := g.Lookup(fleet, "nodes_for."+name); ok {
			list = append(list, Resource{name, i})
		}
	}
	return list
}

// IsNodes says whether the quantity is the number of nodes of a fleet.
func (q *Quantity) IsNodes() bool { return q.Class == FleetDerived && q.Label == "nodes" }

// BoundBy returns the resource that takes the most nodes, the first at a tie; ""
// for no resources. value is the value of a quantity by its index.
func BoundBy(resources []Resource, value func(quantity int) float64) string {
	most, name := math.Inf(-1), ""
	for _, r := range resources {
		if v := value(r.Nodes); v > most {
			most, name = v, r.Name
		}
	}
	return name
}
