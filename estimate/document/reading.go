package document

import (
	"fmt"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// metric is what a text is read for.
type metric struct {
	name  string
	dim   unit.Dim
	units *unit.Table // with the count nouns of the scenario
}

// reading is the quantity that a text gives for a metric. Together with read it
// is all that the checker knows of how people write numbers.
type reading struct {
	quantity
	text string
	of   metric
}

// span is a part of the text of a claim, in bytes.
type span struct{ start, end int }

func (s span) in(text string) string { return text[s.start:s.end] }

// problem is why a text cannot be read, and where.
type problem struct {
	span
	text, hint string
}

// read reads a text that gives a value for a metric.
func read(text string, of metric) (*reading, *problem) {
	q, p := parseQuantity(text, of.units)
	if p != nil {
		return nil, p
	}
	if inBillions, ok := q.asBillions(text, of.dim); ok {
		q = inBillions
	}
	if !q.fits(of.dim) {
		unit := "is " + q.dim.String()
		if q.bare {
			unit = "has no known unit"
		}
		return nil, &problem{q.whole, fmt.Sprintf("%s is %s, but %s %s", of.name, of.dim, q.whole.in(text), unit), ""}
	}
	return &reading{q, text, of}, nil
}

// spans returns where the number stands, and the whole quantity with its sign,
// currency and unit.
func (r *reading) spans() (number, whole span) { return r.number, r.whole }

// holds reports whether the text is true of a value in base units, in the sense
// of ~.
func (r *reading) holds(value float64) bool { return formula.Near(value, r.value, r.step) }

// write writes a value in base units in the form of the number, with as many
// digits as make the text true. If none do, as with two signs, ok is false and
// the number is as it was.
func (r *reading) write(value float64) (number string, ok bool) {
	for digits := max(2, min(r.digits, 15)); digits < 18; digits++ {
		number = r.format(value, digits)
		if again, p := read(r.text[:r.number.start]+number+r.text[r.number.end:], r.of); p == nil && again.holds(value) {
			return number, true
		}
	}
	return r.number.in(r.text), false
}
