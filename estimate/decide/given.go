package decide

import (
	"math"
	"runtime"
	"slices"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// givenFactors are the factors to the present value of an input without a range at which
// it is tried, beside options that have ranges.
var givenFactors = []float64{1.02, 1.05, 1.1, 1.2, 1.35, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10}

// Inputs without a range are tried with so many samples of all others; beside many
// options they are not, as each value of each of them would take a program of its own.
const (
	givenRows    = 2048
	mostPrograms = 100
)

// givenInputs lists the inputs without a range that tip the choice on average.
func givenInputs(d *Decision, t *table) []Input {
	var found []common
	programs := 0
	for _, c := range commonInputs(d) {
		certain := true
		for k, i := range c.quantity {
			if i >= 0 {
				certain = certain && !isUncertain(t, d, k, i)
				programs++
			}
		}
		if certain {
			found = append(found, c)
		}
	}
	if programs > mostPrograms {
		return nil
	}
	list := make([]Input, len(found))
	parallelOn(runtime.GOMAXPROCS(0), len(found), func(int) []*bench { return newBenches(d.Options) }, func(benches []*bench, k int) {
		list[k] = newGivenSearch(d, t, &found[k], benches).search()
	})
	return slices.DeleteFunc(list, func(i Input) bool { return len(i.Tips) == 0 })
}

// isUncertain says whether a quantity of an option has a range.
func isUncertain(t *table, d *Decision, option, quantity int) bool {
	p := slices.IndexFunc(t.programs, func(p program) bool { return p.result == d.Options[option].Result })
	return p >= 0 && t.programs[p].full.Uncertain(quantity)
}

// givenSearch looks for the values of an input without a range at which another option
// becomes the best on average.
type givenSearch struct {
	*certainSearch // what verifies a value, with every range at its median
	x              float64
	low, high      float64
	samplers       []*columns.Worker // one for each estimate that has uncertain options
	options        [][]int           // of each
	shift          []float64         // by option: what makes its mean at the present value that of all samples
	sums, counts   []float64
}

func newGivenSearch(d *Decision, t *table, c *common, benches []*bench) *givenSearch {
	n := len(d.Options)
	s := &givenSearch{certainSearch: newCertainSearch(d, c, benches), shift: make([]float64, n), sums: make([]float64, n), counts: make([]float64, n)}
	s.x = c.present
	s.low, s.high = s.interval(d)
	most := givenFactors[len(givenFactors)-1]
	s.low, s.high = max(s.low, min(c.present/most, c.present*most)), min(s.high, max(c.present/most, c.present*most))
	for p := range t.programs {
		of := &t.programs[p]
		quantity := c.quantity[of.options[0]]
		var nodes, options []int
		if quantity < 0 {
			continue
		}
		varied := of.result.Varying(givenRows, quantity, s.low, s.high, func(column []float64, _ int) {
			for i := range column {
				column[i] = s.x
			}
		})
		for n, k := range of.options {
			nodes, options = append(nodes, varied.Node(of.targets[n])), append(options, k)
		}
		w := varied.Sampler(nodes).NewWorker()
		w.KeepDraws(givenRows)
		s.samplers, s.options = append(s.samplers, w), append(s.options, options)
	}
	means, _ := s.means(c.present)
	for k := range means {
		s.shift[k] = d.loss(d.Options[k].Mean) - means[k]
	}
	return s
}

// means are the mean losses of the options at a value of the input; ok is false where the
// scenario cannot be estimated.
func (s *givenSearch) means(x float64) (list []float64, ok bool) {
	list, ok = make([]float64, len(s.Options)), true
	for k, i := range s.quantity {
		list[k] = s.loss(s.Options[k].Mean)
		if i < 0 {
			continue
		}
		v, fine := s.benches[k].value(s.Options[k].Quantity, x)
		list[k], ok = s.loss(v), ok && fine
	}
	s.x = x
	clear(s.sums)
	clear(s.counts)
	for p, w := range s.samplers {
		for first := 0; first < givenRows; first += columns.BlockSize {
			w.Run(first, func(n int, column []float64) {
				k := s.options[p][n]
				for _, v := range column {
					if v == v {
						s.sums[k] += v
						s.counts[k]++
					}
				}
			})
		}
		for _, k := range s.options[p] {
			if s.counts[k] > 0 {
				list[k] = s.loss(s.sums[k] / s.counts[k])
			}
		}
	}
	for k := range list {
		list[k] += s.shift[k]
	}
	return list, ok
}

// bestAt is the index of the best option at a value of the input, -1 where the scenario
// cannot be estimated.
func (s *givenSearch) bestAt(x float64) int {
	means, ok := s.means(x)
	if !ok {
		return -1
	}
	best := s.Best
	for k, v := range means {
		// where both have the same value, the shifts decide nothing
		same := isTie(v-s.shift[k], means[s.Best]-s.shift[s.Best])
		if v < means[best] && !isTie(v, means[best]) && !same && v-s.shift[k] < means[s.Best]-s.shift[s.Best] {
			best = k
		}
	}
	return best
}

// search tries values on both sides of the present one, up to the nearest tip.
func (s *givenSearch) search() Input {
	k := slices.IndexFunc(s.quantity, func(i int) bool { return i >= 0 })
	in := Input{Name: s.name, Result: s.Options[k].Result, Quantity: s.quantity[k], Present: s.present, P5: s.present, P95: s.present, Low: unit.RoundTo12Digits(s.low), High: unit.RoundTo12Digits(s.high)}
	for _, end := range []float64{s.low, s.high} {
		near := s.present
		for _, factor := range givenFactors {
			far := s.step(end, factor)
			if far == near {
				continue
			}
			best := s.bestAt(far)
			if best < 0 {
				break
			}
			if best == s.Best {
				near = far
				continue
			}
			for !s.isNarrow(near, far) {
				if middle := s.middle(near, far); s.bestAt(middle) == s.Best {
					near = middle
				} else {
					far = middle
				}
			}
			if to := s.bestAt(far); to >= 0 {
				in.Tips = append(in.Tips, Tip{At: unit.RoundTo12Digits(far), To: to, Above: far > s.present, Factor: unit.RoundTo12Digits(far / s.present)})
			}
			break
		}
	}
	return in
}

// step is the present value after a change by a factor towards an end of the interval, or
// that end.
func (s *givenSearch) step(end, factor float64) float64 {
	x := s.present * factor
	if up := end > s.present; up != (s.present > 0) {
		x = s.present / factor
	}
	if s.whole {
		x = math.Round(x)
	}
	return max(min(x, s.high), s.low)
}
