package forecast

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/unit"
)

// Month is a twelfth of a year of 365 days, in seconds.
const Month = 365 * 86400. / 12

// MonthLayout is the layout of a calendar month for package time.
const MonthLayout = "2006-01"

// Row is the end of a month: the values of the shown metrics, in base units. Without
// uncertain growth, P5 and P95 equal Values. A value that an estimate would refuse is
// NaN.
type Row struct {
	Month           int
	Values, P5, P95 []float64 // by metric: the median and percentiles of the runs
	Bound           []string  // by metric: of a fleet's nodes the resource that needs the most, else ""
	Violation       string    // why there are no values: "utilization is above 100%", "" where there are
}

// Step is a change of a number of nodes, or of the nodes for one resource; under
// uncertain growth, of its median.
type Step struct {
	*estimate.Value
	Month    int // the first month with the new number
	From, To float64
}

// row summarizes one month of all runs.
func (f *Forecast) row(month int, runs []*trajectory) Row {
	row := Row{Month: month, Bound: runs[len(runs)/2].bound[month]}
	for _, run := range runs {
		row.Violation = cmp.Or(row.Violation, run.violations[month])
	}
	for k := range f.Shown {
		median, p5, p95 := math.NaN(), math.NaN(), math.NaN()
		if values := sorted(runs, func(run *trajectory) float64 { return run.values[month][k] }); !math.IsNaN(values[0]) {
			median, p5, p95 = quantile(values, 0.5), quantile(values, 0.05), quantile(values, 0.95)
		}
		row.Values, row.P5, row.P95 = append(row.Values, median), append(row.P5, p5), append(row.P95, p95)
	}
	return row
}

// sorted lists a value of each run in increasing order, NaN first.
func sorted(runs []*trajectory, value func(run *trajectory) float64) []float64 {
	list := make([]float64, len(runs))
	for n, run := range runs {
		list[n] = value(run)
	}
	slices.Sort(list)
	return list
}

// quantile is the value of the nearest rank in a sorted list.
func quantile(sorted []float64, p float64) float64 {
	return sorted[int(math.Round(p*float64(len(sorted)-1)))]
}

// findSteps finds the months in which the shown numbers of nodes change.
func (f *Forecast) findSteps() {
	for k, v := range f.Shown {
		if !countsNodes(v) {
			continue
		}
		for m := 1; m < len(f.Rows); m++ {
			if from, to := f.Rows[m-1].Values[k], f.Rows[m].Values[k]; unit.Finite(from) && unit.Finite(to) && from != to {
				f.Steps = append(f.Steps, Step{v, f.Rows[m].Month, from, to})
			}
		}
	}
}

// countsNodes says whether a value is a number of nodes, by its name: that of a fleet,
// of all fleets or for one resource, or a metric of that name.
func countsNodes(v *estimate.Value) bool {
	return v.Name == "servers" || v.Label == "nodes" || strings.HasPrefix(v.Label, "nodes_for.")
}

// Date is the calendar month of a month of the forecast, "2026-11"; "" without From.
func (f *Forecast) Date(month int) string {
	if f.From.IsZero() {
		return ""
	}
	return f.From.AddDate(0, month, 0).Format(MonthLayout)
}

// Spread says whether P5 and P95 differ for some value.
func (f *Forecast) Spread() bool {
	for _, row := range f.Rows {
		for k, v := range row.Values {
			if unit.Finite(v) && row.P5[k] != row.P95[k] {
				return true
			}
		}
	}
	return false
}
