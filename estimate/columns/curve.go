package columns

import "math"

// curve is a piecewise linear quantile function, for drawing many samples from
// one distribution. The knots between its pieces are at u = 2^-k, and at equal
// distances between those, on both sides of 0.5. So the tails, where the function
// bends most, have as many pieces as the middle, and the number of the piece is in the
// bits of u.
type curve struct {
	pieces []piece
	shift  uint   // the bits of u, shifted by this, give the number of its piece
	base   uint64 // the number of the lowest piece
	half   uint64 // the number of pieces below 0.5; they come first
}

// piece is from + slope·t, where t is the distance of u from the nearer of 0 and 1.
type piece struct{ from, slope float64 }

// newCurve makes the curve of a distribution for n samples, whose uniforms are at
// least 1/4n away from 0 and 1. It doubles the number of pieces for each factor of
// 2 in u, from 16, until the curve is within 1e-4 of the distribution, and stops at
// 512.
func newCurve(n int, of distribution, knots knots) *curve {
	for pieces := uint(4); ; pieces++ {
		t := &curve{shift: 52 - pieces}
		t.base = math.Float64bits(0.25/float64(n)) >> t.shift
		t.half = math.Float64bits(0.5)>>t.shift - t.base + 1
		t.pieces = make([]piece, 2*t.half)
		maxError, scale := 0.0, math.Abs(of.at(0.95)-of.at(0.05))
		for side := range 2 {
			k := knots.of(t, side)
			list := t.pieces[uint64(side)*t.half:][:t.half]
			left := of.knot(k[0])
			for i := range list[:t.half-1] {
				right := of.knot(k[i+1])
				lo, hi := k[i].near, k[i+1].near
				slope := (right - left) / (hi - lo)
				list[i] = piece{left - slope*lo, slope}
				if i%16 == 4 {
					exact := of.at(math.Abs(float64(side) - (lo+hi)/2))
					maxError = max(maxError, math.Abs((left+right)/2-exact)/(math.Abs(exact)+scale))
				}
				left = right
			}
			list[t.half-1] = piece{left, 0} // the middle itself
		}
		if maxError < 1e-4 || pieces == 9 {
			return t
		}
	}
}

// distribution is a quantile function: of the normal score of u, which is fast, or of u
// itself. One of the two is nil.
type distribution struct {
	uniform func(u float64) float64
	score   func(z float64) float64
}

func (d distribution) at(u float64) float64 {
	if d.score != nil {
		return d.score(probit(u))
	}
	return d.uniform(u)
}

func (d distribution) knot(k knot) float64 {
	if d.score != nil {
		return d.score(k.score)
	}
	return d.uniform(k.uniform)
}

// inverse is the quantile function of a draw whose parameters are numbers.
func inverse(op Op, a, b, c float64) distribution {
	switch log, mean, sigma, ok := gaussian(op, a, b); {
	case ok && log:
		return distribution{score: func(z float64) float64 { return math.Exp(mean + sigma*z) }}
	case ok:
		return distribution{score: func(z float64) float64 { return mean + sigma*z }}
	case op == OpShares:
		low, high := math.Log(a/(1-a)), math.Log(b/(1-b))
		mean, sigma := (low+high)/2, (high-low)/(2*Z95)
		return distribution{score: func(z float64) float64 { return 1 / (1 + math.Exp(-mean-sigma*z)) }}
	}
	return distribution{uniform: func(u float64) float64 { return quantile(op, a, b, c, u) }}
}

// knots has the ends of the pieces of all curves for one number of samples, by the
// number of pieces and the side of 0.5, so that each score is computed once only.
type knots map[[2]int][]knot

// knot is a point of a curve: u, its distance from 0 or 1, and its normal score.
type knot struct{ near, uniform, score float64 }

func (m knots) of(t *curve, side int) []knot {
	key := [2]int{int(t.shift), side}
	if list := m[key]; list != nil {
		return list
	}
	list := make([]knot, t.half)
	for i := range list {
		near := math.Float64frombits((t.base + uint64(i)) << t.shift)
		u := math.Abs(float64(side) - near)
		list[i] = knot{near, u, probit(u)}
	}
	m[key] = list
	return list
}

// fill computes d from the uniforms u.
func fill[T float32 | float64](t *curve, d []T, u []float64) {
	pieces, base, half, shift := t.pieces, t.base, t.half, t.shift&63
	d = d[:len(u)]
	for i, u := range u {
		side := u - 0.5
		near := 0.5 - math.Abs(side)
		above := 1 - math.Float64bits(side)>>63
		p := &pieces[math.Float64bits(near)>>shift-base+above*half]
		d[i] = T(p.from + p.slope*near)
	}
}

// Scores turns uniforms into normal scores: the quantiles of the standard normal
// distribution, within 1e-4.
type Scores struct{ t *curve }

// NewScores makes scores for n samples.
func NewScores(n int) Scores {
	return Scores{newCurve(n, distribution{score: func(z float64) float64 { return z }}, make(knots))}
}

// Fill computes the scores z of the uniforms u.
func (s Scores) Fill(z []float32, u []float64) { fill(s.t, z, u) }
