package estimate

import (
	"botec/estimate/graph"
	"botec/estimate/unit"
	"slices"
)

// Estimate evaluates a graph and prints its values with p. The error is
// [source.Errors]: what has no finite value, or is negative or beyond 100%
// where the model wants none of that.
func Estimate(g *graph.Graph, p unit.Printer, how Sampling) (*Result, error) {
	return EstimateWith(g, p, how, nil)
}

// fixed is a quantity that has another value than its formula gives it.
type Fixed struct {
	Quantity int
	Value    float64
}

func EstimateWith(g *graph.Graph, p unit.Printer, how Sampling, fix *Fixed) (*Result, error) {
	frame := g.NewFrame(1)
	if fix != nil {
		frame.Fix(fix.Quantity, fix.Value)
	}
	frame.Run()
	if errs := g.Verify(frame); len(errs) > 0 {
		return nil, errs.Sort()
	}
	p.Units = g.Scenario.Units()
	r := &Result{Graph: g, Printer: p, Warnings: slices.Clip(g.Warnings)}
	r.Central, r.byRef = frame, make([]int, len(g.Quantities))
	r.Values = make([]Value, 0, len(g.Quantities))
	for i := range g.Quantities {
		r.byRef[i] = -1
		if q := &g.Quantities[i]; g.Listed(q) {
			r.byRef[i] = len(r.Values)
			v := frame.Value(i)
			r.Values = append(r.Values, Value{Quantity: q, Value: v, Central: v, printer: &r.Printer})
		}
	}
	judged := frame // what conditions are judged by
	if uncertain, some := uncertain(g, fix); some {
		judged = r.sampled(uncertain, how, fix)
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Class == graph.FleetDerived && v.Label == "nodes" {
			v.BoundBy = r.boundBy(v)
		}
	}
	r.checks(judged)
	for _, i := range g.Conditions {
		r.Asked = append(r.Asked, judged.Value(i) == 1)
	}
	r.Advice = g.Advise(r.Printer, judged.Value)
	return r, nil
}
