// Package explain shows the working behind a figure: each formula, the numbers
// put in, and the result, down to what was given. It prints the very formulas
// that computed the values.
package explain

import (
	"math"
	"strconv"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Figure is a value with its working.
type Figure struct {
	*estimate.Value
	Steps   []Step
	Drivers []estimate.Driver // what makes it uncertain
	From    []*estimate.Value // what was given or taken as a default, in the order met
	Head    *Head             // nil where it would not help
}

// Step is one formula: with names, with numbers, and its result. Numbers is ""
// where it would repeat one of the others.
type Step struct {
	Name    string // as the figure's workload or fleet calls it
	Full    string // its full name
	Symbols string
	Numbers string
	Result  string
	BoundBy string
	Note    string
	At      string // the place that writes the formula, "" for the standard model
}

// Explain works out one value of a result,
// down to depth steps below it, all of them for 0.
func Explain(r *estimate.Result, v *estimate.Value, depth int) *Figure {
	e := &explainer{Result: r, figure: &Figure{Value: v}, owner: v.Owner, seen: make(map[*estimate.Value]bool)}
	e.visit(v, depth)
	e.figure.Drivers = r.Drivers(v)
	if depth == 0 {
		e.figure.Head = InTheHead(r, v, nil)
	}
	return e.figure
}

type explainer struct {
	*estimate.Result
	figure *Figure
	owner  string
	seen   map[*estimate.Value]bool
}

// visit writes the step of a value, then those of what it is computed from.
func (e *explainer) visit(v *estimate.Value, depth int) {
	v = e.origin(v)
	if e.seen[v] {
		return
	}
	e.seen[v] = true
	if v.Leaf() {
		e.figure.From = append(e.figure.From, v)
		return
	}
	e.step(v)
	if depth == 1 {
		return
	}
	for _, refs := range v.Bound.Refs {
		for _, ref := range refs {
			if of := e.At(ref); of != nil {
				e.visit(of, depth-1)
			}
		}
	}
}

// origin follows a name that only passes on one of the scenario's ("retention"
// of a workload, which is the default for all of them).
func (e *explainer) origin(v *estimate.Value) *estimate.Value {
	for of := v; ; {
		n, ok := of.Bound.Root.(*formula.Name)
		if !ok || len(of.Bound.Refs[n.Index]) != 1 || of.At() != "" && of.Owner != "" {
			return v
		}
		if of = e.At(of.Bound.Refs[n.Index][0]); of == nil {
			return v
		}
		if of.Class == graph.Input || of.Class == graph.ScenarioWide {
			return of
		}
	}
}

func (e *explainer) step(v *estimate.Value) {
	s := Step{Name: e.name(v), Full: v.Name, Result: v.Print(v.Central), BoundBy: v.BoundBy, Note: v.Note, At: v.At()}
	symbols := formula.Writer{Most: 8, Name: func(ref int, path string) string {
		if of := e.At(ref); of != nil {
			return e.name(of)
		}
		return path
	}}
	digits := e.digits(v)
	numbers := formula.Writer{Most: 8, Name: func(ref int, path string) string {
		if of := e.At(ref); of != nil {
			return of.PrintTo(digits, of.Central)
		}
		return path
	}, Taken: func(condition formula.Node) (bool, bool) {
		c := v.Bound.Eval(condition, e.ValueAt)
		return c == 1, c == 0 || c == 1
	}}
	s.Symbols, s.Numbers = symbols.Print(v.Bound), numbers.Print(v.Bound)
	if s.Numbers == s.Symbols || s.Numbers == s.Result {
		s.Numbers = ""
	}
	e.figure.Steps = append(e.figure.Steps, s)
}

// digits is how many digits the numbers of a value's formula are written with:
// so many that whoever computes with them comes to about the value. With three,
// a difference of 100 would read 1M − 1M.
func (e *explainer) digits(v *estimate.Value) int {
	digits := e.Printer.Digits
	if digits <= 0 {
		digits = unit.DefaultDigits
	}
	about := 50 * math.Pow10(-digits) * math.Abs(v.Central)
	for ; digits < maxDigits; digits++ {
		written := func(ref int) float64 {
			x := e.ValueAt(ref)
			if of := e.At(ref); of != nil && of.Shown.IsPercent() { // 99.99% keeps its digits
				return math.Copysign(unit.Leading(of.PrintTo(digits, x))/100, x)
			}
			x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
			return x
		}
		if math.Abs(v.Bound.Eval(v.Bound.Root, written)-v.Central) <= about {
			break
		}
	}
	return digits
}

// maxDigits is what a float64 surely holds.
const maxDigits = 15

// name is what a value is called from inside of the figure's workload or fleet.
func (e *explainer) name(v *estimate.Value) string {
	switch {
	case v.Owner != "" && v.Owner == e.owner:
		return v.Label
	case v.Owner == "" && e.owner != "" && e.Get(e.owner+"."+v.Name) != nil:
		return "scenario." + v.Name // not its own of that name
	}
	return v.Name
}
