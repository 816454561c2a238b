package columns

import (
	"math"
	"slices"
)

// grid has normal scores at equal distances, and behind them those of the requested
// quantiles. A distribution is known on it by its values at these scores.
type grid struct {
	knots  []knot
	mass   []float64 // the probability between each regular score and the next
	weight []float64 // of the values at the regular scores in a mean
}

// The regular scores are from -gridEnd to gridEnd; what is beyond them has a
// probability of 1e-15.
const (
	gridEnd    = 8
	gridStep   = 1. / 64
	gridPoints = 2*gridEnd/gridStep + 1
)

func newGrid(quantiles []float64) *grid {
	g := &grid{knots: make([]knot, gridPoints, gridPoints+len(quantiles)), mass: make([]float64, gridPoints-1), weight: make([]float64, gridPoints)}
	below := func(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }
	for i := range g.knots {
		z := -gridEnd + gridStep*float64(i)
		g.knots[i] = knot{uniform: below(z), score: z}
		g.weight[i] = math.Exp(-z*z/2) * gridStep / math.Sqrt(2*math.Pi)
		if i > 0 {
			a := g.knots[i-1].score
			g.mass[i-1] = math.Abs(below(-math.Abs(z)) - below(-math.Abs(a))) // in the lower tail, where the difference is exact
		}
	}
	for _, u := range quantiles {
		g.knots = append(g.knots, knot{uniform: u, score: probit(u)})
	}
	return g
}

// mean is the mean of a distribution that has these values at the regular scores. It is
// NaN where that is not sure: half of the scores have to give the same, as they do but
// for functions with jumps. The trapezoidal rule converges fast under a normal weight.
func (g *grid) mean(values []float64) float64 {
	if values == nil {
		return math.NaN()
	}
	var sums [2]float64
	for i, v := range values[:gridPoints] {
		sums[i%2] += v * g.weight[i]
	}
	mean := sums[0] + sums[1]
	if !(math.Abs(sums[0]-sums[1]) <= 1e-4*math.Abs(mean)) {
		return math.NaN()
	}
	return mean
}

// exact derives distributions on a grid, so that their quantiles and means need no
// samples.
type exact struct {
	*Stochastic
	grid      *grid
	draws     map[int32][]int     // see drawsOf
	values    map[int32][]float64 // see valuesOf
	factors   map[int32]*factors
	quantiles map[int32][]float64
	means     map[int32]float64
	fourier   transforms
	points    int // that convolutions may still take, see mostPoints

	transformed map[transformKey][]complex128
}

func (t *Stochastic) derived() *exact {
	if t.exact == nil {
		t.exact = &exact{Stochastic: t, grid: newGrid(t.quantiles), draws: make(map[int32][]int), values: make(map[int32][]float64),
			factors: make(map[int32]*factors), quantiles: make(map[int32][]float64), means: make(map[int32]float64), fourier: make(transforms), points: mostPoints, transformed: make(map[transformKey][]complex128)}
	}
	return t.exact
}

// FindQuantiles derives the quantiles of a node where that needs no samples. It must not
// run at the same time as other methods.
func (t *Stochastic) FindQuantiles(node int) {
	if n := &t.nodes[node]; n.quantiles == nil && !n.constant {
		x := t.derived()
		if q := x.singleQuantiles(int32(node)); q != nil {
			n.quantiles = q[gridPoints:]
		} else {
			n.quantiles = x.product(int32(node), x.grid.knots[gridPoints:])
		}
	}
}

// mostDraws limits the draws of a node whose distribution is derived.
const mostDraws = 16

// drawsOf lists the draws that a node is computed from by their numbers in the program,
// in ascending order; more than mostDraws of them if there are more.
func (x *exact) drawsOf(i int32) []int {
	n := &x.nodes[i]
	if n.constant {
		return nil
	}
	if list, ok := x.draws[i]; ok {
		return list
	}
	var list []int
	if x.isDraw(n.op) {
		list = []int{int(n.draw)}
	}
	for _, a := range n.operands() {
		if len(list) > mostDraws {
			break
		}
		list = append(list, x.drawsOf(a)...)
		slices.Sort(list)
		list = slices.Compact(list)
	}
	x.draws[i] = list
	return list
}

// valuesOf are the values of a node that is computed from one draw, at the scores of
// that draw; nil where the parameters of the draw are uncertain.
func (x *exact) valuesOf(i int32) []float64 {
	if v, ok := x.values[i]; ok {
		return v
	}
	n := &x.nodes[i]
	var out []float64
	switch {
	case n.constant:
		return slices.Repeat([]float64{n.low}, len(x.grid.knots))
	case x.isDraw(n.op):
		if n.quantiles == nil {
			break
		}
		var p [3]float64
		for k, a := range n.operands() {
			p[k] = x.nodes[a].low
		}
		of := inverse(n.op, p[0], p[1], p[2])
		for _, k := range x.grid.knots[:gridPoints] {
			out = append(out, of.knot(k))
		}
		out = append(out, n.quantiles...)
	default:
		out = x.apply(n, x.valuesOf)
	}
	x.values[i] = out
	return out
}

// apply computes a node from the values of its operands; nil where one has none.
func (x *exact) apply(n *node, of func(operand int32) []float64) []float64 {
	size := len(x.grid.knots)
	operands := n.operands()
	dst := max(3, len(operands))
	mem := make([]float64, (dst+1)*size)
	var list []int32
	for k, a := range operands {
		v := of(a)
		if v == nil {
			return nil
		}
		copy(mem[k*size:], v)
		list = append(list, int32(k))
	}
	if n.op.isListed() {
		runListed(n.op, int32(dst), list, mem, size)
	} else {
		run(instruction{op: n.op, dst: int32(dst), a: 0, b: 1, c: 2}, mem, size)
	}
	return slices.Clone(mem[dst*size:])
}

// quantilesOf are the quantiles of a node at the probabilities of the grid; nil where
// they take samples.
func (x *exact) quantilesOf(i int32) []float64 {
	q, ok := x.quantiles[i]
	if !ok {
		if q = x.singleQuantiles(i); q == nil {
			if q = x.product(i, x.grid.knots[:gridPoints]); q != nil {
				q = append(q, x.product(i, x.grid.knots[gridPoints:])...)
			}
		}
		x.quantiles[i] = q
	}
	return q
}

// singleQuantiles are the quantiles of a node that is normal or lognormal, or a monotone
// function of one draw or of one other node; nil for another one.
func (x *exact) singleQuantiles(i int32) []float64 {
	n := &x.nodes[i]
	switch {
	case n.constant:
		return x.valuesOf(i)
	case n.shape != other:
		return x.gaussian(n)
	case n.only >= 0:
		return ascending(x.apply(n, x.quantilesOf))
	case len(x.drawsOf(i)) == 1:
		return ascending(x.valuesOf(i))
	}
	return nil
}

// gaussian are the quantiles of a normal or lognormal node.
func (x *exact) gaussian(n *node) []float64 {
	out := make([]float64, 0, len(x.grid.knots))
	spread := sigma(n.terms)
	for _, k := range x.grid.knots[:gridPoints] {
		v := n.mean + spread*k.score
		if n.shape == lognormal {
			v = math.Exp(v)
		}
		out = append(out, v)
	}
	return append(out, n.quantiles...)
}

// ascending puts values of a monotone function in ascending order, the regular ones and
// those of the requested quantiles each; nil where the function is not monotone or some
// value is not finite.
func ascending(values []float64) []float64 {
	if values == nil {
		return nil
	}
	rises, falls := true, true
	for i, v := range values {
		if v-v != 0 {
			return nil
		}
		if i > 0 && i != gridPoints {
			rises, falls = rises && v >= values[i-1], falls && v <= values[i-1]
		}
	}
	switch {
	case rises:
		return values
	case falls:
		out := slices.Clone(values)
		slices.Reverse(out[:gridPoints])
		slices.Reverse(out[gridPoints:])
		return out
	}
	return nil
}
