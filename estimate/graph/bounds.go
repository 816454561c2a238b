package graph

import (
	"fmt"
	"math"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Violation is why a quantity cannot have a value.
type Violation byte

// The violations, and OK for none.
const (
	OK Violation = iota
	NotFinite
	Negative
	AboveMax
	BelowMin
	NotWhole
	Violations // how many there are
)

// nonNegative says that the quantity is never negative.
func (q *Quantity) nonNegative() bool { return q.definition != nil || q.expected.Count }

// Check holds one value of the quantity, central or a sample in base units, to
// its bounds.
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
	case q.definition.Whole && math.Abs(v-math.Round(v)) > columns.Tolerance*math.Abs(v):
		return NotWhole
	}
	return OK
}

// MayViolate says whether values between low and high may be violations.
func (q *Quantity) MayViolate(low, high float64) bool {
	return q.Check(low) != OK || q.Check(high) != OK || q.Whole()
}

// Whole says that the model takes whole numbers alone here.
func (q *Quantity) Whole() bool { return q.definition != nil && q.definition.Whole }

// Range is the least and the most that the model allows, in base units.
func (q *Quantity) Range() (least, most float64) {
	if q.definition == nil {
		return math.Inf(-1), math.Inf(1)
	}
	return q.definition.Min, q.definition.Max
}

// Requirement says what the model requires where a value is a violation: "at
// most 100%".
func (q *Quantity) Requirement(v Violation) string {
	switch v {
	case NotFinite:
		return "a finite number"
	case Negative:
		return "at least 0"
	case AboveMax:
		return "at most " + q.definition.MaxText
	case BelowMin:
		return fmt.Sprintf("at least %v", q.definition.Min)
	}
	return "a whole number"
}

// Describe says of a value what is wrong with it: "is negative".
func (q *Quantity) Describe(v Violation) string {
	switch v {
	case NotFinite:
		return "has no value"
	case Negative:
		return "is negative"
	case AboveMax:
		return "is above " + q.definition.MaxText
	case BelowMin:
		return fmt.Sprintf("is below %v", q.definition.Min)
	}
	return "is not a whole number"
}
