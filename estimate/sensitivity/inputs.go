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
	"slices"

	"botec/estimate"
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
	inputs := Inputs(r.Graph, of)
	ends := make([]end, 0, 2*len(inputs))
	for _, i := range inputs {
		for _, share := range []float64{-by, by} {
			x, limit := allowed(r.Graph, i, r.ValueAt(i), share)
			ends = append(ends, end{input: i, x: x, limit: limit})
		}
	}
	tryAll(r, of, ends)
	var list []Swing
	for k := range inputs {
		if s, moves := swing(r, of, ends[2*k], ends[2*k+1]); moves {
			list = append(list, s)
		}
	}
	sortByWidth(list)
	return list
}

// end is an input at one end of its swing.
type end struct {
	input int
	x     float64
	limit Limit
	value float64 // of what the input moves
	fine  bool    // the scenario can be estimated
}

// atOnce is how many ends are computed at once, each in a row of its own: so few that the columns
// stay in the cache.
const atOnce = 8

// tryAll computes the values of a quantity at all ends. Those that change nothing are fine.
func tryAll(r *estimate.Result, of int, ends []end) {
	var moved []*end
	for k := range ends {
		if e := &ends[k]; e.x != r.ValueAt(e.input) {
			moved = append(moved, e)
		}
	}
	rows, one := r.NewFrame(atOnce), r.NewFrame(1)
	rows.Run()
	one.Run()
	all := graph.NewConsequences(r.Graph, nil)
	var before []int // the inputs of the rows before
	for some := range slices.Chunk(moved, atOnce) {
		var inputs []int
		for _, i := range before {
			rows.Free(i)
		}
		for _, e := range some {
			rows.Fix(e.input, r.ValueAt(e.input))
			inputs = append(inputs, e.input)
		}
		for row, e := range some {
			rows.Column(e.input)[row] = e.x
		}
		path := all.From(append(before, inputs...)...)
		rows.RunOnly(path)
		for row, e := range some {
			one.CopyRow(rows, row, path)
			e.value, e.fine = one.Value(of), r.Allows(one, e.input, path)
		}
		before = inputs
	}
}

// swing is what the two ends of an input make; moves is false where the value does not
// change.
func swing(r *estimate.Result, of int, low, high end) (s Swing, moves bool) {
	input := low.input
	present, value := r.ValueAt(input), r.ValueAt(of)
	s = Swing{Name: r.Quantities[input].Name, Input: input, From: present, To: present, Low: value, High: value, Elasticity: math.NaN()}
	for _, at := range []struct {
		end
		x, value *float64
		alone    Limit
	}{{low, &s.From, &s.Low, UpAlone}, {high, &s.To, &s.High, Down}} {
		limit := at.limit
		if at.fine {
			*at.x, *at.value = at.end.x, at.end.value
		} else if at.end.x != present {
			limit = at.alone
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
