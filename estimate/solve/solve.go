// Package solve answers: for which values of a quantity do some conditions hold? How
// many users fit on 1000 nodes? How long can data be kept in a petabyte?
//
// [Find] varies one quantity and leaves everything else as it is in the scenario. The
// conditions are those of the graph ([botec/estimate/scenario.Options]); all of them
// must hold, and they may use percentiles: p95(app.nodes) <= 100. The [Solution] has
// the windows in which they hold, and estimates at the boundary and just beyond it.
//
// What a solution says is proved for all values of the interval. An interval is judged
// as a whole, with bounds and trends in place of numbers ([columns.Between]): the
// conditions hold in all of it, or nowhere in it, or it is cut. So no step of a
// ceil, no kink of a max or an if and no pole is missed, however narrow. Intervals are
// cut until whole numbers are single, and others a trillionth apart.
//
// An interval is cut where the conditions change in it, if they differ at its ends, else
// in the middle. What they compare tells about where they change: a few values find it
// where that is smooth, so that each may take all samples of a large scenario.
//
// Where conditions depend on ranges, each sample is judged in this way: if all of them
// rise, so do their percentiles. With the same seed every estimate draws the same
// samples, so conditions change with the value alone. This is as exact as percentiles
// of samples are: one that stays within their error of a limit may cross it to and fro.
//
// Bounds may stay too wide to tell, as for a percentile of something that rises in
// some samples and falls in others, and there may be too many windows. Then the
// solution is not proved: it is about the values that were tried.
package solve

import (
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// searchFactor is the factor from the present value to both ends of the search, where
// these are not given.
const searchFactor = 1e6

// Find finds the values of a quantity at which all conditions of the graph hold. The
// text is its name, or NAME=A..B with the interval that is searched. The printer and
// the sampling are those of the estimates. The error is [source.Errors]: an unknown
// name, a negative present value without an interval, a condition that does not depend
// on the quantity, or a scenario that cannot be estimated.
func Find(g *graph.Graph, text string, p unit.Printer, sampling estimate.Sampling) (*Solution, error) {
	name, interval, given := strings.Cut(text, "=")
	name = strings.TrimSpace(name)
	i, ok := g.Find(name)
	if !ok || g.Quantities[i].Class == graph.Unlisted {
		return nil, source.Errors{g.Unknown(name)}
	}
	if errs := independent(g, i); len(errs) > 0 {
		return nil, errs
	}
	sampling.Only = append(mentioned(g), name)
	out := &Solution{Quantity: &g.Quantities[i]}
	present, at, err := start(g, i, p, sampling)
	if err != nil {
		return nil, err
	}
	if out.Result = present; present == nil { // no present value, but others
		out.Result, out.Overloaded = at, true
		out.Present, _ = raw(g, i)
	} else if out.Present = present.ValueAt(i); present.At(i) != nil {
		out.Present = present.At(i).Value
	}
	s := newSearch(g, i, p, sampling, at)
	if given {
		e := scenario.FlagEntry("--find", name, text, len(text)-len(interval), len(text))
		ends, errs := g.Ends(i, &e, out.Result.ValueAt)
		if len(errs) == 0 && len(ends) != 2 {
			errs = source.Errors{e.Error("--find "+name+"=A..B", "must be an interval")}
		}
		if len(errs) > 0 {
			return nil, errs
		}
		out.Low, out.High = ends[0], ends[1]
		if s.whole {
			out.Low, out.High = math.Ceil(out.Low), math.Floor(out.High)
		}
	} else if out.Present < 0 {
		return nil, source.Errors{{Text: name + " is negative; only positive values can be searched without an interval", Hint: "--find " + name + "=A..B"}}
	} else {
		out.Low, out.High = s.interval(out.Present)
	}
	s.solve(out)
	return out, nil
}

// start estimates the scenario as it is, and with the quantity fixed to a value, from which
// the search starts. present is nil where a fleet of the scenario is overloaded as it
// is, but none with another value of the quantity.
func start(g *graph.Graph, i int, p unit.Printer, sampling estimate.Sampling) (present, at *estimate.Result, err error) {
	with := func(v float64) (*estimate.Result, error) {
		return estimate.EstimateWith(g, p, sampling, &estimate.Fixed{Quantity: i, Value: v})
	}
	if present, err = estimate.Estimate(g, p, sampling); err == nil {
		v := present.ValueAt(i)
		if of := present.At(i); of != nil {
			v = of.Value
		}
		if !present.Varies(i) {
			return present, present, nil
		}
		at, err = with(v)
		return present, at, err
	}
	v, overloaded := raw(g, i)
	for factor := 2.0; overloaded && factor <= searchFactor; factor *= 2 {
		for _, near := range []float64{v * factor, v / factor} {
			if g.IsWhole(i) {
				near = math.Round(near)
			}
			if at, failed := with(near); failed == nil {
				return nil, at, nil
			}
		}
	}
	return nil, nil, err
}

// raw is the value of a quantity, whatever is wrong with others, and whether some fleet is
// overloaded.
func raw(g *graph.Graph, i int) (v float64, overloaded bool) {
	frame := g.NewFrame(1)
	frame.Run()
	return frame.Value(i), g.IsOverloaded(frame)
}

// independent lists the conditions that the quantity has no influence on.
func independent(g *graph.Graph, quantity int) (errs source.Errors) {
	for _, c := range g.Conditions {
		if !g.DependsOn(c, quantity) {
			errs = append(errs, g.Quantities[c].Entry.Error("", "the condition does not depend on %s", g.Quantities[quantity].Name))
		}
	}
	return errs
}

// interval is the range of values that is searched.
func (s *search) interval(present float64) (low, high float64) {
	middle := present
	if middle == 0 {
		middle = 1
	}
	least, most := s.graph.Quantities[s.quantity].Range()
	low, high = max(middle/searchFactor, least), min(middle*searchFactor, most)
	if s.whole {
		low = math.Ceil(low)
		if present == 0 && least >= 0 { // none are there, and none may be the answer
			low = max(0, least)
		}
		high = max(low, math.Floor(high))
	}
	return low, high
}

// solve searches the interval of a solution, and fills in the rest of it.
func (s *search) solve(out *Solution) {
	steps, proved := s.scan(out.Low, out.High)
	s.central, s.samples, s.decisive = nil, nil, nil // which take as much memory as an estimate
	out.Proved = proved
	out.describe(steps)
	if out.HasValue() {
		if r := s.estimate(out.Value); r != nil {
			out.Result = r
		}
	}
	if out.Kind == Largest || out.Kind == Smallest {
		out.BeyondResult = s.estimate(out.Beyond)
	}
	if out.Kind == Never {
		out.Jump = s.jump(steps[0].value, steps[len(steps)-1].value)
	}
	out.Tried, out.Work = s.tried, s.effort()
}

// jump finds where the sides of the only condition, a == b or a ~ b, change places; nil
// where they do not.
func (s *search) jump(low, high float64) *Jump {
	crosses := s.crossing(low, high)
	if len(s.graph.Conditions) != 1 || crosses == nil {
		return nil
	}
	low, high = s.narrow(low, high, crosses)
	from, to := s.estimate(low), s.estimate(high)
	if from == nil || to == nil {
		return nil
	}
	return &Jump{low, high, from, to}
}
