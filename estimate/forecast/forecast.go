// Package forecast answers: what does a scenario need month by month, as its inputs
// grow? In which months do fleets need more nodes, and in which month is a limit
// first exceeded?
//
// [ParseGrowth] reads which quantities grow, by a percentage in each period,
// compounded. A [Forecast] has these, the number of months and the metrics to show;
// [Forecast.Run] adds a [Row] for the end of each month, a [Step] for each change of
// a number of nodes, and a [Limit] for each condition of the graph.
//
// # Data that accumulates
//
// In the standard model a workload keeps rate × retention: the steady state. Here the
// data kept at time t is the integral of the rate over the retention before t, plus
// the data that exists already. At month 0 there is only the existing data; with
// [Forecast].Steady, also what the rates of month 0 would have accumulated.
//
// The rate is taken from the graph and not written a second time in Go. A quantity
// that uses the retention is linear in it, so its rate is the difference between its
// value with the retention and its value with none, divided by the retention. The
// integral over a month is Simpson's rule on the rates at both ends and in the
// middle, and where a retention begins within a month, the integral of the parabola
// through these three: exact for a rate that is quadratic in time, and within 1e-7 of
// the closed form at a growth of 60% a year.
//
// # Uncertain growth
//
// A growth may be a range, 10..30%/year. Each simulated run (a trajectory) draws it
// once, for all months. The median, P5 and P95 of a month are those of the runs. If
// one growth alone is uncertain, the runs take its percentiles in order; several are
// drawn by Latin hypercube sampling with a fixed seed. All other ranges of the
// scenario are at their median.
package forecast

import (
	"fmt"
	"time"

	"botec/estimate"
	"botec/estimate/source"
)

// Forecast is a scenario month by month. Run computes Rows, Limits and Steps from the
// fields above them.
type Forecast struct {
	*estimate.Result // of the scenario at month 0
	Growth           []Growth
	Months           int
	Steady           bool              // month 0 has the data that its rates would have accumulated
	From             time.Time         // the date of month 0, zero where months have numbers only
	Shown            []*estimate.Value // the metrics

	Rows   []Row   // one for each month, from 0 to Months
	Limits []Limit // one for each condition of the graph
	Steps  []Step  // by metric, then by month
}

// maxMonths is a thousand years.
const maxMonths = 12_000

// Run computes the rows, the limits and the steps. The error is [source.Errors]:
// fewer than one month or too many, a quantity that grows beyond the range of
// floating-point numbers, or a condition on a percentile.
func (f *Forecast) Run() error {
	if f.Months < 1 || f.Months > maxMonths {
		return source.Errors{{Text: fmt.Sprintf("a forecast spans 1 month to 1000 years, not %d months", f.Months)}}
	}
	if errs := f.overflows(); len(errs) > 0 {
		return errs
	}
	for _, i := range f.Conditions { // else they would silently use medians
		if q := &f.Quantities[i]; len(q.Bound.Statistics()) > 0 {
			return source.Errors{q.Entry.Error("a plain condition, and growth as a range", "a forecast cannot evaluate percentiles: ranges of the scenario stay at their median")}
		}
	}
	var runs []*trajectory
	for _, shares := range f.draws() {
		runs = append(runs, f.simulate(shares))
	}
	for m := range f.Months + 1 {
		f.Rows = append(f.Rows, f.row(m, runs))
	}
	for c := range f.Conditions {
		f.Limits = append(f.Limits, f.limit(c, runs))
	}
	f.findSteps()
	return nil
}
