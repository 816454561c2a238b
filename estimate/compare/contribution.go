package compare

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate/columns"
)

// Contribution is the effect of one change on a quantity. Alone and Share are factors
// of its value, or differences in base units where [Pair.Contributions] says so.
type Contribution struct {
	Name       string
	Alone      float64     // the effect of this change without the others
	Share      float64     // its share of the effect of all changes
	Difference *Difference // nil for the change of which workloads, fleets and resources there are
}

// maxChanges limits the changes of one quantity: a coalition has a bit for each.
const maxChanges = 60

// Contributions lists what each difference contributes to the change of a quantity
// from its value in A to that in B, the largest share first, without those that
// contribute nothing. added says that Alone and Share are differences, not factors,
// because some value is zero or negative. The list is nil where nothing contributes,
// where only A or only B has the quantity, or where the two cannot be merged.
func (p *Pair) Contributions(name string) (list []Contribution, added bool) {
	column, ok := p.columns[name]
	if !ok || p.frame == nil || p.A.Get(name) == nil || p.B.Get(name) == nil {
		return nil, false
	}
	return p.contributions(p.gameOf(column, p.frame))
}

// contributions lists the contributions of the changes in a game.
func (p *Pair) contributions(g *game) (list []Contribution, added bool) {
	if len(g.changes) == 0 || len(g.changes) > maxChanges {
		return nil, false
	}
	shares, added := g.shapley()
	before, after := g.value(0), g.value(g.all())
	for i, change := range g.changes {
		c := Contribution{Name: change.name, Share: shares[i]}
		if alone := g.value(1 << i); added {
			c.Alone = alone - before
		} else {
			c.Alone = alone / before
		}
		if change.input >= 0 {
			c.Difference = &p.Inputs[change.input]
		}
		if !isNeutral(c.Alone, added, after, g.tolerance) || !isNeutral(c.Share, added, after, g.tolerance) {
			list = append(list, c)
		}
	}
	size := func(c Contribution) float64 {
		if added {
			return math.Abs(c.Share)
		}
		return math.Abs(math.Log(c.Share))
	}
	slices.SortStableFunc(list, func(a, b Contribution) int { return cmp.Compare(size(b), size(a)) })
	return list, added
}

// isNeutral says that a factor of 1, or a difference of 0, changes nothing of a whole.
func isNeutral(v float64, added bool, whole, tolerance float64) bool {
	if added {
		return math.Abs(v) <= tolerance*math.Abs(whole)
	}
	return math.Abs(v-1) <= tolerance
}

// gameOf makes the game of a column: the players are the changes that it depends on.
func (p *Pair) gameOf(column int, frame *columns.Frame) *game {
	used := make([]bool, len(p.uses))
	p.markUsed(column, used)
	g := &game{frame: frame, read: func() float64 { return frame.Value(column) }, tolerance: columns.Tolerance, exact: exactChanges, orders: sampledOrders, values: make(map[uint64]float64)}
	for _, c := range p.changes {
		frame.Fix(c.toggle, 0)
		if used[c.column] || c.input < 0 {
			g.changes = append(g.changes, c)
		}
	}
	return g
}

// markUsed marks a column and all columns that it is computed from.
func (p *Pair) markUsed(column int, marked []bool) {
	if marked[column] {
		return
	}
	marked[column] = true
	for _, k := range p.uses[column] {
		p.markUsed(k, marked)
	}
}
