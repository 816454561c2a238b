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
	tried    int
	work     int // the spans that may still be computed

	central *columns.Between // what verifies a value
	frame   *columns.Frame   // one run, where the conditions are certain

	// where the conditions depend on ranges
	samples  *columns.Between // what is known of every sample
	decisive *columns.Between // what decides conditions
	deciding []deciding
	known    map[float64]*outcome
	left     int  // how many estimates may still be sampled
	stopped  bool // a change was not narrowed down, as none was left
}

// The limits of a search: how many cells may be undecided at a time, and how many spans
// may be computed in all. A cell costs a few estimates where its ends are sampled.
const (
	mostCells        = 4096
	mostSampledCells = 48
	mostSpans        = 4_000_000
)

// mostSampled bounds the work of the estimates that are sampled: the draws of all, and
// drawsOfQuantity for each quantity. At least leastSampled are sampled.
const (
	mostSampled     = 200_000_000
	drawsOfQuantity = 200
	leastSampled    = 3
)

// newSearch prepares the search; at is the estimate with the quantity fixed.
func newSearch(g *graph.Graph, quantity int, p unit.Printer, sampling estimate.Sampling, at *estimate.Result) *search {
	s := &search{graph: g, sampling: sampling, printer: p, quantity: quantity, whole: g.IsWhole(quantity, at.ValueAt(quantity)), work: mostSpans}
	s.central = g.Program.NewBetween(quantity, at.Central(), 0)
	if at.Sampling != nil {
		s.findDeciding(at.Decisive())
	}
	if len(s.deciding) > 0 {
		s.samples = g.Program.NewBetween(quantity, at.Central(), at.Sampling.Samples)
		s.decisive = g.Program.NewBetween(quantity, at.Decisive(), 0)
		s.known = make(map[float64]*outcome)
		draws := len(g.Program.Draws()) * min(at.Sampling.Samples, estimate.DefaultSamples) // who asks for more samples has the time
		s.left = max(leastSampled, mostSampled/(draws+len(g.Quantities)*drawsOfQuantity))
	} else {
		s.frame = g.NewFrame(1)
	}
	return s
}

// findDeciding lists what conditions depend on and only samples tell: what is fixed in
// the run that decides them.
func (s *search) findDeciding(decisive *columns.Frame) {
	behind := s.graph.UsedBy(s.graph.Conditions...)
	matters := func(i int) bool { return decisive.Fixed(i) && behind[i] }
	for i := range s.graph.Quantities {
		if i != s.quantity && s.graph.Quantities[i].Class != graph.Unlisted && matters(i) {
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
	s.tried++
	r, err := estimate.EstimateWith(s.graph, s.printer, s.sampling, &estimate.Fixed{Quantity: s.quantity, Value: v})
	if err != nil {
		return nil
	}
	return r
}

// outcome is what a search keeps of an estimate.
type outcome struct {
	holds bool
	at    []float64 // the values that samples tell, as in deciding; nil where nothing can be computed
}

// outcome is that of the estimate at a value.
func (s *search) outcome(v float64) *outcome {
	if known, ok := s.known[v]; ok {
		return known
	}
	out := &outcome{}
	if r := s.estimate(v); r != nil {
		out.holds = !slices.Contains(r.Held, false)
		for _, d := range s.deciding {
			out.at = append(out.at, r.Decisive().Value(d.to))
		}
	}
	s.known[v] = out
	s.left--
	return out
}

// holds says whether all conditions hold at a value. Where nothing can be computed they
// do not.
func (s *search) holds(v float64) bool {
	if s.frame == nil {
		return s.outcome(v).holds
	}
	s.tried++
	s.frame.Fix(s.quantity, v)
	s.frame.Run()
	for _, c := range s.graph.Conditions {
		if s.frame.Value(c) != 1 {
			return false
		}
	}
	return len(s.graph.Verify(s.frame, s.quantity)) == 0
}

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

// scan decides the conditions for all values of an interval. It halves what it cannot
// decide until the halves are decided or as narrow as values can be told apart. proved
// is false where that would take too many; then what is undecided is tried at its ends.
func (s *search) scan(low, high float64) (steps []step, proved bool) {
	open, most := []cell{{low: low, high: high}}, mostCells
	if s.frame == nil {
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
				left, right := s.halves(c)
				next = append(next, left, right)
			}
		}
		open = next
		proved = len(open) <= most && s.work > 0 && (s.frame != nil || s.left > 0)
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
	steps = s.steps(done)
	return steps, proved && !s.stopped
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
			before, after := s.bisect(steps[n-1].value, c.low, steps[n-1].holds)
			steps = append(steps, step{before, !ok, true}, step{after, ok, false})
		}
		steps = append(steps, step{c.low, ok, len(steps) > 0}, step{c.high, ok, true})
	}
	return steps
}

// bisect narrows an interval at whose ends the conditions differ; they hold at the low
// one or at the high one.
func (s *search) bisect(low, high float64, atLow bool) (float64, float64) {
	for !s.isNarrow(low, high) {
		if s.stopped = s.frame == nil && s.left <= 0; s.stopped {
			break
		}
		if middle := s.middle(low, high); s.holds(middle) == atLow {
			low = middle
		} else {
			high = middle
		}
	}
	return low, high
}

// halves are both halves of a cell.
func (s *search) halves(c cell) (left, right cell) {
	m := s.middle(c.low, c.high)
	next := m
	if s.counts(c.high) {
		next = m + 1
	}
	return cell{low: c.low, high: m}, cell{low: next, high: c.high}
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
	closeness := narrow
	if s.frame == nil {
		closeness = sampledNarrow
	}
	return high-low <= closeness*max(-low, high) || high-low <= 1e-300
}

// narrow is how close two values are, relative to them, that are not told apart. It is
// much less than what a comparison takes as equal, except where each value is sampled.
const narrow, sampledNarrow = 1e-12, 1e-9
