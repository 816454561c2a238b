package sensitivity

import (
	"math"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// Effect is what one input alone does to several values at once, when it rises by a share
// of its value. All numbers are in base units.
type Effect struct {
	Input    int // its index in the graph
	From, To float64
	Limit    Limit     // why To is another value than the share makes
	Values   []float64 // the values after the change, in their order
}

// Effects returns what a rise of each input by a share, such as 10%, does to quantities,
// with ranges at their median. An input that is a share itself rises by that share of
// what it is or of what it lacks to 100%, whichever is less. An input that cannot rise
// falls; one that changes none of the quantities is left out. The order is that of the
// model.
func Effects(r *estimate.Result, of []int, by float64) (list []Effect) {
	frame := r.NewFrame(1)
	for _, i := range Inputs(r.Graph, of...) {
		for _, share := range []float64{by, -by} {
			present := r.ValueAt(i)
			x, limit := risen(r.Graph, i, present, share)
			if x == present {
				continue
			}
			frame.Fix(i, x)
			frame.Run()
			e := Effect{Input: i, From: present, To: x, Limit: limit}
			changes := false
			for _, quantity := range of {
				v := frame.Value(quantity)
				e.Values = append(e.Values, v)
				changes = changes || math.Abs(v-r.ValueAt(quantity)) > 1e-9*math.Abs(r.ValueAt(quantity))
			}
			if len(r.Verify(frame, i)) == 0 {
				if changes {
					list = append(list, e)
				}
				break
			}
		}
		frame.Free(i)
	}
	return list
}

// risen is an input after a rise, or the nearest value that the model allows.
func risen(g *graph.Graph, i int, present, share float64) (float64, Limit) {
	if g.Quantities[i].Type().Fraction && 0 <= present && present <= 1 {
		return unit.RoundTo12Digits(present + share*min(present, 1-present)), NoLimit
	}
	return allowed(g, i, present, share)
}
