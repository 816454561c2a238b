package forecast

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// plan is a forecast with its growth and events as a program, for all of its runs.
type plan struct {
	*Forecast
	program      *columns.Program
	rates        int      // the column of the first growth; those of the others follow
	lasting      []change // from a month on, in the order in which they begin
	passing      []change // of ranges of months and yearly ones, in the order of the file
	planned      []int    // the quantities that growth and events change
	accumulators [][2]int // see accumulating
	behind       []int    // all that growth and events are computed from
}

// change is a change of an event, with its place in the program.
type change struct {
	*graph.Change
	event  *graph.Event
	month  int   // of the forecast, in which the event begins
	column int   // of the formula
	growth int   // the number of the quantity's growth, -1 for none
	behind []int // the column, after all that it is computed from
}

func (f *Forecast) plan() *plan {
	p := &plan{Forecast: f, program: f.PlanProgram(), rates: len(f.Quantities)}
	for _, g := range f.Growth {
		p.planned = append(p.planned, g.Quantity)
		p.behind = append(p.behind, f.Behind(g.Rate)...)
	}
	growths := make(map[int]int) // by quantity
	for k, g := range f.Growth {
		growths[g.Quantity] = k
	}
	column := p.rates + len(f.Growth)
	for i := range f.Events {
		event := &f.Events[i]
		for k := range event.Changes {
			c := change{Change: &event.Changes[k], event: event, month: int(event.From - f.calendar(0)), column: column, growth: -1}
			if growth, ok := growths[c.Quantity]; ok {
				c.growth = growth
			}
			c.behind = append(f.Behind(c.Bound), column)
			p.behind = append(p.behind, c.behind[:len(c.behind)-1]...)
			column++
			if event.Lasting {
				p.lasting = append(p.lasting, c)
			} else {
				p.passing = append(p.passing, c)
			}
			p.planned = append(p.planned, c.Quantity)
		}
	}
	slices.SortStableFunc(p.lasting, func(a, b change) int { return cmp.Compare(a.month, b.month) })
	slices.Sort(p.planned)
	p.planned = slices.Compact(p.planned)
	p.accumulators = p.accumulating()
	return p
}

// sameEvents says whether the same events are in force in two months.
func (p *plan) sameEvents(a, b int) bool {
	return !slices.ContainsFunc(p.Events, func(e graph.Event) bool {
		return e.Active(p.calendar(a)) != e.Active(p.calendar(b))
	})
}

// work is what simulations compute, in the order of the program.
type work struct {
	needed      []bool // by quantity
	moving      []int  // what changes from month to month
	accumulated []int  // what depends on data that accumulates
	summed      []int  // what depends on sums of money
	checked     []int  // what may violate the bounds of the model
}

// workFor is the work for some quantities, and all that they are computed from; all nil
// for those of the graph.
func (p *plan) workFor(quantities []int) *work {
	w := &work{needed: make([]bool, len(p.Quantities))}
	for i := range w.needed {
		w.needed[i] = quantities == nil
	}
	mark := func(list ...int) {
		for _, i := range list {
			w.needed[i] = true
		}
	}
	mark(quantities...)
	mark(p.planned...)
	mark(p.behind...)
	for _, a := range p.accumulators {
		mark(a[:]...)
	}
	p.MarkUsed(w.needed)
	moving, accumulated, summed := make([]bool, len(p.Quantities)), make([]bool, len(p.Quantities)), make([]bool, len(p.Quantities))
	for _, sum := range p.Totals {
		summed[sum.Quantity] = true
	}
	for _, i := range p.planned {
		moving[i] = true
	}
	for _, a := range p.accumulators {
		for _, i := range a {
			moving[i], accumulated[i] = true, true
		}
	}
	for _, i := range p.Order {
		if !w.needed[i] {
			continue
		}
		for r := range p.Quantities[i].Bound.Uses() {
			moving[i], accumulated[i] = moving[i] || moving[r], accumulated[i] || accumulated[r]
			summed[i] = summed[i] || summed[r]
		}
		if summed[i] {
			w.summed = append(w.summed, i)
		}
		if moving[i] {
			w.moving = append(w.moving, i)
		}
		if accumulated[i] {
			w.accumulated = append(w.accumulated, i)
		}
		if p.Quantities[i].Class != graph.Unlisted {
			w.checked = append(w.checked, i)
		}
	}
	return w
}

// A forecast with one range has orderlyRuns runs, which take its quantiles from the
// lowest to the highest; one with several has as many as fastWork allows, from leastRuns
// to mostRuns: odd multiples of 10, so that p5 and p95 of a range are those of two runs.
const (
	orderlyRuns         = 101
	lowest, highest     = 0.005, 0.995
	leastRuns, mostRuns = 110, 2010
	fastWork            = 36 * mostRuns * 400 // quantities, over all months and runs
)

// shown lists the quantities that rows and limits are made from.
func (p *plan) shown() (list []int) {
	for _, v := range p.Shown {
		i, _ := p.Find(v.Name)
		list = append(list, i)
	}
	for _, sum := range p.Totals {
		list = append(list, sum.Of)
	}
	return append(list, p.Conditions...)
}

// bills lists the quantities in money per time that add up.
func (p *plan) bills() (list []int) {
	for _, v := range p.Shown {
		if IsBill(v) {
			i, _ := p.Find(v.Name)
			list = append(list, i)
		}
	}
	for _, sum := range p.Totals {
		list = append(list, sum.Of)
	}
	return list
}

// sampled starts the runs under uncertainty, in groups; nil where all is certain.
func (p *plan) sampled() (groups []*simulation) {
	w := p.workFor(p.shown())
	uncertain := p.uncertain(w)
	if len(uncertain) == 0 {
		return nil
	}
	p.Runs = p.runs(w, len(uncertain))
	for first := 0; first < p.Runs; first += columns.BlockSize {
		n := min(columns.BlockSize, p.Runs-first)
		uniforms := make([][]float64, len(p.program.Draws()))
		for d := range uniforms {
			uniforms[d] = slices.Repeat([]float64{0.5}, n)
		}
		for _, d := range uncertain {
			if len(uncertain) > 1 {
				stream := p.stream(p.program.Draws()[d])
				stream.Fill(uniforms[d], first)
				continue
			}
			for i := range n { // in order
				uniforms[d][i] = max(lowest, min(highest, float64(first+i)/float64(p.Runs-1)))
			}
		}
		groups = append(groups, newSimulation(p, w, n, uniforms))
	}
	return groups
}

// uncertain lists the draws of some work.
func (p *plan) uncertain(w *work) (draws []int) {
	for d, draw := range p.program.Draws() {
		if draw.Quantity >= p.rates || w.needed[draw.Quantity] {
			draws = append(draws, d)
		}
	}
	return draws
}

// runs is how many runs some work has that makes so many draws.
func (p *plan) runs(w *work, draws int) int {
	if draws == 1 {
		return orderlyRuns
	}
	quantities := len(w.moving) + 20*len(p.Growth) + 5*(len(p.lasting)+len(p.passing)) // as long as these take
	return max(leastRuns, min(mostRuns, fastWork/((p.Months+1)*max(1, quantities))/20*20+10))
}

// stream gives the uniforms of a draw. Those of a quantity are in the same order as in
// an estimate of as many samples.
func (p *plan) stream(d columns.Draw) columns.Stream {
	var name string
	switch k := d.Quantity - p.rates; {
	case k < 0:
		name = p.Quantities[d.Quantity].Name
	case k < len(p.Growth):
		name = "growth." + p.Growth[k].Name
	default:
		for _, c := range slices.Concat(p.lasting, p.passing) {
			if c.column == d.Quantity {
				name = "events." + c.event.Text + "." + c.Name
			}
		}
	}
	return columns.NewStream(name, d.Nth, p.Runs, 1)
}

// stepAll computes the next month of all groups, on all cores.
func stepAll(groups []*simulation, month int) {
	if len(groups) == 0 {
		return
	}
	var wait sync.WaitGroup
	next := make(chan *simulation, len(groups))
	for _, s := range groups {
		next <- s
	}
	close(next)
	for range min(len(groups), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for s := range next {
				s.step(month)
			}
		})
	}
	wait.Wait()
}
