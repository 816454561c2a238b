package chart

import "math"

// Scale maps the values from Low to High to 0 to 1, linearly, or logarithmically if Log
// is set.
type Scale struct {
	Low, High float64
	Log       bool
}

// logRatio is the ratio of High to Low above which a scale is logarithmic.
const logRatio = 50

// NewScale makes a scale for all finite values: logarithmic if they are positive and
// span more than a factor of 50, else linear and with zero on it.
func NewScale(values []float64) Scale {
	low, high := finiteRange(values)
	switch {
	case low > high: // no finite value
		return Scale{0, 1, false}
	case low > 0 && high > logRatio*low:
		return Scale{low, high, true}
	case low == high && low == 0:
		return Scale{0, 1, false}
	}
	return Scale{min(low, 0), max(high, 0), false}
}

// At maps a value to 0 to 1. A value outside of the scale is at its nearer end, NaN is
// NaN.
func (s Scale) At(v float64) float64 {
	share := (v - s.Low) / (s.High - s.Low)
	if s.Log {
		share = (math.Log(v) - math.Log(s.Low)) / (math.Log(s.High) - math.Log(s.Low))
	}
	return max(0, min(1, share))
}

// Ticks lists round values on the scale, about count of them or fewer. On a linear scale
// they are multiples of 1, 2 or 5 times a power of ten in a unit of this many base
// units; on a logarithmic scale they are powers of ten.
func (s Scale) Ticks(count int, unit float64) (list []float64) {
	if !(unit > 0) || math.IsInf(unit, 0) {
		unit = 1
	}
	low, high := s.Low/unit, s.High/unit
	if s.Log {
		from, to := math.Ceil(math.Log10(low)-1e-9), math.Floor(math.Log10(high)+1e-9)
		every := max(1, math.Ceil((to-from+1)/float64(count)))
		for e := from; e <= to; e += every {
			list = append(list, math.Pow(10, e)*unit)
		}
		if len(list) > 1 {
			return list
		}
		return []float64{s.Low, s.High}
	}
	step := roundStep((high - low) / float64(count))
	for k := math.Ceil(low/step-1e-9) + 0; k*step <= high*(1+1e-9) && len(list) <= 4*count; k++ {
		list = append(list, k*step*unit)
	}
	return list
}

// roundStep is the smallest step of at least x among 1, 2 and 5 times a power of ten.
func roundStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= x*(1-1e-9) {
			return n * power
		}
	}
	return 10 * power
}
