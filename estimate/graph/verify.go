package graph

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Verify reports which quantities have no finite value, or one that the model does not
// allow, after frame has run. What is computed from such a quantity is not reported.
func (g *Graph) Verify(frame *columns.Frame) (errs source.Errors) {
	failed := make([]bool, len(g.Quantities))
	for _, i := range g.Order {
		q := &g.Quantities[i]
		if failed[i] = usesAny(q, failed); failed[i] {
			continue
		}
		e := g.violation(i, frame)
		if e == nil {
			continue
		}
		failed[i] = true
		if e.Hint == "" {
			e.Hint = g.culprits(q, frame)
		}
		errs = append(errs, q.inFile(e))
	}
	return errs
}

// violation is the error in the value of one quantity, nil for none.
func (g *Graph) violation(i int, frame *columns.Frame) *formula.Error {
	q, v := &g.Quantities[i], frame.Value(i)
	switch violation := q.Check(v); {
	case violation == NotFinite:
		if e := q.Bound.Diagnose(frame.Value); e != nil {
			return e
		}
		return about(q, "has no finite value")
	case violation == Negative && q.Negligible(v, frame):
		return nil
	case violation == Negative:
		return about(q, "is negative: "+g.Print(unit.Printer{}, i, v))
	case violation != OK:
		e := about(q, fmt.Sprintf("must be %s, but is %s", q.Requirement(violation), g.Print(unit.Printer{}, i, v)))
		if violation == AboveMax && q.definition.Display.IsPercent() && v <= 100 && q.formula.BareCount() {
			e.Hint = q.Bound.Text + "%"
		}
		return e
	case q.nonNegative():
		return q.Bound.BelowZero(frame.Value)
	}
	return nil
}

// about is an error about the whole formula of a quantity.
func about(q *Quantity, text string) *formula.Error {
	start, end := q.Bound.Root.Span()
	name := q.Name
	if q.Class == Unlisted {
		name = "the formula"
	}
	return &formula.Error{Start: start, End: end, Text: name + " " + text}
}

// Negligible says whether a negative value may be a rounding error: it is far smaller
// than the values that it is computed from.
func (q *Quantity) Negligible(v float64, frame *columns.Frame) bool {
	most := 0.0
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			most = max(most, math.Abs(frame.Value(r)))
		}
	}
	return !q.Leaf() && -v < columns.Tolerance*most
}

// usesAny says whether a formula uses one of the marked quantities.
func usesAny(q *Quantity, marked []bool) bool {
	for r := range q.Bound.Uses() {
		if marked[r] {
			return true
		}
	}
	return false
}

// culprits is a hint for an error in a formula of the model: the values of the
// scenario that it was computed from, each with its position.
func (g *Graph) culprits(q *Quantity, frame *columns.Frame) string {
	if q.Entry != nil {
		return ""
	}
	var list []string
	for _, refs := range q.Bound.Refs {
		for _, r := range refs {
			of := &g.Quantities[r]
			for of.Entry == nil && !of.Leaf() {
				next := g.passed(of)
				if next == nil {
					break
				}
				of = next
			}
			if of.Entry != nil {
				list = append(list, fmt.Sprintf("%s is %s (%s)", of.Name, g.Print(unit.Printer{}, r, frame.Value(r)), of.At()))
			}
		}
	}
	return strings.Join(list, ", ")
}
