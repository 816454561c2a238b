package graph

import (
	"cmp"
	"math"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Violation says why a quantity cannot have a value.
type Violation byte

// The violations, and OK for none.
const (
	OK Violation = iota
	NotFinite
	Negative
	AboveMax
	BelowMin
	NotWhole
	TooMuch
	Violations // the number of constants above, OK included
)

// Check compares a value in base units, the central one or a sample, with the
// bounds of the quantity.
func (q *Quantity) Check(v float64) Violation {
	switch {
	case !unit.Finite(v):
		return NotFinite
	case v < 0 && q.nonNegative():
		return Negative
	case q.definition == nil:
		return OK
	case v > q.definition.Max*(1+columns.Tolerance):
		return AboveMax
	case v < q.definition.Min*(1-columns.Tolerance):
		return BelowMin
	case q.definition.Under > 0 && v >= q.definition.Under*(1-columns.Tolerance):
		return TooMuch
	case q.definition.Whole && math.Abs(v-math.Round(v)) > columns.Tolerance*math.Abs(v):
		return NotWhole
	}
	return OK
}

// nonNegative says whether the quantity may not be negative: one of the model, what a
// fleet needs or a node of it provides, or a count.
func (q *Quantity) nonNegative() bool {
	return q.definition != nil || q.expected.Count || q.Class == FleetGiven || q.Class == PathGiven
}

// MayViolate says whether any value from low to high could be a violation.
func (q *Quantity) MayViolate(low, high float64) bool {
	return q.Check(low) != OK || q.Check(high) != OK || q.Whole()
}

// Whole says whether the model allows only whole numbers.
func (q *Quantity) Whole() bool { return q.definition != nil && q.definition.Whole }

// Limits are the values that the model allows, for a check elsewhere; all numbers are in
// base units, and infinite where there is no limit.
type Limits struct {
	Least, Most float64 // inclusive
	Central     float64 // the least central value where the scenario gives it
	Under       float64 // as much or more is too much
	TooMuch     string  // the word for that, such as overloaded
	NonNegative bool
	Whole       bool
}

// Limits are those of the quantity.
func (q *Quantity) Limits() Limits {
	l := Limits{Least: math.Inf(-1), Most: math.Inf(1), Central: math.Inf(-1), Under: math.Inf(1), NonNegative: q.nonNegative()}
	if d := q.definition; d != nil {
		l.Least, l.Central, l.Whole = d.Min, d.CentralMin, d.Whole
		if d.Max < math.MaxFloat64 {
			l.Most = d.Max
		}
		if d.Under > 0 {
			l.Under, l.TooMuch = d.Under, d.TooMuch
		}
	}
	return l
}

// Range is the least and the greatest value that the model allows, in base units;
// infinite for a name that is not the model's.
func (q *Quantity) Range() (least, most float64) {
	if q.definition == nil {
		return math.Inf(-1), math.Inf(1)
	}
	return q.definition.Min, q.definition.Max
}

// CentralLeast is the least central value that the model allows, in base units; samples
// may be less.
func (q *Quantity) CentralLeast() float64 {
	if q.definition == nil {
		return math.Inf(-1)
	}
	return max(q.definition.Min, q.definition.CentralMin)
}

// Requirement completes "X must be …" for a violation: "at most 100%".
func (q *Quantity) Requirement(v Violation) string {
	switch v {
	case NotFinite:
		return "a finite number"
	case Negative:
		return "at least 0"
	case AboveMax:
		return "at most " + q.definition.MaxText
	case BelowMin:
		return "at least " + q.least()
	case TooMuch:
		return "less, or it is " + q.definition.TooMuch
	}
	return "a whole number"
}

// least is the smallest value that the model allows, with its unit.
func (q *Quantity) least() string {
	return unit.Printer{}.Quantity(q.definition.Min, q.definition.Expected.Dim, nil)
}

// Describe says what is wrong with a value: "utilization is above 100%"; of a fleet that gets
// more than it can do "app is overloaded".
func (q *Quantity) Describe(v Violation) string {
	name := cmp.Or(q.Name, "a condition")
	switch v {
	case NotFinite:
		return name + " has no value"
	case Negative:
		return name + " is negative"
	case AboveMax:
		return name + " is above " + q.definition.MaxText
	case BelowMin:
		return name + " is below " + q.least()
	case TooMuch:
		return q.Owner + " is " + q.definition.TooMuch
	}
	return name + " is not a whole number"
}

// Integral says whether values that are tried for the quantity are whole numbers:
// those of a count, and where the model allows no others.
func (q *Quantity) Integral() bool {
	_, counted := q.Bound.Type.Dim.Counted()
	return counted || q.Whole()
}

// IsWhole says whether values that are tried for quantity i are whole numbers: those of
// a count or of a fleet's nodes, where the model allows no others, and of a quantity
// that is passed on as one of these. A count that has a value such as 0.35 engineers is
// none: values are some that it has, and fractions of large ones do not matter.
func (g *Graph) IsWhole(i int, values ...float64) bool {
	q := &g.Quantities[i]
	if q.Whole() || q.IsNodes() {
		return true
	}
	if q.Integral() {
		const large = 1000
		return !slices.ContainsFunc(values, func(v float64) bool { return math.Abs(v) < large && v != math.Round(v) })
	}
	return g.whole[i]
}

// findWhole marks the quantities that are passed on as whole ones.
func (b *builder) findWhole() {
	b.whole = make([]bool, len(b.Quantities))
	for _, k := range slices.Backward(b.Order) {
		q := &b.Quantities[k]
		if of := q.passes(); of >= 0 && (b.whole[k] || q.IsNodes() || q.Integral()) {
			b.whole[of] = true
		}
	}
}
