// Package model is the standard capacity model: the names that every workload
// and fleet has, with their dimensions, bounds and formulas.
//
// The model is text ([Text]), whose own header says how a line is read. What the
// text says stands in standard.go as data of the binary, so that no start of the
// program reads it; go generate writes that file, and a test compares the two.
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

// File is the text of the standard model for errors in its formulas.
func File() *source.File { return &source.File{Name: "standard model", Text: text} }

// Standard is the standard model. It is shared and not changed.
//
//go:generate go test -run TestStandard . -update
func Standard() *Model { return &standard }

// Model is the sections of the model in their order.
type Model struct {
	sections []Section
}

// Section holds definitions or, where it is one of advice, rules.
type Section struct {
	name        string
	definitions []Definition
	Rules       []Rule
}

// Definition is one name of the model.
type Definition struct {
	Name     string
	Expected formula.Expected // the dimension that its formula must have
	Display  *unit.Display    // nil for the unit that reads best
	Formula  formula.Formula  // unless a scenario gives another
	Max, Min float64          // in base units; Max is math.MaxFloat64 where there is none
	MaxText  string           // Max as the text writes it
	Whole    bool             // takes whole numbers alone
	Neutral  bool             // a default that changes nothing
	Unless   string           // of a part: not in force where this name is given
	Noun     string           // what a count counts
	Offset   int              // of the formula in the text, in bytes
}

// Rule is one line of advice.
type Rule struct {
	When formula.Formula
	Say  string // with formulas in braces
}

// Section finds a section by its name; a name that the text does not have is a
// defect of the build.
func (m *Model) Section(name string) *Section {
	for i := range m.sections {
		if m.sections[i].name == name {
			return &m.sections[i]
		}
	}
	panic("standard model: no section " + name)
}

// All gives the definitions of sections in their order.
func (m *Model) All(sections ...string) iter.Seq[*Definition] {
	return func(yield func(*Definition) bool) {
		for _, name := range sections {
			list := m.Section(name).definitions
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// Find gives the definition of a name in a section, nil where it has none.
func (m *Model) Find(section, name string) *Definition {
	for d := range m.All(section) {
		if d.Name == name {
			return d
		}
	}
	return nil
}

// Names lists the names of sections.
func (m *Model) Names(sections ...string) []string {
	var names []string
	for d := range m.All(sections...) {
		names = append(names, d.Name)
	}
	return names
}

// Noun is what an input counts by its name: "user" for dau; "" for no count.
func (m *Model) Noun(input string) string {
	if d := m.Find("counts", input); d != nil {
		return d.Noun
	}
	return ""
}

// MustParse parses a formula of the model; an error in one is a defect of the build.
func MustParse(text string) *formula.Formula {
	f, err := formula.Parse(text, nil)
	if err != nil {
		panic("standard model: " + text + ": " + err.Error())
	}
	return f
}
