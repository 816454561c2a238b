package graph

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// advice is a condition, and a text that is shown if it holds.
type advice struct {
	when int // the quantity of the condition

	// of a scenario: the parts of the text around its formulas, and those
	text     []string
	formulas []*formula.Bound

	// of the model: the rule, whose text is split and bound only when it is shown, and
	// the placeholder in it for the workload or fleet
	rule        *model.Rule
	placeholder string
}

// scenarioAdvice adds the advice of the scenario.
func (b *builder) scenarioAdvice() {
	for i := range b.Scenario.Advice {
		a := &b.Scenario.Advice[i]
		when := b.addEntry(Quantity{Class: Unlisted, expected: condition("when")}, &a.When)
		b.bind(when)
		text, formulas := cutFormulas(a.Say.Text)
		if _, after, open := strings.Cut(text[len(text)-1], "{"); open {
			b.errors = append(b.errors, missingBrace(&scenario.Entry{Text: a.Say}, after))
		}
		out := advice{when: when, text: text}
		for _, f := range formulas {
			e := &scenario.Entry{Name: "say", Text: a.Say.Part(f.start, f.start+len(f.text))}
			j := b.addEntry(Quantity{Class: Unlisted, expected: &formula.Expected{Label: "say", Any: true, Statistics: true}}, e)
			b.bind(j)
			out.formulas = append(out.formulas, b.Quantities[j].Bound)
		}
		b.advice = append(b.advice, out)
	}
}

// piece is a formula in a text, without its braces.
type piece struct {
	text  string
	start int // its offset in the text
}

// cutFormulas cuts a text at its formulas in braces. There is one more text than
// formulas; a brace that is not closed stays in the last one.
func cutFormulas(say string) (text []string, formulas []piece) {
	at := 0
	for {
		open := strings.IndexByte(say[at:], '{')
		if open < 0 {
			break
		}
		open += at
		length := strings.IndexByte(say[open:], '}')
		if length < 0 {
			break
		}
		text = append(text, say[at:open])
		formulas = append(formulas, piece{say[open+1 : open+length], open + 1})
		at = open + length + 1
	}
	return append(text, say[at:]), formulas
}

// modelAdvice adds the advice of the model for each workload and fleet and for the
// scenario.
func (b *builder) modelAdvice() {
	seen := map[string]bool{}
	for i := range b.Quantities {
		owner := b.Quantities[i].Owner
		if owner == "" || seen[owner] {
			continue
		}
		switch b.Quantities[i].Class {
		case WorkloadDerived:
			if seen[owner] = true; !b.isSplit(owner) { // its parts stand in its place
				b.rules("workload advice", "{workload}", owner)
			}
		case FleetDerived:
			seen[owner] = true
			b.rules("fleet advice", "{fleet}", owner)
		case PathDerived:
			seen[owner] = true
			b.rules("path advice", "{path}", owner)
		}
	}
	if len(b.Scenario.Workloads) > 0 {
		b.rules("scenario advice", "{scenario}", "")
	}
}

// rules adds a section of advice for an owner, without the rules that use names which
// the scenario does not have.
func (b *builder) rules(section, placeholder, owner string) {
	rules := b.m.Rules(section)
	a := b.askerOf(owner)
	for i := range rules {
		r := &rules[i]
		if !a.hold(r.When) {
			continue
		}
		size, errs := len(b.Quantities), len(b.errors)
		b.bind(b.add(Quantity{Class: Unlisted, Owner: owner, formula: &r.Condition, offset: r.Offset, expected: modelCondition}))
		if len(b.errors) > errs {
			b.Quantities, b.errors = b.Quantities[:size], b.errors[:errs]
			continue
		}
		b.advice = append(b.advice, advice{when: size, rule: r, placeholder: placeholder})
	}
}

// modelCondition is what the conditions of the model's rules must be.
var modelCondition = &formula.Expected{Any: true, Condition: true}

// askerOf is the asker of a workload or fleet, or of the scenario for "".
func (b *builder) askerOf(owner string) *asker {
	if a, ok := b.askers[owner]; ok {
		return a
	}
	return &asker{b: b, fleet: b.fleets[owner]}
}

// askerAbout is the asker of a quantity: of its step, where it belongs to one.
func (b *builder) askerAbout(q *Quantity) *asker {
	for i := range b.Scenario.Paths {
		if p := &b.Scenario.Paths[i]; p.Name == q.Owner {
			k := slices.IndexFunc(p.Steps, func(s scenario.Step) bool { return s.Name == q.resource })
			if k < 0 {
				return &asker{b: b}
			}
			return &asker{b: b, path: p, step: &p.Steps[k]}
		}
	}
	return b.askerOf(q.Owner)
}

// Advise returns the advice whose conditions hold. value is the value of a quantity
// by its index; p prints the formulas in the texts.
func (g *Graph) Advise(p unit.Printer, value func(quantity int) float64) (list []string) {
	for i := range g.advice {
		a := &g.advice[i]
		if value(a.when) != 1 {
			continue
		}
		list = append(list, g.say(a, p, value))
	}
	return list
}

// Rule is an advice as data: a condition, and a text that is cut at its formulas.
type Rule struct {
	When     int      // the quantity of the condition
	Owner    string   // the workload or fleet that it is about, "" for none
	Text     []string // one more than formulas
	Formulas []*formula.Bound
}

// BoundByHere stands in the text of a rule for the resource that binds its owner.
const BoundByHere = "\x00"

// Rules lists all advice, whether its conditions hold or not.
func (g *Graph) Rules() (list []Rule) {
	for i := range g.advice {
		a := &g.advice[i]
		text, formulas := g.cutAdvice(a, nil)
		list = append(list, Rule{a.when, g.Quantities[a.when].Owner, text, formulas})
	}
	return list
}

// say is the text of an advice with its values put in.
func (g *Graph) say(a *advice, p unit.Printer, value func(quantity int) float64) string {
	text, formulas := g.cutAdvice(a, value)
	return g.insert(&insertion{text, formulas}, p, value)
}

// cutAdvice returns the text of an advice, cut at its formulas, and those bound. Without
// values the text has BoundByHere.
func (g *Graph) cutAdvice(a *advice, value func(quantity int) float64) ([]string, []*formula.Bound) {
	if a.rule == nil {
		return a.text, a.formulas
	}
	of := &g.Quantities[a.when]
	say := strings.ReplaceAll(a.rule.Say, a.placeholder, of.Owner)
	switch {
	case !strings.Contains(say, "{bound_by}"):
	case value == nil:
		say = strings.ReplaceAll(say, "{bound_by}", BoundByHere)
	default:
		say = strings.ReplaceAll(say, "{bound_by}", BoundBy(g.Resources(of.Owner), value))
	}
	text, pieces := cutFormulas(say)
	var formulas []*formula.Bound
	for _, f := range pieces {
		bound, _ := model.MustParse(f.text).Bind(scope{g: g, self: -1, q: of}, formula.Expected{Any: true})
		formulas = append(formulas, bound)
	}
	return text, formulas
}

// AdviceUses calls visit for the quantities that advice is judged by, some of them more
// than once.
func (g *Graph) AdviceUses(visit func(quantity int)) {
	seen := make(map[int]bool) // of the sums that formulas share
	var each func(i int)
	each = func(i int) {
		for r := range g.Quantities[i].Bound.Uses() {
			switch {
			case g.Quantities[r].Class != Unlisted:
				visit(r)
			case !seen[r]:
				seen[r] = true
				each(r)
			}
		}
	}
	for i := range g.advice {
		each(g.advice[i].when)
	}
}

// AdviceTextUses calls visit for the quantities in the texts of the advice that holds.
// value is the value of a quantity by its index.
func (g *Graph) AdviceTextUses(value func(quantity int) float64, visit func(quantity int)) {
	for i := range g.advice {
		a := &g.advice[i]
		if value(a.when) != 1 {
			continue
		}
		_, formulas := g.cutAdvice(a, value)
		for _, b := range formulas {
			for r := range b.Uses() {
				visit(r)
			}
		}
	}
}
