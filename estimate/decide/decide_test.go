package decide_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/decide"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"

	"pgregory.net/rapid"
)

// how is the sampling of most tests.
var how = estimate.Sampling{Samples: estimate.DefaultSamples, Seed: 1}

func options(text string, objectives ...string) scenario.Options {
	opt := scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}}
	for _, o := range objectives {
		opt.Objectives = append(opt.Objectives, scenario.Setting{Flag: "--minimize", Formula: o})
	}
	return opt
}

func open(t testing.TB, samples int, seed uint64, text string) *estimate.Result {
	t.Helper()
	r, err := estimate.Open("plan.yaml", estimate.Options{Options: options(text), Sampling: estimate.Sampling{Samples: samples, Seed: seed}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// between decides between metrics of a scenario.
func between(t testing.TB, text string, names string, maximize bool) *decide.Decision {
	t.Helper()
	return decision(t, how.Samples, how.Seed, text, names, maximize)
}

func seeded(t testing.TB, seed uint64, text string, names string) *decide.Decision {
	t.Helper()
	return decision(t, how.Samples, seed, text, names, false)
}

func decision(t testing.TB, samples int, seed uint64, text string, names string, maximize bool) *decide.Decision {
	t.Helper()
	list, err := decide.Metrics(open(t, samples, seed, text), strings.Split(names, ","))
	if err != nil {
		t.Fatal(err)
	}
	d, err := decide.Decide(list, maximize)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func input(t testing.TB, d *decide.Decision, name string) *decide.Input {
	t.Helper()
	k := slices.IndexFunc(d.Inputs, func(i decide.Input) bool { return i.Name == name })
	if k < 0 {
		t.Fatalf("no input %s", name)
	}
	return &d.Inputs[k]
}

const z95 = 1.6448536269514722

func density(z float64) float64 { return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }
func below(z float64) float64   { return 0.5 * math.Erfc(-z/math.Sqrt2) }

// lossOf is E max(D, 0) - max(E D, 0) of a normal difference D.
func lossOf(mean, sd float64) float64 {
	m := math.Abs(mean) / sd
	return sd * (density(m) - m*below(-m))
}

func within(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	t.Logf("%s: %.5g, exact %.5g, off by %.2f%%", what, got, want, 100*(got/want-1))
	if !(math.Abs(got-want) <= by*math.Abs(want)) {
		t.Errorf("%s is %.5g, want %.5g", what, got, want)
	}
}

// TestNormal: two options whose difference is normal, near each other and far apart.
func TestNormal(t *testing.T) {
	for _, margin := range []float64{0, 0.5, 1, 2} {
		text := fmt.Sprintf("inputs: {x: 'normal(80, 120)', y: 'normal(90, 110)', z: 'normal(95, 105)', both: 'normal(0, 1000)'}\nmetrics: {a: x + y + both, b: 200 + %g + z - 100 + both}", margin*20)
		d := between(t, text, "a,b", false)
		sx, sy, sz := 20/z95, 10/z95, 5/z95
		mean := margin * 20
		all := lossOf(mean, math.Sqrt(sx*sx+sy*sy+sz*sz))
		t.Logf("margin %g: error %.2f%%", margin, 100*d.WorthError/d.Worth)
		within(t, "all", d.Worth, all, max(0.02, 3*d.WorthError/all))
		within(t, "x", input(t, d, "x").Worth, lossOf(mean, sx), 0.02)
		if want := lossOf(mean, sy); want > 2e-3*all {
			within(t, "y", input(t, d, "y").Worth, want, 0.02)
		} else if got := input(t, d, "y").Worth; got > 2*want {
			t.Errorf("y is worth %g", got)
		}
		if got := input(t, d, "both").Worth; got != 0 {
			t.Errorf("what does not matter is worth %g", got)
		}
	}
}

// TestLognormal: a lognormal cost against a certain one.
func TestLognormal(t *testing.T) {
	low, high := 5.0, 20.0
	m, s := (math.Log(low)+math.Log(high))/2, (math.Log(high)-math.Log(low))/(2*z95)
	mean := math.Exp(m + s*s/2)
	for _, k := range []float64{8, 10, mean, 14} {
		d := between(t, fmt.Sprintf("inputs: {x: 5..20, f: 0.5..1.5}\nmetrics: {a: x * f, b: %.17g}", k), "a,b", false)
		// E min(x, k) of a lognormal x
		least := func(m, s float64) float64 {
			z := (math.Log(k) - m) / s
			return math.Exp(m+s*s/2)*below(z-s) + k*below(-z)
		}
		mf, sf := math.Log(0.5*1.5)/2, math.Log(3)/(2*z95)
		meanF := math.Exp(mf + sf*sf/2)
		best := min(mean*meanF, k)
		within(t, "all", d.Worth, best-least(m+mf, math.Hypot(s, sf)), max(0.02, 3*d.WorthError/d.Worth))
		within(t, "x", input(t, d, "x").Worth, best-least(m+math.Log(meanF), s), 0.02)
		within(t, "f", input(t, d, "f").Worth, best-least(mf+math.Log(mean), sf), 0.02)
		within(t, "x tips", input(t, d, "x").Tips[0].At, k/meanF, 0.01)
	}
}

// TestProduct: an input that multiplies what is 0 on average is worth nothing by itself,
// whatever the noise.
func TestProduct(t *testing.T) {
	for seed := range uint64(20) {
		d := seeded(t, seed, "inputs: {x: 'normal(-1, 3)', y: 'normal(-1, 1)', z: 'normal(-1, 1)'}\nmetrics: {a: x * y + z * y, b: 0}", "a,b")
		for _, name := range []string{"x", "z"} {
			if got := input(t, d, name).Worth; got != 0 {
				t.Errorf("seed %d: %s is worth %g of %g", seed, name, got, d.Worth)
			}
		}
		if got := input(t, d, "y").Worth; !(got > 0.5*d.Worth) {
			t.Errorf("seed %d: y is worth %g of %g", seed, got, d.Worth)
		}
	}
}

// TestNothing: what cannot change the choice is worth exactly nothing.
func TestNothing(t *testing.T) {
	for name, text := range map[string]string{
		"always better":       "inputs: {x: 1..100, y: 1..100}\nmetrics: {a: x * y, b: x * y + y}",
		"no influence":        "inputs: {x: 1..100, y: 1..100}\nmetrics: {a: x + y, b: x + y + 1}",
		"steps that stay":     "inputs: {x: 1..100, y: 1..100}\nmetrics: {a: ceil(x), b: 'ceil(x) + floor(min(y, 3)) + 1'}",
		"the same":            "inputs: {x: 1..100, y: 1..100}\nmetrics: {a: x * y, b: x * y}",
		"a share of anything": "inputs: {x: 10%..90%, y: 1..100}\nmetrics: {a: x * y, b: y}",
	} {
		d := between(t, text, "a,b", false)
		if d.Worth != 0 || d.Best != 0 || d.Options[0].Regret != 0 {
			t.Errorf("%s: knowing all is worth %g, best is %d", name, d.Worth, d.Best)
		}
		for _, i := range d.Inputs {
			if i.Worth != 0 || slices.ContainsFunc(i.Tips, func(t decide.Tip) bool { return t.Inside }) {
				t.Errorf("%s: %s is worth %g, tips %v", name, i.Name, i.Worth, i.Tips)
			}
		}
	}
}

// TestNewsvendor: the best number to buy is where the chance to need more falls below the
// price of one ÷ the loss for each that is missing.
func TestNewsvendor(t *testing.T) {
	const price, loss = 200, 1000
	text := fmt.Sprintf("inputs: {n: 50, need: 'uniform(0, 100)', other: 1..2}\nmetrics: {total: 'n * %d + max(0, need - n) * %d + other'}", price, loss)
	g, err := estimate.Compile("plan.yaml", options(text, "total"))
	if err != nil {
		t.Fatal(err)
	}
	list, left, err := decide.Choose(g, "n=60..100", 0, unit.Printer{}, how)
	if err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
	d, err := decide.Decide(list, false)
	if err != nil {
		t.Fatal(err)
	}
	if best := d.Options[d.Best].Name; len(list) != 41 || best != "n=80" { // 1 - 200/1000 of 100
		t.Errorf("%d options, the best is %s", len(list), best)
	}
	// with perfect knowledge n is the next or the last whole number to the need, but 60 at least
	best := 80*price + loss*20*20/200.
	within(t, "the best", d.Options[d.Best].Mean, best+1.44, 0.001)
	if got := input(t, d, "need"); math.Abs(got.Worth-d.Worth) > 0.01*d.Worth || len(got.Tips) < 2 || got.Tips[0].At >= got.Tips[1].At && !got.Tips[0].Above {
		t.Errorf("need is worth %g of %g, tips %+v", got.Worth, d.Worth, got.Tips)
	}
	if got := input(t, d, "other").Worth; got != 0 {
		t.Errorf("other is worth %g", got)
	}
}

// TestInformation: of anything, knowing all is worth at least as much as knowing a part,
// and nothing is worth less than nothing; to call the options other names changes nothing;
// the most of something is the least of its negative.
func TestInformation(t *testing.T) {
	rapid.Check(t, func(q *rapid.T) {
		term := func(label string) string {
			return rapid.SampledFrom([]string{"x", "y", "x * y", "max(x, z)", "ceil(z)", "x / z", "min(y, 3) * z", "7", "x^2", "if(x > y, z, y)"}).Draw(q, label)
		}
		text := fmt.Sprintf("inputs: {x: 1..%d, y: 'uniform(0, %d)', z: 2..3}\nmetrics: {a: 'A', b: 'B', na: -a, nb: -b}", rapid.IntRange(2, 9).Draw(q, "x"), rapid.IntRange(1, 9).Draw(q, "y"))
		text = strings.NewReplacer("A", term("a")+" + "+term("b"), "B", term("c")+" + "+term("d")).Replace(text)
		few := func(names string, maximize bool) *decide.Decision { return decision(t, 512, 1, text, names, maximize) }
		d, swapped, negative := few("a,b", false), few("b,a", false), few("na,nb", true)
		for _, i := range d.Inputs {
			if i.Worth < 0 || i.Worth > d.Worth {
				q.Fatalf("%s: %s is worth %g of %g", text, i.Name, i.Worth, d.Worth)
			}
			for _, other := range []*decide.Decision{swapped, negative} {
				if k := slices.IndexFunc(other.Inputs, func(o decide.Input) bool { return o.Name == i.Name }); k < 0 || math.Abs(other.Inputs[k].Worth-i.Worth) > 1e-9*(d.Worth+i.Worth) {
					q.Fatalf("%s: %s is worth %g, and by another name it is not", text, i.Name, i.Worth)
				}
			}
		}
		for k := range d.Options {
			o := &d.Options[k]
			if s, n := &swapped.Options[1-k], &negative.Options[k]; o.Mean != s.Mean || o.Best != s.Best || o.Regret != s.Regret || o.Mean != -n.Mean || o.Best != n.Best || o.Regret != n.Regret {
				q.Fatalf("%s: %+v, by another name %+v, negative %+v", text, o, s, n)
			}
		}
	})
}

// TestTips: where an input without a range tips the choice, or that it does not.
func TestTips(t *testing.T) {
	text := "inputs: {x: 10, y: 4, hit: 50%, users: {value: 7}}\nmetrics: {a: x * 3, b: 'B'}"
	for formula, want := range map[string]int{ // how many tips
		"10 * y":                1,
		"10 * y + x^2 / 2 - 40": 1, // below, and none above
		"50 - 49 * max(0, 1 - abs(x - 12.345) * 100)": 1, // a narrow dip
		"50 - x^3 / 1e6":   1,
		"x * 3 + 1":        0, // however close: but no proof
		"x * 3.3":          0,
		"ceil(x / 7) * 20": 2, // a step below, a crossing above
		"31 + log10(x)":    1,
		"30 + 1 / (x - 4)": 2, // a pole below
	} {
		d := between(t, strings.Replace(text, "B", formula, 1), "a,b", false)
		x := input(t, d, "x")
		if !d.Certain || x.Worth != 0 || d.Best != 0 {
			t.Errorf("%s: %+v", formula, d)
		}
		if x.Proved != (formula != "x * 3 + 1") {
			t.Errorf("%s: proved %t", formula, x.Proved)
		}
		if len(x.Tips) != want {
			t.Errorf("%s: tips %+v, want %d", formula, x.Tips, want)
		}
		for _, tip := range x.Tips {
			// at the tip the other option is the best, and just before it is not
			for _, at := range []struct {
				x    float64
				best int
			}{{tip.At, tip.To}, {tip.At - math.Copysign(1e-6*tip.At, tip.At-x.Present), d.Best}} {
				other := between(t, strings.NewReplacer("B", formula, "x: 10", fmt.Sprintf("x: %.12f", at.x)).Replace(text), "a,b", false)
				if other.Best != at.best && other.Margin() > 1e-7 {
					t.Errorf("%s: at %v the best is %d, not %d", formula, at.x, other.Best, at.best)
				}
			}
		}
	}
}

// TestScenarios: inputs of the same name share their samples across scenarios, so that a
// surcharge costs what it says, and is never worth learning about.
func TestScenarios(t *testing.T) {
	var list []decide.Option
	for _, add := range []string{"", " + 5"} {
		r, err := estimate.Open("plan.yaml", estimate.Options{Options: options("inputs: {x: 1..100, y: 2..3}\nmetrics: {z: x * y"+add+"}", "z"), Sampling: how})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, decide.Objective("with"+add, r))
	}
	d, err := decide.Decide(list, false)
	if err != nil {
		t.Fatal(err)
	}
	if d.Worth != 0 || math.Abs(d.Margin()-5) > 1e-6 {
		t.Errorf("worth %g, margin %g", d.Worth, d.Margin())
	}
}

// TestSameBytes: with the same seed the same decision.
func TestSameBytes(t *testing.T) {
	text := "inputs: {x: 1..5, y: 2..8, z: 1..3, w: '(1..2) * (3..4)'}\nmetrics: {a: x * y + w, b: z * 9 + w * x / 2}"
	first := fmt.Sprintf("%+v", values(between(t, text, "a,b", false)))
	for range 5 {
		if again := fmt.Sprintf("%+v", values(between(t, text, "a,b", false))); again != first {
			t.Fatalf("%s\n%s", first, again)
		}
	}
	if other := fmt.Sprintf("%+v", values(seeded(t, 2, text, "a,b"))); other == first {
		t.Error("another seed, and the same")
	}
}

func values(d *decide.Decision) (list []any) {
	for _, o := range d.Options {
		list = append(list, o.Mean, o.P5, o.P95, o.Best, o.Regret)
	}
	for _, i := range d.Inputs {
		list = append(list, i.Name, i.Worth, i.Tips)
	}
	return list
}

// TestGiven: beside ranges, an input without one tips the choice where the mean says so.
func TestGiven(t *testing.T) {
	d := between(t, "inputs: {x: 5..20, each: 3, fee: 1, idle: 4}\nmetrics: {a: x * each + fee, b: 36 + idle, c: 50 + idle}", "a,b,c", false)
	m, s := math.Log(100)/2, math.Log(4)/(2*z95)
	mean := math.Exp(m + s*s/2)
	for name, want := range map[string]float64{"each": 39 / mean, "fee": 40 - 3*mean} {
		in := input(t, d, name)
		if in.Uncertain() || in.Worth != 0 || len(in.Tips) != 1 || in.Tips[0].To != 1 || !in.Tips[0].Above {
			t.Errorf("%+v", in)
			continue
		}
		within(t, name, in.Tips[0].At, want, 0.001)
	}
	for _, in := range d.Inputs { // it is part of the others alone, and cannot make them better
		if in.Name == "idle" {
			t.Errorf("%+v", in)
		}
	}
}

// TestAlike: options that are no alternatives are refused.
func TestAlike(t *testing.T) {
	r := open(t, 512, 1, "inputs: {x: 1..2, y: 3 GB}")
	list, err := decide.Metrics(r, []string{"x", "y"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decide.Decide(list, false); err == nil || !strings.Contains(err.Error(), "cannot compare x (a plain number) and y (data)") {
		t.Error(err)
	}
	if _, err := decide.Metrics(r, []string{"x", "nix", "nox"}); err == nil || strings.Count(err.Error(), "named") != 2 {
		t.Error(err)
	}
}

// nodes is how many nodes to buy, with a range inside a formula.
const nodes = "inputs: {b: 1.5M..3M, factor: 2..3.5, rate: 1200..1800, n: 4}\nmetrics: {short: 'max(0, b * 60 / 86400 * factor - n * rate)', outage: 'short / (b * 60 / 86400 * factor) * (40k..120k)', total: n * 250 + outage}"

func choose(t testing.TB, seed uint64, text, objective, interval string) *decide.Decision {
	t.Helper()
	g, err := estimate.Compile("plan.yaml", options(text, objective))
	if err != nil {
		t.Fatal(err)
	}
	list, _, err := decide.Choose(g, interval, 0, unit.Printer{}, estimate.Sampling{Samples: 1 << 15, Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	d, err := decide.Decide(list, false)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWorthError: what inputs are worth is within three errors of what is exact, and a
// range inside a formula is no certain input.
func TestWorthError(t *testing.T) {
	for seed := range uint64(8) {
		d := choose(t, seed, nodes, "total", "n=1..12")
		for name, exact := range map[string]float64{"b": 193, "factor": 114} { // in closed form
			in := input(t, d, name)
			if in.WorthError <= 0 || math.Abs(in.Worth-exact) > 3*in.WorthError {
				t.Errorf("seed %d: %s is worth %.4g ± %.2g, not %g", seed, name, in.Worth, in.WorthError, exact)
			}
		}
		if in := input(t, d, "the range in outage"); !in.Uncertain() || !in.Inside || in.Present == in.Present {
			t.Errorf("seed %d: %+v", seed, in)
		}
	}
}

// TestTies: where options tie there are no tips.
func TestTies(t *testing.T) {
	for _, i := range choose(t, 1, nodes, "prob(short > 0)", "n=3..7").Inputs {
		if len(i.Tips) > 0 && i.Name == "b" {
			t.Errorf("%s tips at %+v", i.Name, i.Tips)
		}
	}
}

// TestLeading: of hundreds of ranges those are looked at that bring the options together, and
// the decision says how many were not; of thousands too many are an error.
func TestLeading(t *testing.T) {
	var ranges, sum strings.Builder
	for i := range 400 {
		fmt.Fprintf(&ranges, ", r%d: 1..1.1", i)
		fmt.Fprintf(&sum, " + r%d", i)
	}
	text := "inputs: {x: 1..50, y: 5..20" + ranges.String() + "}\nmetrics: {a: x" + sum.String() + ", b: y" + sum.String() + "}"
	d := between(t, text, "a,b", false)
	if n := len(d.Inputs); d.Unseen == 0 || n+d.Unseen != 402 {
		t.Errorf("%d inputs were looked at, %d not", n, d.Unseen)
	}
	few := between(t, "inputs: {x: 1..50, y: 5..20}\nmetrics: {a: x, b: y}", "a,b", false)
	for k := range few.Inputs {
		if of, want := &d.Inputs[k], &few.Inputs[k]; of.Name != want.Name || math.Abs(of.Worth/want.Worth-1) > 0.05 {
			t.Errorf("%s is worth %g, alone %s %g", of.Name, of.Worth, want.Name, want.Worth)
		}
	}
	opt := options(text, "a + b")
	g, err := estimate.Compile("plan.yaml", opt)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = decide.Choose(g, "y=1..30", 30, unit.Printer{}, how)
	if err == nil || !strings.Contains(err.Error(), "12060 ranges together, and at most 4000") {
		t.Error(err)
	}
}

// TestTipNearZero: a tip is found however near 0 it is, where 0 is tried.
func TestTipNearZero(t *testing.T) {
	for _, tip := range []string{"0.3", "1e-4", "1e-7", "3e-40"} {
		d := between(t, "inputs: {x: 50%}\nmetrics: {a: 5 * (1 + x), b: 'if(x > "+tip+", 4, 9)'}", "a,b", false)
		want, _ := strconv.ParseFloat(tip, 64)
		if len(d.Inputs) == 0 {
			t.Fatal("no input was tried")
		}
		if tips := d.Inputs[0].Tips; len(tips) == 0 || math.Abs(tips[0].At/want-1) > 1e-9 {
			t.Errorf("the tip at %s is found at %v", tip, tips)
		}
	}
}
