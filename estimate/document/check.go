package document

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/markdown"
	"botec/estimate/source"
)

// Rule is the kind of a check.
type Rule string

// The rules.
const (
	Claim       Rule = "claim"       // a number agrees with its metric
	Section     Rule = "section"     // a section is the output of its command
	Expectation Rule = "expectation" // an expect condition of a scenario holds
	Warned      Rule = "warning"     // nothing is there to warn of, where warnings are findings
)

// Check is one thing that was checked.
type Check struct {
	Rule       Rule
	Name       string // the metric, the command or the condition
	File       *source.File
	Start, End int      // byte offsets of what was checked
	Message    string   // what is wrong; "" if it holds
	Metric     string   // of a claim
	Value      float64  // of a claim: the value of the metric, in base units
	Text       string   // of a claim: the quantity as the document writes it
	Cause      string   // the position of what has moved it most, such as "feed.botec.yaml:7"; "" if that is not known
	Why        []string // of a claim or an expectation: what has changed since the revision of [Past]
	Edited     string   // of a claim: the number that the revision has, where the text has changed since
	Diff       string   // of a section: a unified diff from its text to the output
	Hint       string   // what to write in its place or to do, "" if that is not known
	Edit       *Edit    // of the document, which settles it; nil if none does
}

// Holds reports whether a check found nothing wrong.
func (c *Check) Holds() bool { return c.Message == "" }

// Updatable reports whether updating the document settles the finding.
func (c *Check) Updatable() bool { return c.Edit != nil && !c.Holds() }

// Error is the finding with its position, without the hint: a terminal shows one for
// all findings.
func (c *Check) Error() *source.Error {
	return &source.Error{File: c.File, Start: c.Start, End: c.End, Text: c.Message}
}

// Counts is how many checks there are of each rule.
type Counts map[Rule]int

// String writes "14 numbers, 2 sections, 3 expectations", "" for no checks.
func (c Counts) String() string {
	var list []string
	for _, r := range []struct {
		rule Rule
		noun string
	}{{Claim, "number"}, {Section, "section"}, {Expectation, "expectation"}} {
		switch n := c[r.rule]; {
		case n == 1:
			list = append(list, "1 "+r.noun)
		case n > 1:
			list = append(list, fmt.Sprintf("%d %ss", n, r.noun))
		}
	}
	return strings.Join(list, ", ")
}

// Report is the result of checking a file.
type Report struct {
	Checks  []Check
	Errors  source.Errors
	Updated string // the text with the numbers and sections updated that have no error

	Warnings source.Errors
	Marked   bool // of a document: it has a marker
	Unmarked int  // numbers with a unit or a scale in the text of a document with markers, outside of its regions

	Compared []Comparison // the scenarios that were checked or named, if they were asked for

	mentions mentions // of a document
}

// checker checks the regions of a document in order.
type checker struct {
	*Document
	env    Environment
	of     *Scenario        // of the regions that follow, nil if none was named
	result *estimate.Result // of that scenario, nil if it could not be evaluated
	Report
	solved  int // claims that a solution was looked for
	outputs map[command]printed

	spent     int                       // quantities that were computed
	counted   map[*estimate.Result]bool // among them
	toldSpent bool

	pastRead     bool
	pastDocument *pastDocument // nil if there is no revision
}

// Check compares the regions of a document with its scenarios.
func (d *Document) Check(env Environment) Report {
	c := &checker{Document: d, env: env, outputs: map[command]printed{}, counted: map[*estimate.Result]bool{}}
	c.Errors = append(c.Errors, d.errors...)
	c.Warnings = d.warnings
	c.mentions = make(mentions)
	if c.Marked = len(d.regions) > 0 || len(d.errors) > 0; c.Marked {
		c.Unmarked = d.unmarked()
	}
	var used []usedScenario
	for i := range d.regions {
		c.mention(&d.regions[i])
		switch r := &d.regions[i]; r.kind {
		case use:
			c.use(i)
		case scenarioBlock:
			c.scenarioBlock(i)
		case is:
			c.claim(r)
		case show:
			c.section(r)
		}
		switch r := &d.regions[i]; {
		case c.result == nil:
		case !env.Compare:
		case r.kind == use || r.kind == scenarioBlock:
			used = append(used, usedScenario{of: c.of, result: c.result})
		case r.kind == is:
			u := &used[len(used)-1]
			u.claims = append(u.claims, r)
		}
	}
	if env.Compare {
		c.Compared = c.compared(used)
	}
	c.update()
	return c.Report
}

func (c *checker) fail(at markdown.Span, hint, text string, args ...any) {
	c.Errors = append(c.Errors, newError(c.File, at, hint, text, args...))
}
