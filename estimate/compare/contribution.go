package compare

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate/columns"
)

// Contribution is what one change does to a quantity. Alone and Share are factors of its
// value, or differences in base units where [Pair.Contributions] says so.
type Contribution struct {
	Name       string
	Alone      float64     // what the change does if it is the only one
	Share      float64     // its share of the whole change
	Difference *Difference // nil where other workloads, fleets and resources are the change
}

// maxChanges is how many changes of one quantity are told apart.
const maxChanges = 60

// Contributions explains the change of a quantity from its value in A to that in B: what
// each difference contributes, the strongest first, without those that contribute
// nothing. added says that Alone and Share are differences, not factors: the value
// is zero or negative somewhere. The list is nil where nothing contributes, where
// only one side has the quantity, or where the two cannot be merged.
func (p *Pair) Contributions(name string) (list []Contribution, added bool) {
	column, ok := p.columns[name]
	if !ok || p.frame == nil || p.A.Get(name) == nil || p.B.Get(name) == nil {
		return nil, false
	}
	g := p.gameOf(column)
	if len(g.changes) == 0 || len(g.changes) > maxChanges {
		return nil, false
	}
	shares, added := g.shapley()
	before, after := g.value(0), g.value(g.all())
	for i, c := range g.changes {
		m := Contribution{Name: c.name, Share: shares[i]}
		if alone := g.value(1 << i); added {
			m.Alone = alone - before
		} else {
			m.Alone = alone / before
		}
		if c.input >= 0 {
			m.Difference = &p.Inputs[c.input]
		}
		if !isNeutral(m.Alone, added, after) || !isNeutral(m.Share, added, after) {
			list = append(list, m)
		}
	}
	size := func(m Contribution) float64 {
		if added {
			return math.Abs(m.Share)
		}
		return math.Abs(math.Log(m.Share))
	}
	slices.SortStableFunc(list, func(a, b Contribution) int { return cmp.Compare(size(b), size(a)) })
	return list, added
}

// isNeutral says that a factor or a difference changes nothing of a whole.
func isNeutral(v float64, added bool, whole float64) bool {
	if added {
		return math.Abs(v) <= columns.Tolerance*math.Abs(whole)
	}
	return math.Abs(v-1) <= columns.Tolerance
}

// gameOf is the value of a column as a game of the changes that it depends on,
// none of which is made.
func (p *Pair) gameOf(column int) *game {
	reached := make([]bool, len(p.uses))
	p.reach(column, reached)
	g := &game{frame: p.frame, column: column, values: make(map[uint64]float64)}
	for _, c := range p.changes {
		p.frame.Fix(c.toggle, 0)
		if reached[c.column] || c.input < 0 {
			g.changes = append(g.changes, c)
		}
	}
	return g
}

// reach marks a column and all that it is computed from.
func (p *Pair) reach(column int, marked []bool) {
	if marked[column] {
		return
	}
	marked[column] = true
	for _, k := range p.uses[column] {
		p.reach(k, marked)
	}
}
