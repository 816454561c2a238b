package estimate

import (
	"slices"

	"botec/estimate/graph"
)

// needs is what sampling has to find, by quantity.
type needs struct {
	uncertain  []bool
	figures    []bool // their percentiles are wanted
	conditions []bool // decided by their medians
	decisive   []bool // advice, and what binds the nodes of a fleet, decided by their medians
	behind     []bool // figures or conditions are computed from them, or they are figures
}

// needs finds out what the figures that are asked for take.
func (r *Result) needs(uncertain []bool, sampling *Sampling) *needs {
	n := &needs{uncertain: uncertain, figures: make([]bool, len(uncertain)), conditions: make([]bool, len(uncertain)), decisive: make([]bool, len(uncertain)), behind: make([]bool, len(uncertain))}
	if len(sampling.Only) == 0 {
		for i := range r.Quantities {
			n.figures[i], n.behind[i] = true, true
		}
		return n
	}
	for i := range r.Quantities {
		q := &r.Quantities[i]
		n.figures[i] = r.At(i) != nil && slices.ContainsFunc(sampling.Only, func(glob string) bool { return graph.Match(glob, q.Name) })
		n.behind[i] = n.figures[i] || q.Class == graph.Unlisted && q.Entry != nil
	}
	argument := arguments(r.Graph)
	for i := range argument {
		n.behind[i] = n.behind[i] || argument[i]
	}
	for _, i := range slices.Backward(r.Order) {
		q := &r.Quantities[i]
		if !n.behind[i] {
			continue
		}
		for ref := range q.Bound.Uses() {
			n.behind[ref] = true
			n.conditions[ref] = n.conditions[ref] || uncertain[ref] && q.Class == graph.Unlisted && !argument[i]
		}
		if q.Class == graph.FleetDerived && q.Label == "nodes" {
			for _, resource := range r.Resources(q.Owner) {
				n.decisive[resource.Quantity] = uncertain[resource.Quantity]
			}
		}
	}
	if sampling.advises() {
		r.AdviceUses(func(i int) { n.decisive[i] = n.decisive[i] || uncertain[i] })
	}
	return n
}
