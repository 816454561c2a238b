package chart

import (
	"math"
)

// Scale puts values on 0 to 1: logarithmic, or in equal differences.
type Scale struct {
	Low, High float64
	Log       bool
}

// logBeyond is the factor between the ends from which on a scale is logarithmic.
const logBeyond = 50

// NewScale holds all finite values: logarithmic where they span more than a
// factor of 50, else from zero on where none is below it.
func NewScale(values []float64) Scale {
	low, high := ends(values)
	switch {
	case low > high: // no value at all
		return Scale{0, 1, false}
	case low > 0 && high > logBeyond*low:
		return Scale{low, high, true}
	case low == high && low == 0:
		return Scale{0, 1, false}
	}
	return Scale{min(low, 0), max(high, 0), false}
}

// At is the place of a value, 0 to 1; NaN stays NaN, what is beyond stays at the end.
func (s Scale) At(v float64) float64 {
	part := (v - s.Low) / (s.High - s.Low)
	if s.Log {
		part = (math.Log(v) - math.Log(s.Low)) / (math.Log(s.High) - math.Log(s.Low))
	}
	return max(0, min(1, part))
}

// Ticks are round values on the scale, at most about so many. Round are
// multiples of 1, 2 and 5 in a unit of so many base units; on a logarithmic
// scale the powers of ten.
func (s Scale) Ticks(most int, unit float64) (list []float64) {
	if !(unit > 0) || math.IsInf(unit, 0) {
		unit = 1
	}
	low, high := s.Low/unit, s.High/unit
	if s.Log {
		from, to := math.Ceil(math.Log10(low)-1e-9), math.Floor(math.Log10(high)+1e-9)
		every := max(1, math.Ceil((to-from+1)/float64(most)))
		for e := from; e <= to; e += every {
			list = append(list, math.Pow(10, e)*unit)
		}
		if len(list) > 1 {
			return list
		}
		return []float64{s.Low, s.High}
	}
	step := roundStep((high - low) / float64(most))
	for k := math.Ceil(low/step-1e-9) + 0; k*step <= high*(1+1e-9) && len(list) <= 4*most; k++ {
		list = append(list, k*step*unit)
	}
	return list
}

// roundStep is the least of 1, 2 and 5 times a power of ten that is not below x.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= x*(1-1e-9) {
			return n * power
		}
	}
	return 10 * power
}
