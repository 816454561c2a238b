package explain

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate"
)

// MentalMath is a value worked out by mental arithmetic: with one digit or so of each
// number, with round times (a day is 10^5 s, a year 400 days), and without what
// changes nothing. The formulas are those that computed the value.
type MentalMath struct {
	Steps []MentalStep // the last one gives the value
	Value float64      // the result, in base units
	Times []string     // the round times that were used: "a day ≈ 10^5 s"
}

// MentalStep is one formula with its numbers and its result.
type MentalStep struct {
	Name string          // of the value, as the owner of the figure calls it
	Text string          // "150M users × 2/user/day = 300M/day ≈ 3k/s"
	Of   *estimate.Value // that the step works out

	from []*estimate.Value // the values that its text shows
}

// A result that differs from the value by more than twoDigitsFrom is worked out
// again with two digits of each number; by more than maxError it is no help.
const twoDigitsFrom, maxError = 1.4, 2

// Rounded works out a value with round numbers. Values for which known is true
// are taken as they are; with nil, none is. The result is nil where round numbers
// lead too far from the value, or where nothing had to be rounded.
func Rounded(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *MentalMath {
	out := derive(r, v, known, roundNumbers)
	if out != nil && !within(out.Value/v.Central, twoDigitsFrom) {
		if closer := derive(r, v, known, twoDigits); closer != nil && distance(closer.Value/v.Central) < distance(out.Value/v.Central) {
			out = closer
		}
	}
	if out == nil || !within(out.Value/v.Central, maxError) {
		return nil
	}
	rounded := equal(out.Value, v.Central) == approximately || slices.ContainsFunc(out.Steps, func(s MentalStep) bool { return strings.Contains(s.Text, approximately) })
	if !rounded {
		return nil
	}
	for _, u := range roundTimes {
		if slices.ContainsFunc(out.Steps, func(s MentalStep) bool { return s.mentions(u.name) }) {
			out.Times = append(out.Times, u.text)
		}
	}
	return out
}

// Exact works out a value with its numbers as they are, leaving out what
// changes nothing; nil where there is nothing to work out. known is that of
// [Rounded].
func Exact(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *MentalMath {
	return derive(r, v, known, exactNumbers)
}

// Hints lists the formulas behind a value with names in place of numbers and
// without what changes nothing: that of the value first, then those it uses. known
// is that of [Rounded].
func Hints(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) (hints []MentalStep) {
	if out := derive(r, v, known, names); out != nil {
		hints = out.Steps
		slices.Reverse(hints)
	}
	return hints
}

// Core is the value that is worked out for a value: another one where this one only
// passes it on under another name.
func Core(r *estimate.Result, v *estimate.Value) *estimate.Value {
	dr := newDeriver(r, v, nil, names)
	return dr.derive(dr.origin(v)).name
}

// derive works out a value in one mode; nil where there is nothing to work out.
func derive(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool, m mode) *MentalMath {
	dr := newDeriver(r, v, known, m)
	t := dr.derive(dr.origin(v))
	out := &MentalMath{Value: t.value, Steps: dr.relevantSteps(t)}
	if len(out.Steps) == 0 {
		return nil
	}
	slices.Reverse(out.Steps)
	return out
}

func newDeriver(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool, m mode) *deriver {
	return &deriver{explainer: explainer{Result: r, owner: v.Owner}, known: known, mode: m, done: make(map[*estimate.Value]term)}
}

// mentions says that a step contains a unit of time.
func (s MentalStep) mentions(name string) bool {
	for word := range strings.FieldsFuncSeq(s.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if timeUnit(word) == name {
			return true
		}
	}
	return false
}
