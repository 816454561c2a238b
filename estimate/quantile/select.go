package quantile

import "math"

// Selector finds percentiles among kept samples, in memory that it uses again.
type Selector struct {
	list []float64
}

// Select gives the samples that so large parts of all lie below. NaN samples,
// which have no place in the order, are left out; where there are no others the
// answer is NaN. With a control the parts are moved first ([Control]).
func (s *Selector) Select(samples []float64, parts []float64, by *Control) []float64 {
	h := Histogram{shift: coarse}
	h.Add(samples)
	out := make([]float64, len(parts))
	n := h.samples()
	if n == 0 {
		for k := range out {
			out[k] = math.NaN()
		}
		return out
	}
	if len(s.list) <= len(samples) {
		s.list = make([]float64, len(samples)+1)
	}
	near := neighbours{h: &h, samples: samples, list: s.list}
	for k, p := range parts {
		out[k] = near.at(p)
	}
	if by == nil || h.none > 0 {
		return out
	}
	for k, p := range by.parts(samples, parts, out) {
		if p != parts[k] {
			out[k] = near.at(p)
		}
	}
	return out
}

// neighbours are the samples about a percentile, taken out of all once.
type neighbours struct {
	h           *Histogram
	samples     []float64
	list        []float64 // room for all, and one more
	taken       int       // how many of it are taken
	first, last uint64    // their ranks
}

// at is the sample that such a part of all lies below.
func (o *neighbours) at(part float64) float64 {
	n := float64(o.h.samples())
	part = min(max(part, 0), 1)
	rank := uint64(math.Round(part * (n - 1)))
	if rank < o.first || rank >= o.last {
		if v, ok := o.take(rank, uint64(3*math.Sqrt(n*part*(1-part)))); ok { // as far as a control moves it, mostly
			return v
		}
	}
	return pick(o.list[:o.taken], int(rank-o.first))
}

// take takes out the cells from reach ranks below to reach above one; a cell
// that is one value is given at once.
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

// pick puts the kth smallest value at its place k, the smaller ones before it
// and the larger ones behind (Hoare's selection), and gives it.
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
