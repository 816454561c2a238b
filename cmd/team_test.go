package cmd

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestTeamFileIsNamed: whatever a command shows, and in whatever format, it names the
// file whose team defaults count in its figures.
func TestTeamFileIsNamed(t *testing.T) {
	inFolder(t, ranged)
	if err := os.WriteFile(".botec.yaml", []byte("defaults: {replication: 2}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range calls {
		for _, format := range []string{"table", "markdown", "html", "json", "yaml"} {
			if name == "plot" && (format == "json" || format == "yaml") {
				continue // a histogram has no such form
			}
			if name == "only" { // of a list of figures that none of it changes, too
				args = []string{"estimate", "plan.yaml", "--only", "post.writes"}
			}
			var out, errs bytes.Buffer
			if status := Main(append(slices.Clip(args), "-o", format), strings.NewReader(""), &out, &errs); status == invalid {
				t.Fatalf("%s: %s", name, &errs)
			}
			if !strings.Contains(out.String(), ".botec.yaml") {
				t.Errorf("%s -o %s does not name .botec.yaml", name, format)
			}
		}
	}
}
