package unit

import (
	"math"
	"strings"
)

// Scale prints figures of one kind so that they can be compared at a glance: in
// one unit with one prefix, 0.164 PB beside 54.8 PB, digits in groups of three.
// [Printer.Scale] says how it is chosen.
type Scale struct {
	printer Printer
	dim     Dim
	in      *Display
	ladder  ladder
	step    int // of the ladder, -1 where each figure keeps a prefix of its own
}

// ladder is what a unit may have before it: prefixes, the smallest first.
type ladder struct {
	steps   []step
	named   bool   // the steps are units, such as kB, and not prefixes at the number
	unit    string // that follows every step's name
	agrees  bool   // the unit is a noun, in the plural behind most numbers
	whole   bool   // whole digits are not rounded away
	nearOne bool   // a value just below 1 keeps the digits that tell it from 1
}

// How small and how large a figure may read. A hundredth shows two digits in
// three decimals: 0.011 EB is read beside 1.1 EB, 0.0011 EB is not.
const (
	hundredth  = 0.01
	fiveDigits = 1e5
	sixDigits  = 1e6
	longTime   = 60 // seconds: from here on times have units that are no powers of ten
)

// Scale chooses the prefix for figures of one dimension, in the unit in, or in
// the most readable unit where in is nil.
//
// Measures (bytes, rates, short times) take the prefix in which the largest
// reads as 1 to 999. Where the smallest that is not 0 would read as less than
// 0.01, the next lower prefix is tried, in which the largest may have five digits.
// Counts, money and rates of counts take
// the prefix in which the smallest is not below 1, and the largest may have six
// digits, of a rate five: nobody has 0.56k servers. A rate that has more is read as
// a measure. Whole plain numbers below ten thousand keep all their digits. Where no prefix
// shows all figures, and for percentages and times of a minute and more, each keeps its own.
func (p Printer) Scale(values []float64, d Dim, in *Display) Scale {
	s := Scale{printer: p, dim: d, in: in, step: -1}
	smallest, largest, whole := math.Inf(1), 0., true
	for _, v := range values {
		if v = math.Abs(v); v > 0 && !math.IsInf(v, 0) {
			smallest, largest = min(smallest, v), max(largest, v)
			whole = whole && v == math.Round(v)
		}
	}
	if largest == 0 {
		return s
	}
	ladder, ok := p.ladder(largest, d, in)
	if !ok {
		return s
	}
	s.ladder = ladder
	fits := func(i int, least, most float64) bool {
		f := ladder.steps[i].factor
		return smallest/f >= least && p.below(largest/f, most)
	}
	top := p.highest(largest, ladder.steps)
	if ladder.whole {
		if p.below(largest/ladder.steps[0].factor, 1e15) {
			s.step = 0
		}
		return s
	}
	switch low := p.highest(smallest, ladder.steps); {
	case !p.below(largest/ladder.steps[len(ladder.steps)-1].factor, 1000): // more than the largest prefix shows
	case counts(d) && largest < leastWritten: // 2.81e-21
	case counts(d) && fits(low, 0, sixDigits), isRate(d) && fits(low, hundredth, fiveDigits):
		s.step = low
		s.ladder.whole = low == 0 && whole && d == Dim{} && in == nil && largest < fullCounts
	case counts(d):
	case fits(top, hundredth, 1000):
		s.step = top
	case top > 0 && fits(top-1, hundredth, fiveDigits):
		s.step = top - 1
	}
	return s
}

// fullCounts is up to where whole numbers keep all their digits, so that 517, 875 and 352 nodes
// are seen to make 1 744.
const fullCounts = 1e4

// leastWritten is the least figure that is written with its zeros where it is the largest.
const leastWritten = 1e-4

// counts says that figures of a dimension are counted in ones: plain numbers,
// users, dollars.
func counts(d Dim) bool {
	_, counted := d.Counted()
	return counted || d == Dim{} || d.Money == 1
}

// isRate says that figures of a dimension are counted per time: requests, users.
func isRate(d Dim) bool { return d.Time == -1 && d.Data == 0 && d.Money == 0 && d.Length == 0 }

// below says that v is printed as less than most, a power of ten.
func (p Printer) below(v, most float64) bool {
	d := p.round(v, false, 0)
	return math.Pow10(d.exp) < most
}

func (p Printer) highest(v float64, list []step) int {
	for i := len(list) - 1; i > 0; i-- {
		if p.reachesOne(v / list[i].factor) {
			return i
		}
	}
	return 0
}

// ladder lists the prefixes for values of which v is the largest; ok is false
// for units without prefixes.
func (p Printer) ladder(v float64, d Dim, in *Display) (l ladder, ok bool) {
	switch {
	case in.IsPercent():
		return l, false
	case in != nil:
		text := p.Units.InCurrency(in.Text)
		l = prefixed(in.Factor, text)
		if in.isMeasure() {
			l.steps, l.whole = l.steps[:1], true
		}
		_, noun := p.Units.noun(text)
		l.agrees = noun || d == Time
		return l, true
	case d == Dim{}:
		l = prefixed(1, "")
		l.nearOne = true
		return l, true
	case d == Data:
		return ladder{steps: bytes(), named: true}, true
	case d == Data.Div(Time) && p.Bits:
		return ladder{steps: bitRates(), named: true}, true
	case d == Data.Div(Time):
		return ladder{steps: bytes(), named: true, unit: "/s"}, true
	case d == Time:
		return ladder{steps: times()[:4], named: true}, v < longTime // ns, µs, ms, s
	}
	scaled, unit, agrees := p.unitOf(v, d)
	l = prefixed(v/scaled, unit)
	l.agrees = agrees
	return l, true
}

// prefixed is the ladder of a unit whose prefixes are attached to the number: 3.47k/s.
func prefixed(factor float64, unit string) ladder {
	l := ladder{unit: unit, steps: make([]step, len(prefixes))}
	for i, name := range prefixes {
		l.steps[i] = step{name, factor * math.Pow(1000, float64(i))}
	}
	return l
}

// Print prints a figure of the scale.
func (s Scale) Print(v float64) string {
	if v == 0 && s.step > 0 && !s.ladder.named { // 0/s, not 0k/s
		s.step = 0
	}
	if s.step < 0 || notFinite(v) != "" {
		return s.printer.Quantity(v, s.dim, s.in)
	}
	step := s.ladder.steps[s.step]
	p := s.printer
	if s.ladder.whole {
		p = p.withWhole(v / step.factor)
	}
	d := p.round(v/step.factor, s.ladder.nearOne, 7)
	number := spaced(d.shifted(d.exp))
	if s.ladder.named {
		return join(number, step.name) + s.ladder.unit
	}
	number += step.name
	unit := s.ladder.unit
	if s.ladder.agrees {
		unit = s.printer.agreeCompound(unit, number)
	}
	return join(number, unit)
}

// agreeCompound puts the noun of a unit like user/km into the number before it.
func (p Printer) agreeCompound(unit, number string) string {
	noun, below, divided := strings.Cut(unit, "/")
	noun = p.agree(noun, number)
	if divided {
		noun += "/" + below
	}
	return noun
}

// spaced parts the digits of a whole part of four or more into groups of three.
func spaced(number string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		sign, number = "-", rest
	}
	return sign + strings.ReplaceAll(Grouped(number), ",", " ")
}
