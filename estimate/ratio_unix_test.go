//go:build unix

package estimate_test

import (
	"slices"
	"syscall"
	"testing"

	"botec/estimate"
)

// processor is the time that the process has had on all processors, in ns. Unlike
// time on the clock it does not count what other processes take.
func processor(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano() + u.Stime.Nano())
}

// least runs functions in turns and gives the least processor time that each took, in
// ns.
func least(b *testing.B, runs ...func()) []float64 {
	took := make([][]float64, len(runs))
	for b.Loop() {
		for k, run := range runs {
			start := processor(b)
			run()
			took[k] = append(took[k], processor(b)-start)
		}
	}
	out := make([]float64, len(runs))
	for k := range took {
		out[k] = slices.Min(took[k])
	}
	return out
}

// BenchmarkAgainstHand compares the sampler with programs that are written by hand for
// one model, a million samples each: x/hand is how many times their time it takes.
func BenchmarkAgainstHand(b *testing.B) {
	for _, c := range []struct {
		name   string
		byHand *handWritten
		how    estimate.Sampling
	}{
		{"twitter", &twitterByHand, estimate.Sampling{}},
		{"feed", &feedByHand, estimate.Sampling{Only: feedFigures}},
	} {
		b.Run(c.name, func(b *testing.B) {
			g := compileFile(b, c.name+"-ranges")
			c.how.Samples, c.how.Seed = 1_000_000, 1
			ns := least(b, func() { sampleOf(b, g, c.how) }, func() { c.byHand.run(c.how.Samples) })
			b.ReportMetric(ns[0]/float64(c.how.Samples), "ns/sample")
			b.ReportMetric(ns[0]/ns[1], "x/hand")
		})
	}
}
