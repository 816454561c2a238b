package estimate

import (
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
	"math"
	"strings"
)

// Value is a quantity with its value.
type Value struct {
	*graph.Quantity
	Value     float64 // in base units; the median of the samples where it is uncertain
	P5, P95   float64 // of the samples, where it is uncertain
	Central   float64 // with every range at its median: what explain works out
	Uncertain bool
	BoundBy   string // of a fleet's nodes: the resource that decided

	printer *unit.Printer
}

// Text is the value as it is printed.
func (v *Value) Text() string { return v.Print(v.Value) }

// Print writes any number as one of this value.
func (v *Value) Print(x float64) string { return v.printer.Quantity(x, v.Bound.Type.Dim, v.Shown) }

// PrintTo is Print with so many significant digits at least.
func (v *Value) PrintTo(digits int, x float64) string {
	p := *v.printer
	p.Digits = max(p.Digits, digits)
	return p.Quantity(x, v.Bound.Type.Dim, v.Shown)
}

// Check is an expectation and whether it holds.
type Check struct {
	Condition string
	Holds     bool
	Got       string // what the left side came out as
	Uncertain bool
	Chance    float64 // of an uncertain condition: the share of the samples in which it holds
	Note      string
	File      *source.File // where it stands
	Start     int
	End       int
}

// InSamples says in how many of the samples an uncertain condition holds, ""
// for a certain one: " (in 88.9% of the samples)".
func (c *Check) InSamples() string {
	if !c.Uncertain {
		return ""
	}
	return " (in " + unit.Printer{}.Quantity(c.Chance, unit.Dim{}, unit.Percent) + " of the samples)"
}

// Result is an evaluated scenario.
type Result struct {
	*graph.Graph
	Printer  unit.Printer
	Values   []Value // every named quantity, in the order of the model
	Expect   []Check
	Asked    []bool // whether each of Options.Conditions holds
	Advice   []string
	Warnings []string
	Sampling *Sampling // how the uncertain values were sampled, nil where all is certain

	samples    *samples
	conditions *samples // of what is expected
	byRef      []int    // of Values by index of Quantities, -1 where it is not listed
	Central    *formula.Frame

	scratch *formula.Frame // of Matters
}

// At finds a value by its index in the graph, nil where it is not listed.
func (r *Result) At(ref int) *Value {
	if i := r.byRef[ref]; i >= 0 {
		return &r.Values[i]
	}
	return nil
}

// ValueAt is the value of any quantity by its index in the graph, in base units.
func (r *Result) ValueAt(ref int) float64 { return r.Central.Value(ref) }

// Get finds a value by its full name, nil where the scenario does not have it.
func (r *Result) Get(name string) *Value {
	if i, ok := r.Find(name); ok {
		return r.At(i)
	}
	return nil
}

// Matters says that another value of a quantity would change what is derived.
func (r *Result) Matters(v *Value) bool {
	if r.scratch == nil {
		r.scratch = r.NewFrame(1)
	}
	i, _ := r.Find(v.Name)
	r.scratch.Fix(i, v.Central*1.25+1e-3)
	r.scratch.Run()
	r.scratch.Free(i)
	for ref, k := range r.byRef {
		if k < 0 || ref == i {
			continue
		}
		if of := &r.Values[k]; of.Class != graph.WorkloadGiven && of.Class != graph.FleetGiven && r.scratch.Value(ref) != of.Central {
			return true
		}
	}
	return false
}

// boundBy is the resource that wants the most nodes, the first at a tie; ""
// where the nodes are given.
func (r *Result) boundBy(nodes *Value) string {
	if nodes.Origin != scenario.OriginDerived {
		return ""
	}
	best, resource := math.Inf(-1), ""
	for i := range r.Values {
		v := &r.Values[i]
		if name, ok := strings.CutPrefix(v.Label, "nodes_for."); ok && v.Owner == nodes.Owner && v.Value > best {
			best, resource = v.Value, name
		}
	}
	return resource
}

func (r *Result) checks(frame *formula.Frame) {
	for k, i := range r.Expects {
		q, e := &r.Quantities[i], &r.Scenario.Expect[k]
		c := Check{Condition: strings.Join(strings.Fields(q.Bound.Text), " "), Holds: frame.Value(i) == 1, Note: e.Note,
			File: e.Text.File, Start: e.Text.Start, End: e.Text.End}
		if r.samples != nil && r.conditions.part.Uncertain(i) {
			c.Uncertain, c.Chance = true, r.conditions.mean(i)
		}
		if c.Holds {
			r.Expect = append(r.Expect, c)
			continue
		}
		if left, _, ok := q.Bound.Sides(frame.Value); ok {
			var in *unit.Display
			if root := q.Bound.Root.(*formula.Comparison); root != nil {
				in = r.DisplayOf(q.Bound, root.X)
			}
			if in == nil && q.Bound.Left.Share {
				in = unit.Percent
			}
			c.Got = r.Printer.Quantity(left, q.Bound.Left.Dim, in)
		}
		r.Expect = append(r.Expect, c)
	}
}
