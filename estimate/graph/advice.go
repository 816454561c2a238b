package graph

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// conditions adds what a scenario expects, and what is asked of it.
func (b *builder) conditions() {
	for i := range b.Scenario.Expect {
		if b.Scenario.Changed {
			break
		}
		b.Expects = append(b.Expects, len(b.Quantities))
		b.write(Quantity{Class: Unlisted, expected: &formula.Expected{Label: "expect", Condition: true, Statistics: true}}, &b.Scenario.Expect[i])
	}
	for i := range b.Scenario.Conditions {
		e := &b.Scenario.Conditions[i]
		b.Conditions = append(b.Conditions, len(b.Quantities))
		b.write(Quantity{Class: Unlisted, expected: &formula.Expected{Label: e.Name, Condition: true, Statistics: true}}, e)
	}
	for _, i := range slices.Concat(b.Expects, b.Conditions) {
		b.bind(i)
	}
}

// scenarioAdvice adds the advice of the scenario's file.
func (b *builder) scenarioAdvice() {
	for i := range b.Scenario.Advice {
		a := &b.Scenario.Advice[i]
		when := len(b.Quantities)
		b.write(Quantity{Class: Unlisted, expected: &formula.Expected{Label: "when", Condition: true, Statistics: true}}, &a.When)
		b.bind(when)
		text, formulas := cutSay(a.Say.Text)
		if last := text[len(text)-1]; strings.Contains(last, "{") {
			b.errors = append(b.errors, a.Say.Error("", "a brace opens and does not close: %s", strings.TrimSpace(last)))
		}
		out := advice{when: when, text: text}
		for _, f := range formulas {
			at := a.Say.Part(f.start, f.start+len(f.text))
			j := len(b.Quantities)
			b.write(Quantity{Class: Unlisted, expected: &formula.Expected{Label: "say", Any: true, Statistics: true}}, &scenario.Entry{Name: "say", Text: at})
			b.bind(j)
			out.show = append(out.show, b.Quantities[j].Bound)
		}
		b.advice = append(b.advice, out)
	}
}

type piece struct {
	text  string
	start int
}

// cutSay takes the formulas in braces out of a text.
func cutSay(say string) (text []string, formulas []piece) {
	at := 0
	for {
		open := strings.IndexByte(say[at:], '{')
		if open < 0 {
			break
		}
		open += at
		shut := strings.IndexByte(say[open:], '}')
		if shut < 0 {
			break
		}
		text = append(text, say[at:open])
		formulas = append(formulas, piece{say[open+1 : open+shut], open + 1})
		at = open + shut + 1
	}
	return append(text, say[at:]), formulas
}

// modelAdvice adds the advice of the standard model, for each workload and
// fleet and for the scenario. A line whose names a scenario does not have says
// nothing.
func (b *builder) modelAdvice() {
	seen := map[string]bool{}
	for i := range b.Quantities {
		q := b.Quantities[i]
		switch {
		case q.Owner == "" || seen[q.Owner]:
		case q.Class == WorkloadDerived:
			seen[q.Owner] = true
			b.rules("workload advice", "{workload}", q)
		case q.Class == FleetDerived:
			seen[q.Owner] = true
			b.rules("fleet advice", "{fleet}", q)
		}
	}
	if len(b.Scenario.Workloads) > 0 {
		b.rules("scenario advice", "{scenario}", Quantity{})
	}
}

func (b *builder) rules(section, mark string, of Quantity) {
	rules := b.m.Section(section).Rules
	want := &formula.Expected{Any: true, Condition: true}
	for i := range rules {
		r := &rules[i]
		size, errs := len(b.Quantities), len(b.errors)
		b.bind(b.add(Quantity{Class: Unlisted, Owner: of.Owner, formula: &r.When, expected: want}))
		if len(b.errors) > errs {
			b.Quantities, b.errors = b.Quantities[:size], b.errors[:errs]
			continue
		}
		b.advice = append(b.advice, advice{when: size, rule: r, mark: mark})
	}
}

// Advise gives the advice whose conditions hold for the values of a run, by
// their index, with its formulas printed by p.
func (g *Graph) Advise(p unit.Printer, value func(ref int) float64) (list []string) {
	for i := range g.advice {
		a := &g.advice[i]
		if value(a.when) != 1 {
			continue
		}
		var s strings.Builder
		text, formulas := g.adviceFormulas(a)
		for k, t := range text {
			s.WriteString(t)
			if k < len(formulas) {
				b := formulas[k]
				s.WriteString(p.Quantity(b.Eval(b.Root, value), b.Type.Dim, g.DisplayOf(b, b.Root)))
			}
		}
		list = append(list, s.String())
	}
	return list
}

// adviceFormulas gives the text of an advice, cut at its formulas, and those
// bound. Rules of the model are cut and bound only now that they speak.
func (g *Graph) adviceFormulas(a *advice) ([]string, []*formula.Bound) {
	if a.rule == nil {
		return a.text, a.show
	}
	of := &g.Quantities[a.when]
	text, formulas := cutSay(strings.ReplaceAll(a.rule.Say, a.mark, of.Owner))
	var show []*formula.Bound
	for _, f := range formulas {
		bound, _ := model.MustParse(f.text).Bind(scope{Graph: g, self: -1, q: of}, formula.Expected{Any: true})
		show = append(show, bound)
	}
	return text, show
}

// statistics adds what the conditions say of all samples, p95(x) <= y: x, and
// what its samples come to.
func (b *builder) statistics() {
	for i := range b.Quantities {
		of := b.Quantities[i].Bound
		if b.Quantities[i].Class != Unlisted || of.Type.Bad {
			continue
		}
		for _, call := range of.Statistics() {
			arg := of.Argument(call)
			x := b.add(Quantity{Class: Unlisted, Entry: b.Quantities[i].Entry, expected: &formula.Expected{Any: true}, Bound: arg, state: bound})
			out := b.add(Quantity{Class: Unlisted, Entry: b.Quantities[i].Entry, expected: &formula.Expected{Any: true}, Bound: formula.Alias(x, arg.Type), state: bound})
			if of.Stats == nil {
				of.Stats = make(map[*formula.Call]int)
			}
			of.Stats[call] = out
			b.Statistics = append(b.Statistics, Statistic{call, x, out})
		}
	}
}
