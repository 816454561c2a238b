package graph

import (
	"slices"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Figure is one of the figures that come first in a report.
type Figure struct {
	Written  string // a name, or a statistic such as p95(stored)
	Quantity int    // the named quantity, or that of the statistic
	Of       int    // the quantity that a statistic is of, -1 for the chance of a condition; else Quantity
	Chosen   bool   // by the model, which leaves it out where it is 0

	words *insertion // nil for none
}

// headline adds the figures of the scenario's headline, which are names and statistics.
func (b *builder) headline() {
	for i := range b.Scenario.Headline {
		f := &b.Scenario.Headline[i]
		label := &formula.Expected{Label: "headline", Any: true, Statistics: true}
		q := b.addEntry(Quantity{Class: Unlisted, expected: label}, &f.Entry)
		b.bind(q)
		b.Headline = append(b.Headline, Figure{Written: f.Name, Quantity: q, Of: q})
	}
}

// checkHeadline puts named quantities in the place of the formulas that name them, once
// the statistics have quantities of their own. It refuses any other formula.
func (b *builder) checkHeadline() {
	for i := range b.Headline {
		f := &b.Headline[i]
		q := &b.Quantities[f.Quantity]
		if q.Bound.Type.Bad {
			continue
		}
		call, isCall := q.Bound.Root.(*formula.Call)
		switch of := q.passes(); {
		case of >= 0:
			f.Quantity, f.Of = of, of
		case isCall && slices.Contains(q.Bound.Statistics(), call):
			f.Of = -1
			if name, ok := call.Args[0].(*formula.Name); ok && len(q.Bound.Refs[name.Index]) == 1 {
				f.Of = q.Bound.Refs[name.Index][0]
			}
		default:
			hint := "give it a name under metrics, and that name here"
			b.errors = append(b.errors, q.Entry.Error(hint, "a figure of the headline must be a name, or a statistic such as p95(servers)"))
			continue
		}
		for k := range b.Headline[:i] {
			if b.Headline[k].Written == f.Written {
				b.errors = append(b.errors, q.Entry.Error("", "the headline names %s twice", f.Written))
				break
			}
		}
	}
}

// Words are the words behind a figure of the headline, "" for none. value is the value of
// a quantity by its index; p prints the formulas in them.
func (g *Graph) Words(f *Figure, p unit.Printer, value func(quantity int) float64) string {
	if f.words == nil {
		return ""
	}
	return g.insert(f.words, p, g.about.Value(value))
}

// TextOf is the words behind a figure, cut at their formulas.
func (g *Graph) TextOf(f *Figure) (text []string, formulas []*formula.Bound) {
	if f.words == nil {
		return nil, nil
	}
	return f.words.text, f.words.formulas
}

// choice are the figures that come first where a scenario does not say, with their words.
var choice = []struct{ name, words string }{
	{"servers", "servers"},
	{"peak_requests", "requests at the peak"},
	{"stored_replicated", "stored in all copies"},
	{"cost", "cost"},
}

// headlineWords binds the formulas in the words behind the figures.
func (b *builder) headlineWords() {
	b.about = b.Scope()
	for i := range b.Headline {
		b.Headline[i].words = b.insertion(b.about, b.Scenario.Headline[i].Words)
	}
}

// chooseHeadline chooses the figures that come first where the scenario does not say:
// what the model derives, else the metrics that no other formula uses.
func (g *Graph) chooseHeadline() {
	if len(g.Scenario.Headline) > 0 {
		return
	}
	add := func(i int, words string) {
		q := &g.Quantities[i]
		g.Headline = append(g.Headline, Figure{Written: q.Name, words: &insertion{text: []string{words}}, Quantity: i, Of: i, Chosen: true})
	}
	for _, c := range choice {
		if i, ok := g.index[c.name]; ok && g.Listed(&g.Quantities[i]) {
			add(i, c.words)
		}
	}
	if len(g.Headline) > 0 {
		return
	}
	used := make([]bool, len(g.Quantities))
	for i := range g.Quantities {
		if q := &g.Quantities[i]; q.Class == Metric {
			for r := range q.Bound.Uses() {
				used[r] = true
			}
		}
	}
	for i := range g.Quantities {
		if q := &g.Quantities[i]; q.Class == Metric && !used[i] && len(g.Headline) < scenario.MaxHeadline {
			add(i, "")
		}
	}
}
