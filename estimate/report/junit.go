package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"botec/estimate/source"
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
		file, line, _ := position(e)
		file = source.Printable(file)
		s := suite(file)
		result := junitCase{Name: fmt.Sprintf("%s %s, line %d", c.Rule, source.Printable(c.Name), line), Class: file, File: file, Line: line}
		if !c.Holds() {
			text := e.Finding() + strings.Join(c.Why, "\n") + c.Diff
			result.Failure = &junitMessage{source.Printable(c.Message), string(c.Rule), source.Printable(text)}
			s.Failures, out.Failures = s.Failures+1, out.Failures+1
		}
		s.Tests, out.Tests, s.Cases = s.Tests+1, out.Tests+1, append(s.Cases, result)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		file, line, _ := position(e)
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
