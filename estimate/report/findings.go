package report

import (
	"encoding/xml"
	"fmt"
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

// Checked is the outcome of a check as scripts read it.
type Checked struct {
	Findings []Finding `json:"findings"` // what does not hold
	Errors   []Place   `json:"errors"`   // input that is wrong
	Warnings []string  `json:"warnings"`
	Checked  struct {
		Claims       int `json:"claims"`
		Sections     int `json:"sections"`
		Expectations int `json:"expectations"`
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

// NewChecked arranges the outcome of a check.
func NewChecked(o *Outcome) Checked {
	c := Checked{Findings: []Finding{}, Errors: places(o.Errors), Warnings: append([]string{}, o.Warnings...)}
	for _, f := range o.Findings() {
		file, line, column := place(f.Error())
		out := Finding{File: file, Line: line, Column: column, Rule: string(f.Rule), Message: f.Message, Hint: f.Hint, Metric: f.Metric, Text: f.Text, Why: f.Why, Diff: f.Diff}
		if f.Rule == document.Claim && finite(f.Value) {
			out.Value = &f.Value
		}
		c.Findings = append(c.Findings, out)
	}
	c.Checked.Claims, c.Checked.Sections, c.Checked.Expectations = o.Count(document.Claim), o.Count(document.Section), o.Count(document.Expectation)
	return c
}

func finite(v float64) bool { return v-v == 0 }

// GitHub writes the outcome as workflow commands, which annotate the lines of a
// pull request.
func GitHub(w io.Writer, o *Outcome) error {
	var s strings.Builder
	line := func(title string, e *source.Error, more []string) {
		file, line, column := place(e)
		s.WriteString("::error ")
		if file != "" {
			s.WriteString(fmt.Sprintf("file=%s,line=%d,col=%d,", commandProperty.Replace(source.Printable(file)), line, column))
		}
		text := strings.Join(append([]string{source.Shorten(e.Text, maxMessage)}, more...), "\n") + hint(e.Hint)
		s.WriteString("title=botec " + title + "::" + commandText.Replace(source.Printable(text)) + "\n")
	}
	for _, f := range o.Findings() {
		more := f.Why
		if f.Diff != "" {
			more = append(more, strings.TrimSuffix(f.Diff, "\n"))
		}
		line(string(f.Rule), f.Error(), more)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		line("error", e, nil)
	}
	_, err := io.WriteString(w, s.String())
	return err
}

var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitMessage `xml:"failure"`
	Error   *junitMessage `xml:"error"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes the outcome as JUnit XML: a suite for each file, a case for each
// claim, section and expectation, and for each error.
func JUnit(w io.Writer, o *Outcome) error {
	out := junitSuites{}
	suite := func(name string) *junitSuite {
		for i := range out.Suites {
			if out.Suites[i].Name == name {
				return &out.Suites[i]
			}
		}
		out.Suites = append(out.Suites, junitSuite{Name: name})
		return &out.Suites[len(out.Suites)-1]
	}
	for i := range o.Checks {
		c := &o.Checks[i]
		e := c.Error()
		file, line, _ := place(e)
		file = source.Printable(file)
		s := suite(file)
		one := junitCase{Name: fmt.Sprintf("%s %s, line %d", c.Rule, source.Printable(c.Name), line), Class: file, File: file, Line: line}
		if !c.Holds() {
			text := e.Finding() + strings.Join(c.Why, "\n") + c.Diff
			one.Failure = &junitMessage{source.Printable(c.Message), string(c.Rule), source.Printable(text)}
			s.Failures, out.Failures = s.Failures+1, out.Failures+1
		}
		s.Tests, out.Tests, s.Cases = s.Tests+1, out.Tests+1, append(s.Cases, one)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		file, line, _ := place(e)
		if file = source.Printable(file); file == "" {
			file = "botec"
		}
		s := suite(file)
		s.Cases = append(s.Cases, junitCase{Name: fmt.Sprintf("error, line %d", line), Class: file, File: file, Line: line,
			Error: &junitMessage{source.Printable(source.Shorten(e.Text, maxMessage)), "error", e.Finding()}})
		s.Tests, out.Tests, s.Errors, out.Errors = s.Tests+1, out.Tests+1, s.Errors+1, out.Errors+1
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
