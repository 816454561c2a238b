// Package columns is the machine that formulas run on. It computes columns of
// numbers, one column for each quantity and one row for each sample, and knows
// nothing of the text or the tree of a formula.
//
// A [Program] is built once, quantity by quantity, and then only read. It is run
// in one of two ways:
//
//   - A [Frame] holds all columns of a program. With one row it computes the
//     central values, at the median of each draw; with given uniforms it computes
//     samples.
//   - [Program.Stochastic] takes the uncertain subgraph out of a program and finds what
//     is known of it without sampling: bounds, and exact quantiles where the
//     distributions allow it. A [Sampler] is the code for the rest, which runs in
//     blocks of [BlockSize] rows on any number of goroutines.
//
// All values are in base units. A value that does not exist (a division by zero,
// the logarithm of a negative number) is NaN, and NaN stays NaN through every
// operation but the branch that an OpIf does not take; so one look at a result
// tells whether all went well.
package columns

import "slices"

// Program is the code of a graph of quantities. Column n holds quantity n; the
// columns after those of the quantities hold constants and intermediate values.
// Quantities are defined in an order in which each comes after those it uses. A
// program is not changed by running it.
type Program struct {
	code   []instruction
	ranges [][2]int32 // the code of each quantity
	order  []int32    // quantities as they were defined
	cols   []column
	draws  []Draw
	now    Draw    // the quantity being defined, and its next draw
	free   []int32 // columns of intermediate values that can be used again
	kept   []int32 // intermediate values with a use more, see Keep
}

// Draw is one distribution of a program: the nth in the definition of a quantity.
type Draw struct{ Quantity, Nth int }

// Draws lists the draws of a program. Their numbers elsewhere are positions in
// this list.
func (p *Program) Draws() []Draw { return p.draws }

type column struct {
	constant bool
	value    float64 // of a constant
}

// NewProgram makes an empty program for a number of quantities.
func NewProgram(quantities int) *Program {
	return &Program{cols: make([]column, quantities, 4*quantities), ranges: make([][2]int32, quantities), code: make([]instruction, 0, 4*quantities)}
}

// Define defines a quantity by the code that emit adds with Emit and Constant;
// emit returns the column of the result.
func (p *Program) Define(quantity int, emit func() int32) {
	start := int32(len(p.code))
	p.now = Draw{Quantity: quantity}
	col := emit()
	p.finish(int32(quantity), col)
	p.release(col)
	p.ranges[quantity] = [2]int32{start, int32(len(p.code))}
	p.order = append(p.order, int32(quantity))
}

// Number defines a quantity as a number.
func (p *Program) Number(quantity int, v float64) {
	p.cols[quantity] = column{true, v}
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

// finish puts column col into dst: the last instruction writes there at once
// where it can.
func (p *Program) finish(dst, col int32) {
	if v, ok := p.ConstantValue(col); ok {
		p.cols[dst] = column{true, v}
		return
	}
	if n := len(p.code); n > 0 && p.code[n-1].dst == col && int(col) >= len(p.ranges) {
		p.code[n-1].dst = dst
		return
	}
	p.code = append(p.code, instruction{op: OpCopy, dst: dst, a: col})
}

// Constant gives a column that holds the number v.
func (p *Program) Constant(v float64) int32 {
	p.cols = append(p.cols, column{true, v})
	return int32(len(p.cols) - 1)
}

// ConstantValue is the value of a column that holds the same number in every
// run. The column of a quantity never counts as one: a run may fix it to another
// value.
func (p *Program) ConstantValue(col int32) (v float64, ok bool) {
	return p.cols[col].value, int(col) >= len(p.ranges) && p.cols[col].constant
}

// take gives a column for an intermediate value; release gives it back.
func (p *Program) take() int32 {
	if n := len(p.free); n > 0 {
		col := p.free[n-1]
		p.free = p.free[:n-1]
		return col
	}
	p.cols = append(p.cols, column{})
	return int32(len(p.cols) - 1)
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

// Keep lets a column be an operand of one instruction more.
func (p *Program) Keep(col int32) {
	if p.isIntermediate(col) {
		p.kept = append(p.kept, col)
	}
}

// Emit adds an instruction with up to three operands and returns the column of
// its result: a constant where all operands are constants. It may reuse the column of
// an operand that is an intermediate value, so each result is the operand of one
// instruction; see Keep for more.
func (p *Program) Emit(op Op, args ...int32) int32 {
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
		p.draws = append(p.draws, p.now)
		p.now.Nth++
	}
	p.code = append(p.code, next)
	return dst
}
