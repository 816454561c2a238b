package estimate

import (
	"math"
	"slices"

	"botec/estimate/unit"
)

// Drivers ranks the ranges behind an uncertain value by their share of its
// spread; nil where it is certain.
func (r *Result) Drivers(v *Value) []Driver {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	list := r.known(i)
	if list == nil {
		list = r.drivers(i)
	}
	slices.SortStableFunc(list, func(a, b Driver) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return 0
	})
	return list
}

// Driver is an input of an uncertain value, with its share of the spread.
type Driver struct {
	Name  string  `json:"name"`
	Share float64 `json:"share"`
}

// leastShare is under what a driver is not listed.
const leastShare = 0.005

// known is the shares of a value that is normal, or whose logarithm is: what
// each draw adds to the variance. nil of any other.
func (r *Result) known(i int) (list []Driver) {
	terms, ok := r.samples.part.Terms(r.samples.part.Node(i))
	if !ok {
		return nil
	}
	total := 0.0
	for _, t := range terms {
		total += t.By * t.By
	}
	for _, t := range terms {
		list = r.share(list, t.Draw, t.By*t.By/total)
	}
	return slices.DeleteFunc(list, func(d Driver) bool { return d.Share < leastShare })
}

// share adds what a draw does to the share of the quantity that it stands in.
func (r *Result) share(list []Driver, draw int, share float64) []Driver {
	name := r.Quantities[r.Program.Draws()[draw].Quantity].Name
	if k := slices.IndexFunc(list, func(d Driver) bool { return d.Name == name }); k >= 0 {
		list[k].Share += share
		return list
	}
	return append(list, Driver{name, share})
}

// drivers splits the spread of a value among the draws that it depends on: the
// share of the variance (of its logarithm, where it is positive) that goes when
// the draw is known. What they do together, beyond the sum of their own, is in
// no share.
func (r *Result) drivers(i int) (list []Driver) {
	samples, part := r.column(i)
	var y []float64 // the samples that have a value
	var at []int    // which they are
	positive := true
	for k, v := range samples {
		if unit.Finite(v) {
			y, at, positive = append(y, v), append(at, k), positive && v > 0
		}
	}
	for k := range y {
		if positive {
			y[k] = math.Log(y[k])
		}
	}
	middle, total := spread(y)
	if !(total > 0) {
		return nil
	}
	n := float64(len(y))
	bins := max(2, min(50, len(y)/40))
	least := max(leastShare, 3*math.Sqrt(2*float64(bins))/n) // below it is the scatter of the samples
	places := make([]float64, len(samples))
	for _, d := range part.DrawsOf(part.Node(i)) {
		part.Stream(d).Fill(places, 0)
		sum, count := make([]float64, bins), make([]float64, bins)
		for k, v := range y {
			b := min(int(places[at[k]]*float64(bins)), bins-1)
			sum[b] += v
			count[b]++
		}
		between := 0.0
		for b := range bins {
			if count[b] > 0 {
				m := sum[b]/count[b] - middle
				between += m * m * count[b] / n
			}
		}
		// the scatter of the bins' own means is not the draw's doing
		if share := (between - total*float64(bins)/n) / (total * (1 - float64(bins)/n)); share > least {
			list = r.share(list, d, share)
		}
	}
	return list
}

func spread(y []float64) (mean, variance float64) {
	for _, v := range y {
		mean += v
	}
	mean /= float64(len(y))
	for _, v := range y {
		variance += (v - mean) * (v - mean)
	}
	return mean, variance / float64(len(y))
}
