package formula

import "botec/estimate/columns"

// Sides computes both sides of a comparison, in base units; ok is false where the
// formula is none. The type of the left side is Bound.Left.
func (b *Bound) Sides(value func(ref int) float64) (left, right float64, ok bool) {
	c, ok := b.Root.(*Comparison)
	if !ok {
		return 0, 0, false
	}
	d := &evaluation{b, value}
	return d.eval(c.X), d.eval(c.Y), true
}

// EvalAtQuantile computes the formula with every range at its quantile u.
func (b *Bound) EvalAtQuantile(value func(ref int) float64, u float64) float64 {
	return (&evaluation{b, value}).evalAt(b.Root, &u)
}

// Eval computes a node of the formula from the values of the quantities, in base
// units, with every range at its median.
func (b *Bound) Eval(n Node, value func(ref int) float64) float64 {
	return (&evaluation{b, value}).eval(n)
}

// EvalSamples computes a formula without ranges for n samples: samples gives those of a
// quantity, or nil for one that is certain, which value gives.
func (b *Bound) EvalSamples(n int, samples func(ref int) []float64, value func(ref int) float64) []float64 {
	p, used := (&evaluation{b, value}).program(b.Root)
	f := p.NewFrame(n)
	for i, r := range used {
		f.Fix(i, 0)
		column := f.Column(i)
		if of := samples(r); copy(column, of) < n {
			v := value(r)
			for k := range column {
				column[k] = v
			}
		}
	}
	f.Run()
	return f.Column(len(used))
}

// evaluation computes nodes of a bound formula one by one.
type evaluation struct {
	*Bound
	value func(ref int) float64
}

// eval computes a node with every range at its median.
func (d *evaluation) eval(n Node) float64 { return d.evalAt(n, nil) }

// program computes a node from just the quantities that the formula names: the columns
// from 0 on are those of used, and the next one is that of the node.
func (d *evaluation) program(n Node) (p *columns.Program, used []int) {
	refs := make([][]int, len(d.Refs))
	for i, list := range d.Refs {
		if list != nil {
			refs[i] = make([]int, len(list))
		}
		for k, r := range list {
			refs[i][k] = len(used)
			used = append(used, r)
		}
	}
	stats := make(map[*Call]int, len(d.Stats))
	for call, r := range d.Stats {
		stats[call] = len(used)
		used = append(used, r)
	}
	p = columns.NewProgram(len(used) + 1)
	(&Bound{Formula: &Formula{Text: d.Text, Root: n, Names: d.Names}, Refs: refs, Stats: stats, shares: d.shares}).Compile(p, len(used))
	return p, used
}

// evalAt computes a node with every range at a quantile, the median where it is nil.
func (d *evaluation) evalAt(n Node, quantile *float64) float64 {
	p, used := d.program(n)
	f := p.NewFrame(1)
	for i, r := range used {
		f.Fix(i, d.value(r))
	}
	if quantile != nil {
		at := make([][]float64, len(p.Draws()))
		for i := range at {
			at[i] = []float64{*quantile}
		}
		f.SetUniforms(at)
	}
	f.Run()
	return f.Value(len(used))
}
