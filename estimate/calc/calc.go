// Package calc computes what needs no scenario: one formula by itself, as in
// "150M * 2/day * 280 B in TB/year", and the reference numbers that formulas may
// name, such as latency.ssd_read.
//
// [Calc] reads a formula in the language of scenarios. It may use numbers, units,
// functions and reference numbers, and no other names. A range is computed at its
// median; nothing is sampled. [Numbers] lists the reference numbers by topic, each
// with its value, its source and its date.
package calc

import (
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Calculation is the result of one formula.
type Calculation struct {
	Value   any    `json:"value"`   // a float64 in base units, a bool where the formula is a condition
	Unit    string `json:"unit"`    // the base unit, "" for a plain number
	Text    string `json:"text"`    // the value as it is printed, in the unit that the formula asks for
	Formula string `json:"formula"` // as it was given
}

// scope knows the reference numbers and no other names.
type scope struct{ graph.References }

// Resolve finds a reference number; its error says what else a name could be.
func (s *scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	ref, t, problem := s.References.Resolve(path)
	if problem == nil || scenario.IsReference(path) {
		return ref, t, problem
	}
	hint, ok := unit.Refused(path)
	if !ok {
		hint = formula.DidYouMean(path, (*unit.Table)(nil).Names())
	}
	return 0, t, &formula.Error{Text: path + " is neither a unit nor a reference number, and calc knows no other names", Hint: hint}
}

func (s *scope) value(ref int) float64 { v, _ := s.Value(ref); return v }

// Calc computes one formula and prints its value with p. The error is
// [source.Errors]: a mistake in the formula, or a result that is no finite number.
func Calc(text string, p unit.Printer) (*Calculation, error) {
	e := scenario.FlagEntry("formula", "", text, 0, len(text))
	names := &scope{}
	b, errs := e.Bind(names, nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		return nil, errs.Sort()
	}
	v := b.Eval(b.Root, names.value)
	if !unit.Finite(v) {
		return nil, source.Errors{e.InFile(b.Diagnose(names.value))}
	}
	c := &Calculation{Value: v, Unit: b.Type.Dim.Unit(), Formula: text}
	if b.Type.Condition {
		c.Value, c.Text = v == 1, map[bool]string{true: "true", false: "false"}[v == 1]
		return c, nil
	}
	shown := b.Unit
	if shown == nil && b.Type.Share {
		shown = unit.Percent
	}
	c.Text = p.Quantity(v, b.Type.Dim, shown)
	return c, nil
}
