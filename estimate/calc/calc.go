package calc

import (
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
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

// calcScope knows the reference numbers and no other names.
type calcScope struct{ graph.References }

func (s *calcScope) Resolve(path string) (int, formula.Type, *formula.Error) {
	ref, t, problem := s.References.Resolve(path)
	if problem == nil || scenario.IsReference(path) {
		return ref, t, problem
	}
	hint, ok := (*unit.Table)(nil).Refused(path)
	if !ok {
		hint = formula.DidYouMean(path, (*unit.Table)(nil).Names())
	}
	return 0, t, &formula.Error{Text: path + " is not a unit; calc knows no other names than those of botec numbers", Hint: hint}
}

func (s *calcScope) value(ref int) float64 { v, _ := s.Value(ref); return v }

// Calc computes one formula of written numbers and numbers to know. The error is [source.Errors].
func Calc(text string, p unit.Printer) (*Calculation, error) {
	e := scenario.FlagEntry("formula", "", text, 0, len(text))
	scope := &calcScope{}
	b, errs := e.Bind(scope, nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		return nil, errs.Sort()
	}
	v := b.Eval(b.Root, scope.value)
	if !unit.Finite(v) {
		return nil, source.Errors{e.InFile(b.Diagnose(scope.value))}
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
