package estimate

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/tree"
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
	KnownNumber // of presets/numbers.yaml, where a formula names it
	hidden      // a condition, or a formula inside an advice's text
)

// Quantity is a named quantity of a scenario's graph: a formula bound in its place.
type Quantity struct {
	Name   string // "tweet.writes"
	Owner  string // the workload or fleet, "" for the scenario's own
	Label  string // the name inside of its owner: "writes"
	Class  Class
	Origin Origin
	Bound  *formula.Bound
	Shown  *unit.Display // the unit it is shown in, nil for the one that reads best

	Note, Source, AsOf string

	want     *formula.Expected
	formula  *formula.Formula
	entry    *tree.Value // where the scenario writes it, nil for a line of the model
	def      *definition // what the model says of it, nil for nothing
	was      *Entry
	resource string // of a fleet
	partOf   string // the workload that its workload is part of
	state    state
	used     bool
	failed   bool // is no number; said
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
	if q.entry == nil {
		return ""
	}
	if q.entry.File.Flag {
		return q.entry.File.Name
	}
	line, _ := q.entry.File.Position(q.entry.Start)
	return fmt.Sprintf("%s:%d", q.entry.File.Name, line)
}

// FromCatalogue says that the quantity is a capacity of the catalogue of nodes.
func (q *Quantity) FromCatalogue() bool {
	return q.Origin == OriginPreset && q.entry != nil && q.entry.File.Name == nodesFile
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
func (q *Quantity) CountsByName() bool { return q.want.Count }

// Neutral says that the quantity is a default of the model that changes nothing.
func (q *Quantity) Neutral() bool { return q.Origin == OriginDefault && q.def != nil && q.def.neutral }

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
func (q *Quantity) wanted() formula.Expected {
	want := *q.want
	want.Label = q.Name
	if want.Any {
		want.Any, want.Dim = false, q.Bound.Type.Dim
		_, want.Count = want.Dim.Counted()
	}
	return want
}
