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

// pairScope resolves the names of a condition over a pair: those of B, and those of A
// with "before." in front of them.
type pairScope struct{ a, b *graph.Scope }

// firstOfA is the first ref to a quantity of A; refs below it are to B.
const firstOfA = 1 << 30

func (s pairScope) Resolve(path string) (int, formula.Type, *formula.Error) {
	rest, before := strings.CutPrefix(path, "before.")
	if !before {
		return s.b.Resolve(path)
	}
	i, t, e := s.a.Resolve(rest)
	if i >= 0 {
		i += firstOfA
	}
	return i, t, e
}

func (s pairScope) Reach(path string) ([]int, formula.Type, *formula.Error) {
	rest, before := strings.CutPrefix(path, "before.")
	if !before {
		return s.b.Reach(path)
	}
	refs, t, e := s.a.Reach(rest)
	out := make([]int, len(refs))
	for i, r := range refs {
		out[i] = r + firstOfA
	}
	return out, t, e
}

// value gives the value of a ref to A or B, the median where it is uncertain.
func (s pairScope) value(p *Pair) func(ref int) float64 {
	valueIn := func(r *estimate.Result) func(int) float64 {
		return func(ref int) float64 {
			if v := r.At(ref); v != nil {
				return v.Value
			}
			return r.ValueAt(ref)
		}
	}
	a, b := s.a.Value(valueIn(p.A)), s.b.Value(valueIn(p.B))
	return func(ref int) float64 {
		if ref >= firstOfA {
			return a(ref - firstOfA)
		}
		return b(ref)
	}
}

// Condition says whether a condition over both holds, such as servers <= 1.1 *
// before.servers: names are those of B, or with "before." in front of them those of
// A. report is the condition with the values of its two sides. The error is
// [source.Errors], with positions in the text, which is the value of the named flag.
func (p *Pair) Condition(flag, text string) (holds bool, report string, err error) {
	e := scenario.FlagEntry(flag, flag, text, 0, len(text))
	s := pairScope{a: p.A.Scope(), b: p.B.Scope()}
	bound, errs := e.Bind(s, p.B.Scenario.Units(), formula.Expected{Label: flag, Condition: true})
	if len(errs) > 0 {
		return false, "", errs
	}
	value := s.value(p)
	report = oneLine(text)
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
