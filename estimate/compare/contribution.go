package compare

import (
	"cmp"
	"fmt"
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

// mostChanges limits the changes that are told apart: a coalition has a bit for each.
const mostChanges = 60

// mostWork limits how many columns are computed for all contributions of a pair. No
// quantity takes more than a quarter of what is left, so that a few do not use it up.
const mostWork = 100_000_000

// contributions are those to a quantity, see [Pair.Contributions].
type contributions struct {
	list  []Contribution
	added bool
}

// Contributions lists what each difference contributes to the change of a quantity
// from its value in A to that in B, the largest share first, without those that
// contribute nothing. added says that Alone and Share are differences, not factors,
// because some value is zero or negative. Where too many changes reach the quantity, or
// where it would take too long to tell them apart, one contribution stands for all. The
// list is nil where nothing contributes, where only A or only B has the quantity, or
// where the two cannot be merged.
func (p *Pair) Contributions(name string) (list []Contribution, added bool) {
	column, ok := p.A.Find(name) // the merged program has it there
	a, b := p.A.Get(name), p.B.Get(name)
	if !ok || p.frame == nil || a == nil || b == nil {
		return nil, false
	}
	of, ok := p.known[name]
	if !ok {
		switch g := p.gameOf(column, p.frame); {
		case len(g.changes) == 1:
			g.values[0], g.values[1] = a.Central, b.Central
			of.list, of.added = p.contributions(g)
		case p.prepare(g, column, 1):
			of.list, of.added = p.contributions(g)
		default:
			of.list, of.added = p.together(column, a.Central, b.Central)
		}
		p.known[name] = of
	}
	return of.list, of.added
}

// together is one contribution for all changes that reach a column.
func (p *Pair) together(column int, before, after float64) (list []Contribution, added bool) {
	c := Contribution{Name: fmt.Sprintf("%d changes", len(p.reaches[column].changes))}
	if p.reaches[column].isMany() {
		c.Name = fmt.Sprintf("more than %d changes", mostChanges)
	}
	if added = !(before > 0 && after > 0); added {
		c.Share = after - before
	} else {
		c.Share = after / before
	}
	if c.Alone = c.Share; c.Share != c.Share || isNeutral(c.Share, added, after, columns.Tolerance) {
		return nil, false
	}
	return []Contribution{c}, added
}

// contributions lists the contributions of the changes in a game.
func (p *Pair) contributions(g *game) (list []Contribution, added bool) {
	if len(g.changes) == 0 {
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

// prepare finds what has to be computed for a game about a column. It reports false where
// that is too much; perColumn is what a column takes.
func (p *Pair) prepare(g *game, column, perColumn int) (ok bool) {
	if p.reaches[column].isMany() {
		return false
	}
	each := g.runs() * perColumn
	g.columns, ok = p.affected(column, p.work/4/each)
	p.work -= len(g.columns)
	if ok {
		p.work -= len(g.columns) * each
	}
	return ok
}

// gameOf makes the game of a column: the players are the changes that reach it.
func (p *Pair) gameOf(column int, frame *columns.Frame) *game {
	g := &game{frame: frame, read: func() float64 { return frame.Value(column) }, tolerance: columns.Tolerance, exact: exactChanges, orders: sampledOrders, values: make(map[uint64]float64)}
	if !p.reaches[column].isMany() {
		for _, k := range p.reaches[column].changes {
			g.changes = append(g.changes, p.changes[k])
		}
	}
	return g
}
