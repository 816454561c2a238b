package quantile

import "math"

// Selector finds quantiles among samples. It reuses its memory from call to call.
type Selector struct {
	lists [][]float64 // copies of samples, to be reordered: a list for each probability
}

// Select returns the sample that is the quantile of each probability. It ignores NaN; if
// there are no other samples, every quantile is NaN. A control, which may be nil,
// corrects the probabilities. The samples are not changed.
func (s *Selector) Select(samples []float64, probabilities []float64, control *Control) []float64 {
	h := Histogram{shift: coarseShift}
	h.Add(samples)
	out := make([]float64, len(probabilities))
	n := h.samples()
	if n == 0 {
		for k := range out {
			out[k] = math.NaN()
		}
		return out
	}
	near := make([]neighbours, len(probabilities)) // of each probability, so that a corrected one finds them
	for k, p := range probabilities {
		near[k] = neighbours{h: &h, samples: samples, list: s.list(k, len(samples)+1)}
		out[k] = near[k].at(p)
	}
	if control == nil || h.nan > 0 {
		return out
	}
	for k, p := range control.correct(samples, probabilities, out) {
		if p != probabilities[k] {
			out[k] = near[k].at(p)
		}
	}
	return out
}

// list is the kth list, with room for n samples.
func (s *Selector) list(k, n int) []float64 {
	for len(s.lists) <= k {
		s.lists = append(s.lists, nil)
	}
	if len(s.lists[k]) < n {
		s.lists[k] = make([]float64, n)
	}
	return s.lists[k]
}

// neighbours are the samples close to a quantile, copied once from all of them.
type neighbours struct {
	h           *Histogram // of all samples
	samples     []float64
	list        []float64 // the copies, with room for all samples and one more
	taken       int       // the number of copies
	first, last uint64    // their ranks, last excluded
}

// at is the sample that is the quantile of p.
func (o *neighbours) at(p float64) float64 {
	n := float64(o.h.samples())
	p = min(max(p, 0), 1)
	rank := uint64(math.Round(p * (n - 1)))
	if rank < o.first || rank >= o.last {
		if v, ok := o.take(rank, uint64(3*math.Sqrt(n*p*(1-p)))); ok { // a control seldom corrects by more
			return v
		}
	}
	return pick(o.list[:o.taken], int(rank-o.first))
}

// take copies the samples of the cells from reach ranks below a rank to reach ranks
// above it. If the cell of that rank is a single value, it returns that value and true
// instead.
func (o *neighbours) take(rank, reach uint64) (float64, bool) {
	c := o.h.cell(rank)
	if c.high == c.low || math.IsInf(c.low, 0) {
		return c.low, true
	}
	low, high := o.h.cell(max(rank, reach)-reach), o.h.cell(min(rank+reach, o.h.samples()-1))
	if low.low*c.low <= 0 || math.IsInf(low.low, 0) {
		low = c
	}
	if high.high*c.high <= 0 || math.IsInf(high.high, 0) || high.low*c.low <= 0 && high.high != c.high {
		high = c
	}
	o.first, o.last = low.first, high.last
	// numbers of one sign are in the order of their bits; a cell holds its end
	// that is nearer to zero
	from, to := math.Float64bits(low.low), math.Float64bits(high.high)
	if c.high <= 0 {
		from, to = math.Float64bits(high.high), math.Float64bits(low.low)
	}
	k, width := 0, to-from
	for _, v := range o.samples {
		o.list[k] = v
		if math.Float64bits(v)-from < width {
			k++
		}
	}
	o.taken = k
	return 0, false
}

// pick returns the kth smallest value, counted from 0, by Hoare's selection. It reorders
// the list: smaller values come before index k, larger ones behind it.
func pick(list []float64, k int) float64 {
	for lo, hi := 0, len(list)-1; lo < hi; {
		a, b, c := list[lo], list[(lo+hi)/2], list[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for list[j] > pivot {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return list[k]
		}
	}
	return list[k]
}
