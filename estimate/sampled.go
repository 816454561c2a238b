package estimate

import (
	"fmt"

	"botec/estimate/columns"
)

// sampled samples the uncertain values of a result and gives the frame that
// conditions are judged by: every uncertain quantity at the median of its
// samples, every percentile at what the samples say.
func (r *Result) sampled(uncertain []bool, how Sampling, fix *fixed) *columns.Frame {
	if how.Samples == 0 {
		how.Samples = DefaultSamples
	}
	s := r.newSamples(r.frame, uncertain, how)
	r.samples, r.Sampling = s, &how
	for i, u := range uncertain {
		if !u || r.Quantities[i].Class == hidden {
			continue
		}
		if r.At(i) != nil {
			s.wantPercentiles(i)
		}
		r.watch(s, i)
	}
	for _, st := range r.stats {
		switch {
		case !uncertain[st.arg]:
		case st.call.Func.Percentile() > 0:
			s.wantPercentiles(st.arg)
			r.watch(s, st.arg)
		default:
			s.want(s.part.Node(st.arg), wanted{averaged: true})
			r.watch(s, st.arg)
		}
	}
	if len(r.stats) == 0 {
		s.wantConditions(r, uncertain)
	}
	r.run(s)

	judged := r.NewFrame(1)
	if fix != nil {
		judged.Fix(fix.quantity, fix.value)
	}
	for i, u := range uncertain {
		if v := r.At(i); v != nil && u {
			v.P5, v.Value, v.P95 = s.percentile(i, 0.05), s.percentile(i, 0.5), s.percentile(i, 0.95)
			v.Uncertain = v.P5 != v.P95
			judged.Fix(i, v.Value)
		}
	}
	for _, st := range r.stats {
		switch p := st.call.Func.Percentile(); {
		case !uncertain[st.arg]:
		case p > 0:
			judged.Fix(st.out, s.percentile(st.arg, float64(p)/100))
		default:
			judged.Fix(st.out, s.mean(st.arg))
		}
	}
	judged.Run()
	r.conditions = s
	if len(r.stats) > 0 { // what is compared with a percentile is sampled now that it is known
		r.conditions = r.newSamples(judged, uncertain, how)
		r.conditions.wantConditions(r, uncertain)
		r.run(r.conditions)
	}
	r.Warnings = append(r.Warnings, r.strays(uncertain)...)
	return judged
}

// wantConditions adds what is expected: in how many samples it holds.
func (s *samples) wantConditions(r *Result, uncertain []bool) {
	for i, u := range uncertain {
		if q := &r.Quantities[i]; u && q.Class == hidden && q.entry != nil {
			s.want(s.part.Node(i), wanted{averaged: true, watched: []int{i}})
		}
	}
}

// watch has the samples of a quantity counted that the model does not want, if
// its bounds do not exclude them.
func (r *Result) watch(s *samples, i int) {
	low, high, sure := s.part.Bounds(s.part.Node(i))
	if q := &r.Quantities[i]; !sure || q.unwanted(low) != fine || q.unwanted(high) != fine || q.def != nil && q.def.whole {
		s.want(s.part.Node(i), wanted{watched: []int{i}})
	}
}

// strays counts the samples that are no number, negative or too large where the
// model wants none of that, at the quantities where they begin: where they are
// more than in all that those are computed from.
func (r *Result) strays(uncertain []bool) (warnings []string) {
	began := make([]uint64, len(r.Quantities)) // how many samples strayed before
	for _, i := range r.order {
		q := &r.Quantities[i]
		for ref := range q.Bound.Uses() {
			began[i] += began[ref]
		}
		if !uncertain[i] || q.Class == hidden && q.entry == nil {
			continue
		}
		from := r.samples
		if q.Class == hidden {
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
		for what := noValue; what <= fraction; what++ {
			if w.strays[what] > began[i] {
				began[i] = w.strays[what]
				warnings = append(warnings, fmt.Sprintf("%s %s in %.2g%% of the samples: %s",
					name, what.verb(q.def), 100*float64(w.strays[what])/float64(from.how.Samples), q.Formula()))
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
