package explain

import (
	"math"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

func within(ratio, factor float64) bool { return ratio > 1/factor && ratio < factor }

// off is how far a ratio is from 1, to either side; infinite where it has
// another sign.
func off(ratio float64) float64 {
	if !(ratio > 0) {
		return math.Inf(1)
	}
	return math.Abs(math.Log(ratio))
}

// roundTime is a time that a person rounds: its name in units.txt, and the
// seconds that the head takes for it.
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
func (h *head) round(v *graph.Quantity, value float64) term {
	d := v.Type().Dim
	shown := value / h.clock(h.print(v, value, 15), d) // what prints as a person would say it
	shown = value / h.clock(h.print(v, shown, 15), d)  // its period may be another than that of the value
	return h.rounded(v, shown, value)
}

// rounded makes a term of a value in round seconds, which prints as shown.
func (h *head) rounded(v *graph.Quantity, shown, value float64) term {
	d := v.Type().Dim
	exact := unit.Leading(h.print(v, shown, 15))
	ratio := 1.
	switch whole := value == math.Trunc(value) && value < 100; {
	case v.Shown.IsPercent() && exact > 0: // 99.9% is not 100%
		ratio = unit.Leading(h.print(v, shown, 0)) / exact
	case d == unit.Dim{} && whole && v.Leaf(): // 41 bits are not 40
	default:
		ratio = h.nice(exact)
	}
	t := term{value: value * ratio, dim: d, text: h.print(v, shown*ratio, 0)}
	t.per = periodOf(t.text, d)
	return t
}

// print prints a value as a person would: a rate that is given for a day is one
// for a second, unless its formula asks for the day.
func (h *head) print(v *graph.Quantity, x float64, digits int) string {
	p, shown := h.Printer, v.Shown
	if digits > 0 {
		p.Digits = digits
	}
	if _, asked := v.Bound.Root.(*formula.In); !asked && v.Type().Dim == unit.Rate {
		shown = nil
	}
	return p.Quantity(x, v.Type().Dim, shown)
}

// clock is what a value of dimension d, written in the time that its text ends
// in, is to be multiplied by for round seconds.
func (h *head) clock(text string, d unit.Dim) float64 {
	if d.Time == 0 || !h.with.rounds() {
		return 1
	}
	for _, u := range roundTimes {
		if u.name == period(text) {
			return math.Pow(u.round/u.seconds(), float64(d.Time))
		}
	}
	return 1
}

// periodOf is the time that a rate is written in, "" for seconds and for what is
// no rate.
func periodOf(text string, d unit.Dim) string {
	if name := period(text); d.Time == -1 && name != "s" {
		return name
	}
	return ""
}

// period is the time that the text of a quantity ends in, by the name of units.txt.
func period(text string) string {
	word := text[strings.LastIndexAny(text, "/ ")+1:]
	if u, ok := (*unit.Table)(nil).Lookup(word); ok && u.Dim == unit.Time {
		return u.Name
	}
	return ""
}

// nice is what a number is to be multiplied by to become one that a head holds.
func (h *head) nice(x float64) float64 {
	if !h.with.rounds() || !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	digits := x / math.Pow(10, math.Floor(math.Log10(x)))
	if h.with == twoDigits {
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
