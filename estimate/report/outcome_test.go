package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"botec/estimate/document"
	"botec/estimate/markdown"
	"botec/estimate/source"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/owenrumney/go-sarif/v2/sarif"
)

func outcome() *Outcome {
	file := &source.File{Name: "docs/a b,c:1.md", Text: "# Title\n\nWe keep 30 PB of\x1b[31m images\n"}
	return &Outcome{
		Checks: []document.Check{
			{Rule: document.Claim, Name: "kept", Metric: "kept", File: file, Start: 17, End: 22, Value: 55e15, Text: "30 PB", Message: "kept is 55 PB, the text says 30 PB\x1b[31m", Why: []string{"since the last commit: 100%"},
				Hint: "55 PB", Edit: &document.Edit{Span: markdown.Span{Start: 17, End: 19}, Text: "55"}},
			{Rule: document.Section, Name: "botec calc 1", File: file, Start: 0, End: 7, Message: "the section is not what botec calc 1 prints", Diff: "@@ -1,1 +1,1 @@\n-a\n+b\n", Hint: "run botec check --write"},
			{Rule: document.Expectation, Name: "a < b", File: file, Start: 0, End: 1},
		},
		Errors: source.Errors{{File: file, Start: 9, End: 11, Text: "a <marker> & \"more\"", Hint: "so"}, {Text: "without a place"}},
	}
}

// TestSARIF: the outcome is valid SARIF 2.1.0, by the schema of OASIS.
func TestSARIF(t *testing.T) {
	var out bytes.Buffer
	if err := SARIF(&out, outcome(), "v1"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../testdata/schema/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	s.Schema = "http://json-schema.org/draft-07/schema#" // it declares draft 4, of which it uses nothing that is different
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(out.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
	delete(v.(map[string]any), "version") // so the schema refuses something
	if resolved.Validate(v) == nil {
		t.Error("the schema takes anything")
	}
	for _, want := range []string{`"uri": "docs/a%20b,c:1.md"`, `"kind": "pass"`, `"ruleId": "section"`, `"startLine": 3`, `"startColumn": 9`,
		`since the last commit: 100%\nhint: 55 PB"`, `"insertedContent": {`, `"text": "55"`, `\nhint: run botec check --write"`, `"more\"\nhint: so"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in %s", want, out.String())
		}
	}
}

// TestJUnit: a case for each check and each error, and no escape for a terminal.
func TestJUnit(t *testing.T) {
	var out bytes.Buffer
	if err := JUnit(&out, outcome()); err != nil {
		t.Fatal(err)
	}
	var got junitSuites
	if err := xml.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 5 || got.Failures != 2 || got.Errors != 2 || len(got.Suites) != 2 || len(got.Suites[0].Cases) != 4 || strings.Contains(out.String(), "\x1b") {
		t.Errorf("%s", out.String())
	}
}

// TestSARIFFixes: a fix replaces the number in the document, and what has no edit has
// none.
func TestSARIFFixes(t *testing.T) {
	var out bytes.Buffer
	if err := SARIF(&out, outcome(), "v1"); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Runs []struct{ Results []sarif.Result }
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	results := got.Runs[0].Results
	if len(results) != 5 || len(results[0].Fixes) != 1 || len(results[1].Fixes)+len(results[3].Fixes) != 0 {
		t.Fatalf("%s", &out)
	}
	change := results[0].Fixes[0].ArtifactChanges[0]
	region := change.Replacements[0].DeletedRegion
	if *change.ArtifactLocation.URI != "docs/a%20b,c:1.md" || *region.StartLine != 3 || *region.StartColumn != 9 || *region.EndColumn != 11 || *change.Replacements[0].InsertedContent.Text != "55" {
		t.Errorf("%s", &out)
	}
}

// TestGitHub: an annotation is one line, whatever its text and its file are called.
func TestGitHub(t *testing.T) {
	var out bytes.Buffer
	if err := GitHub(&out, outcome()); err != nil {
		t.Fatal(err)
	}
	const want = `::error file=docs/a b%2Cc%3A1.md,line=3,col=9,title=botec claim::kept is 55 PB, the text says 30 PB�[31m%0Asince the last commit: 100%25
::error file=docs/a b%2Cc%3A1.md,line=1,col=1,title=botec section::the section is not what botec calc 1 prints%0A@@ -1,1 +1,1 @@%0A-a%0A+b
::error file=docs/a b%2Cc%3A1.md,line=3,col=1,title=botec error::a <marker> & "more"%0Ahint: so
::error title=botec error::without a place
`
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}
