package scenario

import (
	"strings"

	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// defaultFleet is the fleet of a scenario that names none.
const defaultFleet = "app"

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
	Implicit bool   // the one that a scenario gets which names none
	at       *tree.Value
}

// Resources are the names of what a fleet needs, in the order of the file.
func (f *Fleet) Resources() []string {
	if f.Implicit {
		return []string{"requests"}
	}
	names := make([]string, len(f.Needs))
	for i := range f.Needs {
		names[i] = f.Needs[i].Name
	}
	return names
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
	team       *TeamDefaults
	units      *unit.Table
	totals     []Entry // totals replaced by --set

	problems source.Errors
	broken   map[string]bool // names whose entries are wrong, which is reported: what uses them reports nothing
}

// IsBroken says that the entry of a name, in full or as the formulas of an owner
// write it, is wrong, and that this is reported already.
func (s *Scenario) IsBroken(owner, name string) bool {
	if len(s.broken) == 0 {
		return false
	}
	of, _, _ := strings.Cut(name, ".")
	return s.broken[Everything] || s.broken[name] || s.broken[of] || owner != "" && (s.broken[owner+"."+name] || s.broken[owner])
}

// Problems are the errors in the scenario's file that are not those of a formula.
func (s *Scenario) Problems() source.Errors { return s.problems }

// Team are the team defaults that the scenario stands on, nil for none.
func (s *Scenario) Team() *TeamDefaults { return s.team }

// Total is the formula that replaces one of the model's totals, nil for none.
func (s *Scenario) Total(name string) *Entry { return Find(s.totals, name) }

// Units are the units of the scenario: the common ones and its own nouns.
func (s *Scenario) Units() *unit.Table { return s.units }
