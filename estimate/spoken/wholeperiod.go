package spoken

import (
	"regexp"

	"botec/estimate/unit"
)

// perAtEnd is a computation with a unit below it: 10M/2/day, (5k + 3k)/s.
var perAtEnd = regexp.MustCompile(`^(.*(?:[/÷].*|\)\s*))/\s*(\p{L}+)\s*$`)

// overWholePeriod reads an answer as a computation over the time at its end, where that
// does not fit as the unit of the last number alone: 10M/2/day is 5M a day.
func (m Metric) overWholePeriod(text string) (Reading, bool) {
	parts := perAtEnd.FindStringSubmatch(text)
	if m.Kind != Answer || parts == nil {
		return Reading{}, false
	}
	if u, ok := m.Units.Lookup(parts[2]); !ok || u.Dim != unit.Time {
		return Reading{}, false
	}
	r, problem := m.read(parts[1] + " * 1/" + parts[2])
	return r, problem == nil
}
