package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"botec/estimate/source"
)

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Package    string      `xml:"package,attr"`
	ID         int         `xml:"id,attr"`
	Name       string      `xml:"name,attr"`
	Timestamp  string      `xml:"timestamp,attr"`
	Host       string      `xml:"hostname,attr"`
	Tests      int         `xml:"tests,attr"`
	Failures   int         `xml:"failures,attr"`
	Errors     int         `xml:"errors,attr"`
	Time       string      `xml:"time,attr"`
	Properties struct{}    `xml:"properties"`
	Cases      []junitCase `xml:"testcase"`
	Out        string      `xml:"system-out"`
	Err        string      `xml:"system-err"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	Failure *junitMessage `xml:"failure"`
	Error   *junitMessage `xml:"error"`
}

type junitMessage struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes the outcome as JUnit XML: a suite for each file, a case for each claim,
// section and expectation, and for each error. It has what the schemas of Jenkins and of
// Ant ask for, and nothing that one of them refuses. Nothing is timed: the times are 0.
func JUnit(w io.Writer, o *Outcome, now time.Time) error {
	out := junitSuites{}
	suite := func(name string) *junitSuite {
		if name == "" {
			name = "botec"
		}
		for i := range out.Suites {
			if out.Suites[i].Name == name {
				return &out.Suites[i]
			}
		}
		out.Suites = append(out.Suites, junitSuite{Package: "botec", ID: len(out.Suites), Name: name, Timestamp: now.UTC().Format("2006-01-02T15:04:05"), Host: "localhost", Time: "0"})
		return &out.Suites[len(out.Suites)-1]
	}
	for i := range o.Checks {
		c := &o.Checks[i]
		e := c.Error()
		file, line, _ := position(e)
		s := suite(source.Printable(file))
		result := junitCase{Name: fmt.Sprintf("%s %s, line %d", c.Rule, source.Printable(c.Name), line), Class: s.Name, Time: "0"}
		if !c.Holds() {
			text := e.Finding() + strings.Join(c.Why, "\n") + c.Diff
			result.Failure = &junitMessage{source.Printable(c.Message), string(c.Rule), source.Printable(text)}
			s.Failures++
		}
		s.Tests, s.Cases = s.Tests+1, append(s.Cases, result)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		file, line, _ := position(e)
		s := suite(source.Printable(file))
		s.Cases = append(s.Cases, junitCase{Name: fmt.Sprintf("error, line %d", line), Class: s.Name, Time: "0",
			Error: &junitMessage{source.Printable(source.Shorten(e.Text, maxMessage)), "error", e.Finding()}})
		s.Tests, s.Errors = s.Tests+1, s.Errors+1
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
