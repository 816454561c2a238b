// Package estimate is the front door of the engine:
//
//	Load → Scenario → Compile → Graph → Estimate → Result
//
// A scenario ([Load]) is what files and flags say. Compiling it instantiates
// the standard model (model.txt) for each workload and fleet, which gives one
// graph of named formulas with units; every name is found and every dimension
// checked before anything is computed. Evaluating the graph gives a [Result].
// Explaining, checking and reporting are readings of the same graph, in
// packages of their own.
package estimate

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// passed is the quantity that a formula passes on unchanged ("retention" for a
// workload's own), nil where it computes.
func (g *Graph) passed(q *Quantity) *Quantity {
	if n, ok := q.Bound.Root.(*formula.Name); ok && len(q.Bound.Refs[n.Index]) == 1 {
		return &g.Quantities[q.Bound.Refs[n.Index][0]]
	}
	return nil
}

// Graph is a scenario with every formula bound: what all readings share.
type Graph struct {
	Scenario   *Scenario
	Quantities []Quantity
	Warnings   []string

	index   map[string]int
	order   []int
	expects []int // of Quantities, one for each expect
	asked   []int // one for each of Options.Conditions
	advice  []advice
	stats   []statistic
	program *columns.Program
}

// statistic is a percentile, mean or probability in a condition: the quantity
// that it looks at, and the one that holds what it saw.
type statistic struct {
	call     *formula.Call
	arg, out int
}

// advice is a condition and the text to say where it holds.
type advice struct {
	when int
	text []string         // around the formulas
	show []*formula.Bound // the formulas between
	rule *rule            // of the model, whose text is cut and bound when it speaks
	mark string           // what stands for the workload or fleet in it
}

// Find gives the index of a quantity by its full name.
func (g *Graph) Find(name string) (int, bool) {
	i, ok := g.index[name]
	return i, ok
}

// Names lists the quantities that results list, in the order of the model.
func (g *Graph) Names() []string {
	var names []string
	for i := range g.Quantities {
		if q := &g.Quantities[i]; g.listed(q) {
			names = append(names, q.Name)
		}
	}
	return names
}

// Nearest is a hint with the names that are close to one that is not there.
func (g *Graph) Nearest(name string) string {
	return nearest(name, g.Names())
}

// Print writes a value of a quantity with its unit.
func (g *Graph) Print(p unit.Printer, i int, v float64) string {
	p.Units = g.Scenario.units
	q := &g.Quantities[i]
	return p.Quantity(v, q.Bound.Type.Dim, q.Shown)
}

// NewFrame makes columns of n samples for all quantities.
func (g *Graph) NewFrame(n int) *columns.Frame { return g.program.NewFrame(n) }

// builder makes the graph of a scenario.
type builder struct {
	*Graph
	m      *model
	slots  []slot // not taken yet
	errors source.Errors
}

// Compile instantiates the standard model for a scenario and checks all of it.
// The error is [source.Errors] with everything that is wrong.
func Compile(s *Scenario) (*Graph, error) {
	b := &builder{Graph: &Graph{Scenario: s}, m: standard(), errors: slices.Clone(s.problems)}
	size := 64 + len(s.Inputs) + len(s.Metrics) + 45*len(s.Workloads) + 24*len(s.Fleets)
	b.Quantities = make([]Quantity, 0, size)
	b.index = make(map[string]int, size)
	b.collect()
	named := len(b.Quantities)
	b.conditions()
	b.fleetResources()
	for i := range b.Quantities[:named] {
		b.bind(i)
	}
	b.scenarioAdvice()
	b.modelAdvice()
	b.statistics()
	b.sort()
	b.show()
	b.untyped()
	if len(b.errors) > 0 {
		return nil, b.errors.Sort()
	}
	b.unused()
	b.program = columns.NewProgram(len(b.Quantities))
	for _, i := range b.order {
		b.Quantities[i].Bound.Compile(b.program, i)
	}
	return b.Graph, nil
}
