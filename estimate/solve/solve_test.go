package solve

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"

	"pgregory.net/rapid"
)

func solveText(text, find string, how estimate.Sampling, conditions ...string) (*Solution, error) {
	opt := scenario.Options{File: fileOf(text)}
	for _, c := range conditions {
		opt.Conditions = append(opt.Conditions, scenario.Setting{Flag: "--such-that", Formula: c})
	}
	s, err := scenario.Load("plan", opt)
	if err != nil {
		return nil, err
	}
	g, err := graph.Compile(s)
	if err != nil {
		return nil, err
	}
	return Find(g, find, unit.Printer{}, how)
}

const plan = `
inputs: {dau: %dM, posts: 3/user/day}
workloads: {post: {writes: dau * posts, size: 20 kB}}
fleets: {app: {node: {requests: 500/s}, needs: {requests: peak_requests}}}`

// The condition holds at the solution, and one step further it does not.
func TestSolveHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := fmt.Sprintf(plan, rapid.IntRange(1, 500).Draw(t, "dau"))
		limit := rapid.IntRange(2, 2000).Draw(t, "limit")
		c := rapid.SampledFrom([]struct {
			find, condition string
			kind            Kind
			step            float64
		}{
			{"dau", "app.nodes <= %d", Largest, 1},
			{"dau", "app.nodes >= %d", Smallest, 1},
			{"app.node.requests", "app.nodes <= %d", Smallest, 0},
			{"post.size", "stored < %d TB", Largest, 0},
			{"post.retention", "stored_replicated <= %d PB", Largest, 0},
		}).Draw(t, "case")
		condition := fmt.Sprintf(c.condition, limit)
		s, err := solveText(text, c.find, estimate.Sampling{}, condition)
		if err != nil {
			t.Fatal(err)
		}
		if s.Kind != c.kind {
			t.Fatalf("%s: %s", condition, s.Kind)
		}
		if s.Tried >= 60 {
			t.Fatalf("%s: %d evaluations", condition, s.Tried)
		}
		at := func(v float64) bool {
			opt := scenario.Options{File: fileOf(text), Conditions: []scenario.Setting{{Flag: "--such-that", Formula: condition}}}
			scenario, err := scenario.Load("plan", opt)
			if err != nil {
				t.Fatal(err)
			}
			g, err := graph.Compile(scenario)
			if err != nil {
				t.Fatal(err)
			}
			i, _ := g.Find(c.find)
			r, err := estimate.EstimateWith(g, unit.Printer{}, estimate.Sampling{}, &estimate.Fixed{Quantity: i, Value: v})
			return err == nil && r.Held[0]
		}
		further := c.step
		if further == 0 {
			further = 3e-9 * s.Value
		}
		if c.kind == Smallest {
			further = -further
		}
		if !at(s.Value) || at(s.Value+further) {
			t.Fatalf("%s: %v holds: %v, %v holds: %v", condition, s.Value, at(s.Value), s.Value+further, at(s.Value+further))
		}
	})
}

// Every outcome of a search: one boundary, none, one value, and several windows.
func TestSolveKinds(t *testing.T) {
	text := "inputs: {n: 10, odd: 1..2}\nmetrics: {wave: 'abs(n - 10)', part: 'n / 100', hole: '1 / (n - 5)', either: 'odd * n - n^2 / odd'}"
	for _, c := range []struct {
		condition string
		kind      Kind
		value     float64
	}{
		{"n > 0", Always, 0},
		{"n < 0", Never, 0},
		{"wave > 5", NotMonotone, 0},
		{"wave < 5", Between, 0},
		{"part == 0.2", Only, 20},
		{"ceil(part) == 3", Between, 0},
		{"hole > 2", Between, 0},
		{"p95(either) <= 1", Searched, 0},
		{"n <= 12.5", Largest, 12.5},
		{"n >= 0.25 and", "", 0},
		{"n > 0.25", Smallest, 0.25},
		{"if(n < 7, n, 7) <= 6", Largest, 6},
	} {
		s, err := solveText(text, "n", estimate.Sampling{}, c.condition)
		if c.kind == "" {
			if err == nil {
				t.Errorf("%s passes", c.condition)
			}
			continue
		}
		if err != nil {
			t.Fatal(c.condition, err)
		}
		if s.Kind != c.kind || c.value != 0 && math.Abs(s.Value/c.value-1) > 2e-9 {
			t.Errorf("%s: %s %v", c.condition, s.Kind, s.Value)
		}
	}
}

// Conditions on percentiles: at the solution 95% of the samples are below the limit.
func TestSolvePercentile(t *testing.T) {
	text := "inputs: {n: 10, factor: 2..8, more: 1..2}\nmetrics: {m: n * factor, both: n * (factor + more)}"
	s, err := solveText(text, "n", estimate.Sampling{Seed: 1}, "p95(m) <= 100")
	if err != nil || s.Kind != Largest || math.Abs(s.Value-12.5) > 1e-6 {
		t.Errorf("%v %+v", err, s)
	}
	s, err = solveText(text, "n", estimate.Sampling{Seed: 1}, "p95(both) <= 100", "prob(both > 50) < 60%")
	if err != nil || s.Kind != Largest {
		t.Fatalf("%v %+v", err, s)
	}
	check := estimatetest.Sampled(t, fmt.Sprintf("inputs: {n: %v, factor: 2..8, more: 1..2}\nmetrics: {both: n * (factor + more)}\nexpect: ['p95(both) <= 100.0001', 'prob(both > 50) < 60.01%%']", s.Value), estimate.Sampling{Seed: 1})
	for _, c := range check.Expect {
		if !c.Holds {
			t.Errorf("at %v: %+v", s.Value, c)
		}
	}
}

// A boundary takes few values where what is compared is close to a power of what is
// looked for; and where it has steps, about as many as halving does.
func TestSolveTries(t *testing.T) {
	text := "inputs: {n: 10, factor: 2..8, more: 1..2, base: 3}\nmetrics: {m: n * (factor + more), sum: m + n^2 * more / 7 + base, steps: ceil(m)}"
	for _, c := range []struct {
		condition string
		most      int
	}{
		{"base * n^1.5 < 200", 5},
		{"p95(m) <= 100", 5},
		{"mean(m) >= 100", 5},
		{"p95(m) == 100", 8},
		{"p95(m) ~ 100 ± 10%", 8},
		{"p95(sum) <= 2 * n + 500", 90}, // most of them to prove it

		{"p95(steps) <= 100", 40},
		{"prob(m > 100) < 20%", 40},
	} {
		s, err := solveText(text, "n", estimate.Sampling{Seed: 3}, c.condition)
		if err != nil || !s.Proved || s.Tried > c.most {
			t.Errorf("%s: %v, %d values, more than %d, proved: %v", c.condition, err, s.Tried, c.most, s.Proved)
		}
		t.Log(c.condition, s.Tried)
	}
}

func fileOf(text string) *source.File { return &source.File{Name: "plan.yaml", Text: text} }

// What is refused before anything is searched.
func TestSolveRefuses(t *testing.T) {
	for _, c := range []struct{ find, condition, want string }{
		{"k", "m <= 5", "scenario plan has no metric named k"},
		{"loss", "m <= 5", "loss is negative; only positive values can be searched"},
		{"loss", "n <= 5", "--such-that: the condition does not depend on loss"},
	} {
		_, err := solveText("inputs: {n: 10, loss: -3}\nmetrics: {m: n + loss}", c.find, estimate.Sampling{}, c.condition)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("--find %s --such-that %q: %v, want %s", c.find, c.condition, err, c.want)
		}
	}
}
