// Package solve answers: up to which value of a quantity, or from which value
// on, do some conditions hold? How many users fit on 1000 nodes; how long may
// data be kept for a petabyte.
//
// The conditions are those of the graph, as [botec/estimate/scenario.Options] set
// them; several must hold together, and they may use percentiles:
// p95(app.nodes) <= 100. [Quantity] varies one quantity, holds everything else as the
// scenario has it, and gives a [Solution]: the boundary, the estimate on its good
// side and the one just beyond it.
//
// The method needs no derivative and no monotone formulas. It evaluates the
// scenario at every power of ten, from a millionth to a million times the present
// value, as far as the model allows such values. Where the conditions change
// between exactly two of these, it halves the interval by the geometric mean
// (bisection on a logarithmic scale) until the boundary is known to the last
// whole number of a count, else within a billionth. Where they never change, or
// change more than once, the solution says so and gives no value: changes between
// two neighbouring powers of ten that undo each other are not seen.
//
// With the same seed every evaluation draws the same samples, so the conditions
// change with the value alone and the solution is reproducible.
package solve

import (
	"math"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// searchFactor is how many times larger and smaller than the present value the
// tried values get.
const searchFactor = 1e6

// Find finds the largest or smallest value of the named quantity for which all
// conditions of the graph hold. The printer and the sampling are those of the
// estimates. The error is [source.Errors]: no such quantity, one that is
// negative now, a condition that does not depend on it, or a scenario that
// cannot be estimated as it is.
func Find(g *graph.Graph, name string, p unit.Printer, how estimate.Sampling) (*Solution, error) {
	i, ok := g.Find(name)
	if !ok || g.Quantities[i].Class == graph.Unlisted {
		return nil, source.Errors{g.Unknown(name)}
	}
	if errs := independent(g, i); len(errs) > 0 {
		return nil, errs
	}
	present, err := estimate.Estimate(g, p, how)
	if err != nil {
		return nil, err
	}
	q := &g.Quantities[i]
	out := &Solution{Quantity: q, Present: present.ValueAt(i), At: present}
	if v := present.At(i); v != nil {
		out.Present = v.Value
	}
	if out.Present < 0 {
		return nil, source.Errors{{Text: name + " is negative; only positive values can be searched"}}
	}
	s := &search{graph: g, how: how, printer: p, quantity: i, whole: isWhole(q)}
	out.Low, out.High = s.interval(out.Present)
	s.solve(out)
	out.Tried = s.tried
	return out, nil
}

// independent lists the conditions that the quantity has no influence on.
func independent(g *graph.Graph, quantity int) (errs source.Errors) {
	for _, c := range g.Conditions {
		if !g.DependsOn(c, quantity) {
			errs = append(errs, g.Quantities[c].Entry.Error("", "the condition does not depend on %s", g.Quantities[quantity].Name))
		}
	}
	return errs
}

// isWhole says that only whole numbers of a quantity are tried: of what counts
// something, or where the model asks for them.
func isWhole(q *graph.Quantity) bool {
	_, counted := q.Bound.Type.Dim.Counted()
	return counted || q.Whole()
}

// interval is the range of values that are searched.
func (s *search) interval(present float64) (low, high float64) {
	middle := present
	if middle == 0 {
		middle = 1
	}
	least, most := s.graph.Quantities[s.quantity].Range()
	low, high = max(middle/searchFactor, least), min(middle*searchFactor, most)
	if s.whole {
		low = max(1, math.Ceil(low))
	}
	return low, high
}
