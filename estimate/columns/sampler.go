package columns

import "math"

// Block is how many samples run through a sampler at a time: columns that stay
// in the processor's cache.
const Block = 512

// Sampler is the code for the samples of some nodes of a part: nothing else of
// it is computed. It is not changed by running it.
type Sampler struct {
	part    *Part
	code    []step
	columns int
	numbers map[int32]float64 // columns that hold a number
	draws   []int             // of the part, which it draws
}

// step is an instruction on columns; where with is set, its operand a or b is
// the number instead.
type step struct {
	instruction
	with   with
	number float64
	curve  *curve // of a draw whose parameters are certain
	place  int32  // of a draw: which column of places
	gives  []int  // which of the wanted nodes this is
}

type with byte

const (
	columns with = iota
	numberFirst
	numberSecond
)

// Sampler makes the code for some nodes.
func (t *Part) Sampler(nodes []int) *Sampler {
	s := &Sampler{part: t, numbers: make(map[int32]float64)}
	used := t.used(nodes...)
	last := make([]int, len(t.nodes)) // where a node is used for the last time
	gives := make(map[int32][]int)
	for k, i := range nodes {
		gives[int32(i)] = append(gives[int32(i)], k)
	}
	for i := range t.nodes {
		if n := &t.nodes[i]; used[i] && !n.constant {
			for _, a := range n.args[:n.op.arity()] {
				last[a] = i
			}
		}
	}
	column := make([]int32, len(t.nodes))
	var free []int32
	take := func() int32 {
		if n := len(free); n > 0 {
			c := free[n-1]
			free = free[:n-1]
			return c
		}
		s.columns++
		return int32(s.columns - 1)
	}
	number := func(v float64) int32 { // a column of its own, which is never written again
		s.numbers[int32(s.columns)] = v
		s.columns++
		return int32(s.columns - 1)
	}
	for i := range t.nodes {
		n := &t.nodes[i]
		if !used[i] || n.constant && gives[int32(i)] == nil {
			continue
		}
		if n.constant { // a quantity that is one number after all
			column[i] = number(n.low)
			s.code = append(s.code, step{instruction: instruction{op: OpCopy, dst: column[i], a: column[i]}, gives: gives[int32(i)]})
			continue
		}
		next := step{instruction: instruction{op: n.op, draw: n.draw}, gives: gives[int32(i)]}
		args := n.args[:n.op.arity()]
		if t.isDraw(n.op) {
			next.place = int32(len(s.draws))
			s.draws = append(s.draws, int(n.draw))
		}
		switch constant := func(k int) bool { return k < len(args) && t.nodes[args[k]].constant }; {
		case t.isDraw(n.op) && n.at != nil: // certain parameters
			var v [3]float64
			for k, a := range args {
				v[k] = t.nodes[a].low
			}
			next.curve = newCurve(t.n, inverse(n.op, v[0], v[1], v[2]), t.knots)
			args = nil
		case n.op <= OpDiv && n.op >= OpAdd && constant(0):
			next.with, next.number = numberFirst, t.nodes[args[0]].low
		case n.op <= OpDiv && n.op >= OpAdd && constant(1):
			next.with, next.number = numberSecond, t.nodes[args[1]].low
		}
		for k, a := range args {
			if t.nodes[a].constant && next.with == columns {
				column[a] = number(t.nodes[a].low)
			}
			*[]*int32{&next.a, &next.b, &next.c}[k] = column[a]
		}
		for k, a := range args {
			if last[a] == i && !t.nodes[a].constant && (k == 0 || a != args[0]) && (k < 2 || a != args[1]) {
				free = append(free, column[a])
			}
		}
		next.dst = take()
		column[i] = next.dst
		if last[i] == 0 { // nothing uses it: it is handed out at once
			free = append(free, next.dst)
		}
		s.code = append(s.code, next)
	}
	return s
}

// Draws lists the draws that a sampler makes.
func (s *Sampler) Draws() []int { return s.draws }

// Columns is the memory that one worker samples in.
type Columns struct {
	s      *Sampler
	mem    []float64
	places [][]float64
}

// NewColumns makes the memory for one block.
func (s *Sampler) NewColumns() *Columns {
	c := &Columns{s: s, mem: make([]float64, s.columns*Block)}
	for col, v := range s.numbers {
		of := c.mem[int(col)*Block:][:Block]
		for i := range of {
			of[i] = v
		}
	}
	for range s.draws {
		c.places = append(c.places, make([]float64, Block))
	}
	return c
}

// Places is where the last block drew from, the kth of Draws.
func (c *Columns) Places(k int) []float64 { return c.places[k] }

// Run computes the block of samples that begins with first, and hands each
// wanted node's column to take, by its number in the sampler's list. The column
// holds until take returns.
func (c *Columns) Run(first int, take func(k int, column []float64)) {
	for i := range c.s.code {
		in := &c.s.code[i]
		switch {
		case c.s.part.isDraw(in.op):
			c.draw(in, first)
		case in.with != columns:
			c.runNumber(in)
		default:
			run(in.instruction, c.mem, Block)
		}
		for _, k := range in.gives {
			take(k, c.column(in.dst))
		}
	}
}

func (c *Columns) column(col int32) []float64 { return c.mem[int(col)*Block:][:Block] }

func (c *Columns) draw(in *step, first int) {
	d, u := c.column(in.dst), c.places[in.place]
	if in.op == OpGiven {
		c.s.part.given[in.draw](d, first)
		return
	}
	c.s.part.draws[in.draw].Places(u, first)
	if in.curve != nil {
		fill(in.curve, d, u)
		return
	}
	x, y, z := c.column(in.a), c.column(in.b), c.column(in.c)
	for i, u := range u {
		d[i] = quantile(in.op, x[i], y[i], z[i], u)
	}
}

// runNumber does an operation between a column and a number.
func (c *Columns) runNumber(in *step) {
	d, v, op := c.column(in.dst), in.number, in.op
	x := c.column(in.a)
	if in.with == numberFirst {
		x = c.column(in.b)
	}
	switch {
	case op == OpSub && in.with == numberSecond:
		op, v = OpAdd, -v
	case op == OpDiv && in.with == numberSecond && v != 0 && !math.IsInf(1/v, 0):
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
		if in.with == numberSecond { // by zero
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
