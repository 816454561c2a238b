package forecast

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Month is a twelfth of a year of 365 days, in seconds.
const Month = 365 * 86400. / 12

// Forecast is a scenario month by month, with data that accumulates under the
// growing rates and goes when its retention is over.
//
// What the model computes as a rate times the retention is, at time t, the
// integral of that rate over the last retention before t. The rate is read off
// the graph: a quantity that uses the retention is linear in it, so it is the
// difference between its value with the retention and with none, divided by
// the retention. At month 0 there is what exists; with Steady, what the rates
// of month 0 would have left.
type Forecast struct {
	*estimate.Result
	Growth []Growth
	Months int
	Steady bool
	From   time.Time // of month 0, zero where the months are only counted
	Shown  []*estimate.Value

	Rows  []Row
	Until []Limit
	Steps []Step
}

// Step is a month in which a number of nodes, or of the shards that a resource
// makes of them, becomes another one (at the median of uncertain growth).
type Step struct {
	*estimate.Value
	Month    int
	From, To float64
}

// Row is the end of a month. Values are those of Shown; where the growth is
// uncertain P5 and P95 stand beside the medians. NaN is a value that an
// estimate would refuse.
type Row struct {
	Month           int
	Values, P5, P95 []float64
	Bound           []string // of nodes, "" for other metrics
	Wrong           string   // why there are no values: "utilization is beyond 100%"
}

// Limit is a condition and the first month in which it does not hold, -1 where
// it holds in all; P5 and P95 of those where the growth is uncertain (infinite:
// not within the horizon).
type Limit struct {
	Condition string
	Month     int
	P5, P95   float64
	Share     float64 // of the samples in which it fails within the horizon
	index     int
}

// Mentions says that the condition of a limit names a value.
func (f *Forecast) Mentions(l Limit, v *estimate.Value) bool {
	i, _ := f.Find(v.Name)
	return slices.ContainsFunc(f.Quantities[l.index].Bound.Refs, func(refs []int) bool { return slices.Contains(refs, i) })
}

// MonthLayout is how a calendar month is written, for package time.
const MonthLayout = "2006-01"

// Date is the calendar month of a month of the forecast, "2026-11"; "" where the
// months are only counted.
func (f *Forecast) Date(month int) string {
	if f.From.IsZero() {
		return ""
	}
	return f.From.AddDate(0, month, 0).Format(MonthLayout)
}

// Spread says that uncertain growth takes some value apart.
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

// maxMonths is a thousand years.
const maxMonths = 12_000

// growthSamples is how often an uncertain growth is drawn.
const growthSamples = 101

// Run computes the rows and the limits. The error says that a horizon or a
// growth is too much.
func (f *Forecast) Run() error {
	if f.Months < 1 || f.Months > maxMonths {
		return source.Errors{{Text: fmt.Sprintf("a forecast has from 1 month to a thousand years, not %d months", f.Months)}}
	}
	if errs := f.beyond(); len(errs) > 0 {
		return errs
	}
	for _, i := range f.Conditions { // which has no samples: they would be judged at the median in silence
		if q := &f.Quantities[i]; len(q.Bound.Statistics()) > 0 {
			return source.Errors{q.Entry.Error("a plain condition, and growth as a range", "a forecast has no percentiles of the scenario's own ranges")}
		}
	}
	uncertain, draws := 0, 1
	for _, g := range f.Growth {
		if g.share.Uncertain() {
			uncertain, draws = uncertain+1, growthSamples
		}
	}
	runs := make([]*trajectory, draws)
	streams := make([]columns.Stream, len(f.Growth))
	for k, g := range f.Growth {
		streams[k] = columns.NewStream(g.Name, 0, draws, 1)
	}
	for n := range runs {
		shares := make([]float64, len(f.Growth))
		for k, g := range f.Growth {
			u := [1]float64{0.5}
			switch {
			case uncertain > 1:
				streams[k].Fill(u[:], n)
			case uncertain == 1: // in order: what it drives has its own percentiles there
				u[0] = max(0.005, min(0.995, float64(n)/float64(len(runs)-1)))
			}
			shares[k] = g.share.EvalAtQuantile(nil, u[0])
		}
		runs[n] = f.follow(shares)
	}
	rank := func(list []float64, part float64) float64 {
		slices.Sort(list)
		return list[int(math.Round(part*float64(len(list)-1)))]
	}
	list := make([]float64, len(runs))
	for m := range f.Months + 1 {
		row := Row{Month: m, Bound: runs[len(runs)/2].bound[m]}
		for _, run := range runs {
			row.Wrong = cmp.Or(row.Wrong, run.wrong[m])
		}
		for k := range f.Shown {
			for n, run := range runs {
				list[n] = run.values[m][k]
			}
			if slices.ContainsFunc(list, math.IsNaN) {
				row.Values, row.P5, row.P95 = append(row.Values, math.NaN()), append(row.P5, math.NaN()), append(row.P95, math.NaN())
				continue
			}
			row.Values, row.P5, row.P95 = append(row.Values, rank(list, 0.5)), append(row.P5, rank(list, 0.05)), append(row.P95, rank(list, 0.95))
		}
		f.Rows = append(f.Rows, row)
	}
	f.findSteps()
	for c, i := range f.Conditions {
		limit := Limit{Condition: strings.Join(strings.Fields(f.Quantities[i].Bound.Text), " "), Month: -1, index: i}
		for n, run := range runs {
			if list[n] = math.Inf(1); run.fails[c] >= 0 {
				list[n] = float64(run.fails[c])
				limit.Share++
			}
		}
		limit.Share /= float64(len(runs))
		limit.P5, limit.P95 = rank(list, 0.05), rank(list, 0.95)
		if median := rank(list, 0.5); !math.IsInf(median, 1) {
			limit.Month = int(median)
		}
		f.Until = append(f.Until, limit)
	}
	return nil
}

// findSteps notes where the shown numbers of nodes change.
func (f *Forecast) findSteps() {
	for k, v := range f.Shown {
		if v.Name != "servers" && v.Label != "nodes" && !strings.HasPrefix(v.Label, "nodes_for.") {
			continue
		}
		for m := 1; m < len(f.Rows); m++ {
			if from, to := f.Rows[m-1].Values[k], f.Rows[m].Values[k]; unit.Finite(from) && unit.Finite(to) && from != to {
				f.Steps = append(f.Steps, Step{v, f.Rows[m].Month, from, to})
			}
		}
	}
}
