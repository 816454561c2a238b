package estimate_test

import (
	"math"
	"slices"
	"testing"

	"botec/estimate"
	"botec/estimate/columns"
	"botec/estimate/estimatetest"
)

// TestWorker: a worker that keeps its draws has the same samples; a pinned draw has its
// quantile in all of them; what varies has the samples that the caller supplies.
func TestWorker(t *testing.T) {
	const n = 1500 // not a multiple of a block
	r := estimatetest.Sampled(t, "inputs: {a: 1..4, b: 10%..30%, c: 7, d: '(a)..(9)'}\nmetrics: {x: a * b + c, y: d * c}", estimate.Sampling{Seed: 3, Samples: n})
	find := func(name string) int {
		i, ok := r.Find(name)
		if !ok {
			t.Fatal(name)
		}
		return i
	}
	run := func(w *columns.Worker, k int) (of []float64) {
		for first := 0; first < n; first += columns.BlockSize {
			w.Run(first, func(output int, column []float64) {
				if output == k {
					of = append(of, column[:min(len(column), n-first)]...)
				}
			})
		}
		return of
	}
	s := r.Stochastic(n)
	sampler := s.Sampler([]int{s.Node(find("x")), s.Node(find("y")), s.Node(find("a"))})
	plain, keeps := sampler.NewWorker(), sampler.NewWorker()
	keeps.KeepDraws(n)
	for k := range 3 {
		want := run(plain, k)
		for time := range 2 { // drawn, and kept
			if !slices.Equal(run(keeps, k), want) {
				t.Errorf("output %d, run %d: other samples where draws are kept", k, time)
			}
		}
	}
	if got := r.Samples(find("x")); !slices.Equal(got, run(plain, 0)) {
		t.Error("other samples than those of the result")
	}
	draw := slices.Index(r.Program.Draws(), columns.Draw{Quantity: find("a")})
	for _, w := range []*columns.Worker{plain, keeps} {
		before := run(w, 1)
		w.Pin(draw, 0.95)
		if a := run(w, 2); math.Abs(slices.Min(a)-4) > 1e-9 || math.Abs(slices.Max(a)-4) > 1e-9 {
			t.Errorf("a is pinned to 4, and is from %v to %v", slices.Min(a), slices.Max(a))
		}
		if y := run(w, 1); slices.Max(y)/7 < 9 || slices.Equal(y, before) {
			t.Errorf("y is at most %v, and the end of its range is not pinned", slices.Max(y))
		}
		w.Pin(draw, math.NaN())
		if !slices.Equal(run(w, 1), before) {
			t.Error("other samples after a pin is undone")
		}
	}
	varied := r.Varying(n, find("c"), 0, n, func(d []float64, first int) {
		for i := range d {
			d[i] = float64(first + i)
		}
	})
	x, still := run(varied.Sampler([]int{varied.Node(find("x"))}).NewWorker(), 0), run(plain, 0)
	for i := range x {
		if want := still[i] - 7 + float64(i); math.Abs(x[i]-want) > 1e-9*(1+want) {
			t.Fatalf("sample %d is %v, want %v", i, x[i], want)
		}
	}
}
