package decide

import (
	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/graph"
)

// bench computes an estimate with other values of one of its inputs, with every range at its
// median. Only one goroutine may use it.
type bench struct {
	result       *estimate.Result
	consequences *graph.Consequences
	frame        *columns.Frame
	spans        *columns.Between
	input        int     // -1 before the first
	path         []int   // all that is computed from it
	at           float64 // its value in the frame
	allowed      bool    // the scenario can be estimated with that
	low, high    float64 // between which its values are in the spans
	admitted     bool    // the scenario can be estimated with all of them
}

// newBenches makes the benches of options, one for each estimate.
func newBenches(options []Outcome) []*bench {
	of := map[*estimate.Result]*bench{}
	consequences := map[*graph.Graph]*graph.Consequences{}
	list := make([]*bench, len(options))
	for k := range options {
		r := options[k].Result
		if of[r] == nil {
			if consequences[r.Graph] == nil {
				consequences[r.Graph] = graph.NewConsequences(r.Graph, nil)
			}
			of[r] = newBench(r, consequences[r.Graph])
		}
		list[k] = of[r]
	}
	return list
}

func newBench(r *estimate.Result, consequences *graph.Consequences) *bench {
	b := &bench{result: r, consequences: consequences, frame: r.Central().Clone(), spans: r.Program.NewBetween(-1, r.Central(), 0), input: -1}
	for q := range r.Quantities {
		if r.Central().Fixed(q) {
			v := r.ValueAt(q)
			b.spans.Give(q, columns.Exactly(v), v, v)
		}
	}
	return b
}

// vary chooses the input that has other values from now on.
func (b *bench) vary(input int) {
	if input == b.input {
		return
	}
	if b.input >= 0 {
		b.frame.Free(b.input)
		b.frame.RunOnly(b.path)
	}
	b.input, b.path = input, b.consequences.From(input)
	b.at, b.allowed = b.frame.Value(input), true
	b.low, b.high, b.admitted = 0, 0, false
	b.spans.Vary(input, b.path)
	b.frame.Fix(input, b.at)
}

// value is that of a quantity at a value of the input; ok is false where the scenario cannot
// be estimated.
func (b *bench) value(quantity int, x float64) (v float64, ok bool) {
	if x != b.at {
		b.frame.Fix(b.input, x)
		b.frame.RunOnly(b.path)
		b.at, b.allowed = x, b.result.Allows(b.frame, b.input, b.path)
	}
	v = b.frame.Value(quantity)
	return v, b.allowed && v == v
}

// span is what a quantity can be at all values of the input between two; ok is false where the
// scenario may be one that cannot be estimated.
func (b *bench) span(quantity int, low, high float64) (s columns.Span, ok bool) {
	if low != b.low || high != b.high || low == high {
		b.spans.Run(low, high)
		b.low, b.high = low, high
		b.admitted, _ = b.result.Admits(b.spans, b.input)
	}
	s = b.spans.Span(quantity)
	return s, b.admitted && s.Sure
}

// effort is about how long it takes to compute the input's consequences, in operations on
// numbers.
func (b *bench) effort() int { return b.result.Program.Effort(b.path, b.result.Central()) }
