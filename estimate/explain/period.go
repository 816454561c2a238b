package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate/unit"
)

// period is a unit of time that mental arithmetic counts in.
type period byte

// The periods by their length; anyPeriod is none in particular.
const (
	anyPeriod period = iota
	second
	minute
	hour
	day
	week
	month
	year
)

var periodNames = [...]string{second: "s", minute: "min", hour: "h", day: "day", week: "week", month: "month", year: "year"}

func (p period) String() string { return periodNames[p] }

// plural is the unit behind a number.
func (p period) plural() string {
	if p >= day {
		return p.String() + "s"
	}
	return p.String()
}

// seconds is how long a period is; infinite for none in particular.
func (p period) seconds() float64 {
	if p == anyPeriod {
		return math.Inf(1)
	}
	u, _ := (*unit.Table)(nil).Lookup(periodNames[p])
	return u.Factor
}

// periodIn is the unit of time that a text ends in: the day of 2/user/day, the year of 5
// years. Times of less than a second count in seconds.
func periodIn(text string) period {
	word := text[strings.LastIndexAny(text, "/ ")+1:]
	u, ok := (*unit.Table)(nil).Lookup(word)
	if !ok || u.Dim != unit.Time {
		return anyPeriod
	}
	for p := second; p <= year; p++ {
		if periodNames[p] == u.Name {
			return p
		}
	}
	if u.Factor < 1 {
		return second
	}
	return anyPeriod
}

// ratePeriod is the unit of time of a rate, which is the second where its text names
// none: Gbps.
func ratePeriod(text string) period { return max(second, periodIn(text)) }

// length is how many of a shorter period a longer one has.
type length struct {
	of, in period
	count  float64
	text   string // the count as it is written: "10^5"
}

// roundLengths are those that one knows by heart. A day is 10^5 s where it divides, which
// is easy; where it multiplies, 9·10^4 s is as easy and nearer.
var roundLengths = []length{
	{day, second, 1e5, "10^5"},
	{day, second, 9e4, "9·10^4"},
	{week, second, 6e5, "6·10^5"},
	{month, second, 2.5e6, "2.5·10^6"},
	{year, second, 3e7, "3·10^7"},
	{year, minute, 5e5, "5·10^5"},
	{month, hour, 730, "730"},
	{year, hour, 9000, "9,000"},
	{month, day, 30, "30"},
	{year, day, 400, "400"},
	{month, week, 4, "4"},
	{year, week, 50, "50"},
}

// length is what a longer period is taken for in a shorter one: by which a rate is divided,
// or that a time is multiplied by. With more digits it is the exact one.
func (h *head) length(of, in period, divides bool) length {
	for _, l := range roundLengths {
		if l.of == of && l.in == in && h.digits == 0 && (divides || l.count != 1e5) {
			return l
		}
	}
	return exactly(of, in)
}

// exactly is a length as it is: a year has 525,600 min.
func exactly(of, in period) length {
	n := math.Round(1e9*of.seconds()/in.seconds()) / 1e9
	return length{of, in, n, unit.Grouped(digitsOf(n))}
}

// quantity is the length as a time: 400 days.
func (l length) quantity() string { return unit.Join(l.text, l.in.plural()) }

// note says what a length is taken for: "a day ≈ 10^5 s"; "" for one that needs no words,
// such as 24 h.
func (l length) note() string {
	known := func(r length) bool { return r.of == l.of && r.in == l.in }
	if !slices.ContainsFunc(roundLengths, known) {
		return ""
	}
	sign := about
	if same(l.count, exactly(l.of, l.in).count) {
		sign = " = "
	}
	return "a " + l.of.String() + sign + l.quantity()
}
