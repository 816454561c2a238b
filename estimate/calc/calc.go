// Package calc computes one formula without a scenario, such as "150M * 2/day *
// 280 B in TB/year", and lists the reference numbers that formulas can use, such as
// latency.ssd_read.
//
// [Calc] reads a formula in the language of scenarios, with numbers, units, functions
// and reference numbers, and no other names. A formula with a range has the percentiles
// and the mean that a metric of a scenario with this formula has. [Numbers] lists the
// reference numbers by topic, each with its value, its source and its date.
package calc

import (
	"encoding/json"
	"fmt"
	"strconv"

	"botec/estimate"
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

	*Spread
	Remark   string        `json:"-"` // on an uncertain condition
	Dim      unit.Dim      `json:"-"`
	In       *unit.Display `json:"-"`                // the unit of Text, nil where the printer chose it
	Warnings []string      `json:"-"`                // of samples without a value
	Chance   *float64      `json:"chance,omitempty"` // of an uncertain condition: the share of the samples in which it holds
	Work     int           `json:"-"`                // about how long it took, as [estimate.Result.Work] has it
}

// Spread is the distribution of an uncertain result, in base units. P50 is its value.
type Spread struct {
	P5   float64  `json:"p5"`
	P50  float64  `json:"p50"`
	P95  float64  `json:"p95"`
	Mean *float64 `json:"mean,omitempty"` // nil where it is not finite

	Texts []string `json:"-"` // these as printed
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
		if b.Uncertain() {
			return c, c.sampleCondition()
		}
		return c, nil
	}
	shown := b.Unit
	if shown == nil && b.Type.Share {
		shown = unit.Percent
	}
	print := func(v float64) string { return p.Quantity(v, b.Type.Dim, shown) }
	c.Dim, c.In = b.Type.Dim, shown
	if c.Text = print(v); b.Uncertain() {
		return c, c.sample(print)
	}
	return c, nil
}

// sample finds the distribution of an uncertain formula: that of a metric with it.
func (c *Calculation) sample(print func(float64) string) error {
	r, err := open("metrics: {formula: %s}", c.Formula)
	if err != nil {
		return err
	}
	v := r.Get("formula")
	c.Work = r.Work()
	if c.Warnings = r.Warnings; !v.Uncertain {
		return nil
	}
	s := &Spread{P5: v.P5, P50: v.Value, P95: v.P95, Texts: []string{print(v.P5), print(v.Value), print(v.P95)}}
	if unit.Finite(v.Mean) {
		s.Mean, s.Texts = &v.Mean, append(s.Texts, print(v.Mean))
	}
	c.Value, c.Text, c.Spread = s.P50, s.Texts[1], s
	return nil
}

// sampleCondition finds in how many samples an uncertain condition holds.
func (c *Calculation) sampleCondition() error {
	r, err := open("expect: [%s]", c.Formula)
	if err != nil {
		return err
	}
	check := r.Expect[0]
	c.Work = r.Work()
	if c.Value, c.Text, c.Warnings = check.Holds, strconv.FormatBool(check.Holds), r.Warnings; check.Uncertain {
		c.Chance, c.Remark = &check.Chance, check.InSamples()
	}
	return nil
}

// open estimates a scenario with one formula.
func open(text, formula string) (*estimate.Result, error) {
	quoted, err := json.Marshal(formula)
	if err != nil {
		return nil, err
	}
	var opt estimate.Options
	opt.File = &source.File{Name: "formula", Text: fmt.Sprintf(text, quoted)}
	return estimate.Open("formula", opt)
}
