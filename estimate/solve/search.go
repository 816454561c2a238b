package solve

import (
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// search tries values of one quantity.
type search struct {
	graph    *graph.Graph
	sampling estimate.Sampling
	printer  unit.Printer
	quantity int // its index
	whole    bool
	trials   *estimate.Trials
	known    map[float64]*outcome // of the values that were tried
	tried    int
	work     int // the spans that may still be computed
	left     int // the values that may still be tried

	central *columns.Between // what verifies a value

	// where the conditions depend on ranges
	samples  *columns.Between // what is known of every sample
	decisive *columns.Between // what decides conditions
	deciding []deciding
	stopped  bool // a change was not narrowed down, as none was left
}

// The limits of a search: how many cells may be undecided at a time, how many quantities
// of values that are tried may be computed, and how many spans, in all. A cell costs a few trials
// where its ends are sampled.
const (
	mostCells        = 4096
	mostTried        = 16_000_000
	mostSampledCells = 48
	mostSpans        = 4_000_000
)

// mostSampled bounds the work of the trials that are sampled: the draws of all, and
// drawsOfQuantity for each quantity. But leastSampled may be sampled anyway: they suffice
// for a boundary where what is compared has no steps.
const (
	mostSampled     = 150_000_000
	drawsOfQuantity = 25
	leastSampled    = 12
	leastTried      = 100 // the same without samples
)

// What takes as long as a quantity of an estimate that has one value: so many spans, and
// draws of a trial.
const spansOfOne, drawsOfOne = 12, 400

// effort is about how long the search took, in quantities of an estimate.
func (s *search) effort() int {
	work := (mostSpans - s.work) / spansOfOne
	if s.sampled() {
		work += s.tried * (s.trials.Draws() + len(s.graph.Quantities)*drawsOfQuantity) / drawsOfOne
	}
	return work
}

// newSearch prepares the search; at is the estimate with the quantity fixed.
func newSearch(g *graph.Graph, quantity int, p unit.Printer, sampling estimate.Sampling, at *estimate.Result) *search {
	s := &search{graph: g, sampling: sampling, printer: p, quantity: quantity, whole: g.IsWhole(quantity, at.ValueAt(quantity)), work: mostSpans}
	s.trials, s.known = estimate.NewTrials(g, quantity, sampling), make(map[float64]*outcome)
	s.central = g.Program.NewBetween(quantity, at.Central(), 0)
	if !s.trials.Sampled() {
		s.left = max(leastTried, mostTried/len(g.Quantities))
		return s
	}
	if frame := s.trials.Run(at.ValueAt(quantity)); frame != nil {
		s.findDeciding(frame)
		s.decisive = g.Program.NewBetween(quantity, frame.Clone(), 0)
	}
	s.samples = g.Program.NewBetween(quantity, at.Central(), at.Sampling.Samples)
	s.left = max(leastSampled, mostSampled/(s.trials.Draws()+len(g.Quantities)*drawsOfQuantity))
	return s
}

// findDeciding lists what conditions depend on and only samples tell: what is fixed in
// the run that decides them.
func (s *search) findDeciding(decisive *columns.Frame) {
	matters := func(i int) bool { return i != s.quantity && decisive.Fixed(i) }
	for i := range s.graph.Quantities {
		if s.graph.Quantities[i].Class != graph.Unlisted && matters(i) {
			s.deciding = append(s.deciding, deciding{i, i})
		}
	}
	for _, st := range s.graph.Statistics {
		if matters(st.Out) {
			s.deciding = append(s.deciding, deciding{st.Arg, st.Out})
		}
	}
}

// deciding is a quantity whose samples tell the value of another, or its own.
type deciding struct{ of, to int }

// estimate is the estimate at a value, nil where nothing can be computed.
func (s *search) estimate(v float64) *estimate.Result {
	r, err := estimate.EstimateWith(s.graph, s.printer, s.sampling, &estimate.Fixed{Quantity: s.quantity, Value: v})
	if err != nil {
		return nil
	}
	return r
}

// outcome is what a search keeps of a value that was tried.
type outcome struct {
	holds    bool
	compared []comparison // by condition; nil where nothing can be computed
	at       []float64    // the values that samples tell, as in deciding
}

// comparison is a condition at a value: its operation, both sides and what they may
// differ by.
type comparison struct {
	op    columns.Op
	sides [3]float64
	holds bool
}

// outcome tries a value. Where nothing can be computed the conditions do not hold.
func (s *search) outcome(v float64) *outcome {
	if known, ok := s.known[v]; ok {
		return known
	}
	out := &outcome{}
	s.known[v] = out
	s.tried++
	s.left--
	frame := s.trials.Run(v)
	if frame == nil {
		return out
	}
	out.holds = true
	for _, i := range s.graph.Conditions {
		c := comparison{holds: frame.Value(i) == 1}
		c.op, c.sides = frame.Operands(i)
		out.holds = out.holds && c.holds
		out.compared = append(out.compared, c)
	}
	for _, d := range s.deciding {
		out.at = append(out.at, frame.Value(d.to))
	}
	return out
}

// sampled says whether trials take samples.
func (s *search) sampled() bool { return s.trials.Sampled() }

// exhausted says whether no value may be tried any more.
func (s *search) exhausted() bool { return s.left <= 0 }

// holds says whether all conditions hold at a value.
func (s *search) holds(v float64) bool { return s.outcome(v).holds }

// cell is an interval of values, both ends among them.
type cell struct {
	low, high float64
	verdict   verdict
}

// verdict is what is known of the conditions in a cell.
type verdict byte

const (
	undecided verdict = iota
	holds
	fails
)

func truth(ok bool) verdict {
	if ok {
		return holds
	}
	return fails
}

// step is a value that is known; follows says that the conditions hold everywhere
// between it and the step before, or fail everywhere.
type step struct {
	value          float64
	holds, follows bool
}

// scan decides the conditions for all values of an interval. It cuts what it cannot
// decide until the pieces are decided or as narrow as values can be told apart. proved
// is false where that would take too many; then what is undecided is tried at its ends.
func (s *search) scan(low, high float64) (steps []step, proved bool) {
	open, most := []cell{{low: low, high: high}}, min(mostCells, mostTried/2/len(s.graph.Quantities))
	if s.sampled() {
		most = mostSampledCells
	}
	var done []cell
	for proved = true; proved && len(open) > 0; {
		var next []cell
		for _, c := range open {
			switch c.verdict = s.judge(c); {
			case c.verdict != undecided:
				done = append(done, c)
			case s.isNarrow(c.low, c.high):
				done = append(done, s.points(c)...)
			default:
				next = append(next, s.cut(c)...)
			}
		}
		open = next
		proved = len(open) == 0 || len(open) <= most && s.work > 0 && !s.exhausted()
	}
	for _, c := range open {
		done = append(done, s.points(c)...)
	}
	slices.SortFunc(done, func(a, b cell) int {
		switch {
		case a.low < b.low || a.low == b.low && a.high < b.high:
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	return s.steps(done), proved && !s.stopped
}

// points are both ends of a cell, tried.
func (s *search) points(c cell) []cell {
	out := []cell{{c.low, c.low, truth(s.holds(c.low))}}
	if c.high != c.low {
		out = append(out, cell{c.high, c.high, truth(s.holds(c.high))})
	}
	return out
}

// steps are the ends of decided cells in their order. Where the conditions change
// between two, the change is narrowed down.
func (s *search) steps(cells []cell) (steps []step) {
	for _, c := range cells {
		ok := c.verdict == holds
		if n := len(steps); n > 0 && steps[n-1].holds != ok {
			before, after := s.change(steps[n-1].value, c.low)
			steps = append(steps, step{before, !ok, true}, step{after, ok, false})
		}
		steps = append(steps, step{c.low, ok, len(steps) > 0}, step{c.high, ok, true})
	}
	return steps
}

// cut parts a cell: where the conditions change in it, else in the middle.
func (s *search) cut(c cell) []cell {
	low, high := c.low, c.high
	if s.holds(low) != s.holds(high) {
		low, high = s.change(low, high)
	} else if crosses := s.crossing(low, high); crosses != nil {
		low, high = s.narrow(low, high, crosses)
	} else {
		low, high = s.halves(low, high)
	}
	return []cell{{low: c.low, high: low}, {low: high, high: c.high}}
}

// halves are the ends of both halves of an interval, in its middle.
func (s *search) halves(low, high float64) (end, start float64) {
	m := s.middle(low, high)
	if s.counts(high) {
		return m, m + 1
	}
	return m, m
}

// middle is a value between two that are not narrow: in the middle of their logarithms,
// where they are positive and far apart.
func (s *search) middle(low, high float64) float64 {
	m := low/2 + high/2
	if low > 0 && high > 2*low {
		m = math.Sqrt(low) * math.Sqrt(high) // low * high may overflow
	}
	if s.counts(high) {
		m = max(min(math.Floor(m), high-1), low+1)
	}
	return m
}

// counts says whether values up to one are tried as whole numbers.
func (s *search) counts(high float64) bool { return s.whole && high < 1<<53 }

// isNarrow says that no value between two is worth trying.
func (s *search) isNarrow(low, high float64) bool {
	if s.counts(high) {
		return high-low <= 1
	}
	return high-low <= s.closeness()*max(-low, high) || high-low <= 1e-300
}

// closeness is how close two values are, relative to them, that are not told apart. It is
// much less than what a comparison takes as equal, except where each value is sampled.
func (s *search) closeness() float64 {
	if s.sampled() {
		return 1e-9
	}
	return 1e-12
}
