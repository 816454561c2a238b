package report

import (
	"bytes"
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
// pass. A hint is the last line of a message; what an update would write is a fix.
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
	for i := range o.Checks {
		c := &o.Checks[i]
		if c.Holds() {
			run.AddResult(sarifResult(c.Rule, "pass", "none", c.Name+" holds", c.Error()))
			continue
		}
		text := strings.Join(append([]string{c.Message}, c.Why...), "\n")
		if c.Diff != "" {
			text += "\n" + strings.TrimSuffix(c.Diff, "\n")
		}
		result := sarifResult(c.Rule, "fail", "error", text+hint(c.Hint), c.Error())
		if c.Updatable() {
			result.AddFix(sarifFix(c))
		}
		run.AddResult(result)
	}
	for _, e := range o.Errors.Limit(MaxErrors) {
		run.AddResult(sarifResult("error", "fail", "error", source.Shorten(e.Text, maxMessage)+hint(e.Hint), e))
	}
	run.WithColumnKind("unicodeCodePoints")
	out.AddRun(run)
	var text bytes.Buffer
	if err := out.PrettyWrite(&text); err != nil {
		return err
	}
	_, err = w.Write(append(escape(text.Bytes()), '\n')) // a fix has the characters of the document
	return err
}

// hint is a hint as the last line of a message.
func hint(text string) string {
	if text == "" {
		return ""
	}
	return "\nhint: " + source.Shorten(text, maxMessage)
}

func sarifResult(rule document.Rule, kind, level, text string, e *source.Error) *sarif.Result {
	result := sarif.NewRuleResult(string(rule)).WithKind(kind).WithLevel(level).WithMessage(sarif.NewTextMessage(source.Printable(text)))
	for i, r := range rules {
		if r.id == rule {
			result.WithRuleIndex(i)
		}
	}
	if e.File != nil {
		location := sarif.NewPhysicalLocation().WithArtifactLocation(sarifFile(e.File)).WithRegion(sarifRegion(e.File, e.Start, e.End))
		result.AddLocation(sarif.NewLocationWithPhysicalLocation(location))
	}
	return result
}

func sarifFile(f *source.File) *sarif.ArtifactLocation {
	return sarif.NewSimpleArtifactLocation((&url.URL{Path: strings.TrimPrefix(f.Name, "./")}).EscapedPath())
}

func sarifRegion(f *source.File, start, end int) *sarif.Region {
	line, column := f.Position(start)
	lastLine, lastColumn := f.Position(max(start, end))
	return sarif.NewRegion().WithStartLine(line).WithStartColumn(column).WithEndLine(lastLine).WithEndColumn(lastColumn)
}

// sarifFix is what an update would write for a finding.
func sarifFix(c *document.Check) *sarif.Fix {
	about := "write " + c.Hint
	if c.Rule == document.Section {
		about = "write what the command prints"
	}
	replacement := sarif.NewReplacement(sarifRegion(c.File, c.Edit.Start, c.Edit.End)).WithInsertedContent(sarif.NewArtifactContent().WithText(c.Edit.Text))
	change := sarif.NewArtifactChange(sarifFile(c.File)).WithReplacement(replacement)
	return sarif.NewFix().WithDescriptionText(source.Printable(about)).WithArtifactChanges([]*sarif.ArtifactChange{change})
}
