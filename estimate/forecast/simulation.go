package forecast

import (
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// simulation computes runs of a forecast side by side, month after month. A run has one
// draw of each range.
type simulation struct {
	*plan
	*work
	frame        *columns.Frame
	runs         int
	anchors      []anchor // by growth
	accumulators []*accumulator

	fails  [][]int           // by condition, then by run: the first month in which it fails, -1 for none
	totals map[int][]float64 // by quantity in money per time, then by run: the money so far
	why    map[string]int    // of the last month: in how many runs there is a violation, by what it is
}

// anchor is the value from which a quantity grows, and the time at which it has it.
type anchor struct {
	values []float64 // by run
	at     float64
}

// newSimulation starts runs with these uniforms for each draw of the program; nil for
// one run with all ranges at their median.
func newSimulation(p *plan, w *work, runs int, uniforms [][]float64) *simulation {
	s := &simulation{plan: p, work: w, runs: runs, frame: p.program.NewFrame(runs), accumulators: p.newAccumulators(), totals: make(map[int][]float64)}
	s.frame.SetUniforms(uniforms)
	s.frame.Run()
	for _, g := range p.Growth {
		s.anchors = append(s.anchors, anchor{values: slices.Clone(s.frame.Column(g.Quantity))})
	}
	for range p.Conditions {
		s.fails = append(s.fails, slices.Repeat([]int{-1}, runs))
	}
	for _, i := range p.bills() {
		s.totals[i] = make([]float64, runs)
	}
	return s
}

// step computes the next month.
func (s *simulation) step(month int) {
	s.settle(month)
	end := float64(month) * Month
	if month > 0 {
		for n, flow := range s.begins(month) {
			s.accumulators[n].first = append(s.accumulators[n].first, flow)
		}
		for n, flow := range s.flows(end-Month/2, month) {
			s.accumulators[n].middle = append(s.accumulators[n].middle, flow.rate)
		}
	}
	flows := s.flows(end, month)
	for n, a := range s.accumulators {
		a.record(flows[n].rate)
		for run := range s.runs {
			flows[n].base[run] += a.within(run, flows[n].retention[run], s.Steady)
		}
		s.frame.FixColumn(a.quantity, flows[n].base)
	}
	s.frame.RunOnly(s.accumulated)
	s.addUp(month)
	s.judge(month)
}

// begins gives the rates at the beginning of a month: those at the end of the month
// before, unless an event begins or ends between them.
func (s *simulation) begins(month int) [][]float64 {
	rates := make([][]float64, len(s.accumulators))
	if s.sameEvents(month-1, month) {
		for n, a := range s.accumulators {
			rates[n] = a.last[month-1]
		}
		return rates
	}
	for n, flow := range s.flows(float64(month-1)*Month, month) {
		rates[n] = flow.rate
	}
	return rates
}

// flow describes an accumulator at one point in time, by run. In a steady state its
// value is base + rate × retention.
type flow struct{ base, rate, retention []float64 }

// flows computes the scenario at time t under the events of a month, and gives the flow
// of each accumulator.
func (s *simulation) flows(t float64, month int) []flow {
	for _, a := range s.accumulators {
		s.frame.Free(a.quantity)
	}
	s.place(t, month)
	s.frame.RunOnly(s.moving)
	flows := make([]flow, len(s.accumulators))
	if len(flows) == 0 {
		return flows
	}
	with := make([][]float64, len(s.accumulators))
	for n, a := range s.accumulators {
		with[n], flows[n].retention = slices.Clone(s.frame.Column(a.quantity)), slices.Clone(s.frame.Column(a.retention))
	}
	for _, a := range s.accumulators {
		s.frame.Fix(a.retention, 0)
	}
	s.frame.RunOnly(s.accumulated)
	for n, a := range s.accumulators {
		flow := &flows[n]
		flow.base, flow.rate = slices.Clone(s.frame.Column(a.quantity)), make([]float64, s.runs)
		for run, retention := range flow.retention {
			if retention > 0 {
				flow.rate[run] = (with[n][run] - flow.base[run]) / retention
			}
		}
	}
	for n, a := range s.accumulators {
		s.frame.FixColumn(a.retention, flows[n].retention)
	}
	return flows
}

// settle lets a growing quantity grow on from what a lasting change of this month makes
// of it.
func (s *simulation) settle(month int) {
	for n := range s.lasting {
		c := &s.lasting[n]
		if c.month == month && c.growth >= 0 {
			s.release()
			s.lastingWorld(float64(month)*Month, month, n)
			s.anchors[c.growth] = anchor{s.evaluate(c), float64(month) * Month}
		}
	}
}

// place sets what growth and events make of their quantities at time t of a month.
func (s *simulation) place(t float64, month int) {
	s.release()
	s.lastingWorld(t, month, len(s.lasting))
	for n := range s.passing {
		if c := &s.passing[n]; c.event.Active(s.calendar(month)) {
			s.frame.FixColumn(c.Quantity, s.evaluate(c))
		}
	}
}

// release lets the model compute what growth and events set.
func (s *simulation) release() {
	for _, a := range s.accumulators {
		s.frame.Free(a.retention)
	}
	for _, quantity := range s.planned {
		s.frame.Free(quantity)
	}
}

// lastingWorld sets the growing quantities at time t, and the first n lasting changes of
// others, as far as they have begun.
func (s *simulation) lastingWorld(t float64, month, n int) {
	values := make([]float64, s.runs)
	for k := range s.Growth {
		g, from := &s.Growth[k], &s.anchors[k]
		rates, periods := s.frame.Column(s.rates+k), (t-from.at)/g.Period
		for run, v := range from.values {
			if g.Linear {
				values[run] = v + g.Sign*rates[run]*periods
			} else {
				values[run] = v * math.Pow(1+rates[run], periods)
			}
		}
		s.frame.FixColumn(g.Quantity, values)
	}
	for i := range n {
		if c := &s.lasting[i]; 0 <= c.month && c.month <= month && c.growth < 0 {
			s.frame.FixColumn(c.Quantity, s.evaluate(c))
		}
	}
}

// evaluate computes the formula of a change.
func (s *simulation) evaluate(c *change) []float64 {
	s.frame.RunOnly(c.behind)
	return slices.Clone(s.frame.Column(c.column))
}

// addUp adds the bills of a month, whose values are in the frame.
func (s *simulation) addUp(month int) {
	for i, total := range s.totals {
		if month == 0 {
			break
		}
		for run, bill := range s.frame.Column(i) {
			total[run] += bill * Month
		}
	}
	for _, sum := range s.Totals {
		s.frame.FixColumn(sum.Quantity, s.totals[sum.Of])
	}
	s.frame.RunOnly(s.summed)
}

// judge notes what a month, whose values are in the frame, does to limits, and counts
// violations.
func (s *simulation) judge(month int) {
	s.why = nil
	bad := make([]bool, s.runs)
	for _, i := range s.checked { // a cause before its consequences
		q := &s.Quantities[i]
		for run, v := range s.frame.Column(i) {
			violation := q.Check(v)
			if violation == graph.OK || bad[run] || q.Negligible(v, s.frame) {
				continue
			}
			if s.why == nil {
				s.why = make(map[string]int)
			}
			bad[run] = true
			s.why[q.Describe(violation)]++
		}
	}
	for c, i := range s.Conditions {
		for run, held := range s.frame.Column(i) {
			if held != 1 && s.fails[c][run] < 0 {
				s.fails[c][run] = month
			}
		}
	}
}

// overflowing is the growth of a quantity that is not finite any more, nil for none.
func (s *simulation) overflowing() *graph.Growth {
	for k := range s.Growth {
		for _, v := range s.frame.Column(s.Growth[k].Quantity) {
			if !unit.Finite(v) {
				return &s.Growth[k]
			}
		}
	}
	return nil
}

// calendar is the calendar month of a month of the forecast.
func (f *Forecast) calendar(month int) scenario.Month {
	return scenario.Month(f.From.Year()*12+int(f.From.Month())-1) + scenario.Month(month)
}
