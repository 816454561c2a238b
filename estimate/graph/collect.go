package graph

import (
	"fmt"
	"regexp"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// add adds a quantity to the graph and returns its index.
func (b *builder) add(q Quantity) int {
	i := len(b.Quantities)
	b.Quantities = append(b.Quantities, q)
	if q.Name != "" && q.Class != Replaced {
		b.index[q.Name] = i
		if q.Owner != "" {
			b.owned[q.Owner] = append(b.owned[q.Owner], i)
		}
	}
	return i
}

// addEntry adds a quantity whose formula an entry writes, and returns its index.
func (b *builder) addEntry(q Quantity, e *scenario.Entry) int {
	q.Entry, q.Origin = e, e.Origin
	f, err := e.Parse(b.Scenario.Units())
	if err != nil {
		if code := b.Scenario.Units().Currency(); e.Origin == scenario.OriginPreset && code != "USD" && isForeign(err) {
			err.Hint = fmt.Sprintf("the preset counts in USD, and nothing is converted: give %s in %s", q.Name, code)
		}
		b.unparsed = append(b.unparsed, unparsed{len(b.Quantities), err})
		q.state, q.Bound = bound, &formula.Bound{Formula: &formula.Formula{}, Type: formula.Type{Bad: true}}
	}
	if model := q; e.Replaces && err == nil && f.Uses(q.Name, q.Label) {
		q.before = 1 + b.addBefore(model, e)
	}
	q.formula = f
	return b.add(q)
}

// addBefore adds what a name was before an entry took its place: the formula of a file,
// a team default, or that of the model. It returns -1 where there is none.
func (b *builder) addBefore(q Quantity, e *scenario.Entry) int {
	q.Entry = nil
	if q.Class == Replaced {
		q.Name += "'"
	} else {
		q.Class, q.Name = Replaced, q.Name+replacedSuffix
	}
	before := e.Before
	if before == nil && q.definition != nil {
		before = b.Scenario.TeamDefault(q.definition.Name)
	}
	switch {
	case before != nil:
		return b.addEntry(q, before)
	case q.formula != nil:
		q.Origin = scenario.OriginDerived
		return b.add(q)
	}
	return -1
}

// define adds a quantity that the model defines, with the first formula that there is:
// that of the scenario's entry e, a team default, the model's where it is in force.
// otherwise is the origin of the model's formula.
func (b *builder) define(a *asker, q Quantity, d *model.Definition, e *scenario.Entry, otherwise scenario.Origin) {
	q.definition, q.expected, q.Origin = d, &d.Expected, otherwise
	if q.formula, q.offset = a.choose(d); q.formula == nil && e == nil {
		return
	}
	q.Name = q.Label
	if q.Owner != "" {
		q.Name = q.Owner + "." + q.Label
	}
	if e == nil && otherwise == scenario.OriginDefault && (q.Class == ScenarioWide || b.m.Find("defaults", d.Name) == nil) {
		e = b.Scenario.TeamDefault(d.Name)
	}
	if e != nil {
		b.addEntry(q, e)
		return
	}
	if d.Expected.Dim.Money != 0 || d.Display != nil && d.Display.Dim.Money != 0 {
		q.formula = b.inCurrency(q.formula)
	}
	b.add(q)
}

// inCurrency is a formula of the model with its dollars in the currency of the scenario:
// they are all 0.
func (b *builder) inCurrency(f *formula.Formula) *formula.Formula {
	units := b.Scenario.Units()
	if units.Currency() == "USD" || !strings.Contains(f.Text, "$") {
		return f
	}
	text := dollars.ReplaceAllStringFunc(f.Text, func(amount string) string { return units.Amount(amount[1:], "") })
	if g, err := formula.Parse(text, units); err == nil {
		return g
	}
	return f
}

var dollars = regexp.MustCompile(`\$[0-9]+`)

// isForeign says whether an error is about money of another currency.
func isForeign(err *formula.Error) bool {
	return strings.HasSuffix(err.Text, "is not the currency here") || strings.Contains(err.Text, `"USD"`)
}

// collect adds all named quantities, not bound yet.
func (b *builder) collect() {
	s, a := b.Scenario, &asker{b: b}
	for i := range s.Inputs {
		e := &s.Inputs[i]
		q := Quantity{Name: e.Name, Label: e.Name, Class: Input, expected: b.expectedByName(e.Name)}
		if d := b.m.Find("defaults", e.Name); d != nil {
			q.definition, q.expected = d, &d.Expected
			q.formula, q.offset = a.choose(d)
		}
		b.addEntry(q, e)
	}
	for d := range b.m.All("defaults") {
		if s.Inputs.Find(d.Name) == nil {
			b.define(a, Quantity{Label: d.Name, Class: ScenarioWide}, d, nil, scenario.OriginDefault)
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
	for i := range s.Paths {
		b.path(&s.Paths[i])
	}
	b.section("fleet totals", Total)
	b.section("cost", Cost)
	for i := range s.Costs {
		e, like := &s.Costs[i], b.m.Find("cost total", "cost")
		want := like.Expected
		want.Label = e.Name
		b.addEntry(Quantity{Name: e.Name, Label: e.Name, Class: Cost, expected: &want}, e)
	}
	b.section("cost total", Cost)
	for i := range s.Metrics {
		e := &s.Metrics[i]
		b.addEntry(Quantity{Name: e.Name, Label: e.Name, Class: Metric, expected: b.expectedByName(e.Name)}, e)
	}
}

// section adds the definitions of a section that is neither a workload's nor a fleet's.
func (b *builder) section(name string, class Class) {
	a := &asker{b: b}
	for d := range b.m.All(name) {
		b.define(a, Quantity{Label: d.Name, Class: class}, d, b.Scenario.Total(d.Name), scenario.OriginDerived)
	}
}

// expectedByName is what the name of an input or metric says about its formula: one
// that counts, such as dau or drivers, may be a number without a unit.
func (b *builder) expectedByName(name string) *formula.Expected {
	if noun := b.m.Noun(name); noun != "" {
		return &formula.Expected{Label: name, Dim: unit.Noun(noun), Count: true}
	}
	if u, ok := b.Scenario.Units().Lookup(name); ok && u.Plural {
		return &formula.Expected{Label: name, Dim: u.Dim, Count: true}
	}
	return &formula.Expected{Label: name, Any: true, Undecided: true}
}

// workload adds the quantities of a workload.
func (b *builder) workload(l *scenario.Workload) {
	q, a := Quantity{Owner: l.Name, Class: WorkloadGiven, partOf: l.Whole()}, b.askers[l.Name]
	for d := range b.m.All("workload given") {
		e := l.Given.Find(d.Name)
		q.Label = d.Name
		if e == nil && b.fields(q, d, l.Given) {
			continue
		}
		b.define(a, q, d, e, scenario.OriginDefault)
	}
	q.Class = WorkloadDerived
	for d := range b.m.All("workload derived") {
		q.Label = d.Name
		b.define(a, q, d, l.Given.Find(d.Name), scenario.OriginDerived)
	}
}

// fields adds a quantity for each field of a size that is given as a map, and one for
// their sum. It returns false where the size is not given so.
func (b *builder) fields(q Quantity, d *model.Definition, given scenario.Entries) bool {
	label, some := q.Label, false
	for i := range given {
		if e := &given[i]; len(e.Name) > len(label) && e.Name[len(label)] == '.' && strings.HasPrefix(e.Name, label) {
			some = true
			field := q
			want := d.Expected
			want.Label = e.Name
			field.definition, field.expected, field.Label, field.Name = d, &want, e.Name, q.Owner+"."+e.Name
			b.addEntry(field, e)
			q.Origin = e.Origin
		}
	}
	if some {
		q.Name, q.definition, q.expected, q.formula = q.Owner+"."+label, d, &d.Expected, model.MustParse("sum("+label+".*)")
		b.add(q)
	}
	return some
}

// fleet adds the quantities of a fleet.
func (b *builder) fleet(f *scenario.Fleet) {
	q, a := Quantity{Owner: f.Name, Class: FleetGiven}, &asker{b: b, fleet: f}
	var needs, capacity []string
	if f.Implicit {
		for d := range b.m.All("default fleet") {
			q.Label = d.Name
			b.define(a, q, d, f.Given.Find(d.Name), scenario.OriginDefault)
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
				b.define(a, q, d, f.Given.Find(q.Label), from)
			}
		}
	}
	sections("fleet given", FleetGiven, scenario.OriginDefault, []string{""})
	b.checkQueue(f)
	sections("fleet resource", FleetDerived, scenario.OriginDerived, needs)
	sections("fleet derived", FleetDerived, scenario.OriginDerived, []string{""})
	sections("fleet provided", FleetDerived, scenario.OriginDerived, capacity)
	sections("fleet load", FleetDerived, scenario.OriginDerived, needs)
}

// checkQueue checks that a fleet with a service time and no need of requests says how many
// requests it gets and how many it works on at a time.
func (b *builder) checkQueue(f *scenario.Fleet) {
	a := &asker{b: b, fleet: f}
	gives := func(name string) bool { return a.term(&model.Term{Name: name}) }
	at := f.Given.Find("service_time")
	if at == nil || a.word(model.Serves) || gives("rate") && gives("workers") {
		return
	}
	missing, hint := "rate and workers", "rate: 500/s, workers: 16"
	switch {
	case gives("rate"):
		missing, hint = "workers", "workers: 16, of a node"
	case gives("workers"):
		missing, hint = "rate", "rate: 500/s"
	}
	b.errors = append(b.errors, at.Error(hint, "the fleet %s has a service_time and does not need requests, so give its %s too", f.Name, missing))
}

// resource adds a need of a fleet or a capacity of its node.
func (b *builder) resource(q Quantity, label string, e *scenario.Entry) {
	q.Label, q.Name = label, q.Owner+"."+label
	q.expected = &formula.Expected{Label: label, Any: true}
	b.addEntry(q, e)
}

// addReference adds a reference number or a figure of a data file and returns its
// index; ok is false if there is no such name.
func (b *builder) addReference(name string) (i int, ok bool) {
	if b.Scenario.IsData(name) {
		return b.addMeasured(name)
	}
	e, ok := scenario.Reference(name)
	if !ok {
		return 0, false
	}
	i = b.addEntry(Quantity{Name: name, Label: name, Class: ReferenceNumber, expected: b.expectedByName(name)}, &e)
	b.bind(i)
	return i, true
}
