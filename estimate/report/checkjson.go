package report

import (
	"botec/estimate/document"
	"botec/estimate/unit"
)

// Checked is the JSON document of a run of check.
type Checked struct {
	Findings []Finding    `json:"findings"` // the checks that do not hold
	Errors   []InputError `json:"errors"`   // in documents and scenarios
	Warnings []string     `json:"warnings"`
	Note     string       `json:"note,omitempty"` // why it cannot be told what has changed
	Checked  struct {
		Claims       int `json:"claims"`
		Sections     int `json:"sections"`
		Expectations int `json:"expectations"`
		Unmarked     int `json:"unmarked"` // numbers in documents with markers that none of them marks
	} `json:"checked"`
}

// Finding is a check that does not hold. Metric, Value and Text are those of a
// claim, Value in base units; Hint is to stand in place of Text, if the document can
// be updated.
type Finding struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Rule    string   `json:"rule"`
	Message string   `json:"message"`
	Hint    string   `json:"hint"` // "" where nothing is known to write or to do
	Metric  string   `json:"metric,omitempty"`
	Value   *float64 `json:"value,omitempty"`
	Text    string   `json:"text,omitempty"`
	Why     []string `json:"why,omitempty"`
	Diff    string   `json:"diff,omitempty"` // of a section
}

// NewChecked makes the document of an outcome.
func NewChecked(o *Outcome) Checked {
	c := Checked{Findings: []Finding{}, Errors: inputErrors(o.Errors), Warnings: append([]string{}, o.Warnings...), Note: o.Note}
	for _, f := range o.Findings() {
		file, line, column := position(f.Error())
		out := Finding{File: file, Line: line, Column: column, Rule: string(f.Rule), Message: f.Message, Hint: f.Hint, Metric: f.Metric, Text: f.Text, Why: f.Why, Diff: f.Diff}
		if f.Rule == document.Claim && unit.Finite(f.Value) {
			out.Value = &f.Value
		}
		c.Findings = append(c.Findings, out)
	}
	c.Checked.Unmarked = o.Unmarked
	c.Checked.Claims, c.Checked.Sections, c.Checked.Expectations = o.Count(document.Claim), o.Count(document.Section), o.Count(document.Expectation)
	return c
}
