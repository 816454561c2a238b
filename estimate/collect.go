package estimate

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

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
	q.def, q.want, q.formula, q.Origin = d, &d.want, &d.formula, otherwise
	q.Name = q.Label
	if q.Owner != "" {
		q.Name = q.Owner + "." + q.Label
	}
	if house := b.Scenario.house; house != nil && e == nil && otherwise == OriginDefault && (q.Class == ScenarioWide || b.m.find("defaults", d.name) == nil) {
		e = house.entry(d.name)
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
	for d := range b.m.all("defaults") {
		if find(s.Inputs, d.name) == nil {
			b.define(Quantity{Label: d.name, Class: ScenarioWide}, d, nil, OriginDefault)
		}
	}
	for i := range s.Workloads {
		b.workload(&s.Workloads[i])
	}
	b.section("totals", Total)
	for i := range s.Fleets {
		if !s.broken[s.Fleets[i].Name] {
			b.fleet(&s.Fleets[i])
		}
	}
	b.section("fleet totals", Total)
	b.section("cost", Cost)
	for i := range s.Metrics {
		e := &s.Metrics[i]
		b.write(Quantity{Name: e.Name, Label: e.Name, Class: Metric, want: b.inputWant(e.Name)}, e)
	}
}

func (b *builder) section(name string, class Class) {
	for d := range b.m.all(name) {
		b.define(Quantity{Label: d.name, Class: class}, d, find(b.Scenario.totals, d.name), OriginDerived)
	}
}

// inputWant says what an input's name tells of it: counts take bare numbers.
func (b *builder) inputWant(name string) *formula.Expected {
	if noun := b.m.noun(name); noun != "" {
		return &formula.Expected{Label: name, Dim: unit.Noun(noun), Count: true}
	}
	if u, ok := b.Scenario.units.Lookup(name); ok && u.Plural {
		return &formula.Expected{Label: name, Dim: u.Dim, Count: true}
	}
	return &formula.Expected{Label: name, Any: true}
}

func (b *builder) workload(l *Workload) {
	q := Quantity{Owner: l.Name, Class: WorkloadGiven, partOf: l.PartOf}
	for d := range b.m.all("workload given") {
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
	for d := range b.m.all("workload derived") {
		q.Label = d.name
		b.define(q, d, find(l.Given, d.name), OriginDerived)
	}
}

// fields adds a size that is given as a map: a quantity for each field, and
// their sum.
func (b *builder) fields(q Quantity, d *definition, given []Entry) bool {
	label, some := q.Label, false
	for i := range given {
		if e := &given[i]; len(e.Name) > len(label) && e.Name[len(label)] == '.' && strings.HasPrefix(e.Name, label) {
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
	if f.implicit {
		for d := range b.m.all("default fleet") {
			q.Label = d.name
			b.define(q, d, find(f.Given, d.name), OriginDefault)
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
			for d := range b.m.all(section) {
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
	q.want = &formula.Expected{Label: label, Any: true}
	b.write(q, e)
}
