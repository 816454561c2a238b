package report

import "botec/estimate/source"

// Checked is the outcome of a check as scripts read it.
type Checked struct {
	Findings []Place `json:"findings"` // what does not hold
	Errors   []Place `json:"errors"`   // input that is wrong
	Checked  struct {
		Expectations int `json:"expectations"`
	} `json:"checked"`
}

// Place is a message at its place in a file; line and column count from 1.
type Place struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// NewChecked arranges the outcome of a check.
func NewChecked(findings, errs source.Errors, expectations int) Checked {
	c := Checked{Findings: places(findings), Errors: places(errs)}
	c.Checked.Expectations = expectations
	return c
}

func places(list source.Errors) []Place {
	out := []Place{}
	for _, e := range list {
		p := Place{Message: e.Text}
		if e.File != nil {
			p.File = e.File.Name
			p.Line, p.Column = e.File.Position(e.Start)
		}
		out = append(out, p)
	}
	return out
}
