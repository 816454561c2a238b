// Package estimate is the front door of the engine. It leads from the name of a
// scenario to the values of all its quantities:
//
//	scenario.Load → scenario.Scenario → graph.Compile → graph.Graph → Estimate → Result
//
// [Open] does all of it; [Compile] stops at the graph. A scenario is what files and
// flags say. Its graph is the standard model and the scenario's own formulas, with
// every name found and every dimension checked. [Estimate] computes the graph once
// with each range at its median and, where there are ranges, samples it.
//
// A [Result] has the [Value] of each quantity that reports list, the expectations
// that were checked, advice and warnings. It also tells what the uncertainty of a
// value comes from ([Result.Drivers]) and how it is distributed ([Result.Histogram]).
//
// The packages explain, sensitivity, solve, sweep, compare, decide, forecast, practice
// and document are other readings of a graph or a result. No reading changes a graph.
package estimate

import (
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Options say where a scenario is read from, what changes it, how it is sampled and
// how its values are printed. The zero value is fine for a preset.
type Options struct {
	scenario.Options
	Sampling Sampling
	Printer  unit.Printer
}

// Open estimates a scenario: a preset by its name, a file by its path, or "-" for
// standard input. The error is [botec/estimate/source.Errors]: all that is wrong,
// each at its position.
func Open(name string, opt Options) (*Result, error) {
	g, err := Compile(name, opt.Options)
	if err != nil {
		return nil, err
	}
	return Estimate(g, opt.Printer, opt.Sampling)
}

// Compile loads a scenario and compiles its graph, for readings that compute it in
// their own way. Its errors are those of [Open], but for values that the model does
// not allow: it computes none.
func Compile(name string, opt scenario.Options) (*graph.Graph, error) {
	s, err := scenario.Load(name, opt)
	if err != nil {
		return nil, err
	}
	return graph.Compile(s)
}
