package estimate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate/columns"
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
	frame      *columns.Frame

	scratch *columns.Frame // of Matters
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
	if i, ok := r.index[name]; ok {
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
	if errs := g.verify(frame); len(errs) > 0 {
		return nil, errs.Sort()
	}
	p.Units = g.Scenario.units
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
	for _, i := range g.asked {
		r.Asked = append(r.Asked, judged.Value(i) == 1)
	}
	for i := range g.advice {
		if a := &g.advice[i]; judged.Value(a.when) == 1 {
			r.Advice = append(r.Advice, r.say(a, judged))
		}
	}
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

func (r *Result) checks(frame *columns.Frame) {
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
				in = r.shownAs(q.Bound, root.X)
			}
			if in == nil && q.Bound.Left.Share {
				in = unit.Percent
			}
			c.Got = r.Printer.Quantity(left, q.Bound.Left.Dim, in)
		}
		r.Expect = append(r.Expect, c)
	}
}

// shownAs is the unit of display of a formula, or of the name that it is.
func (r *Result) shownAs(b *formula.Bound, n formula.Node) *unit.Display {
	if in, ok := n.(*formula.In); ok {
		return in.Unit
	}
	if name, ok := n.(*formula.Name); ok && len(b.Refs[name.Index]) == 1 {
		return r.Quantities[b.Refs[name.Index][0]].Shown
	}
	if n == b.Root && b.Unit == nil && b.Type.Share {
		return unit.Percent
	}
	if n == b.Root {
		return b.Unit
	}
	return nil
}

func (r *Result) say(a *advice, judged *columns.Frame) string {
	var s strings.Builder
	text, show := r.said(a)
	for k, t := range text {
		s.WriteString(t)
		if k < len(show) {
			b := show[k]
			s.WriteString(r.Printer.Quantity(b.Eval(b.Root, judged.Value), b.Type.Dim, r.shownAs(b, b.Root)))
		}
	}
	return s.String()
}

// verify reports what went wrong in a run, each mistake where it began.
func (g *Graph) verify(frame *columns.Frame) source.Errors {
	b := &builder{Graph: g, m: standard()}
	for _, i := range g.order {
		q := &g.Quantities[i]
		v := frame.Value(i)
		if q.failed = g.usesFailed(q); q.failed {
			continue
		}
		var e *formula.Error
		switch what := q.unwanted(v); {
		case what == noValue:
			if e = q.Bound.Diagnose(frame.Value); e == nil {
				e = whole(q, "has no finite value")
			}
		case what == negative && negligible(v, q, frame):
		case what == negative:
			e = whole(q, "is negative: "+g.Print(unit.Printer{}, i, v))
		case what != fine:
			e = whole(q, fmt.Sprintf("is %s, but came out as %s", what.wanted(q.def), g.Print(unit.Printer{}, i, v)))
			if what == beyond && q.def.shown.IsPercent() && v <= 100 && q.formula.BareCount() {
				e.Hint = q.Bound.Text + "%"
			}
		case q.nonNegative():
			e = q.Bound.BelowZero(frame.Value)
		}
		if e != nil {
			q.failed = true
			if e.Hint == "" {
				e.Hint = g.culprits(q, frame)
			}
			b.fail(q, e)
		}
	}
	return b.errors
}

func whole(q *Quantity, text string) *formula.Error {
	start, end := q.Bound.Root.Span()
	name := q.Name
	if q.Class == hidden {
		name = "this"
	}
	return &formula.Error{Start: start, End: end, Text: name + " " + text}
}

// negligible says that a negative value is what rounding left of a difference.
func negligible(v float64, q *Quantity, frame *columns.Frame) bool {
	most := 0.0
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			most = max(most, math.Abs(frame.Value(r)))
		}
	}
	return !q.Leaf() && -v < columns.Tolerance*most
}

func (g *Graph) usesFailed(q *Quantity) bool {
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			if g.Quantities[r].failed {
				return true
			}
		}
	}
	return false
}

// culprits names the given values that a formula of the model computed from.
func (g *Graph) culprits(q *Quantity, frame *columns.Frame) string {
	if q.entry != nil {
		return ""
	}
	var list []string
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			of := &g.Quantities[r]
			for of.entry == nil && !of.Leaf() {
				next := g.passed(of)
				if next == nil {
					break
				}
				of = next
			}
			if of.entry != nil {
				list = append(list, fmt.Sprintf("%s is %s (%s)", of.Name, g.Print(unit.Printer{}, r, frame.Value(r)), of.At()))
			}
		}
	}
	return strings.Join(list, ", ")
}
