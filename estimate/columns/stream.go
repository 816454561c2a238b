package columns

import (
	"hash/fnv"
	"math/bits"
)

// Stream gives the uniforms, between 0 and 1, of one draw: one for each sample.
//
// The n uniforms are the middles of n equal strata, in an order that depends on the
// name of the draw and on the seed (Latin hypercube sampling; McKay, Beckman and
// Conover, 1979). So an input has its exact percentiles at any number of samples, and
// its samples do not depend on other inputs. The order is a permutation of the numbers
// below n, which is computed for each number in three rounds of multiply and shift and
// takes no memory. Beyond 65,536 samples the number of strata is the next power of
// two, and some of them are not drawn from; with that many, the error is negligible.
type Stream struct {
	n, mask, add uint64
	strata       uint64 // each is drawn from at most once
	by           [3]uint64
	shift        uint
	step         float64
	generator    uint64 // of a dimension of a lattice; 0 for another stream
}

// NewStream makes the stream of n uniforms of the nth draw of a name.
func NewStream(name string, nth, n int, seed uint64) Stream {
	h := fnv.New64a()
	h.Write([]byte(name))
	key := mix(h.Sum64() ^ mix(seed+1) ^ mix(uint64(nth))<<1)
	width := bits.Len64(uint64(n - 1))
	s := Stream{n: uint64(n), strata: uint64(n), mask: 1<<width - 1, add: mix(key + 1), shift: uint(width+1) / 2}
	if n > 1<<16 {
		s.strata = 1 << width
	}
	s.step = 1 / float64(s.strata)
	for i := range s.by {
		s.by[i] = mix(key+2+uint64(i)) | 1 // odd, so that multiplying can be undone
	}
	return s
}

// generators are those of the dimensions of a lattice whose number of points is a power of
// two up to 2^20 (Cools, Kuo and Nuyens, 2006).
var generators = [...]uint64{1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199,
	408519, 391023, 246327, 126539, 399185, 461527, 300343, 69681, 516695, 436179}

// NewLattice makes the stream of n uniforms of the nth draw of a name that together with
// those of other dimensions are a lattice, from a random beginning on: they fill space more
// evenly than chance does, so that the error of a mean falls faster than with 1/√n. Where n
// is no power of two, and beyond the last dimension, the stream is that of [NewStream].
func NewLattice(dimension int, name string, nth, n int, seed uint64) Stream {
	s := NewStream(name, nth, n, seed)
	if n&(n-1) == 0 && s.strata == uint64(n) && dimension < len(generators) {
		s.generator = generators[dimension]
	}
	return s
}

// mix spreads a number over all 64 bits (the finalizer of SplitMix64; Steele,
// Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Fill writes the uniforms of the samples from first on to u, and 0.5 behind the last
// sample.
func (s *Stream) Fill(u []float64, first int) {
	add, mask, shift := s.add, s.mask, s.shift&63
	by0, by1, by2 := s.by[0], s.by[1], s.by[2]
	last := len(u)
	if rest := int(s.n) - first; rest < last {
		last = rest
		for i := last; i < len(u); i++ {
			u[i] = 0.5
		}
	}
	if s.generator != 0 {
		for i := range u[:last] {
			u[i] = (float64(int64((add+uint64(first+i)*s.generator)&mask)) + 0.5) * s.step
		}
		return
	}
	for i := range u[:last] {
		x := uint64(first + i)
		for {
			x = (x + add) * by0 & mask
			x = (x ^ x>>shift) * by1 & mask
			x = (x ^ x>>shift) * by2 & mask
			if x ^= x >> shift; x < s.strata { // else there is no such stratum: permute once more
				break
			}
		}
		u[i] = (float64(int64(x)) + 0.5) * s.step
	}
}
