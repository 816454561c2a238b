package estimate

import (
	"fmt"
	"math"

	"botec/estimate/columns"
)

// unwanted is why a value cannot be: that it is no finite number, or beyond
// what the model allows.
type unwanted byte

const (
	fine unwanted = iota
	noValue
	negative
	beyond
	under
	fraction
)

// nonNegative says that the model wants no negative value here.
func (q *Quantity) nonNegative() bool { return q.def != nil || q.want.Count }

// unwanted holds one value of the quantity, central or a sample, to its bounds.
func (q *Quantity) unwanted(v float64) unwanted {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return noValue
	case v < 0 && q.nonNegative():
		return negative
	case q.def == nil:
		return fine
	case v > q.def.most*(1+columns.Tolerance):
		return beyond
	case v < q.def.least*(1-columns.Tolerance):
		return under
	case q.def.whole && math.Abs(v-math.Round(v)) > columns.Tolerance*math.Abs(v):
		return fraction
	}
	return fine
}

// wanted is what the model wants in place of a value beyond its bounds.
func (u unwanted) wanted(d *definition) string {
	switch u {
	case beyond:
		return "at most " + d.mostText
	case under:
		return fmt.Sprintf("at least %v", d.least)
	}
	return "a whole number"
}

// verb says of a sample what is wrong with it.
func (u unwanted) verb(d *definition) string {
	switch u {
	case noValue:
		return "has no value"
	case negative:
		return "is negative"
	case beyond:
		return "is beyond " + d.mostText
	case under:
		return fmt.Sprintf("is under %v", d.least)
	}
	return "is no whole number"
}
