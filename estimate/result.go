package estimate

import (
	"sync"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Value is a quantity with its value. All numbers are in base units.
type Value struct {
	*graph.Quantity
	Value     float64 // the median of its samples where it is uncertain
	P5, P95   float64 // quantiles of its samples; 0 where it is certain
	Mean      float64 // of its samples; 0 where it is certain, NaN where it was not asked for
	Central   float64 // computed with every range at its median, as explanations show it
	Uncertain bool
	BoundBy   string // of a fleet's nodes: the resource that needs the most, "" for none

	printer *unit.Printer
}

// Text is the value with its unit, as reports print it.
func (v *Value) Text() string { return v.Print(v.Value) }

// BaseUnit is the base unit of the value, as machine formats have it: "USD/s", ""
// for a plain number.
func (v *Value) BaseUnit() string { return v.printer.Units.Unit(v.Bound.Type.Dim) }

// Print writes a number of base units in the unit of this value.
func (v *Value) Print(x float64) string { return v.printer.Quantity(x, v.Bound.Type.Dim, v.Shown) }

// Unit is the unit that Text prints the value in, and how many base units it has; see
// [unit.Printer.Unit].
func (v *Value) Unit() (name string, factor float64) {
	return v.printer.Unit(v.Value, v.Bound.Type.Dim, v.Shown)
}

// PrintTo is Print with at least this many significant digits.
func (v *Value) PrintTo(digits int, x float64) string {
	p := *v.printer
	p.Digits = max(p.Digits, digits)
	return p.Quantity(x, v.Bound.Type.Dim, v.Shown)
}

// Result is an estimated scenario. Its fields are for reading; its methods may be
// called from several goroutines.
type Result struct {
	*graph.Graph
	Printer  unit.Printer
	Values   []Value          // of the quantities that reports list, in the order of the model
	Expect   []Check          // of the scenario's expectations
	Held     []bool           // whether each of the graph's Conditions holds
	Figures  []Value          // of the graph's Figures, named by their formulas
	Headline []HeadlineFigure // those that come first in reports
	Advice   []string
	Warnings []string  // of the graph, and of samples that the model does not allow
	Sampling *Sampling // how it was sampled, nil where all values are certain

	central    *columns.Frame // every range at its median
	decisive   *columns.Frame // the run whose values decide conditions
	samples    *samples       // nil where all values are certain
	conditions *samples       // those of the conditions, which are others where these name statistics
	behind     []bool         // by quantity: it is behind what the samples were asked for; nil where all values are certain
	fixed      *Fixed         // nil for no quantity
	replaced   []Value        // what names were before formulas that use this took their place
	byRef      []int          // the index in Values, or behind these in replaced, of each quantity; -1 for one in neither

	scratch struct { // of Matters
		sync.Mutex
		frame *columns.Frame
	}
}

// At returns a value by the index of its quantity, nil for one that reports neither
// list nor explain.
func (r *Result) At(quantity int) *Value {
	switch i := r.byRef[quantity]; {
	case i >= len(r.Values):
		return &r.replaced[i-len(r.Values)]
	case i >= 0:
		return &r.Values[i]
	}
	return nil
}

// Get returns a value by its full name, such as "tweet.writes"; nil if there is none.
// A figure of a data file that the scenario does not use is not among Values, but here.
func (r *Result) Get(name string) *Value {
	if i, ok := r.Find(name); ok {
		return r.At(i)
	}
	if q, value := r.Measured(name); q != nil {
		return &Value{Quantity: q, Value: value, Central: value, printer: &r.Printer}
	}
	return nil
}

// ValueAt is the central value of any quantity by its index, listed or not.
func (r *Result) ValueAt(quantity int) float64 { return r.central.Value(quantity) }

// Central is the run with every range at its median. It must not be changed.
func (r *Result) Central() *columns.Frame { return r.central }

// Decisive is the run whose values decide conditions: statistics and the medians that
// conditions read are fixed there to what the samples say. It must not be changed.
func (r *Result) Decisive() *columns.Frame { return r.decisive }

// Matters says whether another value of a quantity would change a derived one.
func (r *Result) Matters(v *Value) bool {
	r.scratch.Lock()
	defer r.scratch.Unlock()
	if r.scratch.frame == nil {
		r.scratch.frame = r.NewFrame(1)
	}
	frame := r.scratch.frame
	i, _ := r.Find(v.Name)
	frame.Fix(i, v.Central*1.25+1e-3) // any other value
	frame.Run()
	frame.Free(i)
	for quantity, k := range r.byRef {
		if k < 0 || k >= len(r.Values) || quantity == i {
			continue
		}
		if of := &r.Values[k]; of.Class != graph.WorkloadGiven && of.Class != graph.FleetGiven && of.Class != graph.PathGiven && frame.Value(quantity) != of.Central {
			return true
		}
	}
	return false
}

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
