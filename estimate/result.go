package estimate

import (
	"sync"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Value is a quantity with its value in base units.
type Value struct {
	*graph.Quantity
	Value     float64 // the median of the samples where it is uncertain
	P5, P95   float64 // of the samples, where it is uncertain
	Central   float64 // with every range at its median, which explain shows
	Uncertain bool
	BoundBy   string // of a fleet's nodes: the resource that asks for the most

	printer *unit.Printer
}

// Text is the value as it is printed.
func (v *Value) Text() string { return v.Print(v.Value) }

// Print prints a number of base units as this value is printed.
func (v *Value) Print(x float64) string { return v.printer.Quantity(x, v.Bound.Type.Dim, v.Shown) }

// PrintTo is Print with at least so many significant digits.
func (v *Value) PrintTo(digits int, x float64) string {
	p := *v.printer
	p.Digits = max(p.Digits, digits)
	return p.Quantity(x, v.Bound.Type.Dim, v.Shown)
}

// Result is an estimated scenario.
type Result struct {
	*graph.Graph
	Printer  unit.Printer
	Values   []Value // the quantities that results list, in the order of the model
	Expect   []Check
	Held     []bool // whether each of the graph's Conditions holds
	Advice   []string
	Warnings []string
	Sampling *Sampling // how the uncertain values were sampled, nil where all are certain

	central    *columns.Frame // every range at its median
	samples    *samples       // nil where all values are certain
	conditions *samples       // of the conditions: other ones where those name percentiles
	byRef      []int          // of Values by index of Quantities, -1 where it is not listed

	scratch struct { // of Matters
		sync.Mutex
		frame *columns.Frame
	}
}

// At finds a value by its index in the graph, nil where it is not listed.
func (r *Result) At(ref int) *Value {
	if i := r.byRef[ref]; i >= 0 {
		return &r.Values[i]
	}
	return nil
}

// ValueAt is the central value of any quantity by its index in the graph.
func (r *Result) ValueAt(ref int) float64 { return r.central.Value(ref) }

// Central is the run with every range at its median. It must not be changed.
func (r *Result) Central() *columns.Frame { return r.central }

// Get finds a value by its full name, nil where the scenario does not have it.
func (r *Result) Get(name string) *Value {
	if i, ok := r.Find(name); ok {
		return r.At(i)
	}
	return nil
}

// Matters says that another value of a quantity would change what is derived.
func (r *Result) Matters(v *Value) bool {
	r.scratch.Lock()
	defer r.scratch.Unlock()
	if r.scratch.frame == nil {
		r.scratch.frame = r.NewFrame(1)
	}
	frame := r.scratch.frame
	i, _ := r.Find(v.Name)
	frame.Fix(i, v.Central*1.25+1e-3)
	frame.Run()
	frame.Free(i)
	for ref, k := range r.byRef {
		if k < 0 || ref == i {
			continue
		}
		if of := &r.Values[k]; of.Class != graph.WorkloadGiven && of.Class != graph.FleetGiven && frame.Value(ref) != of.Central {
			return true
		}
	}
	return false
}
