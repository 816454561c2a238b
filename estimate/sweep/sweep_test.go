package sweep

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"

	"pgregory.net/rapid"
)

const swept = `
inputs: {dau: 20M, posts: 3/user/day, share_kept: 40%}
workloads: {post: {writes: dau * posts, size: 20 kB, retention: 2 years, cache_hit: share_kept}}
fleets:
  app: {node: {requests: 500/s}, needs: {requests: peak_requests}}
  store: {node: {storage: 5 TB, writes: 2k/s}, needs: {storage: stored_replicated, writes: peak_writes}}`

// A sweep at any of its points is what an estimate with those values comes to:
// the metrics, and what binds the nodes.
func TestSweepIsEstimate(t *testing.T) {
	r := estimatetest.MustRead(t, swept)
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(1, 100).Draw(t, "lo")
		hi := lo + rapid.IntRange(1, 5000).Draw(t, "width")
		list := rapid.SliceOfN(rapid.IntRange(1, 40), 1, 3).Draw(t, "list")
		values := make([]string, len(list))
		for i, v := range list {
			values[i] = fmt.Sprintf("%d%%", v*5) // beyond 100% too
		}
		steps := rapid.IntRange(2, 700).Draw(t, "steps")
		axes, err := ParseAxes(r, []string{fmt.Sprintf("dau=%dM..%dM", lo, hi), "post.size=1 kB, 30 kB,2 MB"}, steps)
		if err != nil {
			t.Fatal(err)
		}
		s := &Sweep{Result: r, Axes: axes}
		for _, name := range []string{"store.nodes", "stored", "app.nodes", "posts", "dau"} {
			s.Shown = append(s.Shown, r.Get(name))
		}
		want := rapid.IntRange(0, s.Points()-1).Draw(t, "point")
		seen := 0
		err = s.Run(func(first int, b Block) error {
			if first != seen {
				t.Fatalf("the block begins at %d, not at %d", first, seen)
			}
			seen += len(b.Axes[0])
			if i := want - first; i >= 0 && i < len(b.Axes[0]) {
				dau, size := b.Axes[0][i], b.Axes[1][i]
				one, err := estimatetest.Read(swept, scenario.Setting{Flag: "--set", Name: "dau", Formula: fmt.Sprintf("%v", dau)}, scenario.Setting{Flag: "--set", Name: "post.size", Formula: fmt.Sprintf("%v B", size)})
				if err != nil {
					t.Fatal(err)
				}
				for m, v := range s.Shown {
					exact := one.Get(v.Name)
					if math.Abs(b.Metrics[m][i]-exact.Value) > 1e-9*math.Abs(exact.Value) {
						t.Fatalf("dau %v, size %v: %s is %v, estimated %v", dau, size, v.Name, b.Metrics[m][i], exact.Value)
					}
					if b.Bound[m] != nil && b.Bound[m][i] != exact.BoundBy {
						t.Fatalf("dau %v, size %v: %s bound by %s, estimated %s", dau, size, v.Name, b.Bound[m][i], exact.BoundBy)
					}
				}
			}
			return nil
		})
		if err != nil || seen != s.Points() {
			t.Fatalf("%v: %d points of %d", err, seen, s.Points())
		}
	})
}

// Points that an estimate refuses have no metrics, and mistakes in --vary are errors.
func TestSweepRefuses(t *testing.T) {
	r := estimatetest.MustRead(t, "inputs: {n: 10, part: 30%}\nworkloads: {w: {writes: 1/s, cache_hit: part * n / 10, size: 1 kB}}\nfleets: {f: {nodes: 1}}\nmetrics: {m: '1 / (n - 25)'}")
	axes, err := ParseAxes(r, []string{"n=20..58"}, 39)
	if err != nil {
		t.Fatal(err)
	}
	s := &Sweep{Result: r, Axes: axes, Shown: []*estimate.Value{r.Get("m")}}
	none := 0
	if err := s.Run(func(_ int, b Block) error {
		for i, v := range b.Metrics[0] {
			n := b.Axes[0][i]
			if bad := n == 25 || n > 33.5; bad != math.IsNaN(v) {
				t.Errorf("n %v: %v", n, v)
			}
			if math.IsNaN(v) {
				none++
			}
		}
		return nil
	}); err != nil || none != 26 {
		t.Errorf("%v: %d points without a value", err, none)
	}
	for vary, want := range map[string]string{
		"n": "--vary: must be NAME=A..B or NAME=A,B,C", "x=1..2": "scenario plan has no metric named x", "n=2..2": "the interval is empty", "n=5 MB": "n is a plain number",
		"w.cache_hit=50%..120%": "at most 100%", "w.writes=1..2": "", "n=": "", "w.size=-1 kB,1 kB": "must be at least 0",
	} {
		_, err := ParseAxes(r, []string{vary}, 11)
		if err == nil || want != "" && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", vary, err, want)
		}
	}
	if _, err := ParseAxes(r, []string{"n=1..2", "n=1..3"}, 11); err == nil {
		t.Error("an input varied twice passes")
	}
	if _, err := ParseAxes(r, []string{"n=1..2", "part=1%..3%"}, 20_000); err == nil {
		t.Error("400 million points pass")
	}
}

// A point without metrics takes nothing from its axes, nor from other points: a
// metric that is an axis itself, and one that no axis changes.
func TestSweepWrongPoint(t *testing.T) {
	r := estimatetest.MustRead(t, "inputs: {n: 10, k: 7}\nmetrics: {m: 'k / (n - 25)'}")
	axes, err := ParseAxes(r, []string{"n=25..498"}, 947) // more than one block
	if err != nil {
		t.Fatal(err)
	}
	s := &Sweep{Result: r, Axes: axes, Shown: []*estimate.Value{r.Get("n"), r.Get("k"), r.Get("m")}}
	if err := s.Run(func(first int, b Block) error {
		for i, n := range b.Axes[0] {
			point := first + i
			if want := 25 + float64(point)/2; n != want {
				t.Errorf("point %d: the axis is %v, want %v", point, n, want)
			}
			for m, v := range b.Metrics {
				if math.IsNaN(v[i]) != (point == 0) {
					t.Errorf("point %d: %s is %v", point, s.Shown[m].Name, v[i])
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkSweep computes the twenty metrics of the bench model at a million
// points of one input, on one core; ns/point is what one point costs.
func BenchmarkSweep(b *testing.B) {
	r := estimatetest.Open(b, "../../testdata/bench/twitter-ranges.botec.yaml", estimate.Options{Sampling: estimate.Sampling{Samples: 100}})
	axes, err := ParseAxes(r, []string{"mau=100M..400M"}, 1_000_000)
	if err != nil {
		b.Fatal(err)
	}
	s := &Sweep{Result: r, Axes: axes}
	for i := range r.Values {
		if r.Values[i].Class == graph.Metric {
			s.Shown = append(s.Shown, &r.Values[i])
		}
	}
	for b.Loop() {
		if err := s.Run(func(int, Block) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ns/point")
}
