package cmd

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/presets"
)

// TestPracticeExact: the exact answers, and the printed ones, score full marks
// on every preset.
func TestPracticeExact(t *testing.T) {
	estimatetest.WithoutRace(t)
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	type session struct {
		Questions []struct {
			Metric, Unit, Text string
			Truth              float64
			Score              float64
		}
		Score, Max float64
	}
	run := func(name, answers string) (s session) {
		t.Helper()
		var out, errs bytes.Buffer
		if status := Main([]string{"practice", name, "-o", "json"}, strings.NewReader(answers), &out, &errs); status != good {
			t.Fatalf("%s: exit status %d\n%s", name, status, &errs)
		}
		if err := json.Unmarshal(out.Bytes(), &s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return s
	}
	for _, name := range presets.Names() {
		asked := run(name, strings.Repeat("skip\n", 20))
		if asked.Score != 0 || asked.Max == 0 {
			t.Errorf("%s: skipped all: %v of %v", name, asked.Score, asked.Max)
		}
		var exact, printed strings.Builder
		for _, q := range asked.Questions {
			if strings.HasSuffix(q.Text, "%") {
				q.Truth, q.Unit = 100*q.Truth, "%"
			}
			exact.WriteString(strconv.FormatFloat(q.Truth, 'g', -1, 64))
			exact.WriteString(" " + strings.TrimPrefix(q.Unit, "1")) // 3472.2 /s
			exact.WriteString("\n")
			printed.WriteString(q.Text + "\n")
		}
		for _, answers := range []string{exact.String(), printed.String()} {
			if s := run(name, answers); s.Score != s.Max || s.Max != asked.Max {
				t.Errorf("%s: %v of %v, asked %v\n%s", name, s.Score, s.Max, asked.Max, answers)
			}
		}
	}
}
