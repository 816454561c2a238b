package estimate

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// Trials decide the conditions of a graph for one value of a quantity after another. They
// compute what that takes and nothing else, and with the same samples as [EstimateWith].
// Only one goroutine may use them.
type Trials struct {
	graph    *graph.Graph
	quantity int
	sampling Sampling
	central  *columns.Frame
	decisive *columns.Frame

	uncertain  []bool            // the quantities behind the conditions that vary with samples
	direct     []int             // of those, the ones that conditions may read at their medians
	named      []bool            // which of these the formulas of conditions name
	statistics []graph.Statistic // that conditions read
}

// NewTrials prepares trials of values of a quantity.
func NewTrials(g *graph.Graph, quantity int, sampling Sampling) *Trials {
	sampling, _ = sampling.fitted(g) // an estimate has told the error
	t := &Trials{graph: g, quantity: quantity, sampling: sampling, named: make([]bool, len(g.Quantities))}
	t.central, t.decisive = g.NewFrame(1), g.NewFrame(1)
	behind := g.UsedBy(g.Conditions...)
	t.uncertain, _ = uncertainQuantities(g, &Fixed{Quantity: quantity})
	for i := range t.uncertain {
		t.uncertain[i] = t.uncertain[i] && behind[i]
	}
	read := make([]bool, len(g.Quantities)) // by conditions, but for what only statistics are computed from
	for _, c := range g.Conditions {
		read[c] = true
		for r := range g.Quantities[c].Bound.Uses() {
			t.named[r] = true
		}
	}
	told := make([]bool, len(g.Quantities)) // by samples: the statistics
	for _, s := range g.Statistics {
		if behind[s.Out] && t.uncertain[s.Arg] {
			t.statistics, told[s.Out] = append(t.statistics, s), true
		}
	}
	for _, i := range slices.Backward(g.Order) {
		if !read[i] || told[i] {
			continue
		}
		q := &g.Quantities[i]
		for r := range q.Bound.Uses() {
			read[r] = true
		}
		if t.uncertain[i] && (g.Listed(q) || q.Class == graph.Replaced) {
			t.direct = append(t.direct, i)
		}
	}
	return t
}

// Sampled says whether it takes samples to decide the conditions.
func (t *Trials) Sampled() bool { return len(t.direct)+len(t.statistics) > 0 }

// Draws is about how many draws from distributions a trial takes the time of.
func (t *Trials) Draws() int {
	at := t.graph.NewFrame(1)
	at.Run()
	return work(t.graph, t.uncertain, at) * min(t.sampling.Samples, DefaultSamples) // who asks for more samples has the time
}

// Run tries a value, in base units. It returns the run whose values decide conditions, as
// [Result.Decisive] does, which the next trial overwrites; nil where nothing can be
// computed.
func (t *Trials) Run(v float64) *columns.Frame {
	t.central.Fix(t.quantity, v)
	t.central.Run()
	if len(t.graph.Verify(t.central, t.quantity)) > 0 {
		return nil
	}
	if !t.Sampled() {
		return t.central
	}
	s := newSamples(t.graph, t.central, t.uncertain, t.sampling)
	for _, i := range t.direct {
		if t.named[i] {
			s.askMedian(i)
		}
	}
	for _, st := range t.statistics {
		s.askStatistic(st)
	}
	run(t.graph, s)
	t.decisive.Fix(t.quantity, v)
	for _, i := range t.direct {
		if s.knows(i, median) {
			t.decisive.Fix(i, s.quantile(i, 0.5))
		} else {
			t.decisive.Free(i)
		}
	}
	for _, st := range t.statistics {
		t.decisive.Fix(st.Out, s.statistic(st))
	}
	t.decisive.Run()
	return t.decisive
}
