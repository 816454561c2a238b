package sweep

import (
	"math"

	"botec/estimate/columns"
	"botec/estimate/graph"
)

// evaluator computes the points of a sweep, block by block. It has a column of
// values for each quantity that the block needs; the sampler fills those that vary.
type evaluator struct {
	sweep   *Sweep
	columns [][]float64 // by quantity, nil where it is not needed
	sampled []int       // the quantities that the sampler computes, in its order
	sampler *columns.Worker
	checked []int // the quantities that may violate the bounds of the model

	metrics   []int              // by metric: its quantity
	resources [][]graph.Resource // by metric: of its fleet
	bound     [][]string         // by metric: nil where no resource binds it
	valid     [][]float64        // by metric: a copy with NaN at refused points

	block      Block
	violations []string // by point of a full block, see Block.Violations
	refused    bool     // some point of the last block is refused
}

func newEvaluator(s *Sweep) *evaluator {
	e := &evaluator{sweep: s, columns: make([][]float64, len(s.Quantities)), violations: make([]string, columns.BlockSize)}
	varying, program := e.varyingProgram()
	for _, a := range s.Axes {
		e.need(a.index)
	}
	for _, v := range s.Shown {
		i, _ := s.Find(v.Name)
		e.show(i, v.BoundBy != "")
	}
	for _, i := range s.Order { // a cause before its consequences
		if q := &s.Quantities[i]; varying[i] && q.Class != graph.Unlisted {
			low, high, known := program.Bounds(program.Node(i))
			if !known || q.MayViolate(low, high) {
				e.need(i)
				e.checked = append(e.checked, i)
			}
		}
	}
	e.compile(varying, program)
	e.valid = make([][]float64, len(s.Shown))
	e.block = Block{Axes: make([][]float64, len(s.Axes)), Metrics: make([][]float64, len(s.Shown)), Bound: make([][]string, len(s.Shown))}
	return e
}

// varyingProgram is the part of the scenario's program that depends on the axes;
// varying says which quantities are in it.
func (e *evaluator) varyingProgram() (varying []bool, program *columns.Stochastic) {
	s := e.sweep
	varying = make([]bool, len(s.Quantities))
	var axes []columns.Varying
	for k, a := range s.Axes {
		varying[a.index] = true
		low, high := math.Inf(1), math.Inf(-1)
		for _, v := range a.Values {
			low, high = min(low, v), max(high, v)
		}
		axes = append(axes, columns.Varying{Quantity: a.index, Low: low, High: high, Fill: func(d []float64, first int) { s.fill(k, d, first) }})
	}
	for _, i := range s.Order {
		for used := range s.Quantities[i].Bound.Uses() {
			varying[i] = varying[i] || varying[used]
		}
	}
	return varying, s.Program.Varied(varying, s.Central(), axes)
}

// need gives a quantity a column.
func (e *evaluator) need(quantity int) {
	if e.columns[quantity] == nil {
		e.columns[quantity] = make([]float64, columns.BlockSize)
	}
}

// show adds a metric, and the resources of its fleet where one of them binds it.
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
func (e *evaluator) compile(varying []bool, program *columns.Stochastic) {
	var nodes []int
	for i, column := range e.columns {
		switch {
		case column == nil:
		case varying[i]:
			nodes, e.sampled = append(nodes, program.Node(i)), append(e.sampled, i)
		default:
			for n := range column {
				column[n] = e.sweep.ValueAt(i)
			}
		}
	}
	e.sampler = program.Sampler(nodes).NewWorker()
}

// run computes the block of count points that begins with first.
func (e *evaluator) run(first, count int) {
	e.sampler.Run(first, func(k int, column []float64) { copy(e.columns[e.sampled[k]], column) })
	e.check(count)
	b := &e.block
	b.Violations = e.violations[:count]
	for k, a := range e.sweep.Axes {
		b.Axes[k] = e.columns[a.index][:count]
	}
	for m, i := range e.metrics {
		if b.Metrics[m] = e.columns[i][:count]; e.refused {
			b.Metrics[m] = e.withoutRefused(m, b.Metrics[m])
		}
		if e.bound[m] != nil {
			b.Bound[m] = e.bound[m][:count]
			for n := range b.Bound[m] {
				b.Bound[m][n] = graph.BoundBy(e.resources[m], func(quantity int) float64 { return e.columns[quantity][n] })
			}
		}
	}
}

// withoutRefused copies the values of a metric, with NaN at refused points. The
// column itself does not change: it may be that of an axis, or a constant, which is
// filled only once.
func (e *evaluator) withoutRefused(m int, values []float64) []float64 {
	if e.valid[m] == nil {
		e.valid[m] = make([]float64, columns.BlockSize)
	}
	out := e.valid[m][:len(values)]
	for n, v := range values {
		if out[n] = v; e.violations[n] != "" {
			out[n] = math.NaN()
		}
	}
	return out
}

// check notes why points of a block are refused: the first error that an estimate
// of the point would report.
func (e *evaluator) check(count int) {
	if e.refused {
		clear(e.violations)
		e.refused = false
	}
	for _, i := range e.checked {
		q := &e.sweep.Quantities[i]
		for n, x := range e.columns[i][:count] {
			if violation := q.Check(x); violation != graph.OK && e.violations[n] == "" {
				e.violations[n], e.refused = q.Describe(violation), true
			}
		}
	}
}
