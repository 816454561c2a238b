package cmd

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"botec/estimate"
	"botec/presets"
)

// variant is the name of a preset that is another one with other figures.
var variant = regexp.MustCompile(`-(kps|booknotes|newsletter)$`)

// TestFirstScreen: the first screen of every preset has the figures that answer its
// title, what they depend on, and the start of the tables.
func TestFirstScreen(t *testing.T) {
	const lines, columns = 24, 80
	table := regexp.MustCompile(`(?m)^(TRAFFIC|BANDWIDTH|STORAGE|SERVERS|PATHS|COST|OTHER|FIGURES)\b.*\n\S`)
	for _, name := range presets.Names() {
		if variant.MatchString(name) {
			continue
		}
		r, err := estimate.Open(name, estimate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(r.Scenario.Headline); n < 2 {
			t.Errorf("%s has %d figures in its headline", name, n)
		}
		var out, errs bytes.Buffer
		if status := Main([]string{"estimate", name}, strings.NewReader(""), &out, &errs); status != good {
			t.Fatalf("%s: %s", name, &errs)
		}
		all := strings.SplitAfter(out.String(), "\n")
		screen := strings.Join(all[:min(lines, len(all))], "")
		for _, f := range r.Headline {
			if f.Words == "" || strings.Count(screen, f.Words+"\n") == 0 {
				t.Errorf("%s: the screen has no %q of %s", name, f.Words, f.Written)
			}
		}
		if !strings.Contains(screen, "\nMOST DEPENDS ON  ") {
			t.Errorf("%s: the screen does not say what the figures depend on", name)
		}
		if !table.MatchString(screen) {
			t.Errorf("%s: the screen does not reach the tables:\n%s", name, screen)
		}
		inTables := false
		for _, line := range all {
			inTables = (inTables || table.MatchString(line+"x")) && !strings.HasPrefix(line, "NOTES") && !strings.HasPrefix(line, "ASSUMPTIONS")
			if n := len([]rune(line)); !inTables && n > columns+1 {
				t.Errorf("%s: a line of %d columns: %s", name, n, line)
			}
		}
	}
}
