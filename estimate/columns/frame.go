package columns

import "math"

// Frame holds the columns of one program, n samples each.
type Frame struct {
	p     *Program
	n     int
	mem   []float64
	fixed []bool
	fixes int

	uniforms [][]float64 // n samples for each draw; nil: every draw takes its median
}

// SetUniforms gives the draws of the program their places between 0 and 1: for
// each draw n numbers, which the frame reads and keeps. With nil every draw
// takes its median.
func (f *Frame) SetUniforms(u [][]float64) { f.uniforms = u }

// NewFrame makes the columns of a program for n samples a column.
func (p *Program) NewFrame(n int) *Frame {
	f := &Frame{p: p, n: n, mem: make([]float64, len(p.cols)*n), fixed: make([]bool, len(p.ranges))}
	for col, c := range p.cols {
		if c.constant {
			f.fill(int32(col), c.value)
		}
	}
	return f
}

func (f *Frame) fill(col int32, v float64) {
	samples := f.mem[int(col)*f.n:][:f.n]
	for i := range samples {
		samples[i] = v
	}
}

// Fix sets a quantity to a value, in base units, that the following runs keep.
func (f *Frame) Fix(quantity int, v float64) {
	f.fill(int32(quantity), v)
	if !f.fixed[quantity] {
		f.fixed[quantity] = true
		f.fixes++
	}
}

// Free undoes Fix.
func (f *Frame) Free(quantity int) {
	if f.fixed[quantity] {
		f.fixed[quantity] = false
		f.fixes--
		if c := f.p.cols[quantity]; c.constant {
			f.fill(int32(quantity), c.value)
		}
	}
}

// Run computes all quantities.
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

// run does one instruction; a draw with uniforms is this frame's business.
func (f *Frame) run(in instruction) {
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

// Column is the samples of a quantity after a run, in base units. The next run
// overwrites it.
func (f *Frame) Column(quantity int) []float64 {
	return f.mem[quantity*f.n : (quantity+1)*f.n]
}

// Value is the first sample of a quantity: the value, where there is one sample.
func (f *Frame) Value(quantity int) float64 { return f.mem[quantity*f.n] }

func truth(ok bool, a, b float64) float64 {
	switch {
	case a != a || b != b:
		return math.NaN()
	case ok:
		return 1
	}
	return 0
}

// run does one instruction on columns of n samples. What has no value (a
// division by zero, the logarithm of a negative number) is NaN, and NaN stays
// NaN through everything but the branch that an if does not take; so one look
// at a result tells whether all went well.
func run(in instruction, mem []float64, n int) {
	d := mem[int(in.dst)*n:][:n]
	a := mem[int(in.a)*n:][:n]
	b := mem[int(in.b)*n:][:n]
	switch in.op {
	case OpCopy:
		copy(d, a)
	case OpAdd:
		for i := range d {
			d[i] = a[i] + b[i]
		}
	case OpSub:
		for i := range d {
			d[i] = a[i] - b[i]
		}
	case OpMul:
		for i := range d {
			d[i] = a[i] * b[i]
		}
	case OpDiv:
		for i := range d {
			if b[i] == 0 {
				d[i] = math.NaN()
			} else {
				d[i] = a[i] / b[i]
			}
		}
	case OpNeg:
		for i := range d {
			d[i] = -a[i]
		}
	case OpMin:
		for i := range d {
			d[i] = min(a[i], b[i])
		}
	case OpMax:
		for i := range d {
			d[i] = max(a[i], b[i])
		}
	case OpIf:
		c := mem[int(in.c)*n:][:n]
		for i := range d {
			switch a[i] {
			case 1:
				d[i] = b[i]
			case 0:
				d[i] = c[i]
			default:
				d[i] = math.NaN()
			}
		}
	default:
		c := mem[int(in.c)*n:][:n]
		for i := range d {
			d[i] = apply(in.op, a[i], b[i], c[i])
		}
	}
}

// apply does the rarer operations on one sample.
func apply(op Op, a, b, c float64) float64 {
	switch op {
	case OpPow:
		return pow(a, b)
	case OpCeil:
		return ceil(a)
	case OpFloor:
		return floor(a)
	case OpRound:
		return math.Round(a)
	case OpAbs:
		return math.Abs(a)
	case OpSqrt:
		return math.Sqrt(a)
	case OpLn:
		return finite(math.Log(a))
	case OpLog2:
		return finite(math.Log2(a))
	case OpLog10:
		return finite(math.Log10(a))
	case OpLog:
		return finite(math.Log(a) / math.Log(b))
	case OpExp:
		return math.Exp(a)
	case OpParallel:
		return parallel(a, b)
	case OpNines:
		if a < 0 {
			return math.NaN()
		}
		return finite(-math.Log10(1 - a))
	case OpErlangC:
		return erlangC(a, b)
	case OpStaff:
		return staff(a, b)
	case OpLE:
		return truth(a <= b || equal(a, b), a, b)
	case OpLT:
		return truth(a < b && !equal(a, b), a, b)
	case OpGE:
		return truth(a >= b || equal(a, b), a, b)
	case OpGT:
		return truth(a > b && !equal(a, b), a, b)
	case OpEQ:
		return truth(equal(a, b), a, b)
	case OpNear:
		return truth(Near(a, b, c), a, b)
	}
	return quantile(op, a, b, c, 0.5)
}

// finite turns the infinity of a logarithm of 0 into "has no value".
func finite(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
