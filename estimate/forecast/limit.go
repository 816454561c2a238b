package forecast

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/scenario"
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
func (f *Forecast) limit(c int, groups []*simulation) Limit {
	i := f.Conditions[c]
	limit := Limit{Condition: strings.Join(strings.Fields(f.Quantities[i].Bound.Text), " "), Month: -1, index: i}
	var months []float64
	for _, s := range groups {
		for _, month := range s.fails[c] {
			if month < 0 {
				months = append(months, math.Inf(1))
				continue
			}
			limit.Share++
			months = append(months, float64(month))
		}
	}
	slices.Sort(months)
	limit.Share /= float64(len(months))
	limit.P5, limit.P95 = quantile(months, 0.05), quantile(months, 0.95)
	if median := quantile(months, 0.5); !math.IsInf(median, 1) {
		limit.Month = int(median)
	}
	return limit
}

// rank sorts limits by when they fail: the first one first, and last those that hold.
func rank(limits []Limit) {
	month := func(l Limit) float64 {
		if l.Month < 0 {
			return math.Inf(1)
		}
		return float64(l.Month)
	}
	slices.SortStableFunc(limits, func(a, b Limit) int {
		return cmp.Or(cmp.Compare(month(a), month(b)), cmp.Compare(a.P5, b.P5), cmp.Compare(b.Share, a.Share))
	})
}

// OrderBy is the last month in which to order what keeps a limit from failing, with the
// lead time of the forecast: before its p5, or its month where that is certain. It is
// negative where that was before month 0. ok is false without a lead time, and for a
// limit that holds.
func (f *Forecast) OrderBy(l Limit) (month int, ok bool) {
	if f.Lead == 0 || math.IsInf(l.P5, 1) {
		return 0, false
	}
	return int(math.Floor(l.P5 - f.Lead/Month + 1e-9)), true
}

// Mentions says whether the condition of a limit uses a value.
func (f *Forecast) Mentions(l Limit, v *estimate.Value) bool {
	i, _ := f.Find(v.Name)
	return slices.ContainsFunc(f.Quantities[l.index].Bound.Refs, func(refs []int) bool { return slices.Contains(refs, i) })
}

// Past lists warnings of events before month 0: they count as part of the scenario.
func (f *Forecast) Past() (warnings []string) {
	for _, e := range f.Events {
		if !e.Yearly && e.To < f.calendar(0) && len(e.Changes) > 0 {
			warnings = append(warnings, e.Changes[0].At()+": the event "+e.Text+" is before the forecast begins, so it is not applied")
		}
	}
	return warnings
}

// Begins says whether an event begins in a month of the forecast, from month 0 on.
func (f *Forecast) Begins(e *scenario.Event, month int) bool {
	switch now := f.calendar(month); {
	case e.Lasting:
		return now == e.From
	case !e.Active(now):
		return false
	default:
		return month == 0 || !e.Active(now-1)
	}
}
