package document

import (
	"fmt"
	"strings"
	"testing"

	"botec/estimate"
)

// A document that computes too much has one error, at the first marker that is left, and
// runs no command behind it. Equal commands run once.
func TestBudget(t *testing.T) {
	section := func(command string) string { return "<!-- botec show " + command + " -->\n<!-- botec end -->\n" }
	const use = "<!-- botec use twitter -->\n"
	for _, c := range []struct {
		name, text string
		each       int // quantities of a command
		run        int // commands
		line       int // of the error, 0 for none
	}{
		{"little", use + section("calc 1") + section("calc 2"), 1000, 2, 0},
		{"equal ones", use + strings.Repeat(section("calc 1"), 100), 200_000, 1, 0},
		{"the second is too much", use + section("calc 1") + section("calc 2") + section("calc 3") + section("calc 4"), 200_000, 2, 4},
		{"the first is too much", use + section("calc 1") + section("calc 2"), 400_000, 1, 2},
		{"nothing is left for a scenario", use + section("calc 1") + section("calc 2") + "<!-- botec use youtube -->\n", 200_000, 2, 4},
		{"nor for a block", section("calc 1") + section("calc 2") + section("calc 3") + "```yaml botec\nmetrics: {a: 1}\n```\n", 200_000, 2, 3},
		{"many small ones", sectionsOf(3000, section), 0, mostQuantities / leastOfSection, 2*(mostQuantities/leastOfSection) + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			env, run := fixed(t), 0
			env.Show = func(_ string, _ []string, _ *Scenario, spend func(int) error) (string, error) {
				run++
				return "text", spend(c.each)
			}
			env.Evaluate = func(Scenario) (*estimate.Result, error) { return fixed(t).Evaluate(Scenario{}) }
			r := check(t, env, c.text)
			if run != c.run {
				t.Errorf("%d commands were run, not %d", run, c.run)
			}
			line, n := 0, 0
			for _, e := range r.Errors {
				if strings.Contains(e.Text, "computes more than 250,000 quantities") {
					line, _ = e.File.Position(e.Start)
					n++
				}
			}
			if line != c.line || n > 1 || n < len(r.Errors) {
				t.Errorf("%d errors, the last in line %d, want one in line %d: %v", n, line, c.line, r.Errors)
			}
		})
	}
}

func sectionsOf(n int, section func(command string) string) string {
	var text strings.Builder
	for i := range n {
		text.WriteString(section(fmt.Sprint("calc ", i)))
	}
	return text.String()
}
