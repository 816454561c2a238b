package compare

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// besideScope is the scope of a condition over a pair: a name is B's, and A's
// behind "before.".
type besideScope struct {
	a, b *graph.Scope
	more int // the refs of A begin here
}

func (s besideScope) Resolve(path string) (int, formula.Type, *formula.Error) {
	rest, before := strings.CutPrefix(path, "before.")
	if !before {
		return s.b.Resolve(path)
	}
	i, t, e := s.a.Resolve(rest)
	if i >= 0 {
		i += s.more
	}
	return i, t, e
}

func (s besideScope) Reach(path string) ([]int, formula.Type, *formula.Error) {
	rest, before := strings.CutPrefix(path, "before.")
	if !before {
		return s.b.Reach(path)
	}
	refs, t, e := s.a.Reach(rest)
	out := make([]int, len(refs))
	for i, r := range refs {
		out[i] = r + s.more
	}
	return out, t, e
}

// value is the value of a ref of either side, the median where it is uncertain.
func (s besideScope) value(p *Pair) func(ref int) float64 {
	of := func(r *estimate.Result) func(int) float64 {
		return func(ref int) float64 {
			if v := r.At(ref); v != nil {
				return v.Value
			}
			return r.ValueAt(ref)
		}
	}
	a, b := s.a.Value(of(p.A)), s.b.Value(of(p.B))
	return func(ref int) float64 {
		if ref >= s.more {
			return a(ref - s.more)
		}
		return b(ref)
	}
}

// Condition says whether a condition holds between the two: "servers > 1.1 *
// before.servers". report has both sides with their values. The error is
// [source.Errors], in the text of the flag.
func (p *Pair) Condition(flag, text string) (holds bool, report string, err error) {
	e := scenario.FlagEntry(flag, flag, text, 0, len(text))
	s := besideScope{a: p.A.Scope(), b: p.B.Scope(), more: 1 << 30}
	bound, errs := e.Bind(s, p.B.Scenario.Units(), formula.Expected{Label: flag, Condition: true})
	if len(errs) > 0 {
		return false, "", errs
	}
	value := s.value(p)
	report = strings.Join(strings.Fields(text), " ")
	if left, right, ok := bound.Sides(value); ok {
		print := func(v float64) string { return p.B.Printer.Quantity(v, bound.Left.Dim, nil) }
		report += fmt.Sprintf(": %s and %s", print(left), print(right))
	}
	switch bound.Eval(bound.Root, value) {
	case 1:
		return true, report, nil
	case 0:
		return false, report, nil
	}
	return false, "", source.Errors{e.Error("", "%s has no value", text)}
}
