package practice

import "math"

// The factors by which a number may be off, and the factors between the ends of a
// range, for a score of 1, ½ and ¼.
const (
	goodFactor = 1.5
	halfFactor = 3
	magnitude  = 10

	goodWidth    = 4
	halfWidth    = 10
	quarterWidth = 100
)

// Score gives an answer 1, ½, ¼ or 0 points; truth is the value in base units. A
// number is scored by the factor that it is off ([FactorOff]), a range by its
// [Width]. A range that the truth is not in gets 0 points, however near it is.
func Score(a *Answer, truth float64) float64 {
	if a.IsRange() {
		if !Holds(a, truth) {
			return 0
		}
		return score(Width(a), goodWidth, halfWidth, quarterWidth)
	}
	return score(FactorOff(a, truth), goodFactor, halfFactor, magnitude)
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

// FactorOff is the factor between a number and the truth, at least 1; infinite where
// one of them is zero or they differ in sign.
func FactorOff(a *Answer, truth float64) float64 {
	ratio := a.Low / truth
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return max(ratio, 1/ratio)
}

// Holds says whether the truth is in a range.
func Holds(a *Answer, truth float64) bool {
	slack := 1e-9 * math.Abs(truth)
	return a.Low <= truth+slack && truth-slack <= a.High
}

// Width is the factor between the ends of a range, infinite where the lower one is
// zero or negative.
func Width(a *Answer) float64 {
	if a.Low <= 0 {
		return math.Inf(1)
	}
	return a.High / a.Low
}
