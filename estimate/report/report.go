// Package report arranges results: one function for each command makes a [page.Page],
// for people and for CSV. Beside these it has the JSON documents, whose shape scripts
// depend on, and the formats of check. It computes no capacity figure.
//
// What a reader must know before relying on a page is a [Caveat], so that no format
// can lose it.
package report

import (
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// Caveat is what a reader must know before relying on figures.
type Caveat string

// The caveats that are the same on every page.
const (
	NotChecked        Caveat = "not checked: inputs were changed"
	RangesAtMedian    Caveat = "ranges of the scenario are taken at their median"
	WorkingAtMedian   Caveat = "the working takes every range at its median"
	CompareAtMedian   Caveat = "both sides have the same samples of what they share; the reasons for a change of p5 and p95 are computed from samples, all others with every range at its median"
	OneRangeAtATime   Caveat = "one range at a time goes from its p5 to its p95, the others stay at their median"
	OneInputAtATime   Caveat = "one input at a time is varied, the others stay as they are"
	SteadyState       Caveat = "starting from steady state"
	ExistingData      Caveat = "starting from existing data (--steady: from steady state)"
	TooManyToFollow   Caveat = "the scenario is too large for inputs to be changed on this page"
	WrittenAlike      Caveat = "no input or formula differs"
	WithOtherNumbers  Caveat = "with inputs varied at random"
	ScenarioUnchanged Caveat = "the estimate itself is a steady state: it keeps data for the full retention"
)

// caveats is a block of caveats.
func caveats(list ...Caveat) page.Block {
	n := &page.Notes{Kind: page.Caveat}
	for _, c := range list {
		n.List = append(n.List, string(c))
	}
	return n
}

// notes is a block of sentences of one kind, nil without any.
func notes(kind page.NoteKind, list []string) page.Block {
	if len(list) == 0 {
		return nil
	}
	return &page.Notes{Kind: kind, List: list}
}

// figure is a cell of a number in the unit of a value.
func figure(v *estimate.Value, number float64) page.Cell {
	return page.Figure(number, v.Type().Dim, v.Shown)
}

// named is a cell of a value, or of one of its statistics such as p95, that has the name
// of it: tweet.writes, p95(tweet.writes).
func named(v *estimate.Value, statistic string) page.Cell {
	number, name := v.Value, v.Name
	switch statistic {
	case "p5":
		number = v.P5
	case "p95":
		number = v.P95
	case "mean":
		number = v.Mean
	case central:
		if number = v.Central; !v.Uncertain {
			statistic = ""
		}
	}
	if statistic != "" {
		name = statistic + "(" + name + ")"
	}
	c := figure(v, number)
	c.Name = name
	return c
}

// central is the name of what a value is with every range at its median.
const central = "central"

// printed is a named cell that is printed as the value is, whatever stands beside it.
func printed(v *estimate.Value, statistic string) page.Cell {
	c := named(v, statistic)
	c.Figure, c.Text = false, v.Print(c.Value)
	return c
}

// figureIn is a cell of a value in the unit of another one if both have the same
// dimension, so that a row has one unit.
func figureIn(v, like *estimate.Value) page.Cell {
	c := named(v, "")
	if like != nil && like.Type().Dim == v.Type().Dim {
		c.In = like.Shown
	}
	return c
}

// titled starts a page about a scenario.
func titled(s *scenario.Scenario) *page.Page {
	p := &page.Page{Title: s.Title, Summary: s.Summary}
	if p.Title == "" {
		p.Title = s.Name
	}
	return p
}

// headlines are the values that a reader looks for first: the servers, the data kept,
// the cost, and the metrics of the scenario's own.
func headlines(r *estimate.Result) (list []*estimate.Value) {
	names := []string{"servers", "stored_replicated", "cost"}
	for _, e := range r.Scenario.Metrics {
		names = append(names, e.Name)
	}
	for _, name := range names {
		if v := r.Get(name); v != nil {
			list = append(list, v)
		}
	}
	return list
}

// Only lists the values whose names match one of the globs.
func Only(r *estimate.Result, globs []string) []*estimate.Value {
	var list []*estimate.Value
	for i := range r.Values {
		if v := &r.Values[i]; matches(globs, v.Name) {
			list = append(list, v)
		}
	}
	return list
}

func matches(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(g string) bool { return graph.Match(g, name) })
}

// dimension is the base unit of a value, as machine formats have it.
func dimension(v *estimate.Value) string { return v.BaseUnit() }
