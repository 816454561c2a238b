// Package sensitivity answers: which inputs move a value, and how far?
//
// [Ranges] moves what the scenario gives as a range, from its 5th to its 95th percentile.
// [Shares] moves every input of a scenario by the same share of its value, whether it has
// a range or not. Both change one input at a time, so what inputs do only together is in
// no swing.
//
// [Inputs] lists what counts as an input: each number that a scenario or the model gives
// and that the value is computed from. Reference numbers, such as latencies, are facts
// and no inputs, and neither is a default of the model that changes nothing until a
// scenario gives it.
package sensitivity

import (
	"math"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Inputs lists the inputs that quantities are computed from, by their indexes in the
// order of the model.
func Inputs(g *graph.Graph, of ...int) (list []int) {
	for i, used := range g.UsedBy(of...) {
		if used && isInput(&g.Quantities[i]) {
			list = append(list, i)
		}
	}
	return list
}

// isInput says whether a quantity is a number of the scenario or of the model.
func isInput(q *graph.Quantity) bool {
	switch q.Class {
	case graph.ReferenceNumber, graph.Unlisted:
		return false
	}
	return q.Leaf() && !q.Neutral() && !q.Constant()
}

// Limit says why an input is not varied as far as it was asked for.
type Limit string

// The limits; the text completes "varied …".
const (
	NoLimit  Limit = ""
	AtMost   Limit = "up to the most that the model allows"
	AtLeast  Limit = "down to the least that the model allows"
	WholeEnd Limit = "to the next whole number"
	UpAlone  Limit = "only upwards: the scenario cannot be estimated below"
	Down     Limit = "only downwards: the scenario cannot be estimated above"
)

// Shares returns the swings of a value that a share makes, such as 20%, up and down, of
// each input, the widest first, with ranges at their median. An input is varied as far as
// the model allows; those that change nothing are left out.
func Shares(r *estimate.Result, v *estimate.Value, by float64) []Swing {
	of, ok := r.Find(v.Name)
	if !ok {
		return nil
	}
	frame := r.NewFrame(1)
	frame.Run()
	all := graph.NewConsequences(r.Graph, nil)
	var list []Swing
	for _, i := range Inputs(r.Graph, of) {
		if s, moves := swing(r, frame, of, i, by, all.From(i)); moves {
			list = append(list, s)
		}
	}
	sortByWidth(list)
	return list
}

// swing varies one input, and what is computed from it along a path; moves is false where
// the value does not change.
func swing(r *estimate.Result, frame *columns.Frame, of, input int, by float64, path []int) (s Swing, moves bool) {
	present, value := r.ValueAt(input), r.ValueAt(of)
	defer func() {
		frame.Free(input)
		frame.RunOnly(path)
	}()
	at := func(x float64) (float64, bool) {
		frame.Fix(input, x)
		frame.RunOnly(path)
		return frame.Value(of), r.Allows(frame, input, path)
	}
	s = Swing{Name: r.Quantities[input].Name, Input: input, From: present, To: present, Low: value, High: value, Elasticity: math.NaN()}
	for _, end := range []struct {
		share    float64
		x, value *float64
		alone    Limit
	}{{-by, &s.From, &s.Low, UpAlone}, {by, &s.To, &s.High, Down}} {
		x, limit := allowed(r.Graph, input, present, end.share)
		if y, fine := at(x); fine {
			*end.x, *end.value = x, y
		} else if x != present {
			limit = end.alone
		}
		if limit != NoLimit {
			s.Limit = limit
		}
	}
	if s.From == s.To || s.Low == s.High && s.Low == value {
		return s, false
	}
	s.Elasticity = elasticity(&s, present, value)
	return s, true
}

// elasticity is the relative change of the value for the relative change of the input,
// over the whole swing.
func elasticity(s *Swing, present, value float64) float64 {
	if value == 0 || present == 0 {
		return math.NaN()
	}
	return (s.High - s.Low) / value / ((s.To - s.From) / present)
}

// allowed is an input after a change by a share of it, or the nearest value that the
// model allows.
func allowed(g *graph.Graph, i int, present, share float64) (float64, Limit) {
	x, limit := unit.RoundTo12Digits(present+share*math.Abs(present)), NoLimit
	least, most := g.Quantities[i].Range()
	if g.Quantities[i].Type().Fraction && present <= 1 {
		most = min(most, 1)
	}
	if least = max(least, g.Quantities[i].CentralLeast()); x < least {
		x, limit = min(least, present), AtLeast
	}
	if x > most {
		x, limit = max(most, present), AtMost
	}
	if whole := math.Round(x); g.IsWhole(i, present) && whole != x {
		if whole == present { // a step at least
			whole += math.Copysign(1, share)
		}
		if x = whole; math.Abs(present) < 100 {
			limit = WholeEnd
		}
	}
	return x, limit
}
