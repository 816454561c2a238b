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
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Class is the part that a quantity plays.
type Class byte

// The classes of quantities, in the order in which results list them.
const (
	Input         Class = iota // of the scenario
	ScenarioWide               // a default of the standard model for all workloads and fleets
	WorkloadGiven              // given, or that could be given
	WorkloadDerived
	Total
	FleetGiven
	FleetDerived
	Cost
	Metric
	KnownNumber // of presets/numbers.yaml, where a formula names it
	hidden      // a condition, or a formula inside an advice's text
)

// Quantity is a named quantity of a scenario's graph: a formula bound in its place.
type Quantity struct {
	Name   string // "tweet.writes"
	Owner  string // the workload or fleet, "" for the scenario's own
	Label  string // the name inside of its owner: "writes"
	Class  Class
	Origin Origin
	Bound  *formula.Bound
	Shown  *unit.Display // the unit it is shown in, nil for the one that reads best

	Note, Source, AsOf string

	want     *formula.Want
	formula  *formula.Formula
	entry    *tree.Value // where the scenario writes it, nil for a line of the model
	def      *definition // what the model says of it, nil for nothing
	was      *Entry
	resource string // of a fleet
	partOf   string // the workload that its workload is part of
	state    state
	used     bool
	failed   bool // is no number; said
}

type state byte

const (
	fresh state = iota
	binding
	bound
)

// Type is what is known of the quantity before it is computed.
func (q *Quantity) Type() formula.Type { return q.Bound.Type }

// At is the place that gives the quantity, such as "plan.yaml:7"; "" where it
// is the standard model's.
func (q *Quantity) At() string {
	if q.entry == nil {
		return ""
	}
	if q.entry.File.Flag {
		return q.entry.File.Name
	}
	line, _ := q.entry.File.Position(q.entry.Start)
	return fmt.Sprintf("%s:%d", q.entry.File.Name, line)
}

// FromCatalogue says that the quantity is a capacity of the catalogue of nodes.
func (q *Quantity) FromCatalogue() bool {
	return q.Origin == OriginPreset && q.entry != nil && q.entry.File.Name == nodesFile
}

// Leaf says that the quantity is written down, and computed from no other.
func (q *Quantity) Leaf() bool {
	for _, refs := range q.Bound.Refs {
		if len(refs) > 0 {
			return false
		}
	}
	return true
}

// Used says that another formula of the scenario uses the quantity.
func (q *Quantity) Used() bool { return q.used }

// CountsByName says that the name tells what is counted: dau, drivers.
func (q *Quantity) CountsByName() bool { return q.want.Count }

// Neutral says that the quantity is a default of the model that changes nothing.
func (q *Quantity) Neutral() bool { return q.Origin == OriginDefault && q.def != nil && q.def.neutral }

// Formula is the formula as JSON shows it, with the names of this workload or fleet in it.
func (q *Quantity) Formula() string {
	text := q.Bound.Text
	if q.partOf != "" {
		text = strings.ReplaceAll(text, "part_of.", q.partOf+".")
	}
	if q.resource != "" {
		text = strings.ReplaceAll(text, "RESOURCE", q.resource)
	}
	return text
}

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
	advice  []advice
	program *formula.Program
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
	var names []string
	for _, q := range g.Quantities {
		if q.Class < hidden {
			names = append(names, q.Name)
		}
	}
	return nearest(name, names)
}

// Print writes a value of a quantity with its unit.
func (g *Graph) Print(p unit.Printer, i int, v float64) string {
	p.Units = g.Scenario.units
	q := &g.Quantities[i]
	return p.Quantity(v, q.Bound.Type.Dim, q.Shown)
}

// NewFrame makes columns of n samples for all quantities.
func (g *Graph) NewFrame(n int) *formula.Frame { return g.program.NewFrame(n) }

// builder makes the graph of a scenario.
type builder struct {
	*Graph
	m      *model
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
	b.sort()
	b.show()
	b.untyped()
	if len(b.errors) > 0 {
		return nil, b.errors.Sort()
	}
	b.unused()
	b.program = formula.NewProgram(len(b.Quantities))
	for _, i := range b.order {
		b.program.Define(i, b.Quantities[i].Bound)
	}
	return b.Graph, nil
}

// untyped reports a quantity whose dimension depends on itself, where nothing
// else is wrong.
func (b *builder) untyped() {
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Bound.Type.Bad && len(b.errors) == 0 {
			b.fail(q, whole(q, "cannot be checked: its dimension depends on itself"))
		}
	}
}

// add puts a quantity into the graph.
func (b *builder) add(q Quantity) int {
	i := len(b.Quantities)
	b.Quantities = append(b.Quantities, q)
	if q.Name != "" {
		b.index[q.Name] = i
	}
	return i
}

// write adds a quantity whose formula an entry writes.
func (b *builder) write(q Quantity, e *Entry) {
	q.entry, q.Origin, q.Note, q.Source, q.AsOf, q.was = e.Text, e.Origin, e.Note, e.Source, e.AsOf, e.was
	f, err := parseEntry(*e, b.Scenario.units)
	if err != nil {
		b.errors = append(b.errors, err)
		q.failed, q.state, q.Bound = true, bound, &formula.Bound{Formula: &formula.Formula{}, Type: formula.Type{Bad: true}}
	}
	q.formula = f
	b.add(q)
}

// define adds a quantity that the model defines: by the scenario's entry where
// it has one, by a house number, or by the model's formula.
func (b *builder) define(q Quantity, d *definition, e *Entry, otherwise Origin) {
	q.def, q.want, q.formula, q.Origin = d, &d.want, d.formula, otherwise
	q.Name = q.Label
	if q.Owner != "" {
		q.Name = q.Owner + "." + q.Label
	}
	if e == nil && otherwise == OriginDefault && (q.Class == ScenarioWide || b.m.find("defaults", d.name) == nil) {
		e = b.Scenario.house.entry(d.name)
	}
	if e != nil {
		b.write(q, e)
		return
	}
	b.add(q)
}

func find(list []Entry, name string) *Entry {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// collect adds all named quantities, unbound.
func (b *builder) collect() {
	s := b.Scenario
	for i := range s.Inputs {
		e := &s.Inputs[i]
		q := Quantity{Name: e.Name, Label: e.Name, Class: Input, want: b.inputWant(e.Name)}
		if d := b.m.find("defaults", e.Name); d != nil {
			q.def, q.want = d, &d.want
		}
		b.write(q, e)
	}
	for i := range b.m.sections["defaults"] {
		if d := &b.m.sections["defaults"][i]; find(s.Inputs, d.name) == nil {
			b.define(Quantity{Label: d.name, Class: ScenarioWide}, d, nil, OriginDefault)
		}
	}
	for i := range s.Workloads {
		b.workload(&s.Workloads[i])
	}
	b.section("totals", Total)
	fleets := s.Fleets
	if len(fleets) == 0 && len(s.Workloads) > 0 {
		fleets = []Fleet{{Name: defaultFleet}}
	}
	for i := range fleets {
		if !s.broken[fleets[i].Name] {
			b.fleet(&fleets[i])
		}
	}
	b.section("fleet totals", Total)
	b.section("cost", Cost)
	for i := range s.Metrics {
		e := &s.Metrics[i]
		if _, ok := b.index[e.Name]; ok { // an input by a later name
			continue
		}
		b.write(Quantity{Name: e.Name, Label: e.Name, Class: Metric, want: b.inputWant(e.Name)}, e)
	}
}

func (b *builder) section(name string, class Class) {
	for i := range b.m.sections[name] {
		d := &b.m.sections[name][i]
		b.define(Quantity{Label: d.name, Class: class}, d, find(b.Scenario.totals, d.name), OriginDerived)
	}
}

// inputWant says what an input's name tells of it: counts take bare numbers.
func (b *builder) inputWant(name string) *formula.Want {
	if noun := b.m.counts[name]; noun != "" {
		return &formula.Want{Label: name, Dim: unit.Noun(noun), Count: true}
	}
	if u, ok := b.Scenario.units.Lookup(name); ok && u.Plural {
		return &formula.Want{Label: name, Dim: u.Dim, Count: true}
	}
	return &formula.Want{Label: name, Any: true}
}

func (b *builder) workload(l *Workload) {
	q := Quantity{Owner: l.Name, Class: WorkloadGiven, partOf: l.PartOf}
	for i := range b.m.sections["workload given"] {
		d := &b.m.sections["workload given"][i]
		e := find(l.Given, d.name)
		if part := b.m.find("workload part", d.name); e == nil && l.PartOf != "" && part != nil && find(l.Given, part.unless) == nil {
			d = part
		}
		q.Label = d.name
		if e == nil && b.fields(q, d, l.Given) {
			continue
		}
		b.define(q, d, e, OriginDefault)
	}
	q.Class = WorkloadDerived
	for i := range b.m.sections["workload derived"] {
		d := &b.m.sections["workload derived"][i]
		q.Label = d.name
		b.define(q, d, find(l.Given, d.name), OriginDerived)
	}
}

// fields adds a size that is given as a map: a quantity for each field, and
// their sum.
func (b *builder) fields(q Quantity, d *definition, given []Entry) bool {
	label, some := q.Label, false
	for i := range given {
		if e := &given[i]; strings.HasPrefix(e.Name, label+".") {
			some = true
			field := q
			want := d.want
			want.Label = e.Name
			field.def, field.want, field.Label, field.Name = d, &want, e.Name, q.Owner+"."+e.Name
			b.write(field, e)
			q.Origin = e.Origin
		}
	}
	if some {
		q.Name, q.def, q.want, q.formula = q.Owner+"."+label, d, &d.want, mustParse("sum("+label+".*)")
		b.add(q)
	}
	return some
}

// defaultFleet is the fleet of a scenario that names none.
const defaultFleet = "app"

func (b *builder) fleet(f *Fleet) {
	q := Quantity{Owner: f.Name, Class: FleetGiven}
	var needs, capacity []string
	if len(b.Scenario.Fleets) == 0 {
		for i := range b.m.sections["default fleet"] {
			d := &b.m.sections["default fleet"][i]
			q.Label = d.name
			b.define(q, d, nil, OriginDefault)
		}
		needs, capacity = []string{"requests"}, []string{"requests"}
	}
	for i := range f.Capacity {
		e := &f.Capacity[i]
		capacity = append(capacity, e.Name)
		b.resource(q, "node."+e.Name, e)
	}
	for i := range f.Needs {
		e := &f.Needs[i]
		needs = append(needs, e.Name)
		b.resource(q, "needs."+e.Name, e)
	}
	sections := func(section string, class Class, origin Origin, names []string) {
		q.Class = class
		for _, r := range names {
			q.resource = r
			for i := range b.m.sections[section] {
				d := &b.m.sections[section][i]
				q.Label = strings.Replace(d.name, "RESOURCE", r, 1)
				from := origin
				if strings.HasPrefix(d.name, "utilization") {
					from = OriginDefault
				}
				b.define(q, d, find(f.Given, q.Label), from)
			}
		}
	}
	sections("fleet given", FleetGiven, OriginDefault, []string{""})
	sections("fleet resource", FleetDerived, OriginDerived, needs)
	sections("fleet derived", FleetDerived, OriginDerived, []string{""})
	sections("fleet provided", FleetDerived, OriginDerived, capacity)
}

func (b *builder) resource(q Quantity, label string, e *Entry) {
	q.Label, q.Name = label, q.Owner+"."+label
	q.want = &formula.Want{Label: label, Any: true}
	b.write(q, e)
}
