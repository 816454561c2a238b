package forecast

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
	"botec/estimate/source"

	"pgregory.net/rapid"
)

// planned is a scenario whose names grow and change.
const planned = `
inputs: {dau: 10M, posts: 2/user/day, peak_factor: 2, newcomers: 3M users}
workloads:
  post: {writes: dau * posts, reads: 10 * writes, size: 20 kB, retention: 10 years, existing: 10M}
fleets: {app: {node: {requests: 500/s, price: $0.2/h}, needs: {requests: peak_requests}}}
`

// units are those of the planned names in --set.
var units = map[string]string{"dau": "", "posts": "/user/s", "peak_factor": "", "post.size": " B", "post.writes": "/s", "app.node.requests": "/s", "app.price": " USD/s"}

// month by month, one estimate after another: the world of a test that is told what
// grows and what happens, and knows neither the package nor its formulas.
type world struct {
	t       *rapid.T
	growth  map[string]func(v, months float64) float64
	grown   map[string]float64 // as they are at the end of the last month
	lasting []happening        // of names that do not grow, as far as they have begun
}

type happening struct {
	from, to      int // months from January of the year 0; 0 to 11 where yearly
	kind          string
	name, formula string
}

func (h happening) active(month int) bool {
	switch {
	case h.kind == "yearly" && h.from <= h.to:
		return h.from <= month%12 && month%12 <= h.to
	case h.kind == "yearly":
		return month%12 >= h.from || month%12 <= h.to
	}
	return h.from <= month && month <= h.to
}

func (w *world) estimate(set map[string]float64, figure string) *estimate.Result {
	var opt estimate.Options
	opt.File, opt.Figures = &source.File{Name: "plan.yaml", Text: planned}, []string{figure}
	for _, name := range slices.Sorted(maps.Keys(set)) {
		opt.Set = append(opt.Set, scenario.Setting{Flag: "--set", Name: name, Formula: fmt.Sprintf("%.17g%s", set[name], units[name])})
	}
	r, err := estimate.Open("plan.yaml", opt)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) value(set map[string]float64, formula string) float64 {
	return w.estimate(set, formula).Figures[0].Value
}

// settings are what names are some months (or a part of one) after the last month, under
// the events of a calendar month.
func (w *world) settings(events []happening, calendar int, months float64) map[string]float64 {
	set := make(map[string]float64)
	for name, v := range w.grown {
		set[name] = w.growth[name](v, months)
	}
	for _, h := range w.lasting {
		set[h.name] = w.value(set, h.formula)
	}
	for _, h := range events {
		if h.kind != "lasting" && h.active(calendar) {
			set[h.name] = w.value(set, h.formula)
		}
	}
	return set
}

// happen lets the lasting events of a calendar month happen, at the end of the month.
func (w *world) happen(events []happening, calendar int) {
	for _, h := range events {
		if h.kind != "lasting" || h.from != calendar {
			continue
		}
		if _, grows := w.grown[h.name]; grows {
			w.grown[h.name] = w.value(w.settings(nil, calendar, 0), h.formula)
		} else {
			w.lasting = append(w.lasting, h)
		}
	}
}

var growths = map[string]struct {
	name string
	grow func(v, months float64) float64
}{
	"dau=5%/month":              {"dau", func(v, m float64) float64 { return v * math.Pow(1.05, m) }},
	"dau=-20%/2 years":          {"dau", func(v, m float64) float64 { return v * math.Pow(0.8, m/24) }},
	"dau=+100k/month":           {"dau", func(v, m float64) float64 { return v + 100e3*m }},
	"dau=-newcomers/10/year":    {"dau", func(v, m float64) float64 { return v - 300e3*m/12 }},
	"post.size=+1 kB/year":      {"post.size", func(v, m float64) float64 { return v + 1000*m/12 }},
	"post.size=30% per quarter": {"post.size", func(v, m float64) float64 { return v * math.Pow(1.3, m/3) }},
	"app.price=-2%/month":       {"app.price", func(v, m float64) float64 { return v * math.Pow(0.98, m) }},
	"post.writes=+10/s/month":   {"post.writes", func(v, m float64) float64 { return v + 10*m }},
}

var changes = [][2]string{{"dau", "1.5 * dau"}, {"dau", "dau + newcomers"}, {"dau", "20M"}, {"peak_factor", "5"}, {"peak_factor", "peak_factor + 1"}, {"posts", "3 * posts"}, {"post.size", "2 * size"},
	{"post.size", "30 kB"}, {"post.writes", "2 * post.writes"}, {"post.writes", "dau * 3/user/day"}, {"app.node.requests", "2 * node.requests"}, {"app.price", "$0.1/h"}}

// TestSimulation: a forecast is what estimates with --set say, one for each month, and
// its data is the sum of what their rates write.
func TestSimulation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const months = 8
		start := 2027*12 + rapid.IntRange(0, 11).Draw(t, "start")
		var grow []string
		w := &world{t: t, growth: make(map[string]func(v, months float64) float64), grown: make(map[string]float64)}
		for _, text := range rapid.SliceOfNDistinct(rapid.SampledFrom(slices.Sorted(maps.Keys(growths))), 0, 3, rapid.ID).Draw(t, "growth") {
			if g := growths[text]; w.growth[g.name] == nil {
				grow, w.growth[g.name] = append(grow, text), g.grow
				w.grown[g.name] = w.value(nil, g.name)
			}
		}
		events, text := drawEvents(t, start, months)
		shown := []string{"dau", "post.writes", "peak_requests", "app.nodes", "cost", "stored"}
		f := forecast(t, planned+text, months, false, "app.nodes <= 40", grow, shown...)
		bill, data, fails := 0., 0., -1
		for m := range months + 1 {
			calendar := start + m
			if m > 0 {
				for name, v := range w.grown {
					w.grown[name] = w.growth[name](v, 1)
				}
			}
			w.happen(events, calendar)
			if m > 0 { // Simpson's rule
				for i, weight := range []float64{1, 4, 1} {
					set := w.settings(events, calendar, float64(i)/2-1)
					data += w.value(set, "post.writes * post.size") * weight * Month / 6
				}
			}
			r := w.estimate(w.settings(events, calendar, 0), "0")
			if m > 0 {
				bill += r.Get("cost").Value * Month
			}
			if r.Get("app.nodes").Value > 40 && fails < 0 {
				fails = m
			}
			for k, name := range shown {
				got, want := f.Rows[m].Values[k], r.Get(name).Value
				if name == "stored" {
					want = data + 10e6*r.Get("post.size").Value
				}
				if math.Abs(got/want-1) > 1e-9 {
					t.Fatalf("%v%s\nmonth %d: %s is %v, not %v", grow, text, m, name, got, want)
				}
			}
			if got := f.Rows[m].Totals[4].Value; math.Abs(got-bill) > 1e-9*bill {
				t.Fatalf("%v%s\nmonth %d: the bill is %v, not %v", grow, text, m, got, bill)
			}
		}
		if f.Limits[0].Month != fails {
			t.Fatalf("%v%s\nfails in month %d, not %d", grow, text, f.Limits[0].Month, fails)
		}
	})
}

// drawEvents draws events, and gives their text in a file that begins in a month.
func drawEvents(t *rapid.T, start, months int) (events []happening, text string) {
	month := func(m int) string { return fmt.Sprintf("%04d-%02d", m/12, m%12+1) }
	names := []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	lines, seen := []string{"from: " + month(start)}, make(map[string]bool)
	for range rapid.IntRange(0, 4).Draw(t, "events") {
		h := happening{kind: rapid.SampledFrom([]string{"lasting", "range", "yearly"}).Draw(t, "kind")}
		change := rapid.SampledFrom(changes).Draw(t, "change")
		h.name, h.formula = change[0], change[1]
		h.formula = strings.NewReplacer("* size", "* post.size", "node.requests", "app.node.requests").Replace(h.formula)
		h.from = start + rapid.IntRange(0, months).Draw(t, "from")
		h.to = h.from + rapid.IntRange(0, 5).Draw(t, "length")
		key := month(h.from)
		switch h.kind {
		case "range":
			key += ".." + month(h.to)
		case "yearly":
			if h.from, h.to = h.from%12, h.to%12; h.from != h.to {
				key = names[h.from] + ".." + names[h.to]
			} else {
				key = names[h.from]
			}
		}
		if !seen[key] {
			seen[key] = true
			events, lines = append(events, h), append(lines, fmt.Sprintf("%s: {%s: %s}", key, change[0], change[1]))
		}
	}
	return events, "events:\n  " + strings.Join(lines, "\n  ")
}

// A forecast of ranges has the percentiles of estimates: in month 0 without growth, and
// later those with what grows in place.
func TestRangesTogether(t *testing.T) {
	const text = `
inputs: {dau: 5M..20M, posts: 1..4/user/day, peak_factor: 2..3}
workloads: {post: {writes: dau * posts, size: 1..3 kB, retention: 1 year}}
fleets: {app: {node: {requests: 50/s}, needs: {requests: peak_requests}}}
growth: {dau: 40..80%/year}
`
	f := forecast(t, text, 12, true, "", nil, "dau", "post.writes", "peak_requests")
	for _, month := range []int{0, 12} {
		set := []scenario.Setting{{Flag: "--set", Name: "dau", Formula: []string{"5M..20M", "(5M..20M) * (1 + (40..80%)) * 1 user"}[month/12]}}
		r := estimatetest.MustRead(t, text, set...)
		for k, v := range f.Shown {
			want := r.Get(v.Name)
			row := f.Rows[month]
			for p, pair := range map[string][2]float64{"p5": {row.P5[k], want.P5}, "p50": {row.Values[k], want.Value}, "p95": {row.P95[k], want.P95}} {
				if math.Abs(pair[0]/pair[1]-1) > 0.03 {
					t.Errorf("month %d, %s of %s: %v, and of an estimate %v", month, p, v.Name, pair[0], pair[1])
				}
			}
		}
	}
	again := forecast(t, text, 12, true, "", nil, "dau", "post.writes", "peak_requests")
	if !slices.Equal(f.Rows[12].P95, again.Rows[12].P95) {
		t.Error("two forecasts differ")
	}
}

// A retention may be changed by an event and may grow: what is kept is what its rates
// have written in the retention of that month.
func TestRetentionChanges(t *testing.T) {
	const text = "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day, size: 20 kB, retention: 100 days}}\n"
	kept := func(days float64) float64 { return 10e6 * 2 * 20e3 * days }
	f := forecast(t, text+"events: {from: 2027-01, 2027-07: {post.retention: 40 days}, 2027-09: {post.retention: 2 * retention}}", 10, true, "", nil, "stored")
	for m, days := range []float64{100, 100, 100, 100, 100, 100, 40, 40, 80, 80, 80} {
		if got := f.Rows[m].Values[0]; math.Abs(got/kept(days)-1) > 1e-9 {
			t.Errorf("month %d: %v is kept, not %v", m, got, kept(days))
		}
	}
	f = forecast(t, text, 3, true, "", []string{"post.retention=+10 days/month"}, "stored")
	if got := f.Rows[3].Values[0]; math.Abs(got/kept(130)-1) > 1e-9 {
		t.Errorf("%v is kept, not %v", got, kept(130))
	}
}
