package decide

import (
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/sensitivity"
	"botec/estimate/unit"
)

// searchFactor is the factor from the present value of an input without a range to both
// ends of the search for a tip, where the model allows these.
const searchFactor = 1000

// mostSpans limits the spans that are computed for all inputs together, and mostSpansEach
// those for one of them in one direction.
const (
	mostSpans     = 600_000
	mostSpansEach = 40_000
)

// certainInputs lists the inputs of options without ranges that can tip the choice, and
// those that cannot.
func certainInputs(d *Decision) []Input {
	found := commonInputs(d)
	list, spans := make([]Input, len(found)), make([]int, len(found))
	parallel(len(found), func(k int) {
		s := newCertainSearch(d, &found[k])
		s.most = min(mostSpansEach, mostSpans/len(found)/2)
		list[k], spans[k] = s.search(), s.spent
	})
	for _, n := range spans {
		d.Work += n / spansOfOne
	}
	return slices.DeleteFunc(list, func(i Input) bool { return i.Low == i.High })
}

// common is an input that some options have in common.
type common struct {
	name     string
	present  float64
	quantity []int // by option: its index there, -1 where the option does not depend on it
}

// commonInputs lists the inputs of all options. Options of several scenarios have one in
// common if it has the same name and value in them.
func commonInputs(d *Decision) (list []common) {
	index := map[string]int{}
	first := map[int]string{} // of those that have other values in other options: the first of these
	for k := range d.Options {
		o := &d.Options[k]
		for _, i := range sensitivity.Inputs(o.Result.Graph, o.Quantity) {
			if o.Result.Central().Fixed(i) { // it is what is chosen
				continue
			}
			name, present := o.Result.Quantities[i].Name, o.Result.ValueAt(i)
			at, known := index[name]
			if known && list[at].present != present {
				first[at] = d.Options[slices.IndexFunc(list[at].quantity, func(i int) bool { return i >= 0 })].Name
				name += " (" + o.Name + ")"
				at, known = index[name]
			}
			if !known {
				at = len(list)
				index[name] = at
				list = append(list, common{name: name, present: present, quantity: slices.Repeat([]int{-1}, len(d.Options))})
			}
			list[at].quantity[k] = i
		}
	}
	for at, option := range first {
		list[at].name += " (" + option + ")"
	}
	return list
}

// certainSearch looks for the values of one input at which another option becomes the
// best.
type certainSearch struct {
	*Decision
	*common
	frames []*columns.Frame   // by option, nil where it does not depend on the input
	spans  []*columns.Between // the same
	whole  bool
	most   int  // how many spans may be computed in each direction
	work   int  // how many may still be
	spent  int  // how many were
	ended  bool // the scenario cannot be estimated further on
	end    float64
	proved bool
}

func newCertainSearch(d *Decision, c *common) *certainSearch {
	s := &certainSearch{Decision: d, common: c, proved: true, frames: make([]*columns.Frame, len(d.Options)), spans: make([]*columns.Between, len(d.Options))}
	for k, i := range c.quantity {
		if i < 0 {
			continue
		}
		r := d.Options[k].Result
		s.whole = s.whole || r.IsWhole(i, r.ValueAt(i))
		s.frames[k], s.spans[k] = r.NewFrame(1), r.Program.NewBetween(i, r.Central(), 0)
		for q := range r.Quantities {
			if r.Central().Fixed(q) {
				v := r.ValueAt(q)
				s.frames[k].Fix(q, v)
				s.spans[k].Give(q, columns.Exactly(v), v, v)
			}
		}
	}
	return s
}

// search finds the nearest tip on both sides of the present value.
func (s *certainSearch) search() Input {
	k := slices.IndexFunc(s.quantity, func(i int) bool { return i >= 0 })
	in := Input{Name: s.name, Result: s.Options[k].Result, Quantity: s.quantity[k], Present: s.present, P5: s.present, P95: s.present, Low: s.present, High: s.present}
	low, high := s.interval(in.Result, in.Quantity)
	for _, end := range []struct {
		at      float64
		reached *float64
	}{{low, &in.Low}, {high, &in.High}} {
		if end.at == s.present {
			continue
		}
		s.work, s.ended = s.most, false
		at, found := s.tipIn(s.present, end.at)
		s.spent += s.most - s.work
		switch {
		case found:
			in.Tips = append(in.Tips, Tip{At: unit.RoundTo12Digits(at), To: s.best(at), Above: at > s.present, Factor: unit.RoundTo12Digits(at / s.present)})
			*end.reached = at
		case s.ended:
			*end.reached = s.end
		default:
			*end.reached = end.at
		}
	}
	in.Low, in.High, in.Proved = unit.RoundTo12Digits(in.Low), unit.RoundTo12Digits(in.High), s.proved
	return in
}

// interval is what is searched.
func (s *certainSearch) interval(r *estimate.Result, i int) (low, high float64) {
	q := &r.Quantities[i]
	low, high = min(s.present/searchFactor, s.present*searchFactor), max(s.present/searchFactor, s.present*searchFactor)
	if q.Type().Fraction && s.present >= 0 && s.present <= 1 {
		low, high = 0, 1
	}
	least, most := q.Range()
	low, high = max(low, least, q.CentralLeast()), min(high, most)
	if s.whole {
		low, high = math.Ceil(low), math.Floor(high)
	}
	return min(low, s.present), max(high, s.present)
}

// best is the index of the best option at a value, -1 where one has no value.
func (s *certainSearch) best(x float64) int {
	best, least := s.Best, math.Inf(1)
	for k := range s.Options {
		v := s.Options[k].Mean
		if f := s.frames[k]; f != nil {
			f.Fix(s.quantity[k], x)
			f.Run()
			if v = f.Value(s.Options[k].Quantity); v != v || len(s.Options[k].Result.Verify(f, s.quantity[k])) > 0 {
				return -1
			}
		}
		loss := s.loss(v)
		if tie := isTie(loss, least); !tie && loss < least || tie && k == s.Best {
			best, least = k, loss
		}
	}
	return best
}

// tipIn finds the value between two at which another option becomes the best, the nearest
// to near.
func (s *certainSearch) tipIn(near, far float64) (at float64, found bool) {
	if s.ended || s.stays(near, far) {
		return 0, false
	}
	if s.isNarrow(near, far) || s.work <= 0 {
		s.proved = s.proved && s.work > 0
		return s.bisect(near, far)
	}
	middle := s.middle(near, far)
	if at, found = s.tipIn(near, middle); found {
		return at, true
	}
	return s.tipIn(middle, far)
}

// bisect narrows down a change between two values, if there is one.
func (s *certainSearch) bisect(near, far float64) (at float64, found bool) {
	if s.best(far) == s.Best {
		return 0, false
	}
	for !s.isNarrow(near, far) {
		if middle := s.middle(near, far); s.best(middle) == s.Best {
			near = middle
		} else {
			far = middle
		}
	}
	if s.best(far) < 0 {
		s.ended, s.end = true, near
		return 0, false
	}
	return far, true
}

// stays says whether the best option is the best for all values between two.
func (s *certainSearch) stays(near, far float64) bool {
	low, high := min(near, far), max(near, far)
	of := make([]columns.Span, len(s.Options))
	for k, b := range s.spans {
		if of[k] = columns.Exactly(s.Options[k].Mean); b == nil {
			continue
		}
		s.work -= len(b.Depends())
		b.Run(low, high)
		if all, _ := s.Options[k].Result.Admits(b, s.quantity[k]); !all {
			return false
		}
		if of[k] = b.Span(s.Options[k].Quantity); !of[k].Sure {
			return false
		}
	}
	for k := range of {
		if k == s.Best {
			continue
		}
		worst, rival := of[s.Best].High, of[k].Low
		if s.Maximize {
			worst, rival = -of[s.Best].Low, -of[k].High
		}
		if worst > rival && !isTie(worst, rival) {
			return false
		}
	}
	return true
}

// middle is a value between two: in the middle of their logarithms, where both are
// positive and far apart.
func (s *certainSearch) middle(a, b float64) float64 {
	low, high := min(a, b), max(a, b)
	m := low/2 + high/2
	if low > 0 && high > 2*low {
		m = math.Sqrt(low) * math.Sqrt(high)
	}
	if s.whole {
		m = max(min(math.Floor(m), high-1), low+1)
	}
	return m
}

// isNarrow says that no value between two is worth trying.
func (s *certainSearch) isNarrow(a, b float64) bool {
	if s.whole {
		return math.Abs(a-b) <= 1
	}
	return math.Abs(a-b) <= 1e-10*max(math.Abs(a), math.Abs(b))
}
