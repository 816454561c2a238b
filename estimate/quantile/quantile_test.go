package quantile

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Selected samples are those of the sorted list; counted ones lie within a
// cell of them, a coarse one as these spread over 600 powers of ten. Samples of
// both signs, zeros, repeats and infinities.
func TestAgainstSorting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.OneOf(rapid.Float64Range(-5, 5), rapid.SampledFrom([]float64{0, 1, 2, 3, -1, 1e300, 1e-300, math.Inf(1), math.Inf(-1)}))
		list := rapid.SliceOfN(any, 1, 300).Draw(t, "list")
		part := rapid.Float64Range(0, 1).Draw(t, "part")
		sorted := slices.Sorted(slices.Values(list))
		want := sorted[int(math.Round(part*float64(len(list)-1)))]
		list = append(list, math.NaN())
		if got := new(Selector).Select(list, []float64{part}, nil)[0]; got != want {
			t.Fatalf("selected %v, not %v, at %v of %v", got, want, part, sorted)
		}
		one, two, whole := NewHistogram(), NewHistogram(), NewHistogram()
		one.Add(list[:len(list)/2])
		two.Add(list[len(list)/2:])
		one.Merge(two)
		whole.Add(list)
		for _, h := range []*Histogram{one, whole} {
			if got := h.Quantiles([]float64{part}, false)[0]; got != want && !(math.Abs(got-want) <= 0.02*math.Abs(want)) {
				t.Fatalf("counted %v, not %v, at %v of %v", got, want, part, sorted)
			}
		}
	})
}

// Samples that spread over hundreds of powers of ten are counted in coarser
// cells, the same ones however they are split.
func TestWideSpread(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	list := make([]float64, 20_000)
	for i := range list {
		list[i] = math.Pow(10, r.NormFloat64()*60)
	}
	sorted := slices.Sorted(slices.Values(list))
	parts := []float64{0.01, 0.3, 0.5, 0.97}
	whole := NewHistogram()
	whole.Add(list)
	if len(whole.count) > maxCells {
		t.Errorf("%d cells", len(whole.count))
	}
	want := whole.Quantiles(parts, false)
	for _, at := range []int{1, 100, 5000} {
		one, two := NewHistogram(), NewHistogram()
		one.Add(list[:at])
		two.Add(list[at:])
		one.Merge(two)
		for k, got := range one.Quantiles(parts, false) {
			exact := sorted[int(math.Round(parts[k]*float64(len(list)-1)))]
			if got != want[k] || math.Abs(got/exact-1) > 0.02 {
				t.Errorf("split at %d: %v, unsplit %v, sorted %v", at, got, want[k], exact)
			}
		}
	}
}

// The control variate makes the percentiles of a product of lognormals nearly
// exact, and does no harm where the scores say nothing.
func TestControl(t *testing.T) {
	off := func(n int, control bool, of func(z [2]float64) float64, want float64) (rms float64) {
		const seeds = 40
		for seed := range uint64(seeds) {
			r := rand.New(rand.NewPCG(seed, 1))
			y, c := make([]float64, n), Control{Scores: [][]float32{make([]float32, n), make([]float32, n)}}
			for i := range y {
				z := [2]float64{r.NormFloat64(), r.NormFloat64()}
				c.Scores[0][i], c.Scores[1][i], y[i] = float32(z[0]), float32(z[1]), of(z)
			}
			by := &c
			if !control {
				by = nil
			}
			rms += math.Pow(new(Selector).Select(y, []float64{0.95}, by)[0]/want-1, 2) / seeds
		}
		return math.Sqrt(rms)
	}
	product := func(z [2]float64) float64 { return math.Exp(0.6*z[0] - 0.8*z[1]) }
	exact := math.Exp(1.6448536269514722)
	if with, plain := off(4096, true, product, exact), off(4096, false, product, exact); with > plain/5 {
		t.Errorf("a product: off by %.2g with the control, %.2g without", with, plain)
	}
	far := func(z [2]float64) float64 { return z[0] * z[0] } // no line follows it
	exact = 3.8414588206941254                               // of chi squared with one degree of freedom
	if with, plain := off(4096, true, far, exact), off(4096, false, far, exact); with > 1.1*plain {
		t.Errorf("a square: off by %.2g with the control, %.2g without", with, plain)
	}
}

func normals(n int) []float64 {
	r := rand.New(rand.NewPCG(1, 1))
	list := make([]float64, n)
	for i := range list {
		list[i] = math.Exp(r.NormFloat64())
	}
	return list
}

// BenchmarkHistogram counts a block; ns/sample is what one sample costs.
func BenchmarkHistogram(b *testing.B) {
	h, list := NewHistogram(), normals(1<<14)
	for b.Loop() {
		h.Add(list)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/sample")
}

// BenchmarkSelect finds three percentiles among kept samples.
func BenchmarkSelect(b *testing.B) {
	list := normals(1 << 14)
	for b.Loop() {
		new(Selector).Select(list, []float64{0.05, 0.5, 0.95}, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/sample")
}
