package graph

import (
	"errors"
	"fmt"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// setDisplay chooses the unit of display of each quantity. The first that there is
// counts: the scenario's display, the unit after "in" or of the only number, the
// unit of the quantity that is passed on, the model's, percent for a share.
func (b *builder) setDisplay() {
	displays := b.display()
	for _, i := range b.Order {
		q := &b.Quantities[i]
		of := b.passed(q)
		if of != nil && q.Entry == nil && (of.Class == Input || of.Class == ScenarioWide) {
			q.Origin = of.Origin
		}
		switch {
		case displays[i] != nil:
			q.Shown = displays[i]
		case q.Bound.Unit != nil:
			q.Shown = q.Bound.Unit
		case of != nil && of.Bound.Type.Dim == q.Bound.Type.Dim:
			q.Shown = of.Shown
		case q.definition != nil && q.definition.Display != nil:
			q.Shown = q.definition.Display
		case q.Class == Cost: // a line of the bill
			q.Shown = b.m.Find("cost total", "cost").Display
		case q.Bound.Type.Share:
			q.Shown = unit.Percent
		}
	}
}

// display reads the scenario's units of display, by quantity.
func (b *builder) display() map[int]*unit.Display {
	displays := make(map[int]*unit.Display)
	names := b.listNames()
	for i := range b.Scenario.Display {
		e := &b.Scenario.Display[i]
		u, err := formula.ParseUnit(e.Text.Text, b.Scenario.Units())
		if err != nil {
			b.failDisplay(e, err)
			continue
		}
		// of what is broken, or has no type, the error is reported already
		silent := b.Scenario.IsBroken("", e.Name)
		matched, fits := silent, silent
		for _, i := range names.matching(e.Name) {
			matched = true
			if q := &b.Quantities[i]; q.Bound.Type.Bad {
				fits = true
			} else if q.Bound.Type.Dim == u.Dim {
				displays[i], fits = u, true
			}
		}
		end := len(e.Text.Text)
		switch {
		case !matched:
			var among []string
			if b.suggests() {
				among = b.Names()
			}
			unknown := b.Scenario.Unknown("metric", e.Name, among)
			b.failDisplay(e, &formula.Error{End: end, Text: unknown.Text, Hint: unknown.Hint})
		case !fits:
			b.failDisplay(e, &formula.Error{End: end, Text: fmt.Sprintf("%s cannot be displayed in %s, which is %s", e.Name, u.Text, u.Dim)})
		}
	}
	return displays
}

// failDisplay reports an error in a unit of display.
func (b *builder) failDisplay(e *scenario.Entry, err error) {
	var fe *formula.Error
	if errors.As(err, &fe) {
		b.errors = append(b.errors, e.InFile(fe))
	}
}

// PrintedLike is the quantity that quantity i is printed like, because it passes its value
// on: a workload's retention like the scenario's. It is -1 for none.
func (g *Graph) PrintedLike(i int) int {
	q := &g.Quantities[i]
	of := q.passes()
	if of < 0 || q.Bound.Unit != nil || g.Quantities[of].Bound.Type.Dim != q.Bound.Type.Dim || !q.Shown.Equal(g.Quantities[of].Shown) {
		return -1
	}
	return of
}

// DisplayOf is the unit of display of a node of a bound formula, nil where it has
// none of its own: the unit after "in", that of the quantity it names, or for the
// root that of the whole formula.
func (g *Graph) DisplayOf(b *formula.Bound, n formula.Node) *unit.Display {
	if in, ok := n.(*formula.In); ok {
		return in.Unit
	}
	if name, ok := n.(*formula.Name); ok && len(b.Refs[name.Index]) == 1 {
		return g.Quantities[b.Refs[name.Index][0]].Shown
	}
	if n == b.Root && b.Unit == nil && b.Type.Share {
		return unit.Percent
	}
	if n == b.Root {
		return b.Unit
	}
	return nil
}
