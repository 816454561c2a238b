package graph

import (
	"math"
	"slices"

	"botec/estimate/scenario"
)

// Resource is something that a fleet needs, with the quantity that decides which of
// them binds the fleet: the nodes for it, or where the nodes are given the load with a zone down.
type Resource struct {
	Name     string // "requests"
	Quantity int    // index of "app.nodes_for.requests", "app.nodes_in_zones.requests", "app.load.requests" or "app.load_zone_down.requests"
}

// Resources returns the resources of a fleet in the order of the file; of a path its
// steps, each with what it adds to the mean time.
func (g *Graph) Resources(fleet string) []Resource {
	if steps := g.Steps(fleet); len(steps) > 0 {
		return g.stepTimes(fleet, steps)
	}
	k := slices.IndexFunc(g.Scenario.Fleets, func(f scenario.Fleet) bool { return f.Name == fleet })
	nodes, ok := g.Lookup(fleet, "nodes")
	if k < 0 || !ok {
		return nil
	}
	prefixes := []string{"nodes_in_zones.", "nodes_for."}
	if g.Quantities[nodes].Origin != scenario.OriginDerived {
		prefixes = []string{"load_zone_down.", "load."}
	}
	var list []Resource
	for _, name := range g.Scenario.Fleets[k].Resources() {
		for _, prefix := range prefixes {
			if i, ok := g.Lookup(fleet, prefix+name); ok {
				list = append(list, Resource{name, i})
				break
			}
		}
	}
	return list
}

// NeededFor returns the resource that decides how many nodes a fleet with given nodes
// needs: of those that take the most, the one with the highest load; "" for no resources.
func (g *Graph) NeededFor(fleet string, value func(quantity int) float64) string {
	list := g.Resources(fleet)
	most := math.Inf(-1)
	nodes := func(r Resource) float64 {
		for _, prefix := range []string{"nodes_in_zones.", "nodes_for."} {
			if i, ok := g.Lookup(fleet, prefix+r.Name); ok {
				return value(i)
			}
		}
		return 0
	}
	for _, r := range list {
		most = max(most, nodes(r))
	}
	list = slices.DeleteFunc(list, func(r Resource) bool { return nodes(r) < most })
	return BoundBy(list, value)
}

// IsNodes says whether the quantity is the number of nodes of a fleet.
func (q *Quantity) IsNodes() bool { return q.Class == FleetDerived && q.Label == "nodes" }

// BoundBy returns the resource that takes the most nodes or has the highest load, the
// first at a tie; "" for no resources. value is the value of a quantity by its index.
func BoundBy(resources []Resource, value func(quantity int) float64) string {
	most, name := math.Inf(-1), ""
	for _, r := range resources {
		if v := value(r.Quantity); v > most {
			most, name = v, r.Name
		}
	}
	return name
}
