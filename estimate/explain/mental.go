package explain

import (
	"slices"
	"strings"
	"unicode"

	"botec/estimate"
)

// MentalMath is a value computed by mental arithmetic: with one digit or so of each
// number, with round times (a day is 10^5 s, a year 4·10^7 s), and without what
// changes nothing. The formulas are those of the estimate.
type MentalMath struct {
	Steps []MentalStep // the last one gives the value
	Value float64      // the result, in base units
	Times []string     // the round times that were used: "a day ≈ 10^5 s"
}

// MentalStep is one formula with its numbers and its result.
type MentalStep struct {
	Name string          // of the value, as the owner of the figure calls it
	Text string          // "150M users × 2/user/day = 300M/day ≈ 3k/s"
	Of   *estimate.Value // which the step computes

	shown []*estimate.Value // the values in its text
}

// A result that is off by a factor of more than twoDigitsFrom is computed again with
// two digits of each number; off by more than maxError, it is no help.
const twoDigitsFrom, maxError = 1.4, 2

// Rounded computes a value with round numbers. Values for which known is true are
// not computed but rounded; known may be nil. The result is nil where round numbers
// lead too far from the value, or where nothing had to be rounded.
func Rounded(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *MentalMath {
	out := derive(r, v, known, oneDigit)
	if out != nil && !within(out.Value/v.Central, twoDigitsFrom) {
		if closer := derive(r, v, known, twoDigits); closer != nil && distance(closer.Value/v.Central) < distance(out.Value/v.Central) {
			out = closer
		}
	}
	if out == nil || !within(out.Value/v.Central, maxError) {
		return nil
	}
	isRounded := func(s MentalStep) bool { return strings.Contains(s.Text, about) }
	if equalOrAbout(out.Value, v.Central) != about && !slices.ContainsFunc(out.Steps, isRounded) {
		return nil
	}
	for _, u := range roundTimes {
		if slices.ContainsFunc(out.Steps, func(s MentalStep) bool { return s.mentions(u.name) }) {
			out.Times = append(out.Times, u.text)
		}
	}
	return out
}

// Exact computes a value like [Rounded], but with exact numbers; nil where there is
// nothing to compute.
func Exact(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *MentalMath {
	return derive(r, v, known, exactNumbers)
}

// Hints lists the formulas of [Rounded] with names in place of numbers: that of the
// value first, then those it uses.
func Hints(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) (hints []MentalStep) {
	if out := derive(r, v, known, names); out != nil {
		hints = out.Steps
		slices.Reverse(hints)
	}
	return hints
}

// Core is the value whose formula computes a value: another one where this one only
// passes that on under another name.
func Core(r *estimate.Result, v *estimate.Value) *estimate.Value {
	dr := newDeriver(r, v, nil, names)
	return dr.derive(dr.origin(v)).quantity
}

// derive computes a value in one mode; nil where there is nothing to compute.
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

// mentions says that the text of a step has a unit of time.
func (s MentalStep) mentions(name string) bool {
	for word := range strings.FieldsFuncSeq(s.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if timeUnit(word) == name {
			return true
		}
	}
	return false
}
