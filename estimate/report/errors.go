package report

import (
	"botec/estimate/source"
)

// The limits of what machine formats carry of errors.
const (
	MaxErrors  = 10_000 // then one that says how many are left out
	maxMessage = 2000   // characters of a message or a hint
)

// Place is an error at its place. Line and Column count from 1, Column in
// characters; both are 0 where the error is in no text. In the value of a flag, which
// is its File, they count from the start of the value.
type Place struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`           // what to write or to do, "" where that is not known
	Text    string `json:"text,omitempty"` // what is marked; see [source.Error.Marked]
}

// Failure is why a run has no result, or what to know of one that has, as scripts
// read it.
type Failure struct {
	Errors   []Place  `json:"errors"`
	Warnings []string `json:"warnings,omitempty"`
}

// NewFailure arranges errors and warnings.
func NewFailure(list source.Errors, warnings []string) Failure {
	return Failure{Errors: places(list), Warnings: warnings}
}

func places(list source.Errors) []Place {
	out := []Place{}
	for _, e := range list.Limit(MaxErrors) {
		file, line, column := place(e)
		out = append(out, Place{file, line, column, source.Shorten(e.Text, maxMessage), source.Shorten(e.Hint, maxMessage), e.Marked()})
	}
	return out
}

// place gives the place of an error; one without a file has line and column 0.
func place(e *source.Error) (file string, line, column int) {
	if e.File == nil {
		return "", 0, 0
	}
	line, column = e.File.Position(e.Start)
	return e.File.Name, line, column
}
