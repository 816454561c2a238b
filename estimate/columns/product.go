package columns

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"
)

// factors is a positive node as a product: exp(log) times powers of other nodes.
type factors struct {
	log  float64
	list []factor // in ascending order of the nodes
}

type factor struct {
	node  int32
	power float64
}

// mostFactors limits the factors of a product whose distribution is derived.
const mostFactors = 16

// factorsOf splits a node into factors; nil where that takes too many, or where some
// factor may be zero or negative.
func (x *exact) factorsOf(i int32) *factors {
	if f, ok := x.factors[i]; ok {
		return f
	}
	n := &x.nodes[i]
	var out *factors
	switch {
	case n.constant:
		if n.low > 0 {
			out = &factors{log: math.Log(n.low)}
		}
	case n.op == OpMul:
		out = x.factorsOf(n.args[0]).times(x.factorsOf(n.args[1]), 1)
	case n.op == OpDiv:
		out = x.factorsOf(n.args[0]).times(x.factorsOf(n.args[1]), -1)
	case n.op == OpSqrt:
		out = new(factors).times(x.factorsOf(n.args[0]), 0.5)
	case n.op == OpPow && x.nodes[n.args[1]].constant:
		out = new(factors).times(x.factorsOf(n.args[0]), x.nodes[n.args[1]].low)
	case n.shape == lognormal || n.bounded && n.low > 0:
		out = &factors{list: []factor{{i, 1}}}
	}
	x.factors[i] = out
	return out
}

// times is a product with the power of another.
func (f *factors) times(by *factors, power float64) *factors {
	if f == nil || by == nil {
		return nil
	}
	out := &factors{log: f.log + power*by.log, list: slices.Clone(f.list)}
	for _, b := range by.list {
		k, found := slices.BinarySearchFunc(out.list, b.node, func(a factor, node int32) int { return int(a.node) - int(node) })
		if found {
			out.list[k].power += power * b.power
		} else {
			out.list = slices.Insert(out.list, k, factor{b.node, power * b.power})
		}
	}
	if len(out.list) > mostFactors {
		return nil
	}
	return out
}

// independent is a positive quantity as a product of independent ones: exp(log), a
// lognormal with these terms, and parts.
type independent struct {
	log   float64
	terms []Term
	parts []part
}

// part is the logarithm of a quantity at the regular scores of the grid. It is NaN where
// the quantity is not positive.
type part struct {
	draws  []int
	logs   []float64
	factor // of which these are the logarithms; its power is 0 where they are those of several
}

// independentParts splits a node; nil where it is no product of independent quantities
// whose distributions can be derived.
func (x *exact) independentParts(i int32) *independent {
	f := x.factorsOf(i)
	if f == nil {
		return nil
	}
	p := &independent{log: f.log}
	for _, by := range f.list {
		n, draws := &x.nodes[by.node], x.drawsOf(by.node)
		if by.power == 0 {
			continue
		}
		if n.shape == lognormal {
			p.log += by.power * n.mean
			p.terms = combined(p.terms, 1, n.terms, by.power)
			continue
		}
		var values []float64
		switch {
		case len(draws) == 1:
			values = x.valuesOf(by.node)
		case by.node != i && len(draws) <= mostDraws: // else it is not split
			values = x.quantilesOf(by.node)
		}
		if values == nil || !p.add(draws, by, logarithms(values, by.power)) {
			return nil
		}
	}
	p.terms = slices.DeleteFunc(p.terms, func(t Term) bool {
		k := slices.IndexFunc(p.parts, func(of part) bool { return slices.Contains(of.draws, t.Draw) })
		if k < 0 {
			return false
		}
		if len(p.parts[k].draws) > 1 {
			f = nil
			return true
		}
		p.parts[k].power = 0
		for i := range p.parts[k].logs {
			p.parts[k].logs[i] += t.By * x.grid.knots[i].score
		}
		return true
	})
	if f == nil { // a part and a term depend on each other
		return nil
	}
	return p
}

// logarithms are those of powers of values.
func logarithms(values []float64, power float64) []float64 {
	logs := make([]float64, gridPoints)
	for k := range logs {
		if logs[k] = math.NaN(); values[k] > 0 {
			logs[k] = power * math.Log(values[k])
		}
	}
	return logs
}

// add adds logarithms to the part with the same draw, or as a part of their own. It
// reports false where they depend on another part in any other way.
func (p *independent) add(draws []int, by factor, logs []float64) bool {
	for k := range p.parts {
		of := &p.parts[k]
		if !slices.ContainsFunc(draws, func(d int) bool { return slices.Contains(of.draws, d) }) {
			continue
		}
		if len(of.draws) > 1 || len(draws) > 1 {
			return false
		}
		of.power = 0
		for i := range logs {
			of.logs[i] += logs[i]
		}
		return true
	}
	p.parts = append(p.parts, part{draws, logs, by})
	return true
}

// mostPoints limits the points of all convolutions. They are enough for hundreds of
// products; those that come when they are used up are sampled.
const mostPoints = 10_000_000

// product are the quantiles at knots of a node that is a product of independent
// quantities: the logarithms of these add up, so their distributions are convolved. It is
// nil for any other node, where all of them are discrete, and where mostPoints are used up.
func (x *exact) product(i int32, at []knot) []float64 {
	if x.nodes[i].whole || x.points <= 0 {
		return nil
	}
	p := x.independentParts(i)
	if p == nil || len(p.parts) == 0 {
		return nil
	}
	l, ok := p.lattice()
	if !ok {
		return nil
	}
	x.points -= l.size + gridPoints*len(p.parts)
	sum := x.fourier.of(l.size)
	total := make([]complex128, l.size/2+1) // the characteristic function
	for k := range total {
		omega := 2 * math.Pi * float64(k) / (float64(l.size) * l.step) * l.sigma
		if omega > 12 { // the rest is 0
			break
		}
		total[k] = complex(math.Exp(-omega*omega/2), 0)
	}
	for _, of := range p.parts {
		transform := x.transform(&l, of)
		if transform == nil {
			return nil
		}
		for k, c := range transform {
			total[k] *= c
		}
	}
	return l.quantiles(sum.Sequence(nil, total), at)
}

// transformKey is what the transform of a part depends on that is a power of one node.
type transformKey struct {
	factor
	step float64
	size int
}

// transform is the Fourier transform of the probabilities of a part on a lattice.
func (x *exact) transform(l *lattice, of part) []complex128 {
	key := transformKey{of.factor, l.step, l.size}
	if c, ok := x.transformed[key]; ok && of.power != 0 {
		return c
	}
	mass := l.deposit(x.grid, of.logs)
	if mass == nil {
		return nil
	}
	x.points -= l.size
	c := x.fourier.of(l.size).Coefficients(nil, mass)
	if of.power != 0 && len(x.transformed) < mostTransforms {
		x.transformed[key] = c
	}
	return c
}

// mostTransforms bounds the memory for transforms.
const mostTransforms = 256

// transforms are Fourier transforms by their size.
type transforms map[int]*fourier.FFT

func (t transforms) of(size int) *fourier.FFT {
	if t[size] == nil {
		t[size] = fourier.NewFFT(size)
	}
	return t[size]
}

// lattice has the points at which the logarithm of a product is convolved. They are in a
// circle: those of the lower half of the lognormal are at its end.
type lattice struct {
	low, step float64 // the first point, and the distance of two
	sigma     float64 // of the lognormal
	before    int     // how many points are at the end
	size      int
}

// The distance of two points of a lattice is the standard deviation of the logarithm of a
// smooth part, divided by smoothness, if that takes no more than maxLattice points.
const (
	smoothness = 128
	minLattice = 1 << 10
	maxLattice = 1 << 16
)

// lattice makes a lattice that is fine enough for the smoothest part; ok is false where
// all are discrete.
func (p *independent) lattice() (l lattice, ok bool) {
	l.low, l.sigma = p.log, sigma(p.terms)
	length, smooth := 2*gridEnd*l.sigma, l.sigma
	for _, of := range p.parts {
		low, high, least := math.Inf(1), math.Inf(-1), math.Inf(1)
		for k, v := range of.logs {
			if v-v != 0 {
				continue
			}
			low, high = min(low, v), max(high, v)
			if z := -gridEnd + gridStep*float64(k); k > 0 && math.Abs(z) < 2 {
				least = min(least, math.Abs(v-of.logs[k-1])/gridStep)
			}
		}
		l.low += low
		length += high - low
		smooth = max(smooth, least)
	}
	if !(smooth > 0) || math.IsInf(smooth, 0) || math.IsInf(length, 0) {
		return l, false
	}
	l.step = math.Exp2(math.Floor(math.Log2(max(smooth/smoothness, length/(maxLattice-4))))) // a power of two, so that products share transforms
	for length/l.step > maxLattice-4 {
		l.step *= 2
	}
	for l.size = minLattice; float64(l.size-4) < length/l.step; l.size *= 2 {
	}
	l.before = int(gridEnd * l.sigma / l.step)
	return l, true
}

// mostDropped is how much probability may be where a quantity is not positive: the
// samples do not reach that far.
const mostDropped = 1e-4

// deposit gives the probabilities of a part at the points of a lattice that begins at its
// lowest value. Between two scores of the grid the probability is spread evenly, in
// pieces of at most one step. Each is divided between the points next to it, so that the
// mean stays what it is.
func (l *lattice) deposit(g *grid, logs []float64) []float64 {
	low := math.Inf(1)
	for _, v := range logs {
		if v < low { // NaN is not
			low = v
		}
	}
	mass, dropped := make([]float64, l.size), 0.0
	for k, m := range g.mass {
		from, to := (logs[k]-low)/l.step, (logs[k+1]-low)/l.step
		if from-from != 0 || to-to != 0 {
			dropped += m
			continue
		}
		pieces := math.Ceil(math.Abs(to-from) + 1e-9)
		for i := 0.5; i < pieces; i++ {
			at := from + (to-from)*i/pieces
			point := int(at)
			right := at - float64(point)
			mass[point] += m / pieces * (1 - right)
			mass[point+1] += m / pieces * right
		}
	}
	if dropped > mostDropped {
		return nil
	}
	for k := range mass {
		mass[k] /= 1 - dropped
	}
	return mass
}

// quantiles finds the quantiles at knots from the probabilities at the points, times the
// number of points. Each is spread evenly over the cell around its point.
func (l *lattice) quantiles(mass []float64, knots []knot) []float64 {
	from, below, n := l.size-l.before, 0.0, 0
	cell := func() float64 { return max(0, mass[(from+n)%l.size]) / float64(l.size) }
	out := make([]float64, 0, len(knots))
	for _, k := range knots {
		next := cell()
		for below+next < k.uniform && n < l.size-1 {
			below += next
			n++
			next = cell()
		}
		share := 0.0
		if next > 0 {
			share = min(1, max(0, (k.uniform-below)/next))
		}
		out = append(out, math.Exp(l.low+(float64(n-l.before)-0.5+share)*l.step))
	}
	return out
}
