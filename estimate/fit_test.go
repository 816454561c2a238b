package estimate_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/source"
)

// TestFit: where all samples take long there are fewer, and the result says so; whoever asks
// for a number has it; where the fewest take long too, the error is at what takes the longest.
func TestFit(t *testing.T) {
	fleets := func(n int, paths string) string {
		var s strings.Builder
		s.WriteString("fleets:\n")
		for i := range n {
			fmt.Fprintf(&s, "  f%d: {node: {requests: 100/s}, needs: {requests: 10/s..20/s}, service_time: 5 ms..20 ms}\n", i)
		}
		return s.String() + "paths:\n" + paths
	}
	long := "  long: [{f0: 5%}, {f1: 6%}, {f2: 7%}, {f3: 8%}, {f4: 9%}, {f5: 10%}, {f6: 11%}, {f7: 12%}, {f8: 13%}, {f9: 14%}]\n"
	for _, c := range []struct {
		text      string
		samples   int
		want      int
		wantError string
	}{
		{fleets(10, "  short: [f0, {f1: 5%}]\n"), 0, estimate.DefaultSamples, ""},
		{fleets(10, "  short: [f0, {f1: 5%}]\n"), 1 << 15, 1 << 15, ""},
		{fleets(10, long), 0, 2048, ""},
		{fleets(10, strings.Repeat(long, 8)), 0, 0, "there is too much to sample: 1."},
	} {
		for i := 0; strings.Contains(c.text, "  long:"); i++ {
			c.text = strings.Replace(c.text, "  long:", fmt.Sprintf("  long%d:", i), 1)
		}
		opt := estimate.Options{Sampling: estimate.Sampling{Samples: c.samples, Seed: 1, Fit: true}}
		opt.File = &source.File{Name: "plan.yaml", Text: c.text}
		r, err := estimate.Open("plan.yaml", opt)
		var errs source.Errors
		if c.wantError != "" {
			if !errors.As(err, &errs) || !strings.HasPrefix(errs[0].Text, c.wantError) || errs[0].Start == 0 {
				t.Errorf("%s: %v", c.wantError, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		said := strings.Contains(strings.Join(r.Warnings, "\n"), fmt.Sprintf("of %d samples, not of", c.want))
		if r.Sampling.Samples != c.want || said != (c.want < estimate.DefaultSamples) {
			t.Errorf("%d samples, want %d, with the warnings %q", r.Sampling.Samples, c.want, r.Warnings)
		}
	}
}
