package columns

import "slices"

// Frame has the columns of one program, with n samples each. Only one goroutine may
// use it; any number of frames may share a program.
type Frame struct {
	p     *Program
	n     int
	mem   []float64
	fixed []bool
	fixes int

	uniforms [][]float64 // n samples for each draw, nil for medians
}

// NewFrame makes a frame with n samples for each column.
func (p *Program) NewFrame(n int) *Frame {
	f := &Frame{p: p, n: n, mem: make([]float64, len(p.values)*n), fixed: make([]bool, len(p.ranges))}
	for col, v := range p.values {
		if p.fixed[col] {
			f.fill(int32(col), v)
		}
	}
	return f
}

// Clone makes a frame with the same values, of which the same are fixed.
func (f *Frame) Clone() *Frame {
	c := *f
	c.mem, c.fixed = slices.Clone(f.mem), slices.Clone(f.fixed)
	return &c
}

func (f *Frame) fill(col int32, v float64) {
	samples := f.mem[int(col)*f.n:][:f.n]
	for i := range samples {
		samples[i] = v
	}
}

// SetUniforms sets samples of the uniform distribution between 0 and 1, n for each
// draw; the frame keeps the slices. With nil every draw is at its median.
func (f *Frame) SetUniforms(u [][]float64) { f.uniforms = u }

// Fix sets a quantity to a value, in base units, in all runs that follow.
func (f *Frame) Fix(quantity int, v float64) {
	f.fill(int32(quantity), v)
	if !f.fixed[quantity] {
		f.fixed[quantity] = true
		f.fixes++
	}
}

// FixColumn is Fix with a value for each sample.
func (f *Frame) FixColumn(quantity int, values []float64) {
	copy(f.Column(quantity), values)
	if !f.fixed[quantity] {
		f.fixed[quantity] = true
		f.fixes++
	}
}

// Free undoes Fix: the next run computes the quantity again.
func (f *Frame) Free(quantity int) {
	if f.fixed[quantity] {
		f.fixed[quantity] = false
		f.fixes--
		if f.p.fixed[quantity] {
			f.fill(int32(quantity), f.p.values[quantity])
		}
	}
}

// Fixed says whether a quantity has a value that Fix has set.
func (f *Frame) Fixed(quantity int) bool { return f.fixed[quantity] }

// Run computes all quantities that are not fixed, in the order of their
// definition.
func (f *Frame) Run() {
	if f.fixes == 0 {
		for i := range f.p.code {
			f.run(f.p.code[i])
		}
		return
	}
	for _, q := range f.p.order {
		if !f.fixed[q] {
			for _, in := range f.p.code[f.p.ranges[q][0]:f.p.ranges[q][1]] {
				f.run(in)
			}
		}
	}
}

// RunOnly computes those of the given quantities that are not fixed. They stand in the
// order of their definition; what they are computed from has its values already.
func (f *Frame) RunOnly(quantities []int) {
	for _, q := range quantities {
		if !f.fixed[q] {
			for _, in := range f.p.code[f.p.ranges[q][0]:f.p.ranges[q][1]] {
				f.run(in)
			}
		}
	}
}

// CopyRow sets quantities of a frame of one sample to what they are in a sample of another
// frame of the program, until the next run.
func (f *Frame) CopyRow(of *Frame, sample int, quantities []int) {
	for _, q := range quantities {
		f.mem[q] = of.mem[q*of.n+sample]
	}
}

// Operands computes the operands of the last operation of a quantity, after a run. In a
// comparison these are its sides, and what it allows them to differ by. Those of an
// operation with a list of operands are not told.
func (f *Frame) Operands(quantity int) (op Op, of [3]float64) {
	code := f.p.code[f.p.ranges[quantity][0]:f.p.ranges[quantity][1]]
	if len(code) == 0 {
		return OpCopy, of
	}
	last := &code[len(code)-1]
	for _, in := range code[:len(code)-1] {
		f.run(in)
	}
	if !last.op.isListed() {
		for k, col := range f.p.operands(last, new([3]int32)) {
			of[k] = f.mem[int(col)*f.n]
		}
	}
	return last.op, of
}

// run executes one instruction. A draw uses the uniforms of the frame, if it has any.
func (f *Frame) run(in instruction) {
	if in.op.isListed() {
		runListed(in.op, in.dst, f.p.lists[in.a], f.mem, f.n)
		return
	}
	if !in.op.IsDraw() || f.uniforms == nil {
		run(in, f.mem, f.n)
		return
	}
	column := func(c int32) []float64 { return f.mem[int(c)*f.n:][:f.n] }
	d, u := column(in.dst), f.uniforms[in.draw]
	a, b, c := column(in.a), column(in.b), column(in.c)
	for i := range d {
		d[i] = quantile(in.op, a[i], b[i], c[i], u[i])
	}
}

// Column returns the n samples of a quantity after a run, in base units. The next run
// overwrites them, unless they are fixed.
func (f *Frame) Column(quantity int) []float64 {
	return f.mem[quantity*f.n : (quantity+1)*f.n]
}

// Value returns the first sample of a quantity: its value in a frame of one sample.
func (f *Frame) Value(quantity int) float64 { return f.mem[quantity*f.n] }
