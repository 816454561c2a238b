package estimate_test

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"botec/estimate"
)

// TestAccuracy: with the default number of samples p5 and p95 of every metric
// of the bench model are within 1% of what four million samples say.
func TestAccuracy(t *testing.T) {
	g := benchModel(t)
	truth := sampleOf(t, g, estimate.Sampling{Samples: 4_000_000, Seed: 1000})
	for seed := range uint64(12) {
		r := sampleOf(t, g, estimate.Sampling{Seed: seed})
		for i := range r.Values {
			v, exact := &r.Values[i], &truth.Values[i]
			for _, off := range []float64{v.P5/exact.P5 - 1, v.P95/exact.P95 - 1} {
				if math.Abs(off) > 0.01 {
					t.Errorf("seed %d: %s is off by %.2f%%", seed, v.Name, 100*off)
				}
			}
		}
	}
}

// TestNumpy: the percentiles of the bench model are those that numpy finds in
// ten million samples (testdata/bench/model.py), within its sampling error.
func TestNumpy(t *testing.T) {
	text, err := os.ReadFile("../testdata/bench/numpy-10M.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := sampleOf(t, benchModel(t), estimate.Sampling{Samples: 1_000_000, Seed: 1})
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) != 28 {
		t.Fatalf("%d quantities", len(lines))
	}
	for _, line := range lines {
		var name string
		var want [3]float64
		if _, err := fmt.Sscan(line, &name, &want[0], &want[1], &want[2]); err != nil {
			t.Fatal(err)
		}
		v := r.Get(name)
		for k, got := range []float64{v.P5, v.Value, v.P95} {
			if math.Abs(got/want[k]-1) > 0.005 {
				t.Errorf("%s: %v, numpy says %v", name, got, want[k])
			}
		}
	}
}
