package estimate

import (
	"math"
	"slices"

	"botec/estimate/quantile"
	"botec/estimate/unit"
)

// Bin is a bar of a histogram.
type Bin struct {
	From, To float64 // in base units
	Share    float64 // of all samples, 0 to 1
}

// Histogram counts the samples of a value in about this many bins; nil for a certain
// value. The bins span the middle 98% of the samples. They have equal widths, or equal
// ratios (log is true) where they span more than a factor of ten. Bins of whole numbers
// each have the same number of them. Infinite samples are in no bin.
func (r *Result) Histogram(v *Value, bins int) (list []Bin, log bool) {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil, false
	}
	samples, _ := r.column(i)
	of := slices.DeleteFunc(slices.Clone(samples), func(x float64) bool { return !unit.Finite(x) }) // an overloaded queue never answers
	if len(of) == 0 {
		return nil, false
	}
	ends := new(quantile.Selector).Select(of, []float64{0.01, 0.99}, nil)
	low, high := ends[0], ends[1]
	scale, back := func(x float64) float64 { return x }, func(x float64) float64 { return x }
	whole := !slices.ContainsFunc(of, func(x float64) bool { return x != math.Trunc(x) })
	if log = low > 0 && high > 10*low && !(whole && high < float64(10*bins)); log {
		scale, back = math.Log, math.Exp
	}
	from, to := scale(low), scale(high)
	if !(to > from) {
		return nil, log
	}
	if whole && !log { // each bar the same number of whole numbers
		each := math.Ceil((high - low + 1) / float64(bins))
		bins = int(math.Ceil((high - low + 1) / each))
		from, to = low-0.5, low-0.5+each*float64(bins)
	}
	list = make([]Bin, bins)
	for k := range list {
		list[k].From = back(from + (to-from)*float64(k)/float64(bins))
		list[k].To = back(from + (to-from)*float64(k+1)/float64(bins))
	}
	for _, x := range of {
		if x >= low && x <= high {
			k := min(int((scale(x)-from)/(to-from)*float64(bins)), bins-1)
			list[k].Share += 1 / float64(len(samples))
		}
	}
	return list, log
}
