//go:build unix

package estimate_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
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

// BenchmarkDefaultSamples gives what the default number of samples adds to an estimate
// of the scenario of workloads and fleets, on the clock and on all processors together:
// the difference to the scenario with each range at its median.
func BenchmarkDefaultSamples(b *testing.B) {
	uncertain := feedModel(b)
	var set []scenario.Setting
	for _, median := range []string{"mau=316M", "active=50%", "posts_per_user=1/user/day", "views_per_user=100/user/day", "peak_factor=3", "post.size=316 B", "post.cache_hit=86%", "media.share=10%"} {
		name, formula, _ := strings.Cut(median, "=")
		set = append(set, scenario.Setting{Flag: "--set", Name: name, Formula: formula})
	}
	s, err := scenario.Load("../testdata/bench/feed-ranges.botec.yaml", scenario.Options{Set: set})
	if err != nil {
		b.Fatal(err)
	}
	certain, err := graph.Compile(s)
	if err != nil {
		b.Fatal(err)
	}
	clock := []time.Duration{time.Hour, time.Hour}
	timed := func(k int, g *graph.Graph) func() {
		return func() {
			start := time.Now()
			sampleOf(b, g, estimate.Sampling{Seed: 1, Only: feedFigures})
			clock[k] = min(clock[k], time.Since(start))
		}
	}
	ns := least(b, timed(0, uncertain), timed(1, certain))
	b.ReportMetric(float64(clock[0]-clock[1])/1e6, "ms-added")
	b.ReportMetric((ns[0]-ns[1])/1e6, "processor-ms-added")
}

// BenchmarkWorkloads shows how time and memory grow with the number of workloads, each
// with a range, and all figures sampled: x/half is how many times the processor time
// of half as many workloads it takes.
func BenchmarkWorkloads(b *testing.B) {
	before := 0.
	for _, n := range []int{375, 750, 1500, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text strings.Builder
			text.WriteString("workloads:\n")
			for i := range n {
				fmt.Fprintf(&text, "  w%d: {writes: %d..%d/s, size: 1 kB}\n", i, i+1, 2*i+3)
			}
			path := b.TempDir() + "/many.botec.yaml"
			if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			ns := least(b, func() {
				if _, err := estimate.Open(path, estimate.Options{Sampling: estimate.Sampling{Seed: 1}}); err != nil {
					b.Fatal(err)
				}
			})
			b.ReportMetric(ns[0]/1e6, "processor-ms")
			if before > 0 {
				b.ReportMetric(ns[0]/before, "x/half")
			}
			before = ns[0]
		})
	}
}
