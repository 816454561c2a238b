package estimate

import (
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Noun is a count noun that a scenario declares.
type Noun struct{ Singular, Plural string }

// Advice is what a scenario says where a condition holds; {…} in Say holds a formula.
type Advice struct {
	When Entry
	Say  *tree.Value
}

// Workload is traffic and data of one kind.
type Workload struct {
	Name   string
	PartOf string
	key    tree.Field
	at     *tree.Value // of part_of
	Given  []Entry
}

// Fleet is a group of identical nodes.
type Fleet struct {
	Name     string
	Capacity []Entry // what one node can do, by resource
	Needs    []Entry // by resource
	Given    []Entry
	NodeName string // the node of the catalogue, "" for none
	implicit bool   // the one that a scenario gets which names none
	at       *tree.Value
}

// Scenario is one scenario as it is written, with what it extends below it.
// Nothing is parsed as a formula yet.
type Scenario struct {
	Name, Title, Summary, Kind string
	Sources, Tags              []string
	Nouns                      []Noun
	Inputs, Metrics            []Entry
	Workloads                  []Workload
	Fleets                     []Fleet
	Display                    []Entry // unit of display by glob
	Advice                     []Advice
	Expect                     []Entry
	Changed                    bool // a preset under --set or flags: its own expect is not judged

	Conditions []Entry // of Options.Conditions
	house      *House
	units      *unit.Table
	totals     []Entry // totals replaced by --set

	problems source.Errors
	broken   map[string]bool // names whose entries are wrong, said already: what uses them says nothing
}

// Units are the units of the scenario: the common ones and its own nouns.
func (s *Scenario) Units() *unit.Table { return s.units }
