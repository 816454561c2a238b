package estimate

import (
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// HeadlineFigure is one of the figures that come first in a report, with its value.
type HeadlineFigure struct {
	graph.Figure
	*Value
	Words string // that stand behind the figure, "" for none
}

// headline takes the values of the figures that come first: those of statistics from a
// run in which these are what the samples say.
func (r *Result) headline() {
	for _, f := range r.Graph.Headline {
		v := r.At(f.Quantity)
		if v == nil {
			v = r.unlisted(f.Quantity, f.Written)
		}
		if !f.Chosen || v.Value != 0 {
			r.Headline = append(r.Headline, HeadlineFigure{f, v, r.Words(&f, r.Printer, r.decisive.Value)})
		}
	}
}

// unlisted is the value of a formula that reports do not list, under a name.
func (r *Result) unlisted(quantity int, name string) *Value {
	q := r.Quantities[quantity]
	q.Name = name
	if q.Shown = r.DisplayOf(q.Bound, q.Bound.Root); q.Shown == nil {
		if call, ok := q.Bound.Root.(*formula.Call); ok && len(call.Args) == 1 {
			q.Shown = r.DisplayOf(q.Bound, call.Args[0]) // of p95(x) that of x
		}
	}
	value := r.decisive.Value(quantity)
	return &Value{Quantity: &q, Value: value, Central: value, printer: &r.Printer}
}
