package graph

import (
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
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
	Scenario   *scenario.Scenario
	Quantities []Quantity
	Warnings   []string

	index      map[string]int
	Order      []int
	Expects    []int // of Quantities, one for each expect
	Conditions []int // of Quantities, one for each of the scenario's Conditions
	advice     []advice
	Statistics []Statistic
	Program    *columns.Program
}

// statistic is a percentile, mean or probability in a condition: the quantity
// that it looks at, and the one that holds what it saw.
type Statistic struct {
	Call     *formula.Call
	Arg, Out int
}

// advice is a condition and the text to say where it holds.
type advice struct {
	when int
	text []string         // around the formulas
	show []*formula.Bound // the formulas between
	rule *model.Rule      // of the model, whose text is cut and bound when it speaks
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
		if q := &g.Quantities[i]; g.Listed(q) {
			names = append(names, q.Name)
		}
	}
	return names
}

// Nearest is a hint with the names that are close to one that is not there.
func (g *Graph) Nearest(name string) string {
	return formula.DidYouMean(name, g.Names())
}

// Print writes a value of a quantity with its unit.
func (g *Graph) Print(p unit.Printer, i int, v float64) string {
	p.Units = g.Scenario.Units()
	q := &g.Quantities[i]
	return p.Quantity(v, q.Bound.Type.Dim, q.Shown)
}

// NewFrame makes columns of n samples for all quantities.
func (g *Graph) NewFrame(n int) *columns.Frame { return g.Program.NewFrame(n) }

// listed says whether results list a quantity: not the conditions, nor the
// defaults and totals of a model that the scenario makes no use of.
func (g *Graph) Listed(q *Quantity) bool {
	switch q.Class {
	case Unlisted:
		return false
	case ScenarioWide:
		return q.used && g.hasModel() || q.used && q.Origin == scenario.OriginTeam
	case Total, Cost:
		return g.hasModel()
	}
	return true
}

func (g *Graph) hasModel() bool { return len(g.Scenario.Workloads)+len(g.Scenario.Fleets) > 0 }

// lookup finds a quantity of an owner by its label, without making its name.
func (g *Graph) Lookup(owner, label string) (int, bool) {
	var memory [96]byte
	name := append(append(append(memory[:0], owner...), '.'), label...)
	i, ok := g.index[string(name)]
	return i, ok
}

// dependsOn says that a quantity is computed from another, or is it.
func (g *Graph) DependsOn(i, on int) bool {
	seen := make([]bool, len(g.Quantities))
	var visit func(k int) bool
	visit = func(k int) bool {
		if k == on {
			return true
		}
		if seen[k] {
			return false
		}
		seen[k] = true
		for r := range g.Quantities[k].Bound.Uses() {
			if visit(r) {
				return true
			}
		}
		return false
	}
	return visit(i)
}
