package estimate

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Value is a quantity with its value.
type Value struct {
	*Quantity
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
	*Graph
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
	frame      *formula.Frame

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
func (r *Result) ValueAt(ref int) float64 { return r.frame.Value(ref) }

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
		if of := &r.Values[k]; of.Class != WorkloadGiven && of.Class != FleetGiven && r.scratch.Value(ref) != of.Central {
			return true
		}
	}
	return false
}

// Estimate evaluates a graph and prints its values with p. The error is
// [source.Errors]: what has no finite value, or is negative or beyond 100%
// where the model wants none of that.
func Estimate(g *Graph, p unit.Printer, how Sampling) (*Result, error) {
	return evaluate(g, p, how, nil)
}

// fixed is a quantity that has another value than its formula gives it.
type fixed struct {
	quantity int
	value    float64
}

func evaluate(g *Graph, p unit.Printer, how Sampling, fix *fixed) (*Result, error) {
	frame := g.NewFrame(1)
	if fix != nil {
		frame.Fix(fix.quantity, fix.value)
	}
	frame.Run()
	if errs := g.Verify(frame); len(errs) > 0 {
		return nil, errs.Sort()
	}
	p.Units = g.Scenario.Units()
	r := &Result{Graph: g, Printer: p, Warnings: slices.Clip(g.Warnings)}
	r.frame, r.byRef = frame, make([]int, len(g.Quantities))
	r.Values = make([]Value, 0, len(g.Quantities))
	for i := range g.Quantities {
		r.byRef[i] = -1
		if q := &g.Quantities[i]; g.listed(q) {
			r.byRef[i] = len(r.Values)
			v := frame.Value(i)
			r.Values = append(r.Values, Value{Quantity: q, Value: v, Central: v, printer: &r.Printer})
		}
	}
	judged := frame // what conditions are judged by
	if uncertain, some := g.uncertain(fix); some {
		judged = r.sampled(uncertain, how, fix)
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Class == FleetDerived && v.Label == "nodes" {
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

// listed says whether results list a quantity: not the conditions, nor the
// defaults and totals of a model that the scenario makes no use of.
func (g *Graph) listed(q *Quantity) bool {
	switch q.Class {
	case hidden:
		return false
	case ScenarioWide:
		return q.used && g.hasModel() || q.used && q.Origin == OriginHouse
	case Total, Cost:
		return g.hasModel()
	}
	return true
}

func (g *Graph) hasModel() bool { return len(g.Scenario.Workloads)+len(g.Scenario.Fleets) > 0 }

// boundBy is the resource that wants the most nodes, the first at a tie; ""
// where the nodes are given.
func (r *Result) boundBy(nodes *Value) string {
	if nodes.Origin != OriginDerived {
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
	for k, i := range r.expects {
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
