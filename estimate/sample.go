package estimate

import (
	"math"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"botec/estimate/formula"
	"botec/estimate/quantile"
)

// DefaultSamples is how many samples an uncertain scenario is computed with
// unless told; MaxSamples bounds what may be told.
const (
	DefaultSamples = 1 << 13
	MaxSamples     = 100_000_000
)

// keptSamples is how many samples are kept at most; more are only counted.
const keptSamples = 1 << 15

// Sampling says how an uncertain scenario is sampled.
type Sampling struct {
	Samples int    // DefaultSamples where 0
	Seed    uint64 // the same seed gives the same bytes
}

// samples is what sampling found out of the uncertain quantities of a graph.
type samples struct {
	how     Sampling
	places  []float64 // of the percentiles, as far from 0 as from 1
	part    *formula.Part
	targets []target
	of      map[int]int // of targets, by the node of the part
}

// target is a node of the part of which samples are wanted, and what they say.
type target struct {
	node        int
	percentiles bool
	averaged    bool
	watched     []watch

	at   []float64 // the percentiles
	mean float64   // of what is a number
	kept []float64 // the samples, where they are few
}

// watch is a quantity whose bounds do not exclude that samples are unwanted,
// and how many are.
type watch struct {
	quantity int
	strays   [fraction + 1]uint64
}

// wanted is what of the samples of a node is wanted.
type wanted struct {
	percentiles bool
	averaged    bool
	watched     []int // the quantities that are watched
}

// uncertain says of each quantity whether a range stands in it or in anything
// that it is computed from; what is fixed is certain.
func (g *Graph) uncertain(fix *fixed) ([]bool, bool) {
	list, some := make([]bool, len(g.Quantities)), false
	for _, i := range g.order {
		b := g.Quantities[i].Bound
		list[i] = b.Uncertain()
		for r := range b.Uses() {
			list[i] = list[i] || list[r]
		}
		list[i] = list[i] && (fix == nil || fix.quantity != i)
		for _, s := range g.stats {
			list[i] = list[i] && s.out != i // one number, made of all samples
		}
		some = some || list[i]
	}
	return list, some
}

// places lists the percentiles that are wanted: those that are shown and those
// of the conditions, each with its counterpart from the other end.
func (g *Graph) places() []float64 {
	list := []float64{0.05, 0.5, 0.95}
	for _, s := range g.stats {
		if p := s.call.Func.Percentile(); p > 0 {
			list = append(list, float64(p)/100, float64(100-p)/100)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// newSamples prepares sampling; certain holds the values of what is certain.
func (g *Graph) newSamples(certain *formula.Frame, uncertain []bool, how Sampling) *samples {
	s := &samples{how: how, places: g.places(), of: make(map[int]int)}
	s.part = g.program.Part(uncertain, certain, how.Samples, s.places, func(d formula.Draw) formula.Stream {
		return formula.NewStream(g.Quantities[d.Quantity].Name, d.Nth, how.Samples, how.Seed)
	})
	return s
}

// want adds a node of the part to what is sampled.
func (s *samples) want(node int, w wanted) {
	k, ok := s.of[node]
	if !ok {
		k = len(s.targets)
		s.of[node] = k
		s.targets = append(s.targets, target{node: node})
	}
	t := &s.targets[k]
	t.percentiles = t.percentiles || w.percentiles
	t.averaged = t.averaged || w.averaged
	for _, q := range w.watched {
		t.watched = append(t.watched, watch{quantity: q})
	}
}

// wantPercentiles adds what the percentiles of a quantity are found from, if
// that takes samples.
func (s *samples) wantPercentiles(quantity int) {
	if of := s.part.Source(s.part.Node(quantity)); s.part.At(of) == nil {
		s.want(of, wanted{percentiles: true})
	}
}

// percentile is one of the places of a quantity, known or sampled.
func (s *samples) percentile(quantity int, place float64) float64 {
	node := s.part.Node(quantity)
	at := s.part.At(node)
	if at == nil {
		at = s.part.Through(node, s.targets[s.of[s.part.Source(node)]].at)
	}
	return settled(at[slices.Index(s.places, place)])
}

// settled rounds to 12 digits: behind them another processor's exp, or its fused
// multiplication and addition, may differ.
func settled(v float64) float64 {
	if !finite(v) {
		return v
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 11, 64), 64)
	return v
}

// mean is the mean of the samples of a quantity.
func (s *samples) mean(quantity int) float64 {
	return s.targets[s.of[s.part.Node(quantity)]].mean
}

// tally is what a worker counts of a target.
type tally struct {
	histogram *quantile.Histogram
	strays    [][fraction + 1]uint64
}

// chunks is into how many parts the samples are split, at most. Sums are made
// part by part and then added up in order, so that they do not depend on the
// number of workers.
const chunks = 64

type sum struct {
	of float64
	n  int
}

// run samples the targets.
func (g *Graph) run(s *samples) {
	if len(s.targets) == 0 {
		return
	}
	list := make([]int, len(s.targets))
	keep := s.how.Samples <= keptSamples
	for k := range s.targets {
		t := &s.targets[k]
		list[k] = t.node
		if t.percentiles && keep {
			t.kept = make([]float64, s.how.Samples)
		}
	}
	sampler := s.part.Sampler(list)
	var control [][]float32 // by draw
	var scores formula.Scores
	if keep {
		scores, control = formula.NewScores(s.how.Samples), make([][]float32, len(g.program.Draws()))
		for _, d := range sampler.Draws() {
			control[d] = make([]float32, s.how.Samples)
		}
	}
	blocks := (s.how.Samples + formula.Block - 1) / formula.Block
	parts := min(chunks, blocks)
	workers := min(runtime.GOMAXPROCS(0), parts)
	tallies := make([][]tally, workers)
	sums := make([][chunks]sum, len(list))
	var next atomic.Int64
	parallel(workers, func(w int) {
		mine := make([]tally, len(list))
		for k := range mine {
			t := &s.targets[k]
			mine[k].strays = make([][fraction + 1]uint64, len(t.watched))
			if t.percentiles && !keep {
				mine[k].histogram = quantile.NewHistogram()
				if low, high, sure := s.part.Bounds(t.node); sure {
					mine[k].histogram.Reserve(low, high)
				}
			}
		}
		tallies[w] = mine
		columns := sampler.NewColumns()
		for c := int(next.Add(1)) - 1; c < parts; c = int(next.Add(1)) - 1 {
			for b := c * blocks / parts; b < (c+1)*blocks/parts; b++ {
				from := b * formula.Block
				count := min(formula.Block, s.how.Samples-from)
				columns.Run(from, func(k int, column []float64) {
					t, column := &s.targets[k], column[:count]
					switch {
					case t.kept != nil:
						copy(t.kept[from:], column)
					case t.percentiles:
						mine[k].histogram.Add(column)
					}
					if t.averaged {
						sums[k][c].add(column)
					}
					for i := range t.watched {
						q, strays := &g.Quantities[t.watched[i].quantity], &mine[k].strays[i]
						for _, v := range column {
							strays[q.unwanted(v)]++
						}
					}
				})
				if keep {
					for k, d := range sampler.Draws() {
						scores.Fill(control[d][from:from+count], columns.Places(k)[:count])
					}
				}
			}
		}
	})
	next.Store(0)
	parallel(min(runtime.GOMAXPROCS(0), len(list)), func(int) {
		var selector quantile.Selector
		for k := int(next.Add(1)) - 1; k < len(list); k = int(next.Add(1)) - 1 {
			t := &s.targets[k]
			for w := range tallies {
				for i := range t.watched {
					for what, n := range tallies[w][k].strays[i] {
						t.watched[i].strays[what] += n
					}
				}
				if w > 0 && t.percentiles && !keep {
					tallies[0][k].histogram.Merge(tallies[w][k].histogram)
				}
			}
			switch {
			case t.kept != nil:
				var of quantile.Control
				for _, d := range s.part.Behind(t.node) {
					of.Scores = append(of.Scores, control[d])
				}
				t.at = selector.Select(t.kept, s.places, &of)
			case t.percentiles:
				t.at = tallies[0][k].histogram.Quantiles(s.places, s.part.Whole(t.node))
			}
			if t.averaged {
				t.mean = mean(sums[k][:])
			}
		}
	})
}

// parallel runs several workers and waits for all.
func parallel(workers int, work func(w int)) {
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() { work(w) })
	}
	wait.Wait()
}

// add leaves out what is no number.
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

// drawnSamples is how many samples of a quantity are made at most to look at
// them one by one.
const drawnSamples = 1 << 18

// column is the samples of one quantity, and the part that they were made by.
func (r *Result) column(i int) ([]float64, *formula.Part) {
	if k, ok := r.samples.of[r.samples.part.Node(i)]; ok && r.samples.targets[k].kept != nil {
		return r.samples.targets[k].kept, r.samples.part
	}
	how := r.samples.how
	how.Samples = min(how.Samples, drawnSamples)
	uncertain, _ := r.uncertain(nil)
	s := r.newSamples(r.frame, uncertain, how)
	of := make([]float64, how.Samples)
	sampler := s.part.Sampler([]int{s.part.Node(i)})
	columns := sampler.NewColumns()
	for from := 0; from < how.Samples; from += formula.Block {
		columns.Run(from, func(_ int, column []float64) { copy(of[from:], column) })
	}
	return of, s.part
}

// finite says that a sample can be summed.
func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
