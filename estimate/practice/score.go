package practice

import (
	"math"
)

// How far a number may be off, and how wide a range may be, for 1, ½ and ¼.
const (
	closeBy = 1.5
	near    = 3
	order   = 10

	narrow = 4
	wide   = 10
	widest = 100
)

// Score is what an answer is worth, 0 to 1. A number scores by its distance from
// the truth; a range by whether it holds the truth and by its width, so that
// one that is sure of itself and wrong scores nothing.
func Score(a *Answer, truth float64) float64 {
	if a.IsRange() {
		if !Holds(a, truth) {
			return 0
		}
		return steps(Width(a), narrow, wide, widest)
	}
	return steps(Off(a, truth), closeBy, near, order)
}

func steps(x, one, half, quarter float64) float64 {
	const forgiven = 1 + 1e-9
	switch {
	case x <= one*forgiven:
		return 1
	case x <= half*forgiven:
		return 0.5
	case x <= quarter*forgiven:
		return 0.25
	}
	return 0
}

// Off is the factor between a number and the truth, at least 1; infinite where
// they differ in sign.
func Off(a *Answer, truth float64) float64 {
	ratio := a.Low / truth
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return max(ratio, 1/ratio)
}

// Holds says that a range holds the truth.
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
