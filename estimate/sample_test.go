package estimate_test

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// quantilesOf samples a scenario and gives p5, p50, p95 of one of its metrics.
func quantilesOf(t testing.TB, text, name string, how estimate.Sampling) [3]float64 {
	t.Helper()
	r := sampleText(t, text, how)
	v := r.Get(name)
	return [3]float64{v.P5, v.Value, v.P95}
}

func sampleText(t testing.TB, text string, how estimate.Sampling) *estimate.Result {
	t.Helper()
	s := mustRead(t, text).Scenario
	g, err := graph.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return sampleOf(t, g, how)
}

func sampleOf(t testing.TB, g *graph.Graph, how estimate.Sampling) *estimate.Result {
	t.Helper()
	r, err := estimate.Estimate(g, unit.Printer{}, how)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const z95 = 1.6448536269514722

// TestDistributions: the percentiles of each distribution's draws against
// gonum's, and the ends of ranges against themselves.
func TestDistributions(t *testing.T) {
	logit := func(p float64) float64 { return math.Log(p / (1 - p)) }
	expit := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	shares := distuv.Normal{Mu: (logit(0.05) + logit(0.4)) / 2, Sigma: (logit(0.4) - logit(0.05)) / 2 / z95}
	beta := distuv.Beta{Alpha: 1 + 4*1./4, Beta: 1 + 4*3./4}
	for _, c := range []struct {
		formula string
		want    func(p float64) float64
	}{
		{"2..8", distuv.LogNormal{Mu: math.Log(4), Sigma: math.Log(2) / z95}.Quantile},
		{"(-2)..4", distuv.Normal{Mu: 1, Sigma: 3 / z95}.Quantile},
		{"5%..40%", func(p float64) float64 { return expit(shares.Quantile(p)) }},
		{"100 ± 20%", distuv.Normal{Mu: 100, Sigma: 20 / z95}.Quantile},
		{"100 +/- 30", distuv.Normal{Mu: 100, Sigma: 30 / z95}.Quantile},
		{"'uniform(3, 7)'", distuv.Uniform{Min: 3, Max: 7}.Quantile},
		{"'normal(3, 7)'", distuv.Normal{Mu: 5, Sigma: 2 / z95}.Quantile},
		{"'lognormal(3, 12)'", distuv.LogNormal{Mu: math.Log(6), Sigma: math.Log(2) / z95}.Quantile},
		{"'triangular(1, 2, 5)'", distuv.NewTriangle(1, 5, 2, nil).Quantile},
		{"'pert(1, 2, 5)'", func(p float64) float64 { return 1 + 4*beta.Quantile(p) }},
	} {
		got := quantilesOf(t, "metrics: {x: "+c.formula+"}", "x", estimate.Sampling{Samples: 10_000})
		for k, p := range []float64{0.05, 0.5, 0.95} {
			if want := c.want(p); math.Abs(got[k]-want) > 1e-3*math.Max(math.Abs(want), 1) {
				t.Errorf("%s: the share %v lies below %v, gonum says %v", c.formula, p, got[k], want)
			}
		}
	}
}

// TestClosedForms: products and quotients of lognormals are lognormal, sums of
// normals are normal.
func TestClosedForms(t *testing.T) {
	s := func(lo, hi float64) float64 { return math.Log(hi/lo) / 2 / z95 }
	product := math.Hypot(math.Hypot(s(2, 8), s(1, 9)), s(5, 20))
	for _, c := range []struct {
		formula            string
		p5, p50, p95, near float64
	}{
		{"a * b / c", 1.2 * math.Exp(-z95*product), 1.2, 1.2 * math.Exp(z95*product), 1e-9},
		{"a^2", 4, 16, 64, 1e-9},
		{"a * a / a", 2, 4, 8, 1e-9},
		{"n + m", 30 - math.Hypot(2, 4), 30, 30 + math.Hypot(2, 4), 1e-9},
		{"n - n", 0, 0, 0, 0},
		{"a + 0 * b", 2, 4, 8, 0.002}, // the same by samples
		{"'a * max(b, 0) / c'", 1.2 * math.Exp(-z95*product), 1.2, 1.2 * math.Exp(z95*product), 0.01},
	} {
		got := quantilesOf(t, "inputs: {a: 2..8, b: 1..9, c: 5..20, n: 'normal(8, 12)', m: 'normal(16, 24)'}\nmetrics: {x: "+c.formula+"}", "x", estimate.Sampling{Samples: 20_000, Seed: 3})
		for k, want := range []float64{c.p5, c.p50, c.p95} {
			if math.Abs(got[k]-want) > c.near*want+1e-12 {
				t.Errorf("%s: %v, want %v", c.formula, got, []float64{c.p5, c.p50, c.p95})
				break
			}
		}
	}
}

const ranges = `
inputs: {mau: 250M..400M, active: 40%..60%, dau: active * mau, posts: 1..3/user/day, peak_factor: 1.5..4}
workloads: {post: {writes: dau * posts, size: 250..400 B}}
fleets: {app: {node: {requests: 1k/s}, needs: {requests: peak_requests}}}
metrics:
  sum: mau + 100M user * posts / (1/user/day)`

// TestSameBytes: one core or two, the same samples; and an added input does not
// change those of the others.
func TestSameBytes(t *testing.T) {
	cores := runtime.GOMAXPROCS(1)
	one := sampleText(t, ranges, estimate.Sampling{Seed: 1})
	runtime.GOMAXPROCS(max(2, cores))
	two := sampleText(t, ranges, estimate.Sampling{Seed: 1})
	runtime.GOMAXPROCS(cores)
	more := sampleText(t, strings.Replace(ranges, "\ninputs: {", "\ninputs: {extra: 5..9, more: mau * extra, ", 1), estimate.Sampling{Seed: 1})
	other := sampleText(t, ranges, estimate.Sampling{Seed: 2})
	for i := range one.Values {
		v := &one.Values[i]
		for what, r := range map[string]*estimate.Result{"with another core": two, "with another input": more} {
			if w := r.Get(v.Name); w.Value != v.Value || w.P5 != v.P5 || w.P95 != v.P95 {
				t.Errorf("%s %s: %v %v %v, before %v %v %v", v.Name, what, w.P5, w.Value, w.P95, v.P5, v.Value, v.P95)
			}
		}
	}
	if one.Get("sum").P95 == other.Get("sum").P95 {
		t.Error("another seed gives the same samples")
	}
}

// TestOrder: in which order the inputs stand does not matter.
func TestOrder(t *testing.T) {
	one := sampleText(t, "inputs: {a: 2..8, b: 1..9, c: 3..4}\nmetrics: {x: a + b * c}", estimate.Sampling{Seed: 1}).Get("x")
	two := sampleText(t, "inputs: {c: 3..4, b: 1..9, a: 2..8}\nmetrics: {x: a + b * c}", estimate.Sampling{Seed: 1}).Get("x")
	for _, p := range [][2]float64{{one.P5, two.P5}, {one.Value, two.Value}, {one.P95, two.P95}} {
		if math.Abs(p[0]-p[1]) > 1e-9*p[0] {
			t.Errorf("%v and %v", p[0], p[1])
		}
	}
}

// TestFleetsRoundPerSample: every sample has whole nodes, so their percentiles are whole.
func TestFleetsRoundPerSample(t *testing.T) {
	two := ranges + "\n  both: app.nodes + ceil(mau * posts / (3k/s))" // which samples alone tell
	for _, how := range []estimate.Sampling{{}, {Samples: 100_000}} {
		for _, name := range []string{"app.nodes", "both"} {
			for _, v := range quantilesOf(t, two, name, how) {
				if v != math.Trunc(v) {
					t.Errorf("%s %v", name, v)
				}
			}
		}
	}
}

// TestDriversAgree: the shares of the spread against a decomposition at many
// samples, and against the closed form of a product of lognormals.
func TestDriversAgree(t *testing.T) {
	agree := func(few, many *estimate.Result, names ...string) {
		for _, name := range names {
			exact := many.SampledDrivers(name)
			for _, d := range few.Drivers(few.Get(name)) {
				i := slices.IndexFunc(exact, func(e estimate.Driver) bool { return e.Name == d.Name })
				if i < 0 || math.Abs(exact[i].Share-d.Share) > 0.02 {
					t.Errorf("%s: %s makes %.3f of the spread, at many samples %+v", name, d.Name, d.Share, exact)
				}
			}
		}
	}
	agree(sampleText(t, ranges, estimate.Sampling{Seed: 1}), sampleText(t, ranges, estimate.Sampling{Samples: 400_000, Seed: 9}), "app.required.requests", "stored")
	twitter := benchModel(t)
	agree(sampleOf(t, twitter, estimate.Sampling{Seed: 1}), sampleOf(t, twitter, estimate.Sampling{Samples: 400_000, Seed: 9}), twitter.Names()...)
	r := sampleText(t, "inputs: {a: 1..4, b: 1..16, c: 2}\nmetrics: {x: a * b * c}", estimate.Sampling{Seed: 1})
	for _, d := range r.Drivers(r.Get("x")) {
		if want := map[string]float64{"a": 0.2, "b": 0.8}[d.Name]; math.Abs(d.Share-want) > 0.02 {
			t.Errorf("%s makes %.3f, want %.1f", d.Name, d.Share, want)
		}
	}
}

// TestConditions: percentiles and probabilities in conditions, and in how many
// samples a plain one holds.
func TestConditions(t *testing.T) {
	for _, c := range []struct {
		condition string
		holds     bool
		chance    float64 // -1 where it is certain
	}{
		{"a < p95(a)", true, 0.95}, {"a > p5(a)", true, 0.95}, {"a <= 4", true, 0.5}, {"a > 8", false, 0.05},
		{"p95(a) ~ 8.0", true, -1}, {"prob(a > 4) ~ 50%", true, -1}, {"mean(n) ~ 10.0", true, -1}, {"p5(a) + p95(a) ~ 10.0", true, -1}, {"c == 2", true, -1},
	} {
		r := sampleText(t, "inputs: {a: 2..8, n: 'normal(8, 12)', c: 2}\nexpect: [\""+c.condition+"\"]", estimate.Sampling{Seed: 1})
		got := r.Expect[0]
		if got.Holds != c.holds || got.Uncertain != (c.chance >= 0) || got.Uncertain && math.Abs(got.Chance-c.chance) > 0.002 {
			t.Errorf("%s: %+v", c.condition, got)
		}
	}
	if _, err := read("inputs: {a: 2..8}\nexpect: ['prob(a > p50(a)) > 0.4']"); err == nil {
		t.Error("a percentile within a probability passes")
	}
}

// TestStrays: samples that violate the model are counted and reported.
func TestStrays(t *testing.T) {
	for text, want := range map[string]string{
		"inputs: {x: 4..16}\nmetrics: {m: sqrt(x - 5)}":                                                "m has no value in 13% of the samples: sqrt(x - 5)",
		"inputs: {x: 4..16}\nexpect: [sqrt(x - 5) > 1]":                                                "a condition has no value in 13% of the samples: sqrt(x - 5) > 1",
		"inputs: {x: 4..16}\nfleets: {f: {node: {r: 1}, needs: {r: x}, zones: 'if(x > 12, 2.5, 1)'}}":  "f.zones is not a whole number in 17% of the samples: if(x > 12, 2.5, 1)",
		"inputs: {x: 50%..120%}\nworkloads: {w: {writes: 1/s, cache_hit: x}}\nfleets: {f: {nodes: 1}}": "w.cache_hit is above 100% in 17% of the samples: x",
	} {
		if r := sampleText(t, text, estimate.Sampling{Seed: 1}); !slices.Contains(r.Warnings, want) {
			t.Errorf("%s\n says %q, want %q", text, r.Warnings, want)
		}
	}
}

// TestMatters: an uncertain scenario lists the defaults that change something,
// and no others, as a certain one does.
func TestMatters(t *testing.T) {
	for _, dau := range []string{"20M", "10M..30M"} { // with two ranges, so that the medians of the samples differ from the central values
		r := sampleText(t, "inputs: {dau: "+dau+", posts: 1..3/user/day}\nworkloads: {w: {writes: dau * posts}}", estimate.Sampling{Seed: 1})
		for name, want := range map[string]bool{"peak_factor": true, "utilization": true, "retention": true, "replication": false, "cache_window": false} {
			if got := r.Matters(r.Get(name)); got != want {
				t.Errorf("dau %s: %s matters: %v", dau, name, got)
			}
		}
	}
}

// TestCharts: a histogram holds the middle 98% of the samples.
func TestCharts(t *testing.T) {
	r := sampleText(t, "inputs: {a: 1..4, b: 1..16, c: 2}\nmetrics: {x: a * b * c, wide: b^3, n: 'a - b'}", estimate.Sampling{Seed: 1})
	for name, wantLog := range map[string]bool{"x": true, "a": false, "wide": true, "n": false} {
		bins, log := r.Histogram(r.Get(name), 20)
		sum := 0.0
		for i, b := range bins {
			sum += b.Share
			if i > 0 && b.From != bins[i-1].To {
				t.Errorf("%s: a gap at %v", name, b.From)
			}
		}
		if log != wantLog || math.Abs(sum-0.98) > 0.001 {
			t.Errorf("%s: logarithmic %v, %v of the samples", name, log, sum)
		}
	}
	if bins, _ := r.Histogram(r.Get("c"), 20); bins != nil {
		t.Error("what is certain has no chart")
	}
	r = sampleText(t, "inputs: {rate: 60..95/s}\nfleets: {app: {nodes: 1, service_time: 10 ms, workers: 1, rate: rate, node: {requests: 90/s}, needs: {requests: rate}}}\nmetrics: {answer: app.response}", estimate.Sampling{Seed: 1})
	bins, _ := r.Histogram(r.Get("answer"), 20)
	sum := 0.0
	for _, b := range bins {
		sum += b.Share
	}
	if over := 1 - sum/0.98; !(over > 0.01 && over < 0.1) { // those that answer never
		t.Errorf("%v of the samples are in no bin", over)
	}
}

// A scaled input scales the percentiles of what is proportional to it.
func TestScaling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(1, 1000).Draw(t, "lo")
		hi := lo + rapid.IntRange(1, 1000).Draw(t, "width")
		k := rapid.IntRange(2, 50).Draw(t, "factor")
		read := func(factor int) *estimate.Value {
			r, err := read(fmt.Sprintf("inputs: {a: %d..%d, b: 2..3}\nmetrics: {x: a * b * %d}", lo, hi, factor))
			if err != nil {
				t.Fatal(err)
			}
			return r.Get("x")
		}
		one, more := read(1), read(k)
		for _, p := range [][2]float64{{one.P5, more.P5}, {one.Value, more.Value}, {one.P95, more.P95}} {
			if math.Abs(p[1]-float64(k)*p[0]) > 1e-9*p[1] {
				t.Fatalf("%v × %d is not %v", p[0], k, p[1])
			}
		}
	})
}

// benchModel and feedModel are the models that the sampler is measured with: one of
// plain metrics, and one of workloads and fleets.
func benchModel(tb testing.TB) *graph.Graph { return compileFile(tb, "twitter-ranges") }
func feedModel(tb testing.TB) *graph.Graph  { return compileFile(tb, "feed-ranges") }

func compileFile(tb testing.TB, name string) *graph.Graph {
	s, err := scenario.Load("../testdata/bench/"+name+".botec.yaml", scenario.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	g, err := graph.Compile(s)
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// BenchmarkSample samples the bench model: with the default number of samples,
// which are kept, and with a million, which are counted.
func BenchmarkSample(b *testing.B) {
	g := benchModel(b)
	for _, n := range []int{1000, estimate.DefaultSamples, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{Samples: n, Seed: 1}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/sample")
		})
	}
}

// BenchmarkFeed samples the scenario of workloads and fleets: with a million samples
// it is compared with BenchmarkFeedHandWritten; with the default number of samples the
// difference to the run without ranges is what they add to an estimate.
func BenchmarkFeed(b *testing.B) {
	g := feedModel(b)
	for _, n := range []int{estimate.DefaultSamples, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sampleOf(b, g, estimate.Sampling{Samples: n, Seed: 1, Only: feedFigures})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/sample")
		})
	}
}

// TestFigures: formulas that are asked of a scenario may name statistics, and are
// printed in the unit of what those look at.
func TestFigures(t *testing.T) {
	opt := estimate.Options{Sampling: estimate.Sampling{Seed: 1}}
	opt.File = &source.File{Name: "plan.yaml", Text: "inputs: {n: 10, a: 1..4 GB, u: 20%..40%}\nmetrics: {x: a * n in GB}"}
	opt.Figures = []string{"p95(x)", "mean(x)", "prob(x > 20 GB)", "x / n", "p5(u)"}
	r := estimatetest.Open(t, "plan.yaml", opt)
	for i, want := range []string{"40 GB", "21.9 GB", "50%", "2 GB", "20%"} {
		if v := &r.Figures[i]; v.Name != opt.Figures[i] || v.Text() != want {
			t.Errorf("%s is %s, want %s", v.Name, v.Text(), want)
		}
	}
}

// TestOnly: what is asked for alone is what it is among all others, and so are checks
// and advice; what nobody asked for has no percentiles, unless these are known anyway.
func TestOnly(t *testing.T) {
	g := feedModel(t)
	for _, n := range []int{estimate.DefaultSamples, 50_000} {
		all := sampleOf(t, g, estimate.Sampling{Samples: n, Seed: 1})
		some := sampleOf(t, g, estimate.Sampling{Samples: n, Seed: 1, Only: []string{"*.nodes", "stored", "cost"}, Advice: true})
		for _, name := range []string{"app.nodes", "store.nodes", "stored", "cost"} {
			a, b := all.Get(name), some.Get(name)
			if a.P5 != b.P5 || a.Value != b.Value || a.P95 != b.P95 || a.BoundBy != b.BoundBy {
				t.Errorf("%d samples: %s is %v %v %v by %s among all, %v %v %v by %s alone", n, name, a.P5, a.Value, a.P95, a.BoundBy, b.P5, b.Value, b.P95, b.BoundBy)
			}
		}
		if v := some.Get("peak_egress"); v.Uncertain {
			t.Errorf("%d samples: %s was sampled", n, v.Name)
		}
		if v := some.Get("mau"); !v.Uncertain || v.P5 != 250e6 {
			t.Errorf("%d samples: mau is %v", n, v.P5)
		}
		if len(some.Advice) != len(all.Advice) || n == estimate.DefaultSamples && !slices.Equal(some.Advice, all.Advice) {
			t.Errorf("%d samples: advice %q, alone %q", n, all.Advice, some.Advice)
		}
	}
}

// TestOnlyConditions: conditions are decided by the samples of what they name.
func TestOnlyConditions(t *testing.T) {
	text := "inputs: {x: 4..16, v: 1..9}\nmetrics: {m: x + v, z: sqrt(v - 2), k: sqrt(x - 5)}\nexpect: ['m > 10', 'p95(m) < 30']"
	s := mustRead(t, text).Scenario
	g, err := graph.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	all := sampleOf(t, g, estimate.Sampling{Seed: 1})
	some := sampleOf(t, g, estimate.Sampling{Seed: 1, Only: []string{"k"}})
	for k := range all.Expect {
		if all.Expect[k] != some.Expect[k] {
			t.Errorf("%+v, alone %+v", all.Expect[k], some.Expect[k])
		}
	}
	if len(all.Warnings) != len(some.Warnings)+1 || !slices.Contains(some.Warnings, "k has no value in 13% of the samples: sqrt(x - 5)") {
		t.Errorf("warnings of k alone: %q, of all: %q", some.Warnings, all.Warnings)
	}
}
