package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strings"

	"botec/estimate/document"
	"botec/estimate/source"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// Outcome is what a run of check found, in the order of the files.
type Outcome struct {
	Checks []document.Check
	Errors source.Errors
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
	Checked  struct {
		Claims       int `json:"claims"`
		Sections     int `json:"sections"`
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

// Finding is a check that does not hold. Metric, Value and Text are those of a
// claim, Value in base units.
type Finding struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Rule    string   `json:"rule"`
	Message string   `json:"message"`
	Metric  string   `json:"metric,omitempty"`
	Value   *float64 `json:"value,omitempty"`
	Text    string   `json:"text,omitempty"`
	Why     []string `json:"why,omitempty"`
	Diff    string   `json:"diff,omitempty"` // of a section
}

// NewChecked arranges the outcome of a check.
func NewChecked(o *Outcome) Checked {
	c := Checked{Findings: []Finding{}, Errors: []Place{}}
	for _, f := range o.Findings() {
		file, line, column := place(f.Error())
		out := Finding{File: file, Line: line, Column: column, Rule: string(f.Rule), Message: f.Message, Metric: f.Metric, Text: f.Text, Why: f.Why, Diff: f.Diff}
		if f.Rule == document.Claim && finite(f.Value) {
			out.Value = &f.Value
		}
		c.Findings = append(c.Findings, out)
	}
	for _, e := range o.Errors {
		file, line, column := place(e)
		c.Errors = append(c.Errors, Place{file, line, column, e.Text})
	}
	c.Checked.Claims, c.Checked.Sections, c.Checked.Expectations = o.Count(document.Claim), o.Count(document.Section), o.Count(document.Expectation)
	return c
}

func finite(v float64) bool { return v-v == 0 }

// place gives the place of an error; one without a file has line and column 0.
func place(e *source.Error) (file string, line, column int) {
	if e.File == nil {
		return "", 0, 0
	}
	line, column = e.File.Position(e.Start)
	return e.File.Name, line, column
}

// GitHub writes the outcome as workflow commands, which annotate the lines of a
// pull request.
func GitHub(w io.Writer, o *Outcome) error {
	var s strings.Builder
	line := func(title string, e *source.Error, more []string) {
		file, line, column := place(e)
		s.WriteString("::error ")
		if file != "" {
			s.WriteString(fmt.Sprintf("file=%s,line=%d,col=%d,", commandProperty.Replace(file), line, column))
		}
		text := strings.Join(append([]string{e.Text}, more...), "\n")
		if e.Hint != "" {
			text += "\nhint: " + e.Hint
		}
		s.WriteString("title=botec " + title + "::" + commandText.Replace(source.Printable(text)) + "\n")
	}
	for _, f := range o.Findings() {
		more := f.Why
		if f.Diff != "" {
			more = append(more, strings.TrimSuffix(f.Diff, "\n"))
		}
		line(string(f.Rule), f.Error(), more)
	}
	for _, e := range o.Errors {
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
		s := suite(file)
		one := junitCase{Name: fmt.Sprintf("%s %s, line %d", c.Rule, source.Printable(c.Name), line), Class: file, File: file, Line: line}
		if !c.Holds() {
			text := e.Finding() + strings.Join(c.Why, "\n") + c.Diff
			one.Failure = &junitMessage{source.Printable(c.Message), string(c.Rule), source.Printable(text)}
			s.Failures, out.Failures = s.Failures+1, out.Failures+1
		}
		s.Tests, out.Tests, s.Cases = s.Tests+1, out.Tests+1, append(s.Cases, one)
	}
	for _, e := range o.Errors {
		file, line, _ := place(e)
		if file == "" {
			file = "botec"
		}
		s := suite(file)
		s.Cases = append(s.Cases, junitCase{Name: fmt.Sprintf("error, line %d", line), Class: file, File: file, Line: line,
			Error: &junitMessage{source.Printable(e.Text), "error", e.Finding()}})
		s.Tests, out.Tests, s.Errors, out.Errors = s.Tests+1, out.Tests+1, s.Errors+1, out.Errors+1
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// rules are what SARIF is told of the rules.
var rules = []struct {
	id   document.Rule
	text string
}{
	{document.Claim, "a number in a document is what its scenario comes to"},
	{document.Section, "a generated section of a document is what its command prints"},
	{document.Expectation, "a scenario is what it expects of itself"},
	{"error", "documents and scenarios can be read"},
}

// SARIF writes the outcome as SARIF 2.1.0. What holds is a result of kind pass.
func SARIF(w io.Writer, o *Outcome, version string) error {
	out, err := sarif.New(sarif.Version210, false)
	if err != nil {
		return err
	}
	run := sarif.NewRun(*sarif.NewSimpleTool("botec"))
	run.Tool.Driver.Version = &version
	for _, r := range rules {
		run.AddRule(string(r.id)).WithShortDescription(sarif.NewMultiformatMessageString(r.text))
	}
	add := func(rule, kind, level, text string, e *source.Error) {
		result := sarif.NewRuleResult(rule).WithKind(kind).WithLevel(level).WithMessage(sarif.NewTextMessage(source.Printable(text)))
		for i, r := range rules {
			if string(r.id) == rule {
				result.WithRuleIndex(i)
			}
		}
		if e.File != nil {
			_, line, column := place(e)
			last, end := e.File.Position(max(e.End, e.Start))
			region := sarif.NewRegion().WithStartLine(line).WithStartColumn(column).WithEndLine(last).WithEndColumn(end)
			location := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation((&url.URL{Path: strings.TrimPrefix(e.File.Name, "./")}).EscapedPath())).WithRegion(region)
			result.AddLocation(sarif.NewLocationWithPhysicalLocation(location))
		}
		run.AddResult(result)
	}
	for i := range o.Checks {
		c := &o.Checks[i]
		if c.Holds() {
			add(string(c.Rule), "pass", "none", c.Name+" holds", c.Error())
		} else {
			text := strings.Join(append([]string{c.Message}, c.Why...), "\n")
			if c.Diff != "" {
				text += "\n" + strings.TrimSuffix(c.Diff, "\n")
			}
			add(string(c.Rule), "fail", "error", text, c.Error())
		}
	}
	for _, e := range o.Errors {
		add("error", "fail", "error", e.Text, e)
	}
	run.WithColumnKind("unicodeCodePoints")
	out.AddRun(run)
	if err := out.PrettyWrite(w); err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n")
	return err
}
