// Package quantile finds quantiles of samples.
//
// A small number of samples is kept, and a quantile is one of them ([Selector]). Of a
// large number only counts are kept, in cells of equal ratio ([Histogram]), so the
// memory does not grow with the number of samples.
//
// A probability p from 0 to 1 stands for the p-quantile, the value that this share of
// the samples is below: 0.05 for the 5th percentile.
//
// A quantile of kept samples is corrected with a control variate ([Control]): the
// samples of a metric deviate from its true 5th percentile as those of its inputs do,
// and the true quantiles of the inputs are known. The errors of p5 and p95 of sums of
// products of eight lognormals, over 40 seeds with 8,192 samples each:
//
//	                                       root mean square error   largest
//	plain samples                                            1.5%      5.5%
//	stratified samples                                       1.2%      4.0%
//	randomly shifted lattice                                 1.2%      6.3%
//	Sobol points                                             0.8%      2.7%
//	stratified, with the control variate                     0.4%      1.5%
//
// For a metric that is nearly a product the last one is 0.1%. Sobol points need 65,536
// samples for that, and a dimension for each input, so one more input would change the
// samples of all others.
package quantile

import "math"

// Histogram counts samples in cells. Each power of two is divided into cells of equal
// width, so a cell is never wider than a fixed share of its values.
type Histogram struct {
	shift    uint     // the bits of a sample, shifted by this, are the number of its cell
	base     uint64   // the number of the first cell
	count    []uint32 // the positive samples in each cell
	zero     uint64   // the number of zeros
	infinite uint64   // of positive infinities
	nan      uint64
	negative *Histogram // of the negative samples, without their sign
}

// The shifts for fine and coarse cells: 2^11 and 2^6 in a power of two. The middle of a
// fine cell has a relative error of at most 2.5e-4.
const (
	fineShift   = 52 - 11
	coarseShift = 52 - 6
)

// NewHistogram makes an empty histogram with fine cells.
func NewHistogram() *Histogram { return &Histogram{shift: fineShift} }

// Reserve allocates the cells for samples from low to high, if both are positive and
// finite and that takes no coarser cells. It makes Add faster, and does not change any
// result.
func (h *Histogram) Reserve(low, high float64) {
	if low > 0 && !math.IsInf(high, 1) {
		if from, to := math.Float64bits(low)>>h.shift, math.Float64bits(high)>>h.shift+1; to-from < maxCells/2 {
			h.grow(from, to)
		}
	}
}

// Add counts samples. NaN is not counted as a sample.
func (h *Histogram) Add(samples []float64) {
	count, base, shift := h.count, h.base, h.shift&63
	for _, v := range samples {
		if k := math.Float64bits(v)>>shift - base; k < uint64(len(count)) {
			count[k]++
			continue
		}
		h.addElsewhere(v)
		count, base, shift = h.count, h.base, h.shift&63
	}
}

// addElsewhere counts a sample that has no cell yet, or that is not counted in cells.
func (h *Histogram) addElsewhere(v float64) {
	switch {
	case v != v:
		h.nan++
	case v == 0:
		h.zero++
	case v < 0:
		if h.negative == nil {
			h.negative = &Histogram{shift: h.shift}
		}
		h.negative.Add([]float64{-v})
	case math.IsInf(v, 1):
		h.infinite++
	default:
		k := math.Float64bits(v)
		h.grow(k>>h.shift, k>>h.shift+1)
		h.count[k>>h.shift-h.base]++
	}
}

// maxCells limits the cells of a histogram. Fine ones cover a factor of 2^64; samples of
// a larger spread are counted in coarser cells.
const maxCells = 1 << 17

// grow allocates the cells from number first up to end, in whole powers of two.
// If they are too many it makes them coarser; that depends on the spread of the samples
// and not on their order.
func (h *Histogram) grow(first, end uint64) {
	octave := uint64(1) << (52 - h.shift)
	first, end = first/octave*octave, (end+octave-1)/octave*octave
	if len(h.count) > 0 {
		first, end = min(first, h.base), max(end, h.base+uint64(len(h.count)))
	}
	if h.base == first && end-first == uint64(len(h.count)) {
		return
	}
	if end-first > maxCells {
		h.coarsen()
		h.grow(first/2, end/2)
		return
	}
	count := make([]uint32, end-first)
	copy(count[max(h.base, first)-first:], h.count)
	h.base, h.count = first, count
}

// Merge adds the counts of another histogram, which must not be used afterwards.
func (h *Histogram) Merge(other *Histogram) {
	h.zero, h.infinite, h.nan = h.zero+other.zero, h.infinite+other.infinite, h.nan+other.nan
	if len(other.count) > 0 {
		for h.shift < other.shift {
			h.coarsen()
		}
		for {
			for other.shift < h.shift {
				other.coarsen()
			}
			if h.grow(other.base, other.base+uint64(len(other.count))); h.shift == other.shift {
				break
			}
		}
		into := h.count[other.base-h.base:]
		for k, n := range other.count {
			into[k] += n
		}
	}
	if other.negative != nil {
		if h.negative == nil {
			h.negative = &Histogram{shift: h.shift}
		}
		h.negative.Merge(other.negative)
	}
}

// coarsen joins each two cells to one.
func (h *Histogram) coarsen() {
	for k := range len(h.count) / 2 {
		h.count[k] = h.count[2*k] + h.count[2*k+1]
	}
	h.shift, h.base, h.count = h.shift+1, h.base/2, h.count[:len(h.count)/2]
}

// positive is the number of positive finite samples.
func (h *Histogram) positive() (n uint64) {
	for _, c := range h.count {
		n += uint64(c)
	}
	return n
}

// samples is the number of samples without NaN.
func (h *Histogram) samples() uint64 {
	n := h.positive() + h.zero + h.infinite
	if h.negative != nil {
		n += h.negative.samples()
	}
	return n
}

// cell is a cell of a histogram: its values are from low up to high, its samples have
// the ranks from first up to last, without last itself.
type cell struct {
	low, high   float64
	first, last uint64
}

// cell finds the cell with the sample of a rank, counted from 0 for the smallest.
func (h *Histogram) cell(rank uint64) cell {
	first := uint64(0)
	if h.negative != nil {
		n := h.negative.samples()
		if rank < n {
			c := h.negative.cell(n - 1 - rank)
			return cell{-c.high, -c.low, n - c.last, n - c.first}
		}
		first = n
	}
	if rank < first+h.zero {
		return cell{0, 0, first, first + h.zero}
	}
	first += h.zero
	for k, c := range h.count {
		if rank < first+uint64(c) {
			number := h.base + uint64(k)
			return cell{math.Float64frombits(number << h.shift), math.Float64frombits((number + 1) << h.shift), first, first + uint64(c)}
		}
		first += uint64(c)
	}
	return cell{math.Inf(1), math.Inf(1), first, first + h.infinite}
}

// Quantiles computes the quantile of each probability, within the cell of the sample of
// that rank; NaN if there are no samples. If whole is set, because all samples are
// whole numbers, the quantiles are rounded to whole numbers.
func (h *Histogram) Quantiles(probabilities []float64, whole bool) []float64 {
	out := make([]float64, len(probabilities))
	n := h.samples()
	for k, p := range probabilities {
		if n == 0 {
			out[k] = math.NaN()
			continue
		}
		rank := uint64(math.Round(p * float64(n-1)))
		c := h.cell(rank)
		v := c.low
		if c.high > c.low {
			v += (c.high - c.low) * (float64(rank-c.first) + 0.5) / float64(c.last-c.first)
		}
		if whole {
			v = math.Round(v)
		}
		out[k] = v
	}
	return out
}
