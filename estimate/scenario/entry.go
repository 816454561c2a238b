package scenario

import (
	"errors"
	"fmt"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Origin says where a value came from.
type Origin string

// The origins of a value.
const (
	OriginGiven   Origin = "given"   // the file at hand, --set or a flag
	OriginPreset  Origin = "preset"  // a scenario in the binary
	OriginTeam    Origin = "house"   // .botec.yaml
	OriginDefault Origin = "default" // the standard model
	OriginDerived Origin = "derived" // computed from the others
)

// Entry is a formula where a scenario writes it.
type Entry struct {
	Name               string // the key of its map
	Text               *tree.Value
	Origin             Origin
	Note, Source, AsOf string

	Before *Entry // the entry that --set replaced, nil for none
}

// FlagEntry is a formula that a flag gives: argument is the text of the flag
// that errors show, of which the formula is the part from start to end.
func FlagEntry(flag, name, argument string, start, end int) Entry {
	file := &source.File{Name: flag, Text: argument, Flag: true}
	return Entry{Name: name, Origin: OriginGiven, Text: &tree.Value{File: file, Start: start, End: end, Text: argument[start:end], Plain: true}}
}

// Parse reads the formula of an entry. Its error is at its position in the file.
func (e *Entry) Parse(units *unit.Table) (*formula.Formula, *source.Error) {
	f, err := formula.Parse(e.Text.Text, units)
	if err == nil {
		return f, nil
	}
	var problem *formula.Error
	errors.As(err, &problem)
	return nil, e.InFile(problem)
}

// Bind parses the formula of an entry and binds it. Its errors are at their
// positions in the file.
func (e *Entry) Bind(scope formula.Scope, units *unit.Table, want formula.Expected) (*formula.Bound, source.Errors) {
	f, problem := e.Parse(units)
	if problem != nil {
		return nil, source.Errors{problem}
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
	return &source.Error{File: v.File, Start: v.Offset(problem.Start), End: end, Text: problem.Text, Hint: problem.Hint}
}

// Error is an error about the whole formula of the entry.
func (e *Entry) Error(hint, text string, args ...any) *source.Error {
	return e.Text.Error(hint, text, args...)
}

// FromFlag says that a flag gives the entry.
func (e *Entry) FromFlag() bool { return e.Text.File.Flag }

// At is the position of the entry, such as "plan.yaml:7", or the name of its flag.
func (e *Entry) At() string {
	if e.FromFlag() {
		return e.Text.File.Name
	}
	line, _ := e.Text.File.Position(e.Text.Start)
	return fmt.Sprintf("%s:%d", e.Text.File.Name, line)
}

// put adds an entry to a list, in place of one of that name.
func put(list *[]Entry, e Entry) {
	for i := range *list {
		if (*list)[i].Name == e.Name {
			(*list)[i] = e
			return
		}
	}
	*list = append(*list, e)
}

// replace puts an entry in place of the one of its name, whose dimension it keeps.
func replace(list *[]Entry, e Entry) {
	if before := Find(*list, e.Name); before != nil {
		first := *before
		if before.Before != nil {
			first = *before.Before
		}
		e.Before, e.Note = &first, first.Note
	}
	put(list, e)
}

func has(list []Entry, name string) bool { return Find(list, name) != nil }

func Find(list []Entry, name string) *Entry {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}
