package graph

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// slot is the memory of one bound formula and of the scope that it is bound in.
type slot struct {
	bound formula.Bound
	scope scope
}

// slot takes the next one. They are made in one piece: a graph binds some two
// hundred formulas, and each piece of memory has its price at start-up.
func (b *builder) slot() *slot {
	if len(b.slots) == 0 {
		b.slots = make([]slot, max(16, cap(b.Quantities)))
	}
	s := &b.slots[0]
	b.slots = b.slots[1:]
	return s
}

// bind finds the names of a quantity's formula and checks its dimensions.
func (b *builder) bind(i int) {
	q := &b.Quantities[i]
	if q.state != fresh {
		return
	}
	q.state = binding
	want := *q.expected
	if q.Entry != nil && q.Entry.Before != nil && want.Any {
		want = b.wantAsBefore(i, want)
	}
	if want.Any {
		want = b.wantAsOther(q, want)
	}
	if q.resource != "" {
		want.Label = q.Label
	}
	in := b.slot()
	in.scope = b.scopeOf(i)
	errs := q.formula.BindTo(&in.bound, &in.scope, want)
	checked := &in.bound
	q = &b.Quantities[i] // a number to know may have joined them
	q.Bound, q.state = checked, bound
	if q.definition != nil && q.definition.Display.IsPercent() && !checked.Type.Bad {
		checked.Type.Share = true
	}
	checked.Type.Zero = false
	for _, e := range errs {
		b.fail(q, e)
	}
}

// fail reports an error in a quantity's formula.
func (b *builder) fail(q *Quantity, e *formula.Error) { b.errors = append(b.errors, q.inFile(e)) }

// inFile maps an error of a quantity's formula to its position in the file of
// the scenario or in the text of the model.
func (q *Quantity) inFile(e *formula.Error) *source.Error {
	if q.Entry != nil {
		return q.Entry.InFile(e)
	}
	start := 0
	if q.definition != nil {
		start = q.definition.Offset
	}
	text := e.Text
	if q.resource != "" {
		text = strings.ReplaceAll(text, "RESOURCE", q.resource)
	}
	if q.Name != "" && !strings.HasPrefix(text, q.Name) {
		text = q.Name + ": " + text
	}
	return &source.Error{File: model.File(), Start: start + e.Start, End: start + e.End, Text: text, Hint: e.Hint}
}

// wantAsBefore wants of a formula given by --set the dimension of the one that
// it takes the place of.
func (b *builder) wantAsBefore(i int, want formula.Expected) formula.Expected {
	before, errs := b.Quantities[i].Entry.Before.Bind(b.scopeOf(i), b.Scenario.Units(), b.wantAsOther(&b.Quantities[i], want))
	if len(errs) > 0 {
		return want
	}
	if t := before.Type; !t.Bad && !t.Zero {
		want.Any, want.Dim = false, t.Dim
		_, want.Count = t.Dim.Counted()
		switch t.Dim {
		case unit.Data:
			want.Example = "1 B"
		case unit.Rate:
			want.Example = "1/s"
		}
	}
	return want
}

// bareInFile reports whether the formula that the file gives a quantity, before any
// --set, consists of bare numbers.
func (b *builder) bareInFile(q *Quantity) bool {
	f := q.formula
	if q.Entry != nil && q.Entry.Before != nil {
		if before, err := q.Entry.Before.Parse(b.Scenario.Units()); err == nil {
			f = before
		}
	}
	return f.BareCount()
}

// wantAsOther wants of a bare number among the capacities and needs of a fleet
// what its counterpart is: a node of 50k for connections that are users counts
// them, and a node of 5k for requests lacks its /s.
func (b *builder) wantAsOther(q *Quantity, want formula.Expected) formula.Expected {
	side, resource, ok := strings.Cut(q.Label, ".")
	if !ok || q.Class != FleetGiven || !b.bareInFile(q) {
		return want
	}
	other, ok := b.Lookup(q.Owner, map[string]string{"node": "needs", "needs": "node"}[side]+"."+resource)
	if !ok || b.Quantities[other].formula == nil || b.bareInFile(&b.Quantities[other]) {
		return want
	}
	t := b.typeOf(other)
	if t.Bad || t.Dim.IsNumber() {
		return want
	}
	want.Any, want.Dim = false, t.Dim
	_, want.Count = t.Dim.Counted()
	if t.Dim == unit.Rate {
		want.Example = "1/s"
	}
	return want
}

// fleetResources holds each need of a fleet to the dimension of its node's capacity.
func (b *builder) fleetResources() {
	for i := range b.Quantities {
		need := &b.Quantities[i]
		resource, ok := strings.CutPrefix(need.Label, "needs.")
		if !ok || need.Class != FleetGiven {
			continue
		}
		j, ok := b.index[need.Owner+".node."+resource]
		if !ok {
			continue
		}
		b.bind(i)
		b.bind(j)
		need = &b.Quantities[i]
		node := &b.Quantities[j]
		if need.Bound.Type.Bad || node.Bound.Type.Bad {
			continue
		}
		if a, c := need.Bound.Type.Dim, node.Bound.Type.Dim; a != c && need.Entry != nil {
			start, end := need.Bound.Root.Span()
			e := &formula.Error{Start: start, End: end,
				Text: fmt.Sprintf("the fleet %s needs %s in %s, but a node has it in %s: %s", need.Owner, resource, a, c, node.Formula())}
			e.Hint = need.Bound.HintFor(c)
			b.fail(need, e)
			need.Bound.Type.Bad = true // what is computed from it says nothing
		}
	}
}
