package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
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

// quantity is the result and the index of a ref to a quantity; r is nil for another one.
func (p *Pair) quantity(ref int) (r *estimate.Result, index int) {
	r = p.B
	if ref >= firstOfA {
		r, ref = p.A, ref-firstOfA
	}
	if ref < 0 || ref >= len(r.Quantities) {
		return nil, 0
	}
	return r, ref
}

// samples are those of a ref to A or B, nil where it is certain. Both results have the
// same samples of what they have in common.
func (p *Pair) samples(ref int) []float64 {
	if r, i := p.quantity(ref); r != nil {
		return r.Samples(i)
	}
	return nil
}

// statistic computes a percentile, a mean or a chance: of a name as the result has it,
// of a formula from the samples of both sides.
func (p *Pair) statistic(call *formula.Call, arg *formula.Bound, value func(ref int) float64) float64 {
	percentile := call.Func.Percentile()
	if name, ok := arg.Root.(*formula.Name); ok && len(arg.Refs[name.Index]) == 1 {
		ref := arg.Refs[name.Index][0]
		r, i := p.quantity(ref)
		if r == nil || r.At(i) == nil || !r.At(i).Uncertain {
			return value(ref)
		}
		v := r.At(i)
		switch {
		case percentile == 5:
			return v.P5
		case percentile == 50:
			return v.Value
		case percentile == 95:
			return v.P95
		case percentile == 0 && unit.Finite(v.Mean):
			return v.Mean
		}
	}
	n := 1
	for ref := range arg.Uses() {
		n = max(n, len(p.samples(ref)))
	}
	of := arg.EvalSamples(n, p.samples, value)
	if percentile > 0 {
		return quantileOf(of, float64(percentile)/100)
	}
	sum, count := 0.0, 0.0
	for _, v := range of {
		if v == v { // NaN is no sample
			sum, count = sum+v, count+1
		}
	}
	return sum / count
}

// quantileOf is a quantile of samples, of which each stands for the middle of an equal
// share.
func quantileOf(samples []float64, p float64) float64 {
	sorted := slices.DeleteFunc(slices.Clone(samples), func(v float64) bool { return v != v })
	if len(sorted) == 0 {
		return math.NaN()
	}
	slices.Sort(sorted)
	at := min(float64(len(sorted)-1), max(0, p*float64(len(sorted))-0.5))
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// firstStatistic is the first ref to a statistic of a condition.
const firstStatistic = firstOfA + firstOfA/2

// Condition says whether a condition over both holds, such as servers <= 1.1 *
// before.servers: names are those of B, or with "before." in front of them those of A.
// It may use statistics, such as p95(servers). report is the condition with the values
// of its two sides. The error is [source.Errors], with positions in the text, which is
// the value of the named flag.
func (p *Pair) Condition(flag, text string) (holds bool, report string, err error) {
	e := scenario.FlagEntry(flag, flag, text, 0, len(text))
	s := pairScope{a: p.A.Scope(), b: p.B.Scope()}
	bound, errs := e.Bind(s, p.B.Scenario.Units(), formula.Expected{Label: flag, Condition: true, Statistics: true})
	if len(errs) > 0 {
		return false, "", errs
	}
	plain := s.value(p)
	var statistics []float64
	for _, call := range bound.Statistics() {
		arg := bound.Argument(call)
		if arg.Uncertain() {
			return false, "", source.Errors{e.Error("", "%s has a range of its own; give it a name in the scenario", text[call.Start:call.End])}
		}
		if bound.Stats == nil {
			bound.Stats = make(map[*formula.Call]int)
		}
		bound.Stats[call] = firstStatistic + len(statistics)
		statistics = append(statistics, p.statistic(call, arg, plain))
	}
	value := func(ref int) float64 {
		if ref >= firstStatistic {
			return statistics[ref-firstStatistic]
		}
		return plain(ref)
	}
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
