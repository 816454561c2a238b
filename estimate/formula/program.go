package formula

// Opcode is what one instruction does.
type Opcode byte

const (
	opCopy Opcode = iota
	opAdd
	opSub
	opMul
	opDiv
	opPow
	opNeg
	opMin
	opMax
	opCeil
	opFloor
	opRound
	opAbs
	opSqrt
	opLn
	opLog2
	opLog10
	opLog
	opExp
	opIf // C where A, else B
	opParallel
	opNines
	opErlangC
	opStaff
	opLE
	opLT
	opGE
	opGT
	opEQ
	opNear // |A - B| <= C
	opUniform
	opNormal
	opLognormal
	opTriangular
	opPert
	opRange     // A..B: lognormal where both ends are positive, else normal
	opShares    // A..B of shares: logit-normal
	opPlusMinus // A ± B
	opGiven     // columns that are handed in, see Part.Vary
)

// An instruction takes columns A, B and C and fills column Dst.
type instruction struct {
	op           Opcode
	dst, a, b, c int32
	draw         int32 // of a draw: which of the program's draws it is
}

// Program is the code of a graph of formulas. Column n holds quantity n; the
// columns behind hold constants and what is in between. A program is built
// once, in an order in which each formula stands behind those it uses, and is
// not changed by running it.
type Program struct {
	code   []instruction
	ranges [][2]int32 // the code of each quantity
	order  []int32    // quantities as they were defined
	cols   []column
	draws  []Draw
	now    Draw    // the quantity being defined, and its next draw
	free   []int32 // columns in between that can be used again
}

// Draw is one uncertain quantity: the nth range of the formula of a quantity.
type Draw struct{ Quantity, Nth int }

// Draws lists the draws of a program, in the order of its columns of uniforms.
func (p *Program) Draws() []Draw { return p.draws }

type column struct {
	constant bool
	value    float64 // of a constant
}

// NewProgram makes an empty program for a number of quantities.
func NewProgram(quantities int) *Program {
	return &Program{cols: make([]column, quantities, 4*quantities), ranges: make([][2]int32, quantities), code: make([]instruction, 0, 4*quantities)}
}

// Define adds the formula of a quantity.
func (p *Program) Define(quantity int, b *Bound) {
	start := int32(len(p.code))
	p.now = Draw{Quantity: quantity}
	col := p.compile(b, b.Root)
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
	p.code = append(p.code, instruction{op: opIf, dst: int32(quantity), a: int32(when), b: int32(a), c: int32(b)})
	p.ranges[quantity] = [2]int32{start, start + 1}
	p.order = append(p.order, int32(quantity))
}

// finish puts column col into dst: the last instruction writes there at once
// where it can.
func (p *Program) finish(dst, col int32) {
	if v, ok := p.constant(col); ok {
		p.cols[dst] = column{true, v}
		return
	}
	if n := len(p.code); n > 0 && p.code[n-1].dst == col && int(col) >= len(p.ranges) {
		p.code[n-1].dst = dst
		return
	}
	p.code = append(p.code, instruction{op: opCopy, dst: dst, a: col})
}

// constant is the value of a column that is the same in every run. A quantity
// is never taken as one: a run may fix it to another value.
func (p *Program) constant(col int32) (float64, bool) {
	return p.cols[col].value, int(col) >= len(p.ranges) && p.cols[col].constant
}

func (p *Program) put(v float64) int32 {
	p.cols = append(p.cols, column{true, v})
	return int32(len(p.cols) - 1)
}

// take gives a column for a value in between; release gives it back.
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
		if _, isConstant := p.constant(col); int(col) >= len(p.ranges) && !isConstant {
			p.free = append(p.free, col)
		}
	}
}

// emit adds an instruction, or its result where all its operands are constants.
func (p *Program) emit(op Opcode, args ...int32) int32 {
	var in [3]int32
	var values [3]float64
	folded := op < opUniform // a draw is no constant
	for i, a := range args {
		in[i] = a
		v, ok := p.constant(a)
		values[i], folded = v, folded && ok
	}
	if folded {
		m := [4]float64{values[0], values[1], values[2]}
		run(instruction{op: op, dst: 3, a: 0, b: 1, c: 2}, m[:], 1)
		return p.put(m[3])
	}
	p.release(args...)
	dst := p.take()
	next := instruction{op: op, dst: dst, a: in[0], b: in[1], c: in[2]}
	if op >= opUniform {
		next.draw = int32(len(p.draws))
		p.draws = append(p.draws, p.now)
		p.now.Nth++
	}
	p.code = append(p.code, next)
	return dst
}

func (p *Program) compile(b *Bound, n Node) int32 {
	switch n := n.(type) {
	case *Literal:
		return p.put(n.Value)
	case *UnitRef:
		return p.put(n.Unit.Factor)
	case *Name:
		refs := b.Refs[n.Index]
		if refs == nil { // a plural noun that no quantity has as its name
			return p.put(1)
		}
		return int32(refs[0])
	case *Paren:
		return p.compile(b, n.X)
	case *In:
		return p.compile(b, n.X)
	case *Negative:
		return p.emit(opNeg, p.compile(b, n.X))
	case *Binary:
		op := [...]Opcode{Add: opAdd, Sub: opSub, Mul: opMul, Div: opDiv, Of: opMul, Per: opDiv, Pow: opPow}[n.Op]
		x := p.compile(b, n.X)
		return p.emit(op, x, p.compile(b, n.Y))
	case *Range:
		op := opRange
		switch {
		case n.PlusMinus && isPercent(n.Hi):
			lo := p.compile(b, n.Lo)
			return p.emit(opPlusMinus, lo, p.emit(opMul, lo, p.compile(b, n.Hi)))
		case n.PlusMinus:
			op = opPlusMinus
		case n.Shares:
			op = opShares
		}
		lo := p.compile(b, n.Lo)
		return p.emit(op, lo, p.compile(b, n.Hi))
	case *Comparison:
		return p.comparison(b, n)
	case *Call:
		return p.call(b, n)
	}
	panic("formula: no such node")
}

func isPercent(n Node) bool {
	l, ok := n.(*Literal)
	return ok && l.Percent
}

func (p *Program) comparison(b *Bound, n *Comparison) int32 {
	x := p.compile(b, n.X)
	y := p.compile(b, n.Y)
	if n.Op != "~" {
		return p.emit(comparing(n.Op), x, y)
	}
	switch {
	case n.Tolerance == nil:
		step, _ := writtenStep(n.Y)
		v, _ := p.constant(y)
		return p.emit(opNear, x, y, p.put(tolerance(v, step)))
	case isPercent(n.Tolerance):
		return p.emit(opNear, x, y, p.emit(opAbs, p.emit(opMul, p.compile(b, n.Tolerance), y)))
	}
	return p.emit(opNear, x, y, p.compile(b, n.Tolerance))
}

func comparing(op string) Opcode {
	switch op {
	case "<=":
		return opLE
	case "<":
		return opLT
	case ">=":
		return opGE
	case ">":
		return opGT
	}
	return opEQ
}

func (p *Program) call(b *Bound, n *Call) int32 {
	if stat, ok := b.Stats[n]; ok {
		return int32(stat)
	}
	var cols []int32
	for _, a := range n.Args {
		if name, ok := a.(*Name); ok && name.Spread {
			for _, ref := range b.Refs[name.Index] {
				cols = append(cols, int32(ref))
			}
			continue
		}
		cols = append(cols, p.compile(b, a))
	}
	switch {
	case n.Func.op == opIf:
		return p.emit(opIf, cols[0], cols[1], cols[2])
	case len(cols) == 0:
		return p.put(0)
	case n.Func.most >= 0:
		return p.emit(n.Func.op, cols...)
	}
	col := cols[0]
	for _, next := range cols[1:] {
		col = p.emit(n.Func.op, col, next)
	}
	return col
}
