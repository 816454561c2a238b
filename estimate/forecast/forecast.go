// Package forecast answers: what does a scenario need month by month, as its
// inputs grow? When do fleets take more nodes, and which month is the first in
// which a limit is exceeded.
//
// [ParseGrowth] reads which quantities grow, by a percentage in each period, compounded.
// A [Forecast] holds them, the number of months and the metrics to show;
// [Forecast.Run] fills in a [Row] for the end of each month, a [Step] wherever a
// number of nodes changes, and a [Limit] for each condition of the graph.
//
// # Data that accumulates
//
// The standard model has what a workload keeps as rate × retention: the steady
// state. Here the data kept at time t is the integral of the rate over the
// retention before t, plus what exists already. At month 0 there is only what
// exists; with [Forecast].Steady, also what the rates of month 0 would have left.
//
// The rate is read off the graph, not written a second time in Go. A quantity
// that uses the retention is linear in it, so its rate is the difference between
// its value with the retention and its value with none, divided by the retention.
// The integral over a month is Simpson's rule on the rates at both ends and in
// the middle, and a retention that begins within a month takes the part of the
// parabola through these three: exact for a rate that is quadratic in time, and
// within 1e-7 of the closed form at a growth of 60% a year.
//
// # Uncertain growth
//
// A growth may be a range, 10..30%/year. It is drawn once for each simulated run
// (a trajectory) and stays for all months; values, P5 and P95 are those of the
// runs, each month by itself. One uncertain growth is not drawn at random but
// takes its percentiles in order; several are drawn by Latin hypercube sampling
// with a fixed seed. All other ranges of the scenario are at their median.
package forecast

import (
	"fmt"
	"time"

	"botec/estimate"
	"botec/estimate/source"
)

// Forecast is a scenario month by month. Run fills in Rows, Until and Steps from
// the fields above them.
type Forecast struct {
	*estimate.Result // the scenario as it is at month 0
	Growth           []Growth
	Months           int
	Steady           bool              // month 0 begins with what its rates would have accumulated
	From             time.Time         // of month 0, zero where the months are only counted
	Shown            []*estimate.Value // the metrics

	Rows   []Row   // one for each month, from 0 to Months
	Limits []Limit // one for each condition of the graph
	Steps  []Step  // by metric, then by month
}

// maxMonths is a thousand years.
const maxMonths = 12_000

// Run computes the rows, the limits and the steps. The error is
// [source.Errors]: the months are none or too many, a growth leaves the range of
// floating-point numbers, or a condition asks for a percentile.
func (f *Forecast) Run() error {
	if f.Months < 1 || f.Months > maxMonths {
		return source.Errors{{Text: fmt.Sprintf("a forecast spans 1 month to 1000 years, not %d months", f.Months)}}
	}
	if errs := f.overflows(); len(errs) > 0 {
		return errs
	}
	for _, i := range f.Conditions { // else they would be judged by medians in silence
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
