// Package quantile finds percentiles of samples.
//
// Few samples are kept, and the percentile is one of them ([Selector]). Many are
// counted as they come, in cells of equal ratio ([Histogram]), whose number does
// not grow with theirs.
//
// Which of the kept samples is the 5th percentile is decided with a control
// variate ([Control]): the samples of a metric scatter about its true 5th
// percentile as their inputs do, and how those scatter is known. Measured on
// sums of products of eight lognormals, p5 and p95 of 8,192 samples with 40
// seeds: plain samples are off by 1.5% (root mean square; the worst 5.5%),
// stratified ones by 1.2% (4%), a randomly shifted lattice with random
// generators by 1.2% (6.3%), Sobol's points by 0.8% (2.7%), stratified ones with
// the control variate by 0.4% (1.5%), and by 0.1% where the metric is nearly a
// product. Sobol's points need 65,536 for that, and a dimension for each input,
// which another input would move.
package quantile

import "math"

// Histogram counts samples in cells, each a fixed part of a power of two wide.
type Histogram struct {
	shift    uint // of the bits of a sample: what is left is the number of its cell
	base     uint64
	count    []uint32 // of positive samples
	zero     uint64
	infinite uint64
	none     uint64 // NaN
	negative *Histogram
}

// Fine and coarse cells: 2^11 and 2^6 to a power of two. The middle of a fine
// one is within 2.5e-4 of all that lies in it.
const (
	fine   = 52 - 11
	coarse = 52 - 6
)

// NewHistogram makes an empty histogram with fine cells.
func NewHistogram() *Histogram { return &Histogram{shift: fine} }

// Expect makes room at once for samples from low to high, if they are positive
// and fine cells reach so far. Room that is not needed is never touched.
func (h *Histogram) Expect(low, high float64) {
	if low > 0 && !math.IsInf(high, 1) {
		if from, to := math.Float64bits(low)>>h.shift, math.Float64bits(high)>>h.shift+1; to-from < most/2 {
			h.reach(from, to)
		}
	}
}

// Add counts samples.
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

// outside counts a sample that has no cell yet.
func (h *Histogram) outside(v float64) {
	switch {
	case v != v:
		h.none++
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

// most is how many cells a histogram has at most. Fine ones reach over a factor
// of 2^64; samples that spread further are counted in coarser cells.
const most = 1 << 17

// reach makes room for the cells from up to to, by whole powers of two. It may
// coarsen the histogram, by how far the samples spread and nothing else.
func (h *Histogram) reach(from, to uint64) {
	octave := uint64(1) << (52 - h.shift)
	from, to = from/octave*octave, (to+octave-1)/octave*octave
	if len(h.count) > 0 {
		from, to = min(from, h.base), max(to, h.base+uint64(len(h.count)))
	}
	if h.base == from && to-from == uint64(len(h.count)) {
		return
	}
	if to-from > most {
		h.coarsen()
		h.reach(from/2, to/2)
		return
	}
	count := make([]uint32, to-from)
	copy(count[max(h.base, from)-from:], h.count)
	h.base, h.count = from, count
}

// Merge adds the counts of another histogram, which is not used any more.
func (h *Histogram) Merge(of *Histogram) {
	h.zero, h.infinite, h.none = h.zero+of.zero, h.infinite+of.infinite, h.none+of.none
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

// coarsen makes one cell of every two.
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

// samples is how many were counted that are numbers.
func (h *Histogram) samples() uint64 {
	n := h.positive() + h.zero + h.infinite
	if h.negative != nil {
		n += h.negative.samples()
	}
	return n
}

// cell is one cell of a histogram: the numbers from low up to high, and the
// ranks from first to before last.
type cell struct {
	low, high   float64
	first, last uint64
}

// cell finds the cell that holds the sample of a rank, counted from 0.
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

// Percentiles gives the values that so large parts of the samples lie below,
// each within a cell of a sample; NaN where there is none. Whole
// says that all samples are whole numbers, and so are these.
func (h *Histogram) Percentiles(parts []float64, whole bool) []float64 {
	out := make([]float64, len(parts))
	n := h.samples()
	for k, p := range parts {
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
