package compare

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"botec/estimate/estimatetest"

	"pgregory.net/rapid"
)

const ranges = `
inputs: {mau: 250M..400M, active: 40%..60%, dau: active * mau, posts: 1..3/user/day, peak_factor: 1.5..4}
workloads: {post: {writes: dau * posts, size: 250..400 B}}
fleets: {app: {node: {requests: 1k/s}, needs: {requests: peak_requests}}}`

func pairOf(t testing.TB, a, b string) *Pair {
	t.Helper()
	return NewPair(estimatetest.MustRead(t, a), estimatetest.MustRead(t, b))
}

// The shares of the contributions make up the whole change, and each alone is what
// the scenario with only that change comes to.
func TestContributionsAddUp(t *testing.T) {
	scenario := func(dau, posts, size, retention, extra int) string {
		return fmt.Sprintf(`
inputs: {dau: %dM, posts: %d/user/day}
workloads: {post: {writes: dau * posts, size: %d kB, retention: %d years}}
metrics: {text: '%d TB', both: post.stored + text, over: both - 5 PB}`, dau, posts, size, retention, extra)
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func() [5]int {
			var v [5]int
			for i := range v {
				v[i] = rapid.IntRange(1, 9).Draw(t, fmt.Sprint(i))
			}
			return v
		}
		a, b := draw(), draw()
		text := func(v [5]int) string { return scenario(v[0], v[1], v[2], v[3], v[4]) }
		one, err := estimatetest.Read(text(a))
		if err != nil {
			t.Fatal(err)
		}
		two, err := estimatetest.Read(text(b))
		if err != nil {
			t.Fatal(err)
		}
		p := NewPair(one, two)
		for _, name := range []string{"post.stored", "both", "over", "servers", "text", "post.writes"} {
			before, after := one.Get(name).Value, two.Get(name).Value
			list, added := p.Contributions(name)
			whole := 1.
			if added {
				whole = 0
			}
			for _, m := range list {
				if added {
					whole += m.Share
				} else {
					whole *= m.Share
				}
			}
			want := after / before
			if added {
				want = after - before
			}
			if math.Abs(whole-want) > 1e-9*math.Max(math.Abs(want), math.Abs(before)) {
				t.Fatalf("%s: %v → %v, but the shares make up %v: %+v", name, before, after, whole, list)
			}
		}
		alone := a
		alone[2] = b[2]
		only, err := estimatetest.Read(text(alone))
		if err != nil {
			t.Fatal(err)
		}
		list, _ := p.Contributions("post.stored")
		got := 1.
		for _, m := range list {
			if m.Name == "post.size" {
				got = m.Alone
			}
		}
		if want := only.Get("post.stored").Value / one.Get("post.stored").Value; math.Abs(got-want) > 1e-9*want {
			t.Fatalf("the size alone makes %v, not %v", got, want)
		}
	})
}

// A scenario compared with itself has no differences, and nothing contributes.
func TestSamePair(t *testing.T) {
	p := pairOf(t, ranges, ranges)
	for i := range p.A.Values {
		if list, _ := p.Contributions(p.A.Values[i].Name); len(list) > 0 || len(p.Inputs) > 0 {
			t.Errorf("%s: %+v %+v", p.A.Values[i].Name, list, p.Inputs)
		}
	}
}

// Differences of other kinds: a formula, a default that is given, a workload
// and a resource more, and two scenarios that cannot be mixed.
func TestPairKinds(t *testing.T) {
	for _, c := range []struct{ a, b, metric, want string }{
		{"metrics: {n: 4, m: n * 2}", "metrics: {n: 4, m: n * 3}", "m", "m n * 2 (8) → n * 3 (12) ×1.5/1.5"},
		{"inputs: {dau: 1M}\nworkloads: {w: {writes: dau * 1/user/day, size: 1 kB}}", "inputs: {dau: 1M}\nworkloads: {w: {writes: dau * 1/user/day, size: 1 kB, replication: 2}}",
			"stored_replicated", "w.replication 3 → 2 ×0.667/0.667"},
		{"workloads: {w: {writes: 1/s, size: 1 kB}}", "workloads: {w: {writes: 1/s, size: 1 kB}, v: {writes: 3/s, size: 1 kB}}", "stored", "workloads and fleets ×4/4"},
		{"metrics: {n: 1, m: n - 1}", "metrics: {n: 3, m: n - 1}", "m", "n 1 → 3 +2/2"},
		{"metrics: {n: 3, m: n * 2}", "metrics: {m: 8, n: m / 2}", "m", ""},
	} {
		list, added := pairOf(t, c.a, c.b).Contributions(c.metric)
		var got strings.Builder
		for _, m := range list {
			sign := "×"
			if added {
				sign = "+"
			}
			got.WriteString(m.Name)
			if m.Difference != nil {
				got.WriteString(" " + m.Difference.A + " → " + m.Difference.B)
			}
			got.WriteString(fmt.Sprintf(" %s%.3g/%.3g", sign, m.Alone, m.Share))
		}
		if got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.b, got.String(), c.want)
		}
	}
}

// Of many changes only some orders are drawn: the shares still make up the whole.
func TestManyContributions(t *testing.T) {
	text := func(by int) string {
		inputs, product := "", "1"
		for i := range 14 {
			inputs += fmt.Sprintf("in_%d: %d, ", i, (i+1)*by)
			product += fmt.Sprintf(" * in_%d", i)
		}
		return "inputs: {" + inputs + "}\nmetrics: {m: '" + product + "'}"
	}
	p := pairOf(t, text(1), text(2))
	list, _ := p.Contributions("m")
	whole := 1.
	for _, m := range list {
		whole *= m.Share
		if math.Abs(m.Share-2) > 1e-9 || math.Abs(m.Alone-2) > 1e-9 {
			t.Errorf("%+v", m)
		}
	}
	if len(list) != 14 || math.Abs(whole-math.Pow(2, 14)) > 1e-6 {
		t.Errorf("%d contributions make %v", len(list), whole)
	}
}
