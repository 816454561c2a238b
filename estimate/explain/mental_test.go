package explain_test

import (
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/explain"
	"botec/presets"
)

// TestRounded: a formula of metric x over the inputs, and the steps to it.
func TestRounded(t *testing.T) {
	for _, test := range []struct{ inputs, formula, want string }{
		// a day is 10^5 s, a year 4·10^7 s; a rate is shown in the period that it is written in
		{"dau: 150M, each: 2/user/day", "dau * each", "x: 150M users × 2/user/day = 300M/day = 3k/s"},
		{"rate: 347 MB/s, kept: 5 years", "rate * kept", "x: 350 MB/s × 5 years = 70 PB"},
		{"rate: 100M/day", "rate * 3", "rate: 100M/day = 1k/s\nx: 1k/s × 3 = 3k/s"},
		{"rate: 1 GB/s", "rate * 1 day", "x: 1 GB/s × 1 day = 100 TB"},
		{"node: $0.1/h", "node * 24 h", "x: $0.1/h × 24 h ≈ $2.5"},
		{"node: $0.1/h", "7 * node in $/month", "x: 7 × $0.1/h ≈ $500/month"},
		{"users: 33M", "users * 1.1", "x: 35M users × 1.1 ≈ 40M users"},
		// left out: ones, zeros, factors that cancel, negligible summands
		{"a: 43k, one: 1, none: 0%", "a * one * (1 + none) / 1 * 2", "x: 40k × 2 = 80k"},
		{"a: 43k, b: 1.2k, c: 11k", "a + b + c", "x: 40k + 12k ≈ 50k"},
		{"a: 43k, busy: 1 day", "a * 3 * 1 day / busy", "x: 40k × 3 = 120k"},
		{"a: 43k, b: 91k", "2 * max(a, b)", "x: 2 × 90k ≈ 200k"},
		{"a: 43k, b: 91k", "if(a > b, 2 * a, 3 * b)", "x: 3 × 90k ≈ 250k"},
		// a price list is what lies in each tier times its price
		{"out: 163 TB/month", "tiered(out, 10 TB/month, $0.09/GB, 50 TB/month, $0.08/GB, $0.05/GB)",
			"out: 163 TB/month ≈ 50 MB/s\nx: 10 TB/month × $0.09/GB + (50 TB/month − 10 TB/month) × $0.08/GB + (50 MB/s − 50 TB/month) × $0.05/GB ≈ $9k/month"},
		{"out: 8.3 TB/month", "tiered(out, 10 TB/month, $0.09/GB, 50 TB/month, $0.08/GB, $0.05/GB)", "out: 8.3 TB/month ≈ 3 MB/s\nx: 3 MB/s × $0.09/GB ≈ $800/month"},
		// but not where it decides the result
		{"up: 99.9%", "(1 - up) * 1 year in h", "x: (1 − 99.9%) × 1 year = 10 h"},
		{"a: 43k, b: 3k", "ceil((a - b) / 2k)", "x: (40k − 3k) ÷ 2k ≈ 20"},
		// a negative number keeps its sign beside the sign of the sum
		{"a: 43k, loss: -3k", "a + loss", "x: 40k + (-3k) ≈ 35k"},
		{"a: 43k, loss: -3k", "a - loss", "x: 40k − (-3k) ≈ 40k"},
		// two digits of each number where one leads too far
		{"a: 1.7k, b: 1.7k, e: 1.7k", "a * b * e", "x: 1.7k × 1.7k × 1.7k ≈ 4.9bn"},
		// nothing to round, or rounding leads too far: no steps
		{"a: 40k", "a * 2", ""},
		{"a: 43k", "a - 41k", ""},
		{"a: 43k", "a", ""},
	} {
		r := estimatetest.Text(t, "inputs: {"+test.inputs+"}\nmetrics: {x: '"+test.formula+"'}\n")
		var got []string
		if h := explain.Rounded(r, r.Get("x"), nil); h != nil {
			for _, s := range h.Steps {
				got = append(got, s.Name+": "+s.Text)
			}
		}
		if text := strings.Join(got, "\n"); text != test.want {
			t.Errorf("%s of %s:\n%s\nwant\n%s", test.formula, test.inputs, text, test.want)
		}
	}
}

// TestRoundedKnown: a known value is not computed again.
func TestRoundedKnown(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 43M}\nmetrics: {posts: dau * 3/user/day, x: posts * 2 kB}\n")
	known := func(v *estimate.Value) bool { return v.Name == "posts" }
	h := explain.Rounded(r, r.Get("x"), known)
	if h == nil || len(h.Steps) != 1 || h.Steps[0].Text != "1.5k/s × 2 kB = 3 MB/s" {
		t.Errorf("got %+v", h)
	}
}

// TestRoundedPresets: round numbers lead near every figure that has
// mental arithmetic, and most figures have it.
func TestRoundedPresets(t *testing.T) {
	shown, all := 0, 0
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		for i := range r.Values {
			v := &r.Values[i]
			if v.Leaf() || v.Central == 0 {
				continue
			}
			all++
			h := explain.Rounded(r, v, nil)
			if h == nil {
				continue
			}
			shown++
			if ratio := h.Value / v.Central; ratio < 0.5 || ratio > 2 {
				t.Errorf("%s: %s is %g by mental arithmetic, not %g", name, v.Name, h.Value, v.Central)
			}
			for _, s := range h.Steps {
				if strings.Contains(s.Text, "NaN") || strings.Contains(s.Text, "  ") || s.Name == "" {
					t.Errorf("%s: %s: %s %s", name, v.Name, s.Name, s.Text)
				}
			}
		}
	}
	if shown < all/2 { // the others are exact, or names of other figures
		t.Errorf("only %d of %d figures have mental arithmetic", shown, all)
	}
	t.Logf("%d of %d", shown, all)
}
