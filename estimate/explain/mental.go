package explain

import (
	"cmp"
	"slices"

	"botec/estimate"
)

// MentalMath is a value computed as one does it in one's head: with one digit or two of
// each number, in days where it is given a day, with round lengths of time, and without
// what changes nothing. The formulas are those of the estimate.
type MentalMath struct {
	Steps []MentalStep // the last one gives the value
	Value float64      // the result, in base units
	Times []string     // the round lengths that were used: "a day ≈ 10^5 s"
}

// MentalStep computes one value.
type MentalStep struct {
	Name  string          // of the value, as the owner of the figure calls it
	Lines []string        // "150M users × 2/user/day = 300M/day ≈ 3k/s"; the last one gives the value
	Of    *estimate.Value // which the step computes

	Results []string // the amounts that the last line gives: "300M/day", "3k/s"
}

// negligible is the share of a sum up to which terms are left out.
const negligible = 0.05

// How far easy numbers may lead from a value before two digits of each are taken, and how
// far these.
const easyError, maxError = 1.3, 1.5

// Asked says how a value is asked for.
type Asked struct {
	Like  string                                    // the printed answer, in whose unit of time a rate is wanted: "5M/day"; "" for the unit that it is printed in, or the second for one that is given
	Known func(v *estimate.Value, text string) bool // the amounts that are known already; nil for none
}

// mostLines is how many lines one computes without paper.
const mostLines = 40

// Rounded computes a value in one's head. Steps whose results are all known, and those
// that lead to these alone, are left out; the arithmetic is the same whatever is known.
// The result is nil where there is nothing to compute, where no head computes it or not
// in 40 lines, and where round numbers lead off by more than a factor of 1.5.
func Rounded(r *estimate.Result, v *estimate.Value, asked Asked) *MentalMath {
	var best amount
	var by *head
	for _, precision := range []struct {
		digits     int
		negligible float64
	}{{0, negligible}, {2, 0.01}, {3, 0.001}} {
		h := &head{simplifier: newSimplifier(r, v, precision.negligible), digits: precision.digits, done: make(map[wanted]amount), periods: make(map[*estimate.Value]period)}
		root := h.passesOn(v)
		in := anyPeriod
		if root.Type().Dim.Time == -1 {
			in = h.askedIn(v, root, asked.Like)
		}
		a := h.derive(root, in)
		if len(a.from) == 0 { // all but a given value is negligible
			continue
		}
		if by == nil || distance(a.value/v.Central) < distance(best.value/v.Central) {
			best, by = a, h
		}
		if within(best.value/v.Central, easyError) {
			break
		}
	}
	if by == nil || !within(best.value/v.Central, maxError) {
		return nil
	}
	return by.written(best, asked.Known)
}

// written are the steps that lead to an amount.
func (h *head) written(a amount, known func(v *estimate.Value, text string) bool) *MentalMath {
	out := &MentalMath{Value: a.value}
	var lengths []length
	lines := 0
	for _, st := range h.stepsTo(a, known) {
		out.Steps = append(out.Steps, MentalStep{h.name(st.of), st.lines, st.of, st.results})
		lengths = append(lengths, st.lengths...)
		lines += len(st.lines)
	}
	if lines == 0 || lines > mostLines {
		return nil
	}
	slices.SortFunc(lengths, func(a, b length) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.in, b.in), cmp.Compare(a.count, b.count))
	})
	for _, l := range slices.Compact(lengths) {
		if note := l.note(); note != "" {
			out.Times = append(out.Times, note)
		}
	}
	return out
}

// Core is the value whose formula computes a value: another one where this one only
// passes that on under another name.
func Core(r *estimate.Result, v *estimate.Value) *estimate.Value {
	s := newSimplifier(r, v, 0)
	return s.core(v)
}
