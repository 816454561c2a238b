package forecast

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
)

// Limit is a condition and the first month in which it does not hold.
type Limit struct {
	Condition string
	Month     int     // the median of the runs, -1 where it holds in all months
	P5, P95   float64 // percentiles of the month over the runs, infinite where it holds in all months
	Share     float64 // of the runs in which it fails within the forecast
	index     int     // of the condition among the quantities
}

// limit finds the first month in which condition number c fails.
func (f *Forecast) limit(c int, runs []*trajectory) Limit {
	i := f.Conditions[c]
	limit := Limit{Condition: strings.Join(strings.Fields(f.Quantities[i].Bound.Text), " "), Month: -1, index: i}
	months := sorted(runs, func(run *trajectory) float64 {
		if run.fails[c] < 0 {
			return math.Inf(1)
		}
		limit.Share++
		return float64(run.fails[c])
	})
	limit.Share /= float64(len(runs))
	limit.P5, limit.P95 = quantile(months, 0.05), quantile(months, 0.95)
	if median := quantile(months, 0.5); !math.IsInf(median, 1) {
		limit.Month = int(median)
	}
	return limit
}

// Mentions says whether the condition of a limit uses a value.
func (f *Forecast) Mentions(l Limit, v *estimate.Value) bool {
	i, _ := f.Find(v.Name)
	return slices.ContainsFunc(f.Quantities[l.index].Bound.Refs, func(refs []int) bool { return slices.Contains(refs, i) })
}
