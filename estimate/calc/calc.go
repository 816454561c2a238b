// Package calc computes one formula without a scenario, such as "150M * 2/day *
// 280 B in TB/year", and lists the reference numbers that formulas can use, such as
// latency.ssd_read.
//
// [Calc] reads a formula in the language of scenarios, with numbers, units, functions
// and reference numbers, and no other names. Ranges are at their median: nothing is
// sampled. [Numbers] lists the reference numbers by topic, each with its value, its
// source and its date.
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
	Value   any    `json:"value"`   // a float64 in base units, or a bool for a condition
	Unit    string `json:"unit"`    // the base unit, "" for a plain number
	Text    string `json:"text"`    // the printed value, in the unit that the formula asks for
	Formula string `json:"formula"` // as it was passed to Calc
}

// scope resolves the names of reference numbers and no others.
type scope struct{ graph.References }

// Resolve finds a reference number, or returns an error that also suggests units.
func (s *scope) Resolve(path string) (int, formula.Type, *formula.Error) {
	ref, t, problem := s.References.Resolve(path)
	if problem == nil || scenario.IsReference(path) {
		return ref, t, problem
	}
	hint, _ := (*unit.Table)(nil).Refused(path)
	return 0, t, &formula.Error{Text: path + " is neither a unit nor a reference number; calc has no other names",
		Hint: hint, Write: formula.NearestUnits(path, nil)}
}

// value is the value of a reference number; Resolve made its ref.
func (s *scope) value(ref int) float64 { v, _ := s.Value(ref); return v }

// Calc computes one formula and prints its value with p. The error is
// [source.Errors]: of the formula, or of a result that is infinite or does not exist.
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
