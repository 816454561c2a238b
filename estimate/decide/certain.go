package decide

import (
	"math"
	"runtime"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/graph"
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

// The operations on numbers, of all searches together: they take less than a second. To prepare
// a search, or to judge values with bounds, takes as long as so many operations on numbers.
const (
	mostSteps    = 40_000_000
	stepsOfSpan  = 8
	leastOfInput = 3*stepsOfSpan + 90
)

// mostColumns is up to how many columns the programs of the options have where all cores
// search, each with columns of its own; one core searches where there are more.
const mostColumns = 1_000_000

// columnsOf is how many columns the programs of some options have.
func columnsOf(options []Outcome) (n int) {
	for k := range options {
		n += options[k].Result.Program.Columns()
	}
	return n
}

// certainInputs lists the inputs of options without ranges that can tip the choice, and
// those that cannot. Where there is too much to try, those come first on which the most
// quantities depend, as far as they fit.
func certainInputs(d *Decision) []Input {
	found := commonInputs(d)
	all := len(found)
	found = slices.DeleteFunc(found, func(c common) bool {
		low, high := c.interval(d)
		return low == high
	})
	list := make([]Input, len(found))
	left, efforts := byConsequences(d, found)
	cores := runtime.GOMAXPROCS(0)
	if columnsOf(d.Options) > mostColumns {
		cores = 1
	}
	benches := make([][]*bench, cores)
	ofCore := func(core int) []*bench {
		if benches[core] == nil {
			benches[core] = newBenches(d.Options)
		}
		return benches[core]
	}
	for steps := 0; len(left) > 0; {
		var next, later []int
		least := 0
		for _, k := range left {
			if of := efforts[k] * leastOfInput; steps+least+of <= mostSteps {
				next, least = append(next, k), least+of
			} else {
				later = append(later, k)
			}
		}
		if left = later; len(next) == 0 {
			break
		}
		searches := make([]*certainSearch, len(next))
		parallelOn(cores, len(next), ofCore, func(benches []*bench, n int) {
			s := newCertainSearch(d, &found[next[n]], benches)
			s.most = min(mostSpansEach, mostSpans/all/2)
			list[next[n]], searches[n] = s.search(), s
		})
		for _, s := range searches {
			d.Work += s.spent / spansOfOne
			steps += s.steps
		}
	}
	d.Unseen = len(left)
	return slices.DeleteFunc(list, func(i Input) bool { return i.Low == i.High })
}

// byConsequences orders inputs by how many quantities depend on them, the most first, and
// tells how long it takes to compute the options at another value of each, in operations on
// numbers.
func byConsequences(d *Decision, found []common) (order, efforts []int) {
	type of struct {
		graph *graph.Graph
		input int
	}
	consequences := map[*graph.Graph]*graph.Consequences{}
	for k := range d.Options {
		if g := d.Options[k].Result.Graph; consequences[g] == nil {
			consequences[g] = graph.NewConsequences(g, nil)
		}
	}
	depend := make([]int, len(found))
	efforts = make([]int, len(found))
	for n := range found {
		known := map[of][2]int{}
		for k, i := range found[n].quantity {
			if i < 0 {
				continue
			}
			r := d.Options[k].Result
			at, ok := known[of{r.Graph, i}]
			if !ok {
				path := consequences[r.Graph].From(i)
				at = [2]int{len(path), r.Program.Effort(path, r.Central())}
				known[of{r.Graph, i}] = at
			}
			depend[n], efforts[n] = depend[n]+at[0], efforts[n]+at[1]
		}
		order = append(order, n)
	}
	slices.SortStableFunc(order, func(a, b int) int { return depend[b] - depend[a] })
	return order, efforts
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
	benches []*bench // by option
	efforts []int    // the same: of one value of the input
	whole   bool
	most    int  // how many spans may be computed in each direction
	work    int  // how many may still be
	spent   int  // how many were
	steps   int  // the operations on numbers, about
	ended   bool // the scenario cannot be estimated further on
	end     float64
	proved  bool
}

func newCertainSearch(d *Decision, c *common, benches []*bench) *certainSearch {
	s := &certainSearch{Decision: d, common: c, proved: true, whole: c.isWhole(d), benches: benches, efforts: make([]int, len(d.Options))}
	for k, i := range c.quantity {
		if i < 0 {
			continue
		}
		benches[k].vary(i)
		s.efforts[k] = benches[k].effort()
		s.steps += stepsOfSpan * s.efforts[k]
	}
	return s
}

// search finds the nearest tip on both sides of the present value.
func (s *certainSearch) search() Input {
	k := slices.IndexFunc(s.quantity, func(i int) bool { return i >= 0 })
	in := Input{Name: s.name, Result: s.Options[k].Result, Quantity: s.quantity[k], Present: s.present, P5: s.present, P95: s.present, Low: s.present, High: s.present}
	low, high := s.interval(s.Decision)
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

// isWhole says whether the input has whole values.
func (c *common) isWhole(d *Decision) bool {
	for k, i := range c.quantity {
		if r := d.Options[k].Result; i >= 0 && r.IsWhole(i, r.ValueAt(i)) {
			return true
		}
	}
	return false
}

// interval is what is searched.
func (c *common) interval(d *Decision) (low, high float64) {
	k := slices.IndexFunc(c.quantity, func(i int) bool { return i >= 0 })
	q := &d.Options[k].Result.Quantities[c.quantity[k]]
	low, high = min(c.present/searchFactor, c.present*searchFactor), max(c.present/searchFactor, c.present*searchFactor)
	if q.Type().Fraction && c.present >= 0 && c.present <= 1 {
		low, high = 0, 1
	}
	least, most := q.Range()
	low, high = max(low, least, q.CentralLeast()), min(high, most)
	if c.isWhole(d) {
		low, high = math.Ceil(low), math.Floor(high)
	}
	return min(low, c.present), max(high, c.present)
}

// best is the index of the best option at a value, -1 where one has no value.
func (s *certainSearch) best(x float64) int {
	best, least := s.Best, math.Inf(1)
	for k := range s.Options {
		v := s.Options[k].Mean
		if s.quantity[k] >= 0 {
			var ok bool
			s.steps += s.efforts[k]
			if v, ok = s.benches[k].value(s.Options[k].Quantity, x); !ok {
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
	near, far = s.awayFromZero(near, far)
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

// awayFromZero narrows down a change between two values of which one is zero to one between a
// value and its half, which halving that value alone finds after up to a thousand times.
func (s *certainSearch) awayFromZero(near, far float64) (float64, float64) {
	x := near + far
	if s.whole || near != 0 && far != 0 {
		return near, far
	}
	changed := func(halvings int) bool { return (s.best(math.Ldexp(x, -halvings)) == s.Best) != (x == near) }
	low, high := 0, 1100 // which is zero
	for high-low > 1 {
		if middle := (low + high) / 2; changed(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	if outer, inner := math.Ldexp(x, -low), math.Ldexp(x, -high); x == near {
		return outer, inner
	} else {
		return inner, outer
	}
}

// stays says whether the best option is the best for all values between two.
func (s *certainSearch) stays(near, far float64) bool {
	low, high := min(near, far), max(near, far)
	of := make([]columns.Span, len(s.Options))
	for k, i := range s.quantity {
		if of[k] = columns.Exactly(s.Options[k].Mean); i < 0 {
			continue
		}
		var ok bool
		s.steps += stepsOfSpan * s.efforts[k]
		of[k], ok = s.benches[k].span(s.Options[k].Quantity, low, high)
		if s.work -= len(s.benches[k].spans.Depends()); !ok {
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
