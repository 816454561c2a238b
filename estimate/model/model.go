// Package model is the standard capacity model as data: the names that every
// scenario, workload and fleet has, each with its dimension, its bounds and the
// formula that it has unless a scenario gives another.
//
// The model is written in model.txt, whose header defines the grammar; [Text]
// returns it. The program does not parse that text: go generate turns it into the
// Go values of standard.go, and a test holds the two together.
//
// The definitions are divided into sections, which callers name as the text does:
//
//	defaults          defaults for all workloads and fleets; inputs replace them
//	counts            names of inputs that count something, with their nouns
//	workload cases    what other lines ask of a workload
//	workload given    what a workload may give
//	workload derived  what follows for a workload
//	totals            sums over the workloads
//	fleet cases       what other lines ask of a fleet
//	fleet given       what a fleet may give
//	fleet resource    for each resource that a fleet needs; RESOURCE is its name
//	fleet derived     what follows for a fleet
//	fleet provided    for each resource that a node of a fleet provides
//	fleet load        for each resource that a fleet needs, from what is provided
//	path call, path at once, path time, path service
//	                  what a step of each kind may give
//	path step         what follows for a step
//	path derived      what follows for a path
//	default fleet     the fleet of a scenario that defines none
//	fleet totals      sums over the fleets
//	cost              prices times quantities
//	cost total        all of it
//
// Other sections hold rules, each a condition and a text: workload, scenario and
// fleet advice; workload, scenario and fleet warnings; workload requirements; fleet
// overload, which says why a fleet cannot do its work; and fleet expectations, which
// have no text.
package model

import (
	_ "embed"
	"iter"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

//go:embed model.txt
var text string

// Text is the text of the standard model.
func Text() string { return text }

// File is the text of the standard model as a file, for errors in its formulas.
func File() *source.File { return &source.File{Name: "standard model", Text: text} }

// Standard returns the standard model. All callers share it: it must not be changed.
//
//go:generate go test -run TestStandard . -update
func Standard() *Model { return &standard }

// Model is a capacity model: sections in the order of the text.
type Model struct {
	sections []section
}

// section holds definitions, or rules where it is one of advice.
type section struct {
	name        string
	definitions []Definition
	rules       []Rule
}

// Definition defines one name.
type Definition struct {
	Name     string           // with RESOURCE for the name of a resource
	Expected formula.Expected // the dimension that a formula for it must have
	Display  *unit.Display    // the unit it is displayed in, nil for the most readable one
	Formula  formula.Formula  // unless a scenario gives another
	Max, Min float64          // inclusive, in base units; Max is math.MaxFloat64 for no maximum
	MaxText  string           // Max as the text writes it, "" for no maximum
	Whole    bool             // only whole numbers are allowed
	Under    float64          // as much or more is an error, 0 for no such limit
	TooMuch  string           // the word for that
	Neutral  bool             // the default changes nothing, so reports omit it

	CentralMin float64 // of the central value alone; samples may be less
	UsualMin   float64 // less is a warning
	BareUsual  float64 // a value not written in percent that is greater is a warning, 0 for no such limit
	BareBelow  float64 // a value not written in percent must be less, only with BareUsual; 0 for no such limit
	Factor     string  // not to be written in percent: what to write for a percentage x, "" for no such rule

	Noun   string // in "counts": what the input counts, such as "user"
	Offset int    // of the formula in the text, in bytes

	When   Cases     // where the formula applies; always where there are none
	Others []Variant // formulas that take its place, the first whose cases hold
}

// Variant is a formula that takes the place of a definition's own.
type Variant struct {
	Formula formula.Formula
	Offset  int
	When    Cases
}

// Cases are known from what is given: one of the lists has to hold, and with it each
// of its terms.
type Cases [][]Term

// Term is one thing that is asked.
type Term struct {
	Not   bool
	Scope Scope
	Name  string // of what is given, of a case, or a word
	Case  int    // the index of the case in its section, from 1; 0 for none
	Word  Word   // NotWord for a name
}

// Word is a term that is not about a name: see the header of the text.
type Word byte

// The words, which the text writes as part, split_of, whole, priced, kept_apart,
// in_fleet, at_rest, needs, costs, serves, again, later and fleets.
const (
	NotWord Word = iota
	Part
	SplitOf
	Whole
	Priced
	KeptApart
	InFleet
	AtRest
	Needs
	Costs
	Serves
	Again
	Later
	Fleets
)

// Scope is of what a term asks.
type Scope byte

// The scopes of a term: the workload or fleet itself, the workload that it is part
// of, the scenario, and the fleet that a step goes to.
const (
	Own Scope = iota
	PartOf
	Scenario
	StepFleet
)

// Rule is a condition of the model, and what to say about it.
type Rule struct {
	Condition formula.Formula
	Offset    int    // of the condition in the text, in bytes
	Say       string // with formulas in braces
	When      Cases  // where the rule applies; always where there are none
}

// section finds a section by its name. A name that the text does not have is a
// mistake in the code, which the first test finds.
func (m *Model) section(name string) *section {
	for i := range m.sections {
		if m.sections[i].name == name {
			return &m.sections[i]
		}
	}
	panic("standard model: no section " + name)
}

// Case returns a case of a section, by the index that a term has.
func (m *Model) Case(section string, index int) Cases {
	return m.section(section).definitions[index-1].When
}

// Rules returns the rules of a section in their order.
func (m *Model) Rules(section string) []Rule { return m.section(section).rules }

// All iterates over the definitions of sections in their order.
func (m *Model) All(sections ...string) iter.Seq[*Definition] {
	return func(yield func(*Definition) bool) {
		for _, name := range sections {
			list := m.section(name).definitions
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// Find returns the definition of a name in a section, nil if it has none.
func (m *Model) Find(section, name string) *Definition {
	for d := range m.All(section) {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// Names lists the names that sections define.
func (m *Model) Names(sections ...string) []string {
	var names []string
	for d := range m.All(sections...) {
		names = append(names, d.Name)
	}
	return names
}

// Noun is what an input counts, by its name: "user" for dau, "" for a name
// that is no count.
func (m *Model) Noun(input string) string {
	if d := m.Find("counts", input); d != nil {
		return d.Noun
	}
	return ""
}

// MustParse parses a formula of the model. It panics on an error, which would be a
// mistake in model.txt.
func MustParse(text string) *formula.Formula {
	f, err := formula.Parse(text, nil)
	if err != nil {
		panic("standard model: " + text + ": " + err.Error())
	}
	return f
}
