package explain

import (
	"math"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// within says that a ratio is off by less than a factor, to either side.
func within(ratio, factor float64) bool { return ratio > 1/factor && ratio < factor }

// distance is how far a ratio is from 1, to either side; infinite where it has
// another sign.
func distance(ratio float64) float64 {
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return math.Abs(math.Log(ratio))
}

// roundTime is a unit of time that mental arithmetic rounds.
type roundTime struct {
	name  string  // in units.txt
	round float64 // the seconds it is taken for
	text  string
}

var roundTimes = []roundTime{
	{"h", 4000, "an hour ≈ 4,000 s"},
	{"day", 1e5, "a day ≈ 10^5 s"},
	{"week", 7e5, "a week ≈ 7·10^5 s"},
	{"month", 3e6, "a month ≈ 3·10^6 s"},
	{"year", 4e7, "a year ≈ 4·10^7 s"},
}

// seconds is how long the unit really is.
func (t roundTime) seconds() float64 {
	u, _ := (*unit.Table)(nil).Lookup(t.name)
	return u.Factor
}

// round rounds a value of a quantity that was computed with round times.
func (dr *deriver) round(q *graph.Quantity, value float64) term {
	d := q.Type().Dim
	printed := value / dr.timeFactor(dr.print(q, value, maxDigits), d)
	printed = value / dr.timeFactor(dr.print(q, printed, maxDigits), d) // again, as it may have another period now
	return dr.rounded(q, printed, value)
}

// rounded makes a term of a value that was computed with round times; printed is
// the value that the printer takes for the same text.
func (dr *deriver) rounded(q *graph.Quantity, printed, value float64) term {
	d := q.Type().Dim
	exact := unit.Leading(dr.print(q, printed, maxDigits))
	ratio := 1.
	switch small := value == math.Trunc(value) && value < 100; {
	case q.Shown.IsPercent() && exact > 0: // 99.9% is not 100%
		ratio = unit.Leading(dr.print(q, printed, 0)) / exact
	case d == unit.Dim{} && small && q.Leaf(): // 41 bits are not 40
	default:
		ratio = dr.roundingFactor(exact)
	}
	t := term{value: value * ratio, dim: d, text: dr.print(q, printed*ratio, 0)}
	t.period = rateUnit(t.text, d)
	if strings.HasPrefix(t.text, "-") {
		t.shape = negative
	}
	return t
}

// print writes a value as a person says it: a rate that is given per day is one per
// second, unless its formula asks for the day. 0 digits are those of the printer.
func (dr *deriver) print(q *graph.Quantity, v float64, digits int) string {
	p, shown := dr.Printer, q.Shown
	if digits > 0 {
		p.Digits = digits
	}
	if _, asked := q.Bound.Root.(*formula.In); !asked && q.Type().Dim == unit.Rate {
		shown = nil
	}
	return p.Quantity(v, q.Type().Dim, shown)
}

// timeFactor is the factor from a value of dimension d to the same value computed
// with round times, where its text ends in a unit of time.
func (dr *deriver) timeFactor(text string, d unit.Dim) float64 {
	if d.Time == 0 || !dr.mode.rounds() {
		return 1
	}
	for _, u := range roundTimes {
		if u.name == timeUnit(text) {
			return math.Pow(u.round/u.seconds(), float64(d.Time))
		}
	}
	return 1
}

// rateUnit is the unit of time that the text of a rate ends in, "" for seconds and
// for other dimensions.
func rateUnit(text string, d unit.Dim) string {
	if name := timeUnit(text); d.Time == -1 && name != "s" {
		return name
	}
	return ""
}

// timeUnit is the unit of time that a text ends in, by its name in units.txt; "" for
// none.
func timeUnit(text string) string {
	word := text[strings.LastIndexAny(text, "/ ")+1:]
	if u, ok := (*unit.Table)(nil).Lookup(word); ok && u.Dim == unit.Time {
		return u.Name
	}
	return ""
}

// roundingFactor is the factor from a number to the nearest one that is easy to
// compute with.
func (dr *deriver) roundingFactor(x float64) float64 {
	if !dr.mode.rounds() || !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	mantissa := x / math.Pow(10, math.Floor(math.Log10(x)))
	if dr.mode == twoDigits {
		return math.Round(10*mantissa) / (10 * mantissa)
	}
	best := 1.
	for _, n := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10} {
		if math.Abs(math.Log(n/mantissa)) < math.Abs(math.Log(best/mantissa)) {
			best = n
		}
	}
	return best / mantissa
}
