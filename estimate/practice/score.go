package practice

import "math"

// The factors by which a number may be off for a score of 1, ½ and ¼.
const (
	goodFactor = 1.5
	halfFactor = 3
	magnitude  = 10
)

// The interval score of ranges, in decades: its scale, and what a decade outside of the
// range costs against one of its width. 2/10% is what makes it a proper score of ranges
// with a confidence of 90%: nobody expects a better one than by stating the 5th and the
// 95th percentile of what they believe.
//
// A score is at least 0, which spoils that for wide ranges. On this scale the best range
// is as wide as the true one up to a factor of 5 between its ends, 4% narrower (in
// decades) at a factor of 10, and 10% narrower at a factor of 27, for a gain of 0.003.
const (
	zeroDecades = 6
	missCost    = 2 / 0.1
)

// smallWhole is the largest whole number for which one more or less is as good.
const smallWhole = 10

// Score gives an answer from 0 to 1 points; truth is the value in base units. A number
// gets 1, ½, ¼ or 0 points by the factor that it is off ([FactorOff]). A range loses a
// sixth of a point for each factor of ten between its ends, and 20 sixths for each
// factor of ten by which the truth lies outside.
func Score(a *Answer, truth float64) float64 {
	if a.IsRange() {
		return scoreRange(a, truth)
	}
	const slack = 1 + 1e-9 // for rounding
	switch off := FactorOff(a, truth); {
	case off <= goodFactor*slack:
		return 1
	case off <= halfFactor*slack:
		return 0.5
	case off <= magnitude*slack:
		return 0.25
	}
	return 0
}

// ScoreWhole is Score for a value that is a whole number: up to 10, a number that is one
// more or less gets 1 point too.
func ScoreWhole(a *Answer, truth float64) float64 {
	if !a.IsRange() && truth <= smallWhole && a.Low > 0 && math.Abs(a.Low-truth) <= 1+1e-9 {
		return 1
	}
	return Score(a, truth)
}

func scoreRange(a *Answer, truth float64) float64 {
	if a.Low <= 0 || truth <= 0 {
		return 0
	}
	lost := math.Log10(a.High / a.Low)
	if !Holds(a, truth) {
		lost += missCost * max(math.Log10(a.Low/truth), math.Log10(truth/a.High))
	}
	return rounded(max(0, 1-lost/zeroDecades))
}

// rounded keeps four digits of a score: no more mean anything.
func rounded(score float64) float64 { return math.Round(1e4*score) / 1e4 }

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
