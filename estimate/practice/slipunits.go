package practice

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// span is a period that somebody may take for another.
type span struct {
	name     string
	of       string // what belongs to it
	mistaken string // the periods that are likely to be given in its place
}

var spans = []span{
	{"second", "a second's", "day"},
	{"minute", "a minute's", "second hour"},
	{"hour", "an hour's", "second minute day"},
	{"day", "a day's", "second month year"},
	{"month", "a month's", "hour day year"},
	{"year", "a year's", "day month"},
}

// seconds is how long a period is, by its name.
func seconds(period string) float64 {
	u, _ := (*unit.Table)(nil).Lookup(period)
	return u.Factor
}

// spanOf is the index of the period that a word names, s or day; -1 for none.
func spanOf(word string) int {
	u, ok := (*unit.Table)(nil).Lookup(word)
	return slices.IndexFunc(spans, func(p span) bool { return ok && u.Dim == unit.Time && u.Factor == seconds(p.name) })
}

// otherSpan is what a period is set back by that is less likely.
const otherSpan = 0.4

// prefixes are the factors that a wrong prefix of a unit makes.
var prefixes = []struct {
	factor float64
	text   string
}{{1e3, "is 1,000 times too much: one prefix too far"}, {1e-3, "is a thousandth: one prefix short"}, {1e6, "is a million times too much: two prefixes too far"}, {1e-6, "is a millionth: two prefixes short"}}

// units adds the slips with units: another period, bits, another prefix.
func (s *slips) units() {
	truth := s.q.Value.Value
	if i := s.askedPeriod(); i >= 0 {
		for _, p := range spans {
			ratio, sign := seconds(p.name)/seconds(spans[i].name), "÷ "
			if ratio < 1 {
				ratio, sign = 1/ratio, "× "
			}
			number := unit.Grouped(strconv.FormatFloat(math.Round(ratio), 'f', -1, 64))
			setBack := otherSpan
			if strings.Contains(spans[i].mistaken, p.name) {
				setBack = 0
			}
			s.addUnlikely(SlipPeriod, truth*seconds(p.name)/seconds(spans[i].name), "is "+p.of+"; "+sign+number+" makes it "+spans[i].of, setBack)
		}
	}
	if s.q.Value.Type().Dim.Data == 1 {
		s.add(SlipBits, truth*8, "is the number of bits; a byte has 8")
		s.add(SlipBits, truth/8, "is an eighth; a byte has 8 bits")
	}
	for _, p := range prefixes {
		if !s.q.Value.Type().Dim.IsNumber() || truth*p.factor >= 1 || s.q.Value.Shown.IsPercent() { // nobody counts 0.05 nodes
			s.add(SlipThousand, truth*p.factor, p.text)
		}
	}
}

// askedPeriod is the index of the period that the question asks for, -1 for none.
func (s *slips) askedPeriod() int {
	name := spoken.Period(s.q.Text)
	if name == "" { // a day's images
		name = spoken.Period(strings.ReplaceAll(s.q.Text, "'s", ""))
	}
	if name == "" && s.q.Value.Type().Dim.Time == -1 {
		name = "second"
		if s.q.Value.Shown != nil {
			shown, _ := s.q.Value.Unit()
			if _, name, _ = strings.Cut(shown, "/"); strings.HasSuffix(shown, "bps") {
				name = "second"
			}
		}
	}
	return spanOf(name)
}
