package estimate

import (
	"errors"
	"math"
	"slices"
	"strings"

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

// loose is the scope of a formula that stands alone: it knows the numbers to
// know, and no other names.
type loose struct{ values []float64 }

func (l *loose) Resolve(path string) (int, formula.Type, *formula.Error) {
	if topic, label, _ := strings.Cut(path, "."); slices.Contains(topics, topic) {
		root, _ := numbersFile()
		v := root.Get(topic).Get(label)
		if v.Get("value") != nil {
			v = v.Get("value")
		}
		if v != nil && label != "title" {
			if b, value := l.compute(v.Text); b != nil {
				l.values = append(l.values, value)
				return len(l.values) - 1, b.Type, nil
			}
		}
		return 0, formula.Type{}, &formula.Error{Text: "no number is called " + path, Hint: nearest(path, numbersOf(topic))}
	}
	hint, ok := unit.Refused(path)
	if !ok {
		hint = nearest(path, (*unit.Table)(nil).Names())
	}
	return 0, formula.Type{}, &formula.Error{Text: path + " is no unit, and calc knows no names but those of botec numbers", Hint: hint}
}

// compute computes the formula of a number to know.
func (l *loose) compute(text string) (*formula.Bound, float64) {
	f, err := formula.Parse(text, nil)
	if err != nil {
		return nil, 0
	}
	b, errs := f.Bind(l, formula.Expected{Any: true})
	if len(errs) > 0 {
		return nil, 0
	}
	return b, b.Eval(b.Root, l.value)
}

func (l *loose) value(ref int) float64 { return l.values[ref] }

func (*loose) Reach(path string) ([]int, formula.Type, *formula.Error) {
	return nil, formula.Type{}, &formula.Error{Text: path + " reaches over nothing here"}
}

// Calc computes one formula of written numbers and numbers to know. The error is [source.Errors].
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
	scope := &loose{}
	b, errs := f.Bind(scope, formula.Expected{Any: true})
	if len(errs) > 0 {
		return nil, fail(errs...)
	}
	v := b.Eval(b.Root, scope.value)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil, fail(b.Diagnose(scope.value))
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
