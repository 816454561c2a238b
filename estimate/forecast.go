package estimate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Month is a twelfth of a year of 365 days, in seconds.
const Month = 365 * 86400. / 12

// Growth is a quantity that grows: by a share in each period, compounded. The
// share may be a range.
type Growth struct {
	*Quantity
	Text   string
	index  int
	share  *formula.Bound
	period float64 // s
}

// Forecast is a scenario month by month, with data that accumulates under the
// growing rates and goes when its retention is over.
//
// What the model computes as a rate times the retention is, at time t, the
// integral of that rate over the last retention before t. The rate is read off
// the graph: a quantity that uses the retention is linear in it, so it is the
// difference between its value with the retention and with none, divided by
// the retention. At month 0 there is what exists; with Steady, what the rates
// of month 0 would have left.
type Forecast struct {
	*Result
	Growth []Growth
	Months int
	Steady bool
	From   time.Time // of month 0, zero where the months are only counted
	Shown  []*Value

	Rows  []Row
	Until []Limit
	Steps []Step
}

// Step is a month in which a number of nodes, or of the shards that a resource
// makes of them, becomes another one (at the median of uncertain growth).
type Step struct {
	*Value
	Month    int
	From, To float64
}

// Row is the end of a month. Values are those of Shown; where the growth is
// uncertain P5 and P95 stand beside the medians. NaN is a value that an
// estimate would refuse.
type Row struct {
	Month           int
	Values, P5, P95 []float64
	Bound           []string // of nodes, "" for other metrics
	Wrong           string   // why there are no values: "utilization is beyond 100%"
}

// Limit is a condition and the first month in which it does not hold, -1 where
// it holds in all; P5 and P95 of those where the growth is uncertain (infinite:
// not within the horizon).
type Limit struct {
	Condition string
	Month     int
	P5, P95   float64
	Share     float64 // of the samples in which it fails within the horizon
	index     int
}

// Mentions says that the condition of a limit names a value.
func (f *Forecast) Mentions(l Limit, v *Value) bool {
	i, _ := f.Find(v.Name)
	return slices.ContainsFunc(f.Quantities[l.index].Bound.Refs, func(refs []int) bool { return slices.Contains(refs, i) })
}

// Date is the calendar month of a month of the forecast, "2026-11"; "" where the
// months are only counted.
func (f *Forecast) Date(month int) string {
	if f.From.IsZero() {
		return ""
	}
	return f.From.AddDate(0, month, 0).Format(time.DateOnly[:7])
}

// Spread says that uncertain growth takes some value apart.
func (f *Forecast) Spread() bool {
	for _, row := range f.Rows {
		for k, v := range row.Values {
			if finite(v) && row.P5[k] != row.P95[k] {
				return true
			}
		}
	}
	return false
}

// maxMonths is a thousand years.
const maxMonths = 12_000

// growthSamples is how often an uncertain growth is drawn.
const growthSamples = 101

// Grow reads --grow NAME=SHARE/PERIOD. The error is [source.Errors].
func (r *Result) Grow(list []string) (growth []Growth, err error) {
	var errs source.Errors
	for _, text := range list {
		g, wrong := r.grow(&source.File{Name: "--grow", Text: text, Flag: true})
		errs = append(errs, wrong...)
		if len(wrong) == 0 && slices.ContainsFunc(growth, func(h Growth) bool { return h.index == g.index }) {
			errs = append(errs, &source.Error{File: &source.File{Name: "--grow", Text: text, Flag: true}, End: len(g.Name), Text: g.Name + " grows twice"})
		}
		growth = append(growth, g)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return growth, nil
}

func (r *Result) grow(file *source.File) (g Growth, errs source.Errors) {
	name, rate, ok := strings.Cut(file.Text, "=")
	at := len(file.Text) - len(rate)
	fail := func(start, end int, hint, text string) (Growth, source.Errors) {
		return g, source.Errors{{File: file, Start: start, End: end, Text: text, Hint: hint}}
	}
	name = strings.TrimSpace(name)
	i, found := r.Find(name)
	slash := strings.LastIndexByte(rate, '/')
	switch {
	case !ok:
		return fail(0, len(file.Text), "--grow dau=5%/month", "growth is NAME=SHARE/PERIOD")
	case !found || r.Quantities[i].Class == hidden:
		return fail(0, len(name), r.Nearest(name), "the scenario has no "+name)
	case slash < 0:
		return fail(at, len(file.Text), strings.TrimSpace(rate)+"/year", "growth needs its period")
	}
	g = Growth{Quantity: &r.Quantities[i], Text: strings.TrimSpace(rate), index: i}
	// part binds the share or the period
	part := func(from, to int, want formula.Want) *formula.Bound {
		v := &tree.Value{File: file, Start: at + from, End: at + to, Text: rate[from:to], Plain: true}
		f, e := parseEntry(Entry{Name: name, Text: v}, r.Scenario.units)
		if e != nil {
			errs = append(errs, e)
			return nil
		}
		bound, wrong := f.Bind(loneScope("growth"), want)
		for _, e := range wrong {
			errs = append(errs, place(v, e))
		}
		return bound
	}
	g.share = part(0, slash, formula.Want{Label: "growth"})
	period := part(slash+1, len(rate), formula.Want{Label: "the period", Dim: unit.Time, Example: "1 year"})
	if len(errs) > 0 {
		return g, errs
	}
	if !g.share.InPercent() { // 100k/month is no growth of 10,000,000%
		return fail(at, at+slash, "5%"+rate[slash:], "growth is a share of what is there, in percent; by a fixed amount nothing grows")
	}
	g.period = period.Eval(period.Root, nil)
	for _, u := range []float64{0.005, 0.995} { // the ends of what is drawn
		if e := g.share.Diagnose(nothing); e != nil {
			return fail(at+e.Start, at+e.End, e.Hint, e.Text)
		}
		if !(g.share.EvalAt(nil, u) > -1) || !(g.period > 0) {
			return fail(at, len(file.Text), "", "growth is more than −100% in a period")
		}
	}
	return g, nil
}

// kept is a quantity that accumulates, and the retention it goes by.
type kept struct{ quantity, retention int }

// Run computes the rows and the limits. The error says that a horizon or a
// growth is too much.
func (f *Forecast) Run() error {
	if f.Months < 1 || f.Months > maxMonths {
		return source.Errors{{Text: fmt.Sprintf("a forecast has from 1 month to a thousand years, not %d months", f.Months)}}
	}
	if errs := f.beyond(); len(errs) > 0 {
		return errs
	}
	for _, i := range f.asked { // which has no samples: they would be judged at the median in silence
		if q := &f.Quantities[i]; len(q.Bound.Samples()) > 0 {
			return source.Errors{q.entry.Error("a plain condition, and growth as a range", "a forecast has no percentiles of the scenario's own ranges")}
		}
	}
	uncertain, draws := 0, 1
	for _, g := range f.Growth {
		if g.share.Uncertain() {
			uncertain, draws = uncertain+1, growthSamples
		}
	}
	runs := make([]*course, draws)
	streams := make([]formula.Stream, len(f.Growth))
	for k, g := range f.Growth {
		streams[k] = formula.NewStream(g.Name, 0, draws, 1)
	}
	for n := range runs {
		shares := make([]float64, len(f.Growth))
		for k, g := range f.Growth {
			u := [1]float64{0.5}
			switch {
			case uncertain > 1:
				streams[k].Places(u[:], n)
			case uncertain == 1: // in order: what it drives has its own percentiles there
				u[0] = max(0.005, min(0.995, float64(n)/float64(len(runs)-1)))
			}
			shares[k] = g.share.EvalAt(nil, u[0])
		}
		runs[n] = f.follow(shares)
	}
	rank := func(list []float64, part float64) float64 {
		slices.Sort(list)
		return list[int(math.Round(part*float64(len(list)-1)))]
	}
	list := make([]float64, len(runs))
	for m := range f.Months + 1 {
		row := Row{Month: m, Bound: runs[len(runs)/2].bound[m]}
		for _, run := range runs {
			row.Wrong = cmp.Or(row.Wrong, run.wrong[m])
		}
		for k := range f.Shown {
			for n, run := range runs {
				list[n] = run.values[m][k]
			}
			if slices.ContainsFunc(list, math.IsNaN) {
				row.Values, row.P5, row.P95 = append(row.Values, math.NaN()), append(row.P5, math.NaN()), append(row.P95, math.NaN())
				continue
			}
			row.Values, row.P5, row.P95 = append(row.Values, rank(list, 0.5)), append(row.P5, rank(list, 0.05)), append(row.P95, rank(list, 0.95))
		}
		f.Rows = append(f.Rows, row)
	}
	f.findSteps()
	for c, i := range f.asked {
		limit := Limit{Condition: strings.Join(strings.Fields(f.Quantities[i].Bound.Text), " "), Month: -1, index: i}
		for n, run := range runs {
			if list[n] = math.Inf(1); run.fails[c] >= 0 {
				list[n] = float64(run.fails[c])
				limit.Share++
			}
		}
		limit.Share /= float64(len(runs))
		limit.P5, limit.P95 = rank(list, 0.05), rank(list, 0.95)
		if median := rank(list, 0.5); !math.IsInf(median, 1) {
			limit.Month = int(median)
		}
		f.Until = append(f.Until, limit)
	}
	return nil
}

// findSteps notes where the shown numbers of nodes change.
func (f *Forecast) findSteps() {
	for k, v := range f.Shown {
		if v.Name != "servers" && v.Label != "nodes" && !strings.HasPrefix(v.Label, "nodes_for.") {
			continue
		}
		for m := 1; m < len(f.Rows); m++ {
			if from, to := f.Rows[m-1].Values[k], f.Rows[m].Values[k]; finite(from) && finite(to) && from != to {
				f.Steps = append(f.Steps, Step{v, f.Rows[m].Month, from, to})
			}
		}
	}
}

// beyond refuses growth that leads out of the numbers.
func (f *Forecast) beyond() (errs source.Errors) {
	for _, g := range f.Growth {
		most := g.share.EvalAt(nil, 0.995)
		if end := f.ValueAt(g.index) * math.Pow(1+most, float64(f.Months)*Month/g.period); !finite(end) {
			text := g.Name + "=" + g.Text
			errs = append(errs, &source.Error{File: &source.File{Name: "--grow", Text: text, Flag: true}, Start: len(g.Name) + 1, End: len(text),
				Text: fmt.Sprintf("%s grows beyond any number within %d months", g.Name, f.Months)})
		}
	}
	return errs
}

// course is what one growth comes to.
type course struct {
	values [][]float64
	bound  [][]string
	wrong  []string
	fails  []int // the first month in which each condition does not hold, -1
}

// follow computes the months under one growth of each quantity.
func (f *Forecast) follow(shares []float64) *course {
	frame := f.NewFrame(1)
	var list []kept
	for _, i := range f.order {
		q := &f.Quantities[i]
		if q.Class != WorkloadDerived || q.entry != nil {
			continue
		}
		retention, ok := f.lookup(q.Owner, "retention")
		if ok && slices.ContainsFunc(q.Bound.Refs, func(refs []int) bool { return slices.Contains(refs, retention) }) {
			list = append(list, kept{i, retention})
		}
	}
	// at puts the growing quantities where they are after t, and gives of what
	// accumulates the part that does not, the rate of the part that does, and the retention
	at := func(t float64) (base, rate, window []float64) {
		for _, k := range list {
			frame.Free(k.quantity)
			frame.Free(k.retention)
		}
		for n, g := range f.Growth {
			frame.Fix(g.index, f.ValueAt(g.index)*math.Pow(1+shares[n], t/g.period))
		}
		frame.Run()
		with := make([]float64, len(list))
		for n, k := range list {
			with[n], window = frame.Value(k.quantity), append(window, frame.Value(k.retention))
		}
		for _, k := range list {
			frame.Fix(k.retention, 0)
		}
		frame.Run()
		for n, k := range list {
			base = append(base, frame.Value(k.quantity))
			r := 0.
			if window[n] > 0 {
				r = (with[n] - base[n]) / window[n]
			}
			rate = append(rate, r)
		}
		for n, k := range list {
			frame.Free(k.retention)
			if f.isGrowing(k.retention) {
				frame.Fix(k.retention, window[n])
			}
		}
		return base, rate, window
	}
	out := &course{fails: make([]int, len(f.asked))}
	for c := range out.fails {
		out.fails[c] = -1
	}
	total := make([][]float64, len(list)) // accumulated since month 0, at the end of each month
	var rates, middles [][]float64        // at the end of each month, and in the middle of the next
	for m := range f.Months + 1 {
		t := float64(m) * Month
		base, rate, window := at(t)
		if m > 0 {
			for n := range list {
				before, middle := rates[m-1][n], middles[m-1][n]
				total[n] = append(total[n], total[n][m-1]+Month/6*(before+4*middle+rate[n]))
			}
		} else {
			for n := range list {
				total[n] = append(total[n], 0)
			}
		}
		rates = append(rates, rate)
		for n, k := range list {
			from := t - window[n]
			inWindow := total[n][m]
			if from > 0 {
				inWindow -= since(total[n], rates, middles, n, from)
			} else if f.Steady {
				inWindow += rates[0][n] * -from
			}
			frame.Fix(k.quantity, base[n]+inWindow)
		}
		frame.Run()
		out.row(f, frame, m)
		_, middle, _ := at(t + Month/2)
		middles = append(middles, middle)
	}
	return out
}

func (f *Forecast) isGrowing(i int) bool {
	return slices.ContainsFunc(f.Growth, func(g Growth) bool { return g.index == i })
}

// since is what had accumulated at time t, between the ends of two months: the
// integral of the parabola through the rates at both and in the middle.
func since(total []float64, rates, middles [][]float64, n int, t float64) float64 {
	k := min(int(t/Month), len(total)-2)
	x := t/Month - float64(k) // 0 to 1
	a, b, c := rates[k][n], middles[k][n], rates[k+1][n]
	// the parabola a + (4b−3a−c)x + (2a+2c−4b)x²
	return total[k] + Month*(a*x+(4*b-3*a-c)*x*x/2+(2*a+2*c-4*b)*x*x*x/3)
}

// row reads the metrics and the conditions off a frame.
func (o *course) row(f *Forecast, frame *formula.Frame, month int) {
	wrong := ""
	for _, i := range f.order {
		q := &f.Quantities[i]
		if what := q.unwanted(frame.Value(i)); wrong == "" && what != fine && q.Class != hidden && !negligible(frame.Value(i), q, frame) {
			wrong = q.Name + " " + what.verb(q.def)
		}
	}
	o.wrong = append(o.wrong, wrong)
	values, bound := make([]float64, len(f.Shown)), make([]string, len(f.Shown))
	for k, v := range f.Shown {
		i, _ := f.Find(v.Name)
		if values[k] = frame.Value(i); wrong != "" {
			values[k] = math.NaN()
		}
		best := math.Inf(-1)
		for j := range f.Values {
			if resource, ok := strings.CutPrefix(f.Values[j].Label, "nodes_for."); ok && v.BoundBy != "" && f.Values[j].Owner == v.Owner {
				n, _ := f.Find(f.Values[j].Name)
				if frame.Value(n) > best {
					best, bound[k] = frame.Value(n), resource
				}
			}
		}
	}
	o.values, o.bound = append(o.values, values), append(o.bound, bound)
	for c, i := range f.asked {
		if frame.Value(i) != 1 && o.fails[c] < 0 {
			o.fails[c] = month
		}
	}
}
