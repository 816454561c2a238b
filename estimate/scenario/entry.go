package scenario

import (
	"errors"
	"fmt"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Origin says where a value came from. Its text is part of the JSON output.
type Origin string

// The origins of a value.
const (
	OriginGiven   Origin = "given"   // the user's file, --set or another flag
	OriginPreset  Origin = "preset"  // a preset, the catalogue of nodes or the reference numbers
	OriginTeam    Origin = "house"   // .botec.yaml
	OriginDefault Origin = "default" // the standard model
	OriginDerived Origin = "derived" // computed from other values
)

// Entry is a formula as a scenario or a flag writes it.
type Entry struct {
	Name   string      // the key in its map, or the name that a flag sets
	Text   *tree.Value // the formula
	Origin Origin

	Inherited bool // from what the scenario extends, or from a file that it draws on

	Note, Source, AsOf string // what {value: …, note: …, source: …, as_of: …} gives, else ""

	Replaces bool   // it takes the place of what the name was: in --set, in a file that extends another
	Before   *Entry // what the name was, nil where no file says; then it is what the model says

	Key *tree.Value // of growth and events: where the name is written

	cell    bool // of a data file: a number and no other formula
	setting bool // of a variant
	rank    int  // of the file among those that make up the scenario; flags have the highest
}

// FlagEntry is a formula that a flag gives. argument is the text that errors
// show; the formula is argument[start:end].
func FlagEntry(flag, name, argument string, start, end int) Entry {
	file := &source.File{Name: flag, Text: argument, Flag: true}
	return Entry{Name: name, Origin: OriginGiven, Text: &tree.Value{File: file, Start: start, End: end, Text: argument[start:end], Plain: true}}
}

// Parse parses the formula. The position of its error is one in the formula; see
// [Entry.InFile].
func (e *Entry) Parse(units *unit.Table) (*formula.Formula, *formula.Error) {
	parse := formula.Parse
	if e.cell {
		parse = readCell
	}
	f, err := parse(e.Text.Text, units)
	if err == nil {
		return f, nil
	}
	var problem *formula.Error
	errors.As(err, &problem)
	return nil, problem
}

// Bind parses the formula, resolves its names in scope and checks that it has the
// dimension that is expected. Its errors have positions in the entry's file.
func (e *Entry) Bind(scope formula.Scope, units *unit.Table, want formula.Expected) (*formula.Bound, source.Errors) {
	f, problem := e.Parse(units)
	if problem != nil {
		problem.Confirm(e.Text.Text, units, scope, want)
		return nil, source.Errors{e.InFile(problem)}
	}
	bound, problems := f.Bind(scope, want)
	if len(problems) == 0 {
		return bound, nil
	}
	var errs source.Errors
	for _, p := range problems {
		errs = append(errs, e.InFile(p))
	}
	return nil, errs
}

// InFile maps an error of the entry's formula to its position in the file.
func (e *Entry) InFile(problem *formula.Error) *source.Error {
	v := e.Text
	end := v.Offset(problem.End)
	if problem.End > problem.Start {
		end = v.Offset(problem.End-1) + 1
	}
	return &source.Error{File: v.File, Start: v.Offset(problem.Start), End: end, Text: problem.Text, Hint: problem.Hint, Write: problem.Write}
}

// Error is an error about the whole formula of the entry.
func (e *Entry) Error(hint, text string, args ...any) *source.Error {
	return e.Text.Error(hint, text, args...)
}

// FromFlag says whether a flag gives the entry.
func (e *Entry) FromFlag() bool { return e.Text.File.Flag }

// AtHand says whether the entry stands in the file that the user named, or is a flag's:
// not in one that this file extends, in a preset or in the team's defaults.
func (e *Entry) AtHand() bool { return e.Origin == OriginGiven && !e.Inherited }

// OfFile is the formula that a file gives the name of a setting, before any setting; nil
// for none.
func (e *Entry) OfFile() *Entry {
	if !e.isSetting() {
		return nil
	}
	for e = e.Before; e != nil && e.isSetting(); {
		e = e.Before
	}
	return e
}

// isSetting says whether a flag or a variant gives the entry.
func (e *Entry) isSetting() bool { return e.setting || e.FromFlag() }

// FromCatalogue says whether the entry is a line of the catalogue of nodes.
func (e *Entry) FromCatalogue() bool {
	return e.Origin == OriginPreset && e.Text.File.Name == nodesFile
}

// At is the position of the entry, such as "plan.yaml:7", or the name of its flag.
func (e *Entry) At() string {
	if e.FromFlag() {
		return e.Text.File.Name
	}
	line, _ := e.Text.File.Position(e.Text.Start)
	return fmt.Sprintf("%s:%d", e.Text.File.Name, line)
}

// Entries are entries in the order of the file. No two have the same name.
type Entries []Entry

// Find returns the entry of a name, nil for none.
func (list Entries) Find(name string) *Entry {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

func (list Entries) has(name string) bool { return list.Find(name) != nil }

func (list Entries) names() []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	return names
}

// put adds an entry, in the position of the one with its name if there is one.
func (list *Entries) put(e Entry) {
	if old := list.Find(e.Name); old != nil {
		*old = e
		return
	}
	*list = append(*list, e)
}

// replace is put for an entry that takes the place of what the name was: it remembers
// that, and keeps its note.
func (list *Entries) replace(e Entry) {
	e.Replaces = true
	if old := list.Find(e.Name); old != nil {
		if old.rank > e.rank {
			old.insert(e)
			return
		}
		before := *old
		e.Before = &before
		if e.Note == "" {
			e.Note = before.Note
		}
	}
	list.put(e)
}

// insert puts an entry where its rank is among those that e took the place of.
func (e *Entry) insert(other Entry) {
	at := e
	for at.Before != nil && at.Before.rank > other.rank {
		at = at.Before
	}
	other.Before = at.Before
	at.Before, at.Replaces = &other, true
}
