package graph

import (
	"errors"
	"fmt"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// show settles the unit that each quantity is shown in: what display says, the
// unit behind "in" or of the written number, the model's, or that of the
// quantity that it passes on.
func (b *builder) show() {
	told := b.display()
	for _, i := range b.Order {
		q := &b.Quantities[i]
		of := b.passed(q)
		if of != nil && q.Entry == nil && (of.Class == Input || of.Class == ScenarioWide) {
			q.Origin = of.Origin
		}
		switch {
		case told[i] != nil:
			q.Shown = told[i]
		case q.Bound.Unit != nil:
			q.Shown = q.Bound.Unit
		case of != nil && of.Bound.Type.Dim == q.Bound.Type.Dim:
			q.Shown = of.Shown
		case q.definition != nil && q.definition.Display != nil:
			q.Shown = q.definition.Display
		case q.Bound.Type.Share:
			q.Shown = unit.Percent
		}
	}
}

func (b *builder) displayError(e scenario.Entry, err error) {
	var fe *formula.Error
	if errors.As(err, &fe) {
		b.errors = append(b.errors, e.InFile(fe))
	}
}

// fitting lists the quantities that a name or glob stands for.
func (b *builder) fitting(glob string) (list []int) {
	if i, ok := b.Find(glob); ok {
		return []int{i}
	}
	for i := range b.Quantities {
		if q := &b.Quantities[i]; q.Class < Unlisted && Match(glob, q.Name) {
			list = append(list, i)
		}
	}
	return list
}

// display reads the units that the scenario wants quantities shown in.
func (b *builder) display() map[int]*unit.Display {
	told := make(map[int]*unit.Display)
	for _, e := range b.Scenario.Display {
		u, err := formula.ParseUnit(e.Text.Text, b.Scenario.Units())
		if err != nil {
			b.displayError(e, err)
			continue
		}
		matched, fits := b.Scenario.IsBroken("", e.Name), b.Scenario.IsBroken("", e.Name)
		for _, i := range b.fitting(e.Name) {
			matched = true
			if q := &b.Quantities[i]; q.Bound.Type.Bad {
				fits = true // what is wrong with it is said
			} else if q.Bound.Type.Dim == u.Dim {
				told[i], fits = u, true
			}
		}
		switch {
		case !matched:
			b.displayError(e, &formula.Error{End: len(e.Text.Text), Text: "display names nothing: the scenario has no " + e.Name, Hint: b.Nearest(e.Name)})
		case !fits:
			b.displayError(e, &formula.Error{End: len(e.Text.Text), Text: fmt.Sprintf("%s cannot be shown in %s, which is %s", e.Name, u.Text, u.Dim)})
		}
	}
	return told
}

// DisplayOf is the unit of display of a formula, or of the name that it is.
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
