// Package columns computes formulas that are compiled to programs. A program works on
// columns of numbers, with one column for each quantity and one row for each sample.
// The package does not know the text or the syntax tree of a formula.
//
// A [Program] is built once, quantity by quantity, and does not change afterwards. It
// is run in one of two ways:
//
//   - A [Frame] has all columns of a program. With one row it computes the central
//     values, at the median of each draw; with given uniforms it computes samples.
//   - [Program.Stochastic] extracts the uncertain subgraph of a program and derives
//     what needs no sampling: bounds, and exact quantiles for many distributions. A
//     [Sampler] is the code for the other quantiles. It runs in blocks of [BlockSize]
//     rows on any number of goroutines.
//
// All values are in base units. A value that does not exist (a division by zero, the
// logarithm of a negative number) is NaN. Every operation on NaN gives NaN, except
// that an OpIf ignores the branch that it does not take. So a result that is a number
// was computed without such an error.
package columns

import "slices"

// Program is the code of a graph of quantities. Column n has quantity n; the columns
// behind those have constants and intermediate values. Each quantity is defined after
// those that it uses. Running a program does not change it.
type Program struct {
	code   []instruction
	lists  [][]int32  // the operands of an instruction that has a list of them, by its a
	ranges [][2]int32 // the code of each quantity
	order  []int32    // quantities as they were defined
	values []float64  // by column, of a constant
	fixed  []bool     // by column: whether it is a constant
	draws  []Draw
	next   Draw    // the next draw of the quantity that is being defined
	free   []int32 // columns of intermediate values that can be used again
	kept   []int32 // columns of intermediate values that are read once more, see Keep
}

// Draw is a distribution of a program: the nth one in the definition of a quantity.
type Draw struct{ Quantity, Nth int }

// Draws lists the draws of a program. The number of a draw is its index in this list.
func (p *Program) Draws() []Draw { return p.draws }

// NewProgram makes an empty program for a number of quantities.
func NewProgram(quantities int) *Program {
	return &Program{values: make([]float64, quantities, 3*quantities), fixed: make([]bool, quantities, 3*quantities), ranges: make([][2]int32, quantities), code: make([]instruction, 0, 3*quantities)}
}

// Columns is how many columns the program has.
func (p *Program) Columns() int { return len(p.values) }

// Work is about how long it takes to compute a sample of a quantity, in draws from a
// distribution. What is neither a draw nor searches for its result takes no time. A frame of
// one sample tells which parts of a sum only a share of the requests takes.
func (p *Program) Work(quantity int, at *Frame) (draws int) {
	const search, perOperand, perCase = 30, 5, 20 // measured: of a time waiting, and of a sum of response times
	for _, in := range p.code[p.ranges[quantity][0]:p.ranges[quantity][1]] {
		switch {
		case in.op == OpTail:
			draws += perCase << at.shares(p.lists[in.a])
		case in.op.isListed():
			draws += perOperand * len(p.lists[in.a])
		case in.op >= OpAvailable && in.op <= OpMeanWait && in.op != OpNines:
			draws += search
		case in.op.IsDraw():
			draws++
		}
	}
	return draws
}

// Effort is about how long it takes to compute quantities, in operations on numbers. A frame of
// one sample is what Work takes.
func (p *Program) Effort(quantities []int, at *Frame) (operations int) {
	const ofQuantity, ofDraw = 4, 2 // measured: to look at a quantity, and a draw from a distribution
	for _, q := range quantities {
		operations += ofQuantity + int(p.ranges[q][1]-p.ranges[q][0]) + ofDraw*p.Work(q, at)
	}
	return operations
}

// shares is how many parts of a sum only a share of the requests takes.
func (f *Frame) shares(list []int32) (n int) {
	for _, calls := range list[1 : 1+len(list)/3] {
		if share := f.mem[int(calls)*f.n]; share > 0 && share < 1 {
			n++
		}
	}
	return min(n, mostShares)
}

// Define defines a quantity by the code that emit adds with Emit and Constant; emit
// returns the column of the result.
func (p *Program) Define(quantity int, emit func() int32) {
	start := int32(len(p.code))
	p.next = Draw{Quantity: quantity}
	col := emit()
	p.finish(int32(quantity), col)
	p.release(col)
	p.ranges[quantity] = [2]int32{start, int32(len(p.code))}
	p.order = append(p.order, int32(quantity))
}

// Number defines a quantity as a number.
func (p *Program) Number(quantity int, v float64) {
	p.values[quantity], p.fixed[quantity] = v, true
	p.order = append(p.order, int32(quantity))
}

// Choose defines a quantity as one of two others: a where the quantity when is
// 1, b where it is 0.
func (p *Program) Choose(quantity, when, a, b int) {
	start := int32(len(p.code))
	p.code = append(p.code, instruction{op: OpIf, dst: int32(quantity), a: int32(when), b: int32(a), c: int32(b)})
	p.ranges[quantity] = [2]int32{start, start + 1}
	p.order = append(p.order, int32(quantity))
}

// finish copies column col to dst, if possible by changing the target of the last
// instruction.
func (p *Program) finish(dst, col int32) {
	if v, ok := p.ConstantValue(col); ok {
		p.values[dst], p.fixed[dst] = v, true
		return
	}
	if n := len(p.code); n > 0 && p.code[n-1].dst == col && int(col) >= len(p.ranges) {
		p.code[n-1].dst = dst
		return
	}
	p.code = append(p.code, instruction{op: OpCopy, dst: dst, a: col})
}

// Constant returns a column with the number v.
func (p *Program) Constant(v float64) int32 {
	p.values, p.fixed = append(p.values, v), append(p.fixed, true)
	return int32(len(p.values) - 1)
}

// ConstantValue returns the value of a column that has the same number in every run;
// ok is false for any other. The column of a quantity is no such column: a run may fix
// it to another value.
func (p *Program) ConstantValue(col int32) (v float64, ok bool) {
	return p.values[col], int(col) >= len(p.ranges) && p.fixed[col]
}

// take returns a column for an intermediate value; release frees it.
func (p *Program) take() int32 {
	if n := len(p.free); n > 0 {
		col := p.free[n-1]
		p.free = p.free[:n-1]
		return col
	}
	p.values, p.fixed = append(p.values, 0), append(p.fixed, false)
	return int32(len(p.values) - 1)
}

func (p *Program) release(cols ...int32) {
	for _, col := range cols {
		if i := slices.Index(p.kept, col); i >= 0 {
			p.kept = slices.Delete(p.kept, i, i+1)
		} else if p.isIntermediate(col) {
			p.free = append(p.free, col)
		}
	}
}

func (p *Program) isIntermediate(col int32) bool {
	_, isConstant := p.ConstantValue(col)
	return int(col) >= len(p.ranges) && !isConstant
}

// Keep allows a column to be an operand of one more instruction.
func (p *Program) Keep(col int32) {
	if p.isIntermediate(col) {
		p.kept = append(p.kept, col)
	}
}

// Emit adds an instruction with its operands and returns the column of its result, which
// is a constant if all operands are. An intermediate value can be the operand of one
// instruction only, because its column is used again; see Keep.
func (p *Program) Emit(op Op, args ...int32) int32 {
	if op.isListed() {
		return p.emitListed(op, args)
	}
	var in [3]int32
	var values [3]float64
	folded := !op.IsDraw()
	for i, a := range args {
		in[i] = a
		v, ok := p.ConstantValue(a)
		values[i], folded = v, folded && ok
	}
	if folded {
		m := [4]float64{values[0], values[1], values[2]}
		run(instruction{op: op, dst: 3, a: 0, b: 1, c: 2}, m[:], 1)
		return p.Constant(m[3])
	}
	p.release(args...)
	dst := p.take()
	next := instruction{op: op, dst: dst, a: in[0], b: in[1], c: in[2]}
	if op.IsDraw() {
		next.draw = int32(len(p.draws))
		p.draws = append(p.draws, p.next)
		p.next.Nth++
	}
	p.code = append(p.code, next)
	return dst
}

// emitListed adds an instruction with a list of operands.
func (p *Program) emitListed(op Op, args []int32) int32 {
	values, folded := make([]float64, len(args)), true
	for i, a := range args {
		v, ok := p.ConstantValue(a)
		values[i], folded = v, folded && ok
	}
	if folded {
		return p.Constant(applyListed(op, values))
	}
	p.release(args...)
	dst := p.take()
	p.code = append(p.code, instruction{op: op, dst: dst, a: int32(len(p.lists))})
	p.lists = append(p.lists, args)
	return dst
}
