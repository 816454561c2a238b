// Package estimate is the front door of the engine. It goes from the name of a
// scenario to the values of all its quantities:
//
//	Load → scenario.Scenario → Compile → graph.Graph → Estimate → Result
//
// [Open] does all of it. A scenario is what files and flags say. Compiling it
// makes one graph of named formulas with units from the standard model and the
// scenario's own formulas; every name is found and every dimension checked before
// anything is computed. Estimating evaluates the graph once and, where ranges
// stand in it, samples it.
//
// The packages explain, solve, sweep, compare, forecast, practice and document are
// further readings of the same graph. None of them changes it.
package estimate

import (
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Options say where a scenario is read from, what changes it, how it is sampled
// and how its values are printed.
type Options struct {
	scenario.Options
	Sampling Sampling
	Printer  unit.Printer
}

// Open estimates a scenario: a preset by its name, a file by its path, or "-" for
// standard input. The error is [botec/estimate/source.Errors] with everything that
// is wrong, each at its position.
func Open(name string, opt Options) (*Result, error) {
	g, err := Compile(name, opt.Options)
	if err != nil {
		return nil, err
	}
	return Estimate(g, opt.Printer, opt.Sampling)
}

// Compile loads a scenario and compiles its graph, for readings that evaluate it
// in their own way. The error is that of [Open].
func Compile(name string, opt scenario.Options) (*graph.Graph, error) {
	s, err := scenario.Load(name, opt)
	if err != nil {
		return nil, err
	}
	return graph.Compile(s)
}
