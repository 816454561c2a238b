package estimate

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/quantile"
)

// keptSamples is up to how many samples are kept for exact quantiles. More are counted
// in histograms.
const keptSamples = 1 << 15

// chunks is into how many parts the samples are split at most. Each part has a sum of
// its own, and these are added in order: so a mean does not depend on the number of
// workers.
const chunks = 64

// keptAtOnce bounds the samples that are kept at a time, of all outputs together. More
// outputs are sampled one group after another.
const keptAtOnce = 1 << 22

// runner computes the samples of a group of outputs on all cores. Each worker takes one
// chunk of samples after another and counts into a tally of its own; finish combines
// the tallies.
type runner struct {
	*samples
	outputs []output // the group
	g       *graph.Graph
	sampler *columns.Sampler
	keep    bool        // whether all samples are kept
	draws   [][]int     // by output: those that the control is fitted to
	control [][]float32 // by draw: the normal score of each sample, nil for a draw that no control has
	scores  columns.Scores
	sums    [][chunks]sum // by output
	tallies [][]tally     // by worker and output
}

// tally is what a worker counts for an output.
type tally struct {
	histogram  *quantile.Histogram
	violations [][graph.Violations]uint64
}

// sum is the sum of the samples that are numbers, and their count.
type sum struct {
	of float64
	n  int
}

// run samples all outputs.
func run(g *graph.Graph, s *samples) {
	group := len(s.outputs)
	var few [][]int // by node: the draws of one that may have a control
	if s.sampling.Samples <= keptSamples && group > 0 {
		group, few = keptAtOnce/s.sampling.Samples, s.program.FewDraws(quantile.MaxInputs)
	}
	for rest := s.outputs; len(rest) > 0; rest = rest[min(group, len(rest)):] {
		runGroup(g, s, rest[:min(group, len(rest))], few)
	}
}

func runGroup(g *graph.Graph, s *samples, outputs []output, few [][]int) {
	r := &runner{samples: s, outputs: outputs, g: g, keep: s.sampling.Samples <= keptSamples}
	nodes := make([]int, len(outputs))
	for k := range outputs {
		o := &outputs[k]
		nodes[k] = o.node
		if o.request > nothing && r.keep {
			o.kept = make([]float64, s.sampling.Samples)
		}
	}
	r.sampler = s.program.Sampler(nodes)
	if r.keep {
		r.addControl(few)
	}
	r.sums = make([][chunks]sum, len(nodes))
	blocks := (s.sampling.Samples + columns.BlockSize - 1) / columns.BlockSize
	parts := min(chunks, blocks)
	workers := min(runtime.GOMAXPROCS(0), parts)
	r.tallies = make([][]tally, workers)
	parallel(workers, parts, func(worker int) func(part int) {
		mine, memory := r.newTallies(), r.sampler.NewWorker()
		for k, d := range r.sampler.Draws() {
			if r.keep && r.control[d] != nil {
				memory.KeepUniforms(k)
			}
		}
		r.tallies[worker] = mine
		return func(part int) {
			for b := part * blocks / parts; b < (part+1)*blocks/parts; b++ {
				r.block(memory, mine, part, b*columns.BlockSize)
			}
		}
	})
	parallel(min(runtime.GOMAXPROCS(0), len(nodes)), len(nodes), func(int) func(k int) {
		selector := new(quantile.Selector)
		return func(k int) { r.finish(k, selector) }
	})
}

// addControl makes room for the scores of the draws that a control is fitted to.
func (r *runner) addControl(few [][]int) {
	r.scores, r.control = columns.NewScores(r.sampling.Samples), make([][]float32, len(r.g.Program.Draws()))
	r.draws = make([][]int, len(r.outputs))
	for k := range r.outputs {
		o := &r.outputs[k]
		if o.kept == nil {
			continue
		}
		r.draws[k] = few[o.node]
		for _, d := range r.draws[k] {
			if r.control[d] == nil {
				r.control[d] = make([]float32, r.sampling.Samples)
			}
		}
	}
}

// newTallies returns the tallies of one worker, by output.
func (r *runner) newTallies() []tally {
	list := make([]tally, len(r.outputs))
	for k := range list {
		o := &r.outputs[k]
		list[k].violations = make([][graph.Violations]uint64, len(o.watched))
		if o.request > nothing && !r.keep {
			list[k].histogram = quantile.NewHistogram()
			if low, high, sure := r.program.Bounds(o.node); sure {
				list[k].histogram.Reserve(low, high)
			}
		}
	}
	return list
}

// block computes one block of samples, from the sample first on.
func (r *runner) block(memory *columns.Worker, mine []tally, part, first int) {
	count := min(columns.BlockSize, r.sampling.Samples-first)
	memory.Run(first, func(k int, column []float64) {
		o, column := &r.outputs[k], column[:count]
		switch {
		case o.kept != nil:
			copy(o.kept[first:], column)
		case o.request > nothing:
			mine[k].histogram.Add(column)
		}
		if o.averaged {
			r.sums[k][part].add(column)
		}
		for i := range o.watched {
			q, violations := &r.g.Quantities[o.watched[i].quantity], &mine[k].violations[i]
			for _, v := range column {
				violations[q.Check(v)]++
			}
		}
	})
	if r.keep {
		for k, d := range r.sampler.Draws() {
			if r.control[d] != nil {
				r.scores.Fill(r.control[d][first:first+count], memory.Uniforms(k)[:count])
			}
		}
	}
}

// finish combines what the workers counted for one output.
func (r *runner) finish(k int, selector *quantile.Selector) {
	o := &r.outputs[k]
	for w := range r.tallies {
		for i := range o.watched {
			for v, n := range r.tallies[w][k].violations[i] {
				o.watched[i].violations[v] += n
			}
		}
		if w > 0 && o.request > nothing && !r.keep {
			r.tallies[0][k].histogram.Merge(r.tallies[w][k].histogram)
		}
	}
	switch {
	case o.kept != nil:
		var control quantile.Control
		for _, d := range r.draws[k] {
			control.Scores = append(control.Scores, r.control[d])
		}
		o.at = o.fill(r.quantiles, func(of []float64) []float64 { return selector.Select(o.kept, of, &control) })
	case o.request > nothing:
		o.at = o.fill(r.quantiles, func(of []float64) []float64 { return r.tallies[0][k].histogram.Quantiles(of, r.program.Whole(o.node)) })
	}
	if len(r.samples.outputs) > len(r.outputs) { // those of all groups together are too many
		o.kept = nil
	}
	if o.averaged {
		o.mean = mean(r.sums[k][:])
	}
}

// fill computes the quantiles that are requested of an output; the others are NaN.
// The median stands in the middle.
func (o *output) fill(quantiles []float64, compute func([]float64) []float64) []float64 {
	if o.request == percentiles {
		return compute(quantiles)
	}
	at, middle := make([]float64, len(quantiles)), len(quantiles)/2
	for k := range at {
		at[k] = math.NaN()
	}
	copy(at[middle:], compute(quantiles[middle:middle+1]))
	return at
}

// parallel runs the jobs 0 to jobs-1 on several workers, each of which takes the next
// job when it is free, and waits for all. start returns the function that one worker
// calls for its jobs.
func parallel(workers, jobs int, start func(worker int) func(job int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	for w := range workers {
		wait.Go(func() {
			do := start(w)
			for j := int(next.Add(1)) - 1; j < jobs; j = int(next.Add(1)) - 1 {
				do(j)
			}
		})
	}
	wait.Wait()
}

// add adds samples, but for those that are no numbers.
func (s *sum) add(of []float64) {
	for _, v := range of {
		if v == v {
			s.of += v
			s.n++
		}
	}
}

func mean(sums []sum) float64 {
	var all sum
	for _, s := range sums {
		all.of, all.n = all.of+s.of, all.n+s.n
	}
	return all.of / float64(all.n)
}
