package graph

import (
	"slices"
	"strings"

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
	atRest   bool               // the resource of the fleet is data at rest
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
	case t.Scope == model.PartOf:
		of := asker{b: a.b, workload: a.b.workloadOf(a.workload.Whole())}
		own := *t
		own.Scope = model.Own
		return of.workload != nil && of.term(&own)
	case t.Case > 0 && a.workload != nil:
		return a.hold(a.b.m.Case("workload cases", t.Case))
	case t.Case > 0:
		return a.hold(a.b.m.Case("fleet cases", t.Case))
	case a.workload == nil:
		return a.fleet.Given.Find(t.Name) != nil || a.b.Scenario.Varies(a.fleet.Name, t.Name)
	case gives(a.workload.Given, t.Name):
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
	}
	return len(a.b.Scenario.Costs) > 0
}

// inFleet says whether the need of a fleet names what a workload keeps, by itself or
// where it need not be apart in the sum over all.
func (b *builder) inFleet(workload string, apart bool) bool {
	for i := range b.Scenario.Fleets {
		for k := range b.Scenario.Fleets[i].Needs {
			text := b.Scenario.Fleets[i].Needs[k].Text.Text
			if strings.Contains(text, workload+".stored") || !apart && strings.Contains(text, "stored") {
				return true
			}
		}
	}
	return false
}

// gives says whether entries have a name, or fields of it.
func gives(given scenario.Entries, name string) bool {
	for i := range given {
		if of := given[i].Name; strings.HasPrefix(of, name) && (len(of) == len(name) || of[len(name)] == '.') {
			return true
		}
	}
	return false
}

// isGiven says whether a name of the scenario is given: an input, a team's default or a
// total.
func (b *builder) isGiven(name string) bool {
	s := b.Scenario
	return s.Inputs.Find(name) != nil || s.Total(name) != nil || s.TeamDefault(name) != nil || s.Varies("", name)
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

// workloadOf finds a workload by its name, nil for none.
func (b *builder) workloadOf(name string) *scenario.Workload {
	for i := range b.Scenario.Workloads {
		if l := &b.Scenario.Workloads[i]; l.Name == name {
			return l
		}
	}
	return nil
}

// fleetOf finds a fleet by its name.
func (b *builder) fleetOf(name string) *scenario.Fleet {
	for i := range b.Scenario.Fleets {
		if f := &b.Scenario.Fleets[i]; f.Name == name {
			return f
		}
	}
	return nil
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
	a := asker{b: b, fleet: b.fleetOf(q.Owner), atRest: ok && isAtRest(q.resource, b.typeOf(need))}
	q = &b.Quantities[i]
	q.formula, q.offset = a.choose(q.definition)
}

// memory is the resource of data that is not at rest.
const memory = "memory"

// isAtRest says whether a need of this type is data at rest, which has its copies in
// other zones.
func isAtRest(resource string, t formula.Type) bool { return t.Dim == unit.Data && resource != memory }
