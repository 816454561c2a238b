// Package report arranges results: one function a command, which gives a
// [page.Page] for people and for CSV, and beside it the JSON documents, whose shape
// is a contract with scripts, and the formats of check. It computes no
// capacity figure.
//
// What a reader has to know before relying on a page is a [Caveat], so that no
// format can lose it.
package report

import (
	"slices"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

// Caveat is what to know before relying on figures.
type Caveat string

// The caveats that are the same on every page.
const (
	NotChecked        Caveat = "not checked: inputs were changed"
	RangesAtMedian    Caveat = "ranges of the scenario stand at their median"
	WorkingAtMedian   Caveat = "the working takes every range at its median"
	CompareAtMedian   Caveat = "uncertain values stand at their median; what moved them is worked out with every range at its median"
	OneRangeAtATime   Caveat = "each range goes from its p5 to its p95, the others stay at their median"
	SteadyState       Caveat = "starting from steady state"
	ExistingData      Caveat = "starting from existing data (--steady: from steady state)"
	WrittenAlike      Caveat = "nothing is written differently"
	WithOtherNumbers  Caveat = "with other numbers"
	ScenarioUnchanged Caveat = "the estimate itself keeps data for its full retention"
)

// caveats are notes for a page, nil where there are none.
func caveats(list ...Caveat) page.Block {
	n := &page.Notes{Kind: page.Caveat}
	for _, c := range list {
		n.List = append(n.List, string(c))
	}
	return n
}

// notes are sentences of one kind for a page, nil where there are none.
func notes(kind page.NoteKind, list []string) page.Block {
	if len(list) == 0 {
		return nil
	}
	return &page.Notes{Kind: kind, List: list}
}

// figure is a cell of a number that a value may have, in the value's unit.
func figure(v *estimate.Value, x float64) page.Cell {
	return page.Figure(x, v.Type().Dim, v.Shown)
}

// figureIn is figure in the unit of another value, where it has the same
// dimension, so that a row has one unit.
func figureIn(v, like *estimate.Value) page.Cell {
	c := figure(v, v.Value)
	if like != nil && like.Type().Dim == v.Type().Dim {
		c.In = like.Shown
	}
	return c
}

// titled begins a page about a scenario.
func titled(s *scenario.Scenario) *page.Page {
	p := &page.Page{Title: s.Title, Summary: s.Summary}
	if p.Title == "" {
		p.Title = s.Name
	}
	return p
}

// headlines are the values that a reader asks for first: the servers, the data
// kept, the cost, and the scenario's own metrics.
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

// Only keeps the values whose names fit one of the globs.
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

// dimension is the unit of a value in base units, as machine formats carry it.
func dimension(v *estimate.Value) string { return v.Unit() }
