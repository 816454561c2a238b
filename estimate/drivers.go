package estimate

import (
	"math"
	"slices"
)

// Drivers ranks the ranges behind an uncertain value by their share of its
// spread; nil where it is certain.
func (r *Result) Drivers(v *Value) []Driver {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	return r.drivers(r.samples, i)
}

// Driver is an input of an uncertain value, with its share of the spread.
type Driver struct {
	Name  string  `json:"name"`
	Share float64 `json:"share"`
}

// drivers splits the spread of a value among the draws that it depends on: the
// share of the variance (of its logarithm, where it is positive) that goes when
// the draw is known. What they do together, beyond the sum of their own, is in
// no share.
func (g *Graph) drivers(s *samples, i int) []Driver {
	var y []float64 // the samples that have a value
	var at []int    // which they are
	positive := true
	for k, v := range s.of[i] {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
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
	upstream := make([]bool, len(g.Quantities))
	g.above(i, upstream)
	n := float64(len(y))
	bins := max(2, min(50, len(y)/40))
	least := max(0.005, 3*math.Sqrt(2*float64(bins))/n) // below it is the scatter of the samples
	var list []Driver
	for d, draw := range g.program.Draws() {
		if !upstream[draw.Quantity] {
			continue
		}
		sum, count := make([]float64, bins), make([]float64, bins)
		for k, v := range y {
			b := min(int(s.uniforms[d][at[k]]*float64(bins)), bins-1)
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
		share := (between - total*float64(bins)/n) / (total * (1 - float64(bins)/n))
		name := g.Quantities[draw.Quantity].Name
		if k := slices.IndexFunc(list, func(d Driver) bool { return d.Name == name }); k >= 0 {
			list[k].Share += share
		} else if share > least {
			list = append(list, Driver{name, share})
		}
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

// above marks a quantity and all that it is computed from.
func (g *Graph) above(i int, marked []bool) {
	if marked[i] {
		return
	}
	marked[i] = true
	for r := range g.Quantities[i].Bound.Uses() {
		g.above(r, marked)
	}
}
