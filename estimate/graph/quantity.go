package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Class says what part of a scenario a quantity is.
type Class byte

// The classes of quantities, in the order in which results list them.
const (
	Input           Class = iota
	ScenarioWide          // a default of the model for all workloads and fleets
	WorkloadGiven         // what a workload may give, given or not
	WorkloadDerived       // derived for a workload
	Total                 // a sum over workloads or fleets
	FleetGiven            // what a fleet may give, with its needs and the capacities of its node
	FleetDerived          // derived for a fleet
	PathGiven             // what a step of a path gives
	PathDerived           // derived for a path and its steps
	Cost
	Metric
	ReferenceNumber // named by a formula of the scenario
	Measured        // a figure of a data file, named by a formula of the scenario
	Unlisted        // a condition, a statistic or a formula in a text; it has no name
	Replaced        // what a name was before a formula that uses this took its place
)

// Quantity is a named formula of a scenario, bound and checked. Its fields are for
// reading.
type Quantity struct {
	Name   string // "tweet.writes"
	Owner  string // the workload or fleet, "" for the scenario itself
	Label  string // the name in the owner: "writes"
	Class  Class
	Origin scenario.Origin
	Bound  *formula.Bound
	Shown  *unit.Display   // the unit of display, nil for the most readable one
	Entry  *scenario.Entry // where the scenario writes it, nil for a formula of the model

	expected   *formula.Expected // what the model or the name demands of the formula
	formula    *formula.Formula
	definition *model.Definition // nil for a name that is not the model's
	offset     int               // of the formula in the text of the model
	resource   string            // of a fleet, for RESOURCE in the model's formula
	before     int               // 1 + the quantity that is what the name was, 0 for none
	partOf     string            // the workload that the owner is part of, "" for none
	step       string            // the fleet that the step of a path goes to, "" for none
	percent    bool              // of a definition with BareUsual: written in percent
	state      state
	used       bool // by a formula that is used itself
	named      bool // by any formula
}

// Note is that of the entry, "" for none.
func (q *Quantity) Note() string {
	if q.Entry == nil {
		return ""
	}
	return q.Entry.Note
}

// Source is that of the entry, "" for none.
func (q *Quantity) Source() string {
	if q.Entry == nil {
		return ""
	}
	return q.Entry.Source
}

// AsOf is the date of the entry's source, "" for none.
func (q *Quantity) AsOf() string {
	if q.Entry == nil {
		return ""
	}
	return q.Entry.AsOf
}

// state is how far compiling has come with a quantity.
type state byte

const (
	fresh state = iota
	binding
	bound
)

// replacedSuffix is what tells the name of a quantity before it was replaced from its
// name after that.
const replacedSuffix = " before"

// DrawName is the name by which the ranges in the formula are drawn. What a formula of
// --set or another file is about keeps its draws: of 2 * dau, they are those of dau.
func (q *Quantity) DrawName() string {
	switch {
	case q.before > 0:
		return q.Name + " replaced"
	case q.Class == Replaced:
		name, _, _ := strings.Cut(q.Name, replacedSuffix)
		return name
	}
	return q.Name
}

// Type is the dimension of the quantity, and what else is known before it is computed.
func (q *Quantity) Type() formula.Type { return q.Bound.Type }

// At is the position where the quantity is given, such as "plan.yaml:7", or the name
// of a flag; "" for a formula of the model.
func (q *Quantity) At() string {
	if q.Entry == nil {
		return ""
	}
	return q.Entry.At()
}

// FromCatalogue says whether the quantity is a capacity or price from the catalogue
// of nodes.
func (q *Quantity) FromCatalogue() bool { return q.Entry != nil && q.Entry.FromCatalogue() }

// Leaf says whether the formula uses no other quantity.
func (q *Quantity) Leaf() bool { return q.Bound.Leaf() }

// Used says whether another formula of the scenario uses the quantity.
func (q *Quantity) Used() bool { return q.used }

// CountsByName says whether the name alone tells what is counted, as dau and drivers
// do; such a quantity takes a number without a unit.
func (q *Quantity) CountsByName() bool { return q.expected.Count }

// Neutral says whether the quantity is a default of the model that changes nothing.
func (q *Quantity) Neutral() bool {
	return q.Origin == scenario.OriginDefault && q.definition != nil && q.definition.Neutral
}

// Constant says whether the quantity is a number of the model that nobody gives, such as
// one call of each step of a path.
func (q *Quantity) Constant() bool {
	return q.Entry == nil && q.Origin == scenario.OriginDerived && q.Leaf()
}

// Formula is the text of the formula, with this workload's or fleet's names for
// part_of and RESOURCE.
func (q *Quantity) Formula() string {
	text := q.Bound.Text
	if q.partOf != "" && strings.Contains(text, "part_of.") {
		text = strings.ReplaceAll(text, "part_of.", q.partOf+".")
	}
	if q.resource != "" {
		text = strings.ReplaceAll(text, "RESOURCE", q.resource)
	}
	if q.step != "" {
		text = strings.ReplaceAll(text, "step.", q.step+".")
	}
	return text
}

// Expected is what a formula must be to take the place of the quantity's own: of
// the same dimension, with the same readings of numbers without a unit.
func (q *Quantity) Expected() formula.Expected {
	expected := *q.expected
	expected.Label = q.Name
	if expected.Any {
		expected.Any, expected.Dim = false, q.Bound.Type.Dim
		_, expected.Count = expected.Dim.Counted()
	}
	return expected
}
