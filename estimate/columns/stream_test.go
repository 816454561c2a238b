package columns

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A stream draws from every stratum once, whatever their number; beyond
// 65,536 from none twice.
func TestStreamIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(1, 3000), rapid.SampledFrom([]int{1 << 10, 1<<16 - 1, 1 << 16, 1<<16 + 1, 100_000})).Draw(t, "n")
		s := NewStream(rapid.String().Draw(t, "name"), rapid.IntRange(0, 3).Draw(t, "nth"), n, rapid.Uint64().Draw(t, "seed"))
		u := make([]float64, n)
		for from := 0; from < n; from += 100 { // in pieces, as blocks do
			s.Fill(u[from:min(from+100, n)], from)
		}
		slices.Sort(u)
		for i, v := range u {
			switch want := (float64(i) + 0.5) / float64(n); {
			case n <= 1<<16 && math.Abs(v-want) > 1e-12:
				t.Fatalf("the uniform %d of %d is %v, not %v", i, n, v, want)
			case !(v > 0 && v < 1) || i > 0 && v == u[i-1]:
				t.Fatalf("the uniform %d of %d is %v, after %v", i, n, v, u[max(i-1, 0)])
			}
		}
	})
}

// Streams of different names, ranges and seeds have nothing to do with each other.
func TestStreamsAreIndependent(t *testing.T) {
	const n, side = 1 << 14, 16
	var all [][]float64
	for seed := range uint64(2) {
		for _, name := range []string{"mau", "dau", "post.size"} {
			for nth := range 2 {
				u := make([]float64, n)
				s := NewStream(name, nth, n, seed)
				s.Fill(u, 0)
				all = append(all, u)
			}
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			var count [side][side]float64
			for k := range a {
				count[int(a[k]*side)][int(b[k]*side)]++
			}
			chi, want := 0.0, float64(n)/side/side
			for _, row := range count {
				for _, c := range row {
					chi += (c - want) * (c - want) / want
				}
			}
			const freedom = (side - 1) * (side - 1)
			if off := (chi - freedom) / math.Sqrt(2*freedom); math.Abs(off) > 5 {
				t.Errorf("two streams: chi squared is %.1f deviations off", off)
			}
		}
	}
}

// The points of a lattice are in each stratum of each dimension once, and in each square of
// two dimensions about equally often.
func TestLattice(t *testing.T) {
	const n, side = 1 << 12, 16
	var all [][]float64
	for dimension := range 8 {
		u := make([]float64, n)
		s := NewLattice(dimension, "x", dimension, n, 1)
		s.Fill(u, 0)
		all = append(all, u)
		sorted := slices.Sorted(slices.Values(u))
		for i, v := range sorted {
			if v != (float64(i)+0.5)/n {
				t.Fatalf("dimension %d: the uniform %d is %v", dimension, i, v)
			}
		}
	}
	for i, a := range all {
		for _, b := range all[:i] {
			var count [side][side]int
			for k := range a {
				count[int(a[k]*side)][int(b[k]*side)]++
			}
			for _, row := range count {
				for _, c := range row {
					if c < n/side/side-8 || c > n/side/side+8 { // two deviations of chance
						t.Errorf("%d points in a square, not about %d", c, n/side/side)
					}
				}
			}
		}
	}
}
