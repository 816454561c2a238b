package report

import "botec/estimate/source"

// The limits of what machine formats carry of errors.
const (
	MaxErrors  = 10_000 // then one that says how many are left out
	maxMessage = 2000   // characters of a message or a hint
)

// InputError is an error at its place. Line and Column count from 1, Column in
// characters; both are 0 where the error is in no text. In the value of a flag, which
// is its File, they count from the start of the value.
type InputError struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`           // what to write or to do, "" where that is not known
	Text    string `json:"text,omitempty"` // what is marked; see [source.Error.Marked]

	// Write are the texts that the hint offers: any of them in place of Text makes
	// the error go away.
	Write []string `json:"write,omitempty"`
}

// Failure is why a run has no result, or what to know of one that has, as scripts
// read it.
type Failure struct {
	Errors   []InputError `json:"errors"`
	Warnings []string     `json:"warnings,omitempty"`
}

// NewFailure arranges errors and warnings.
func NewFailure(list source.Errors, warnings []string) Failure {
	return Failure{Errors: inputErrors(list), Warnings: warnings}
}

func inputErrors(list source.Errors) []InputError {
	out := []InputError{}
	for _, e := range list.Limit(MaxErrors) {
		file, line, column := position(e)
		one := InputError{File: file, Line: line, Column: column, Message: source.Shorten(e.Text, maxMessage), Hint: source.Shorten(e.Hint, maxMessage), Text: e.Marked()}
		if one.Text != "" {
			one.Write = e.Write
		}
		out = append(out, one)
	}
	return out
}
