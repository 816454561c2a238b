package graph

import (
	"slices"

	"botec/estimate/formula"
	"botec/estimate/scenario"
)

// condition is what a condition's formula must be; label names it in errors.
func condition(label string) *formula.Expected {
	return &formula.Expected{Label: label, Condition: true, Statistics: true}
}

// conditions adds the expectations of the scenario, and the conditions and figures of
// its options.
// Those of a changed preset are left out: they are about the preset as it was.
func (b *builder) conditions() {
	add := func(label string, e *scenario.Entry) int {
		return b.addEntry(Quantity{Class: Unlisted, expected: condition(label)}, e)
	}
	if !b.Scenario.Changed {
		for i := range b.Scenario.Expect {
			b.Expects = append(b.Expects, add("expect", &b.Scenario.Expect[i]))
		}
	}
	for i := range b.Scenario.Conditions {
		e := &b.Scenario.Conditions[i]
		b.Conditions = append(b.Conditions, add(e.Name, e))
	}
	b.implied()
	for i := range b.Scenario.Figures {
		e := &b.Scenario.Figures[i]
		b.Figures = append(b.Figures, b.addEntry(Quantity{Class: Unlisted, expected: &formula.Expected{Label: e.Name, Any: true, Statistics: true}}, e))
	}
	for _, i := range slices.Concat(b.Expects, b.Implied, b.Conditions, b.Figures) {
		b.bind(i)
	}
}

// implied adds the expectations of the model about fleets, each at the formula of the
// first name that its cases ask for.
func (b *builder) implied() {
	rules := b.m.Rules("fleet expectations")
	for i := range b.Scenario.Fleets {
		name := b.Scenario.Fleets[i].Name
		a := b.askerOf(name)
		for k := range rules {
			r := &rules[k]
			if !a.hold(r.When) || b.Scenario.IsBroken("", name) {
				continue
			}
			nodes, ok := b.Lookup(name, "nodes")
			if !ok || b.Quantities[nodes].Entry == nil {
				continue // to be varied, but not given
			}
			b.Implied = append(b.Implied, b.add(Quantity{Class: Unlisted, Owner: name, Entry: b.Quantities[nodes].Entry,
				formula: &r.Condition, offset: r.Offset, expected: modelCondition}))
		}
	}
}

// statistics adds two quantities for each statistic of a condition or advice, such as
// p95(x): one for x, which may be a formula, and one for the statistic itself.
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
			b.Statistics = append(b.Statistics, Statistic{Call: call, Arg: x, Out: out})
		}
	}
}
