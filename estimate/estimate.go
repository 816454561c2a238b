package estimate

import (
	"cmp"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Estimate computes all quantities of a graph; p prints their values. The error is
// [botec/estimate/source.Errors]: the quantities that have no finite value, or one
// that the model does not allow, without those that are computed from them.
func Estimate(g *graph.Graph, p unit.Printer, sampling Sampling) (*Result, error) {
	return EstimateWith(g, p, sampling, nil)
}

// Fixed is a quantity that has a value in place of its formula.
type Fixed struct {
	Quantity int     // its index in the graph
	Value    float64 // in base units
}

// IsFixed says that a quantity has a value in place of its formula.
func (r *Result) IsFixed(quantity int) bool { return r.fixed != nil && r.fixed.Quantity == quantity }

// EstimateWith is [Estimate] with one quantity fixed; nil for none.
func EstimateWith(g *graph.Graph, p unit.Printer, sampling Sampling, fixed *Fixed) (*Result, error) {
	central := newFrame(g, fixed)
	central.Run()
	index := -1
	if fixed != nil {
		index = fixed.Quantity
	}
	if errs := g.Verify(central, index); len(errs) > 0 {
		return nil, errs.Sort()
	}
	p.Units = g.Scenario.Units()
	warnings := append(slices.Clip(g.Warnings), g.Unusual(central)...)
	r := &Result{Graph: g, Printer: p, Warnings: append(warnings, g.Notices(central)...), central: central, fixed: fixed}
	r.list()
	decisive := central // the run whose values decide conditions
	if uncertain, some := uncertainQuantities(g, fixed); some {
		usual := cmp.Or(sampling.Samples, DefaultSamples)
		var err error
		if sampling, err = sampling.fitted(g); err != nil {
			return nil, err
		}
		decisive = r.sample(uncertain, sampling, fixed)
		if r.Sampling.Samples < usual {
			r.Warnings = append(r.Warnings, r.Sampling.warning(usual))
		}
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.IsNodes() || v.IsLatency() {
			v.BoundBy = graph.BoundBy(g.Resources(v.Owner), func(i int) float64 { return r.At(i).Value })
		}
	}
	r.decisive = decisive
	r.checkExpectations(decisive)
	for _, i := range g.Conditions {
		r.Held = append(r.Held, decisive.Value(i) == 1)
	}
	for k, i := range g.Figures {
		r.Figures = append(r.Figures, *r.unlisted(i, g.Scenario.Figures[k].Name))
	}
	r.headline()
	if sampling.advises() {
		r.Advice = g.Advise(r.Printer, decisive.Value)
	}
	return r, nil
}

// newFrame returns a frame for one run.
func newFrame(g *graph.Graph, fixed *Fixed) *columns.Frame {
	frame := g.NewFrame(1)
	if fixed != nil {
		frame.Fix(fixed.Quantity, fixed.Value)
	}
	return frame
}

// list fills Values from the central run.
func (r *Result) list() {
	r.byRef = make([]int, len(r.Quantities))
	r.Values = make([]Value, 0, len(r.Quantities))
	for i := range r.Quantities {
		r.byRef[i] = -1
		if q := &r.Quantities[i]; r.Listed(q) {
			r.byRef[i] = len(r.Values)
			v := r.central.Value(i)
			r.Values = append(r.Values, Value{Quantity: q, Value: v, Central: v, printer: &r.Printer})
		}
	}
	for i := range r.Quantities {
		if q := &r.Quantities[i]; q.Class == graph.Replaced {
			r.byRef[i] = len(r.Values) + len(r.replaced)
			v := r.central.Value(i)
			r.replaced = append(r.replaced, Value{Quantity: q, Value: v, Central: v, printer: &r.Printer})
		}
	}
}
