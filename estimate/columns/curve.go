package columns

import "math"

// curve is the inverse of a distribution's cumulative function, as straight
// pieces. Their ends stand in equal ratios from the middle outwards, so that
// the tails, where it bends most, have as many as the middle.
type curve struct {
	pieces []piece
	shift  uint   // of the bits of a place: what is left is the number of its piece
	base   uint64 // the number of the lowest
	half   uint64 // of the pieces, those under the middle come first
}

// piece is from + slope·t, t being the distance from the nearer end.
type piece struct{ from, slope float64 }

// newCurve makes the curve of a distribution for the places of n samples, which
// come as near to its ends as 1/4n. It takes more pieces until they lie close to
// the distribution.
func newCurve(n int, of distribution, knots knots) *curve {
	for pieces := uint(4); ; pieces++ {
		t := &curve{shift: 52 - pieces}
		t.base = math.Float64bits(0.25/float64(n)) >> t.shift
		t.half = math.Float64bits(0.5)>>t.shift - t.base + 1
		t.pieces = make([]piece, 2*t.half)
		far, scale := 0.0, math.Abs(of.at(0.95)-of.at(0.05))
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
					far = max(far, math.Abs((left+right)/2-exact)/(math.Abs(exact)+scale))
				}
				left = right
			}
			list[t.half-1] = piece{left, 0} // the middle itself
		}
		if far < 1e-4 || pieces == 9 {
			return t
		}
	}
}

// distribution is the value at each place: of score, where the normal score of
// the place is all it takes, else of place.
type distribution struct {
	place func(u float64) float64
	score func(z float64) float64
}

func (d distribution) at(u float64) float64 {
	if d.score != nil {
		return d.score(probit(u))
	}
	return d.place(u)
}

func (d distribution) knot(k knot) float64 {
	if d.score != nil {
		return d.score(k.score)
	}
	return d.place(k.place)
}

// inverse is the distribution of a draw with certain parameters.
func inverse(op Op, a, b, c float64) distribution {
	switch log, mean, sigma, ok := gaussian(op, a, b); {
	case ok && log:
		return distribution{score: func(z float64) float64 { return math.Exp(mean + sigma*z) }}
	case ok:
		return distribution{score: func(z float64) float64 { return mean + sigma*z }}
	}
	return distribution{place: func(u float64) float64 { return quantile(op, a, b, c, u) }}
}

// knots are the ends of the pieces of curves for one number of samples, by the
// number of pieces and the side, so that each score is found once.
type knots map[[2]int][]knot

type knot struct{ near, place, score float64 }

func (m knots) of(t *curve, side int) []knot {
	key := [2]int{int(t.shift), side}
	if list := m[key]; list != nil {
		return list
	}
	list := make([]knot, t.half)
	for i := range list {
		near := math.Float64frombits((t.base + uint64(i)) << t.shift)
		place := math.Abs(float64(side) - near)
		list[i] = knot{near, place, probit(place)}
	}
	m[key] = list
	return list
}

// fill puts the values at the places u into d.
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

// Scores turns places into normal scores: how many standard deviations off the
// mean a normal distribution has them.
type Scores struct{ t *curve }

// NewScores makes scores for the places of n samples.
func NewScores(n int) Scores {
	return Scores{newCurve(n, distribution{score: func(z float64) float64 { return z }}, make(knots))}
}

// Fill puts the scores of the places u into z.
func (s Scores) Fill(z []float32, u []float64) { fill(s.t, z, u) }
