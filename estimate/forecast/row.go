package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Month is a twelfth of a year of 365 days, in seconds.
const Month = 365 * 86400. / 12

// MonthLayout is the layout of a calendar month for package time.
const MonthLayout = "2006-01"

// Row is the end of a month: the values of the shown metrics, in base units. Without
// uncertainty, P5 and P95 equal Values. A value that an estimate would refuse is NaN.
type Row struct {
	Month           int
	Values, P5, P95 []float64 // by metric: the median and percentiles of the runs
	Totals          []Total   // by metric
	Bound           []string  // by metric: of a fleet's nodes the resource that needs the most, else ""
	Violation       string    // why there are no values: "utilization is above 100%", "" where there are
	Warning         string    // such a violation in a part of the runs, with its share; "" for none
}

// Total is the money that a metric has come to since month 0: each month is billed at
// the value of its end. It is zero for a metric that is no money per time.
type Total struct{ Value, P5, P95 float64 }

// Step is a change of a number of nodes, or of the nodes for one resource; under
// uncertainty, of its median.
type Step struct {
	*estimate.Value
	Month    int // the first month with the new number
	From, To float64
}

// IsBill says whether a metric is money per time, which adds up.
func IsBill(v *estimate.Value) bool { return v.Bound.Type.Dim == unit.Money.Div(unit.Time) }

// row summarizes one month of all runs; central is the one with ranges at their median,
// groups are the others, if any.
func (f *Forecast) row(month int, central *simulation, groups []*simulation) Row {
	row := Row{Month: month, Bound: make([]string, len(f.Shown))}
	for why := range central.why {
		row.Violation = why
	}
	all := groups
	if len(all) == 0 {
		all = []*simulation{central}
	}
	for k, v := range f.Shown {
		i, _ := f.Find(v.Name)
		if v.BoundBy != "" {
			row.Bound[k] = graph.BoundBy(f.Resources(v.Owner), central.frame.Value)
		}
		values := Total{math.NaN(), math.NaN(), math.NaN()}
		if row.Violation == "" {
			values = spread(all, func(s *simulation) []float64 { return s.frame.Column(i) })
		}
		row.Values, row.P5, row.P95 = append(row.Values, values.Value), append(row.P5, values.P5), append(row.P95, values.P95)
		var total Total
		if IsBill(v) {
			total = spread(all, func(s *simulation) []float64 { return s.totals[i] })
			total = Total{unit.RoundTo12Digits(total.Value), unit.RoundTo12Digits(total.P5), unit.RoundTo12Digits(total.P95)}
		}
		row.Totals = append(row.Totals, total)
	}
	if row.Violation == "" {
		row.Warning = f.warning(groups)
	}
	return row
}

// warning is the most frequent violation of a month in a part of the runs.
func (f *Forecast) warning(groups []*simulation) string {
	counts := make(map[string]int)
	for _, s := range groups {
		for why, n := range s.why {
			counts[why] += n
		}
	}
	var first string
	for why, n := range counts {
		if first == "" || n > counts[first] || n == counts[first] && why < first {
			first = why
		}
	}
	if first == "" {
		return ""
	}
	return fmt.Sprintf("%s in %.2g%% of the runs", first, 100*float64(counts[first])/float64(f.Runs))
}

// spread is the median, p5 and p95 of a value over all runs that have one.
func spread(groups []*simulation, value func(s *simulation) []float64) Total {
	var list []float64
	for _, s := range groups {
		for _, v := range value(s) {
			if !math.IsNaN(v) {
				list = append(list, v)
			}
		}
	}
	if len(list) == 0 {
		return Total{math.NaN(), math.NaN(), math.NaN()}
	}
	if len(list) == 1 {
		return Total{list[0], list[0], list[0]}
	}
	slices.Sort(list)
	at := func(p float64) float64 { return unit.RoundTo12Digits(quantile(list, p)) } // beyond them the exp of another processor may differ
	return Total{at(0.5), at(0.05), at(0.95)}
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
