package estimate

import (
	"math"
	"slices"

	"botec/estimate/unit"
)

// Driver is a quantity with a range, and the share of the spread of a value, 0 to 1,
// that comes from its ranges.
type Driver struct {
	Name  string  `json:"name"`
	Share float64 `json:"share"`

	Quantity int `json:"-"` // its index in the graph
}

// Drivers lists the quantities whose ranges make a value uncertain, the one with the
// largest share of its spread first; nil for a certain value. Quantities with less than
// leastShare are left out.
func (r *Result) Drivers(v *Value) []Driver {
	i, ok := r.Find(v.Name)
	if !ok || !v.Uncertain {
		return nil
	}
	list := r.exactDrivers(i)
	if list == nil {
		list = r.sampledDrivers(i)
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

// leastShare is the smallest share of a driver that is listed.
const leastShare = 0.005

// exactDrivers returns the drivers of a value that is normally distributed, or whose
// logarithm is: what each draw adds to the variance. It is nil for another value.
func (r *Result) exactDrivers(i int) (list []Driver) {
	terms, ok := r.samples.program.Terms(r.samples.program.Node(i))
	if !ok {
		return nil
	}
	total := 0.0
	for _, t := range terms {
		total += t.By * t.By
	}
	for _, t := range terms {
		list = r.addShare(list, t.Draw, t.By*t.By/total)
	}
	return slices.DeleteFunc(list, func(d Driver) bool { return d.Share < leastShare })
}

// addShare adds the share of a draw to that of the quantity that it belongs to.
func (r *Result) addShare(list []Driver, draw int, share float64) []Driver {
	quantity := r.Program.Draws()[draw].Quantity
	if k := slices.IndexFunc(list, func(d Driver) bool { return d.Quantity == quantity }); k >= 0 {
		list[k].Share += share
		return list
	}
	return append(list, Driver{r.Quantities[quantity].Name, share, quantity})
}

// sampledDrivers estimates the share of each draw from samples: by how much the variance
// of the value (of its logarithm where it is positive) shrinks once the draw is known.
// This is the first-order Sobol index. What draws do only together is in no share.
func (r *Result) sampledDrivers(i int) (list []Driver) {
	samples, program := r.column(i)
	var y []float64 // the samples that are finite
	var at []int    // their indexes
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
	least := max(leastShare, 3*math.Sqrt(2*float64(bins))/n) // less may be noise of the samples
	places := make([]float64, len(samples))
	for _, d := range program.DrawsOf(program.Node(i)) {
		program.Stream(d).Fill(places, 0)
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
		// less the part that the noise of the bins' means makes
		if share := (between - total*float64(bins)/n) / (total * (1 - float64(bins)/n)); share > least {
			list = r.addShare(list, d, share)
		}
	}
	return list
}

// spread returns the mean and the variance.
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
