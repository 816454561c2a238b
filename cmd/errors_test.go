package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"botec/estimate/report"
	"botec/estimate/source"

	"github.com/kballard/go-shellquote"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"
)

// TestErrorsAsData: each call in the scripts that fails has the same errors in JSON
// and YAML as for people, with the same places and hints.
func TestErrorsAsData(t *testing.T) {
	scripts, err := filepath.Glob(filepath.Join("..", "testdata", "scripts", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, path := range scripts {
		script, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range script.Files {
				if err := addFile(filepath.Join(dir, f.Name), string(f.Data), false); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("HOME", dir)
			t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "none"))
			t.Setenv("XDG_STATE_HOME", filepath.Join(dir, "state"))
			t.Chdir(dir)
			for line := range strings.SplitSeq(string(script.Comment), "\n") {
				call, ok := strings.CutPrefix(strings.TrimSpace(line), "! botec ")
				if !ok || strings.Contains(call, "$") {
					continue
				}
				args, err := shellquote.Split(call)
				if err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				compared += compareErrors(t, args)
			}
		})
	}
	if compared < 150 {
		t.Errorf("only %d errors were compared", compared)
	}
}

// compareErrors runs a call as text, JSON and YAML, and gives how many errors it has.
// It skips a call that asks for a format itself or that does not fail.
func compareErrors(t *testing.T, args []string) int {
	t.Helper()
	for _, arg := range args {
		if strings.HasPrefix(arg, "-o") || strings.HasPrefix(arg, "--output") || strings.HasPrefix(arg, "--format") || arg == "--" || arg == "--watch" {
			return 0
		}
	}
	run := func(output string) (status int, out, errs string) {
		t.Setenv("BOTEC_OUTPUT", output) // a chart has no JSON, but takes the preference
		var stdout, stderr bytes.Buffer
		status = Main(args, strings.NewReader(""), &stdout, &stderr)
		return status, stdout.String(), stderr.String()
	}
	status, _, text := run("")
	if status != invalid {
		return 0
	}
	var got report.Failure
	status, out, errs := run("json")
	if status != invalid || out != "" && args[0] != "check" {
		t.Errorf("%q: for JSON the exit status is %d, standard output %q", args, status, out)
	}
	if err := json.Unmarshal([]byte(errs), &got); err != nil {
		t.Errorf("%q: %v\n%s", args, err, errs)
		return 0
	}
	if _, _, errs := run("yaml"); !reflect.DeepEqual(fromYAML(t, errs), got) {
		t.Errorf("%q: YAML has other errors:\n%s", args, errs)
	}
	if have, want := placeLines(got.Errors), errorLines(text); have != want {
		t.Errorf("%q: as data\n%s\nas text\n%s", args, have, want)
	}
	return len(got.Errors)
}

func fromYAML(t *testing.T, text string) (f report.Failure) {
	t.Helper()
	var v any
	if err := yaml.Load([]byte(text), &v); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	b, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(b, &f)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	return f
}

// errorLines are the errors and hints of a text, without the lines of the files.
func errorLines(text string) string {
	var s strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "hint: ") || strings.HasPrefix(line, "error: ") {
			s.WriteString(line + "\n")
		}
	}
	return s.String()
}

// placeLines are errors as data in the words of those for people.
func placeLines(list []report.InputError) string {
	var s strings.Builder
	for _, e := range list {
		s.WriteString("error: ")
		switch {
		case strings.HasPrefix(e.File, "-") || e.File == "formula":
			s.WriteString(e.File + ": ")
		case e.File != "":
			fmt.Fprintf(&s, "%s:%d:%d: ", e.File, e.Line, e.Column)
		}
		s.WriteString(source.Printable(e.Message) + "\n")
		if e.Hint != "" {
			s.WriteString("hint: " + source.Printable(e.Hint) + "\n")
		}
	}
	return errorLines(s.String())
}

// TestMarked: what an error marks stands at its place, in its file or in the value of
// its flag.
func TestMarked(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "title: é\ninputs:\n  dau: 5M\n  size: 100 Mb\nmetrics: {m: dau * 2/day + 5 B}\n"
	if err := os.WriteFile("plan.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	Main([]string{"estimate", "plan.yaml", "--set", "m=5 Gb", "-o", "json"}, strings.NewReader(""), &out, &errs)
	var got report.Failure
	if err := json.Unmarshal(errs.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"plan.yaml": text, "--set": "m=5 Gb"}
	for _, e := range got.Errors {
		line := []rune(strings.Split(texts[e.File], "\n")[e.Line-1])
		if e.Text == "" || !strings.HasPrefix(string(line[e.Column-1:]), e.Text) {
			t.Errorf("%q does not stand at %s:%d:%d", e.Text, e.File, e.Line, e.Column)
		}
	}
	if len(got.Errors) < 2 {
		t.Errorf("%d errors: %s", len(got.Errors), &errs)
	}
}

// TestFormatOfErrors: the format is known even where the call is wrong.
func TestFormatOfErrors(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	for _, c := range []struct{ variable, call, want string }{
		{"", "estimate --nope", ""},
		{"", "estimate --nope -o json", "json"},
		{"", "estimate -ojson --nope", "json"},
		{"", "estimate -o=yaml --nope", "yaml"},
		{"", "estimate --output yaml --nope", "yaml"},
		{"", "estimate --output=json --nope", "json"},
		{"", "estimate --nope -o", ""},
		{"", "estimate --nope -o table", ""},
		{"", "calc --nope -- -o json", ""},
		{"json", "estimate --nope", "json"},
		{"json", "estimate --nope -o csv", ""},
		{"json", "estimate --nope -o jsn", "json"},
		{"html", "estimate --nope", ""},
		{"", "check --nope --format json", "json"},
		{"", "check --nope --format=json", "json"},
		{"", "check --nope --format sarif", ""},
		{"json", "check --nope --format text", ""},
		{"", "check --nope --format sarif -o json", "json"},
		{"", "estimate --format json", ""},
	} {
		t.Setenv("BOTEC_OUTPUT", c.variable)
		if got := formatOfErrors(strings.Fields(c.call)); got != c.want {
			t.Errorf("BOTEC_OUTPUT=%s botec %s: %q, want %q", c.variable, c.call, got, c.want)
		}
	}
}
