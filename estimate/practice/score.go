package practice

import "math"

// The factors by which a number may be off for a score of 1, ½ and ¼.
const (
	goodFactor = 1.5
	halfFactor = 3
	magnitude  = 10
)

// A range is read as a belief: the logarithm of the truth is normally distributed, with the
// ends of the range at 5% and 95%. It is scored by the continuous ranked probability score
// of that belief, in decades, of which zeroDecades are a score of 0. That score is proper
// (Gneiting and Raftery 2007): nobody expects a better one than by stating the range that
// he believes in. It is at least 0, which hardly spoils that: at a factor of 100 between
// the ends the best range is 5% narrower than the true one, in decades.
const (
	zeroDecades = 1.05
	z95         = 1.6448536269514722 // of the normal distribution, at 95%
)

// smallWhole is the largest whole number for which one more or less is as good.
const smallWhole = 10

// Score gives an answer from 0 to 1 points; truth is the value in base units. A number
// gets 1, ½, ¼ or 0 points by the factor that it is off ([FactorOff]). A range loses the
// more, the wider it is and the farther the truth lies from its middle.
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
	low, high := math.Log10(a.Low), math.Log10(a.High)
	sigma := (high - low) / (2 * z95)
	z := (math.Log10(truth) - (low+high)/2) / sigma
	below, density := 0.5*math.Erfc(-z/math.Sqrt2), math.Exp(-z*z/2)/math.Sqrt(2*math.Pi)
	lost := sigma * (z*(2*below-1) + 2*density - 1/math.SqrtPi)
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
