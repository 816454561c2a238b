package sensitivity_test

import (
	"math"
	"slices"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/sensitivity"
)

func names(list []sensitivity.Swing) (out []string) {
	for _, s := range list {
		out = append(out, s.Name)
	}
	return out
}

func find(t *testing.T, list []sensitivity.Swing, name string) sensitivity.Swing {
	t.Helper()
	k := slices.IndexFunc(list, func(s sensitivity.Swing) bool { return s.Name == name })
	if k < 0 {
		t.Fatalf("%s is not among %q", name, names(list))
	}
	return list[k]
}

// TestRanges: a swing is what the formula gives at the ends of a range.
func TestRanges(t *testing.T) {
	r := estimatetest.Sampled(t, "inputs: {a: 1..4, b: 1..16, c: 2}\nmetrics: {x: a * b * c}", estimate.Sampling{Seed: 1})
	swings := sensitivity.Ranges(r, r.Get("x"))
	if len(swings) != 2 || swings[0].Name != "b" || math.Abs(swings[0].Low-4) > 0.01 || math.Abs(swings[0].High-64) > 0.1 {
		t.Errorf("%+v", swings)
	}
	if sensitivity.Ranges(r, r.Get("c")) != nil {
		t.Error("what is certain has no range")
	}
}

// TestShares: inputs go down and up by a share, as far as they can, the widest swing first;
// the elasticity of a power is its exponent, nearly.
func TestShares(t *testing.T) {
	r := estimatetest.Text(t, `inputs: {a: 10, b: 2, hit: 90%, idle: 3, none: 0, trip: latency.ssd_read}
metrics: {x: a^2 * b * (1 - hit) * (1 + none) + trip / 1 s, unused: idle}`)
	swings := sensitivity.Shares(r, r.Get("x"), 0.2)
	if got := names(swings); !slices.Equal(got, []string{"hit", "a", "b"}) {
		t.Errorf("the inputs are %q", got)
	}
	a := find(t, swings, "a")
	if a.From != 8 || a.To != 12 || math.Abs(a.Low/12.8-1) > 1e-3 || math.Abs(a.High/28.8-1) > 1e-3 || math.Abs(a.Elasticity-2) > 0.01 {
		t.Errorf("%+v", a)
	}
	hit := find(t, swings, "hit")
	if hit.To != 1 || hit.From != 0.72 || hit.Limit != sensitivity.AtMost || hit.High > 0.01 {
		t.Errorf("a share goes to 100%% at most: %+v", hit)
	}
}

// TestShareLimits: what the model does not allow is not tried, and the swing says so.
func TestShareLimits(t *testing.T) {
	r := estimatetest.Text(t, `inputs: {dau: 100M, peak_factor: 1.1}
workloads: {post: {writes: dau * 2/user/day, size: 1 kB, peak_factor: peak_factor}}
fleets: {app: {node: {requests: 20/s}, needs: {requests: peak_requests}, utilization: 90%, zones: 3}}`)
	swings := sensitivity.Shares(r, r.Get("app.nodes"), 0.3)
	if s := find(t, swings, "peak_factor"); s.From != 1 || s.Limit != sensitivity.AtLeast {
		t.Errorf("%+v", s)
	}
	if s := find(t, swings, "app.utilization"); s.To != 1 || s.Limit != sensitivity.AtMost {
		t.Errorf("%+v", s)
	}
	if s := find(t, swings, "app.zones"); s.From != 2 || s.To != 4 || s.Limit != sensitivity.WholeEnd {
		t.Errorf("%+v", s)
	}
	for _, s := range swings {
		if s.Name == "retention" || s.Name == "busy" {
			t.Errorf("%s changes nothing: %+v", s.Name, s)
		}
	}
}

// TestEffects: one run of each input tells what it does to several values; a share rises
// by a tenth of what it is or lacks, a whole number by one, and what cannot rise falls.
func TestEffects(t *testing.T) {
	r := estimatetest.Text(t, `inputs: {a: 10, hit: 90%, few: 10%, none: 0, trip: latency.ssd_read}
workloads: {post: {writes: a * 10/s, size: 1 kB}}
fleets: {app: {node: {requests: 20/s}, needs: {requests: peak_requests}, utilization: 100%, zones: 3}}
metrics: {x: a^2 * (1 - hit) * (1 + none) * trip, y: few * a}`)
	var of []int
	for _, name := range []string{"x", "y", "app.nodes"} {
		i, _ := r.Find(name)
		of = append(of, i)
	}
	for _, want := range []struct {
		name string
		to   float64
		x, y float64 // times
	}{{"a", 11, 1.21, 1.1}, {"hit", 0.91, 0.9, 1}, {"few", 0.11, 1, 1.1}, {"app.zones", 4, 1, 1}} {
		i, _ := r.Find(want.name)
		k := -1
		list := sensitivity.Effects(r, of, 0.1)
		for n := range list {
			if list[n].Input == i {
				k = n
			}
		}
		if k < 0 {
			t.Errorf("%s has no effect", want.name)
			continue
		}
		e := list[k]
		if math.Abs(e.To-want.to) > 1e-9 {
			t.Errorf("%s rises to %g", want.name, e.To)
		}
		for n, times := range []float64{want.x, want.y} {
			if got := e.Values[n] / r.ValueAt(of[n]); math.Abs(got-times) > 1e-9 {
				t.Errorf("%s makes value %d %g times what it is", want.name, n, got)
			}
		}
	}
	for _, e := range sensitivity.Effects(r, of, 0.1) {
		if name := r.Quantities[e.Input].Name; name == "none" || name == "trip" || name == "app.utilization" || name == "retention" {
			t.Errorf("%s changes nothing: %+v", name, e)
		}
	}
}

// TestPresets: every preset has inputs that move its main figures, and no swing is of a
// value that an estimate would refuse.
func TestPresets(t *testing.T) {
	for _, name := range []string{"twitter", "llm-chat", "youtube", "kafka"} {
		r := estimatetest.Preset(t, name)
		for i := range r.Values {
			for _, s := range sensitivity.Shares(r, &r.Values[i], 0.2) {
				if s.From == s.To || s.Low == s.High && s.Low == r.Values[i].Central {
					t.Errorf("%s: %s moves nothing: %+v", name, r.Values[i].Name, s)
				}
			}
		}
	}
}
