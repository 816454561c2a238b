package cmd

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// formatCalls are a call of each command whose formats the manual lists.
var formatCalls = map[string]string{
	"estimate": "estimate twitter", "explain": "explain twitter dau", "calc": "calc 1", "compare": "compare twitter --set dau=1M", "decide": "decide twitter --between servers,app.nodes", "practice": "practice twitter", "drill": "drill nines",
	"solve": "solve twitter --find dau --such-that servers<=9", "sweep": "sweep twitter --vary dau=1M,2M", "forecast": "forecast twitter --grow dau=5%/month --for 2month",
	"check": "check twitter", "presets": "presets --tag feed", "numbers": "numbers price", "schema": "schema",
}

// TestManualFormats: a command takes a format if and only if the manual says so.
func TestManualFormats(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	listed := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)`(?:, `(\\w+)`)? \\| ([a-z, ]+) \\|$").FindAllStringSubmatch(read(t, manualPaths()["json"]), -1) {
		listed[m[1]], listed[m[2]] = m[3], m[3]
	}
	for _, format := range outputs[1:] {
		for name, call := range formatCalls {
			var out, errs strings.Builder
			status := Main(append(strings.Fields(call), "-o", format), strings.NewReader(""), &out, &errs)
			if name == "schema" && format != "json" && format != "yaml" /* it writes JSON */ {
				continue
			}
			if says := regexp.MustCompile(`\b` + name + `\b`).MatchString(listed[format]); says != (status != invalid) {
				t.Errorf("cmd/manual/json.md says %v to -o %s of %s: %s", says, format, name, errs.String())
			}
		}
	}
}

// TestManualJSON: every field of the JSON is in the manual.
func TestManualJSON(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	page := read(t, manualPaths()["json"])
	t.Chdir(t.TempDir())
	if err := addFile("a.md", "<!-- botec use twitter -->\n<!-- botec is dau -->1M<!-- botec end -->\n<!-- botec is dau -->1 Mb<!-- botec end -->\n<!-- botec show estimate --only dau -->\n<!-- botec end -->\n", false); err != nil {
		t.Fatal(err)
	}
	metrics := map[string]bool{}
	for _, n := range names("twitter") {
		metrics[n], metrics[n+".bound_by"], metrics[n+".total"] = true, true, true
	}
	for _, call := range []string{
		"estimate twitter --set peak_factor=1.5..4", "explain twitter app.nodes --set peak_factor=1.5..4", "calc 1", "compare twitter --set dau=1M --set media.writes=0/s",
		"decide twitter --between servers,app.nodes --set dau=1M..2M --set replication=2..3", "decide twitter --choose replication=1..9 --minimize stored*log2(9/replication)", "estimate twitter --drivers servers",
		"solve twitter --find dau --such-that servers<=9", "sweep twitter --vary dau=1M,2M", "forecast twitter --grow dau=5%..6%/month --for 2month --until servers<558 --from 2027-01",
		"check a.md", "presets --tag feed", "numbers price", "practice twitter --random --seed 1", "practice twitter --interview", "practice --history", "drill nines --cards 1", "drill --list",
	} {
		var out, errs strings.Builder
		Main(append(strings.Fields(call), "-o", "json"), strings.NewReader("4k/s\n"), &out, &errs)
		var value any
		if err := json.Unmarshal([]byte(out.String()), &value); err != nil {
			t.Fatalf("%s: %v\n%s", call, err, &errs)
		}
		for key := range fields(value, map[string]bool{}) {
			if !metrics[key] && !strings.Contains(page, "`"+key+"`") {
				t.Errorf("cmd/manual/json.md does not name the field %s of %s", key, call)
			}
		}
	}
}

// fields collects the keys of a JSON value, at any depth.
func fields(value any, into map[string]bool) map[string]bool {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			into[key] = true
			fields(inner, into)
		}
	case []any:
		for _, inner := range v {
			fields(inner, into)
		}
	}
	return into
}
