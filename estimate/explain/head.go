package explain

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"botec/estimate"
	"botec/estimate/unit"
)

// Head is a figure worked out as a person does it: with one digit or so of each
// number, with round times (a day is 10^5 s, a year 400 days), and without what
// changes nothing. The formulas are those that computed the value.
type Head struct {
	Steps []HeadStep
	Value float64  // what it comes to, in base units
	Times []string // the round times that were used: "a day ≈ 10^5 s"
}

// HeadStep is one formula with round numbers, and what it comes to:
// "150M users × 2/user/day = 300M/day ≈ 3k/s".
type HeadStep struct {
	Name, Text string
	Of         *estimate.Value

	from []*estimate.Value // what its text shows
}

// farOff is how far from the value a head may come out and still help.
const farOff = 2

// InTheHead works out a value in the head. What known says is known already is
// taken as it is; nil knows nothing. It gives nil where round numbers lead
// elsewhere, or are those of the working anyway.
func InTheHead(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *Head {
	h := newHead(r, v, known)
	t := h.work(h.origin(v))
	if !within(t.value/v.Central, farOff) {
		return nil
	}
	out := &Head{Value: t.value, Steps: h.wanted(t)}
	slices.Reverse(out.Steps)
	for _, u := range roundTimes {
		if slices.ContainsFunc(out.Steps, func(s HeadStep) bool { return s.says(u.name) }) {
			out.Times = append(out.Times, u.text)
		}
	}
	rounded := equal(t.value, v.Central) == about || slices.ContainsFunc(out.Steps, func(s HeadStep) bool { return strings.Contains(s.Text, about) })
	if !rounded {
		return nil
	}
	return out
}

// Hints are the formulas that a head works out, in names and without what changes
// nothing: that of the value first, then those below it.
func Hints(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) []HeadStep {
	h := newHead(r, v, known)
	h.names = true
	return h.wanted(h.work(h.origin(v)))
}

func newHead(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *head {
	return &head{explainer: explainer{Result: r, owner: v.Owner}, known: known, done: make(map[*estimate.Value]term)}
}

// wanted picks the steps that lead to a term, the last first.
func (h *head) wanted(t term) (steps []HeadStep) {
	wanted := map[*estimate.Value]bool{t.name: true}
	for _, s := range slices.Backward(h.steps) { // what it was computed from stands before
		if wanted[s.Of] {
			for _, of := range s.from {
				wanted[of] = true
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// says that a step has a time in it.
func (s HeadStep) says(name string) bool {
	for word := range strings.FieldsFuncSeq(s.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if period(word) == name {
			return true
		}
	}
	return false
}

func within(ratio, factor float64) bool { return ratio > 1/factor && ratio < factor }

// roundTimes are the times that a person rounds: seconds, and what the head
// takes for them.
var roundTimes = []struct {
	name           string
	seconds, round float64
	text           string
}{
	{"h", 3600, 4000, "an hour ≈ 4,000 s"},
	{"day", 86400, 1e5, "a day ≈ 10^5 s"},
	{"week", 7 * 86400, 7e5, "a week ≈ 7·10^5 s"},
	{"month", estimate.Month, 3e6, "a month ≈ 3·10^6 s"},
	{"year", 365 * 86400, 4e7, "a year ≈ 4·10^7 s"},
}

type head struct {
	explainer
	known func(*estimate.Value) bool
	names bool // in place of numbers
	done  map[*estimate.Value]term
	steps []HeadStep
}

// work gives a quantity as a round number; what it is computed from is worked
// out before.
func (h *head) work(v *estimate.Value) term {
	if t, ok := h.done[v]; ok {
		return t
	}
	var t term
	switch root := v.Bound.Root; {
	case v.Leaf() || v.Central == 0 || h.known != nil && h.known(v):
		t = h.given(v)
	default:
		t = h.reduce(v.Bound, root)
		if t.name != nil { // only another quantity, under another name
			h.done[v] = t
			return t
		}
		worked := t
		t = h.round(v, t.value)
		h.step(v, worked, t)
	}
	if h.names {
		t.text = h.name(v)
	}
	t.name, t.from = v, []*estimate.Value{v}
	h.done[v] = t
	return t
}

// given rounds what is known. A rate that is written in another period than it
// is printed in, 100M/day, takes a step.
func (h *head) given(v *estimate.Value) term {
	d := v.Type().Dim
	written := strings.Join(strings.Fields(v.Formula()), " ")
	per := periodOf(written, d)
	if !v.Leaf() || v.Uncertain || per == "" || per == periodOf(h.print(v, v.Central, 15), d) {
		return h.round(v, v.Central*h.clock(h.print(v, v.Central, 15), d))
	}
	value := v.Central * h.clock(written, d)
	t := h.round(v, value)
	if !h.names && (h.known == nil || !h.known(v)) {
		h.steps = append(h.steps, HeadStep{h.name(v), written + equal(t.value, value) + t.text, v, nil})
	}
	return t
}

// step notes how a value was worked out, unless there was nothing to it.
func (h *head) step(v *estimate.Value, worked, rounded term) {
	if worked.text == rounded.text {
		return
	}
	if h.names {
		h.steps = append(h.steps, HeadStep{h.name(v), worked.text, v, worked.from})
		return
	}
	text, value := worked.text, worked.value
	if per := h.perPeriod(worked, rounded); per != "" { // 300M/day, before it is 3k/s
		text += equal(worked.value, value) + per
	}
	h.steps = append(h.steps, HeadStep{h.name(v), text + equal(rounded.value, value) + rounded.text, v, worked.from})
}

// about stands between numbers that were rounded.
const about = " ≈ "

func equal(a, b float64) string {
	if math.Abs(a-b) <= 1e-9*math.Abs(a) {
		return " = "
	}
	return about
}

// perPeriod is a rate in the period that its one factor with a time is written
// in, where it is printed in seconds.
func (h *head) perPeriod(worked, rounded term) string {
	if worked.per == "" || !strings.HasSuffix(rounded.text, "/s") {
		return ""
	}
	for _, u := range roundTimes {
		if u.name == worked.per {
			v, d := worked.value*u.round, worked.dim.Mul(unit.Time)
			text := h.Printer.Quantity(v, d, nil)
			return h.Printer.Quantity(v*nice(unit.Leading(text)), d, nil) + "/" + u.name
		}
	}
	return ""
}

// round rounds a value of a quantity, given in round seconds.
func (h *head) round(v *estimate.Value, value float64) term {
	d := v.Type().Dim
	shown := func(x float64) float64 { // what prints as a person would say it
		return x / h.clock(h.print(v, x, 15), d)
	}
	t := term{value: value, dim: d}
	if v.Shown == unit.Percent { // 99.9% is not 100%
		t.text = h.print(v, shown(value), 0)
		return t
	}
	t.value *= nice(unit.Leading(h.print(v, shown(value), 15)))
	t.text = h.print(v, shown(t.value), 0)
	t.per = periodOf(t.text, d)
	return t
}

func (h *head) print(v *estimate.Value, x float64, digits int) string {
	i, _ := h.Find(v.Name)
	p := h.Printer
	if digits > 0 {
		p.Digits = digits
	}
	return h.Print(p, i, x)
}

// clock is what a value of dimension d, written in the time that its text ends
// in, is to be multiplied by for round seconds.
func (h *head) clock(text string, d unit.Dim) float64 {
	if d.Time == 0 {
		return 1
	}
	for _, u := range roundTimes {
		if u.name == period(text) {
			return math.Pow(u.round/u.seconds, float64(d.Time))
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
func nice(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	digits := x / math.Pow(10, math.Floor(math.Log10(x)))
	best := 1.
	for _, n := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10} {
		if math.Abs(math.Log(n/digits)) < math.Abs(math.Log(best/digits)) {
			best = n
		}
	}
	return best / digits
}
