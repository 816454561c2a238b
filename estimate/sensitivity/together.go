package sensitivity

import (
	"math"

	"botec/estimate"
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
// with ranges at their median. An input that cannot rise falls by the share; one that
// changes none of them is left out. The order is that of the model.
func Effects(r *estimate.Result, of []int, by float64) (list []Effect) {
	frame := r.NewFrame(1)
	for _, i := range Inputs(r.Graph, of...) {
		for _, share := range []float64{by, -by} {
			present := r.ValueAt(i)
			x, limit := allowed(r.Graph, i, present, share)
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
