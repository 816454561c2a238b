package practice

import "math"

// The factors by which a number may be off, and the widths that a range may have,
// for a score of 1, ½ and ¼.
const (
	closeBy = 1.5
	near    = 3
	order   = 10 // of magnitude

	narrow = 4
	wide   = 10
	widest = 100
)

// Score is what an answer is worth where truth is the value in base units: 1, ½, ¼
// or 0. A number scores by the factor that it is off ([FactorOff]), a range that holds
// the truth by its [Width]; a range that does not scores 0, however near it is.
func Score(a *Answer, truth float64) float64 {
	if a.IsRange() {
		if !Holds(a, truth) {
			return 0
		}
		return score(Width(a), narrow, wide, widest)
	}
	return score(FactorOff(a, truth), closeBy, near, order)
}

// score is 1 up to the first limit, ½ and ¼ up to the next ones.
func score(x, one, half, quarter float64) float64 {
	const slack = 1 + 1e-9 // for rounding
	switch {
	case x <= one*slack:
		return 1
	case x <= half*slack:
		return 0.5
	case x <= quarter*slack:
		return 0.25
	}
	return 0
}

// FactorOff is the factor between a number and the truth, at least 1; infinite where one
// is zero or they differ in sign.
func FactorOff(a *Answer, truth float64) float64 {
	ratio := a.Low / truth
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return max(ratio, 1/ratio)
}

// Holds says that the truth lies within a range.
func Holds(a *Answer, truth float64) bool {
	slack := 1e-9 * math.Abs(truth)
	return a.Low <= truth+slack && truth-slack <= a.High
}

// Width is the factor between the ends of a range, infinite where it begins at
// or below zero.
func Width(a *Answer) float64 {
	if a.Low <= 0 {
		return math.Inf(1)
	}
	return a.High / a.Low
}
