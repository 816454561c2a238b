// Package compare answers: why do two scenarios differ? How much did the higher
// replication add to the cost, and how much did a third more users?
//
// [NewPair] puts two estimates side by side: of two scenarios, or of one with and
// without some settings. [Pair].Inputs lists the inputs and formulas that differ.
// [Pair.Contributions] splits the change of a metric among these differences, and
// [Pair.Condition] evaluates a condition over both: servers <= 1.1 * before.servers.
//
// # One program of both
//
// The two graphs are merged into one program with a column for each quantity of
// either. A quantity with the same formula in both has one column; every other one
// has a switch, which selects the formula of A or that of B. So a change can be made
// alone or together with any others, and all quantities that depend on it follow.
//
// # Contributions
//
// The effect of a change depends on the changes made before it: more users cost more
// at a higher replication. Its share is therefore the mean effect over all orders in
// which the changes can be made, its Shapley value (L. S. Shapley, "A value for
// n-person games", 1953). The shares of all changes make up the whole, and no order
// is preferred. They are factors, means of logarithms, whose product is B ÷ A; where
// a value is zero or negative they are differences, whose sum is B − A. With up to
// eight changes all combinations are computed; with more, 400 orders are drawn with a
// fixed seed, and their shares still make up the whole.
package compare

import (
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/graph"
)

// Pair is two results side by side: A is before, B after. [Pair.Contributions] uses
// memory of the pair, so only one goroutine may use it at a time.
type Pair struct {
	A, B   *estimate.Result
	Inputs []Difference // the inputs and formulas that differ, in the order of the model

	uses    [][]int // the columns that each column is computed from
	changes []change
	program *columns.Program // of both, nil where merging their formulas makes a cycle
	names   []string         // of the quantities by the columns of the program, "" for a switch
	frame   *columns.Frame   // of medians, nil where there is no program
	sampled *columns.Frame   // of samples, nil until it is needed

	alternatives [][]int // by column, the two that it is switched between; nil for none
	reaches      []reach // by column
	visited      []int   // by column, the last visit of affected
	visits       int     // of affected
	work         int     // how many columns may still be computed, see mostWork
	known        map[string]contributions
}

// Difference is a quantity whose input or formula differs between two scenarios.
type Difference struct {
	Name string
	A, B string // the value or formula in each, "" where one does not have it
	At   string // its position, in B if B has it: "plan.yaml:7"
}

// String writes "size 1 MB → 2 MB", with a dash where one scenario does not have it.
func (d *Difference) String() string {
	dash := func(text string) string {
		if text == "" {
			return "—"
		}
		return text
	}
	return d.Name + " " + dash(d.A) + " → " + dash(d.B)
}

// Work is about how long the contributions that were asked for took, as
// [estimate.Result.Work] has it.
func (p *Pair) Work() int { return (mostWork - p.work) / columnsOfOne }

// columnsOfOne is how many columns take as long as a quantity of an estimate that has one
// value.
const columnsOfOne = 700

// NewPair puts two results side by side. It does not fail: two scenarios that cannot
// be merged have Inputs, but no contributions.
func NewPair(a, b *estimate.Result) *Pair {
	p := &Pair{A: a, B: b, known: make(map[string]contributions), work: mostWork}
	p.merge()
	return p
}

// InputsOf lists the differences that a value of B is computed from. The value may be a
// statistic, which has no contributions.
func (p *Pair) InputsOf(v *estimate.Value) (list []*Difference) {
	used := make([]bool, len(p.B.Quantities))
	for i := range v.Bound.Uses() {
		used[i] = true
	}
	p.B.MarkUsed(used)
	for i := range p.Inputs {
		if k, ok := p.B.Find(p.Inputs[i].Name); ok && used[k] {
			list = append(list, &p.Inputs[i])
		}
	}
	return list
}

// difference describes a quantity in both: by its values, or by its formulas where
// they use other quantities.
func (p *Pair) difference(d *definition) Difference {
	out := Difference{Name: p.nameOf(d)}
	if d.a >= 0 {
		q := &p.A.Quantities[d.a]
		out.A, out.At = describe(p.A, q, p.A.ValueAt(d.a)), q.At()
	}
	if d.b >= 0 {
		q := &p.B.Quantities[d.b]
		out.B = describe(p.B, q, p.B.ValueAt(d.b))
		if at := q.At(); at != "" {
			out.At = at
		}
	}
	return out
}

// describe writes the value of a quantity, with its formula where that says more.
func describe(r *estimate.Result, q *graph.Quantity, v float64) string {
	value := r.Printer.Quantity(v, q.Bound.Type.Dim, q.Shown)
	switch {
	case q.Entry == nil || q.Leaf() && !q.Bound.Uncertain():
		return value
	case q.Bound.Uncertain(): // the range says more than its median
		return oneLine(q.Bound.Text)
	}
	return oneLine(q.Bound.Text) + " (" + value + ")"
}

// oneLine replaces line breaks and runs of blanks by single blanks.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\t\r\n") && !strings.Contains(text, "  ") {
		return strings.TrimSpace(text)
	}
	return strings.Join(strings.Fields(text), " ")
}
