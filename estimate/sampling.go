package estimate

import (
	"fmt"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// DefaultSamples is how many samples an uncertain scenario is estimated with
// unless told; MaxSamples bounds what may be told.
const (
	DefaultSamples = 1 << 13
	MaxSamples     = 100_000_000
)

// Sampling says how an uncertain scenario is sampled.
type Sampling struct {
	Samples int    // DefaultSamples where 0
	Seed    uint64 // the same seed gives the same bytes
}

// samples is what sampling found out about the uncertain quantities of a graph.
// What columns.Stochastic knows without sampling, such as the percentiles of a product
// of lognormals, is not sampled.
type samples struct {
	how       Sampling
	quantiles []float64 // symmetric around 0.5
	part      *columns.Stochastic
	outputs   []output
	of        map[int]int // of outputs, by the node of the part
}

// output is a node of the part that is sampled, with what is asked of it and
// what its samples say.
type output struct {
	node        int
	percentiles bool
	averaged    bool
	watched     []watch

	at   []float64 // at the quantiles
	mean float64   // of the samples that are numbers
	kept []float64 // the samples, where they are few
}

// watch is a quantity whose bounds do not exclude violations, and how many of
// its samples are.
type watch struct {
	quantity   int
	violations [graph.Violations]uint64
}

// uncertain says of each quantity whether a range stands in it or in anything
// that it is computed from; a fixed quantity is certain.
func uncertain(g *graph.Graph, fixed *Fixed) ([]bool, bool) {
	list, some := make([]bool, len(g.Quantities)), false
	for _, i := range g.Order {
		b := g.Quantities[i].Bound
		list[i] = b.Uncertain()
		for r := range b.Uses() {
			list[i] = list[i] || list[r]
		}
		list[i] = list[i] && (fixed == nil || fixed.Quantity != i)
		for _, s := range g.Statistics {
			list[i] = list[i] && s.Out != i // one number, made of all samples
		}
		some = some || list[i]
	}
	return list, some
}

// quantiles lists the quantiles that are asked for: those that reports show and
// those of the conditions, each with its mirror image.
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

// newSamples prepares sampling; certain holds the values of what is certain.
func newSamples(g *graph.Graph, certain *columns.Frame, uncertain []bool, how Sampling) *samples {
	s := &samples{how: how, quantiles: quantiles(g), of: make(map[int]int)}
	s.part = g.Program.Stochastic(uncertain, certain, how.Samples, s.quantiles, func(d columns.Draw) columns.Stream {
		return columns.NewStream(g.Quantities[d.Quantity].Name, d.Nth, how.Samples, how.Seed)
	})
	return s
}

// output is the output of a node, added where it is not there yet.
func (s *samples) output(node int) *output {
	k, ok := s.of[node]
	if !ok {
		k = len(s.outputs)
		s.of[node] = k
		s.outputs = append(s.outputs, output{node: node})
	}
	return &s.outputs[k]
}

// askPercentiles samples what the percentiles of a quantity are found from, if
// that takes samples.
func (s *samples) askPercentiles(quantity int) {
	if of := s.part.Source(s.part.Node(quantity)); s.part.Quantiles(of) == nil {
		s.output(of).percentiles = true
	}
}

// askMean samples a quantity for its mean.
func (s *samples) askMean(quantity int) { s.output(s.part.Node(quantity)).averaged = true }

// watch counts the violations of a quantity, unless its bounds exclude them.
func (s *samples) watch(g *graph.Graph, quantity int) {
	low, high, sure := s.part.Bounds(s.part.Node(quantity))
	if !sure || g.Quantities[quantity].MayViolate(low, high) {
		o := s.output(s.part.Node(quantity))
		o.watched = append(o.watched, watch{quantity: quantity})
	}
}

// askConditions samples the conditions of a scenario: in how many samples they hold.
func (s *samples) askConditions(g *graph.Graph, uncertain []bool) {
	for i, u := range uncertain {
		if q := &g.Quantities[i]; u && q.Class == graph.Unlisted && q.Entry != nil {
			s.askMean(i)
			o := s.output(s.part.Node(i))
			o.watched = append(o.watched, watch{quantity: i})
		}
	}
}

// quantile is one of the quantiles of a quantity, known or sampled.
func (s *samples) quantile(quantity int, q float64) float64 {
	node := s.part.Node(quantity)
	at := s.part.Quantiles(node)
	if at == nil {
		at = s.part.FromSource(node, s.outputs[s.of[s.part.Source(node)]].at)
	}
	// behind twelve digits another processor's exp may differ
	return unit.RoundTo12Digits(at[slices.Index(s.quantiles, q)])
}

// mean is the mean of the samples of a quantity.
func (s *samples) mean(quantity int) float64 {
	return s.outputs[s.of[s.part.Node(quantity)]].mean
}

// watched is what was counted of a quantity, nil where it was not watched.
func (s *samples) watched(quantity int) *watch {
	if k, ok := s.of[s.part.Node(quantity)]; ok {
		for i := range s.outputs[k].watched {
			if w := &s.outputs[k].watched[i]; w.quantity == quantity {
				return w
			}
		}
	}
	return nil
}

// sample samples the uncertain values of a result and gives the run that
// conditions are judged by: every uncertain quantity at the median of its
// samples, every statistic at what the samples say.
func (r *Result) sample(uncertain []bool, how Sampling, fixed *Fixed) *columns.Frame {
	if how.Samples == 0 {
		how.Samples = DefaultSamples
	}
	s := newSamples(r.Graph, r.central, uncertain, how)
	r.samples, r.conditions, r.Sampling = s, s, &how
	r.ask(uncertain)
	run(r.Graph, s)

	judged := newFrame(r.Graph, fixed)
	for i, u := range uncertain {
		if v := r.At(i); v != nil && u {
			v.P5, v.Value, v.P95 = s.quantile(i, 0.05), s.quantile(i, 0.5), s.quantile(i, 0.95)
			v.Uncertain = v.P5 != v.P95
			judged.Fix(i, v.Value)
		}
	}
	for _, st := range r.Statistics {
		switch p := st.Call.Func.Percentile(); {
		case !uncertain[st.Arg]:
		case p > 0:
			judged.Fix(st.Out, s.quantile(st.Arg, float64(p)/100))
		default:
			judged.Fix(st.Out, s.mean(st.Arg))
		}
	}
	judged.Run()
	if len(r.Statistics) > 0 { // what is compared with a percentile is sampled once that is known
		r.conditions = newSamples(r.Graph, judged, uncertain, how)
		r.conditions.askConditions(r.Graph, uncertain)
		run(r.Graph, r.conditions)
	}
	r.Warnings = append(r.Warnings, r.violations(uncertain)...)
	return judged
}

// ask says what is sampled: what results list, the statistics in conditions, and
// the conditions themselves where they name no statistic.
func (r *Result) ask(uncertain []bool) {
	s := r.samples
	for i, u := range uncertain {
		if !u || r.Quantities[i].Class == graph.Unlisted {
			continue
		}
		if r.At(i) != nil {
			s.askPercentiles(i)
		}
		s.watch(r.Graph, i)
	}
	for _, st := range r.Statistics {
		if !uncertain[st.Arg] {
			continue
		}
		if st.Call.Func.Percentile() > 0 {
			s.askPercentiles(st.Arg)
		} else {
			s.askMean(st.Arg)
		}
		s.watch(r.Graph, st.Arg)
	}
	if len(r.Statistics) == 0 {
		s.askConditions(r.Graph, uncertain)
	}
}

// violations counts the samples that the model does not allow, at the quantities
// where they begin: where they are more than in all that those are computed from.
func (r *Result) violations(uncertain []bool) (warnings []string) {
	before := make([]uint64, len(r.Quantities)) // violations in what a quantity is computed from
	for _, i := range r.Order {
		q := &r.Quantities[i]
		for ref := range q.Bound.Uses() {
			before[i] += before[ref]
		}
		if !uncertain[i] || q.Class == graph.Unlisted && q.Entry == nil {
			continue
		}
		s := r.samples
		if q.Class == graph.Unlisted {
			s = r.conditions
		}
		w := s.watched(i)
		if w == nil {
			continue
		}
		name := q.Name
		if name == "" {
			name = "a condition"
		}
		for v, n := range w.violations {
			if v != int(graph.OK) && n > before[i] {
				before[i] = n
				warnings = append(warnings, fmt.Sprintf("%s %s in %.2g%% of the samples: %s",
					name, q.Describe(graph.Violation(v)), 100*float64(n)/float64(s.how.Samples), q.Formula()))
			}
		}
	}
	return warnings
}
