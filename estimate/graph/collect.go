package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// untyped reports a quantity whose dimension depends on itself, where nothing
// else is wrong.
func (b *builder) untyped() {
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Bound.Type.Bad && len(b.errors) == 0 {
			b.fail(q, about(q, "cannot be checked: its dimension depends on itself"))
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
func (b *builder) write(q Quantity, e *scenario.Entry) {
	q.Entry, q.Origin, q.Note, q.Source, q.AsOf = e, e.Origin, e.Note, e.Source, e.AsOf
	f, err := e.Parse(b.Scenario.Units())
	if err != nil {
		b.errors = append(b.errors, err)
		q.state, q.Bound = bound, &formula.Bound{Formula: &formula.Formula{}, Type: formula.Type{Bad: true}}
	}
	q.formula = f
	b.add(q)
}

// define adds a quantity that the model defines: by the scenario's entry where
// it has one, by a house number, or by the model's formula.
func (b *builder) define(q Quantity, d *model.Definition, e *scenario.Entry, otherwise scenario.Origin) {
	q.definition, q.expected, q.formula, q.Origin = d, &d.Expected, &d.Formula, otherwise
	q.Name = q.Label
	if q.Owner != "" {
		q.Name = q.Owner + "." + q.Label
	}
	if team := b.Scenario.Team(); team != nil && e == nil && otherwise == scenario.OriginDefault && (q.Class == ScenarioWide || b.m.Find("defaults", d.Name) == nil) {
		e = team.Entry(d.Name)
	}
	if e != nil {
		b.write(q, e)
		return
	}
	b.add(q)
}

// collect adds all named quantities, unbound.
func (b *builder) collect() {
	s := b.Scenario
	for i := range s.Inputs {
		e := &s.Inputs[i]
		q := Quantity{Name: e.Name, Label: e.Name, Class: Input, expected: b.inputWant(e.Name)}
		if d := b.m.Find("defaults", e.Name); d != nil {
			q.definition, q.expected = d, &d.Expected
		}
		b.write(q, e)
	}
	for d := range b.m.All("defaults") {
		if scenario.Find(s.Inputs, d.Name) == nil {
			b.define(Quantity{Label: d.Name, Class: ScenarioWide}, d, nil, scenario.OriginDefault)
		}
	}
	for i := range s.Workloads {
		b.workload(&s.Workloads[i])
	}
	b.section("totals", Total)
	for i := range s.Fleets {
		if !s.IsBroken("", s.Fleets[i].Name) {
			b.fleet(&s.Fleets[i])
		}
	}
	b.section("fleet totals", Total)
	b.section("cost", Cost)
	for i := range s.Metrics {
		e := &s.Metrics[i]
		b.write(Quantity{Name: e.Name, Label: e.Name, Class: Metric, expected: b.inputWant(e.Name)}, e)
	}
}

func (b *builder) section(name string, class Class) {
	for d := range b.m.All(name) {
		b.define(Quantity{Label: d.Name, Class: class}, d, b.Scenario.Total(d.Name), scenario.OriginDerived)
	}
}

// inputWant says what an input's name tells of it: counts take bare numbers.
func (b *builder) inputWant(name string) *formula.Expected {
	if noun := b.m.Noun(name); noun != "" {
		return &formula.Expected{Label: name, Dim: unit.Noun(noun), Count: true}
	}
	if u, ok := b.Scenario.Units().Lookup(name); ok && u.Plural {
		return &formula.Expected{Label: name, Dim: u.Dim, Count: true}
	}
	return &formula.Expected{Label: name, Any: true}
}

func (b *builder) workload(l *scenario.Workload) {
	q := Quantity{Owner: l.Name, Class: WorkloadGiven, partOf: l.PartOf}
	for d := range b.m.All("workload given") {
		e := scenario.Find(l.Given, d.Name)
		if part := b.m.Find("workload part", d.Name); e == nil && l.PartOf != "" && part != nil && scenario.Find(l.Given, part.Unless) == nil {
			d = part
		}
		q.Label = d.Name
		if e == nil && b.fields(q, d, l.Given) {
			continue
		}
		b.define(q, d, e, scenario.OriginDefault)
	}
	q.Class = WorkloadDerived
	for d := range b.m.All("workload derived") {
		q.Label = d.Name
		b.define(q, d, scenario.Find(l.Given, d.Name), scenario.OriginDerived)
	}
}

// fields adds a size that is given as a map: a quantity for each field, and
// their sum.
func (b *builder) fields(q Quantity, d *model.Definition, given []scenario.Entry) bool {
	label, some := q.Label, false
	for i := range given {
		if e := &given[i]; len(e.Name) > len(label) && e.Name[len(label)] == '.' && strings.HasPrefix(e.Name, label) {
			some = true
			field := q
			want := d.Expected
			want.Label = e.Name
			field.definition, field.expected, field.Label, field.Name = d, &want, e.Name, q.Owner+"."+e.Name
			b.write(field, e)
			q.Origin = e.Origin
		}
	}
	if some {
		q.Name, q.definition, q.expected, q.formula = q.Owner+"."+label, d, &d.Expected, model.MustParse("sum("+label+".*)")
		b.add(q)
	}
	return some
}

func (b *builder) fleet(f *scenario.Fleet) {
	q := Quantity{Owner: f.Name, Class: FleetGiven}
	var needs, capacity []string
	if f.Implicit {
		for d := range b.m.All("default fleet") {
			q.Label = d.Name
			b.define(q, d, scenario.Find(f.Given, d.Name), scenario.OriginDefault)
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
	sections := func(section string, class Class, origin scenario.Origin, names []string) {
		q.Class = class
		for _, r := range names {
			q.resource = r
			for d := range b.m.All(section) {
				q.Label = strings.Replace(d.Name, "RESOURCE", r, 1)
				from := origin
				if strings.HasPrefix(d.Name, "utilization") {
					from = scenario.OriginDefault
				}
				b.define(q, d, scenario.Find(f.Given, q.Label), from)
			}
		}
	}
	sections("fleet given", FleetGiven, scenario.OriginDefault, []string{""})
	sections("fleet resource", FleetDerived, scenario.OriginDerived, needs)
	sections("fleet derived", FleetDerived, scenario.OriginDerived, []string{""})
	sections("fleet provided", FleetDerived, scenario.OriginDerived, capacity)
}

func (b *builder) resource(q Quantity, label string, e *scenario.Entry) {
	q.Label, q.Name = label, q.Owner+"."+label
	q.expected = &formula.Expected{Label: label, Any: true}
	b.write(q, e)
}

// number finds a reference number by its name and adds it to the graph.
func (b *builder) number(name string) (int, bool) {
	e, ok := scenario.Reference(name)
	if !ok {
		return 0, false
	}
	i := len(b.Quantities)
	b.write(Quantity{Name: name, Label: name, Class: ReferenceNumber, expected: b.inputWant(name)}, &e)
	b.bind(i)
	return i, true
}
