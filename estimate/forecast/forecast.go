// Package forecast answers: what does a scenario need month by month, as its inputs
// grow and events change them? In which months do fleets need more nodes, in which month
// is a limit first exceeded, and what has it cost so far?
//
// Growth and events are those of the graph ([botec/estimate/graph.Growth],
// [botec/estimate/graph.Event]). A [Forecast] adds the number of months and the metrics
// to show; [Forecast.Run] adds a [Row] for the end of each month, a [Step] for each
// change of a number of nodes, and a [Limit] for each condition of the graph.
//
// # Growth and events
//
// A growing quantity starts from its value in month 0. A lasting event sets it to what
// its formula says in that month, and it grows on from there. A lasting event of a
// quantity that does not grow holds in all months that follow. On top of that, the
// events of ranges of months and yearly ones change what there is in their months. An
// event begins at the end of the month before its first month.
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
// # Uncertainty
//
// Ranges of the scenario, of growth and of events are simulated together. Each run draws
// each of them once, for all months. The median, P5 and P95 of a month are those of the
// runs. If one range alone matters, the runs take its percentiles in order; several are
// drawn by Latin hypercube sampling with a fixed seed. One more run has all ranges at
// their median: where it violates the bounds of the model, a month has no values.
package forecast

import (
	"fmt"
	"time"

	"botec/estimate"
	"botec/estimate/source"
)

// Forecast is a scenario month by month. Run computes the fields from Runs on from those
// above them.
type Forecast struct {
	*estimate.Result // of the scenario at month 0
	Months           int
	Steady           bool              // month 0 has the data that its rates would have accumulated
	From             time.Time         // the date of month 0, zero where months have numbers only
	Lead             float64           // the time from an order until it is delivered, in seconds
	Shown            []*estimate.Value // the metrics

	Runs   int     // how many were simulated, 0 where nothing is uncertain
	Rows   []Row   // one for each month, from 0 to Months
	Limits []Limit // one for each condition of the graph, by when they fail
	Steps  []Step  // by metric, then by month
}

// Work is about how long Run takes, as [estimate.Result.Work] has it.
func (f *Forecast) Work() int {
	months, runs, _, _ := f.costs()
	return int(float64(months)/monthsOfOne + float64(runs)/runsOfOne)
}

// costs are the quantities of all months, of all months and runs, the rates that are kept of
// data that accumulates, and the values of all columns in all runs.
func (f *Forecast) costs() (months, runs, kept, columns int) {
	p := f.plan()
	work := p.workFor(p.shown())
	runs = 1
	if draws := p.uncertain(work); len(draws) > 0 {
		runs += p.runs(work, len(draws))
	}
	months = min(f.Months, maxMonths) + 1
	kept, columns = 4*len(p.accumulators)*months*runs, runs*f.Program.Columns()
	return months * len(f.Quantities), months * runs * (len(work.moving) + 2*len(work.accumulated)), kept, columns
}

// The most that a forecast may take, each a second or 160 MB: quantities of all months, or of all
// months and runs, and numbers that are kept.
const (
	mostOfMonths = 7_000_000
	mostOfRuns   = 100_000_000
	mostKept     = 27_000_000
)

// tooLong is the error of a forecast that takes too long or too much memory; nil for others.
func (f *Forecast) tooLong() *source.Error {
	ofMonths, ofRuns, kept, columns := f.costs()
	left := max(1, mostKept-columns)
	times := max(float64(ofMonths)/mostOfMonths+float64(ofRuns)/mostOfRuns, float64(kept)/float64(left))
	if times <= 1 {
		return nil
	}
	months := int(float64(f.Months+1)/times) - 1
	if months < 1 {
		return &source.Error{Text: "the scenario is too large for a forecast", Hint: "numbers in place of ranges, or fewer workloads and fleets"}
	}
	return &source.Error{Text: fmt.Sprintf("the scenario is large: at most %d months of it can be simulated, not %d", months, f.Months),
		Hint: fmt.Sprintf("--for '%d months', or numbers in place of ranges", months)}
}

// What takes as long as a quantity of an estimate that has one value: so many months of one
// without ranges, and runs of one with ranges.
const monthsOfOne, runsOfOne = 90, 100

// maxMonths is a thousand years.
const maxMonths = 12_000

// Run computes the rows, the limits and the steps. The error is [source.Errors]:
// fewer than one month or too many, events without a calendar, a quantity that grows
// beyond the range of floating-point numbers, a condition on a percentile, or a scenario
// that takes too long.
func (f *Forecast) Run() error {
	if f.Months < 1 || f.Months > maxMonths {
		return source.Errors{{Text: fmt.Sprintf("a forecast spans 1 month to 1000 years, not %d months", f.Months)}}
	}
	if f.From.IsZero() && len(f.Events) > 0 {
		first := f.Events[0]
		hint := "--from 2027-01, or among the events from: 2027-01"
		if !first.Yearly {
			hint = fmt.Sprintf("--from %04d-01, or among the events from: %04d-01", first.From/12, first.From/12)
		}
		return source.Errors{{Text: "a forecast with events needs the month in which it begins", Hint: hint}}
	}
	for _, i := range f.Conditions { // each run decides them by itself
		if q := &f.Quantities[i]; len(q.Bound.Statistics()) > 0 {
			return source.Errors{q.Entry.Error("a plain condition: p5 and p95 of the month in which it fails are shown", "a forecast cannot evaluate percentiles: each simulated run is judged by itself")}
		}
	}
	if err := f.tooLong(); err != nil {
		return source.Errors{err}
	}
	p := f.plan()
	central, groups := newSimulation(p, p.workFor(nil), 1, nil), p.sampled()
	for m := range f.Months + 1 {
		central.step(m)
		if g := central.overflowing(); g != nil {
			return source.Errors{g.Error("", "%s grows too large to compute within %d months", g.Name, f.Months)}
		}
		stepAll(groups, m)
		f.Rows = append(f.Rows, f.row(m, central, groups))
	}
	if len(groups) == 0 {
		groups = []*simulation{central}
	}
	for c := range f.Conditions {
		f.Limits = append(f.Limits, f.limit(c, groups))
	}
	rank(f.Limits)
	f.findSteps()
	return nil
}
