package estimate

import (
	"errors"
	"math"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Calculation is the result of one formula. Value is a number in base units,
// or a bool where the formula is a condition.
type Calculation struct {
	Value   any    `json:"value"`
	Unit    string `json:"unit"`
	Text    string `json:"text"`
	Formula string `json:"formula"`
}

// noNames is the scope of a formula that stands alone.
type noNames struct{}

func (noNames) Resolve(path string) (int, formula.Type, *formula.Error) {
	hint, ok := unit.Refused(path)
	if !ok {
		hint = nearest(path, (*unit.Table)(nil).Names())
	}
	return 0, formula.Type{}, &formula.Error{Text: path + " is no unit, and calc knows no names", Hint: hint}
}

func (noNames) Reach(path string) ([]int, formula.Type, *formula.Error) {
	return nil, formula.Type{}, &formula.Error{Text: path + " reaches over nothing here"}
}

// Calc computes one formula of literals. The error is [source.Errors].
func Calc(text string, p unit.Printer) (*Calculation, error) {
	file := &source.File{Name: "formula", Text: text, Flag: true}
	fail := func(list ...*formula.Error) error {
		var errs source.Errors
		for _, e := range list {
			errs = append(errs, &source.Error{File: file, Start: e.Start, End: e.End, Text: e.Text, Hint: e.Hint})
		}
		return errs.Sort()
	}
	f, err := formula.Parse(text, nil)
	if err != nil {
		var e *formula.Error
		errors.As(err, &e)
		return nil, fail(e)
	}
	b, errs := f.Bind(noNames{}, formula.Want{Any: true, Samples: true})
	if len(errs) > 0 {
		return nil, fail(errs...)
	}
	none := func(int) float64 { return math.NaN() }
	v := b.Eval(b.Root, none)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil, fail(b.Diagnose(none))
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
