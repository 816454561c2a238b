// Package quantile finds quantiles of samples.
//
// A small number of samples is kept, and a quantile is one of them ([Selector]). Of a
// large number only the counts are kept, in cells of equal ratio ([Histogram]): the
// memory does not grow with the number of samples.
//
// Everywhere a probability p from 0 to 1 stands for the p-quantile, the value that
// this share of the samples lies below: 0.05 for the 5th percentile.
//
// Which of the kept samples is a quantile is corrected with a control variate
// ([Control]): the samples of a metric scatter about its true 5th percentile as its
// inputs scatter about theirs, and of the inputs the true quantiles are known. Measured
// on sums of products of eight lognormals, p5 and p95 of 8,192 samples with 40 seeds:
//
//	                                       root mean square error   largest
//	plain samples                                            1.5%      5.5%
//	stratified samples                                       1.2%      4.0%
//	randomly shifted lattice                                 1.2%      6.3%
//	Sobol points                                             0.8%      2.7%
//	stratified, with the control variate                     0.4%      1.5%
//
// Where the metric is nearly a product the last is 0.1%. Sobol points need 65,536
// samples for that, and a dimension for each input: one more input would change the
// results for all others.
package quantile

import "math"

// Histogram counts samples in cells. A power of two is divided into cells of equal
// width, so that a cell is never wider than a fixed share of its values.
type Histogram struct {
	shift    uint     // the bits of a sample shifted by this are the number of its cell
	base     uint64   // the number of the first cell
	count    []uint32 // the positive samples in each cell
	zero     uint64   // the number of zeros
	infinite uint64   // of positive infinities
	nan      uint64
	negative *Histogram // of the negative samples, without their sign
}

// The shifts for fine and coarse cells: 2^11 and 2^6 to a power of two. The relative
// error of the middle of a fine cell is at most 2.5e-4.
const (
	fineShift   = 52 - 11
	coarseShift = 52 - 6
)

// NewHistogram makes an empty histogram with fine cells.
func NewHistogram() *Histogram { return &Histogram{shift: fineShift} }

// Reserve allocates the cells for samples from low to high at once, if both are
// positive and finite and fine cells are enough. It is only faster: memory of cells
// that stay empty is never touched.
func (h *Histogram) Reserve(low, high float64) {
	if low > 0 && !math.IsInf(high, 1) {
		if from, to := math.Float64bits(low)>>h.shift, math.Float64bits(high)>>h.shift+1; to-from < maxCells/2 {
			h.reach(from, to)
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
		h.outside(v)
		count, base, shift = h.count, h.base, h.shift&63
	}
}

// outside counts a sample that has no cell, or none yet.
func (h *Histogram) outside(v float64) {
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
		h.reach(k>>h.shift, k>>h.shift+1)
		h.count[k>>h.shift-h.base]++
	}
}

// maxCells limits the cells of a histogram. Fine ones cover a factor of 2^64; samples
// that spread further are counted in coarser cells.
const maxCells = 1 << 17

// reach allocates the cells with the numbers from up to to, by whole powers of two.
// It makes them coarser if they are too many, which depends on the spread of the
// samples and not on their order.
func (h *Histogram) reach(from, to uint64) {
	octave := uint64(1) << (52 - h.shift)
	from, to = from/octave*octave, (to+octave-1)/octave*octave
	if len(h.count) > 0 {
		from, to = min(from, h.base), max(to, h.base+uint64(len(h.count)))
	}
	if h.base == from && to-from == uint64(len(h.count)) {
		return
	}
	if to-from > maxCells {
		h.coarsen()
		h.reach(from/2, to/2)
		return
	}
	count := make([]uint32, to-from)
	copy(count[max(h.base, from)-from:], h.count)
	h.base, h.count = from, count
}

// Merge adds the counts of another histogram, which must not be used afterwards.
func (h *Histogram) Merge(of *Histogram) {
	h.zero, h.infinite, h.nan = h.zero+of.zero, h.infinite+of.infinite, h.nan+of.nan
	if len(of.count) > 0 {
		for h.shift < of.shift {
			h.coarsen()
		}
		for {
			for of.shift < h.shift {
				of.coarsen()
			}
			if h.reach(of.base, of.base+uint64(len(of.count))); h.shift == of.shift {
				break
			}
		}
		into := h.count[of.base-h.base:]
		for k, n := range of.count {
			into[k] += n
		}
	}
	if of.negative != nil {
		if h.negative == nil {
			h.negative = &Histogram{shift: h.shift}
		}
		h.negative.Merge(of.negative)
	}
}

// coarsen joins the cells by twos.
func (h *Histogram) coarsen() {
	for k := range len(h.count) / 2 {
		h.count[k] = h.count[2*k] + h.count[2*k+1]
	}
	h.shift, h.base, h.count = h.shift+1, h.base/2, h.count[:len(h.count)/2]
}

func (h *Histogram) positive() (n uint64) {
	for _, c := range h.count {
		n += uint64(c)
	}
	return n
}

// samples is the number of samples that were counted, without NaN.
func (h *Histogram) samples() uint64 {
	n := h.positive() + h.zero + h.infinite
	if h.negative != nil {
		n += h.negative.samples()
	}
	return n
}

// cell is a cell of a histogram: its values from low up to high, and the ranks of its
// samples, from first to one before last.
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
			at := h.base + uint64(k)
			return cell{math.Float64frombits(at << h.shift), math.Float64frombits((at + 1) << h.shift), first, first + uint64(c)}
		}
		first += uint64(c)
	}
	return cell{math.Inf(1), math.Inf(1), first, first + h.infinite}
}

// Quantiles gives the quantile of each probability, in the cell of the sample that it
// would be; NaN where there are no samples. Set whole where all samples are whole
// numbers: then the quantiles are too.
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
