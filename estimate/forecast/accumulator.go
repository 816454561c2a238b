package forecast

import (
	"slices"

	"botec/estimate/graph"
)

// accumulator is a quantity in which data of a workload accumulates, with the history
// of its rate in each run. The rate of a month is known at its beginning, in its middle
// and at its end; where no event begins or ends, a month begins as the one before ended.
type accumulator struct {
	quantity, retention int // indices in the graph

	first, middle [][]float64 // by month from 1 on, then by run
	last          [][]float64 // by month from 0 on, then by run
	totals        [][]float64 // by month, then by run: accumulated from month 0 to its end
}

// accumulating lists the quantities of workloads that the standard model computes from a
// retention, each with that retention.
func (p *plan) accumulating() (list [][2]int) {
	for _, i := range p.Order {
		q := &p.Quantities[i]
		if q.Class != graph.WorkloadDerived || q.Entry != nil || slices.Contains(p.planned, i) {
			continue
		}
		retention, ok := p.Lookup(q.Owner, "retention")
		if ok && slices.ContainsFunc(q.Bound.Refs, func(refs []int) bool { return slices.Contains(refs, retention) }) {
			list = append(list, [2]int{i, retention})
		}
	}
	return list
}

func (p *plan) newAccumulators() (list []*accumulator) {
	for _, pair := range p.accumulators {
		list = append(list, &accumulator{quantity: pair[0], retention: pair[1]})
	}
	return list
}

// record adds the rates at the end of the next month; first and middle have those of
// this month already. At month 0 nothing has accumulated.
func (a *accumulator) record(last []float64) {
	totals := make([]float64, len(last))
	if m := len(a.last); m > 0 {
		for run, rate := range last {
			totals[run] = a.totals[m-1][run] + Month/6*(a.first[m-1][run]+4*a.middle[m-1][run]+rate)
		}
	}
	a.last, a.totals = append(a.last, last), append(a.totals, totals)
}

// within is the data accumulated in a retention that ends with the last month. Before
// month 0 the rate was 0, or where steady that of month 0.
func (a *accumulator) within(run int, retention float64, steady bool) float64 {
	m := len(a.totals) - 1
	total, start := a.totals[m][run], float64(m)*Month-retention
	switch {
	case start > 0:
		total -= a.until(run, start)
	case steady:
		total += a.last[0][run] * -start
	}
	return total
}

// until is the data accumulated from month 0 to a time t before the end of the last
// month. Within the month of t, it is the integral of the parabola through its three
// rates.
func (a *accumulator) until(run int, t float64) float64 {
	m := min(int(t/Month), len(a.totals)-2)
	x := t/Month - float64(m) // 0 to 1
	first, middle, last := a.first[m][run], a.middle[m][run], a.last[m+1][run]
	// the parabola first + (4·middle − 3·first − last)·x + (2·first + 2·last − 4·middle)·x²
	return a.totals[m][run] + Month*(first*x+(4*middle-3*first-last)*x*x/2+(2*first+2*last-4*middle)*x*x*x/3)
}
