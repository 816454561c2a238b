package estimate

import (
	"fmt"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/source"
)

// mostDraws is how many draws from distributions, or what takes as long, an estimate makes
// that fits its samples: about a second. It has fewestSamples at least.
const (
	mostDraws     = 80_000_000
	fewestSamples = 1 << 9
)

// mostGroups is in how many groups the outputs of such an estimate are sampled: each draws
// again what it has in common with the others.
const mostGroups = 4

// tooMany says whether samples that fit would be too many for their outputs.
func (s *samples) tooMany() bool {
	n := s.sampling.Samples
	return s.sampling.Fit && n/2 >= fewestSamples && n <= keptSamples && len(s.outputs)*n > mostGroups*keptAtOnce
}

// fitted has the number of samples that a scenario is estimated with, unless there are
// thousands of outputs. The error is [source.Errors].
func (s Sampling) fitted(g *graph.Graph) (Sampling, error) {
	if s.Samples == 0 {
		s.Samples = DefaultSamples
	}
	if !s.Fit {
		return s, nil
	}
	uncertain, _ := uncertainQuantities(g, nil)
	at := g.NewFrame(1)
	at.Run()
	draws := work(g, uncertain, at) * max(1, s.Estimates)
	for s.Samples > fewestSamples && s.Samples*draws > mostDraws {
		s.Samples = max(s.Samples/2, fewestSamples)
	}
	if s.Samples*draws > mostDraws {
		return s, source.Errors{tooLong(g, uncertain, at, draws)}
	}
	return s, nil
}

// work is about how long a sample of some quantities takes, in draws from a distribution.
func work(g *graph.Graph, of []bool, at *columns.Frame) (draws int) {
	for i, marked := range of {
		if marked {
			draws += g.Program.Work(i, at)
		}
	}
	return draws
}

// tooLong is the error of a scenario whose samples take too long, at what takes longest.
func tooLong(g *graph.Graph, uncertain []bool, at *columns.Frame, draws int) *source.Error {
	longest, most := 0, 0
	for i, u := range uncertain {
		if of := g.Program.Work(i, at); u && of > most {
			longest, most = i, of
		}
	}
	e := g.About(longest, fmt.Sprintf("there is too much to sample: %.1f times what is possible with %d samples, and %s takes the most of it",
		float64(draws)*fewestSamples/mostDraws, fewestSamples, g.Quantities[longest].Name))
	e.Hint = "write numbers in place of ranges, or fewer shares in a path"
	return e
}

// warning tells that there are fewer samples than usual.
func (s *Sampling) warning(usual int) string {
	return fmt.Sprintf("the scenario is large: percentiles are those of %d samples, not of %d; estimate --samples %[2]d draws all of them", s.Samples, usual)
}

// Work is about how long it took to load and estimate the scenario, in quantities that
// have one value each, of which a hundred take less than a millisecond.
func (r *Result) Work() int {
	n := len(r.Quantities)
	if r.samples == nil {
		return n
	}
	uncertain, _ := uncertainQuantities(r.Graph, r.fixed)
	for i, behind := range r.behind {
		uncertain[i] = uncertain[i] && behind
	}
	n += r.samples.work(work(r.Graph, uncertain, r.central))
	if r.conditions != r.samples {
		n += r.conditions.work(work(r.Graph, r.onlyConditions(uncertain), r.central))
	}
	return n
}

// What takes as long as a quantity that has one value: so many draws, and samples of which
// the quantiles are found.
const drawsOfOne, sortedOfOne = 160, 330

// work is about how long samples took that need so many draws each.
func (s *samples) work(draws int) int {
	if len(s.outputs) == 0 {
		return 0
	}
	return s.sampling.Samples*draws/drawsOfOne + s.sampling.Samples*len(s.outputs)/sortedOfOne
}
