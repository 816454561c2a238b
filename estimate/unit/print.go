package unit

import (
	"math"
	"strconv"
	"strings"
	"sync"
)

// Display is a unit in which a quantity is printed, such as "$/day" or "Gbps". It has
// Factor base units of the dimension Dim.
type Display struct {
	Text   string
	Factor float64
	Dim    Dim
}

// Percent prints plain numbers in percent.
var Percent = &Display{Text: "%", Factor: 0.01}

// IsPercent reports whether d is Percent; nil is not.
func (d *Display) IsPercent() bool { return d != nil && d.Text == Percent.Text }

// Equal reports whether two are the same unit; nil is only equal to nil.
func (d *Display) Equal(e *Display) bool { return d == e || d != nil && e != nil && *d == *e }

// DefaultDigits is the number of significant digits of a Printer with none given.
const DefaultDigits = 3

// Printer prints quantities. The zero Printer prints three significant digits, and
// count nouns with a regular plural.
type Printer struct {
	Digits int    // significant digits, DefaultDigits where 0
	Bits   bool   // data rates are printed in bits (Gbps) and not in bytes (GB/s)
	Units  *Table // for irregular plurals of count nouns; may be nil
}

// Significant is the number of significant digits that the printer prints.
func (p Printer) Significant() int {
	if p.Digits == 0 {
		return DefaultDigits
	}
	return p.Digits
}

// Quantity prints v base units of dimension d: in the given unit, or where that is nil
// in its most readable unit. A finite value is printed as a formula that has the same
// value, except for rounding; NaN is "no value", an infinity "∞" or "-∞".
func (p Printer) Quantity(v float64, d Dim, in *Display) string {
	if text := notFinite(v); text != "" {
		return text
	}
	if in != nil {
		return p.in(v, d, in)
	}
	switch d {
	case Dim{}:
		return p.Number(v)
	case Data:
		return p.scaled(v, bytes())
	case Data.Div(Time):
		if p.Bits {
			return p.scaled(v, bitRates())
		}
		return p.scaled(v, bytes()) + "/s"
	case Time:
		return p.duration(v)
	case Rate:
		if v == 0 || math.Abs(v) >= slow { // most rates need nothing else
			return p.number(v, false) + "/s"
		}
	}
	return p.compound(v, d)
}

// slow is the rate, per second, below which a rate is printed per minute or longer.
const slow = 0.1

// notFinite prints NaN and the infinities, and gives "" for a finite value.
func notFinite(v float64) string {
	switch {
	case math.IsNaN(v):
		return "no value"
	case math.IsInf(v, 1):
		return "∞"
	case math.IsInf(v, -1):
		return "-∞"
	}
	return ""
}

// Number prints a plain number, from a thousand on with one of the suffixes k, M, bn and
// T, from 1e15 on and below 0.0001 with an exponent.
func (p Printer) Number(v float64) string {
	if text := notFinite(v); text != "" {
		return text
	}
	return p.number(v, true)
}

func (p Printer) number(v float64, nearOne bool) string {
	d := p.round(v, nearOne, 7)
	switch {
	case d.exp < -4 || d.exp > 14:
		return d.shifted(0) + "e" + strconv.Itoa(d.exp)
	case d.exp < 3:
		return d.shifted(d.exp)
	}
	return d.shifted(d.exp%3) + prefixes[d.exp/3]
}

// prefixes are written behind the digits of a number, each for a factor of 1000.
var prefixes = [...]string{"", "k", "M", "bn", "T"}

// Leading is the number that a printed quantity begins with, without a sign, prefix and
// unit: 3.47 of 3.47k/s. It is 0 where there is none.
func Leading(text string) float64 {
	end := 0
	text = strings.TrimLeft(text, "-"+signs)
	for end < len(text) && (text[end] == '.' || '0' <= text[end] && text[end] <= '9') {
		end++
	}
	n, _ := strconv.ParseFloat(text[:end], 64) // a text that is not a number gives 0
	return n
}

// Times prints a factor, as in ×1.5.
func Times(factor float64) string { return "×" + Printer{}.Number(factor) }

// Grouped puts commas into the digits of a positive number, as in 1,736.5.
func Grouped(digits string) string {
	whole, fraction, ok := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if ok {
		whole += "." + fraction
	}
	return whole
}

func (p Printer) in(v float64, d Dim, in *Display) string {
	scaled := v / in.Factor
	if in.IsPercent() {
		// no prefixes in front of a percent sign, and no 100% for 99.999%
		if v == 0 {
			return "0%"
		}
		d := p.forShare(v).round(v, true, maxDigits)
		if d.exp+2 > 14 || d.exp+2 < -4 {
			return d.shifted(0) + "e" + strconv.Itoa(d.exp+2) + "%"
		}
		return d.shifted(d.exp+2) + "%"
	}
	text := p.Units.InCurrency(in.Text)
	number := ""
	if in.isMeasure() {
		number = p.wholeNumber(scaled)
	} else {
		number = p.number(scaled, false)
	}
	if _, ok := p.Units.noun(text); ok || d == Time {
		return join(number, p.agree(text, number))
	}
	return join(number, text)
}

// forShare is the printer with enough digits for what a share from 99% on lacks to 100%: two
// of them, as 99.9% up is down twice as long as 99.95%.
func (p Printer) forShare(v float64) Printer {
	if 0.99 <= v && v < 1 {
		p.Digits = max(p.Significant(), 1-int(math.Floor(math.Log10(1-v))))
	}
	return p
}

// isMeasure reports whether a unit of display measures data, time or length, as in KiB,
// h, Mbps and ms/user. No prefix stands before such a unit, and no digit of a whole number
// is rounded away: 1013 KiB. Amounts of money, counts and rates keep their prefix: $30k,
// 150M users, 300M/day.
func (d *Display) isMeasure() bool {
	if d == nil || d.Text == "" || d.Text[0] == '/' || SignOf(d.Text) != "" {
		return false
	}
	return d.Dim.Money == 0 && (d.Dim.Data > 0 || d.Dim.Length == 1 || d.Dim.Time > 0)
}

// wholeNumber prints a number without a prefix, and with all digits of its whole part.
func (p Printer) wholeNumber(v float64) string {
	d := p.withWhole(v).round(v, false, 0)
	if d.exp < -4 || d.exp > 14 {
		d = p.round(v, false, 0)
		return d.shifted(0) + "e" + strconv.Itoa(d.exp)
	}
	return d.shifted(d.exp)
}

// withWhole is the printer with at least as many digits as the whole part of v has.
func (p Printer) withWhole(v float64) Printer {
	if p.Digits <= 0 {
		p.Digits = DefaultDigits
	}
	if v = math.Abs(v); v >= 1 && v < 1e15 {
		p.Digits = max(p.Digits, len(strconv.FormatFloat(math.Trunc(v), 'f', 0, 64)))
	}
	return p
}

// agree puts a count noun or a unit of time into the singular or plural that fits the
// number before it.
func (p Printer) agree(unit, number string) string {
	switch unit {
	case "d":
		unit = "day"
	case "y":
		unit = "year"
	case "w":
		unit = "week"
	}
	singular := strings.TrimSuffix(unit, "s")
	if u, ok := p.Units.noun(unit); ok {
		if number == "1" {
			return u.Name
		}
		return p.Units.Plural(u.Name)
	}
	switch singular {
	case "day", "week", "month", "year", "hour", "minute", "second":
		if number == "1" {
			return singular
		}
		return singular + "s"
	}
	return unit
}

// Join puts a number and a unit together: 5 MB, 5/s, $5/GB.
func Join(number, unit string) string { return join(number, unit) }

// join is Join.
func join(number, unit string) string {
	switch {
	case unit == "" || unit[0] == '/':
		return number + unit
	}
	if sign := SignOf(unit); sign != "" {
		if rest, negative := strings.CutPrefix(number, "-"); negative {
			return "-" + sign + rest + unit[len(sign):]
		}
		return sign + number + unit[len(sign):]
	}
	return number + " " + unit
}

type step struct {
	name   string
	factor float64
}

// The units for printing, smallest first. Their sizes are in units.txt.
var (
	bytes    = steps("B kB MB GB TB PB EB ZB")
	bitRates = steps("bps kbps Mbps Gbps Tbps")
	times    = steps("ns µs ms s min h day year")
	periods  = steps("min h day month year")
	month    = steps("month")
	gigabyte = steps("GB")
)

func steps(names string) func() []step {
	return sync.OnceValue(func() (list []step) {
		for name := range strings.FieldsSeq(names) {
			u, _ := known().lookup(name)
			list = append(list, step{name, u.Factor})
		}
		return list
	})
}

// scaled prints v in the largest unit in which it is at least 1 after rounding: 999.9996
// kB is 1 MB.
func (p Printer) scaled(v float64, list []step) string {
	s := p.largest(v, list)
	return join(p.number(v/s.factor, false), s.name)
}

func (p Printer) largest(v float64, list []step) step {
	for i := len(list) - 1; i > 0; i-- {
		if p.reachesOne(v / list[i].factor) {
			return list[i]
		}
	}
	return list[0]
}

// reachesOne reports whether v is printed as 1 or more. Below 0.9 it is not, even if it
// is rounded to one digit.
func (p Printer) reachesOne(v float64) bool {
	v = math.Abs(v)
	return v >= 1 || v >= 0.9 && p.round(v, false, 0).exp >= 0
}

func (p Printer) duration(v float64) string {
	if v == 0 {
		return "0 s"
	}
	s := p.largest(v, times())
	number := p.number(v/s.factor, false)
	return join(number, p.agree(s.name, number))
}

// compound prints every other dimension.
func (p Printer) compound(v float64, d Dim) string {
	v, unit, agrees := p.unitOf(v, d)
	number := p.number(v, false)
	if agrees {
		unit = p.agreeCompound(unit, number)
	}
	return join(number, unit)
}

// unitOf gives v in the most readable unit for such a value: the units above
// the line with one prefix, then "/" and each unit below it. Money per time is shown
// per month, money per data per GB; a rate under 0.1/s per the first period that
// reaches 1. agrees says that the unit begins with a noun, here in the singular.
func (p Printer) unitOf(v float64, d Dim) (scaled float64, unit string, agrees bool) {
	var below strings.Builder
	above := make([]string, 0, 4)
	put := func(name string, exp int8) {
		power := func(n int8) string {
			if n > 1 {
				return name + "^" + strconv.Itoa(int(n))
			}
			return name
		}
		switch {
		case exp > 0:
			above = append(above, power(exp))
		case exp < 0:
			below.WriteString("/" + power(-exp))
		}
	}
	if d.Data < 0 && d.Money > 0 {
		v *= math.Pow(gigabyte()[0].factor, -float64(d.Data))
		put("GB", d.Data)
	} else if d.Data != 1 || d.Money != 0 {
		put("B", d.Data)
	}
	dollars := d.Money == 1 && d.Data <= 0 && d.Length <= 0 && d.Time <= 0
	for _, n := range d.Nouns() {
		dollars = dollars && n.Exp < 0
	}
	if !dollars {
		put(p.Units.Currency(), d.Money)
	}
	put("km", d.Length)
	nouns := d.Nouns()
	for _, n := range nouns {
		put(n.Noun, n.Exp)
	}
	period := "s"
	switch {
	case d.Time != -1:
	case d.Money == 1:
		v, period = v*month()[0].factor, "month"
	case d.Data == 0 && d.Money == 0 && d.Length == 0 && v != 0 && math.Abs(v) < slow:
		list := periods()
		for i, s := range list {
			v2, name := v*s.factor, s.name
			if p.reachesOne(v2) || i == len(list)-1 {
				v, period = v2, name
				break
			}
		}
	}
	put(period, d.Time)
	unit = strings.Join(above, "*")
	switch {
	case d.Data == 1 && d.Money == 0:
		s := p.largest(v, bytes())
		v, unit = v/s.factor, strings.Join(append([]string{s.name}, above...), "*")
	case dollars && p.Units.Symbol() != "":
		unit = p.Units.Symbol()
	case dollars:
		unit = p.Units.Currency()
	}
	return v, unit + below.String(), len(above) == 1 && len(nouns) > 0 && above[0] != "km" && unit == above[0]
}
