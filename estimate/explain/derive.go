package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/unit"
)

// deriver works out one value, from the quantities behind it upwards.
type deriver struct {
	explainer
	known func(*estimate.Value) bool
	mode  mode
	done  map[*estimate.Value]term
	steps []MentalStep // in the order in which they are worked out
}

// mode is what a formula is worked out with.
type mode byte

const (
	roundNumbers mode = iota // 2, 2.5, 300: one digit or so
	twoDigits
	exactNumbers
	names
)

// rounds says that numbers and times are rounded.
func (m mode) rounds() bool { return m <= twoDigits }

// relevantSteps picks the steps that lead to a term, the last first.
func (dr *deriver) relevantSteps(t term) (steps []MentalStep) {
	relevant := map[*estimate.Value]bool{t.name: true}
	for _, s := range slices.Backward(dr.steps) { // a step comes after those it uses
		if relevant[s.Of] {
			for _, of := range s.from {
				relevant[of] = true
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// derive works out a value, after those that it is computed from.
func (dr *deriver) derive(v *estimate.Value) term {
	if t, ok := dr.done[v]; ok {
		return t
	}
	var t term
	switch root := v.Bound.Root; {
	case v.Leaf() || v.Central == 0 || dr.known != nil && dr.known(v):
		t = dr.given(v)
	default:
		t = dr.reduce(v.Bound, root)
		if t.name != nil { // only another quantity, under another name
			return dr.passOn(v, t)
		}
		worked := t
		t = dr.round(v.Quantity, t.value)
		dr.step(v, worked, t)
	}
	if dr.mode == names {
		t.text = dr.name(v)
	}
	t.name, t.from = v, []*estimate.Value{v}
	dr.done[v] = t
	return t
}

// passOn is a value that is another one unchanged. In another unit it takes a
// step: 20 GB/s is 160 Gbps.
func (dr *deriver) passOn(v *estimate.Value, t term) term {
	if own := dr.round(v.Quantity, t.value); dr.mode != names && v.Shown != nil && !v.Shown.Equal(t.name.Shown) && own.text != t.text {
		dr.step(v, t, own)
		own.name, own.from = v, []*estimate.Value{v}
		t = own
	}
	dr.done[v] = t
	return t
}

// given rounds a value that needs no working. A rate that is written in another
// period than it is printed in, 100M/day, takes a step.
func (dr *deriver) given(v *estimate.Value) term {
	d := v.Type().Dim
	written := strings.Join(strings.Fields(v.Formula()), " ")
	printed := dr.print(v.Quantity, v.Central, 15)
	per := rateUnit(written, d)
	if !v.Leaf() || v.Uncertain || per == "" || per == rateUnit(printed, d) {
		return dr.rounded(v.Quantity, v.Central, v.Central*dr.timeFactor(printed, d))
	}
	value := v.Central * dr.timeFactor(written, d)
	t := dr.round(v.Quantity, value)
	if dr.mode != names && (dr.known == nil || !dr.known(v)) {
		dr.steps = append(dr.steps, MentalStep{dr.name(v), written + equal(t.value, value) + t.text, v, nil})
	}
	return t
}

// step records how a value was worked out, unless its text says the same.
func (dr *deriver) step(v *estimate.Value, worked, rounded term) {
	if worked.text == rounded.text {
		return
	}
	if dr.mode == names {
		dr.steps = append(dr.steps, MentalStep{dr.name(v), worked.text, v, worked.from})
		return
	}
	// sign stands between the exact result and the rounded one
	sign := func(value float64) string {
		if worked.about {
			return approximately
		}
		return equal(value, worked.value)
	}
	text := worked.text + sign(rounded.value)
	if per, value := dr.perPeriod(worked, rounded); per != "" { // 300M/day, before it is 3k/s
		text = worked.text + sign(value) + per + equal(rounded.value, value)
	}
	dr.steps = append(dr.steps, MentalStep{dr.name(v), text + rounded.text, v, worked.from})
}

// approximately stands between numbers that were rounded.
const approximately = " ≈ "

// equal is the sign between two values.
func equal(a, b float64) string {
	if math.Abs(a-b) <= 1e-9*math.Abs(a) {
		return " = "
	}
	return approximately
}

// perPeriod is a rate per second in the period of the one factor that has one, and
// its rounded value: 300M/day.
func (dr *deriver) perPeriod(worked, rounded term) (text string, value float64) {
	if worked.per == "" || !strings.HasSuffix(rounded.text, "/s") {
		return "", 0
	}
	for _, u := range roundTimes {
		if u.name == worked.per {
			seconds := u.round
			if !dr.mode.rounds() {
				seconds = u.seconds()
			}
			p, d := dr.Printer, worked.dim.Mul(unit.Time)
			p.Digits = 15
			ratio := dr.roundingFactor(unit.Leading(p.Quantity(worked.value*seconds, d, nil)))
			return dr.Printer.Quantity(worked.value*seconds*ratio, d, nil) + "/" + u.name, worked.value * ratio
		}
	}
	return "", 0
}
