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
	y := slices.Clone(s.of[i])
	positive := !slices.ContainsFunc(y, func(v float64) bool { return !(v > 0) })
	for k := range y {
		if positive {
			y[k] = math.Log(y[k])
		}
	}
	middle, total := spread(y)
	if !(total > 0) {
		return nil
	}
	const bins = 50
	var list []Driver
	for d, draw := range g.program.Draws() {
		var sum, count [bins]float64
		for k, u := range s.uniforms[d] {
			b := min(int(u*bins), bins-1)
			sum[b] += y[k]
			count[b]++
		}
		between := 0.0
		for b := range bins {
			if count[b] > 0 {
				m := sum[b]/count[b] - middle
				between += m * m * count[b] / float64(s.n)
			}
		}
		// the scatter of the bins' own means is not the draw's doing
		share := (between - total*bins/float64(s.n)) / (total * (1 - bins/float64(s.n)))
		if share > 0.005 {
			list = append(list, Driver{g.Quantities[draw.Quantity].Name, share})
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
