package estimate

import (
	"fmt"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// DefaultSamples is how many samples are drawn where Sampling does not say;
// MaxSamples is the most that callers should allow.
const (
	DefaultSamples = 1 << 13
	MaxSamples     = 100_000_000
)

// Sampling says how an uncertain scenario is sampled.
type Sampling struct {
	Samples int    // DefaultSamples where 0
	Seed    uint64 // the same seed and samples give the same values, on any machine

	// Only has the names or globs of the figures that are needed; without any, all that
	// results list are. Percentiles and warnings are then those of these figures and of the
	// conditions; other uncertain values have no percentiles, unless those are known
	// without samples. Advice is given only if it is asked for; it is then decided by at
	// most DefaultSamples samples.
	Only   []string
	Advice bool

	// Fit allows fewer samples than Samples where a scenario is so large that these take
	// long. The result has the number, and a warning. A scenario that is too large for the
	// fewest samples is an error then.
	Fit       bool
	Estimates int // how many estimates that take long together, 0 for one
}

// advises says whether a result has advice.
func (s *Sampling) advises() bool { return s.Advice || len(s.Only) == 0 }

// uncertainQuantities says of each quantity whether its formula, or one that it is
// computed from, has a range, and whether any does. A fixed quantity is certain.
func uncertainQuantities(g *graph.Graph, fixed *Fixed) ([]bool, bool) {
	list, some := make([]bool, len(g.Quantities)), false
	told := make([]bool, len(g.Quantities)) // one number, computed from all samples
	for _, s := range g.Statistics {
		told[s.Out] = true
	}
	for _, i := range g.Order {
		b := g.Quantities[i].Bound
		list[i] = b.Uncertain()
		for r := range b.Uses() {
			list[i] = list[i] || list[r]
		}
		list[i] = list[i] && !told[i] && (fixed == nil || fixed.Quantity != i)
		some = some || list[i]
	}
	return list, some
}

// sample fills in the uncertain values of a result. It returns the run whose values
// decide conditions: each uncertain quantity has the median of its samples there, and
// each statistic its value.
func (r *Result) sample(uncertain []bool, sampling Sampling, fixed *Fixed) *columns.Frame {
	need := r.needs(uncertain, &sampling)
	r.behind = need.behind
	var s *samples
	for s == nil || s.tooMany() {
		if s != nil {
			sampling.Samples /= 2
		}
		s = newSamples(r.Graph, r.central, uncertain, sampling)
		r.samples, r.conditions, r.Sampling = s, s, &sampling
		r.ask(need)
	}
	few := s // the samples that tell the medians which only advice needs
	if len(sampling.Only) > 0 && sampling.Samples > DefaultSamples {
		few = r.fewSamples(uncertain)
	}
	few.askMedians(need.decisive)
	run(r.Graph, s)
	if few != s {
		run(r.Graph, few)
	}
	decisive := newFrame(r.Graph, fixed)
	missing := make([]bool, len(uncertain))
	for i, u := range uncertain {
		missing[i] = u && r.At(i) != nil && !r.fill(decisive, i, s) && !r.fill(decisive, i, few)
	}
	r.fillTexts(decisive, uncertain, missing)
	for _, st := range r.Statistics {
		if uncertain[st.Arg] {
			decisive.Fix(st.Out, s.statistic(st))
		}
	}
	decisive.Run()
	if len(r.Statistics) > 0 { // these conditions can be sampled only now that their statistics are known
		only := r.onlyConditions(uncertain)
		r.conditions = newSamples(r.Graph, decisive, only, sampling)
		r.conditions.askConditions(r.Graph, only)
		run(r.Graph, r.conditions)
	}
	r.Warnings = append(r.Warnings, r.violations(uncertain)...)
	return decisive
}

// arguments marks what statistics are computed from.
func arguments(g *graph.Graph) []bool {
	marked := make([]bool, len(g.Quantities))
	for _, st := range g.Statistics {
		marked[st.Arg] = true
	}
	return marked
}

// onlyConditions marks the uncertain conditions, and what of the uncertain quantities they
// are computed from.
func (r *Result) onlyConditions(uncertain []bool) []bool {
	marked, argument := make([]bool, len(uncertain)), arguments(r.Graph)
	for i := range marked {
		q := &r.Quantities[i]
		marked[i] = uncertain[i] && q.Class == graph.Unlisted && q.Entry != nil && !argument[i]
	}
	r.MarkUsed(marked)
	for i, u := range uncertain {
		marked[i] = marked[i] && u
	}
	return marked
}

// fewSamples prepares samples that decide advice alone.
func (r *Result) fewSamples(uncertain []bool) *samples {
	few := *r.Sampling
	few.Samples = min(few.Samples, DefaultSamples)
	return newSamples(r.Graph, r.central, uncertain, few)
}

// fill sets a value to the quantiles of its samples, and to the median in the run that
// decides conditions. It returns false where the samples do not tell them.
func (r *Result) fill(decisive *columns.Frame, quantity int, s *samples) bool {
	v := r.At(quantity)
	switch {
	case s.knows(quantity, percentiles):
		v.P5, v.Value, v.P95 = s.quantile(quantity, 0.05), s.quantile(quantity, 0.5), s.quantile(quantity, 0.95)
		if v.Uncertain = v.P5 != v.P95; v.Uncertain {
			v.Mean = s.mean(quantity)
		}
	case s.knows(quantity, median):
		v.Value = s.quantile(quantity, 0.5)
	default:
		return false
	}
	decisive.Fix(quantity, v.Value)
	return true
}

// fillTexts samples what the advice that holds prints, as far as it is missing.
func (r *Result) fillTexts(decisive *columns.Frame, uncertain, missing []bool) {
	if !r.Sampling.advises() || len(r.Sampling.Only) == 0 {
		return
	}
	decisive.Run()
	asked, some := make([]bool, len(missing)), false
	r.AdviceTextUses(decisive.Value, func(i int) {
		asked[i] = missing[i]
		some = some || missing[i]
	})
	if !some {
		return
	}
	few := r.fewSamples(uncertain)
	few.askMedians(asked)
	run(r.Graph, few)
	for i := range asked {
		if asked[i] {
			r.fill(decisive, i, few)
		}
	}
}

// ask requests samples of what is needed, of the arguments of statistics, and of the
// conditions where they name no statistic.
func (r *Result) ask(need *needs) {
	s := r.samples
	for i, u := range need.uncertain {
		if !u || r.Quantities[i].Class == graph.Unlisted {
			continue
		}
		switch {
		case need.figures[i] && r.At(i) != nil:
			s.askPercentiles(i)
			s.askMean(i)
		case need.conditions[i]:
			s.askMedian(i)
		}
		if need.behind[i] {
			s.watch(r.Graph, i)
		}
	}
	for _, st := range r.Statistics {
		if !need.uncertain[st.Arg] {
			continue
		}
		s.askStatistic(st)
		s.watch(r.Graph, st.Arg)
	}
	if len(r.Statistics) == 0 {
		s.askConditions(r.Graph, need.uncertain)
	}
}

// violations are warnings of samples that the model does not allow. They name the
// quantities where such samples arise: those that have more of them than all the
// quantities that they are computed from together.
func (r *Result) violations(uncertain []bool) (warnings []string) {
	argument := arguments(r.Graph)
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
		if q.Class == graph.Unlisted && !argument[i] {
			s = r.conditions
		}
		w := s.watched(i)
		if w == nil {
			continue
		}
		for v, n := range w.violations {
			if v != int(graph.OK) && n > before[i] {
				before[i] = n
				warnings = append(warnings, fmt.Sprintf("%s in %.2g%% of the samples: %s",
					q.Describe(graph.Violation(v)), 100*float64(n)/float64(s.sampling.Samples), q.Formula()))
			}
		}
	}
	return warnings
}
