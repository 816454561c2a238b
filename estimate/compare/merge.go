package compare

import (
	"slices"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// definition is a quantity of either scenario: one column of the merged program. What
// has no name, such as a condition, has no formula there.
type definition struct {
	a, b   int            // its index in A and in B, -1 where one does not have it
	before *formula.Bound // the formula of A, over the merged columns; nil where A does not have it
	after  *formula.Bound // the same of B; that of A where both have the same text and use the same
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
	causes := p.causesIn(list)
	for k := range list {
		p.addStructural(&list[k], k, causes)
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
		p.findReach(list, order)
		p.frame = p.newFrame(1)
		p.frame.Run()
	}
}

// definitions lists the quantities of either scenario by their columns. Those of A have
// their indexes there, so that its formulas are those of the merged program.
func (p *Pair) definitions() []definition {
	list := slices.Repeat([]definition{noDefinition}, len(p.A.Quantities))
	inA := make(map[string]int, len(list)) // Find does not know what a variant replaces
	for i := range p.A.Quantities {
		if p.A.Quantities[i].Class != graph.Unlisted {
			inA[p.A.Quantities[i].Name] = i
			list[i].a, list[i].before = i, p.A.Quantities[i].Bound
			for _, sum := range list[i].before.Sums {
				list[sum] = definition{a: sum, b: -1, before: p.A.Quantities[sum].Bound, change: -1}
			}
		}
	}
	b := binder{of: p.B, columns: make([]int, len(p.B.Quantities)), lists: make(map[*int][]int)}
	for i := range p.B.Quantities {
		if q := &p.B.Quantities[i]; q.Class != graph.Unlisted {
			k, ok := inA[q.Name]
			if !ok {
				k = len(list)
				list = append(list, noDefinition)
			}
			list[k].b, b.columns[i] = i, k
		}
	}
	for k := range list {
		if d := &list[k]; d.b >= 0 {
			if d.after = d.before; d.before == nil || !b.isSame(d.b, d.before) {
				d.after = b.bind(d.b)
			}
		}
	}
	return b.addSums(list)
}

var noDefinition = definition{a: -1, b: -1, change: -1}

// addWritten notes whether a file or a flag writes a quantity differently, as a change
// that switches it.
func (p *Pair) addWritten(column int, d *definition) {
	both := d.before != nil && d.after != nil
	if both && d.before == d.after || !p.isWritten(d) {
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
func (p *Pair) addStructural(d *definition, column int, causes causes) {
	if d.before == nil || d.after == nil || p.isWritten(d) || d.before == d.after {
		return
	}
	if d.before.Text != d.after.Text {
		if change, ok := causes.of(p.A.Quantities[d.a].Owner); ok {
			d.change = change
			return
		}
	}
	if n := len(p.changes); n == 0 || p.changes[n-1].input >= 0 { // it is the last
		p.changes = append(p.changes, change{name: structural, input: -1, column: column})
	}
	d.change = len(p.changes) - 1
}

// causes are the changes of what only one of the scenarios gives, for which the model
// may compute quantities differently.
type causes struct {
	first   int            // -1 for none
	ofOwner map[string]int // the first of each workload and fleet
}

func (p *Pair) causesIn(list []definition) causes {
	c := causes{first: -1, ofOwner: make(map[string]int)}
	for k := range list {
		of := &list[k]
		if of.change < 0 || of.a < 0 || of.b < 0 || (p.A.Quantities[of.a].Entry == nil) == (p.B.Quantities[of.b].Entry == nil) {
			continue
		}
		if c.first < 0 {
			c.first = of.change
		}
		if owner := p.A.Quantities[of.a].Owner; c.ofOwner[owner] == 0 {
			c.ofOwner[owner] = of.change + 1
		}
	}
	return c
}

// of is the change of the same workload or fleet, or else the first of any.
func (c causes) of(owner string) (change int, ok bool) {
	if k := c.ofOwner[owner]; k > 0 {
		return k - 1, true
	}
	return c.first, c.first >= 0
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
	case d.after != nil:
		return []*formula.Bound{d.after}
	}
	return nil
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
	p.alternatives, p.visited = make([][]int, len(list)), make([]int, len(list))
	for n := range p.changes {
		p.changes[n].toggle = len(list) + n
		program.Number(p.changes[n].toggle, 0)
	}
	for _, k := range order {
		d := &list[k]
		if d.before == nil && d.after == nil {
			continue
		}
		p.names[k] = p.drawName(d, d.b < 0)
		if d.change < 0 {
			d.formulas()[0].Compile(program, k)
			continue
		}
		before, after := next, next+1
		p.names[before], p.names[after] = p.drawName(d, true), p.drawName(d, false)
		p.alternatives[k] = []int{before, after}
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
