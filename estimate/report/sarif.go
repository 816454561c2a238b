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
	id         document.Rule
	text, help string
}{
	{document.Claim, "a number in a document agrees with its scenario",
		"botec check --write writes the value of the scenario in its place. If the text is right, change the scenario: botec solve finds the input that gives it. botec help documents has the markers."},
	{document.Section, "a generated section of a document is the output of its command",
		"botec check --write writes what the command prints between the markers."},
	{document.Expectation, "a scenario meets its expectations",
		"botec explain SCENARIO METRIC shows the working. botec help scenario has the key expect."},
	{document.Warned, "a marker in a document is read as it is meant, and something is checked",
		"The message says what is seen instead. botec help documents has the markers, and what check warns of."},
	{"error", "documents and scenarios can be read",
		"The message says what was expected and where. botec help language, scenario and documents have what can be written."},
}

// sarifSchema is where the schema of SARIF 2.1.0 is published.
const sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"

// SARIF writes the findings and errors as SARIF 2.1.0. What holds is not written: GitHub
// makes an alert of every result, of whatever kind. A hint is the last line of a message;
// what an update would write is a fix.
func SARIF(w io.Writer, o *Outcome, version string) error {
	out, err := sarif.New(sarif.Version210, false)
	if err != nil {
		return err
	}
	out.Schema = sarifSchema
	run := sarif.NewRun(*sarif.NewSimpleTool("botec"))
	run.Tool.Driver.Version = &version
	for _, r := range rules {
		run.AddRule(string(r.id)).WithShortDescription(sarif.NewMultiformatMessageString(r.text)).WithHelp(sarif.NewMultiformatMessageString(r.help))
	}
	for _, f := range flattened(o) {
		result := sarifResult(&f)
		result.WithPartialFingerPrints(map[string]any{"botec/v1": f.fingerprint})
		if f.edit != nil {
			result.AddFix(sarifFix(&f))
		}
		run.AddResult(result)
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

func sarifResult(f *flat) *sarif.Result {
	result := sarif.NewRuleResult(f.rule).WithLevel("error").WithMessage(sarif.NewTextMessage(f.text))
	for i, r := range rules {
		if string(r.id) == f.rule {
			result.WithRuleIndex(i)
		}
	}
	if file := f.at.File; file != nil {
		location := sarif.NewPhysicalLocation().WithArtifactLocation(sarifFile(file)).WithRegion(sarifRegion(file, f.at.Start, f.at.End))
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
func sarifFix(f *flat) *sarif.Fix {
	about := "write " + f.at.Hint
	if f.rule == string(document.Section) {
		about = "write what the command prints"
	}
	replacement := sarif.NewReplacement(sarifRegion(f.at.File, f.edit.Start, f.edit.End)).WithInsertedContent(sarif.NewArtifactContent().WithText(f.edit.Text))
	change := sarif.NewArtifactChange(sarifFile(f.at.File)).WithReplacement(replacement)
	return sarif.NewFix().WithDescriptionText(source.Printable(about)).WithArtifactChanges([]*sarif.ArtifactChange{change})
}
