package graph

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// asker knows which cases of the model hold for a workload, a fleet or the scenario.
// They depend on what is given, not on values, so that a compiled graph has one
// formula for each name.
type asker struct {
	b        *builder
	workload *scenario.Workload // nil for a fleet and the scenario
	fleet    *scenario.Fleet    // nil for a workload and the scenario
	path     *scenario.Path     // nil for all but a path, with the step in question
	step     *scenario.Step
	atRest   bool         // the resource of the fleet is data at rest
	known    map[int]bool // by its number, whether a case of the model holds for the workload
}

// owners are the workloads and fleets of a scenario, and what their askers look for in
// all of them.
type owners struct {
	askers map[string]*asker // of workloads, by name
	fleets map[string]*scenario.Fleet
	stored map[string]bool // the names before .stored in what fleets need
	all    bool            // a fleet needs what is stored
}

// listOwners lists the workloads and fleets.
func (b *builder) listOwners() {
	s := b.Scenario
	b.owners = owners{askers: make(map[string]*asker, len(s.Workloads)), fleets: make(map[string]*scenario.Fleet, len(s.Fleets)), stored: make(map[string]bool)}
	for i := range s.Workloads {
		b.askers[s.Workloads[i].Name] = &asker{b: b, workload: &s.Workloads[i], known: make(map[int]bool)}
	}
	for i := range s.Fleets {
		b.fleets[s.Fleets[i].Name] = &s.Fleets[i]
		for k := range s.Fleets[i].Needs {
			b.listStored(s.Fleets[i].Needs[k].Text.Text)
		}
	}
}

// listStored notes what a text names as stored.
func (b *builder) listStored(text string) {
	pieces := strings.Split(text, "stored")
	b.all = b.all || len(pieces) > 1
	for _, before := range pieces[:len(pieces)-1] {
		if name, ok := strings.CutSuffix(before, "."); ok {
			start := 1 + strings.LastIndexFunc(name, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			b.stored[name[start:]] = true
		}
	}
}

// hold says whether the cases hold; none always do.
func (a *asker) hold(cases model.Cases) bool {
	if len(cases) == 0 {
		return true
	}
	return slices.ContainsFunc(cases, a.all)
}

func (a *asker) all(terms []model.Term) bool {
	for i := range terms {
		if a.term(&terms[i]) == terms[i].Not {
			return false
		}
	}
	return true
}

func (a *asker) term(t *model.Term) bool {
	switch {
	case t.Word != model.NotWord && t.Scope != model.PartOf:
		return a.word(t.Word)
	case t.Scope == model.Scenario:
		return a.b.isGiven(t.Name)
	case t.Scope == model.StepFleet:
		of := asker{b: a.b, fleet: a.b.fleets[a.step.Fleet]}
		own := *t
		own.Scope = model.Own
		return of.fleet != nil && of.term(&own)
	case a.path != nil:
		label := t.Name + "." + a.step.Name
		return a.path.Given.Find(label) != nil || a.b.Scenario.Varies(a.path.Name, label)
	case t.Scope == model.PartOf:
		of, ok := a.b.askers[a.workload.Whole()]
		own := *t
		own.Scope = model.Own
		return ok && of.term(&own)
	case t.Case > 0 && a.workload != nil:
		holds, ok := a.known[t.Case]
		if !ok {
			holds = a.hold(a.b.m.Case("workload cases", t.Case))
			a.known[t.Case] = holds
		}
		return holds
	case t.Case > 0:
		return a.hold(a.b.m.Case("fleet cases", t.Case))
	case a.workload == nil:
		e := a.fleet.Given.Find(t.Name)
		return e != nil && !(a.b.derivesOfFleets(t.Name) && a.b.adjusts(e, a.fleet.Name, t.Name)) || a.b.Scenario.Varies(a.fleet.Name, t.Name)
	case a.b.gives(a.workload, t.Name):
		return true
	}
	// writes and reads follow from bytes only where these do not follow from them
	return t.Name != "write_throughput" && t.Name != "read_throughput" && a.b.Scenario.Varies(a.workload.Name, t.Name)
}

func (a *asker) word(w model.Word) bool {
	switch w {
	case model.Part:
		return a.workload.Whole() != ""
	case model.SplitOf:
		return a.workload.SplitOf != ""
	case model.Whole:
		return a.workload.Split
	case model.Priced:
		return a.b.priced
	case model.KeptApart, model.InFleet:
		return a.b.inFleet(a.workload.Name, w == model.KeptApart)
	case model.AtRest:
		return a.atRest
	case model.Needs:
		return len(a.fleet.Needs) > 0 || a.fleet.Implicit
	case model.Again:
		return a.step.Again
	case model.Later:
		return a.step.Later
	case model.Serves:
		return a.fleet.Needs.Find("requests") != nil || a.fleet.Implicit
	case model.Fleets:
		return !slices.ContainsFunc(a.b.Scenario.Fleets, func(f scenario.Fleet) bool { return f.Implicit })
	}
	return len(a.b.Scenario.Costs) > 0
}

// inFleet says whether the need of a fleet names what a workload keeps, by itself or
// where it need not be apart in the sum over all.
func (b *builder) inFleet(workload string, apart bool) bool {
	return b.stored[workload] || !apart && b.all
}

// gives says whether a workload gives a name, or fields of it.
func (b *builder) gives(w *scenario.Workload, name string) bool {
	given := w.Given
	for i := range given {
		if of := given[i].Name; strings.HasPrefix(of, name) && (len(of) == len(name) || of[len(name)] == '.') {
			return !b.adjusts(&given[i], w.Name, of)
		}
	}
	return false
}

// adjusts says whether an entry changes what the model derives, and gives nothing in its
// place: 1.5 * ingress for ingress. Then all other formulas are those without it.
func (b *builder) adjusts(e *scenario.Entry, owner, label string) bool {
	for ; e != nil; e = e.Before {
		if !e.Replaces || !strings.Contains(e.Text.Text, label) {
			return false
		}
		f, problem := e.Parse(b.Scenario.Units())
		if problem != nil || !f.Uses(label, owner+"."+label) {
			return false
		}
	}
	return true
}

// derivesOfFleets says whether the model derives a name of fleets. A name that a fleet may
// give has one default, so that 2 * NAME gives it.
func (b *builder) derivesOfFleets(name string) bool {
	for d := range b.m.All("fleet derived") {
		if d.Name == name {
			return true
		}
	}
	return false
}

// isGiven says whether a name of the scenario is given: an input, a team's default or a
// total.
func (b *builder) isGiven(name string) bool {
	s := b.Scenario
	given := func(e *scenario.Entry) bool { return e != nil && !b.adjusts(e, "", name) }
	return given(s.Inputs.Find(name)) || given(s.Total(name)) || s.TeamDefault(name) != nil || s.Varies("", name)
}

// findPrices notes whether anything gives a price of workloads, or a workload a cost.
func (b *builder) findPrices() {
	for d := range b.m.All("workload given") {
		b.priced = b.priced || d.Expected.Dim.Money != 0 && (b.isGiven(d.Name) || b.anyGives(d.Name))
	}
	for d := range b.m.All("workload derived") {
		b.priced = b.priced || d.Expected.Dim.Money != 0 && b.anyGives(d.Name)
	}
}

// anyGives says whether a workload gives a name.
func (b *builder) anyGives(name string) bool {
	return slices.ContainsFunc(b.Scenario.Workloads, func(l scenario.Workload) bool {
		return l.Given.Find(name) != nil || b.Scenario.Varies(l.Name, name)
	})
}

// choose picks the formula of a definition, and its offset in the text of the model;
// nil where the name is not in force.
func (a *asker) choose(d *model.Definition) (f *formula.Formula, offset int) {
	for i := range d.Others {
		if v := &d.Others[i]; a.hold(v.When) {
			return &v.Formula, v.Offset
		}
	}
	if a.hold(d.When) {
		return &d.Formula, d.Offset
	}
	return nil, 0
}

// chooseAtRest picks the formula of a quantity of a fleet's resource, once the
// dimension of the need is known.
func (b *builder) chooseAtRest(i int) {
	q := &b.Quantities[i]
	need, ok := b.Lookup(q.Owner, "needs."+q.resource)
	a := asker{b: b, fleet: b.fleets[q.Owner], atRest: ok && isAtRest(q.resource, b.typeOf(need))}
	q = &b.Quantities[i]
	q.formula, q.offset = a.choose(q.definition)
}

// memory is the resource of data that is not at rest.
const memory = "memory"

// isAtRest says whether a need of this type is data at rest, which has its copies in
// other zones.
func isAtRest(resource string, t formula.Type) bool { return t.Dim == unit.Data && resource != memory }
