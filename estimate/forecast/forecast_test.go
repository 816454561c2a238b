package forecast

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"

	"pgregory.net/rapid"
)

func forecast(t interface {
	Helper()
	Fatal(...any)
}, text string, months int, steady bool, until string, grow []string, show ...string) *Forecast {
	t.Helper()
	r, err := open(text, grow, until)
	if err != nil {
		t.Fatal(err)
	}
	f := &Forecast{Result: r, Months: months, Steady: steady}
	if r.Scenario.Start != nil {
		f.From, _ = time.Parse(MonthLayout, r.Scenario.Start.String())
	}
	for _, name := range show {
		f.Shown = append(f.Shown, r.Get(name))
	}
	if err := f.Run(); err != nil {
		t.Fatal(err)
	}
	return f
}

// open estimates the text of a scenario for a forecast, with texts of --grow and
// --until.
func open(text string, grow []string, until ...string) (*estimate.Result, error) {
	opt := estimate.Options{Sampling: estimate.Sampling{Samples: 100}}
	opt.File, opt.Forecast = &source.File{Name: "plan.yaml", Text: text}, true
	for _, text := range grow {
		opt.Grow = append(opt.Grow, scenario.Setting{Flag: "--grow", Formula: text})
	}
	for _, text := range until {
		if text != "" {
			opt.Conditions = append(opt.Conditions, scenario.Setting{Flag: "--until", Formula: text})
		}
	}
	return estimate.Open("plan.yaml", opt)
}

const users = "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day, size: 20 kB}}"

const keeping = `
inputs: {dau: 10M}
workloads:
  post: {writes: dau * 2/user/day, size: 20 kB, retention: %s, existing: 1bn}
  log: {writes: dau * 5/user/day, size: 100 B, retention: 7 days, replication: 1}
fleets: {store: {node: {storage: 1 TB}, needs: {storage: stored_replicated}}}`

// Without growth a forecast is the standard model once the retention has
// passed, and from the start where it is steady; before that, data accumulates.
func TestForecastWithoutGrowth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(20, 800).Draw(t, "days")
		text := fmt.Sprintf(keeping, fmt.Sprintf("%d days", days))
		model := estimatetest.MustRead(t, text)
		names := []string{"stored", "post.stored", "post.objects", "log.stored", "stored_replicated", "store.nodes", "peak_writes"}
		for _, steady := range []bool{false, true} {
			f := forecast(t, text, 30, steady, "", []string{"dau=0%/year"}, names...)
			for _, row := range f.Rows {
				for k, name := range names {
					want := model.Get(name).Value
					passed := float64(row.Month)*Month >= float64(days)*86400
					switch {
					case (steady || passed) && math.Abs(row.Values[k]-want) > 1e-9*want:
						t.Fatalf("%d days, month %d, steady %v: %s is %v, the model says %v", days, row.Month, steady, name, row.Values[k], want)
					case name == "post.stored" && !steady && !passed:
						existing := 1e9 * 20e3
						if part := existing + (want-existing)*float64(row.Month)*Month/(float64(days)*86400); math.Abs(row.Values[k]-part) > 1e-9*part {
							t.Fatalf("%d days, month %d: %v is kept, not %v", days, row.Month, row.Values[k], part)
						}
					}
				}
			}
		}
	})
}

// With growth the data kept is the integral over the last retention, which has a closed form.
func TestForecastGrowth(t *testing.T) {
	f := forecast(t, fmt.Sprintf(keeping, "400 days"), 48, false, "", []string{"dau=60%/year"}, "post.stored", "post.writes", "post.objects")
	const year = 365 * 86400.
	g := math.Log(1.6) / year
	rate := 10e6 * 2 / 86400. * 20e3
	for _, row := range f.Rows {
		end := float64(row.Month) * Month
		from := math.Max(0, end-400*86400)
		want := 1e9*20e3 + rate*(math.Exp(g*end)-math.Exp(g*from))/g
		if math.Abs(row.Values[0]/want-1) > 1e-7 || math.Abs(row.Values[2]*20e3/want-1) > 1e-7 {
			t.Errorf("month %d: %v is kept, want %v", row.Month, row.Values[0], want)
		}
		if w := 10e6 * 2 / 86400. * math.Exp(g*end); math.Abs(row.Values[1]/w-1) > 1e-9 {
			t.Errorf("month %d: %v writes, want %v", row.Month, row.Values[1], w)
		}
	}
}

// A limit is the first month in which the condition does not hold, with its
// percentiles under uncertain growth.
func TestForecastUntil(t *testing.T) {
	text := "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day, size: 20 kB}}"
	f := forecast(t, text, 60, false, "dau < 20M", []string{"dau=100%/year"}, "dau")
	if l := f.Limits[0]; l.Month != 12 || l.P5 != 12 || l.P95 != 12 || l.Share < 0.99 {
		t.Errorf("%+v", l)
	}
	f = forecast(t, text, 60, false, "dau < 200M", []string{"dau=10%/year"}, "dau")
	if l := f.Limits[0]; l.Month != -1 || l.Share != 0 {
		t.Errorf("%+v", l)
	}
	f = forecast(t, text, 60, false, "dau < 20M", []string{"dau=50%..200%/year"}, "dau")
	if l := f.Limits[0]; l.Month != 12 || math.Abs(l.P5-8) > 1 || math.Abs(l.P95-21) > 1 {
		t.Errorf("%+v", l)
	}
	last := f.Rows[12]
	if math.Abs(last.P5[0]/15e6-1) > 1e-9 || math.Abs(last.P95[0]/30e6-1) > 1e-9 {
		t.Errorf("after a year: %v to %v", last.P5[0], last.P95[0])
	}
}

func TestGrowRefuses(t *testing.T) {
	for grow, want := range map[string]string{
		"dau": "--grow: must be NAME=GROWTH", "dau=5%": "growth needs a period", "dau=100k/month": "growth must be a percentage", "dau=0.05/year": "growth must be a percentage", "dua=5%/year": "scenario plan has no metric named dua",
		"dau=-100%/year": "more than −100%", "dau=5/MB": "the period", "dau=5 MB/year": "growth", "dau=x/year": "no quantity named x", "dau=/year": "", "dau=5%/": "", "dau=5%/0 years": "the growth period must be one time, longer than 0",
	} {
		if _, err := open(users, []string{grow}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", grow, err, want)
		}
	}
	if _, err := open(users, []string{"dau=5%/year", "dau=6%/year"}); err == nil || !strings.Contains(err.Error(), "dau has two growth rates") {
		t.Error(err)
	}
	for _, ok := range []string{"dau=5%/month", "dau=5%..10%/year", "dau=-5%/quarter", "dau=5%/2 years", "dau=120%/y", "dau=+5%/month", "dau=+100k/month", "dau=-100k/month", "dau=+50k..100k/month", "post.size=+100 B/year",
		"post.writes=+100/s/year", "post.size=+1 kB per 2 years"} {
		if _, err := open(users, []string{ok}); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
}

// TestMonth: the month of a forecast is that of the units.
func TestMonth(t *testing.T) {
	if u, ok := (*unit.Table)(nil).Lookup("month"); !ok || u.Factor != Month {
		t.Errorf("a month has %v s, and that of the units %v", Month, u.Factor)
	}
}

// A growth without a / gets the period that its words name.
func TestPeriod(t *testing.T) {
	for grow, want := range map[string]string{
		"dau=5%": "5%/year, or 5%/month", "dau=12% p.a.": "12%/year", "dau=5% Monthly": "5%/month", "dau=5% a month": "5%/month",
		"dau=5% or so": "a percentage and its period, as in 5%/month",
	} {
		_, err := open(users, []string{grow})
		var errs source.Errors
		if !errors.As(err, &errs) || errs[0].Hint != want {
			t.Errorf("%s: %v, want the hint %s", grow, err, want)
			continue
		}
		for _, write := range errs[0].Write {
			if _, err := open(users, []string{"dau=" + write}); err != nil {
				t.Errorf("%s: with %s: %v", grow, write, err)
			}
		}
	}
	if _, err := open(users, []string{"dau=3% per quarter"}); err != nil {
		t.Error(err)
	}
}
