package explain

import (
	"math"
	"strconv"
	"strings"

	"botec/estimate/graph"
	"botec/estimate/unit"
)

// easyNumbers are those that one multiplies by without paper.
var easyNumbers = []float64{1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 3, 3.3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10}

// mantissa is a positive number between 1 and 10, and the power of ten that it lacks.
func mantissa(x float64) (m, scale float64) {
	scale = math.Pow(10, math.Floor(math.Log10(x*(1+1e-12)))) // 9.9999999999999 is 10
	return x / scale, scale
}

// toDigits rounds a number to significant digits.
func toDigits(x float64, digits int) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	return x
}

// easy is the easy number that is nearest to a positive one. What has no more than two
// digits stays as it is.
func easy(x float64) float64 {
	if same(x, toDigits(x, 2)) {
		return x
	}
	m, scale := mantissa(x)
	best := 1.
	for _, n := range easyNumbers {
		if math.Abs(math.Log(n/m)) < math.Abs(math.Log(best/m)) {
			best = n
		}
	}
	return best * scale
}

// handy is a given number as one takes it: as it is, or to two digits where it has more
// and is none of the numbers that everybody knows: 125, 365, 1024.
func handy(x float64) float64 {
	m, _ := mantissa(x)
	_, power := math.Frexp(x)
	switch {
	case 365 <= x && x < 366:
		return 365
	case same(25*math.Round(4*m), 100*m), x >= 1 && x <= 1<<16 && x == math.Ldexp(0.5, power):
		return toDigits(x, 5)
	}
	return toDigits(x, 2)
}

// same says that two numbers are equal, but for the last digits of a float64.
func same(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(a) }

// within says that a ratio is off by no more than a factor, to either side.
func within(ratio, factor float64) bool { return ratio >= 1/factor && ratio <= factor }

// distance is how far a ratio is from 1, to either side; infinite where it has another
// sign.
func distance(ratio float64) float64 {
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return math.Abs(math.Log(ratio))
}

// digitsOf writes a number with the digits that it has.
func digitsOf(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// shortest prints numbers with the digits that they have; a float64 is sure to hold
// allDigits.
const shortest, allDigits = 9, 15

// print writes a value with all its digits, a rate in a period.
func (h *head) print(digits int, v float64, d unit.Dim, shown *unit.Display, in period) string {
	p := h.Printer
	p.Digits = digits
	if size := math.Abs(v); d == unit.Money && 0 < size && size < tiny {
		return p.Quantity(v*1e6, d, nil) + perMillion
	}
	if shown == nil && d == perByte.Dim {
		shown = perByte
	}
	if d.Time != -1 || in == anyPeriod {
		return p.Quantity(v, d, shown)
	}
	if shown != nil && !shown.IsPercent() && ratePeriod(shown.Text) == in {
		return p.Quantity(v, d, shown)
	}
	if in == second && d == unit.Data.Div(unit.Time) {
		return p.Quantity(v, d, nil)
	}
	return p.Quantity(v*in.seconds(), d.Mul(unit.Time), nil) + "/" + in.String()
}

// perByte is how one tells the time that a byte takes.
var perByte = &unit.Display{Text: "s/GB", Factor: 1e-9, Dim: unit.Time.Div(unit.Data)}

// tiny is the amount of money below which one thinks of what a million cost.
const tiny, perMillion = 1e-3, "/1M"

// shapeOf is the shape of a printed quantity.
func shapeOf(text string) shape {
	switch {
	case strings.HasPrefix(text, "-"):
		return negative
	case strings.HasSuffix(text, perMillion):
		return ofFactors
	}
	return plain
}

// roundTo rounds a value so that the number that is printed is one that a function
// gives, and prints it.
func (h *head) roundTo(f func(float64) float64, v float64, d unit.Dim, shown *unit.Display, in period) (float64, string) {
	digits := shortest
	written := func(v float64) (float64, string) { return v, grouped(h.print(digits, v, d, shown, in)) }
	if v == 0 || !unit.Finite(v) {
		return written(v)
	}
	if near := math.Abs(1 - v); d.IsNumber() && 0 < near && near < 0.1 { // 99.97% is what it lacks to 1
		m, _ := h.roundTo(f, near, d, nil, in)
		digits = allDigits - 1
		return written(1 + math.Copysign(m, v-1))
	}
	n := unit.Leading(h.print(allDigits, v, d, shown, in))
	if n == 0 {
		return written(v)
	}
	return written(toDigits(v*f(n)/n, allDigits-1))
}

// digitsIn is the mantissa of a value in the unit in which it is printed; 0 for 0.
func (h *head) digitsIn(v float64, d unit.Dim, shown *unit.Display, in period) float64 {
	n := unit.Leading(h.print(allDigits, v, d, shown, in))
	if n == 0 {
		return 0
	}
	m, _ := mantissa(n)
	return m
}

// grouped puts commas into the digits of a long number: 13,000 km.
func grouped(text string) string {
	end := 0
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	if end < 5 {
		return text
	}
	return unit.Grouped(text[:end]) + text[end:]
}

// given is the amount of a quantity that is not computed.
func (h *head) given(q *graph.Quantity, v float64) amount {
	a := amount{dim: q.Type().Dim}
	shown := q.Shown
	if a.dim.Time == -1 {
		a.period = h.givenIn(q, v)
	}
	take := handy
	if h.digits > 2 {
		take = func(x float64) float64 { return toDigits(x, h.digits) }
	}
	if whole := a.dim.IsNumber() && v == math.Trunc(v) && math.Abs(v) < 1000; whole {
		take = func(x float64) float64 { return x }
	}
	a.value, a.text = h.roundTo(take, v, a.dim, shown, a.period)
	a.inexact = !same(a.value, v)
	a.shape = shapeOf(a.text)
	return a
}

// givenIn is the period that a rate is given in: that of its formula where it is one
// number, else that in which it is printed.
func (h *head) givenIn(q *graph.Quantity, v float64) period {
	if q.Leaf() {
		if p := periodIn(strings.Join(strings.Fields(q.Formula()), " ")); p != anyPeriod {
			return p
		}
	}
	return ratePeriod(h.Printer.Quantity(v, q.Type().Dim, q.Shown))
}
