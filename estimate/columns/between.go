package columns

import "math"

// Between computes what all quantities of a program can be while one of them lies
// between two values. Only one goroutine may use it.
//
// It computes with bounds in place of numbers, so what it finds holds for every value
// between the two. Bounds alone are wide: of x - x they know only that it lies between
// low - high and high - low. So each value also has its trend. A value that only rises
// or only falls lies between those at both ends, which are computed exactly; most of
// what a model computes is such a value. What is known gets sharper with a narrower
// interval.
type Between struct {
	p        *Program
	frame    *Frame // the values of all that does not depend on the quantity
	quantity int
	depends  []int32 // the quantities that depend on it, in order
	varies   []bool  // by column: whether it depends on the quantity
	slots    []int32 // by column: 1 + its index in known, 0 where it is as in the frame
	known    []known
	given    []bool // quantities whose span the caller has set
	samples  int
}

// known is what a column can be, with its values at both ends; NaN where they are not known.
type known struct {
	Span
	atLow, atHigh float64
	col           int32
}

// NewBetween prepares an evaluation; frame has the values of all quantities that do not
// depend on the one that varies, and must not change. With samples above 0 draws are not at
// their median: what is found then holds for every sample of that many, each of which is what
// it is at both ends. A quantity of -1 is none, as long as Vary has chosen none.
func (p *Program) NewBetween(quantity int, frame *Frame, samples int) *Between {
	b := &Between{p: p, frame: frame, quantity: quantity, varies: make([]bool, len(p.values)), slots: make([]int32, len(p.values)), given: make([]bool, len(p.ranges)), samples: samples}
	if quantity >= 0 {
		b.varies[quantity] = true
		for _, q := range p.order {
			b.follow(q)
		}
	}
	return b
}

// follow notes whether a quantity depends on the one that varies.
func (b *Between) follow(q int32) {
	if int(q) == b.quantity {
		return
	}
	for _, in := range b.p.code[b.p.ranges[q][0]:b.p.ranges[q][1]] {
		does := b.samples > 0 && in.op.IsDraw()
		for _, col := range b.p.operands(&in, new([3]int32)) {
			does = does || b.varies[col]
		}
		b.varies[in.dst] = does // which may be the column of an operand
	}
	if b.varies[q] {
		b.depends = append(b.depends, q)
	}
}

// Vary makes another quantity the one that varies; what the caller has set stays. path has all
// that is computed from it, in the order of definitions, and draws are at their median.
func (b *Between) Vary(quantity int, path []int) {
	for _, q := range b.depends {
		b.varies[q] = false
	}
	if b.quantity >= 0 {
		b.varies[b.quantity] = false
	}
	before := b.known
	b.known = b.known[:0]
	for _, k := range before {
		if b.slots[k.col] = 0; int(k.col) < len(b.given) && b.given[k.col] {
			b.put(k.col, k.Span, k.atLow, k.atHigh)
		}
	}
	b.quantity, b.depends, b.varies[quantity] = quantity, b.depends[:0], true
	for _, q := range path {
		b.follow(int32(q))
	}
}

func (b *Between) put(col int32, s Span, atLow, atHigh float64) {
	k := known{s, atLow, atHigh, col}
	if at := b.slots[col]; at > 0 {
		b.known[at-1] = k
		return
	}
	b.known = append(b.known, k)
	b.slots[col] = int32(len(b.known))
}

// at is the span of a column, with its values at both ends.
func (b *Between) at(col int32) (s Span, atLow, atHigh float64) {
	if at := b.slots[col]; at > 0 {
		k := &b.known[at-1]
		return k.Span, k.atLow, k.atHigh
	}
	v := b.frame.mem[int(col)*b.frame.n]
	return Exactly(v), v, v
}

// Depends lists the quantities that depend on the one that varies, each after those
// that it is computed from.
func (b *Between) Depends() []int32 { return b.depends }

// Give sets the span of a quantity and its values at both ends, for all runs that
// follow, in place of what the program computes.
func (b *Between) Give(quantity int, s Span, atLow, atHigh float64) {
	b.given[quantity] = true
	b.put(int32(quantity), s, atLow, atHigh)
}

// Span is what a quantity can be, after a run.
func (b *Between) Span(quantity int) Span {
	s, _, _ := b.at(int32(quantity))
	return s
}

// Run computes the spans for all values of the quantity from low to high.
func (b *Between) Run(low, high float64) {
	s := Span{Low: low, High: high, Trend: Rising, Sure: true}
	if low == high {
		s.Trend = Constant
	}
	b.put(int32(b.quantity), s, low, high)
	for _, q := range b.depends {
		if b.given[q] {
			continue
		}
		for _, in := range b.p.code[b.p.ranges[q][0]:b.p.ranges[q][1]] {
			b.run(in)
		}
	}
}

// run computes one instruction.
func (b *Between) run(in instruction) {
	if in.op.isListed() {
		b.runListed(in, b.p.lists[in.a])
		return
	}
	cols := [3]int32{in.a, in.b, in.c}
	var of [3]Span
	var low, high [3]float64
	for k, col := range cols[:in.op.arity()] {
		of[k], low[k], high[k] = b.at(col)
	}
	if b.samples > 0 && in.op.IsDraw() {
		b.put(in.dst, b.draw(in.op, &of), math.NaN(), math.NaN())
		return
	}
	s := spanOf(in.op, of)
	if in.op == OpSub && in.a == in.b && s.Sure { // x - x, whose bounds alone are wide
		s = Exactly(0)
	}
	atLow, atHigh := applyTo(in.op, low), applyTo(in.op, high)
	s.Within(atLow, atHigh)
	b.put(in.dst, s, atLow, atHigh)
}

// draw is the span of the samples of a distribution. A sample does not change with the
// quantity unless the parameters do.
func (b *Between) draw(op Op, of *[3]Span) Span {
	for k := range op.arity() {
		if !of[k].fixed() {
			return unknown
		}
	}
	l := drawn(op, 0, of[0].Low, of[1].Low, of[2].Low, b.samples, nil)
	return Span{Low: l.low, High: l.high, Sure: l.bounded}
}
