package cmd

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestHelp: each command says what it does in lines that fit a terminal, and
// gives examples.
func TestHelp(t *testing.T) {
	root := (&app{}).root([]string{"help"})
	var listed strings.Builder
	for _, g := range groups {
		listed.WriteString(" " + g.commands + " ")
	}
	for _, c := range append(root.Commands(), root) {
		for line := range strings.SplitSeq(c.Long, "\n") {
			if utf8.RuneCountInString(line) > 80 {
				t.Errorf("%s: this line of its help is too long: %s", c.Name(), line)
			}
		}
		if c == root {
			continue
		}
		if c.Long == "" || strings.Count(c.Example, "\n") < 2 {
			t.Errorf("%s: its help has no text, or fewer than three examples", c.Name())
		}
		if !strings.Contains(listed.String(), " "+c.Name()+" ") {
			t.Errorf("botec help does not list %s", c.Name())
		}
	}
}

// TestHelpExamples: each example is a call that works.
func TestHelpExamples(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	prepare := `botec init plan.botec.yaml --docs && mkdir docs capacity && mv plan.md docs/capacity.md && cp plan.botec.yaml capacity/plan.botec.yaml
		sed -i.bak 's|botec use plan|botec use ../plan|' docs/capacity.md
		cp plan.botec.yaml bigger.botec.yaml && git init -q . && git add . && git commit -qm plan`
	if text, err := shell(dir, prepare).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, c := range (&app{}).root([]string{"help"}).Commands() {
		if c.Name() == "completion" { // its examples write where other shells look
			continue
		}
		for line := range strings.SplitSeq(c.Example, "\n") {
			example := strings.TrimSpace(line)
			if !strings.HasPrefix(example, "botec ") {
				continue
			}
			if text, err := shell(dir, example).CombinedOutput(); err != nil && !strings.HasSuffix(err.Error(), "exit status 1") {
				t.Errorf("%s: %v\n%s", example, err, text)
			}
		}
	}
}
