package graph

import (
	"fmt"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/scenario"
)

// References is a scope in which formulas may use the reference numbers, such as
// latency.ssd_read, and no other names. It computes each number when a formula names
// it. Not for use by several goroutines. The zero value is ready to use.
type References struct {
	first  int // the ref of the first number; each further one has the next
	values []float64

	measured func(name string) (*Quantity, float64) // figures of data files, nil for none
}

// lookup computes a reference number, or a figure of a data file, and returns the ref
// that formulas have for it; ok is false if there is no such name.
func (r *References) lookup(name string) (ref int, t formula.Type, ok bool) {
	if r.measured != nil {
		if q, value := r.measured(name); q != nil {
			r.values = append(r.values, value)
			return r.first + len(r.values) - 1, q.Bound.Type, true
		}
	}
	e, ok := scenario.Reference(name)
	if !ok {
		return 0, t, false
	}
	bound, errs := e.Bind(r, nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		return 0, t, false
	}
	value := bound.Eval(bound.Root, func(ref int) float64 { v, _ := r.Value(ref); return v })
	r.values = append(r.values, value)
	return r.first + len(r.values) - 1, bound.Type, true
}

// Value is the value of a ref in base units; ok is false if the ref is not one that
// this scope has given out.
func (r *References) Value(ref int) (v float64, ok bool) {
	if ref < r.first || ref-r.first >= len(r.values) {
		return 0, false
	}
	return r.values[ref-r.first], true
}

// Resolve finds a reference number by its name.
func (r *References) Resolve(name string) (int, formula.Type, *formula.Error) {
	ref, t, ok := r.lookup(name)
	if !ok {
		topic, _, _ := strings.Cut(name, ".")
		return 0, t, &formula.Error{Text: "there is no reference number named " + name, Write: formula.Nearest(name, scenario.ReferenceNames(topic))}
	}
	return ref, t, nil
}

// Reach refuses names for several quantities, such as workloads.writes.
func (r *References) Reach(path string) ([]int, formula.Type, *formula.Error) {
	return nil, formula.Type{}, &formula.Error{Text: path + " is a list of quantities, which only a scenario has"}
}

// NoNames is a scope without names, for formulas of written numbers. Its text is
// what the formula is for: "growth".
type NoNames string

// Resolve refuses every name.
func (s NoNames) Resolve(name string) (int, formula.Type, *formula.Error) {
	return 0, formula.Type{}, &formula.Error{Text: fmt.Sprintf("%s must be written in numbers, without names such as %s", string(s), name),
		Write: formula.NearestUnits(name, nil)}
}

// Reach refuses every name.
func (s NoNames) Reach(path string) ([]int, formula.Type, *formula.Error) {
	_, t, e := s.Resolve(path)
	return nil, t, e
}
