package estimate

import (
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// Options say where a scenario is read from, what changes it, how many samples
// it is estimated with and how its values are printed.
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

// Compile is [Open] without the estimate: the graph of a scenario, for readings
// that evaluate it in their own way.
func Compile(name string, opt scenario.Options) (*graph.Graph, error) {
	s, err := scenario.Load(name, opt)
	if err != nil {
		return nil, err
	}
	return graph.Compile(s)
}
