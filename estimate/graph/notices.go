package graph

import (
	"slices"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// notice is a rule of the model about what is given: a requirement, which is an error
// where it does not hold, or a warning, which is said where it holds.
type notice struct {
	advice
	requirement bool
	softened    bool // a requirement that a flag broke: only a warning
}

// modelNotices adds the requirements and warnings of the model that apply.
func (b *builder) modelNotices() {
	for i := range b.Scenario.Workloads {
		name := b.Scenario.Workloads[i].Name
		b.noticesOf("workload requirements", "{workload}", name)
		b.noticesOf("workload warnings", "{workload}", name)
	}
	if len(b.Scenario.Workloads) > 0 {
		b.noticesOf("scenario warnings", "{scenario}", "")
	}
}

// noticesOf adds those of a section for an owner.
func (b *builder) noticesOf(section, mark, owner string) {
	a, rules := b.askerOf(owner), b.m.Rules(section)
	for i := range rules {
		r := &rules[i]
		if !a.hold(r.When) {
			continue
		}
		k := b.add(Quantity{Class: Unlisted, Owner: owner, formula: &r.Condition, expected: modelCondition})
		b.bind(k)
		b.notices = append(b.notices, notice{advice: advice{when: k, rule: r, mark: mark}, requirement: strings.HasSuffix(section, "requirements")})
	}
}

// soften marks the requirements that depend on a flag, which do not stop an estimate.
func (b *builder) soften() {
	for k := range b.notices {
		n := &b.notices[k]
		if n.requirement {
			n.softened = slices.ContainsFunc(b.Order, func(i int) bool {
				q := &b.Quantities[i]
				return (q.Entry != nil && q.Entry.FromFlag() || b.Scenario.Varies(q.Owner, q.Label)) && b.DependsOn(n.when, i)
			})
		}
	}
}

// unmet lists the requirements that do not hold after frame has run. fixed is a
// quantity that has another value than its formula, -1 for none: what depends on it
// does not count.
func (g *Graph) unmet(frame *columns.Frame, fixed int) (errs source.Errors) {
	for k := range g.notices {
		n := &g.notices[k]
		if !n.requirement || n.softened || frame.Value(n.when) == 1 || fixed >= 0 && g.DependsOn(n.when, fixed) {
			continue
		}
		e := &source.Error{Text: g.say(&n.advice, unit.Printer{}, frame.Value)}
		if at := g.firstEntry(n.when); at != nil {
			e = at.inFile(&formula.Error{End: len(at.Entry.Text.Text), Text: e.Text})
		}
		errs = append(errs, e)
	}
	return errs
}

// Notices are the warnings of the model about the values of a run, and what a flag
// made of its requirements.
func (g *Graph) Notices(frame *columns.Frame) (list []string) {
	for k := range g.notices {
		n := &g.notices[k]
		holds := frame.Value(n.when) == 1
		if n.requirement == holds || n.requirement && !n.softened {
			continue
		}
		text := g.say(&n.advice, unit.Printer{}, frame.Value)
		if at := g.firstEntry(n.when); at != nil {
			text = at.At() + ": " + text
		}
		list = append(list, text)
	}
	return append(list, g.idleFleets(frame)...)
}

// idleFleets warns of fleets of the file at hand that need exactly nothing.
func (g *Graph) idleFleets(frame *columns.Frame) (list []string) {
	for i := range g.Scenario.Fleets {
		f := &g.Scenario.Fleets[i]
		var at *Quantity
		needs := 0.0
		for _, resource := range f.Resources() {
			if k, ok := g.Lookup(f.Name, "needs."+resource); ok {
				needs += frame.Value(k)
				if q := &g.Quantities[k]; at == nil && q.Entry != nil && g.Scenario.AtHand(q.Entry) {
					at = q
				}
			}
		}
		if at != nil && needs == 0 && !slices.ContainsFunc(g.Warnings, func(w string) bool { return strings.Contains(w, " "+f.Name+".needs.") }) {
			list = append(list, at.At()+": "+f.Name+" needs exactly nothing: "+strings.TrimSpace(at.Bound.Text)+" is 0")
		}
	}
	return list
}

// firstEntry is the first quantity in a formula that a file or flag gives, nil for
// none.
func (g *Graph) firstEntry(i int) *Quantity {
	for r := range g.Quantities[i].Bound.Uses() {
		if q := &g.Quantities[r]; q.Entry != nil {
			return q
		}
	}
	return nil
}
