package forecast

import (
	"slices"

	"botec/estimate/graph"
)

// accumulator is a quantity in which data of a workload accumulates, with the history
// of its rate.
type accumulator struct {
	quantity, retention int // indices in the graph

	rates   []float64 // by month: at its end
	middles []float64 // by month, from month 1 on: in its middle
	totals  []float64 // by month: accumulated from month 0 to its end
}

// flow describes an accumulator at one point in time. In a steady state its value is
// base + rate × retention.
type flow struct{ base, rate, retention float64 }

// findAccumulators finds the quantities of workloads that the standard model
// computes from a retention.
func (f *Forecast) findAccumulators() (list []*accumulator) {
	for _, i := range f.Order {
		q := &f.Quantities[i]
		if q.Class != graph.WorkloadDerived || q.Entry != nil {
			continue
		}
		retention, ok := f.Lookup(q.Owner, "retention")
		if ok && slices.ContainsFunc(q.Bound.Refs, func(refs []int) bool { return slices.Contains(refs, retention) }) {
			list = append(list, &accumulator{quantity: i, retention: retention})
		}
	}
	return list
}

// record adds the rate at the end of the next month; middles has the rate in its
// middle already. At month 0 nothing has accumulated.
func (a *accumulator) record(rate float64) {
	total := 0.
	if m := len(a.rates); m > 0 {
		total = a.totals[m-1] + Month/6*(a.rates[m-1]+4*a.middles[m-1]+rate)
	}
	a.rates, a.totals = append(a.rates, rate), append(a.totals, total)
}

// within is the data accumulated in a retention that ends with the last month. Before
// month 0 the rate was 0, or where steady that of month 0.
func (a *accumulator) within(retention float64, steady bool) float64 {
	m := len(a.totals) - 1
	total, start := a.totals[m], float64(m)*Month-retention
	switch {
	case start > 0:
		total -= a.until(start)
	case steady:
		total += a.rates[0] * -start
	}
	return total
}

// until is the data accumulated from month 0 to a time t before the end of the last
// month. Within the month of t, it is the integral of the parabola through its three
// rates.
func (a *accumulator) until(t float64) float64 {
	m := min(int(t/Month), len(a.totals)-2)
	x := t/Month - float64(m) // 0 to 1
	first, middle, last := a.rates[m], a.middles[m], a.rates[m+1]
	// the parabola first + (4·middle − 3·first − last)·x + (2·first + 2·last − 4·middle)·x²
	return a.totals[m] + Month*(first*x+(4*middle-3*first-last)*x*x/2+(2*first+2*last-4*middle)*x*x*x/3)
}
