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
