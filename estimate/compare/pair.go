// Package compare answers: why do two scenarios differ? What did raising the
// replication add to the cost, and what did a third more users.
//
// [NewPair] puts two estimates side by side: two scenarios, or one with and
// without some settings. [Pair].Inputs lists what they write differently.
// [Pair.Contributions] splits the change of a metric among these differences, and
// [Pair.Condition] judges a condition over both: servers <= 1.1 * before.servers.
//
// # One program of both
//
// The two graphs are merged into one program with a column for each quantity of
// either. Quantities that both compute in the same way are there once; for each
// other one, a switch says whether its formula is that of A or that of B. So a
// change can be made alone or together with any others, and all that depends on
// it follows.
//
// # Shares of a change
//
// What a change does depends on what was changed before it: more users cost more
// at a higher replication. Its share is therefore the mean of what it does over
// all orders in which the changes can be made, its Shapley value (L. S. Shapley,
// "A value for n-person games", 1953). The shares of all changes make up the whole
// and no order is preferred. They are factors, means of logarithms, that multiply
// to B ÷ A; where a value is zero or negative they are differences, which add up
// to B − A. With up to eight changes all combinations are computed; with more, 400
// orders are drawn with a fixed seed, and their shares still make up the whole.
package compare

import (
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// Pair is two results side by side: A is before, B after. It has memory of its own
// that [Pair.Contributions] computes in, so only one goroutine may use it at a time.
type Pair struct {
	A, B   *estimate.Result
	Inputs []Difference // what is written differently, in the order of the model

	columns map[string]int // of the merged program, by name of the quantity
	uses    [][]int        // the columns that each column is computed from
	changes []change
	frame   *columns.Frame // nil where the two cannot be merged: each is computed from the other
}

// Difference is a quantity that two scenarios write differently.
type Difference struct {
	Name string
	A, B string // as each prints it, "" where one does not have it
	At   string // where it is written, in B if it is there: "plan.yaml:7"
}

// NewPair puts two results side by side. It does not fail: where the two cannot be
// merged, the inputs are listed and no change is explained.
func NewPair(a, b *estimate.Result) *Pair {
	p := &Pair{A: a, B: b, columns: make(map[string]int)}
	p.merge()
	return p
}

// difference is what both write of a quantity, as values, or as formulas where
// those are computed from others.
func (p *Pair) difference(d *definition) Difference {
	out := Difference{Name: p.nameOf(d)}
	if d.a >= 0 {
		q := &p.A.Quantities[d.a]
		out.A, out.At = written(p.A, q, p.A.ValueAt(d.a)), q.At()
	}
	if d.b >= 0 {
		q := &p.B.Quantities[d.b]
		out.B = written(p.B, q, p.B.ValueAt(d.b))
		if at := q.At(); at != "" {
			out.At = at
		}
	}
	return out
}

// written is a value, with the formula that computes it where that says more.
func written(r *estimate.Result, q *graph.Quantity, v float64) string {
	value := r.Printer.Quantity(v, q.Bound.Type.Dim, q.Shown)
	switch {
	case q.Entry == nil || q.Leaf() && !q.Bound.Uncertain():
		return value
	case q.Bound.Uncertain(): // the range says more than its median
		return oneLine(q.Bound.Text)
	}
	return oneLine(q.Bound.Text) + " (" + value + ")"
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// sameFormula says that two formulas are written alike and use the same names.
func sameFormula(a, b *formula.Bound) bool {
	return oneLine(a.Text) == oneLine(b.Text) && slices.EqualFunc(a.Refs, b.Refs, slices.Equal[[]int])
}
