package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is an error in a text: from byte Start up to byte End of File, which is nil
// where the error is in none. Text says what is wrong, Hint what to write instead or
// to do next, "" where that is not known. Both begin with a small letter and have no
// full stop. Where the hint offers texts to write, they are Write: any of them, in
// place of what Start and End mark, makes the error go away.
type Error struct {
	File       *File
	Start, End int
	Text       string
	Hint       string
	Write      []string
}

// Error is "file:line:column: text", or "--flag: text", without the hint.
func (e *Error) Error() string {
	switch {
	case e.File == nil:
		return e.Text
	case e.File.Flag:
		return e.File.Name + ": " + e.Text
	}
	line, column := e.File.Position(e.Start)
	return fmt.Sprintf("%s:%d:%d: %s", e.File.Name, line, column, e.Text)
}

// Finding is the error as it is printed, in whole lines: the message, the line of the
// file with a caret under the error, and the hint.
func (e *Error) Finding() string {
	var s strings.Builder
	s.WriteString(Printable(e.Error()) + "\n")
	e.excerpt(&s)
	if e.Hint != "" {
		s.WriteString("hint: " + Printable(e.Hint) + "\n")
	}
	return s.String()
}

// Errors are all errors of a run.
type Errors []*Error

// Error gives each error as Finding does, after "error: ".
func (list Errors) Error() string {
	var s strings.Builder
	for _, e := range list {
		s.WriteString("error: " + e.Finding())
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// Sort puts the errors in the order of their files, lines and columns, those without
// a file first, and drops those that are in the list twice. Flags keep the order in
// which they are first named.
func (list Errors) Sort() Errors {
	type rank struct{ flag, line, column int }
	ranks := make(map[*Error]rank, len(list))
	flags := make(map[*File]int)
	for _, e := range list {
		var r rank
		switch {
		case e.File == nil:
		case e.File.Flag:
			if flags[e.File] == 0 {
				flags[e.File] = len(flags) + 1
			}
			r = rank{flags[e.File], 1, e.Start}
		default:
			r.line, r.column = e.File.Position(e.Start)
		}
		ranks[e] = r
	}
	slices.SortStableFunc(list, func(a, b *Error) int {
		ra, rb := ranks[a], ranks[b]
		return cmp.Or(strings.Compare(a.name(), b.name()), cmp.Compare(ra.flag, rb.flag), cmp.Compare(ra.line, rb.line), cmp.Compare(ra.column, rb.column))
	})
	return slices.CompactFunc(list, func(a, b *Error) bool {
		return a.File == b.File && a.Start == b.Start && a.Text == b.Text
	})
}

// name is that of the file, "" where there is none.
func (e *Error) name() string {
	if e.File == nil {
		return ""
	}
	return e.File.Name
}
