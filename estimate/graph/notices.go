package graph

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// notice is a rule of the model about what is given: a requirement, which is an error
// where it does not hold, or a warning, which is said where it holds.
type notice struct {
	advice
	at          *scenario.Entry // what it is about, nil for nothing that is written
	requirement bool
	softened    bool // a requirement that a flag or a range may have broken: only a warning
}

// modelNotices adds the requirements and warnings of the model that apply.
func (b *builder) modelNotices() {
	for i := range b.Scenario.Workloads {
		name := b.Scenario.Workloads[i].Name
		b.noticesOf("workload requirements", "{workload}", name)
		b.noticesOf("workload warnings", "{workload}", name)
	}
	for i := range b.Scenario.Fleets {
		if name := b.Scenario.Fleets[i].Name; len(b.owned[name]) > 0 {
			b.noticesOf("fleet warnings", "{fleet}", name)
		}
	}
	if len(b.Scenario.Workloads) > 0 {
		b.noticesOf("scenario warnings", "{scenario}", "")
	}
}

// noticesOf adds those of a section for an owner.
func (b *builder) noticesOf(section, placeholder, owner string) {
	a, rules := b.askerOf(owner), b.m.Rules(section)
	for i := range rules {
		r := &rules[i]
		if !a.hold(r.When) {
			continue
		}
		k := b.add(Quantity{Class: Unlisted, Owner: owner, formula: &r.Condition, offset: r.Offset, expected: modelCondition})
		b.bind(k)
		n := notice{advice: advice{when: k, rule: r, placeholder: placeholder}, at: b.givenIn(owner, r.When), requirement: strings.HasSuffix(section, "requirements")}
		if n.at == nil {
			n.at = b.firstEntry(k)
		}
		b.notices = append(b.notices, n)
	}
}

// soften marks the requirements that depend on a flag or a range, which do not stop an
// estimate.
func (b *builder) soften() {
	first := b.firstUsed(func(i int) bool {
		q := &b.Quantities[i]
		return q.Entry != nil && q.Entry.FromFlag() || b.varies(i)
	})
	for k := range b.notices {
		n := &b.notices[k]
		n.softened = n.requirement && first[n.when] >= 0
	}
}

// firstUsed finds for each quantity the first, in their order, of those of a kind that
// it is computed from, directly or not, or is; -1 for none.
func (g *Graph) firstUsed(isKind func(i int) bool) []int {
	first, rank := make([]int, len(g.Quantities)), make([]int, len(g.Quantities))
	for k, i := range g.Order {
		first[i], rank[i] = -1, k
		if isKind(i) {
			first[i] = i
		}
		for r := range g.Quantities[i].Bound.Uses() {
			if f := first[r]; f >= 0 && (first[i] < 0 || rank[f] < rank[first[i]]) {
				first[i] = f
			}
		}
	}
	return first
}

// varies says whether a quantity takes other values than one: in samples, or later.
func (g *Graph) varies(i int) bool {
	q := &g.Quantities[i]
	return q.Bound.Uncertain() || g.Scenario.Varies(q.Owner, q.Label)
}

// unmet lists the requirements that do not hold after frame has run. fixed is a
// quantity that has another value than its formula, -1 for none: what depends on it
// does not count.
func (g *Graph) unmet(frame *columns.Frame, fixed int) (errs source.Errors) {
	var uses []int // of the quantity that is fixed
	depends := func(i int) bool {
		if uses == nil && fixed >= 0 {
			uses = g.firstUsed(func(i int) bool { return i == fixed })
		}
		return fixed >= 0 && uses[i] >= 0
	}
	for k := range g.notices {
		n := &g.notices[k]
		if !n.requirement || n.softened || frame.Value(n.when) == 1 || depends(n.when) {
			continue
		}
		e := &source.Error{Text: g.say(&n.advice, unit.Printer{}, frame.Value)}
		if n.at != nil {
			e = n.at.InFile(&formula.Error{End: len(n.at.Text.Text), Text: e.Text})
		}
		errs = append(errs, e)
	}
	return errs
}

// Notices are the warnings of the model about the values of a run, and what a flag
// made of its requirements.
func (g *Graph) Notices(frame *columns.Frame) (list []string) {
	loose := g.looseShares()
	for k := range g.notices {
		n := &g.notices[k]
		holds := frame.Value(n.when) == 1
		if n.requirement == holds || n.requirement && (!n.softened || loose[g.Quantities[n.when].Owner] != "" && n.isAboutParts()) {
			continue
		}
		text := g.say(&n.advice, unit.Printer{}, frame.Value)
		if n.at != nil {
			text = n.at.At() + ": " + text
		}
		list = append(list, text)
	}
	for i := range g.Scenario.Workloads {
		if text := loose[g.Scenario.Workloads[i].Name]; text != "" {
			list = append(list, text)
		}
	}
	return append(list, g.idleFleets(frame)...)
}

// looseShares are warnings, by workload, of splits whose parts all give a share, one of
// which varies: only a part that takes the rest keeps the sum at 100%.
func (g *Graph) looseShares() map[string]string {
	list := map[string]string{}
	var first []int
	rest := make(map[string]bool) // the wholes of which a part takes the rest
	for i := range g.Scenario.Workloads {
		if l := &g.Scenario.Workloads[i]; l.SplitOf != "" && l.Given.Find("share") == nil {
			rest[l.SplitOf] = true
		}
	}
	for k := range g.notices {
		n := &g.notices[k]
		whole := g.Quantities[n.when].Owner
		if !n.isAboutParts() || rest[whole] {
			continue
		}
		if first == nil {
			first = g.firstUsed(g.varies)
		}
		if i := first[n.when]; i >= 0 {
			list[whole] = fmt.Sprintf("%s: the shares of the parts of %s do not add up to 100%% where %s varies: let one part give no share, so that it takes the rest", n.at.At(), whole, g.Quantities[i].Name)
		}
	}
	return list
}

// isAboutParts says whether a notice is the requirement that shares make up a whole.
func (n *notice) isAboutParts() bool {
	return n.requirement && strings.Contains(n.rule.Condition.Text, "workloads.parts.")
}

// idleFleets warns of fleets of the file at hand that need exactly nothing.
func (g *Graph) idleFleets(frame *columns.Frame) (list []string) {
	for i := range g.Scenario.Fleets {
		f := &g.Scenario.Fleets[i]
		var at, need *Quantity
		needs := 0.0
		for _, resource := range f.Resources() {
			if k, ok := g.Lookup(f.Name, "needs."+resource); ok {
				needs += frame.Value(k)
				q := &g.Quantities[k]
				if at == nil && q.Entry != nil && q.Entry.AtHand() {
					at, need = q, q
				} else if at == nil && f.Implicit {
					at, need = g.firstGiven(f), q
				}
			}
		}
		if at != nil && needs == 0 && !slices.ContainsFunc(g.Warnings, func(w string) bool { return strings.Contains(w, " "+f.Name+".needs.") }) {
			list = append(list, at.At()+": "+f.Name+" needs exactly nothing: "+strings.TrimSpace(need.Bound.Text)+" is 0")
		}
	}
	return list
}

// firstGiven is the first quantity that the file at hand gives for a fleet, nil for
// none.
func (g *Graph) firstGiven(f *scenario.Fleet) *Quantity {
	for _, e := range f.Given {
		if i, ok := g.Lookup(f.Name, e.Name); ok && g.Quantities[i].Entry != nil && g.Quantities[i].Entry.AtHand() {
			return &g.Quantities[i]
		}
	}
	return nil
}

// firstEntry is what is written of the first quantity in a formula that is given, nil
// for none.
func (g *Graph) firstEntry(i int) *scenario.Entry {
	for r := range g.Quantities[i].Bound.Uses() {
		if e := g.Quantities[r].Entry; e != nil {
			return e
		}
	}
	return nil
}

// givenIn is what is written of the first name that cases ask for, nil for none.
func (b *builder) givenIn(owner string, cases model.Cases) *scenario.Entry {
	for _, all := range cases {
		for _, t := range all {
			name := t.Name
			if owner != "" && t.Scope == model.Own {
				name = owner + "." + name
			}
			if i, ok := b.Find(name); ok && !t.Not && t.Scope != model.PartOf && b.Quantities[i].Entry != nil {
				return b.Quantities[i].Entry
			}
		}
	}
	return nil
}
