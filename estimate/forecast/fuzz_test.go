package forecast

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"botec/estimate"
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

// FuzzEvents: any growth and events of a file are read or refused, with errors in the
// file; what is read can be forecast, with a value or a reason in each month.
func FuzzEvents(f *testing.F) {
	for _, text := range []string{"growth: {dau: 5%/month}", "growth: {post.size: '+100 B/year', dau: -1M/month}\nevents: {2027-02: {dau: 1.5 * dau}, from: 2027-01}",
		"events: {2027-02..2027-03: {peak_factor: 5}, nov..feb: {post.retention: 2 days}, Mar: {dau: 1..2 * dau}}", "events: {2027-13: {dau: 5}, form: 5, 2027-01: 5, 2027-02: {}}",
		"growth: {dau: {rate: 5%/month}, retention: -50%/month}", "events: {jan..jan: {post.stored: 5 TB}, feb: {servers: 5, cost: $5/month}}", "events: {2027-02: {dau: dau / (dau - dau)}}", "growth: {stored: 5%/month}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 500 || strings.Contains(text, "extends") || strings.Contains(text, "data") {
			return
		}
		r, err := open(users+"\n"+text, nil, "servers < 100")
		if err != nil {
			estimatetest.Faults(t, err)
			return
		}
		f := &Forecast{Result: r, Months: 4, From: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Shown: []*estimate.Value{r.Get("servers"), r.Get("stored")}}
		if err := f.Run(); err != nil {
			estimatetest.Faults(t, err)
			return
		}
		for _, row := range f.Rows {
			for k := range f.Shown {
				if math.IsNaN(row.Values[k]) && row.Violation == "" && row.Warning == "" {
					t.Fatalf("%s\nmonth %d has neither a value nor a reason", text, row.Month)
				}
			}
		}
	})
}
