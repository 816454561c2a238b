package practice_test

import (
	"regexp"
	"strings"
	"testing"

	"botec/estimate/calc"
	"botec/estimate/unit"
)

// TestWhy: the working of each decision ends with a comparison, which is true as it is
// written.
func TestWhy(t *testing.T) {
	comparison, value := regexp.MustCompile(`^(.*) ([<>≤≥]) (.*)$`), regexp.MustCompile(`^(?:.* )?([$−]?\d.*)$`)
	last := func(side string) string { // the number that a side comes to
		side = side[strings.LastIndex(side, "= ")+1:]
		side = side[strings.LastIndex(side, "≈ ")+1:]
		return value.ReplaceAllString(strings.TrimLeft(side, "≈= "), "$1")
	}
	checked := 0
	for _, p := range allPresets() {
		for _, q := range p.questions {
			if !q.IsDecision() || strings.Contains(q.Why, " = ") && !strings.ContainsAny(q.Why, "<>≤≥") {
				continue
			}
			m := comparison.FindStringSubmatch(q.Why)
			if m == nil {
				t.Errorf("%s, %s: nothing decides it: %q", p.name, q.Text, q.Why)
				continue
			}
			written := last(m[1]) + strings.NewReplacer("≤", "<=", "≥", ">=").Replace(m[2]) + last(m[3])
			c, err := calc.Calc(written, unit.Printer{})
			if err != nil {
				t.Logf("%s: %s: %v", q.Why, written, err) // it counts what only the scenario knows
				continue
			}
			if checked++; c.Value != true {
				t.Errorf("%s: %s is %v", p.name, q.Why, c.Value)
			}
		}
	}
	if checked < 80 {
		t.Errorf("%d comparisons were checked", checked)
	}
}
