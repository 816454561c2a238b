package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// newBound returns memory for one bound formula. It is allocated together: a graph binds
// some two hundred formulas, and at start-up each allocation counts.
func (b *builder) newBound() *formula.Bound {
	if len(b.bounds) == 0 {
		b.bounds = make([]formula.Bound, min(max(16, cap(b.Quantities)), 1024))
	}
	bound := &b.bounds[0]
	b.bounds = b.bounds[1:]
	return bound
}

// newScope returns a scope for the formula of a quantity, which is let go when that is
// bound.
func (b *builder) newScope(i int) *scope {
	s := new(scope)
	if n := len(b.scopes); n > 0 {
		s, b.scopes = b.scopes[n-1], b.scopes[:n-1]
	}
	*s = b.scopeOf(i)
	return s
}

// bind resolves the names in a quantity's formula and checks its dimension, once.
func (b *builder) bind(i int) {
	q := &b.Quantities[i]
	if q.state != fresh {
		return
	}
	q.state = binding
	if q.resource != "" && q.Entry == nil && len(q.definition.Others) > 0 && b.fleets[q.Owner] != nil {
		b.chooseAtRest(i)
		q = &b.Quantities[i]
	}
	want := *q.expected
	if q.Entry != nil && q.Entry.OfFile() != nil && want.Any {
		want = b.expectAsBefore(i, want)
	}
	if want.Any {
		want = b.expectAsCounterpart(q, want)
	}
	if q.resource != "" {
		want.Label = q.Label
	}
	checked, scope := b.newBound(), b.newScope(i)
	errs := q.formula.BindTo(checked, scope, want)
	b.scopes = append(b.scopes, scope)
	q = &b.Quantities[i] // which has moved if a reference number was added
	q.Bound, q.state = checked, bound
	if d := q.definition; d != nil && d.BareUsual > 0 {
		q.percent = checked.Type.Share || checked.InPercent()
	}
	if e := b.inPercent(i); e != nil {
		errs = append(errs, e)
	}
	if q.definition != nil && q.definition.Display.IsPercent() && !checked.Type.Bad {
		checked.Type.Share, checked.Type.Fraction = true, true
	}
	if q.before > 0 && !checked.Type.Bad { // half of a share is one
		if was := b.Quantities[q.before-1].Bound; was != nil && was.Type.Share && was.Type.Dim == checked.Type.Dim {
			checked.Type.Share, checked.Type.Fraction = true, checked.Type.Fraction || was.Type.Fraction
		}
	}
	checked.Type.Zero, checked.Type.None = false, false // its own dimension is known
	for _, e := range errs {
		b.fail(q, e)
	}
}

// inPercent is the error for a quantity of the model that is written in percent and
// may not be: 90% for 9 reads a write. nil for any other.
func (b *builder) inPercent(i int) *formula.Error {
	q := &b.Quantities[i]
	if q.definition == nil || q.definition.Factor == "" || q.Entry == nil || !q.Bound.Type.Share {
		return nil
	}
	start, end := q.Bound.Root.Span()
	e := &formula.Error{Start: start, End: end, Text: fmt.Sprintf("%s is a factor and not a share: %s", q.Name, q.Bound.Text)}
	factor := strings.ReplaceAll(q.definition.Factor, "x", "("+q.Bound.Text+")")
	if literal, ok := q.Bound.Root.(*formula.Literal); ok {
		f := model.MustParse(strings.ReplaceAll(q.definition.Factor, "x", strconv.FormatFloat(literal.Value, 'g', -1, 64)))
		if computed, errs := f.Bind(nil, formula.Expected{}); len(errs) == 0 {
			factor = unit.Printer{}.Number(computed.Eval(computed.Root, nil))
		}
	} else if _, ok := q.Bound.Root.(*formula.Name); ok {
		factor = strings.ReplaceAll(q.definition.Factor, "x", q.Bound.Text)
	}
	e.Offering("as a factor it is %s", factor).Confirm(q.Bound.Text, b.Scenario.Units(), b.scopeOf(i), *q.expected)
	return e
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
		start = q.offset
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

// About is an error at the entry of a quantity, or at the first one of its owner.
func (g *Graph) About(quantity int, text string) *source.Error {
	q := &g.Quantities[quantity]
	for i := range g.Quantities {
		if of := &g.Quantities[i]; q.Entry == nil && of.Entry != nil && of.Owner == q.Owner {
			q = of
		}
	}
	if q.Entry == nil {
		return &source.Error{Text: text}
	}
	return q.Entry.InFile(&formula.Error{End: len(q.Entry.Text.Text), Text: text})
}

// expectAsBefore makes a formula of --set have the dimension of the one that it
// replaces.
func (b *builder) expectAsBefore(i int, want formula.Expected) formula.Expected {
	before, errs := b.Quantities[i].Entry.OfFile().Bind(b.scopeOf(i), b.Scenario.Units(), b.expectAsCounterpart(&b.Quantities[i], want))
	if len(errs) > 0 {
		return want
	}
	if t := before.Type; !t.Bad && !t.Zero {
		want.Any, want.Dim = false, t.Dim
		_, want.Count = t.Dim.Counted()
		want.Units = formula.UsualUnits(t.Dim)
		if u := before.WrittenUnit(); u != nil && u.Dim == t.Dim && t.Dim != unit.Rate { // what it was first
			want.Units = append([]string{u.Text}, slices.DeleteFunc(want.Units, func(s string) bool { return s == u.Text })...)
		}
	}
	return want
}

// isBareInFile says whether the formula that the file gives a quantity, before any
// --set, is a number without a unit.
func (b *builder) isBareInFile(q *Quantity) bool {
	f := q.formula
	if q.Entry != nil && q.Entry.OfFile() != nil {
		if before, err := q.Entry.OfFile().Parse(b.Scenario.Units()); err == nil {
			f = before
		}
	}
	return f.BareCount()
}

// expectAsCounterpart makes a number without a unit, among the capacities and needs
// of a fleet, be what its counterpart is: where connections are users, a node of 50k
// counts users; where requests are a rate, a node of 5k lacks its /s.
func (b *builder) expectAsCounterpart(q *Quantity, want formula.Expected) formula.Expected {
	side, resource, ok := strings.Cut(q.Label, ".")
	if !ok || q.Class != FleetGiven || !b.isBareInFile(q) {
		return want
	}
	other, ok := b.Lookup(q.Owner, map[string]string{"node": "needs", "needs": "node"}[side]+"."+resource)
	if !ok || b.Quantities[other].formula == nil || b.isBareInFile(&b.Quantities[other]) {
		return want
	}
	t := b.typeOf(other)
	if t.Bad || t.Dim.IsNumber() {
		return want
	}
	want.Any, want.Dim = false, t.Dim
	_, want.Count = t.Dim.Counted()
	if want.Units = formula.UsualUnits(t.Dim); t.Dim == unit.Rate {
		want.Units = []string{"/s"} // as what a node can do is given
	}
	return want
}

// fleetResources checks that each need of a fleet has the dimension of the capacity
// of its node.
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
				Text: fmt.Sprintf("the fleet %s needs %s in %s, but its node provides it in %s: %s", need.Owner, resource, a, c, node.Formula())}
			if fix := need.Bound.Mend(b.scopeOf(i), c); fix != nil {
				e.Start, e.End, e.Hint, e.Write = fix.Start, fix.End, fix.Hint, fix.Write
			}
			b.fail(need, e)
			need.Bound.Type.Bad = true // so that formulas that use it report nothing
		}
	}
}
