package forecast

import (
	"fmt"
	"math"
	"testing"

	"botec/estimate/estimatetest"
)

// FuzzGrowth: any text of --grow is read or refused. What is read grows by a finite
// factor, and its text is read again.
func FuzzGrowth(f *testing.F) {
	for _, text := range []string{"dau=5%/month", "dau=10..30%/year", "dau=3% per quarter", "dau=-20%/2 years", "dau=5%", "dau=5% monthly", "dau=12% p.a.", "dau=100k/month",
		"dau=2/year", "dau=5%/0 s", "dau=-100%/year", "dau=5% ± 1%/month", "dua=5%/year", "dau", "=", "dau=1e300%/s", "dau=5%/user", "post.size=5%/year", "dau=normal(1%, 2%)/year", "dau=+100k/month", "post.size=+100 B/year", "post.size=-1 kB/2 years", "dau=+5", "dau=+dau/year", "replication=+1%/year"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		r, err := open(users, []string{text})
		if _, other := open(users, []string{text}); fmt.Sprint(err) != fmt.Sprint(other) {
			t.Fatalf("%q is read in two ways", text)
		}
		if err != nil {
			estimatetest.Hints(t, "--grow", text, estimatetest.Faults(t, err), func(text string) error {
				_, err := open(users, []string{text})
				return err
			})
			return
		}
		g := r.Growth[0]
		rate := g.Rate.EvalAtQuantile(r.ValueAt, 0.5)
		if !(g.Period > 0) || math.IsInf(g.Period, 1) || math.IsInf(rate, 1) || !g.Linear && g.Rate.Leaf() && !(rate > -1) {
			t.Fatalf("%q grows by %v in %v", text, rate, g.Period)
		}
		back, err := open(users, []string{g.Name + "=" + g.Written()})
		if err != nil || back.Growth[0].Period != g.Period || back.Growth[0].Linear != g.Linear || back.Growth[0].Rate.EvalAtQuantile(r.ValueAt, 0.5) != rate {
			t.Fatalf("%q is kept as %q: %v", text, g.Written(), err)
		}
	})
}
