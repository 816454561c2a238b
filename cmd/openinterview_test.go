package cmd

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
	"botec/presets"
)

// interviewed is the result of an interview in JSON.
type interviewed struct {
	Assumptions []struct {
		Input, Text string
		Case, Value float64
		Answer      *string
	}
	Questions []struct {
		Metric, Text string
		Choices      []string
		Truth, Score float64
	}
	Parts []struct {
		Kind       string
		Score, Max float64
	}
	Score, Max float64
}

// TestInterviewExact: who assumes what the case has and answers exactly gets full marks
// on every case, and the figures are those of the assumptions.
func TestInterviewExact(t *testing.T) {
	estimatetest.WithoutRace(t)
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	run := func(name, answers string) (s interviewed) {
		t.Helper()
		var out, errs bytes.Buffer
		if status := Main([]string{"practice", name, "--interview", "-o", "json"}, strings.NewReader(answers), &out, &errs); status != good {
			t.Fatalf("%s: exit status %d\n%s", name, status, &errs)
		}
		if err := json.Unmarshal(out.Bytes(), &s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return s
	}
	for _, name := range presets.Names() {
		if s, err := scenario.Load(name, scenario.Options{}); err != nil || s.Kind != "case" {
			continue
		}
		asked := run(name, strings.Repeat("skip\n", 30))
		if asked.Score != 0 || len(asked.Parts) != 4 || asked.Parts[1].Max < 2 {
			t.Errorf("%s: skipped all: %v of %v, %+v", name, asked.Score, asked.Max, asked.Parts)
		}
		var exact strings.Builder
		for _, a := range asked.Assumptions {
			if a.Value != a.Case || a.Answer != nil {
				t.Errorf("%s: %+v", name, a)
			}
			exact.WriteString(a.Text + "\n")
		}
		asked = run(name, exact.String()+strings.Repeat("skip\n", 20)) // a rate that is stated a second is not asked for
		for _, q := range asked.Questions {
			answer := q.Text
			if q.Choices != nil {
				answer = strconv.Itoa(int(q.Truth))
			}
			exact.WriteString(answer + "\n")
		}
		if s := run(name, exact.String()); s.Score != s.Max || s.Max != asked.Max {
			t.Errorf("%s: %v of %v, asked %v\n%s", name, s.Score, s.Max, asked.Max, exact.String())
		}
	}
}
