package compare

import (
	"cmp"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// Pair is two results side by side, and one program of both graphs in which
// each quantity that they write differently is taken from either. So a change
// can be made alone, or with any of the others, and all else follows.
type Pair struct {
	A, B   *estimate.Result
	Inputs []Difference // what is written differently, in the order of the model

	columns  map[string]int // of the program, by name
	above    [][]int        // what each column is computed from
	switches []int          // of the program: 1 takes the quantity from B; one for each of movers
	movers   []mover
	frame    *columns.Frame // nil where the two cannot be mixed: each is computed from the other
}

// Difference is a quantity that two scenarios write differently: as A and as B
// print it, "" where one does not have it.
type Difference struct{ Name, A, B, At string }

// Mover is what a difference does to a quantity: by which factor alone, and
// which share of the whole change is its own; both are factors, or differences
// where [Pair.Movers] says so.
type Mover struct {
	Name         string
	Alone, Share float64
	Difference   *Difference // nil for what there is: workloads, fleets and their resources
}

// mover is one or more columns that are switched together.
type mover struct {
	name       string
	difference int // of Inputs, -1 for none
	column     int
}

// structure is the name of the differences that nobody wrote: what the model
// adds up, where there are other workloads and fleets.
const structure = "workloads and fleets"

// NewPair puts two results side by side.
func NewPair(a, b *estimate.Result) *Pair {
	p := &Pair{A: a, B: b, columns: make(map[string]int)}
	type definition struct{ a, b int }
	var list []definition
	for i := range a.Quantities {
		if a.Quantities[i].Class != graph.Unlisted {
			p.columns[a.Quantities[i].Name] = len(list)
			list = append(list, definition{i, -1})
		}
	}
	for i := range b.Quantities {
		q := &b.Quantities[i]
		if k, ok := p.columns[q.Name]; q.Class == graph.Unlisted {
			continue
		} else if ok {
			list[k].b = i
		} else {
			p.columns[q.Name] = len(list)
			list = append(list, definition{-1, i})
		}
	}
	// the formulas of one side, with the columns of the pair
	side := func(r *estimate.Result, i int) *formula.Bound {
		bound := *r.Quantities[i].Bound
		bound.Refs = make([][]int, len(r.Quantities[i].Bound.Refs))
		for n, refs := range r.Quantities[i].Bound.Refs {
			for _, ref := range refs {
				bound.Refs[n] = append(bound.Refs[n], p.columns[r.Quantities[ref].Name])
			}
		}
		return &bound
	}
	n := len(list)
	from := make([][2]*formula.Bound, n) // of each column, from A and from B
	together := -1
	switchOf := make([]int, n)
	for k, d := range list {
		switchOf[k] = -1
		if d.a >= 0 {
			from[k][0] = side(a, d.a)
		}
		if d.b >= 0 {
			from[k][1] = side(b, d.b)
		}
		written := d.a >= 0 && a.Quantities[d.a].Entry != nil || d.b >= 0 && b.Quantities[d.b].Entry != nil
		if d.a >= 0 && d.b >= 0 && sameFormula(from[k][0], from[k][1]) || !written && (d.a < 0 || d.b < 0) {
			continue
		}
		m := mover{name: structure, difference: -1, column: k}
		if written {
			m.name, m.difference = nameOf(a, b, d.a, d.b), len(p.Inputs)
			p.Inputs = append(p.Inputs, p.difference(d.a, d.b))
		}
		switch {
		case d.a < 0 || d.b < 0: // what uses it differs, and is switched
			continue
		case !written && together >= 0:
			switchOf[k] = together
			continue
		case !written:
			together = len(p.movers)
		}
		switchOf[k] = len(p.movers)
		p.movers = append(p.movers, m)
	}
	p.above = make([][]int, n)
	for k := range list {
		for _, b := range from[k] {
			if b != nil && (switchOf[k] >= 0 || p.above[k] == nil) {
				for r := range b.Uses() {
					p.above[k] = append(p.above[k], r)
				}
			}
		}
	}
	order, ok := inOrder(p.above)
	if !ok {
		return p
	}
	// columns: the names, then a switch for each mover, then both sides of what is switched
	extra := n + len(p.movers)
	for k := range list {
		if switchOf[k] >= 0 {
			extra += 2
		}
	}
	program := columns.NewProgram(extra)
	for m := range p.movers {
		p.switches = append(p.switches, n+m)
		program.Number(n+m, 0)
	}
	next := n + len(p.movers)
	for _, k := range order {
		switch {
		case switchOf[k] >= 0:
			from[k][0].Compile(program, next)
			from[k][1].Compile(program, next+1)
			program.Choose(k, n+switchOf[k], next+1, next)
			next += 2
		case from[k][0] != nil:
			from[k][0].Compile(program, k)
		default:
			from[k][1].Compile(program, k)
		}
	}
	p.frame = program.NewFrame(1)
	return p
}

func nameOf(a, b *estimate.Result, i, j int) string {
	if i >= 0 {
		return a.Quantities[i].Name
	}
	return b.Quantities[j].Name
}

// difference prints what both write, as values, or as formulas where those are
// computed from others.
func (p *Pair) difference(i, j int) (d Difference) {
	d.Name = nameOf(p.A, p.B, i, j)
	if i >= 0 {
		q := &p.A.Quantities[i]
		d.A, d.At = written(p.A, q, p.A.ValueAt(i)), q.At()
	}
	if j >= 0 {
		q := &p.B.Quantities[j]
		d.B = written(p.B, q, p.B.ValueAt(j))
		if at := q.At(); at != "" {
			d.At = at
		}
	}
	return d
}

// written is a value, and the formula that computes it.
func written(r *estimate.Result, q *graph.Quantity, v float64) string {
	value := r.Printer.Quantity(v, q.Bound.Type.Dim, q.Shown)
	switch {
	case q.Entry == nil || q.Leaf() && !q.Bound.Uncertain():
		return value
	case q.Bound.Uncertain(): // the range says more than its median
		return strings.Join(strings.Fields(q.Bound.Text), " ")
	}
	return strings.Join(strings.Fields(q.Bound.Text), " ") + " (" + value + ")"
}

// sameFormula says that two formulas are written alike and use the same names.
func sameFormula(a, b *formula.Bound) bool {
	return strings.Join(strings.Fields(a.Text), " ") == strings.Join(strings.Fields(b.Text), " ") && slices.EqualFunc(a.Refs, b.Refs, slices.Equal[[]int])
}

// inOrder sorts columns behind those that they are computed from; ok is false
// where they go round in a circle.
func inOrder(above [][]int) (order []int, ok bool) {
	state := make([]byte, len(above))
	var visit func(k int) bool
	visit = func(k int) bool {
		switch state[k] {
		case 1:
			return false
		case 2:
			return true
		}
		state[k] = 1
		for _, r := range above[k] {
			if !visit(r) {
				return false
			}
		}
		state[k] = 2
		order = append(order, k)
		return true
	}
	for k := range above {
		if !visit(k) {
			return nil, false
		}
	}
	return order, true
}

// exactMovers is up to how many movers all combinations are tried; of more,
// as many orders as orders says.
const (
	exactMovers = 8
	orders      = 400
)

// Movers says what moved a quantity from its value in A to that in B, the
// strongest first. The shares are Shapley's: each difference gets the mean of
// what it does over all orders in which the differences can be made, so that
// the shares make up the whole and no order is preferred. They are factors;
// where a value is zero or changes its sign they are differences, and added is
// true. Movers gives nil where the quantity did not move, or only one side has it.
func (p *Pair) Movers(name string) (list []Mover, added bool) {
	column, ok := p.columns[name]
	if !ok || p.frame == nil || p.A.Get(name) == nil || p.B.Get(name) == nil {
		return nil, false
	}
	reach := make([]bool, len(p.above))
	p.reach(column, reach)
	var of []int // the movers that it depends on
	for m, mover := range p.movers {
		if reach[mover.column] || mover.name == structure {
			of = append(of, m)
		}
	}
	values := make(map[uint64]float64) // by the set of movers that are made
	value := func(set uint64) float64 {
		v, ok := values[set]
		if !ok {
			for i, m := range of {
				p.frame.Fix(p.switches[m], float64(set>>i&1))
			}
			p.frame.Run()
			v = p.frame.Value(column)
			values[set] = v
		}
		return v
	}
	if len(of) == 0 || len(of) > 60 {
		return nil, false
	}
	for _, s := range p.switches {
		p.frame.Fix(s, 0)
	}
	all := uint64(1)<<len(of) - 1
	shares, added := shapley(len(of), value)
	for i, m := range of {
		alone := value(1<<i) - value(0)
		if !added {
			alone = value(1<<i) / value(0)
		}
		mover := Mover{Name: p.movers[m].name, Alone: alone, Share: shares[i]}
		if d := p.movers[m].difference; d >= 0 {
			mover.Difference = &p.Inputs[d]
		}
		if !neutral(mover.Alone, added, value(all)) || !neutral(mover.Share, added, value(all)) {
			list = append(list, mover)
		}
	}
	size := func(m Mover) float64 {
		if added {
			return math.Abs(m.Share)
		}
		return math.Abs(math.Log(m.Share))
	}
	slices.SortStableFunc(list, func(a, b Mover) int { return cmp.Compare(size(b), size(a)) })
	return list, added
}

// neutral says that a factor or a difference changes nothing.
func neutral(v float64, added bool, whole float64) bool {
	if added {
		return math.Abs(v) <= columns.Tolerance*math.Abs(whole)
	}
	return math.Abs(v-1) <= columns.Tolerance
}

// reach marks a column and all that it is computed from.
func (p *Pair) reach(k int, marked []bool) {
	if marked[k] {
		return
	}
	marked[k] = true
	for _, r := range p.above[k] {
		p.reach(r, marked)
	}
}

// shapley splits value(all) ÷ value(none) into n factors, or where a value is
// not positive the difference into n summands.
func shapley(n int, value func(set uint64) float64) (shares []float64, added bool) {
	all := uint64(1)<<n - 1
	added = !(value(0) > 0 && value(all) > 0)
	sums := make([]float64, n)
	step := func(i int, set uint64, weight float64) {
		before, after := value(set), value(set|1<<i)
		if !added && !(before > 0 && after > 0) {
			added = true // begun again below
		}
		if added {
			sums[i] += weight * (after - before)
		} else {
			sums[i] += weight * math.Log(after/before)
		}
	}
	run := func() {
		clear(sums)
		if n <= exactMovers {
			for i := range n {
				for set := range all + 1 {
					if set>>i&1 == 0 {
						step(i, set, 1/(float64(n)*choose(n-1, bits.OnesCount64(set))))
					}
				}
			}
			return
		}
		r := rand.New(rand.NewPCG(1, uint64(n)))
		for range orders {
			set := uint64(0)
			for _, i := range r.Perm(n) {
				step(i, set, 1./orders)
				set |= 1 << i
			}
		}
	}
	was := added
	if run(); added != was {
		run()
	}
	shares = sums
	if !added {
		for i := range shares {
			shares[i] = math.Exp(sums[i])
		}
	}
	return shares, added
}

// choose is the number of ways to choose k of n.
func choose(n, k int) float64 {
	c := 1.
	for i := range k {
		c = c * float64(n-i) / float64(i+1)
	}
	return c
}
