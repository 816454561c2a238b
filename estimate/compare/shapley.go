package compare

import (
	"math"
	"math/bits"
	"math/rand/v2"

	"botec/estimate/columns"
)

// game is a quantity as a function of the changes that are made. In Shapley's
// terms the changes are the players and a set of them, bit i for changes[i], is a
// coalition.
type game struct {
	changes   []change
	columns   []int // what a coalition changes, in the order in which it is computed
	frame     *columns.Frame
	read      func() float64     // the quantity after a run of the frame
	tolerance float64            // a contribution up to this, as a share of the whole, is none
	exact     int                // see exactChanges
	orders    int                // see sampledOrders
	values    map[uint64]float64 // by coalition, those computed so far
}

// Up to exactChanges changes, the shares are computed from all coalitions; beyond,
// from sampledOrders random orders.
const (
	exactChanges  = 8
	sampledOrders = 400
)

// all is the coalition of all changes.
func (g *game) all() uint64 { return 1<<len(g.changes) - 1 }

// value is the quantity after these changes and no others.
func (g *game) value(coalition uint64) float64 {
	v, ok := g.values[coalition]
	if !ok {
		for i, c := range g.changes {
			g.frame.Fix(c.toggle, float64(coalition>>i&1))
		}
		g.frame.RunOnly(g.columns)
		v = g.read()
		g.values[coalition] = v
	}
	return v
}

// runs is about how often the columns are computed.
func (g *game) runs() int {
	if n := len(g.changes); n > g.exact {
		return g.orders * n
	}
	return 1 << len(g.changes)
}

// shapley splits value(all) ÷ value(0) into a factor for each change, or their
// difference into summands where the value for some coalition is not positive.
func (g *game) shapley() (shares []float64, added bool) {
	if g.value(0) > 0 && g.value(g.all()) > 0 {
		positive := true
		shares = g.means(func(before, after float64) float64 {
			positive = positive && before > 0 && after > 0
			return math.Log(after / before)
		})
		if positive {
			for i := range shares {
				shares[i] = math.Exp(shares[i])
			}
			return shares, false
		}
	}
	return g.means(func(before, after float64) float64 { return after - before }), true
}

// means is the mean marginal effect of each change over all orders, or over a
// sample of them (J. Castro, D. Gómez and J. Tejada, "Polynomial calculation of
// the Shapley value based on sampling", 2009).
func (g *game) means(effect func(before, after float64) float64) []float64 {
	n := len(g.changes)
	sums := make([]float64, n)
	add := func(i int, coalition uint64, weight float64) {
		sums[i] += weight * effect(g.value(coalition), g.value(coalition|1<<i))
	}
	if n <= g.exact {
		for i := range n {
			for coalition := range g.all() + 1 {
				if coalition>>i&1 == 0 { // weighted by the share of the orders with just these before i
					add(i, coalition, 1/(float64(n)*choose(n-1, bits.OnesCount64(coalition))))
				}
			}
		}
		return sums
	}
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for range g.orders {
		coalition := uint64(0)
		for _, i := range r.Perm(n) {
			add(i, coalition, 1/float64(g.orders))
			coalition |= 1 << i
		}
	}
	return sums
}

// choose is the number of ways to choose k of n.
func choose(n, k int) float64 {
	c := 1.
	for i := range k {
		c = c * float64(n-i) / float64(i+1)
	}
	return c
}
