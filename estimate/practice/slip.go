package practice

import (
	"math"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/formula"
	"botec/estimate/graph"
)

// Slip is what an answer comes out as by one mistake.
type Slip struct {
	Kind  SlipKind
	Value float64 // in base units
	Text  string  // "55.6k/s is swipe alone; like and photo come on top"
}

// SlipKind says what the mistake is.
type SlipKind string

// The kinds of slips, the likely ones first.
const (
	SlipPeak     SlipKind = "peak"     // the average in place of the peak, or the other way round
	SlipPart     SlipKind = "part"     // one part of a sum, such as the writes or one workload; all but one; the sum for its part
	SlipCopies   SlipKind = "copies"   // one copy in place of all, or the other way round
	SlipHeadroom SlipKind = "headroom" // nodes without headroom or spares
	SlipPeriod   SlipKind = "period"   // a day's in place of a second's
	SlipBits     SlipKind = "bits"     // bits in place of bytes, or the other way round
	SlipThousand SlipKind = "thousand" // a prefix of units too far: MB in place of kB
	SlipFactor   SlipKind = "factor"   // without another factor
	SlipFigure   SlipKind = "figure"   // another figure of the same estimate
)

// unlikely is what a kind is set back by, where the distance of 20% between an answer
// and what it could be counts as 1: the unlikelier a slip is, the nearer it must be.
var unlikely = map[SlipKind]float64{SlipPeak: 0, SlipPart: 0.05, SlipCopies: 0.05, SlipHeadroom: 0.1, SlipPeriod: 0.15, SlipBits: 0.2, SlipThousand: 0.2, SlipFactor: 0.3, SlipFigure: 0.4}

// nearSlip is the factor up to which an answer may be off what a slip makes.
const nearSlip = 1.2

// SlipOf finds the one mistake by which an answer comes out as it does: the nearest of
// what the graph gives with a factor or a part of a sum left out, of the figures of the
// same kind, and of the slips with units. ok is false for an answer that deserves full
// marks, and where none is within 20% of it. What a slip makes in mental arithmetic
// counts too, with a day of 10^5 seconds.
func SlipOf(r *estimate.Result, q Question, a *Answer) (slip Slip, ok bool) {
	if q.IsDecision() {
		return Slip{}, false
	}
	x := a.Low
	if a.IsRange() {
		if Holds(a, q.Value.Value) || !(a.Low > 0) {
			return Slip{}, false
		}
		x = math.Sqrt(a.Low * a.High)
	}
	of, found := r.Find(q.Name)
	if !found || !(x > 0) || !(q.Value.Value > 0) || q.Points(a) == 1 || FactorOff(&Answer{Low: x}, q.Value.Value) <= goodFactor {
		return Slip{}, false
	}
	s := newSlips(r, q, of)
	s.figures()
	s.sums()
	s.factors()
	s.units()
	least := math.Inf(1)
	for _, c := range s.list {
		if off := s.distance(x, c.Value) + unlikely[c.Kind] + c.setBack; off <= 1 && off < least {
			slip, least = c.Slip, off
		}
	}
	return slip, !math.IsInf(least, 1)
}

// slips collects the slips that are possible at one question.
type slips struct {
	*estimate.Result
	q      Question
	asked  *estimate.Value // what is asked for; of a name of the scenario's own, what it stands for
	behind []bool          // the quantities that it is computed from
	bias   float64         // mental arithmetic, as a share of the exact value
	with   func(values map[int]float64) float64
	list   []candidate
}

// candidate is a slip that is possible.
type candidate struct {
	Slip
	setBack float64 // beyond that of its kind
}

func newSlips(r *estimate.Result, q Question, of int) *slips {
	s := &slips{Result: r, q: q, asked: q.Value, behind: r.UsedBy(of), bias: 1}
	if _, named := isFigure(q.Quantity); !named {
		if core := explain.Core(r, q.Value); core != nil {
			s.asked = core
		}
	}
	if m := explain.Rounded(r, q.Value, explain.Asked{Like: q.Truth}); m != nil {
		s.bias = min(max(m.Value/q.Central, 1/nearSlip), nearSlip)
	}
	frame := r.NewFrame(1)
	s.with = func(values map[int]float64) float64 {
		for i, v := range values {
			frame.Fix(i, v)
		}
		frame.Run()
		out := frame.Value(of)
		for i := range values {
			frame.Free(i)
		}
		return out * q.Value.Value / q.Central // which is another than the median of samples
	}
	return s
}

// leastRounded is the least distance from a value by mental arithmetic: an exact one is
// the better guess. Beyond that the distance counts double.
const leastRounded = 0.3

// distance is how far an answer is from a value, where 20% count as 1.
func (s *slips) distance(x, value float64) float64 {
	off := func(c float64) float64 { return math.Abs(math.Log(x/c)) / math.Log(nearSlip) }
	const slack = 1e-9
	return min(off(value), leastRounded+2*off(value*s.bias)) - slack
}

// add adds a slip; text is what stands behind the value. One that hardly changes the
// value is none, and neither is a share of more than everything.
func (s *slips) add(kind SlipKind, value float64, text string) { s.addUnlikely(kind, value, text, 0) }

// addUnlikely is add for a slip that is set back beyond others of its kind.
func (s *slips) addUnlikely(kind SlipKind, value float64, text string, setBack float64) {
	v := s.q.Value
	tooMuch := v.Shown.IsPercent() && v.Value <= 1 && value > 1
	if value > 0 && !math.IsInf(value, 0) && !tooMuch && FactorOff(&Answer{Low: value}, v.Value) > 1.02 {
		s.list = append(s.list, candidate{Slip{kind, value, s.print(value) + " " + text}, setBack})
	}
}

// print writes a value as the truth is written.
func (s *slips) print(x float64) string {
	v := *s.q.Value
	v.Value = x
	return Question{Value: &v, Text: s.q.Text}.asked(s.Result).Truth
}

// isWorkedOut says that a quantity is computed, by the model or the scenario.
func isWorkedOut(q *graph.Quantity) bool {
	switch q.Class {
	case graph.Unlisted, graph.Replaced, graph.ReferenceNumber, graph.Measured:
		return false
	}
	return !q.Leaf()
}

// bare is a node without parentheses and without its unit of display.
func bare(n formula.Node) formula.Node {
	for {
		switch x := n.(type) {
		case *formula.Paren:
			n = x.X
		case *formula.In:
			n = x.X
		default:
			return n
		}
	}
}
