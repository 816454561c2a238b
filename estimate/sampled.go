package estimate

import (
	"botec/estimate/formula"
	"botec/estimate/graph"
	"fmt"
)

// sampled samples the uncertain values of a result and gives the frame that
// conditions are judged by: every uncertain quantity at the median of its
// samples, every percentile at what the samples say.
func (r *Result) sampled(uncertain []bool, how Sampling, fix *Fixed) *formula.Frame {
	if how.Samples == 0 {
		how.Samples = DefaultSamples
	}
	s := newSamples(r.Graph, r.Central, uncertain, how)
	r.samples, r.Sampling = s, &how
	for i, u := range uncertain {
		if !u || r.Quantities[i].Class == graph.Unlisted {
			continue
		}
		if r.At(i) != nil {
			s.wantPercentiles(i)
		}
		r.watch(s, i)
	}
	for _, st := range r.Statistics {
		switch {
		case !uncertain[st.Arg]:
		case st.Call.Func.Percentile() > 0:
			s.wantPercentiles(st.Arg)
			r.watch(s, st.Arg)
		default:
			s.want(s.part.Node(st.Arg), wanted{averaged: true})
			r.watch(s, st.Arg)
		}
	}
	if len(r.Statistics) == 0 {
		s.wantConditions(r, uncertain)
	}
	run(r.Graph, s)

	judged := r.NewFrame(1)
	if fix != nil {
		judged.Fix(fix.Quantity, fix.Value)
	}
	for i, u := range uncertain {
		if v := r.At(i); v != nil && u {
			v.P5, v.Value, v.P95 = s.percentile(i, 0.05), s.percentile(i, 0.5), s.percentile(i, 0.95)
			v.Uncertain = v.P5 != v.P95
			judged.Fix(i, v.Value)
		}
	}
	for _, st := range r.Statistics {
		switch p := st.Call.Func.Percentile(); {
		case !uncertain[st.Arg]:
		case p > 0:
			judged.Fix(st.Out, s.percentile(st.Arg, float64(p)/100))
		default:
			judged.Fix(st.Out, s.mean(st.Arg))
		}
	}
	judged.Run()
	r.conditions = s
	if len(r.Statistics) > 0 { // what is compared with a percentile is sampled now that it is known
		r.conditions = newSamples(r.Graph, judged, uncertain, how)
		r.conditions.wantConditions(r, uncertain)
		run(r.Graph, r.conditions)
	}
	r.Warnings = append(r.Warnings, r.strays(uncertain)...)
	return judged
}

// wantConditions adds what is expected: in how many samples it holds.
func (s *samples) wantConditions(r *Result, uncertain []bool) {
	for i, u := range uncertain {
		if q := &r.Quantities[i]; u && q.Class == graph.Unlisted && q.Entry != nil {
			s.want(s.part.Node(i), wanted{averaged: true, watched: []int{i}})
		}
	}
}

// watch has the samples of a quantity counted that the model does not want, if
// its bounds do not exclude them.
func (r *Result) watch(s *samples, i int) {
	low, high, sure := s.part.Bounds(s.part.Node(i))
	if q := &r.Quantities[i]; !sure || q.MayViolate(low, high) {
		s.want(s.part.Node(i), wanted{watched: []int{i}})
	}
}

// strays counts the samples that are no number, negative or too large where the
// model wants none of that, at the quantities where they begin: where they are
// more than in all that those are computed from.
func (r *Result) strays(uncertain []bool) (warnings []string) {
	began := make([]uint64, len(r.Quantities)) // how many samples strayed before
	for _, i := range r.Order {
		q := &r.Quantities[i]
		for ref := range q.Bound.Uses() {
			began[i] += began[ref]
		}
		if !uncertain[i] || q.Class == graph.Unlisted && q.Entry == nil {
			continue
		}
		from := r.samples
		if q.Class == graph.Unlisted {
			from = r.conditions
		}
		w := from.watch(i)
		if w == nil {
			continue
		}
		name := q.Name
		if name == "" {
			name = "a condition"
		}
		for what := graph.NotFinite; what < graph.Violations; what++ {
			if w.strays[what] > began[i] {
				began[i] = w.strays[what]
				warnings = append(warnings, fmt.Sprintf("%s %s in %.2g%% of the samples: %s",
					name, q.Describe(what), 100*float64(w.strays[what])/float64(from.how.Samples), q.Formula()))
			}
		}
	}
	return warnings
}

// watch finds what was seen of a quantity, nil where it was not watched.
func (s *samples) watch(quantity int) *watch {
	if k, ok := s.of[s.part.Node(quantity)]; ok {
		for i := range s.targets[k].watched {
			if w := &s.targets[k].watched[i]; w.quantity == quantity {
				return w
			}
		}
	}
	return nil
}
