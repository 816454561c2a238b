package columns

import "math"

// Worker is the memory in which one goroutine runs a sampler, block by block.
type Worker struct {
	s        *Sampler
	mem      []float64
	uniforms [][]float64 // by the place of a draw in Sampler.Draws, of those that are kept; else nil
	any      []float64   // those of any other draw
	pinned   []float64   // by draw: the uniform of all its samples, NaN for those of its stream; nil for no draw
	kept     [][]float64 // by the place of a draw in Sampler.Draws: the samples of KeepDraws; NaN where none is drawn yet
}

// NewWorker makes the memory for one block.
func (s *Sampler) NewWorker() *Worker {
	w := &Worker{s: s, mem: make([]float64, s.columns*BlockSize), uniforms: make([][]float64, len(s.draws)), any: make([]float64, BlockSize)}
	for col, v := range s.numbers {
		column := w.column(col)
		for i := range column {
			column[i] = v
		}
	}
	return w
}

// KeepUniforms makes the worker keep the uniforms of the kth draw of Sampler.Draws.
func (w *Worker) KeepUniforms(k int) { w.uniforms[k] = make([]float64, BlockSize) }

// Uniforms returns the uniforms, between 0 and 1, of the kth draw of Sampler.Draws in
// the last block, if they are kept.
func (w *Worker) Uniforms(k int) []float64 { return w.uniforms[k] }

// Pin gives all samples of a draw the same uniform, between 0 and 1, in the runs that
// follow; NaN undoes it.
func (w *Worker) Pin(draw int, u float64) {
	if w.pinned == nil {
		w.pinned = make([]float64, len(w.s.graph.draws))
		for k := range w.pinned {
			w.pinned[k] = math.NaN()
		}
	}
	w.pinned[draw] = u
}

// KeepDraws makes the worker keep the first n samples of each distribution whose
// parameters are numbers, for callers that run the same blocks again and again.
func (w *Worker) KeepDraws(n int) {
	n = (n + BlockSize - 1) / BlockSize * BlockSize
	w.kept = make([][]float64, len(w.s.draws))
	for k := range w.kept {
		w.kept[k] = make([]float64, n)
		for first := 0; first < n; first += BlockSize {
			w.kept[k][first] = math.NaN()
		}
	}
}

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
		case in.op.isListed():
			runListed(in.op, in.dst, in.list, w.mem, BlockSize)
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
	if u == nil {
		u = w.any
	}
	if in.op == OpVarying {
		w.s.graph.fills[in.draw](d, first)
		return
	}
	if w.pinned != nil && w.pinned[in.draw] == w.pinned[in.draw] {
		w.pin(in, w.pinned[in.draw])
		return
	}
	if in.curve != nil && w.kept != nil && first < len(w.kept[in.uniforms]) {
		kept := w.kept[in.uniforms][first : first+BlockSize]
		if kept[0] != kept[0] {
			w.s.graph.draws[in.draw].Fill(u, first)
			fill(in.curve, kept, u)
		}
		copy(d, kept)
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

// pin computes a column of samples of a draw that all have one uniform.
func (w *Worker) pin(in *step, u float64) {
	d := w.column(in.dst)
	if in.curve != nil {
		v := in.distribution.at(u)
		for i := range d {
			d[i] = v
		}
		return
	}
	x, y, z := w.column(in.a), w.column(in.b), w.column(in.c)
	for i := range d {
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
