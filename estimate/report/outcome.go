package report

import (
	"io"
	"strings"

	"botec/estimate/document"
	"botec/estimate/source"
)

// Outcome is what a run of check found, in the order of the files.
type Outcome struct {
	Checks   []document.Check
	Errors   source.Errors
	Warnings []string
	Unmarked int                   // numbers with a unit or a scale that no marker holds to a scenario
	Compared []document.Comparison // the scenarios and their past, for [Summary]
	Note     string                // why it cannot be told what has changed, "" where it can
}

// Count is how many of the checks are of a rule.
func (o *Outcome) Count(rule document.Rule) (n int) {
	for i := range o.Checks {
		if o.Checks[i].Rule == rule {
			n++
		}
	}
	return n
}

// Findings are the checks that do not hold.
func (o *Outcome) Findings() (list []*document.Check) {
	for i := range o.Checks {
		if c := &o.Checks[i]; !c.Holds() {
			list = append(list, c)
		}
	}
	return list
}

// FindingsText writes the findings for a terminal: each with its line, what changed
// its value, and the diff of a section.
func FindingsText(w io.Writer, o *Outcome) error {
	var s strings.Builder
	for _, f := range o.Findings() {
		s.WriteString(f.Error().Finding())
		for _, why := range f.Why {
			s.WriteString("  " + source.Printable(why) + "\n")
		}
		if f.Edited != "" && f.Hint != "" { // no hint for all findings is about it
			s.WriteString("  " + source.Printable(f.Hint) + "\n")
		}
		s.WriteString(source.Printable(f.Diff))
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// position is where an error is; line and column are 0 where it is in no file.
func position(e *source.Error) (file string, line, column int) {
	if e.File == nil {
		return "", 0, 0
	}
	line, column = e.File.Position(e.Start)
	return e.File.Name, line, column
}
