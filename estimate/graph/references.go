package graph

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// References are the reference numbers ("latency.ssd_read") that formulas name
// which no scenario holds. The refs of a formula to them begin with First.
type References struct {
	First  int
	values []float64
}

// Lookup computes a reference number and gives the ref that it is known by;
// ok is false where there is none of that name.
func (r *References) Lookup(path string) (ref int, t formula.Type, ok bool) {
	e, ok := scenario.Reference(path)
	if !ok {
		return 0, t, false
	}
	bound, errs := e.Bind(r, nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		return 0, t, false
	}
	value := bound.Eval(bound.Root, func(ref int) float64 { v, _ := r.Value(ref); return v })
	r.values = append(r.values, value)
	return r.First + len(r.values) - 1, bound.Type, true
}

// Value is the value of a ref in base units; ok is false where it is not of a
// reference number.
func (r *References) Value(ref int) (v float64, ok bool) {
	if ref < r.First || ref-r.First >= len(r.values) {
		return 0, false
	}
	return r.values[ref-r.First], true
}

// Resolve finds a reference number for a formula that may use nothing else.
func (r *References) Resolve(path string) (int, formula.Type, *formula.Error) {
	ref, t, ok := r.Lookup(path)
	if !ok {
		topic, _, _ := strings.Cut(path, ".")
		return 0, t, &formula.Error{Text: "there is no reference number " + path, Hint: formula.DidYouMean(path, scenario.ReferenceNames(topic))}
	}
	return ref, t, nil
}

// Reach refuses names that stand for many quantities.
func (r *References) Reach(path string) ([]int, formula.Type, *formula.Error) {
	return nil, formula.Type{}, &formula.Error{Text: path + " needs a scenario with several workloads or fleets"}
}

// NoNames is the scope of a formula of written numbers alone; it says what the
// formula is for.
type NoNames string

// Resolve refuses every name.
func (s NoNames) Resolve(path string) (int, formula.Type, *formula.Error) {
	return 0, formula.Type{}, &formula.Error{Text: string(s) + " is written in numbers, without " + path, Hint: formula.DidYouMean(path, (*unit.Table)(nil).Names())}
}

// Reach refuses every name.
func (s NoNames) Reach(path string) ([]int, formula.Type, *formula.Error) {
	_, t, e := s.Resolve(path)
	return nil, t, e
}
