// Package solve answers: what is the largest or the smallest value of a quantity at
// which some conditions hold? How many users fit on 1000 nodes? How long can data be
// kept in a petabyte?
//
// [Find] varies one quantity and leaves everything else as it is in the scenario. The
// conditions are those of the graph ([botec/estimate/scenario.Options]); all of them
// must hold, and they may use percentiles: p95(app.nodes) <= 100. The [Solution] has
// the boundary, the estimate at it, and the estimate just beyond it.
//
// The method needs no derivative and no monotone formulas. It evaluates the scenario
// at every power of ten, from a millionth to a million times the present value, as
// far as the model allows such values. Where the conditions change once, it halves
// that interval by the geometric mean (bisection on a logarithmic scale), until the
// boundary of a count is exact and any other is within a billionth. Where they never
// change, or change more than once, the solution says so and has no value. Two
// changes between neighbouring powers of ten are not seen.
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

// searchFactor is the factor from the present value to both ends of the search.
const searchFactor = 1e6

// Find finds the largest or smallest value of a quantity at which all conditions of
// the graph hold. The printer and the sampling are those of the estimates. The error
// is [source.Errors]: an unknown name, a quantity whose present value is negative, a
// condition that does not depend on it, or a scenario that cannot be estimated.
func Find(g *graph.Graph, name string, p unit.Printer, sampling estimate.Sampling) (*Solution, error) {
	i, ok := g.Find(name)
	if !ok || g.Quantities[i].Class == graph.Unlisted {
		return nil, source.Errors{g.Unknown(name)}
	}
	if errs := independent(g, i); len(errs) > 0 {
		return nil, errs
	}
	sampling.Only = append(mentioned(g), name)
	present, err := estimate.Estimate(g, p, sampling)
	if err != nil {
		return nil, err
	}
	q := &g.Quantities[i]
	out := &Solution{Quantity: q, Present: present.ValueAt(i), Result: present}
	if v := present.At(i); v != nil {
		out.Present = v.Value
	}
	if out.Present < 0 {
		return nil, source.Errors{{Text: name + " is negative; only positive values can be searched"}}
	}
	s := &search{graph: g, sampling: sampling, printer: p, quantity: i, whole: q.Integral()}
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

// interval is the range of values that is searched.
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
