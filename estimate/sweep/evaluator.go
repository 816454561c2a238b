package sweep

import (
	"math"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// evaluator computes the points of a sweep: a column of values for each quantity
// that is needed, of which the sampler fills those that vary.
type evaluator struct {
	sweep   *Sweep
	columns [][]float64 // by quantity, nil where it is not needed
	sampled []int       // the quantities that the sampler computes, in its order
	samples *columns.Worker
	checked []int // the quantities that may violate what the model requires

	metrics   []int              // by metric: its quantity
	resources [][]graph.Resource // by metric: of its fleet
	bound     [][]string         // by metric: nil where no resource binds it
	partial   [][]float64        // by metric: a copy without the wrong points

	block Block
	wrong []string // Block.Wrong, for as many points as a block can have
	clean bool     // no point of the last block is wrong
}

func newEvaluator(s *Sweep) *evaluator {
	e := &evaluator{sweep: s, columns: make([][]float64, len(s.Quantities)), wrong: make([]string, columns.BlockSize), clean: true}
	varying, part := e.program()
	for _, a := range s.Axes {
		e.need(a.index)
	}
	for _, v := range s.Shown {
		i, _ := s.Find(v.Name)
		e.show(i, v.BoundBy != "")
	}
	for _, i := range s.Order { // a cause before what follows from it
		if q := &s.Quantities[i]; varying[i] && q.Class != graph.Unlisted {
			low, high, sure := part.Bounds(part.Node(i))
			if !sure || q.MayViolate(low, high) {
				e.need(i)
				e.checked = append(e.checked, i)
			}
		}
	}
	e.compile(varying, part)
	e.partial = make([][]float64, len(s.Shown))
	e.block = Block{Axes: make([][]float64, len(s.Axes)), Metrics: make([][]float64, len(s.Shown)), Bound: make([][]string, len(s.Shown))}
	return e
}

// program cuts out of the scenario's program what depends on the axes: varying
// says which quantities do.
func (e *evaluator) program() (varying []bool, part *columns.Stochastic) {
	s := e.sweep
	varying = make([]bool, len(s.Quantities))
	var vary []columns.Varying
	for k, a := range s.Axes {
		varying[a.index] = true
		low, high := math.Inf(1), math.Inf(-1)
		for _, v := range a.Values {
			low, high = min(low, v), max(high, v)
		}
		vary = append(vary, columns.Varying{Quantity: a.index, Low: low, High: high, Fill: func(d []float64, first int) { s.fill(k, d, first) }})
	}
	for _, i := range s.Order {
		for r := range s.Quantities[i].Bound.Uses() {
			varying[i] = varying[i] || varying[r]
		}
	}
	return varying, s.Program.Varied(varying, s.Central(), vary)
}

// need gives a quantity a column.
func (e *evaluator) need(quantity int) {
	if e.columns[quantity] == nil {
		e.columns[quantity] = make([]float64, columns.BlockSize)
	}
}

// show adds a metric, with what may bind it.
func (e *evaluator) show(quantity int, isBound bool) {
	e.need(quantity)
	var resources []graph.Resource
	var bound []string
	if isBound {
		resources, bound = e.sweep.Resources(e.sweep.Quantities[quantity].Owner), make([]string, columns.BlockSize)
		for _, r := range resources {
			e.need(r.Quantity)
		}
	}
	e.metrics, e.resources, e.bound = append(e.metrics, quantity), append(e.resources, resources), append(e.bound, bound)
}

// compile makes the sampler for the columns that vary, and fills the others.
func (e *evaluator) compile(varying []bool, part *columns.Stochastic) {
	var nodes []int
	for i, column := range e.columns {
		switch {
		case column == nil:
		case varying[i]:
			nodes, e.sampled = append(nodes, part.Node(i)), append(e.sampled, i)
		default:
			for n := range column {
				column[n] = e.sweep.ValueAt(i)
			}
		}
	}
	e.samples = part.Sampler(nodes).NewWorker()
}

// run computes the block of count points that begins with first.
func (e *evaluator) run(first, count int) {
	e.samples.Run(first, func(k int, column []float64) { copy(e.columns[e.sampled[k]], column) })
	e.check(count)
	b := &e.block
	b.Violations = e.wrong[:count]
	for k, a := range e.sweep.Axes {
		b.Axes[k] = e.columns[a.index][:count]
	}
	for m, i := range e.metrics {
		if b.Metrics[m] = e.columns[i][:count]; !e.clean {
			b.Metrics[m] = e.withoutWrong(m, b.Metrics[m])
		}
		if e.bound[m] != nil {
			b.Bound[m] = e.bound[m][:count]
			for n := range b.Bound[m] {
				b.Bound[m][n] = graph.BoundBy(e.resources[m], func(quantity int) float64 { return e.columns[quantity][n] })
			}
		}
	}
}

// withoutWrong copies the values of a metric, with NaN at the points that are
// wrong. The column itself stays: it may be that of an axis, too, or a constant
// that is filled once.
func (e *evaluator) withoutWrong(m int, values []float64) []float64 {
	if e.partial[m] == nil {
		e.partial[m] = make([]float64, columns.BlockSize)
	}
	out := e.partial[m][:len(values)]
	for n, v := range values {
		if out[n] = v; e.wrong[n] != "" {
			out[n] = math.NaN()
		}
	}
	return out
}

// check notes why points of a block have no metrics: what an estimate of them
// would report first.
func (e *evaluator) check(count int) {
	if !e.clean {
		clear(e.wrong)
	}
	e.clean = true
	for _, i := range e.checked {
		q := &e.sweep.Quantities[i]
		for n, x := range e.columns[i][:count] {
			if violation := q.Check(x); violation != graph.OK && e.wrong[n] == "" {
				e.wrong[n], e.clean = q.Name+" "+q.Describe(violation), false
			}
		}
	}
}
