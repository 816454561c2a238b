package report

import (
	"io"
	"net/url"
	"strings"

	"botec/estimate/document"
	"botec/estimate/source"

	"github.com/owenrumney/go-sarif/v2/sarif"
)

// rules describe the rules of the results.
var rules = []struct {
	id   document.Rule
	text string
}{
	{document.Claim, "a number in a document agrees with its scenario"},
	{document.Section, "a generated section of a document is the output of its command"},
	{document.Expectation, "a scenario meets its expectations"},
	{"error", "documents and scenarios can be read"},
}

// SARIF writes the outcome as SARIF 2.1.0. A check that holds is a result of kind
// pass.
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
			_, line, column := position(e)
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
