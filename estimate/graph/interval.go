package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Ends evaluates a formula that a flag gives for values of quantity i: one value, or
// both ends of an interval A..B. value gives the values of quantities. The quantity may
// have each value, and an interval is not empty.
func (g *Graph) Ends(i int, e *scenario.Entry, value func(quantity int) float64) ([]float64, source.Errors) {
	q := &g.Quantities[i]
	scope := g.Scope()
	bound, errs := e.Bind(scope, g.Scenario.Units(), q.Expected())
	if len(errs) > 0 {
		return nil, errs
	}
	ends, errs := endsOf(bound, e, scope.Value(value))
	if len(errs) > 0 {
		return nil, errs
	}
	for _, end := range ends {
		switch violation := q.Check(end); violation {
		case OK:
		case NotFinite:
			return nil, source.Errors{e.Error("", "%s has no value", e.Text.Text)}
		default:
			return nil, source.Errors{e.Error("", "%s must be %s", q.Name, q.Requirement(violation))}
		}
	}
	if len(ends) == 2 && ends[0] >= ends[1] {
		p := unit.Printer{}
		return nil, source.Errors{e.Error("", "the interval is empty: %s is not below %s", g.Print(p, i, ends[0]), g.Print(p, i, ends[1]))}
	}
	return ends, nil
}

func endsOf(bound *formula.Bound, e *scenario.Entry, value func(ref int) float64) ([]float64, source.Errors) {
	interval, ok := bound.Root.(*formula.Range)
	switch {
	case ok && !interval.PlusMinus:
		return []float64{bound.Eval(interval.Lo, value), bound.Eval(interval.Hi, value)}, nil
	case bound.HasDistribution():
		return nil, source.Errors{e.Error("", "%s is a distribution; write A..B or single values", strings.TrimSpace(e.Text.Text))}
	case bound.Uncertain():
		// The range is a part of the formula, as in 1..100/user/day. Its ends are the 5th
		// and the 95th percentile of the whole formula.
		return []float64{unit.RoundTo12Digits(bound.EvalAtQuantile(value, 0.05)), unit.RoundTo12Digits(bound.EvalAtQuantile(value, 0.95))}, nil
	}
	return []float64{bound.Eval(bound.Root, value)}, nil
}
