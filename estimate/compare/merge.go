package compare

import (
	"slices"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// definition is a quantity of either scenario: one column of the merged program.
type definition struct {
	a, b   int            // its index in A and in B, -1 where one does not have it
	before *formula.Bound // the formula of A, over the merged columns; nil where A does not have it
	after  *formula.Bound // the same of B
	change int            // the index in Pair.changes of what switches from before to after, -1 for none
}

// change is a difference that can be made alone: a switch of the merged program.
type change struct {
	name   string
	input  int // the index in Pair.Inputs, -1 for the structural change
	column int // that it switches; the structural change switches more than this one
	toggle int // the column of the switch: 0 selects A's formula, 1 B's
}

// structural is the name of the change that is no input: the sums of the model have
// other workloads and fleets as terms.
const structural = "workloads and fleets"

// merge finds the differences and makes one program of both scenarios.
func (p *Pair) merge() {
	list := p.definitions()
	for k := range list {
		p.addWritten(k, &list[k])
	}
	for k := range list {
		p.addStructural(list, k)
	}
	p.uses = make([][]int, len(list))
	for k := range list {
		for _, b := range list[k].formulas() {
			p.uses[k] = slices.AppendSeq(p.uses[k], b.Uses())
		}
	}
	cyclic := false
	order := graph.Sort(len(list), func(k int, visit func(int)) {
		for _, used := range p.uses[k] {
			visit(used)
		}
	}, func([]int) { cyclic = true })
	if !cyclic {
		p.compile(list, order)
		p.frame = p.program.NewFrame(1)
	}
}

// definitions lists the quantities of either scenario by their columns, those of A
// first.
func (p *Pair) definitions() (list []definition) {
	for i := range p.A.Quantities {
		if q := &p.A.Quantities[i]; q.Class != graph.Unlisted {
			p.columns[q.Name] = len(list)
			list = append(list, definition{a: i, b: -1, change: -1})
		}
	}
	for i := range p.B.Quantities {
		q := &p.B.Quantities[i]
		if k, ok := p.columns[q.Name]; q.Class == graph.Unlisted {
			continue
		} else if ok {
			list[k].b = i
		} else {
			p.columns[q.Name] = len(list)
			list = append(list, definition{a: -1, b: i, change: -1})
		}
	}
	for k := range list {
		d := &list[k]
		d.before, d.after = p.bind(p.A, d.a), p.bind(p.B, d.b)
	}
	return list
}

// bind is the formula of a quantity over the columns of the merged program; nil where
// i is below 0.
func (p *Pair) bind(r *estimate.Result, i int) *formula.Bound {
	if i < 0 {
		return nil
	}
	bound := *r.Quantities[i].Bound
	bound.Sums = nil // each formula of the merged program adds up for itself
	bound.Refs = make([][]int, len(bound.Refs))
	for n, refs := range r.Quantities[i].Bound.Refs {
		for _, ref := range refs {
			bound.Refs[n] = append(bound.Refs[n], p.columns[r.Quantities[ref].Name])
		}
	}
	return &bound
}

// addWritten notes whether a file or a flag writes a quantity differently, as a change
// that switches it.
func (p *Pair) addWritten(column int, d *definition) {
	both := d.before != nil && d.after != nil
	if both && sameFormula(d.before, d.after) || !p.isWritten(d) {
		return
	}
	if !both && (d.b >= 0 && p.B.Quantities[d.b].Class == graph.Replaced || d.a >= 0 && p.A.Quantities[d.a].Class == graph.Replaced) {
		return // the formula that took its place tells of it
	}
	input := len(p.Inputs)
	p.Inputs = append(p.Inputs, p.difference(d))
	if both { // else there is nothing to switch; what uses it differs, and is switched
		d.change = len(p.changes)
		p.changes = append(p.changes, change{name: p.nameOf(d), input: input, column: column})
	}
}

// addStructural notes whether the model computes a quantity differently. It does so
// where it sums over other workloads and fleets, or where one scenario gives what the
// other does not; that switches it then.
func (p *Pair) addStructural(list []definition, column int) {
	d := &list[column]
	if d.before == nil || d.after == nil || p.isWritten(d) || sameFormula(d.before, d.after) {
		return
	}
	if d.before.Text != d.after.Text {
		if cause := p.cause(list, d); cause >= 0 {
			d.change = list[cause].change
			return
		}
	}
	if k := slices.IndexFunc(p.changes, func(c change) bool { return c.input < 0 }); k >= 0 {
		d.change = k
		return
	}
	d.change = len(p.changes)
	p.changes = append(p.changes, change{name: structural, input: -1, column: column})
}

// cause is what only one of the scenarios gives, and for which the model computes a
// quantity differently: one of the same workload or fleet, or else any. -1 for none.
func (p *Pair) cause(list []definition, d *definition) int {
	found := -1
	for k := range list {
		of := &list[k]
		if of.change < 0 || of.a < 0 || of.b < 0 || (p.A.Quantities[of.a].Entry == nil) == (p.B.Quantities[of.b].Entry == nil) {
			continue
		}
		if p.A.Quantities[of.a].Owner == p.A.Quantities[d.a].Owner {
			return k
		}
		if found < 0 {
			found = k
		}
	}
	return found
}

// isWritten says that a file or a flag gives the quantity in either scenario.
func (p *Pair) isWritten(d *definition) bool {
	return d.a >= 0 && p.A.Quantities[d.a].Entry != nil || d.b >= 0 && p.B.Quantities[d.b].Entry != nil
}

func (p *Pair) nameOf(d *definition) string {
	if d.a >= 0 {
		return p.A.Quantities[d.a].Name
	}
	return p.B.Quantities[d.b].Name
}

// formulas are those of a quantity in the merged program.
func (d *definition) formulas() []*formula.Bound {
	switch {
	case d.change >= 0:
		return []*formula.Bound{d.before, d.after}
	case d.before != nil:
		return []*formula.Bound{d.before}
	}
	return []*formula.Bound{d.after}
}

// compile makes the program that computes the definitions in the given order. It has a column for each of
// them, then a switch for each change, then two columns for each definition that is
// switched, one a formula.
func (p *Pair) compile(list []definition, order []int) {
	next := len(list) + len(p.changes)
	size := next
	for k := range list {
		if list[k].change >= 0 {
			size += 2
		}
	}
	program := columns.NewProgram(size)
	p.program, p.names = program, make([]string, size)
	for n := range p.changes {
		p.changes[n].toggle = len(list) + n
		program.Number(p.changes[n].toggle, 0)
	}
	for _, k := range order {
		d := &list[k]
		p.names[k] = p.drawName(d, d.b < 0)
		if d.change < 0 {
			d.formulas()[0].Compile(program, k)
			continue
		}
		before, after := next, next+1
		p.names[before], p.names[after] = p.drawName(d, true), p.drawName(d, false)
		d.before.Compile(program, before)
		d.after.Compile(program, after)
		program.Choose(k, p.changes[d.change].toggle, after, before)
		next += 2
	}
}

// drawName is the name by which the ranges of a quantity are drawn in A, or else in B.
func (p *Pair) drawName(d *definition, inA bool) string {
	switch {
	case inA && d.a >= 0:
		return p.A.Quantities[d.a].DrawName()
	case d.b >= 0:
		return p.B.Quantities[d.b].DrawName()
	}
	return p.nameOf(d)
}
