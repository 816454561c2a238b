package drill

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"botec/estimate/calc"
	"botec/estimate/unit"
)

// TestWays: each equation in what a card says about the way to its answer is true as it
// is written, with its units and prefixes; but for the rules of prefixes, k × M = G.
func TestWays(t *testing.T) {
	spoken := strings.NewReplacer("×", "*", "÷", "/", "−", "-", "·", "*", ",", "", "100% −", "1 -")
	rule := regexp.MustCompile(`^[kMB] × (M|billion) = [A-Z]+$`)
	checked := map[string]bool{}
	check := func(c *Card) {
		for part := range strings.FieldsFuncSeq(c.Way, func(r rune) bool { return r == ':' || r == ';' }) {
			part = strings.TrimSuffix(strings.TrimSpace(part), ", a little less")
			left, right, ok := strings.Cut(part, " = ")
			if !ok || rule.MatchString(part) {
				continue
			}
			checked[c.ID] = true
			x, err := calc.Calc(spoken.Replace(left), unit.Printer{})
			y, err2 := calc.Calc(spoken.Replace(right), unit.Printer{})
			if err != nil || err2 != nil {
				t.Errorf("%s: %s: %v %v", c.ID, part, err, err2)
				continue
			}
			a, b := x.Value.(float64), y.Value.(float64)
			if x.Dim != y.Dim || math.Abs(a-b) > 0.006*math.Abs(a) {
				t.Errorf("%s: %s: %s and %s", c.ID, part, x.Text, y.Text)
			}
		}
	}
	for _, d := range decks(t) {
		for i := range d.Kinds {
			k := &d.Kinds[i]
			if k.number != nil {
				check(card(t, k.ID))
				continue
			}
			most := 0
			for _, v := range k.step.variables {
				most = max(most, len(v.values))
			}
			for n := range most {
				var values []string
				for _, v := range k.step.variables {
					values = append(values, v.values[n%len(v.values)])
				}
				check(card(t, k.ID, values...))
			}
		}
	}
	if len(checked) < 20 {
		t.Errorf("%d cards have an equation", len(checked))
	}
}
