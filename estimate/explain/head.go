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

// farOff is how far from the value a head may come out and still help; beyond
// drifted, it takes its numbers with two digits.
const farOff, drifted = 2, 1.4

// InTheHead works out a value in the head. What known says is known already is
// taken as it is; nil knows nothing. It gives nil where round numbers lead
// elsewhere, or are those of the working anyway.
func InTheHead(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *Head {
	out := worked(r, v, known, roundNumbers)
	if out != nil && !within(out.Value/v.Central, drifted) {
		if closer := worked(r, v, known, twoDigits); closer != nil && off(closer.Value/v.Central) < off(out.Value/v.Central) {
			out = closer
		}
	}
	if out == nil || !within(out.Value/v.Central, farOff) {
		return nil
	}
	rounded := equal(out.Value, v.Central) == about || slices.ContainsFunc(out.Steps, func(s HeadStep) bool { return strings.Contains(s.Text, about) })
	if !rounded {
		return nil
	}
	for _, u := range roundTimes {
		if slices.ContainsFunc(out.Steps, func(s HeadStep) bool { return s.says(u.name) }) {
			out.Times = append(out.Times, u.text)
		}
	}
	return out
}

// Plainly works out a value with its numbers as they are, leaving out what
// changes nothing; nil where there is nothing to work out.
func Plainly(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) *Head {
	return worked(r, v, known, numbers)
}

// Hints are the formulas that a head works out, in names and without what changes
// nothing: that of the value first, then those below it.
func Hints(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) (hints []HeadStep) {
	if out := worked(r, v, known, names); out != nil {
		hints = out.Steps
		slices.Reverse(hints)
	}
	return hints
}

// Core is the quantity whose working is that of a value: another one where the
// value only passes it on.
func Core(r *estimate.Result, v *estimate.Value) *estimate.Value {
	h := newHead(r, v, nil, names)
	return h.work(h.origin(v)).name
}

func worked(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool, with with) *Head {
	h := newHead(r, v, known, with)
	t := h.work(h.origin(v))
	out := &Head{Value: t.value, Steps: h.wanted(t)}
	if len(out.Steps) == 0 {
		return nil
	}
	slices.Reverse(out.Steps)
	return out
}

func newHead(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool, with with) *head {
	return &head{explainer: explainer{Result: r, owner: v.Owner}, known: known, with: with, done: make(map[*estimate.Value]term)}
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

type head struct {
	explainer
	known func(*estimate.Value) bool
	with  with
	done  map[*estimate.Value]term
	steps []HeadStep
}

// with is what a formula is worked out with.
type with byte

const (
	roundNumbers with = iota
	twoDigits
	numbers
	names
)

// rounds says that numbers and times are rounded.
func (w with) rounds() bool { return w <= twoDigits }

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
			return h.passed(v, t)
		}
		worked := t
		t = h.round(v.Quantity, t.value)
		h.step(v, worked, t)
	}
	if h.with == names {
		t.text = h.name(v)
	}
	t.name, t.from = v, []*estimate.Value{v}
	h.done[v] = t
	return t
}

// passed is a quantity that passes another one on. In another unit it takes a
// step: 20 GB/s is 160 Gbps.
func (h *head) passed(v *estimate.Value, t term) term {
	if own := h.round(v.Quantity, t.value); h.with != names && v.Shown != nil && !v.Shown.Equal(t.name.Shown) && own.text != t.text {
		h.step(v, t, own)
		own.name, own.from = v, []*estimate.Value{v}
		t = own
	}
	h.done[v] = t
	return t
}

// given rounds what is known. A rate that is written in another period than it
// is printed in, 100M/day, takes a step.
func (h *head) given(v *estimate.Value) term {
	d := v.Type().Dim
	written := strings.Join(strings.Fields(v.Formula()), " ")
	printed := h.print(v.Quantity, v.Central, 15)
	per := periodOf(written, d)
	if !v.Leaf() || v.Uncertain || per == "" || per == periodOf(printed, d) {
		return h.rounded(v.Quantity, v.Central, v.Central*h.clock(printed, d))
	}
	value := v.Central * h.clock(written, d)
	t := h.round(v.Quantity, value)
	if h.with != names && (h.known == nil || !h.known(v)) {
		h.steps = append(h.steps, HeadStep{h.name(v), written + equal(t.value, value) + t.text, v, nil})
	}
	return t
}

// step notes how a value was worked out, unless there was nothing to it.
func (h *head) step(v *estimate.Value, worked, rounded term) {
	if worked.text == rounded.text {
		return
	}
	if h.with == names {
		h.steps = append(h.steps, HeadStep{h.name(v), worked.text, v, worked.from})
		return
	}
	// sign stands between what was worked out and what became of it
	sign := func(value float64) string {
		if worked.about {
			return about
		}
		return equal(value, worked.value)
	}
	text := worked.text + sign(rounded.value)
	if per, value := h.perPeriod(worked, rounded); per != "" { // 300M/day, before it is 3k/s
		text = worked.text + sign(value) + per + equal(rounded.value, value)
	}
	h.steps = append(h.steps, HeadStep{h.name(v), text + rounded.text, v, worked.from})
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
// in, where it is printed in seconds; and the rounded rate.
func (h *head) perPeriod(worked, rounded term) (text string, value float64) {
	if worked.per == "" || !strings.HasSuffix(rounded.text, "/s") {
		return "", 0
	}
	for _, u := range roundTimes {
		if u.name == worked.per {
			seconds := u.round
			if !h.with.rounds() {
				seconds = u.seconds()
			}
			p, d := h.Printer, worked.dim.Mul(unit.Time)
			p.Digits = 15
			ratio := h.nice(unit.Leading(p.Quantity(worked.value*seconds, d, nil)))
			return h.Printer.Quantity(worked.value*seconds*ratio, d, nil) + "/" + u.name, worked.value * ratio
		}
	}
	return "", 0
}
