package differential

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"
)

// How many scenarios TestRandom makes up, and the number of the first.
var (
	scenarios = flag.Int("scenarios", 500, "scenarios that TestRandom makes up")
	verbose   = flag.Bool("errors", false, "log the errors that agree")
	first     = flag.Int("first", 0, "the number of the first")
)

// TestPresets: the second evaluator finds the figures of all presets, and what they
// expect of themselves.
func TestPresets(t *testing.T) {
	for _, name := range presets.Names() {
		text, _ := presets.Read(name)
		compare(t, name, text, nil)
	}
}

// TestGuides: so it does with the scenarios of published guides and bills.
func TestGuides(t *testing.T) {
	files, err := filepath.Glob("../../testdata/published/guides/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, file, string(text), nil)
	}
}

// TestPaths: so it does with paths, with steps of all kinds.
func TestPaths(t *testing.T) {
	const plan = `
inputs: {dau: 10M, cache_hit: 90%}
workloads: {page: {reads: dau * 10/user/day}}
fleets:
  app: {node: {requests: 1k/s}, needs: {requests: peak_requests}, service_time: 20 ms, availability: 97%, spare: 1}
  cache: {node: {requests: 50k/s}, needs: {requests: 2 * peak_requests}, service_time: 0.5 ms, zone_availability: 99.9%, zones: 3}
  db: {node: {requests: 200/s}, needs: {requests: peak_store_reads}, service_time: 8 ms, service_time_p99: 60 ms, availability: 99.9%, spare: 1}
  search: {node: {requests: 1k/s}, needs: {requests: peak_requests}, service_time: 5 ms, nodes: 4}
paths:
  one: [edge: 20 ms, app, {cache: 2.5}, {db: 1 - cache_hit}, latency.same_zone]
  two: [{search: {all: 50}}, {bank: {latency: 30 ms, latency_p99: 200 ms, availability: 99.9%}}, {app: 30%}, app, {app: {all: 3}}]
  three: [{bank: {latency: 30 ms}}, edge: 20 ms, edge: 30 ms]
`
	for _, s := range [][]setting{nil, {{"cache_hit", "99%"}}, {{"one.calls.db", "3"}}, {{"two.latency", "1 s"}}, {{"app.nodes", "2"}}, {{"search.nodes", "3"}, {"two.all.search", "1"}}} {
		if figures, _ := compare(t, "paths", plan, s); !figures && s[0].name != "app.nodes" {
			t.Errorf("%v has no figures", s)
		}
	}
}

// TestSettings: so it does with presets that are changed in one or two places.
func TestSettings(t *testing.T) {
	estimatetest.WithoutRace(t)
	random := rand.New(rand.NewPCG(3, 4))
	g, figures, tried := &generator{Rand: random}, 0, 0
	for _, name := range presets.Names() {
		text := "extends: " + name + "\n"
		first, err := evaluate(text, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		var written, all []string
		for n, q := range first.all {
			if all = append(all, n); q.given && first.reference(n) == nil {
				written = append(written, n)
			}
		}
		slices.Sort(written)
		slices.Sort(all)
		for range 1 + *scenarios/500 {
			var settings []setting
			for range 1 + random.IntN(2) {
				name := pick(g, all)
				q := first.all[name]
				switch known, ok := given[q.label]; {
				case random.IntN(2) == 0 && len(written) > 0:
					name = pick(g, written)
					settings = append(settings, setting{name, "(" + first.all[name].formula.Text + ") * 1.5"})
				case ok:
					settings = append(settings, setting{name, g.literal(known)})
				case len(q.result.dim) == 0:
					settings = append(settings, setting{name, "0.7"})
				}
			}
			if has, _ := compare(t, name, text, settings); has {
				figures++
			}
			tried++
		}
	}
	t.Logf("%d of %d have figures", figures, tried)
	if figures*2 < tried {
		t.Errorf("only %d of %d changed presets have figures", figures, tried)
	}
}

// compare computes a scenario in both ways. It reports whether
// it has figures, and whether they agree.
func compare(t *testing.T, name, plan string, settings []setting) (figures, agree bool) {
	t.Helper()
	second, problem := evaluate(plan, settings)
	g, values, err := product(plan, settings)
	switch {
	case err != nil && problem != nil:
		if *verbose {
			t.Log(problem, "|||", err)
		}
		return false, true
	case err != nil && second.broken: // a requirement, of which flags and ranges decide how it is reported
		return false, true
	case err != nil || problem != nil:
		t.Errorf("%s: the errors differ\n%s\n%v\nproduct: %v\nsecond: %v", name, plan, settings, err, problem)
		return false, false
	}
	wrong := func(text string, args ...any) {
		t.Helper()
		t.Errorf(name+": "+text+"\n%s\n%v", append(args, plan, settings)...)
		agree = false
	}
	agree = true
	for i := range g.Quantities {
		q := &g.Quantities[i]
		if q.Name == "" || q.Class >= graph.Unlisted || !agree {
			continue
		}
		of := second.all[q.Name]
		if of == nil {
			wrong("only the product has %s", q.Name)
			break
		}
		// some 1e-9 of the value, or what rounding leaves of values that cancel: a downtime is
		// what an availability lacks to 100%, and is as exact as that
		within := 1e-13 * of.largest
		if strings.HasSuffix(q.Name, "downtime") {
			within = max(within, 1e-15*365*24*3600)
		}
		if v, w := values(i), of.result.v; math.Abs(v-w) > max(1e-9*math.Abs(v), 1e-9*math.Abs(w), within) {
			wrong("%s is %v, the second evaluator has %v", q.Name, v, w)
		}
		if q.Bound.Type.Dim != productDim(of.result.dim) {
			wrong("%s is %s, the second evaluator has %v", q.Name, q.Bound.Type.Dim, of.result.dim)
		}
	}
	for name := range second.all {
		if _, ok := g.Find(name); !ok {
			wrong("only the second evaluator has %s", name)
		}
	}
	for k, i := range g.Expects {
		if holds := values(i) == 1; holds != second.conds[k] && !usesStatistics(second.parse(second.expect[k])) {
			wrong("%s is %v, the second evaluator has %v", second.expect[k], holds, second.conds[k])
		}
	}
	return true, agree
}

// product computes a scenario as botec does, with every range at its median.
func product(text string, settings []setting) (*graph.Graph, func(int) float64, error) {
	opt := scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}}
	for _, s := range settings {
		opt.Set = append(opt.Set, scenario.Setting{Flag: "--set", Name: s.name, Formula: s.formula})
	}
	g, err := estimate.Compile("plan.yaml", opt)
	if err != nil {
		return nil, nil, err
	}
	frame := g.NewFrame(1)
	frame.Run()
	if errs := g.Verify(frame, -1); len(errs) > 0 {
		return nil, nil, errs
	}
	return g, frame.Value, nil
}

// TestRandom: the second evaluator finds the figures of scenarios that are made up, and
// fails where the product does.
func TestRandom(t *testing.T) {
	figures, wrong := 0, 0
	for seed := *first; seed < *first+*scenarios && wrong < 5; seed++ {
		text, settings := generate(rand.New(rand.NewPCG(uint64(seed), 1)))
		has, agree := compare(t, fmt.Sprint("seed ", seed), text, settings)
		if has {
			figures++
		}
		if !agree {
			wrong++
		}
	}
	t.Logf("%d scenarios, %d with figures", *scenarios, figures)
	if figures*4 < *scenarios {
		t.Errorf("only %d of %d scenarios have figures", figures, *scenarios)
	}
}
