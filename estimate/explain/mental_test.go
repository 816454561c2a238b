package explain_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/explain"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/practice"
	"botec/estimate/unit"
	"botec/presets"
)

// TestRounded: a formula of metric x over the inputs, and the steps to it.
func TestRounded(t *testing.T) {
	for _, test := range []struct{ inputs, formula, want string }{
		// days stay days, until a rate a second is wanted
		{"dau: 150M, each: 2/user/day", "dau * each", "x: 150M users × 2/user/day = 300M/day ≈ 3k/s"},
		{"dau: 150M, each: 2/user/day", "dau * each * 1 MB * 1 day", "x: 150M users × 2/user/day × 1 MB × 1 day = 300 TB"},
		{"rate: 30 TB/day, kept: 5 years", "rate * kept", "x: 30 TB/day × 400 days × 5 = 60 PB"},
		{"rate: 100M/day", "rate * 3", "rate: 100M/day ≈ 1k/s\nx: 1k/s × 3 = 3k/s"},
		{"rate: 100M/day, node: 250/s", "rate / node", "rate: 100M/day ≈ 1k/s\nx: 1k/s ÷ 250/s = 4"},
		{"rate: 48M/day, window: 1 h", "rate * window", "rate: 48M/day = 2M/h\nx: 2M/h × 1 h = 2M"},
		{"rate: 3M/month, kept: 1 year", "rate * kept", "x: 3M/month × 12 months = 36M"},
		// what is given a second is counted in seconds
		{"rate: 347 MB/s, kept: 5 years", "rate * kept", "x: 350 MB/s × 3·10^7 s × 5 ≈ 50 PB"},
		{"rate: 1 GB/s", "rate * 1 day", "x: 1 GB/s × 9·10^4 s = 90 TB"},
		{"rate: 100/s, took: 20 ms", "rate * took", "x: 100/s × 20 ms = 2"},
		// a product of times, and one in place of another
		{"a: 7/s, busy: 12 h", "a * 3 * 1 day / busy", "x: 7/s × 3 × 24 h ÷ 12 h = 42/s"},
		// what comes in a day comes in an hour of it
		{"a: 480M/day, busy: 1 h", "a * 3 * 1 day / busy", "x: 480M/day × 3 × 1 day ÷ 1 h ≈ 1.4bn/h ≈ 390k/s"},
		{"a: 43k, busy: 1 day", "a * 3 * 1 day / busy", "x: 43k × 3 ≈ 130k"},
		{"down: 8.4 h", "down * (1 month / 1 year) in min", "x: 8.4 h ÷ 12 = 42 min"},
		{"ran: 90 s", "ran / 1 s * 2 B", "x: 90 × 2 B = 180 B"},
		// money
		{"node: $0.1/h", "node * 24 h", "x: $0.1/h × 24 h = $2.4"},
		{"node: $0.1/h", "7 * node in $/month", "node: $0.1/h = $73/month\nx: 7 × $73/month ≈ $500/month"},
		{"each: $2 / 1M, n: 43k", "each * n", "x: $2/1M × 43k = $0.086"},
		{"each: $2 / 1M, paid: $5", "paid / each", "x: $5 ÷ ($2/1M) = 2.5M"},
		{"fast: 4 GB/s, slow: 1 GB/s, part: 80%", "1 / (part / fast + part / slow)", "x: 80% ÷ 4 GB/s = 0.2 s/GB; 80% ÷ 1 GB/s = 0.8 s/GB; 0.2 s/GB + 0.8 s/GB = 1 s/GB; 1 ÷ 1 s/GB = 1 GB/s"},
		// nines shift the digits
		{"up: 99%", "(1 - up) * 1 year in days", "x: (1 − 99%) × 365 days = 3.65 days"},
		{"up: 99.9%", "(1 - up) * 1 year in h", "x: (1 − 99.9%) × 8,760 h = 8.76 h"},
		{"up: 99.99%", "(1 - up) * 1 year in min", "x: (1 − 99.99%) × 525,600 min ≈ 52.6 min"},
		{"n: 3, w: 2", "w + w - n", "x: 2 + 2 − 3 = 1"},
		// an exponent is what a head computes, where the result stays near
		{"lag: 2.513 min, twice: 10 min", "2^(lag / twice)", "x: 2.5 min ÷ 10 min ≈ 0.25; 2^0.25 ≈ 1.2"},
		{"lag: 111 min, twice: 10 min", "2^(lag / twice)", "x: 2^11.1 ≈ 2.2k"},
		{"up: 99.9%", "up^3", "x: 99.9%^3 ≈ 99.7%"},
		{"up: 99.9%", "parallel(up, 2)", "x: parallel(99.9%, 2) = 99.9999%"},
		{"up: 99.9%, common: 5%", "parallel(up, 2, common)", "x: parallel(99.9%, 2, 5%) ≈ 99.9949%"},
		// of parts that must be up, the ways in which just too many fail
		{"up: 99.5%", "available(5, 3, up)", "x: 1 − 99.5% = 0.5%; 10 × 0.5%^3 = 0.000125%; 1 − 0.000125% ≈ 99.99988%"},
		{"up: 99.9%", "available(3, 3, up)", "x: 1 − 99.9% = 0.1%; 3 × 0.1% = 0.3%; 1 − 0.3% = 99.7%"},
		{"up: 99%", "available(2, 1, up)", "x: 1 − 99% = 1%; 1%^2 = 0.01%; 1 − 0.01% = 99.99%"},
		{"up: 60%", "available(5, 3, up)", ""},
		{"up: 99.9%, zone: 99.95%", "available(3, 2, up, 3, zone)",
			"x: 99.9% × 99.95% ≈ 99.85%; 1 − 99.85% = 0.15%; 3 × 0.15%^2 = 0.000675%; 1 − 0.000675% ≈ 99.99932%"},
		{"up: 99.9%, zone: 99.95%", "available(6, 4, up, 3, zone)", ""},
		// what has two digits, and what is whole and small, is exact
		{"users: 33M", "users * 1.1", "x: 33M users × 1.1 ≈ 35M users"},
		{"nodes: 35", "nodes + 1", "x: 35 + 1 = 36"},
		{"a: 16, b: 12", "a * b", "x: 16 × 12 = 192"},
		{"a: 3, b: 12", "a * b + 1", "x: 3 × 12 + 1 = 37"},
		{"shards: 128", "shards * 16 GB", "x: 128 × 16 GB ≈ 2 TB"},
		// left out: ones, zeros, factors that cancel, negligible summands and overheads
		{"a: 43k, one: 1, none: 0%", "a * one * (1 + none) / 1 * 2", "x: 43k × 2 = 86k"},
		{"a: 43k users, each: 2 B/user", "a * each / 1 user * 5 user", "x: 43k users × 2 B/user × 5 user = 430 kB"},
		{"a: 43k, b: 1.2k, c: 11k", "a + b + c", "x: 43k + 11k ≈ 54k"},
		{"a: 43k/s, overhead: 2%", "a * (1 + overhead) * 2", "x: 43k/s × 2 ≈ 86k/s"},
		{"a: 43k, b: 91k", "2 * max(a, b)", "x: 2 × 91k ≈ 180k"},
		{"a: 43k, b: 91k", "if(a > b, 2 * a, 3 * b)", "x: 3 × 91k ≈ 250k"},
		// a sum of products has a line for each, and so has a sum in a product
		{"a: 3M, b: 2 kB, c: 7M, d: 4 kB", "a * b + c * d", "x: 3M × 2 kB = 6 GB; 7M × 4 kB = 28 GB; 6 GB + 28 GB = 34 GB"},
		{"a: 20 GB, b: 3 GB, c: 7", "(a + b) * c", "x: 20 GB + 3 GB = 23 GB; 23 GB × 7 ≈ 160 GB"},
		// a sum that is rounded is not one of its terms
		{"a: 1 h, b: 2 min", "a + b", "x: 1 h + 2 min ≈ 1.03 h"},
		{"stay: 3 days", "1 + stay / 1 day", "x: 1 + 3 = 4"},
		{"up: 99.95%", "(1 - (1 - up)) * 1 day", "x: 99.95% × 1 day ≈ 23.99 h"},
		// a price list is what lies in each tier times its price
		{"out: 163 TB/month", "tiered(out, 10 TB/month, $0.09/GB, 50 TB/month, $0.08/GB, $0.05/GB)",
			"x: 10 TB/month × $0.09/GB = $900/month; 50 TB/month − 10 TB/month = 40 TB/month; 40 TB/month × $0.08/GB = $3.2k/month; " +
				"160 TB/month − 50 TB/month ≈ 110 TB/month; 110 TB/month × $0.05/GB = $5.5k/month; $900/month + $3.2k/month + $5.5k/month = $9.6k/month"},
		{"out: 8.3 TB/month", "tiered(out, 10 TB/month, $0.09/GB, 50 TB/month, $0.08/GB, $0.05/GB)", "x: 8.3 TB/month × $0.09/GB ≈ $700/month"},
		// the name of a rounding only where it changes much
		{"a: 43k, b: 3k", "ceil((a - b) / 2k)", "x: (43k − 3k) ÷ 2k = 20"},
		{"a: 43k", "ceil(a / 2k)", "x: 43k ÷ 2k ≈ 22"},
		{"a: 43k", "ceil(a / 20k)", "x: ceil(43k ÷ 20k) = 3"},
		// a negative number keeps its sign beside the sign of the sum
		{"a: 43k, loss: -3k", "a + loss", "x: 43k + (-3k) = 40k"},
		{"a: 43k, loss: -3k", "a - loss", "x: 43k − (-3k) = 46k"},
		// functions that a head computes, and others
		{"a: 1M", "log10(a) * sqrt(a)", "x: log10(1M) × sqrt(1M) = 6k"},
		{"a: 1M", "2 * exp(a / 1M)", ""},
		// what is negligible is not, where all else is given
		{"a: 3 s, b: 1 s", "a + 1% * b", "x: 3 s + 1% × 1 s = 3.01 s"},
		// nothing to compute
		{"a: 43k", "a", ""},
	} {
		r := estimatetest.Text(t, "inputs: {"+test.inputs+"}\nmetrics: {x: '"+test.formula+"'}\n")
		var got []string
		if h := explain.Rounded(r, r.Get("x"), explain.Asked{}); h != nil {
			for _, s := range h.Steps {
				got = append(got, s.Name+": "+strings.Join(s.Lines, "; "))
			}
		}
		if text := strings.Join(got, "\n"); text != test.want {
			t.Errorf("%s of %s:\n%s\nwant\n%s", test.formula, test.inputs, text, test.want)
		}
	}
}

// TestRoundedKnown: a value is not computed again where it is known as it stands there:
// in a day, but not in a second.
func TestRoundedKnown(t *testing.T) {
	r := estimatetest.Text(t, "inputs: {dau: 43M}\nmetrics: {posts: dau * 3/user/day, kept: posts * 2 kB * 1 year}\n")
	all := explain.Rounded(r, r.Get("kept"), explain.Asked{})
	known := func(v *estimate.Value, text string) bool { return v.Name == "posts" && text == "130M/day" }
	rest := explain.Rounded(r, r.Get("kept"), explain.Asked{Known: known})
	if rest == nil || len(rest.Steps) != 1 || rest.Steps[0].Lines[0] != "130M/day × 2 kB × 400 days ≈ 100 TB" {
		t.Fatalf("got %+v", rest)
	}
	if last := all.Steps[len(all.Steps)-1]; !slices.Equal(last.Lines, rest.Steps[0].Lines) || all.Value != rest.Value {
		t.Errorf("with posts known %+v, else %+v", rest, all)
	}
	if a := explain.Rounded(r, r.Get("posts"), explain.Asked{Known: known}); len(a.Steps) != 1 || !slices.Equal(a.Steps[0].Results, []string{"130M/day", "1.3k/s"}) {
		t.Errorf("posts a second: %+v", a)
	}
}

// kindOf sorts the figures of presets by the roundings that are usual in them.
func kindOf(v *estimate.Value) string {
	name := v.Name[strings.LastIndexByte(v.Name, '.')+1:]
	switch d := v.Type().Dim; {
	case name == "stored_daily":
		return "a day"
	case name == "cache":
		return "cache"
	case name == "stored" || name == "stored_replicated":
		return "kept"
	case strings.HasPrefix(name, "nodes") || name == "servers":
		return "nodes"
	case d.Money != 0:
		return "cost"
	case d == unit.Rate || d == unit.Data.Div(unit.Time):
		return "a second"
	}
	return "other"
}

// TestRoundedPresets: over the figures of all presets mental arithmetic is not biased but
// by what it takes on purpose: a day for 10^5 s where it divides, a year for 400 days where
// it multiplies.
func TestRoundedPresets(t *testing.T) {
	ratios := make(map[string][]float64)
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		for i := range r.Values {
			v := &r.Values[i]
			if h := explain.Rounded(r, v, explain.Asked{}); h != nil {
				ratios[kindOf(v)] = append(ratios[kindOf(v)], h.Value/v.Central)
			}
		}
	}
	for kind, median := range map[string][2]float64{
		"a second": {0.85, 1}, "a day": {0.95, 1.05}, "cache": {0.95, 1.05}, "kept": {0.95, 1.1},
		"nodes": {0.9, 1.05}, "cost": {0.95, 1.05}, "other": {0.95, 1.05},
	} {
		list := ratios[kind]
		slices.Sort(list)
		n := len(list)
		if n < 50 {
			t.Errorf("%s: %d figures", kind, n)
			continue
		}
		if got := list[n/2]; got < median[0] || got > median[1] {
			t.Errorf("%s: ×%.3f at the median", kind, got)
		}
		t.Logf("%-9s %5d figures: ×%.2f … ×%.3f … ×%.2f", kind, n, list[0], list[n/2], list[n-1])
	}
}

// TestRoundedLines: in all presets, also with other inputs, mental arithmetic leads off by
// no more than a factor of 1.5; what stands beside a = is equal, and what stands beside a ≈
// is near.
func TestRoundedLines(t *testing.T) {
	figures, lines, unread := 0, 0, 0
	for _, name := range presets.Names() {
		preset := estimatetest.Preset(t, name)
		results := []*estimate.Result{preset}
		opt := estimate.Options{Sampling: estimate.Sampling{Samples: 50}}
		opt.Set = practice.Vary(preset, rand.New(rand.NewPCG(1, 0)))
		if varied, err := estimate.Open(name, opt); err == nil { // else a fleet is overloaded
			results = append(results, varied)
		}
		for _, r := range results {
			seen := make(map[string]bool)
			for i := range r.Values {
				v := &r.Values[i]
				h := explain.Rounded(r, v, explain.Asked{})
				if h == nil {
					continue
				}
				figures++
				if ratio := h.Value / v.Central; !(ratio > 0.999/1.5 && ratio < 1.501) {
					t.Errorf("%s: %s is %g by mental arithmetic, not %g", name, v.Name, h.Value, v.Central)
				}
				for _, s := range h.Steps {
					for _, line := range s.Lines {
						if seen[line] {
							continue
						}
						seen[line] = true
						lines++
						if problem, ok := wrong(line, r.Scenario.Units()); !ok {
							unread++ // it adds a count to a number, or a share
						} else if problem != "" {
							t.Errorf("%s: %s: %s: %s", name, s.Name, line, problem)
						}
					}
				}
			}
		}
	}
	if unread > lines/500 {
		t.Errorf("%d of %d lines cannot be computed", unread, lines)
	}
	t.Logf("%d figures, %d lines, %d of them not computed", figures, lines, unread)
}

// asFormula brackets the operands of a line: 12bn/day ÷ 400M/day is a ratio. Commas are
// those of numbers where no blank follows.
func asFormula(line string) string {
	text := regexp.MustCompile(`,(\d)`).ReplaceAllString(line, "$1")
	return regexp.MustCompile(`÷ ([^ ()]+( [A-Za-zµ][^ ()]*)?)`).ReplaceAllString(text, "÷ ($1)")
}

// wrong says what is wrong with a line; ok is false where its parts are no formulas.
func wrong(line string, units *unit.Table) (problem string, ok bool) {
	before := math.NaN()
	sign := ""
	for rest := line; rest != ""; {
		part, next := rest, ""
		following := ""
		if i := strings.IndexAny(rest, "=≈"); i >= 0 {
			_, size := utf8.DecodeRuneInString(rest[i:])
			part, following, next = rest[:i], rest[i:i+size], rest[i+size:]
		}
		f, err := formula.Parse(asFormula(part), units)
		if err != nil {
			return "", false
		}
		b, errs := f.Bind(graph.NoNames("mental arithmetic"), formula.Expected{Any: true})
		if len(errs) > 0 {
			return "", false
		}
		value := b.Eval(b.Root, nil)
		off := math.Abs(value/before - 1)
		switch {
		case sign == "=" && off > 1e-5:
			return fmt.Sprintf("%g is not %g", before, value), true
		case sign == "≈" && off > 0.2:
			return fmt.Sprintf("%g is far from %g", before, value), true
		}
		before, sign, rest = value, following, next
	}
	if sign != "" {
		return "no result", true
	}
	if !strings.ContainsAny(line, "=≈") {
		return "no sign", true
	}
	return "", true
}

// TestRoundedQuestions: nine in ten of the figures that practice asks for can be computed
// in one's head, in the unit of time in which they are asked for.
func TestRoundedQuestions(t *testing.T) {
	asked, computed := 0, 0
	for _, name := range presets.Names() {
		r := estimatetest.Preset(t, name)
		for _, q := range practice.Questions(r) {
			if q.IsDecision() {
				continue
			}
			asked++
			h := explain.Rounded(r, q.Value, explain.Asked{Like: q.Truth})
			if h == nil {
				continue
			}
			computed++
			results := h.Steps[len(h.Steps)-1].Results
			if _, per, ok := strings.Cut(q.Truth, "/"); ok && !strings.HasSuffix(results[len(results)-1], "/"+per) {
				t.Errorf("%s: %s is asked as %s, computed as %s", name, q.Name, q.Truth, results)
			}
		}
	}
	if computed < asked*9/10 {
		t.Errorf("%d of %d", computed, asked)
	}
	t.Logf("%d of %d", computed, asked)
}
