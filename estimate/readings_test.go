package estimate_test

import (
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/compare"
	"botec/estimate/decide"
	"botec/estimate/explain"
	"botec/estimate/forecast"
	"botec/estimate/graph"
	"botec/estimate/practice"
	"botec/estimate/scenario"
	"botec/estimate/sensitivity"
	"botec/estimate/solve"
	"botec/estimate/source"
	"botec/estimate/sweep"
	"botec/estimate/unit"
)

const feed = `
inputs: {dau: 10M..30M, posts: 2/user/day, factor: latency.ssd_read / 1 ms}
workloads:
  post: {writes: dau * posts, size: 20 kB, read_write_ratio: 10, cache_hit: 60%}
  image: {part_of: post, share: 20..30%, size: {full: 1 MB, preview: 40 kB}}
fleets:
  app: {node: {requests: 1k/s}, needs: {requests: peak_requests}, zones: 3}
  store: {node: {storage: 8 TB, writes: 5k/s}, needs: {storage: stored_replicated, writes: peak_writes}}
metrics: {per_user: stored / dau}
advice: [{when: app.nodes > 1, say: 'needs {app.nodes} nodes, {p95(app.nodes)} at most'}]
expect: [p95(app.nodes) > 1, servers >= 2]
growth: {dau: 10..30%/year}
events: {2027-03: {dau: 1.2..1.5 * dau}, nov..jan: {peak_factor: 5}}`

// TestReadings: a compiled graph is shared and never changed. Every reading of it
// runs from many goroutines at once, for the race detector to watch, and has
// neither added a quantity nor changed a figure when all are done.
func TestReadings(t *testing.T) {
	opt := scenario.Options{File: &source.File{Name: "feed.yaml", Text: feed},
		Conditions: []scenario.Setting{{Flag: "--such-that", Formula: "servers <= 400"}}}
	g, err := estimate.Compile("feed.yaml", opt)
	if err != nil {
		t.Fatal(err)
	}
	how := estimate.Sampling{Samples: 600, Seed: 1}
	before, err := estimate.Estimate(g, unit.Printer{}, how)
	if err != nil {
		t.Fatal(err)
	}
	quantities := len(g.Quantities)
	var wait sync.WaitGroup
	for range 4 {
		for name, reading := range readings {
			wait.Go(func() {
				if err := reading(before, g, how); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
	}
	wait.Wait()
	if len(g.Quantities) != quantities {
		t.Errorf("the graph has %d quantities after the readings, %d before", len(g.Quantities), quantities)
	}
	after, err := estimate.Estimate(g, unit.Printer{}, how)
	if err != nil {
		t.Fatal(err)
	}
	for i := range before.Values {
		if a, b := &before.Values[i], &after.Values[i]; a.Name != b.Name || a.Value != b.Value || a.P95 != b.P95 || a.Text() != b.Text() {
			t.Errorf("%s was %s, and is %s %s after the readings", a.Name, a.Text(), b.Name, b.Text())
		}
	}
}

// readings are the readings of a graph g, of which r is a result.
var readings = map[string]func(r *estimate.Result, g *graph.Graph, how estimate.Sampling) error{
	"estimate": func(_ *estimate.Result, g *graph.Graph, how estimate.Sampling) error {
		r, err := estimate.Estimate(g, unit.Printer{}, how)
		if err != nil {
			return err
		}
		for i := range r.Values {
			r.Matters(&r.Values[i])
		}
		return nil
	},
	"spread": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		v := r.Get("servers")
		r.Drivers(v)
		sensitivity.Ranges(r, v)
		sensitivity.Shares(r, v, 0.2)
		r.Histogram(v, 10)
		r.Matters(r.Get("retention"))
		return nil
	},
	"explain": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		for i := range r.Values {
			explain.Explain(r, &r.Values[i], 0)
		}
		return nil
	},
	"solve": func(_ *estimate.Result, g *graph.Graph, how estimate.Sampling) error {
		_, err := solve.Find(g, "dau", unit.Printer{}, how)
		return err
	},
	"sweep": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		axes, err := sweep.ParseAxes(r, []string{"factor=period.day/1 day, latency.memory/1 ns", "post.size=1..40 kB"}, 5)
		if err != nil {
			return err
		}
		s := &sweep.Sweep{Result: r, Axes: axes, Shown: []*estimate.Value{r.Get("servers"), r.Get("store.nodes")}}
		return s.Run(func(int, sweep.Block) error { return nil })
	},
	"compare": func(r *estimate.Result, g *graph.Graph, how estimate.Sampling) error {
		other, err := estimate.Estimate(g, unit.Printer{}, how)
		if err != nil {
			return err
		}
		p := compare.NewPair(r, other)
		p.Contributions("servers")
		_, _, err = p.Condition("--fail-if", "servers > before.servers * latency.memory / 1 ns")
		return err
	},
	"decide": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		options, err := decide.Metrics(r, []string{"servers", "store.nodes"})
		if err != nil {
			return err
		}
		_, err = decide.Decide(options, false)
		return err
	},
	"forecast": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		f := &forecast.Forecast{Result: r, Months: 12, From: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Shown: []*estimate.Value{r.Get("servers")}}
		return f.Run()
	},
	"practice": func(r *estimate.Result, _ *graph.Graph, _ estimate.Sampling) error {
		questions := practice.Questions(r)
		practice.Requirements(r, questions)
		practice.Vary(r, rand.New(rand.NewPCG(1, 2)))
		_, err := practice.ParseAnswer(r, questions[0], questions[0].Truth)
		return err
	},
}
