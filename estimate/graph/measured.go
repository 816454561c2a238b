package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// addMeasured adds a figure of a data file and returns its index; ok is false if the
// file has no such figure.
func (b *builder) addMeasured(name string) (i int, ok bool) {
	e, problem := b.Scenario.Measured(name)
	q := Quantity{Name: name, Label: name, Class: Measured, expected: b.expectedByName(name)}
	switch {
	case problem == nil:
		i = b.addEntry(q, e)
		b.bind(i)
		return i, true
	case problem.File == nil: // there is no such figure
		return 0, false
	}
	b.errors = append(b.errors, problem)
	q.Origin, q.state, q.Bound = scenario.OriginGiven, bound, &formula.Bound{Formula: &formula.Formula{}, Type: formula.Type{Bad: true}}
	return b.add(q), true
}

// Measured returns a figure of a data file that no formula of the scenario names, with
// its value; nil if there is no such figure.
func (g *Graph) Measured(name string) (*Quantity, float64) {
	if !g.Scenario.IsData(name) {
		return nil, 0
	}
	e, problem := g.Scenario.Measured(name)
	if problem != nil {
		return nil, 0
	}
	q := &Quantity{Name: name, Label: name, Class: Measured, Origin: e.Origin, Entry: e, expected: &formula.Expected{Any: true}, state: bound}
	checked, errs := e.Bind(NoNames("a measured figure"), g.Scenario.Units(), *q.expected)
	if len(errs) > 0 {
		return nil, 0
	}
	q.Bound, q.Shown = checked, checked.Unit
	if q.Shown == nil && checked.Type.Share {
		q.Shown = unit.Percent
	}
	return q, checked.Eval(checked.Root, nil)
}

// unknownMeasured is the error for a name that begins with that of a data file and
// that the file does not have.
func (s scope) unknownMeasured(name string) *formula.Error {
	_, problem := s.g.Scenario.Measured(name)
	if problem == nil {
		return &formula.Error{Text: "there is no quantity named " + name}
	}
	e := &formula.Error{Text: problem.Text, Hint: problem.Hint}
	if near, ok := strings.CutPrefix(e.Hint, "did you mean "); ok { // as a formula writes it
		owner, _, _ := strings.Cut(name, ".")
		e.Hint = "did you mean " + owner + "." + strings.ReplaceAll(near, " or ", " or "+owner+".")
	}
	return e
}
