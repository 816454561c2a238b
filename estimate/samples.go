package estimate

import (
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// samples holds the statistics that are requested of the uncertain quantities of a graph, and
// their results. What columns.Stochastic knows without samples, such as the quantiles of a
// product of lognormals, is not sampled.
type samples struct {
	sampling  Sampling
	quantiles []float64 // symmetric around 0.5
	program   *columns.Stochastic
	outputs   []output
	outputOf  map[int]int // the index in outputs, by node
}

// output is a node of the program that is sampled.
type output struct {
	node int

	// what is requested
	request  request
	averaged bool
	watched  []watch

	// what sampling found
	at   []float64 // the values at the quantiles, NaN for those that were not requested
	mean float64   // of the samples that are numbers
	kept []float64 // all samples, where they are few
}

// request is how many of the quantiles of an output are requested.
type request byte

const (
	nothing request = iota
	median
	percentiles // all
)

// watch counts the violations among the samples of a quantity.
type watch struct {
	quantity   int
	violations [graph.Violations]uint64
}

// quantiles lists the quantiles that reports show and conditions name, symmetric
// around 0.5.
func quantiles(g *graph.Graph) []float64 {
	list := []float64{0.05, 0.5, 0.95}
	for _, s := range g.Statistics {
		if p := s.Call.Func.Percentile(); p > 0 {
			list = append(list, float64(p)/100, float64(100-p)/100)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// newSamples prepares sampling. certain has the values of the certain quantities.
func newSamples(g *graph.Graph, certain *columns.Frame, uncertain []bool, sampling Sampling) *samples {
	s := &samples{sampling: sampling, quantiles: quantiles(g), outputOf: make(map[int]int)}
	s.program = g.Program.Stochastic(uncertain, certain, sampling.Samples, s.quantiles, func(d columns.Draw) columns.Stream {
		return columns.NewStream(g.Quantities[d.Quantity].DrawName(), d.Nth, sampling.Samples, sampling.Seed)
	})
	return s
}

// output returns the output of a node and adds it if needed.
func (s *samples) output(node int) *output {
	k, ok := s.outputOf[node]
	if !ok {
		k = len(s.outputs)
		s.outputOf[node] = k
		s.outputs = append(s.outputs, output{node: node})
	}
	return &s.outputs[k]
}

// askPercentiles requests the node from whose samples the quantiles of a quantity
// follow, unless they are known without samples.
func (s *samples) askPercentiles(quantity int) { s.askQuantiles(quantity, percentiles) }

// askMedian requests the same for the median alone.
func (s *samples) askMedian(quantity int) { s.askQuantiles(quantity, median) }

// askMedians requests the medians of all quantities that are marked.
func (s *samples) askMedians(marked []bool) {
	for i, m := range marked {
		if m {
			s.askMedian(i)
		}
	}
}

func (s *samples) askQuantiles(quantity int, least request) {
	of := s.program.Source(s.program.Node(quantity))
	if s.program.FindQuantiles(of); s.program.Quantiles(of) == nil {
		o := s.output(of)
		o.request = max(o.request, least)
	}
}

// knows reports whether sampling has found the quantiles of a quantity, or they are
// known without samples.
func (s *samples) knows(quantity int, least request) bool {
	of := s.program.Source(s.program.Node(quantity))
	if s.program.Quantiles(of) != nil {
		return true
	}
	k, ok := s.outputOf[of]
	return ok && s.outputs[k].request >= least
}

// askMean requests the mean of a quantity, unless it is known without samples.
func (s *samples) askMean(quantity int) {
	node := s.program.Node(quantity)
	if _, known := s.program.Mean(node); !known {
		of, _, _ := s.program.Linear(node)
		s.output(of).averaged = true
	}
}

// askStatistic requests what a statistic is computed from.
func (s *samples) askStatistic(of graph.Statistic) {
	if of.Call.Func.Percentile() > 0 {
		s.askPercentiles(of.Arg)
	} else {
		s.askMean(of.Arg)
	}
}

// watch requests the violations of a quantity, unless its bounds exclude them.
func (s *samples) watch(g *graph.Graph, quantity int) {
	low, high, sure := s.program.Bounds(s.program.Node(quantity))
	if !sure || g.Quantities[quantity].MayViolate(low, high) {
		o := s.output(s.program.Node(quantity))
		o.watched = append(o.watched, watch{quantity: quantity})
	}
}

// askConditions requests in how many samples each condition holds.
func (s *samples) askConditions(g *graph.Graph, uncertain []bool) {
	argument := arguments(g)
	for i, u := range uncertain {
		if q := &g.Quantities[i]; u && q.Class == graph.Unlisted && q.Entry != nil && !argument[i] {
			s.askMean(i)
			o := s.output(s.program.Node(i))
			o.watched = append(o.watched, watch{quantity: i})
		}
	}
}

// quantile is the value of a quantity at one of the quantiles.
func (s *samples) quantile(quantity int, q float64) float64 {
	node := s.program.Node(quantity)
	source := s.program.Source(node)
	at := s.program.Quantiles(source)
	if at == nil {
		at = s.outputs[s.outputOf[source]].at
	}
	at = s.program.FromSource(node, at)
	// beyond twelve digits the exp of another processor may differ
	return unit.RoundTo12Digits(at[slices.Index(s.quantiles, q)])
}

// mean is the mean of a quantity, NaN where it was not requested.
func (s *samples) mean(quantity int) float64 {
	node := s.program.Node(quantity)
	if mean, known := s.program.Mean(node); known {
		return unit.RoundTo12Digits(mean)
	}
	of, scale, offset := s.program.Linear(node)
	if k, ok := s.outputOf[of]; ok && s.outputs[k].averaged {
		return unit.RoundTo12Digits(scale*s.outputs[k].mean + offset)
	}
	return math.NaN()
}

// statistic is the value of a statistic that was requested.
func (s *samples) statistic(of graph.Statistic) float64 {
	if p := of.Call.Func.Percentile(); p > 0 {
		return s.quantile(of.Arg, float64(p)/100)
	}
	return s.mean(of.Arg)
}

// watched returns the violations of a quantity, nil where they were not requested.
func (s *samples) watched(quantity int) *watch {
	if k, ok := s.outputOf[s.program.Node(quantity)]; ok {
		for i := range s.outputs[k].watched {
			if w := &s.outputs[k].watched[i]; w.quantity == quantity {
				return w
			}
		}
	}
	return nil
}

// drawnSamples bounds how many samples column draws.
const drawnSamples = 1 << 18

// Varies says whether a quantity is computed from a range.
func (r *Result) Varies(quantity int) bool {
	return r.samples != nil && r.samples.program.Uncertain(quantity)
}

// Samples returns samples of a quantity by its index, nil for a certain one. Two results
// with the same sampling have the same samples of what they have in common.
func (r *Result) Samples(quantity int) []float64 {
	if !r.Varies(quantity) {
		return nil
	}
	of, _ := r.column(quantity)
	return of
}

// column returns samples of one quantity, drawn again unless they were kept, and the
// program that they were drawn from.
func (r *Result) column(i int) ([]float64, *columns.Stochastic) {
	if k, ok := r.samples.outputOf[r.samples.program.Node(i)]; ok && r.samples.outputs[k].kept != nil {
		return r.samples.outputs[k].kept, r.samples.program
	}
	program := r.Stochastic(min(r.samples.sampling.Samples, drawnSamples))
	of := make([]float64, program.Samples())
	memory := program.Sampler([]int{program.Node(i)}).NewWorker()
	for first := 0; first < len(of); first += columns.BlockSize {
		memory.Run(first, func(_ int, column []float64) { copy(of[first:], column) })
	}
	return of, program
}

// Varying is Stochastic with a certain quantity that varies from low to high: fill gives
// its samples.
func (r *Result) Varying(samples, quantity int, low, high float64, fill func(d []float64, first int)) *columns.Stochastic {
	marked, _ := uncertainQuantities(r.Graph, r.fixed)
	marked[quantity] = true
	for _, i := range r.Order {
		if r.central.Fixed(i) {
			continue
		}
		for used := range r.Quantities[i].Bound.Uses() {
			marked[i] = marked[i] || marked[used]
		}
	}
	return r.Program.Stochastic(marked, r.central, samples, []float64{0.5}, func(d columns.Draw) columns.Stream {
		return columns.NewStream(r.Quantities[d.Quantity].Name, d.Nth, samples, r.Sampling.Seed)
	}, columns.Varying{Quantity: quantity, Low: low, High: high, Fill: fill})
}

// Stochastic is the uncertain part of the scenario with another number of samples, nil
// where all values are certain.
func (r *Result) Stochastic(samples int) *columns.Stochastic {
	if r.samples == nil {
		return nil
	}
	sampling := r.samples.sampling
	sampling.Samples = samples
	uncertain, _ := uncertainQuantities(r.Graph, r.fixed)
	return newSamples(r.Graph, r.central, uncertain, sampling).program
}
