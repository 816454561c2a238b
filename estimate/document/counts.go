package document

import (
	"fmt"
	"strings"
)

// Counts is how many checks there are of each rule.
type Counts map[Rule]int

// String writes "14 numbers, 2 sections, 3 expectations", "" for no checks.
func (c Counts) String() string {
	var list []string
	for _, r := range []struct {
		rule Rule
		noun string
	}{{Claim, "number"}, {Section, "section"}, {Expectation, "expectation"}} {
		switch n := c[r.rule]; {
		case n == 1:
			list = append(list, "1 "+r.noun)
		case n > 1:
			list = append(list, fmt.Sprintf("%d %ss", n, r.noun))
		}
	}
	return strings.Join(list, ", ")
}
