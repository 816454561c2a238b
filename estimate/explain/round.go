package explain

import (
	"math"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

func within(ratio, factor float64) bool { return ratio > 1/factor && ratio < factor }

// distance is how far a ratio is from 1, to either side; infinite where it has
// another sign.
func distance(ratio float64) float64 {
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return math.Abs(math.Log(ratio))
}

// roundTime is a time that a person rounds: its name in units.txt, and the
// seconds that mental arithmetic takes for it.
type roundTime struct {
	name  string
	round float64
	text  string
}

var roundTimes = []roundTime{
	{"h", 4000, "an hour ≈ 4,000 s"},
	{"day", 1e5, "a day ≈ 10^5 s"},
	{"week", 7e5, "a week ≈ 7·10^5 s"},
	{"month", 3e6, "a month ≈ 3·10^6 s"},
	{"year", 4e7, "a year ≈ 4·10^7 s"},
}

// seconds is how long the time is.
func (t roundTime) seconds() float64 {
	u, _ := (*unit.Table)(nil).Lookup(t.name)
	return u.Factor
}

// round rounds a value of a quantity, given in round seconds.
func (dr *deriver) round(v *graph.Quantity, value float64) term {
	d := v.Type().Dim
	shown := value / dr.timeFactor(dr.print(v, value, 15), d) // what prints as a person would say it
	shown = value / dr.timeFactor(dr.print(v, shown, 15), d)  // its period may be another than that of the value
	return dr.rounded(v, shown, value)
}

// rounded makes a term of a value in round seconds, which prints as shown.
func (dr *deriver) rounded(v *graph.Quantity, shown, value float64) term {
	d := v.Type().Dim
	exact := unit.Leading(dr.print(v, shown, 15))
	ratio := 1.
	switch whole := value == math.Trunc(value) && value < 100; {
	case v.Shown.IsPercent() && exact > 0: // 99.9% is not 100%
		ratio = unit.Leading(dr.print(v, shown, 0)) / exact
	case d == unit.Dim{} && whole && v.Leaf(): // 41 bits are not 40
	default:
		ratio = dr.roundingFactor(exact)
	}
	t := term{value: value * ratio, dim: d, text: dr.print(v, shown*ratio, 0)}
	t.per = rateUnit(t.text, d)
	return t
}

// print prints a value as a person would: a rate that is given for a day is one
// for a second, unless its formula asks for the day.
func (dr *deriver) print(v *graph.Quantity, x float64, digits int) string {
	p, shown := dr.Printer, v.Shown
	if digits > 0 {
		p.Digits = digits
	}
	if _, asked := v.Bound.Root.(*formula.In); !asked && v.Type().Dim == unit.Rate {
		shown = nil
	}
	return p.Quantity(x, v.Type().Dim, shown)
}

// timeFactor is what a value of dimension d, written in the time that its text ends
// in, is to be multiplied by for round seconds.
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

// rateUnit is the time that a rate is written in, "" for seconds and for what is
// no rate.
func rateUnit(text string, d unit.Dim) string {
	if name := timeUnit(text); d.Time == -1 && name != "s" {
		return name
	}
	return ""
}

// timeUnit is the time that the text of a quantity ends in, by the name of units.txt.
func timeUnit(text string) string {
	word := text[strings.LastIndexAny(text, "/ ")+1:]
	if u, ok := (*unit.Table)(nil).Lookup(word); ok && u.Dim == unit.Time {
		return u.Name
	}
	return ""
}

// roundingFactor turns a number into one that is easy to compute with, when it is
// multiplied by it.
func (dr *deriver) roundingFactor(x float64) float64 {
	if !dr.mode.rounds() || !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	digits := x / math.Pow(10, math.Floor(math.Log10(x)))
	if dr.mode == twoDigits {
		return math.Round(10*digits) / (10 * digits)
	}
	best := 1.
	for _, n := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10} {
		if math.Abs(math.Log(n/digits)) < math.Abs(math.Log(best/digits)) {
			best = n
		}
	}
	return best / digits
}
