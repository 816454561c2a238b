package columns

import "math"

// Worker is the memory in which one goroutine runs a sampler, block by block.
type Worker struct {
	s        *Sampler
	mem      []float64
	uniforms [][]float64
}

// NewWorker makes the memory for one block.
func (s *Sampler) NewWorker() *Worker {
	w := &Worker{s: s, mem: make([]float64, s.columns*BlockSize)}
	for col, v := range s.numbers {
		column := w.column(col)
		for i := range column {
			column[i] = v
		}
	}
	for range s.draws {
		w.uniforms = append(w.uniforms, make([]float64, BlockSize))
	}
	return w
}

// Uniforms returns the uniforms, between 0 and 1, of the kth draw of Sampler.Draws in
// the last block.
func (w *Worker) Uniforms(k int) []float64 { return w.uniforms[k] }

// Run computes the samples first to first+BlockSize-1. It passes the column of each
// requested node to take, with k the index of the node in the list that the sampler
// was made for. The column is valid until take returns.
func (w *Worker) Run(first int, take func(k int, column []float64)) {
	for i := range w.s.code {
		in := &w.s.code[i]
		switch {
		case w.s.graph.isDraw(in.op):
			w.draw(in, first)
		case in.operands != allColumns:
			w.withNumber(in)
		default:
			run(in.instruction, w.mem, BlockSize)
		}
		for _, k := range in.outputs {
			take(k, w.column(in.dst))
		}
	}
}

func (w *Worker) column(col int32) []float64 { return w.mem[int(col)*BlockSize:][:BlockSize] }

// draw computes a column of samples from a distribution.
func (w *Worker) draw(in *step, first int) {
	d, u := w.column(in.dst), w.uniforms[in.uniforms]
	if in.op == OpVarying {
		w.s.graph.fills[in.draw](d, first)
		return
	}
	w.s.graph.draws[in.draw].Fill(u, first)
	if in.curve != nil {
		fill(in.curve, d, u)
		return
	}
	x, y, z := w.column(in.a), w.column(in.b), w.column(in.c)
	for i, u := range u {
		d[i] = quantile(in.op, x[i], y[i], z[i], u)
	}
}

// withNumber executes an operation between a column and a number.
func (w *Worker) withNumber(in *step) {
	d, v, op := w.column(in.dst), in.number, in.op
	x := w.column(in.a)
	if in.operands == numberFirst {
		x = w.column(in.b)
	}
	switch {
	case op == OpSub && in.operands == numberSecond:
		op, v = OpAdd, -v
	case op == OpDiv && in.operands == numberSecond && v != 0 && !math.IsInf(1/v, 0):
		op, v = OpMul, 1/v
	}
	switch op {
	case OpAdd:
		for i, x := range x {
			d[i] = x + v
		}
	case OpMul:
		for i, x := range x {
			d[i] = x * v
		}
	case OpSub:
		for i, x := range x {
			d[i] = v - x
		}
	case OpDiv:
		if in.operands == numberSecond { // by zero
			v = math.NaN()
		}
		for i, x := range x {
			if x == 0 {
				d[i] = math.NaN()
			} else {
				d[i] = v / x
			}
		}
	}
}
