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
		"dau=2/year", "dau=5%/0 s", "dau=-100%/year", "dau=5% ± 1%/month", "dua=5%/year", "dau", "=", "dau=1e300%/s", "dau=5%/user", "tweet.size=5%/year", "mau=normal(1%, 2%)/year"} {
		f.Add(text)
	}
	r := estimatetest.Preset(f, "twitter")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		list, err := ParseGrowth(r, []string{text})
		if again, other := ParseGrowth(r, []string{text}); fmt.Sprint(err) != fmt.Sprint(other) || len(again) != len(list) {
			t.Fatalf("%q is read in two ways", text)
		}
		if err != nil {
			estimatetest.Hints(t, "--grow", text, estimatetest.Faults(t, err), func(text string) error {
				_, err := ParseGrowth(r, []string{text})
				return err
			})
			return
		}
		g := list[0]
		share := g.share.EvalAtQuantile(nil, 0.5)
		if !(g.period > 0) || math.IsInf(g.period, 1) || !(share > -1) || math.IsInf(share, 1) {
			t.Fatalf("%q grows by %v in %v", text, share, g.period)
		}
		back, err := ParseGrowth(r, []string{g.Name + "=" + g.Text})
		if err != nil || back[0].period != g.period || back[0].share.EvalAtQuantile(nil, 0.5) != share {
			t.Fatalf("%q is kept as %q: %v", text, g.Text, err)
		}
	})
}
