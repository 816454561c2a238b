package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Class is the part that a quantity plays.
type Class byte

// The classes of quantities, in the order in which results list them.
const (
	Input         Class = iota // of the scenario
	ScenarioWide               // a default of the standard model for all workloads and fleets
	WorkloadGiven              // given, or that could be given
	WorkloadDerived
	Total
	FleetGiven
	FleetDerived
	Cost
	Metric
	ReferenceNumber // of presets/numbers.yaml, where a formula names it
	Unlisted        // a condition, or a formula inside an advice's text
)

// Quantity is a named quantity of a scenario's graph: a formula bound in its place.
type Quantity struct {
	Name   string // "tweet.writes"
	Owner  string // the workload or fleet, "" for the scenario's own
	Label  string // the name inside of its owner: "writes"
	Class  Class
	Origin scenario.Origin
	Bound  *formula.Bound
	Shown  *unit.Display // the unit it is shown in, nil for the one that reads best

	Entry *scenario.Entry // what the scenario writes, nil for a line of the model

	Note, Source, AsOf string

	expected   *formula.Expected
	formula    *formula.Formula
	definition *model.Definition // what the model says of it, nil for nothing
	resource   string            // of a fleet
	partOf     string            // the workload that its workload is part of
	state      state
	used       bool
}

type state byte

const (
	fresh state = iota
	binding
	bound
)

// Type is what is known of the quantity before it is computed.
func (q *Quantity) Type() formula.Type { return q.Bound.Type }

// At is the place that gives the quantity, such as "plan.yaml:7"; "" where it
// is the standard model's.
func (q *Quantity) At() string {
	if q.Entry == nil {
		return ""
	}
	return q.Entry.At()
}

// FromCatalogue says that the quantity is a capacity of the catalogue of nodes.
func (q *Quantity) FromCatalogue() bool {
	return q.Origin == scenario.OriginPreset && q.Entry != nil && q.Entry.Text.File.Name == scenario.NodesFile
}

// Leaf says that the quantity is written down, and computed from no other.
func (q *Quantity) Leaf() bool {
	for _, refs := range q.Bound.Refs {
		if len(refs) > 0 {
			return false
		}
	}
	return true
}

// Used says that another formula of the scenario uses the quantity.
func (q *Quantity) Used() bool { return q.used }

// CountsByName says that the name tells what is counted: dau, drivers.
func (q *Quantity) CountsByName() bool { return q.expected.Count }

// Neutral says that the quantity is a default of the model that changes nothing.
func (q *Quantity) Neutral() bool {
	return q.Origin == scenario.OriginDefault && q.definition != nil && q.definition.Neutral
}

// Formula is the formula as JSON shows it, with the names of this workload or fleet in it.
func (q *Quantity) Formula() string {
	text := q.Bound.Text
	if q.partOf != "" && strings.Contains(text, "part_of.") {
		text = strings.ReplaceAll(text, "part_of.", q.partOf+".")
	}
	if q.resource != "" {
		text = strings.ReplaceAll(text, "RESOURCE", q.resource)
	}
	return text
}

// wanted is what a formula is wanted for that takes the place of the quantity's own.
func (q *Quantity) Expected() formula.Expected {
	want := *q.expected
	want.Label = q.Name
	if want.Any {
		want.Any, want.Dim = false, q.Bound.Type.Dim
		_, want.Count = want.Dim.Counted()
	}
	return want
}
