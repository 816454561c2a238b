package estimate

import (
	"math"

	"botec/estimate/formula"
)

// percentiles gives the samples that so many parts of all lie below, the parts
// in rising order. NaN samples, which have no place in the order, are left out.
// It orders the list only as far as it must.
func percentiles(of []float64, parts ...float64) []float64 {
	list := make([]float64, 0, len(of))
	for _, v := range of {
		if v == v {
			list = append(list, v)
		}
	}
	out := make([]float64, len(parts))
	if len(list) == 0 {
		for k := range out {
			out[k] = math.NaN()
		}
		return out
	}
	from := 0 // what stands before it is smaller than all behind
	for k, p := range parts {
		at := int(math.Round(p * float64(len(list)-1)))
		out[k] = pick(list[from:], at-from)
		from = at
	}
	return out
}

// pick puts the kth smallest value at its place k, the smaller ones before it
// and the larger ones behind (Hoare's selection), and gives it.
func pick(list []float64, k int) float64 {
	for lo, hi := 0, len(list)-1; lo < hi; {
		a, b, c := list[lo], list[(lo+hi)/2], list[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for list[j] > pivot {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return list[k]
		}
	}
	return list[k]
}

// stat is what a function over the samples makes of them.
func stat(f *formula.Function, of []float64) float64 {
	if p := f.Percentile(); p > 0 {
		return percentiles(of, float64(p)/100)[0]
	}
	return mean(of)
}

// mean leaves out what is no number.
func mean(of []float64) float64 {
	sum, n := 0.0, 0
	for _, v := range of {
		if v == v {
			sum, n = sum+v, n+1
		}
	}
	return sum / float64(n)
}
