package compare

import (
	"slices"

	"botec/estimate/columns"
)

// reach is what a column depends on.
type reach struct {
	changes []int // in ascending order; mostChanges + 1 of them stand for any more
}

// isMany says that more changes reach a column than are told apart.
func (r reach) isMany() bool { return len(r.changes) > mostChanges }

// findReach finds the changes that reach each column. The order has each column after
// those that it is computed from.
func (p *Pair) findReach(list []definition, order []int) {
	p.reaches = make([]reach, len(list))
	for _, k := range order {
		of := &p.reaches[k]
		if c := list[k].change; c >= 0 {
			of.changes = []int{c}
		}
		for _, used := range p.uses[k] {
			if of.isMany() {
				break
			}
			of.join(p.reaches[used])
		}
	}
}

// join adds the changes of another reach. Both may share memory, which never changes.
func (r *reach) join(other reach) {
	switch {
	case len(r.changes) == 0:
		r.changes = other.changes
	case len(other.changes) > 0 && !slices.Equal(r.changes, other.changes):
		all := slices.Concat(r.changes, other.changes)
		slices.Sort(all)
		all = slices.Compact(all)
		r.changes = slices.Clip(all[:min(len(all), mostChanges+1)])
	}
}

// newFrame is a frame of the merged program before all changes.
func (p *Pair) newFrame(n int) *columns.Frame {
	f := p.program.NewFrame(n)
	for _, c := range p.changes {
		f.Fix(c.toggle, 0)
	}
	return f
}

// affected lists the columns that changes reach and that a column is computed from, each
// after those that it uses; ok is false where there are more than most.
func (p *Pair) affected(column, most int) (list []int, ok bool) {
	p.visits++
	var visit func(k int) bool
	visit = func(k int) bool {
		if p.visited[k] == p.visits || len(p.reaches[k].changes) == 0 {
			return true
		}
		p.visited[k] = p.visits
		if most--; most < 0 {
			return false
		}
		for _, used := range p.uses[k] {
			if !visit(used) {
				return false
			}
		}
		list = append(list, p.alternatives[k]...)
		list = append(list, k)
		return true
	}
	ok = visit(column)
	return list, ok
}
