package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

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

// validates holds an output to a schema, which must refuse what spoil makes of it.
func validates(t *testing.T, schema string, out []byte, spoil func(v any)) {
	t.Helper()
	text, err := os.ReadFile("../../testdata/schema/" + schema)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	s.Schema = "http://json-schema.org/draft-07/schema#" // SARIF's declares draft 4, of which it uses nothing that is different
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(out, &v); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(v); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	spoil(v)
	if resolved.Validate(v) == nil {
		t.Error("the schema takes anything")
	}
}

// TestSARIF: the outcome is valid SARIF 2.1.0, by the schema of OASIS.
func TestSARIF(t *testing.T) {
	var out bytes.Buffer
	if err := SARIF(&out, outcome(), "v1"); err != nil {
		t.Fatal(err)
	}
	validates(t, "sarif-2.1.0-rtm.5.json", out.Bytes(), func(v any) { delete(v.(map[string]any), "version") })
	for _, want := range []string{`"uri": "docs/a%20b,c:1.md"`, `"$schema": "https://json.schemastore.org/sarif-2.1.0.json"`, `"ruleId": "section"`, `"startLine": 3`, `"startColumn": 9`,
		`since the last commit: 100%\nhint: 55 PB"`, `"botec/v1": "`, `"help": {`, `"insertedContent": {`, `"text": "55"`, `\nhint: run botec check --write"`, `"more\"\nhint: so"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in %s", want, out.String())
		}
	}
}

// TestRDJSON: a suggestion replaces bytes of a line, also behind letters of several bytes.
func TestRDJSON(t *testing.T) {
	var out bytes.Buffer
	o := outcome()
	o.Checks[0].File = &source.File{Name: "./docs/a.md", Text: "# Title\n\né keep 30 PB of images\n"}
	if err := RDJSON(&out, o); err != nil {
		t.Fatal(err)
	}
	validates(t, "rdjson.json", out.Bytes(), func(v any) { v.(map[string]any)["more"] = 1 })
	for _, want := range []string{`"path": "docs/a.md"`, `"column": 9`, `"column": 14`, `"column": 11`, `"text": "55"`, `"value": "claim"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in %s", want, out.String())
		}
	}
}

// TestCodeQuality: each finding has a fingerprint of its own, which its line does not
// change.
func TestCodeQuality(t *testing.T) {
	prints := func(above string) (list []string) {
		o := outcome()
		file := &source.File{Name: "a.md", Text: above + "30 PB and 30 PB"}
		for k, at := range []int{0, 10} {
			o.Checks[k] = document.Check{Rule: document.Claim, Name: "kept", File: file, Start: len(above) + at, End: len(above) + at + 5, Message: "kept is 55 PB"}
		}
		var out bytes.Buffer
		if err := CodeQuality(&out, o); err != nil {
			t.Fatal(err)
		}
		validates(t, "codequality.json", out.Bytes(), func(v any) { delete(v.([]any)[0].(map[string]any), "fingerprint") })
		var got []struct{ Fingerprint string }
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		for _, f := range got {
			list = append(list, f.Fingerprint)
		}
		return list
	}
	before, after := prints(""), prints("one more line\n\n")
	if !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
	slices.Sort(before)
	if len(slices.Compact(before)) != 4 {
		t.Errorf("%v", before)
	}
}

// junitModel is what both strict schemas take: the junit-10.xsd of Jenkins' xunit plugin
// and the JUnit.xsd of Ant's reports (windyroad/JUnit-Schema). Attributes are all required
// unless they end in ?; children stand in this order.
var junitModel = map[string]struct{ attributes, children string }{
	"testsuites": {"", "testsuite"},
	"testsuite":  {"package id name timestamp hostname tests failures errors time skipped?", "properties testcase system-out system-err"},
	"properties": {"", "property"},
	"property":   {"name value", ""},
	"testcase":   {"name classname time", "failure error"},
	"failure":    {"type message?", ""},
	"error":      {"type message?", ""},
	"system-out": {"", ""},
	"system-err": {"", ""},
}

// junitProblem says what the schemas refuse in an element, "" for nothing.
func junitProblem(d *xml.Decoder, e xml.StartElement) string {
	model, known := junitModel[e.Name.Local]
	if !known {
		return "element " + e.Name.Local
	}
	has := make(map[string]string)
	for _, a := range e.Attr {
		has[a.Name.Local] = a.Value
	}
	for name := range strings.FieldsSeq(model.attributes) {
		name, optional := strings.CutSuffix(name, "?")
		value, ok := has[name]
		number := regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
		switch {
		case !ok && !optional:
			return e.Name.Local + " without " + name
		case strings.Contains(" id tests failures errors time ", " "+name+" ") && !number.MatchString(value):
			return name + "=" + value
		case name == "timestamp" && !regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$`).MatchString(value):
			return "timestamp " + value
		case strings.Contains(" name package hostname ", " "+name+" ") && value == "":
			return "an empty " + name
		}
		delete(has, name)
	}
	for name := range has {
		return e.Name.Local + " with " + name
	}
	order, last := strings.Fields(model.children), 0
	for {
		token, err := d.Token()
		if err != nil {
			return err.Error()
		}
		switch token := token.(type) {
		case xml.StartElement:
			at := slices.Index(order, token.Name.Local)
			if at < last || at < 0 {
				return token.Name.Local + " in " + e.Name.Local
			}
			last = at
			if problem := junitProblem(d, token); problem != "" {
				return problem
			}
		case xml.EndElement:
			return ""
		}
	}
}

// TestJUnit: a case for each check and each error, as strict readers take it, and no
// escape for a terminal.
func TestJUnit(t *testing.T) {
	var out bytes.Buffer
	if err := JUnit(&out, outcome(), time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	problem := func(text string) string {
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			token, err := d.Token()
			if err != nil {
				return err.Error()
			}
			if e, ok := token.(xml.StartElement); ok {
				return junitProblem(d, e)
			}
		}
	}
	if p := problem(out.String()); p != "" {
		t.Errorf("%s\n%s", p, out.String())
	}
	for _, spoilt := range []string{strings.Replace(out.String(), "<testcase ", `<testcase line="1" `, 1), strings.ReplaceAll(out.String(), ` hostname="localhost"`, ""), strings.Replace(out.String(), "T00:00:00", "T00:00:00Z", 1)} {
		if problem(spoilt) == "" {
			t.Error("the schemas take anything")
		}
	}
	var got junitSuites
	if err := xml.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Suites) != 2 || got.Suites[0].Tests != 4 || got.Suites[0].Failures != 2 || got.Suites[0].Errors != 1 || len(got.Suites[0].Cases) != 4 || strings.Contains(out.String(), "\x1b") {
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
	if len(results) != 4 || len(results[0].Fixes) != 1 || len(results[1].Fixes)+len(results[3].Fixes) != 0 {
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
	if err := GitHub(&out, outcome(), "3 checks: 2 do not hold"); err != nil {
		t.Fatal(err)
	}
	const want = `::error file=docs/a b%2Cc%3A1.md,line=3,col=9,title=botec claim::kept is 55 PB, the text says 30 PB�[31m%0Asince the last commit: 100%25%0Ahint: 55 PB
docs/a b,c:1.md:3:9: kept is 55 PB, the text says 30 PB�[31m
::error file=docs/a b%2Cc%3A1.md,line=1,col=1,title=botec section::the section is not what botec calc 1 prints%0A@@ -1,1 +1,1 @@%0A-a%0A+b%0Ahint: run botec check --write
docs/a b,c:1.md:1:1: the section is not what botec calc 1 prints
::error file=docs/a b%2Cc%3A1.md,line=3,col=1,title=botec error::a <marker> & "more"%0Ahint: so
docs/a b,c:1.md:3:1: a <marker> & "more"
::error title=botec error::without a place
without a place
::notice title=botec check::3 checks: 2 do not hold
`
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}

// TestGitHubLimit: GitHub shows ten annotations of a step; the others are counted, and
// stand in the log.
func TestGitHubLimit(t *testing.T) {
	o := outcome()
	for range 20 {
		o.Checks = append(o.Checks, o.Checks[0])
	}
	var out bytes.Buffer
	if err := GitHub(&out, o, "23 checks"); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "::error"); n != 10 {
		t.Errorf("%d annotations", n)
	}
	if n := strings.Count(out.String(), "\ndocs/"); n != 23 || !strings.Contains(out.String(), "::notice title=botec check::23 checks; 14 more are in the log of this step\n") {
		t.Errorf("%d lines\n%s", n, out.String())
	}
}
