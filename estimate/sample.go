package estimate

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"botec/estimate/formula"
)

// DefaultSamples is how many samples an uncertain scenario is computed with
// unless told; MaxSamples bounds what may be told. The number is made odd, so
// that there is a middle one: the median of an input is its very median.
const (
	DefaultSamples = 10_001
	MaxSamples     = 200_000
)

// Sampling says how an uncertain scenario is sampled.
type Sampling struct {
	Samples int    // DefaultSamples where 0
	Seed    uint64 // the same seed gives the same bytes
}

// block is how many samples run through the program at a time: columns that
// stay in the processor's cache.
const block = 256

// samples holds the samples of the uncertain quantities of a graph.
//
// Each draw is stratified: its n samples lie in the middles of n equal parts of
// its distribution, in an order that is shuffled by the name that it belongs to
// (Latin hypercube sampling; McKay, Beckman and Conover, 1979). So every input
// has its own percentiles exactly, an added input does not change the samples
// of the others, and a metric's percentiles scatter less than with plain draws.
type samples struct {
	n        int
	of       [][]float64 // by index of Quantities, nil for what is certain
	uniforms [][]float64 // of each draw
}

// uncertain says of each quantity whether a range stands in it or in anything
// that it is computed from.
func (g *Graph) uncertain() ([]bool, bool) {
	list, some := make([]bool, len(g.Quantities)), false
	for _, i := range g.order {
		b := g.Quantities[i].Bound
		list[i] = b.Uncertain()
		for r := range b.Uses() {
			list[i] = list[i] || list[r]
		}
		for _, s := range g.stats {
			list[i] = list[i] && s.out != i // one number, made of all samples
		}
		some = some || list[i]
	}
	return list, some
}

// shuffled is the stratified samples of one draw, between 0 and 1.
func shuffled(name string, nth, n int, seed uint64) []float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s#%d", name, nth)
	r := rand.New(rand.NewPCG(h.Sum64(), seed))
	u := make([]float64, n)
	for i := range u {
		j := r.IntN(i + 1)
		u[i] = u[j]
		u[j] = (float64(i) + 0.5) / float64(n)
	}
	return u
}

// sample computes all uncertain quantities n times. What is certain keeps the
// value that the central run gave it.
func (g *Graph) sample(central *formula.Frame, uncertain []bool, how Sampling) *samples {
	s := &samples{n: how.Samples, of: make([][]float64, len(g.Quantities))}
	for _, d := range g.program.Draws() {
		s.uniforms = append(s.uniforms, shuffled(g.Quantities[d.Quantity].Name, d.Nth, s.n, how.Seed))
	}
	for i, u := range uncertain {
		if u {
			s.of[i] = make([]float64, s.n)
		}
	}
	blocks := (s.n + block - 1) / block
	workers := min(runtime.GOMAXPROCS(0), blocks)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			frame := g.NewFrame(block)
			for i, u := range uncertain {
				if !u {
					frame.Fix(i, central.Value(i))
				}
			}
			u := make([][]float64, len(s.uniforms))
			for b := w; b < blocks; b += workers {
				from := b * block
				to := min(from+block, s.n)
				for d := range u {
					u[d] = s.uniforms[d][from:to]
					if to-from < block { // the last block: its surplus repeats the last sample
						u[d] = slices.Grow(slices.Clone(u[d]), block)
						for len(u[d]) < block {
							u[d] = append(u[d], s.uniforms[d][s.n-1])
						}
					}
				}
				frame.SetUniforms(u)
				frame.Run()
				for i, of := range s.of {
					if of != nil {
						copy(of[from:to], frame.Column(i))
					}
				}
			}
		})
	}
	wait.Wait()
	return s
}

// sampled samples the uncertain values of a result and gives the frame that
// conditions are judged by: every uncertain quantity at the median of its
// samples, every percentile at what the samples say.
func (r *Result) sampled(uncertain []bool, how Sampling) *formula.Frame {
	if how.Samples == 0 {
		how.Samples = DefaultSamples
	}
	how.Samples |= 1
	s := r.sample(r.frame, uncertain, how)
	r.samples, r.Sampling = s, &how
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(uncertain); i += workers {
				if v := r.At(i); v != nil && uncertain[i] && r.passed(v.Quantity) == nil {
					p := percentiles(s.of[i], 0.05, 0.5, 0.95)
					v.P5, v.Value, v.P95, v.Uncertain = p[0], p[1], p[2], p[0] != p[2]
				}
			}
		})
	}
	wait.Wait()
	for _, i := range r.order { // a name that only passes another on has its percentiles
		v := r.At(i)
		if v == nil || !uncertain[i] {
			continue
		}
		if of := r.passed(v.Quantity); of != nil {
			if from := r.Get(of.Name); from != nil {
				v.P5, v.Value, v.P95, v.Uncertain = from.P5, from.Value, from.P95, from.Uncertain
			}
		}
	}
	judged := r.NewFrame(1)
	for i, u := range uncertain {
		if v := r.At(i); v != nil && u {
			judged.Fix(i, v.Value)
		}
	}
	for _, st := range r.stats {
		if s.of[st.arg] != nil {
			judged.Fix(st.out, stat(st.call.Func, s.of[st.arg]))
		}
	}
	judged.Run()
	if len(r.stats) > 0 { // what compares samples with a percentile is sampled again, now that it is known
		again := r.sample(judged, uncertain, how)
		for i := range r.Quantities {
			if r.Quantities[i].Class == hidden {
				s.of[i] = again.of[i]
			}
		}
	}
	r.Warnings = append(r.Warnings, r.strays(s)...)
	return judged
}

// strays counts the samples that are no number, negative or too large where the
// model wants none of that, at the quantities where they begin.
func (r *Result) strays(s *samples) (warnings []string) {
	began := make([]bool, len(r.Quantities))
	for _, i := range r.order {
		q, of := &r.Quantities[i], s.of[i]
		for ref := range q.Bound.Uses() {
			began[i] = began[i] || began[ref]
		}
		if of == nil || began[i] || q.Class == hidden && q.entry == nil {
			continue
		}
		var count [fraction + 1]float64
		for _, v := range of {
			count[q.unwanted(v)]++
		}
		name := q.Name
		if name == "" {
			name = "a condition"
		}
		for what := noValue; what <= fraction; what++ {
			if count[what] > 0 {
				began[i] = true
				warnings = append(warnings, fmt.Sprintf("%s %s in %.2g%% of the samples: %s",
					name, what.verb(q.def), 100*count[what]/float64(s.n), q.Formula()))
			}
		}
	}
	return warnings
}
