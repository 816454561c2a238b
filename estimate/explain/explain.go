// Package explain answers: where does this number come from?
//
// [Explain] gives the working behind one value of an estimate as a [Figure]: each
// formula with names, then with numbers, and its result, down to what the scenario
// gives or the model takes as a default. It prints the very formulas that computed
// the values, at the median of ranges, and with as many digits as it takes to arrive
// at the result again.
//
// [Rounded] computes the same value by mental arithmetic, as one would at a whiteboard:
// with numbers of a digit or two, and without factors of 1, factors that cancel, and terms
// of a sum that are negligible. Of an if or a max it follows the branch that counts. A rate
// stays in the unit of time in which it is given, so that what is written in a day times
// 400 days is what is kept after a year, until another unit is wanted: a rate a second is
// one a day divided by 10^5. [Hints] lists the formulas on that way with names.
package explain

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Figure is a value with its working.
type Figure struct {
	*estimate.Value
	Steps      []Step            // that of the value first, then those of what it uses
	From       []*estimate.Value // the given values and defaults that it is computed from, in the order met
	MentalMath *MentalMath       // nil where there is none, and where it would repeat the steps
}

// Step is one formula: with names, with numbers, and its result.
type Step struct {
	Name    string // as the figure's workload or fleet calls it
	Full    string // its full name
	Symbols string // the formula with names: "writes × size"
	Numbers string // with numbers: "3.47k/s × 280 B"; "" where it equals Symbols or Result
	Result  string // "972 kB/s", at the median of ranges
	BoundBy string // of a fleet's nodes: the resource that needs the most, "" for none
	Note    string
	At      string // where the formula is written, "plan.yaml:7"; "" for the standard model

	Called func(ref int, path string) string // what Symbols call a quantity, for a [formula.Writer]
}

// Explain gives the working of one value of a result. depth limits how many formulas
// deep it goes, 0 for no limit. Only a figure without a limit has MentalMath.
func Explain(r *estimate.Result, v *estimate.Value, depth int) *Figure {
	e := &explainer{Result: r, figure: &Figure{Value: v}, owner: v.Owner, seen: make(map[*estimate.Value]bool)}
	e.visit(v, depth)
	if depth == 0 {
		e.figure.MentalMath = Rounded(r, v, Asked{})
		if e.figure.repeats(e.figure.MentalMath) {
			e.figure.MentalMath = nil
		}
	}
	return e.figure
}

// repeats says that mental arithmetic is the working again, line by line.
func (f *Figure) repeats(m *MentalMath) bool {
	if m == nil {
		return false
	}
	lines := make(map[string]bool)
	for _, s := range f.Steps {
		lines[s.Numbers+" = "+s.Result] = true
	}
	other := func(s MentalStep) bool { return len(s.Lines) != 1 || !lines[s.Lines[0]] }
	return !slices.ContainsFunc(m.Steps, other)
}

// explainer collects the steps of one figure.
type explainer struct {
	*estimate.Result
	figure *Figure
	owner  string
	seen   map[*estimate.Value]bool
}

// visit adds the step of a value, then those of the values that it uses.
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
			if used := e.At(ref); used != nil {
				e.visit(used, depth-1)
			}
		}
	}
}

// origin follows a value that only passes on one of the scenario's own, as the
// retention of a workload is by default that of the scenario.
func (e *explainer) origin(v *estimate.Value) *estimate.Value {
	for passed := v; ; {
		n, ok := passed.Bound.Root.(*formula.Name)
		if !ok || len(passed.Bound.Refs[n.Index]) != 1 || passed.At() != "" && passed.Owner != "" {
			return v
		}
		if passed = e.At(passed.Bound.Refs[n.Index][0]); passed == nil {
			return v
		}
		if passed.Class == graph.Input || passed.Class == graph.ScenarioWide {
			return passed
		}
	}
}

// MostArguments is how many arguments of a function a step shows.
const MostArguments = 8

// step adds the step of one value.
func (e *explainer) step(v *estimate.Value) {
	s := Step{Name: e.name(v), Full: v.Name, Result: v.Print(v.Central), BoundBy: v.BoundBy, Note: v.Note(), At: v.At()}
	s.Called = func(ref int, path string) string {
		if used := e.At(ref); used != nil {
			return e.name(used)
		}
		return path
	}
	symbols := formula.Writer{Most: MostArguments, Name: s.Called}
	digits := e.digits(v)
	numbers := formula.Writer{Most: MostArguments, Name: func(ref int, path string) string {
		if used := e.At(ref); used != nil {
			return used.PrintTo(digits, used.Central)
		}
		return path
	}, Taken: func(condition formula.Node) (bool, bool) {
		c := v.Bound.Eval(condition, e.ValueAt)
		return c == 1, c == 0 || c == 1
	}}
	if v.Entry == nil { // an if of the model tells cases apart of which a person would write one
		symbols.Taken = numbers.Taken
	}
	s.Symbols, s.Numbers = symbols.Print(v.Bound), numbers.Print(v.Bound)
	if s.Numbers == s.Symbols || s.Numbers == s.Result {
		s.Numbers = ""
	}
	e.figure.Steps = append(e.figure.Steps, s)
}

// digits is how many significant digits the numbers in a formula need, so that
// computing it with them gives its value again: with three, a difference of 100
// may read 1M − 1M.
func (e *explainer) digits(v *estimate.Value) int {
	digits := e.Printer.Digits
	if digits <= 0 {
		digits = unit.DefaultDigits
	}
	tolerance := 50 * math.Pow10(-digits) * math.Abs(v.Central)
	for ; digits < maxDigits; digits++ {
		printed := func(ref int) float64 {
			x := e.ValueAt(ref)
			if used := e.At(ref); used != nil && used.Shown.IsPercent() { // 99.99% keeps its digits
				percent, _ := strconv.ParseFloat(strings.TrimSuffix(used.PrintTo(digits, x), "%"), 64)
				return percent / 100
			}
			return unit.Rounded(x, digits)
		}
		if math.Abs(v.Bound.Eval(v.Bound.Root, printed)-v.Central) <= tolerance {
			break
		}
	}
	return digits
}

// maxDigits is how many decimal digits a float64 is sure to hold.
const maxDigits = 15

// name is what the figure's workload or fleet calls a value.
func (e *explainer) name(v *estimate.Value) string {
	switch {
	case v.Owner != "" && v.Owner == e.owner:
		return strings.TrimPrefix(v.Name, v.Owner+".")
	case v.Owner == "" && e.owner != "" && e.Get(e.owner+"."+v.Name) != nil:
		return "scenario." + v.Name // the owner has one of the same name
	}
	return v.Name
}
