package forecast

import (
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// trajectory is one simulated run: all months under one draw of each growth.
type trajectory struct {
	values     [][]float64 // by month, then by metric
	bound      [][]string  // by month, then by metric: see Row.Bound
	violations []string    // by month: see Row.Violation
	fails      []int       // by condition: the first month in which it fails, -1 for none
}

// simulation computes the scenario at points in time, under one draw of each growth.
type simulation struct {
	*Forecast
	shares       []float64 // by growth: in one period
	frame        *columns.Frame
	accumulators []*accumulator
}

// simulate computes all months under one draw of each growth.
func (f *Forecast) simulate(shares []float64) *trajectory {
	s := &simulation{Forecast: f, shares: shares, frame: f.NewFrame(1), accumulators: f.findAccumulators()}
	run := &trajectory{fails: slices.Repeat([]int{-1}, len(f.Conditions))}
	for m := range f.Months + 1 {
		end := float64(m) * Month
		if m > 0 {
			for n, flow := range s.flows(end - Month/2) {
				s.accumulators[n].middles = append(s.accumulators[n].middles, flow.rate)
			}
		}
		flows := s.flows(end)
		for n, a := range s.accumulators {
			a.record(flows[n].rate)
			s.frame.Fix(a.quantity, flows[n].base+a.within(flows[n].retention, f.Steady))
		}
		s.frame.Run()
		run.record(f, s.frame, m)
	}
	return run
}

// flows computes the scenario at time t, with its quantities grown up to then, and
// gives the flow of each accumulator.
func (s *simulation) flows(t float64) []flow {
	for _, a := range s.accumulators {
		s.frame.Free(a.quantity)
		s.frame.Free(a.retention)
	}
	for n, g := range s.Growth {
		s.frame.Fix(g.index, s.ValueAt(g.index)*math.Pow(1+s.shares[n], t/g.period))
	}
	s.frame.Run()
	flows := make([]flow, len(s.accumulators))
	with := make([]float64, len(s.accumulators))
	for n, a := range s.accumulators {
		with[n], flows[n].retention = s.frame.Value(a.quantity), s.frame.Value(a.retention)
	}
	for _, a := range s.accumulators {
		s.frame.Fix(a.retention, 0)
	}
	s.frame.Run()
	for n, a := range s.accumulators {
		flow := &flows[n]
		flow.base = s.frame.Value(a.quantity)
		if flow.retention > 0 {
			flow.rate = (with[n] - flow.base) / flow.retention
		}
	}
	for n, a := range s.accumulators {
		s.frame.Free(a.retention)
		if s.grows(a.retention) {
			s.frame.Fix(a.retention, flows[n].retention)
		}
	}
	return flows
}

func (f *Forecast) grows(quantity int) bool {
	return slices.ContainsFunc(f.Growth, func(g Growth) bool { return g.index == quantity })
}

// record adds a month, whose values are in a frame.
func (t *trajectory) record(f *Forecast, frame *columns.Frame, month int) {
	violation := f.violation(frame)
	values, bound := make([]float64, len(f.Shown)), make([]string, len(f.Shown))
	for k, v := range f.Shown {
		i, _ := f.Find(v.Name)
		if values[k] = frame.Value(i); violation != "" {
			values[k] = math.NaN()
		}
		if v.BoundBy != "" {
			bound[k] = graph.BoundBy(f.Resources(v.Owner), frame.Value)
		}
	}
	t.values, t.bound, t.violations = append(t.values, values), append(t.bound, bound), append(t.violations, violation)
	for c, i := range f.Conditions {
		if frame.Value(i) != 1 && t.fails[c] < 0 {
			t.fails[c] = month
		}
	}
}

// violation is why an estimate would refuse the values in a frame, "" where it would
// not.
func (f *Forecast) violation(frame *columns.Frame) string {
	for _, i := range f.Order { // a cause before its consequences
		q := &f.Quantities[i]
		if q.Class == graph.Unlisted {
			continue
		}
		v := frame.Value(i)
		if violation := q.Check(v); violation != graph.OK && !q.Negligible(v, frame) {
			return q.Name + " " + q.Describe(violation)
		}
	}
	return ""
}
