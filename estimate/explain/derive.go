package explain

import (
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/unit"
)

// deriver computes one value by hand: first the quantities that its formula uses,
// then the value itself.
type deriver struct {
	explainer
	known func(*estimate.Value) bool
	mode  mode
	done  map[*estimate.Value]term
	steps []MentalStep // each after those it uses
}

// mode says what stands for each quantity in a formula.
type mode byte

const (
	oneDigit mode = iota // or an easy two: 2, 2.5, 300
	twoDigits
	exactNumbers
	names
)

// rounds says that numbers and units of time are rounded.
func (m mode) rounds() bool { return m <= twoDigits }

// relevantSteps picks the steps that lead to a term, the last first.
func (dr *deriver) relevantSteps(t term) (steps []MentalStep) {
	relevant := map[*estimate.Value]bool{t.quantity: true}
	for _, s := range slices.Backward(dr.steps) {
		if relevant[s.Of] {
			for _, v := range s.shown {
				relevant[v] = true
			}
			steps = append(steps, s)
		}
	}
	return steps
}

// derive computes a value, after those that its formula uses.
func (dr *deriver) derive(v *estimate.Value) term {
	if t, ok := dr.done[v]; ok {
		return t
	}
	var t term
	if v.Leaf() || v.Central == 0 || dr.isKnown(v) {
		t = dr.given(v)
	} else {
		computed := dr.reduce(v.Bound, v.Bound.Root)
		if computed.quantity != nil { // only another quantity, under another name
			return dr.passOn(v, computed)
		}
		t = dr.round(v.Quantity, computed.value)
		dr.step(v, computed, t)
	}
	if dr.mode == names {
		t.text, t.shape = dr.name(v), plain
	}
	return dr.finish(v, t)
}

func (dr *deriver) isKnown(v *estimate.Value) bool { return dr.known != nil && dr.known(v) }

// finish keeps the term that stands for a value in the formulas that use it.
func (dr *deriver) finish(v *estimate.Value, t term) term {
	t.quantity, t.shown = v, []*estimate.Value{v}
	dr.done[v] = t
	return t
}

// passOn is a value that is another one unchanged. In another unit it takes a
// step: 20 GB/s is 160 Gbps.
func (dr *deriver) passOn(v *estimate.Value, t term) term {
	own := dr.round(v.Quantity, t.value)
	if dr.mode != names && v.Shown != nil && !v.Shown.Equal(t.quantity.Shown) && own.text != t.text {
		dr.step(v, t, own)
		return dr.finish(v, own)
	}
	dr.done[v] = t
	return t
}

// given rounds a value that is not computed. A rate that is written in another
// period than it is printed in, 100M/day, takes a step.
func (dr *deriver) given(v *estimate.Value) term {
	d := v.Type().Dim
	written := strings.Join(strings.Fields(v.Formula()), " ")
	printed := dr.print(v.Quantity, v.Central, maxDigits)
	period := rateUnit(written, d)
	if !v.Leaf() || v.Uncertain || period == "" || period == rateUnit(printed, d) {
		return dr.rounded(v.Quantity, v.Central, v.Central*dr.timeFactor(printed, d))
	}
	value := v.Central * dr.timeFactor(written, d)
	t := dr.round(v.Quantity, value)
	if dr.mode != names && !dr.isKnown(v) {
		dr.steps = append(dr.steps, MentalStep{dr.name(v), written + equalOrAbout(t.value, value) + t.text, v, nil})
	}
	return t
}

// step records how a value was computed, unless its text says the same: computed is
// its formula, result the value rounded.
func (dr *deriver) step(v *estimate.Value, computed, result term) {
	if computed.text == result.text {
		return
	}
	text := computed.text
	if dr.mode != names {
		sign := func(value float64) string { // between the formula and the value
			if computed.inexact {
				return about
			}
			return equalOrAbout(value, computed.value)
		}
		if inPeriod, value := dr.inPeriod(computed, result); inPeriod != "" { // 300M/day, before it is 3k/s
			text += sign(value) + inPeriod + equalOrAbout(result.value, value) + result.text
		} else {
			text += sign(result.value) + result.text
		}
	}
	dr.steps = append(dr.steps, MentalStep{dr.name(v), text, v, computed.shown})
}

// about stands between numbers of which one is rounded.
const about = " ≈ "

// equalOrAbout is the sign between two values.
func equalOrAbout(a, b float64) string {
	if math.Abs(a-b) <= 1e-9*math.Abs(a) {
		return " = "
	}
	return about
}

// inPeriod writes a rate per second in the period of its formula, as 300M/day, and
// gives its rounded value; "" where that is no other than the second.
func (dr *deriver) inPeriod(computed, result term) (text string, value float64) {
	if computed.period == "" || !strings.HasSuffix(result.text, "/s") {
		return "", 0
	}
	for _, u := range roundTimes {
		if u.name == computed.period {
			seconds := u.round
			if !dr.mode.rounds() {
				seconds = u.seconds()
			}
			p, d := dr.Printer, computed.dim.Mul(unit.Time)
			p.Digits = maxDigits
			ratio := dr.roundingFactor(unit.Leading(p.Quantity(computed.value*seconds, d, nil)))
			return dr.Printer.Quantity(computed.value*seconds*ratio, d, nil) + "/" + u.name, computed.value * ratio
		}
	}
	return "", 0
}
