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
	if t.Scope == model.Scenario {
		return a.b.isGiven(t.Name)
	}
	of := *a
	if t.Scope == model.PartOf {
		of.workload = a.b.workloadOf(a.workload.Whole())
		if of.workload == nil {
			return false
		}
	}
	if t.Case > 0 {
		section := "fleet cases"
		if of.workload != nil {
			section = "workload cases"
		}
		return of.hold(a.b.m.Case(section, t.Case))
	}
	if of.workload != nil {
		return of.workloadGives(t.Name)
	}
	return of.fleetGives(t.Name)
}

// workloadGives says whether the workload gives a name, or what a word of the
// model's cases asks.
func (a *asker) workloadGives(name string) bool {
	l := a.workload
	switch name {
	case "part":
		return l.PartOf != "" || l.SplitOf != ""
	case "split_of":
		return l.SplitOf != ""
	case "whole":
		return l.Split
	case "kept_apart", "in_fleet":
		return a.b.inFleet(l.Name, name == "kept_apart")
	}
	if gives(l.Given, name) {
		return true
	}
	// writes and reads follow from bytes only where these do not follow from them
	return name != "write_throughput" && name != "read_throughput" && a.b.Scenario.Varies(l.Name, name)
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

// fleetGives is workloadGives for a fleet.
func (a *asker) fleetGives(name string) bool {
	switch name {
	case "at_rest":
		return a.atRest
	case "needs":
		return len(a.fleet.Needs) > 0 || a.fleet.Implicit
	}
	return a.fleet.Given.Find(name) != nil || a.b.Scenario.Varies(a.fleet.Name, name)
}

// isGiven says whether a name of the scenario is given: an input, a team's default, a
// total, or lines of the bill for "costs".
func (b *builder) isGiven(name string) bool {
	s := b.Scenario
	if name == "costs" {
		return len(s.Costs) > 0
	}
	return s.Inputs.Find(name) != nil || s.Total(name) != nil || s.TeamDefault(name) != nil || s.Varies("", name)
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
