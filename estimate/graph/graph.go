// Package graph compiles scenarios: it finds every name in their formulas, checks
// every dimension and puts all formulas in order, before anything is computed.
//
// [Compile] instantiates the standard model for the workloads and fleets of a
// scenario and adds the scenario's own inputs and metrics. The result is a [Graph] of
// quantities, each a named formula with a type. Its errors are all that is wrong
// with the scenario, each at its position in a file, a flag or the model.
//
// A Graph is data that all readings share: estimates, samples, explanations, sweeps,
// forecasts. It is complete when Compile returns it and is never changed after that,
// so any number of goroutines may use one. A reading computes in a frame of its own
// ([Graph.NewFrame]) and finds a quantity there by its index in Quantities.
//
// Formulas that are about a graph without being part of it, such as those of flags,
// are bound in a [Scope] of the graph; [References] and [NoNames] are the scopes of
// formulas that know fewer names.
package graph

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Graph is a compiled scenario. Its fields are for reading; nobody may change them.
// Indexes of quantities are those of Quantities.
type Graph struct {
	Scenario   *scenario.Scenario
	Quantities []Quantity  // the named ones in the order of the model, then conditions and formulas of texts
	TeamFile   string      // the file whose team defaults count, "" for none
	Warnings   []string    // about the file, such as inputs that no formula uses
	Order      []int       // all quantities, each after those that its formula uses
	Expects    []int       // the conditions of Scenario.Expect; none where the scenario is changed
	Implied    []int       // expectations of the model: given nodes are held to their need
	Conditions []int       // the conditions of Scenario.Conditions
	Figures    []int       // the formulas of Scenario.Figures
	Headline   []Figure    // the figures that come first in reports
	Statistics []Statistic // in conditions, advice and the headline
	Growth     []Growth    // of the scenario, for a forecast
	Events     []Event     // of the scenario, for a forecast
	Totals     []Sum       // that conditions of a forecast name
	Interview  []Question  // those of the scenario
	Program    *columns.Program

	index   map[string]int      // of Quantities, by name
	split   map[string]bool     // the workloads whose parts take their place
	parts   map[string][]string // by their names, those parts
	whole   []bool              // by quantity: it is passed on as one that is whole
	owned   map[string][]int    // the quantities of each workload and fleet
	reached map[string]reached  // what paths such as workloads.stored stand for
	advice  []advice
	about   *Scope // of the words of the headline
	notices []notice
}

// Statistic is a percentile, a mean or a chance in a condition or an advice: p95(x)
// is computed from all samples of x and stored in a quantity of its own.
type Statistic struct {
	Call *formula.Call
	Arg  int // the quantity whose samples it is computed from
	Out  int // the quantity that holds it
}

// Find returns the index of a quantity by its full name, such as "tweet.writes".
func (g *Graph) Find(name string) (int, bool) {
	i, ok := g.index[name]
	return i, ok
}

// Lookup returns the index of a quantity by its owner and its name there; it does
// not allocate the full name.
func (g *Graph) Lookup(owner, label string) (int, bool) {
	var memory [96]byte
	name := append(append(append(memory[:0], owner...), '.'), label...)
	i, ok := g.index[string(name)]
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

// Nearest is a hint with the names closest to one that the graph does not have, ""
// for none.
func (g *Graph) Nearest(name string) string { return formula.DidYouMean(name, g.Names()) }

// Unknown is the error for a name or glob that no quantity has, with the closest
// names as its hint and without a position.
func (g *Graph) Unknown(name string) *source.Error {
	return g.Scenario.Unknown("metric", name, g.Names())
}

// Listed says whether results list a quantity. They list neither conditions nor
// the defaults and totals of the model where the scenario makes no use of them.
func (g *Graph) Listed(q *Quantity) bool {
	switch q.Class {
	case Unlisted, Replaced:
		return false
	case ScenarioWide:
		return q.named && g.hasModel() || q.used && q.Origin == scenario.OriginTeam
	case Total, Cost:
		return g.hasModel()
	}
	return true
}

// hasModel says whether the model applies: to a scenario that is more than metrics.
func (g *Graph) hasModel() bool {
	return len(g.Scenario.Workloads)+len(g.Scenario.Fleets)+len(g.Scenario.Paths)+len(g.Scenario.Costs) > 0
}

// Print writes a value of quantity i, in base units, in its unit of display.
func (g *Graph) Print(p unit.Printer, i int, v float64) string {
	p.Units = g.Scenario.Units()
	q := &g.Quantities[i]
	return p.Quantity(v, q.Bound.Type.Dim, q.Shown)
}

// BaseUnit is the base unit of a quantity, as machine formats have it: "USD/s".
func (g *Graph) BaseUnit(q *Quantity) string { return g.Scenario.Units().Unit(q.Bound.Type.Dim) }

// NewFrame returns columns of n values for all quantities, to run the program in.
func (g *Graph) NewFrame(n int) *columns.Frame { return g.Program.NewFrame(n) }

// DependsOn says whether a quantity is computed from another, directly or not, or
// is it.
func (g *Graph) DependsOn(i, on int) bool { return g.UsedBy(i)[on] }

// UsedBy marks quantities, and all that they are computed from.
func (g *Graph) UsedBy(of ...int) []bool {
	behind := make([]bool, len(g.Quantities))
	for _, i := range of {
		behind[i] = true
	}
	g.MarkUsed(behind)
	return behind
}

// MarkUsed adds to the marked quantities all that they are computed from.
func (g *Graph) MarkUsed(marked []bool) {
	for _, i := range slices.Backward(g.Order) {
		if marked[i] {
			for used := range g.Quantities[i].Bound.Uses() {
				marked[used] = true
			}
		}
	}
}

// passed returns the quantity whose value a formula passes on unchanged, such as
// the scenario's retention for that of a workload; nil where the formula computes.
func (g *Graph) passed(q *Quantity) *Quantity {
	if of := q.passes(); of >= 0 {
		return &g.Quantities[of]
	}
	return nil
}

// passes is the index of the quantity whose value the formula passes on unchanged, -1
// where the formula computes.
func (q *Quantity) passes() int {
	if n, ok := q.Bound.Root.(*formula.Name); ok && len(q.Bound.Refs[n.Index]) == 1 {
		return q.Bound.Refs[n.Index][0]
	}
	return -1
}

// teamFile names the file with the team defaults, where any of them counts.
func (b *builder) teamFile() {
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Origin == scenario.OriginTeam && b.Listed(q) {
			b.TeamFile = b.Scenario.TeamFile()
			return
		}
	}
}
