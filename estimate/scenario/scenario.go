// Package scenario reads scenarios: what YAML files, presets and flags say about a
// system, before any formula is understood.
//
// [Load] finds a scenario by its name, merges it with what it extends, applies the
// settings of flags and returns a [Scenario] of inputs, workloads, fleets and metrics.
// Each formula is an [Entry], which knows its position in a file or flag and where its
// value came from: the user's file, a preset, a team's defaults. Package graph compiles
// a Scenario.
//
// The package also reads what scenarios draw on: the catalogue of nodes and the
// reference numbers in the binary ([Reference], [Topics]) and a team's defaults in
// .botec.yaml, which belong to the folder of the scenario ([FindTeamFile]). [Schema]
// describes the file format for editors.
//
// Load does not stop at the first mistake. It returns a scenario with its mistakes
// ([Scenario.Problems]), so that they can be reported together with those in its
// formulas. [Scenario.IsBroken] tells which names have one, so that their uses are not
// reported as well.
package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// defaultFleet is the name of the fleet of a scenario that defines none.
const defaultFleet = "app"

// Scenario is a scenario as it is written, merged with what it extends. Once
// loaded it is not changed.
type Scenario struct {
	Name, Title, Summary, Kind string // Kind is of a preset: case or block
	Topic, Difficulty          string // of a preset, "" for none; Difficulty is one of Difficulties
	Sources, Tags              []string
	Aliases                    []string // further names of a preset

	Inputs, Metrics Entries
	Costs           Entries // further lines of the bill
	Workloads       []Workload
	Fleets          []Fleet
	Paths           []Path
	Headline        []HeadlineFigure // none where the model chooses
	Display         Entries          // units of display; the name is a name or a glob
	Advice          []Advice
	Expect          Entries // conditions
	Growth          Entries // how names grow in a forecast, with those of Options.Grow
	Events          []Event // in a forecast, in the order of the file
	Start           *Month  // in which a forecast begins, nil where the file does not say
	Conditions      Entries // those of Options.Conditions
	Figures         Entries // those of Options.Figures, each with its formula as name
	Variants        []Variant
	Interview       []Question
	Changed         bool // a preset that flags or team defaults change: its Expect does not apply

	Warnings []string // about what team defaults say

	team   *teamDefaults
	data   []dataFile
	units  *unit.Table
	totals Entries  // that metrics or --set give in place of the model's
	vary   []string // Options.Vary

	forecast bool // Options.Forecast

	problems source.Errors
	broken   map[string]bool // names whose entries have a problem
}

// Workload is traffic and data of one kind.
type Workload struct {
	Name    string
	PartOf  string // the workload that it is a share of, "" for none
	SplitOf string // the workload that it and other parts make up, "" for none
	Split   bool   // others are SplitOf it, which totals count in its place
	Given   Entries

	key    tree.Field  // where its name is written
	partOf *tree.Value // where PartOf or SplitOf is written
}

// Whole is the workload that this one is a part of in either way, "" for none.
func (l *Workload) Whole() string {
	if l.SplitOf != "" {
		return l.SplitOf
	}
	return l.PartOf
}

// Fleet is a group of identical nodes.
type Fleet struct {
	Name     string
	Capacity Entries // of one node, by resource
	Needs    Entries // of the fleet, by resource
	Given    Entries
	Implicit bool // added to a scenario that has workloads but defines no fleet

	node      string      // its name in the catalogue, "" for a node of its own
	named     *tree.Value // where that name is written
	nodePrice *Entry      // what the catalogue or the node itself says, nil for nothing
	key       *tree.Value // where its name is written
}

// Advice is a text that a scenario says where a condition holds.
type Advice struct {
	When Entry
	Say  *tree.Value // with formulas in braces
}

// Resources lists the names of the resources that the fleet needs, in the order of
// the file.
func (f *Fleet) Resources() []string {
	if f.Implicit {
		return []string{"requests"}
	}
	return f.Needs.names()
}

// everything stands among the broken names for all names, where a whole section
// cannot be read.
const everything = "*"

// IsBroken says whether the entry of a name has a mistake, which is reported already,
// so that a formula that uses the name need not report it again. The name is a full one, or
// one that a formula of the owner uses; owner is a workload, a fleet or "".
func (s *Scenario) IsBroken(owner, name string) bool {
	if len(s.broken) == 0 {
		return false
	}
	of, _, _ := strings.Cut(name, ".")
	return s.broken[everything] || s.broken[name] || s.broken[of] || owner != "" && (s.broken[owner+"."+name] || s.broken[owner])
}

// Problems are the mistakes in the scenario, except those in its formulas.
func (s *Scenario) Problems() source.Errors { return s.problems }

// TeamDefault is the team's default for a name of the model, nil for none.
func (s *Scenario) TeamDefault(name string) *Entry {
	if s.team == nil {
		return nil
	}
	return s.team.defaults.Find(name)
}

// TeamFile is the name of the file with the team defaults that were read, "" for none.
func (s *Scenario) TeamFile() string {
	if s.team == nil {
		return ""
	}
	return s.team.file.Name
}

// Total is the formula that a metric or --set gives for a total of the model, nil for
// none.
func (s *Scenario) Total(name string) *Entry { return s.totals.Find(name) }

// Varies says whether a name takes other values later, as in a sweep.
func (s *Scenario) Varies(owner, label string) bool {
	return slices.ContainsFunc(s.vary, func(name string) bool {
		of, rest, _ := strings.Cut(name, ".")
		return owner == "" && name == label || owner != "" && of == owner && rest == label
	})
}

// Forecasts says whether growth and events take effect, and money adds up.
func (s *Scenario) Forecasts() bool { return s.forecast }

// Units are the units of the scenario: the common ones and its own count nouns.
func (s *Scenario) Units() *unit.Table { return s.units }

// Unknown is the error for a name that the scenario does not have, without a
// position; its hint is the closest of the names that the scenario has. what is
// the kind of name: "metric".
func (s *Scenario) Unknown(what, name string, names []string) *source.Error {
	return &source.Error{Text: fmt.Sprintf("scenario %s has no %s named %s", s.Name, what, name), Hint: formula.DidYouMean(name, names)}
}
