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
	quantity int
	depends  []int32      // the quantities that depend on it, in order
	spans    []Span       // by column
	ends     [2][]float64 // the values at both ends, by column; NaN where they are not known
	given    []bool       // quantities whose span the caller has set
	samples  int
}

// NewBetween prepares an evaluation; frame has the values of all quantities that do not
// depend on the one that varies. With samples above 0 draws are not at their median:
// what is found then holds for every sample of that many, each of which is what it is at
// both ends.
func (p *Program) NewBetween(quantity int, frame *Frame, samples int) *Between {
	b := &Between{p: p, quantity: quantity, spans: make([]Span, len(p.values)), given: make([]bool, len(p.ranges)), samples: samples}
	b.ends[0], b.ends[1] = make([]float64, len(p.values)), make([]float64, len(p.values))
	for col, v := range p.values {
		switch {
		case col < len(p.ranges):
			b.set(int32(col), Exactly(frame.Value(col)), frame.Value(col), frame.Value(col))
		case p.fixed[col]:
			b.set(int32(col), Exactly(v), v, v)
		}
	}
	depends := make([]bool, len(p.values))
	depends[quantity] = true
	for _, q := range p.order {
		if int(q) == quantity {
			continue
		}
		for _, in := range p.code[p.ranges[q][0]:p.ranges[q][1]] {
			does := samples > 0 && in.op.IsDraw()
			for _, col := range p.operands(&in, new([3]int32)) {
				does = does || depends[col]
			}
			depends[in.dst] = does // which may be the column of an operand
		}
		if depends[q] {
			b.depends = append(b.depends, q)
		}
	}
	return b
}

func (b *Between) set(col int32, s Span, atLow, atHigh float64) {
	b.spans[col], b.ends[0][col], b.ends[1][col] = s, atLow, atHigh
}

// Depends lists the quantities that depend on the one that varies, each after those
// that it is computed from.
func (b *Between) Depends() []int32 { return b.depends }

// Give sets the span of a quantity and its values at both ends, for all runs that
// follow, in place of what the program computes.
func (b *Between) Give(quantity int, s Span, atLow, atHigh float64) {
	b.given[quantity] = true
	b.set(int32(quantity), s, atLow, atHigh)
}

// Span is what a quantity can be, after a run.
func (b *Between) Span(quantity int) Span { return b.spans[quantity] }

// Run computes the spans for all values of the quantity from low to high.
func (b *Between) Run(low, high float64) {
	s := Span{Low: low, High: high, Trend: Rising, Sure: true}
	if low == high {
		s.Trend = Constant
	}
	b.set(int32(b.quantity), s, low, high)
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
	for k, col := range cols[:in.op.arity()] {
		of[k] = b.spans[col]
	}
	if b.samples > 0 && in.op.IsDraw() {
		b.set(in.dst, b.draw(in.op, &of), math.NaN(), math.NaN())
		return
	}
	s := spanOf(in.op, of)
	if in.op == OpSub && in.a == in.b && s.Sure { // x - x, whose bounds alone are wide
		s = Exactly(0)
	}
	var at [2]float64
	for k, values := range b.ends {
		at[k] = applyTo(in.op, [3]float64{values[in.a], values[in.b], values[in.c]})
	}
	s.Within(at[0], at[1])
	b.set(in.dst, s, at[0], at[1])
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
