package report

import (
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/live"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// Estimate arranges a result. called is the name of the scenario on the command line,
// for the command to try next.
func Estimate(r *estimate.Result, called string) *page.Page {
	p := titled(r.Scenario)
	p.Titled = true
	follows := live.Of(r)
	follows.Dependence = func() *live.Dependence { return followsDependence(r) }
	goLive(p, follows)
	driversOf := knownDrivers(r)
	p.Add(headline(r), dependence(r, driversOf))
	a := &sections{Result: r}
	add := func(t *page.Table, below ...page.Block) {
		if len(t.Rows) > 0 {
			t.Print(r.Printer)
			p.Add(append([]page.Block{t}, below...)...)
		}
	}
	add(a.traffic())
	add(a.bandwidth())
	add(a.storage())
	add(a.servers())
	add(a.paths(), &page.Details{Blocks: func() (list []page.Block) {
		for i := range r.Scenario.Paths {
			if b := pathSteps(r, &r.Scenario.Paths[i]); b != nil {
				list = append(list, b)
			}
		}
		return list
	}})
	add(a.cost(), unpriced(r))
	add(a.other())
	p.Add(&page.Details{Blocks: func() (list []page.Block) {
		for _, v := range mainUncertain(r) {
			spread := drivers(driversOf(v))
			spread.Title, spread.Below, spread.Still, spread.Spread = "Spread of "+v.Name, true, false, v.Name
			list = append(list, histogram(r, v, pageBins), spread)
		}
		return list
	}})
	p.Add(notes(page.Advice, r.Advice), checks(r, ""), facts(r, ""), team(r.Graph), sources(r), records(Only(r, []string{"*"})))
	if figure := largest(r); figure != "" && called != "-" {
		p.Next = "Why a figure: botec explain " + called + " " + figure
	}
	return p
}

// mostFollowed is up to how many quantities a page has in its script: those of about a thousand
// workloads, which take 20 MB.
const mostFollowed = 40_000

// goLive makes the figures of a page follow the inputs, unless there are too many.
func goLive(p *page.Page, l *live.Page) {
	quantities := 0
	for i := range l.Sides {
		quantities += len(l.Sides[i].Result.Quantities)
	}
	if quantities <= mostFollowed {
		p.Live = l
		return
	}
	p.Add(&page.Details{Blocks: func() []page.Block { return []page.Block{caveats(TooManyToFollow)} }})
}

// EstimateOnly arranges the values whose names match the globs.
func EstimateOnly(r *estimate.Result, globs []string) *page.Page {
	p := titled(r.Scenario)
	follows := live.Of(r)
	follows.Advises = false // nobody asked for it
	goLive(p, follows)
	values := Only(r, globs)
	t := metrics(r, values)
	t.Columns = append(t.Columns, page.Column{Head: "formula", Words: true, Detail: true})
	for i, v := range values {
		t.Rows[i].Cells = append(t.Rows[i].Cells, page.Cell{Text: v.Formula(), Code: true})
		t.Rows[i].Live = followsStatistics(r, v)
	}
	p.Add(t, team(r.Graph), records(values))
	p.Add(scenarioDetails(r, "")...)
	return p
}

// metrics is a table with a row for each value, with its percentiles and the resource
// that binds it.
func metrics(r *estimate.Result, values []*estimate.Value) *page.Table {
	t := &page.Table{Labels: "metric", Names: true, PerRow: true, Columns: []page.Column{{Head: "value"}}}
	working := &folded{}
	for _, v := range values {
		row := page.Row{Label: []string{v.Name}, Cells: []page.Cell{printed(v, "")}, Why: working.of(r, v)}
		var remarks []string
		if v.Uncertain {
			remarks = append(remarks, "p5 "+v.Print(v.P5), "p95 "+v.Print(v.P95))
		}
		if mean := meanOf(v); mean != "" {
			remarks = append(remarks, mean)
		}
		if v.BoundBy != "" {
			remarks = append(remarks, "bound by "+v.BoundBy)
		}
		row.Remark = strings.Join(remarks, ", ")
		t.Rows = append(t.Rows, row)
	}
	return t
}

// meanOf is a remark on the mean of a value, "" where that is close to the median.
func meanOf(v *estimate.Value) string {
	if !v.Uncertain || !unit.Finite(v.Mean) || math.Abs(v.Mean-v.Value) <= 0.1*math.Abs(v.Value) {
		return ""
	}
	return "mean " + v.Print(v.Mean)
}

// records are values in full, for scripts in base units and for spreadsheets in the
// unit that reports show.
func records(values []*estimate.Value) *page.Records {
	return &page.Records{Head: []string{"name", "value", "unit", "text", "formula", "origin", "p5", "p95", "shown", "shown_unit", "shown_p5", "shown_p95", "mean", "shown_mean"}, Rows: func() (rows [][]string) {
		for _, v := range values {
			name, factor := v.Unit()
			shown := func(x float64) string { return exact(unit.RoundTo12Digits(x / factor)) }
			low, high, shownLow, shownHigh, mean, shownMean := "", "", "", "", "", ""
			if v.Uncertain {
				low, high, shownLow, shownHigh = exact(v.P5), exact(v.P95), shown(v.P5), shown(v.P95)
				if unit.Finite(v.Mean) {
					mean, shownMean = exact(v.Mean), shown(v.Mean)
				}
			}
			rows = append(rows, []string{v.Name, exact(v.Value), dimension(v), v.Text(), v.Formula(), string(v.Origin), low, high,
				shown(v.Value), name, shownLow, shownHigh, mean, shownMean})
		}
		return rows
	}}
}

// exact is a number with all its digits, for scripts.
func exact(v float64) string { return string(appendNumber(nil, v)) }

// mainUncertain are the first uncertain values of the headline.
func mainUncertain(r *estimate.Result) (list []*estimate.Value) {
	for _, v := range headlineValues(r) {
		if v.Uncertain && len(list) < mostUncertain {
			list = append(list, v)
		}
	}
	return list
}

// checks are the expectations of a scenario, nil if it has none. of names the scenario
// on a page about two.
func checks(r *estimate.Result, of string) page.Block {
	out := &page.Checks{Title: "Checks", Of: of}
	if r.Scenario.Changed && len(r.Scenario.Expect) > 0 {
		out.NotChecked = string(NotChecked)
		return out
	}
	for i := range r.Expect {
		c := &r.Expect[i]
		if c.Implied != "" { // beside the fleet
			continue
		}
		check := page.Check{Condition: c.Condition, Remark: c.InSamples(), Holds: c.Holds, Note: c.Note}
		if !c.Holds && c.Got != "" {
			check.Remark = ": it is " + c.Got + check.Remark
		}
		out.List = append(out.List, check)
	}
	if len(out.List) == 0 {
		return nil
	}
	return out
}

// sources are the sources of a scenario, for a format that has room for them.
func sources(r *estimate.Result) page.Block {
	return &page.Details{Blocks: func() []page.Block {
		if list := notes(page.Source, r.Scenario.Sources); list != nil {
			return []page.Block{list}
		}
		return nil
	}}
}

// scenarioDetails are the assumptions, sources and checks of a scenario, for a format
// that has room for them. of names the scenario on a page about two.
func scenarioDetails(r *estimate.Result, of string) []page.Block {
	return []page.Block{&page.Details{Blocks: func() []page.Block {
		list := []page.Block{facts(r, of), sources(r)}
		if c := checks(r, of); c != nil {
			list = append(list, c)
		}
		return list
	}}}
}

// largest is the name of the figure whose working is proposed: the largest data kept,
// or the first metric.
func largest(r *estimate.Result) string {
	figure, stored := "", 0.0
	for _, w := range r.Scenario.Workloads {
		if v := r.Get(w.Name + ".stored"); v.Value > stored && !w.Split {
			figure, stored = v.Name, v.Value
		}
	}
	if figure == "" && len(r.Scenario.Metrics) > 0 {
		figure = r.Scenario.Metrics[0].Name
	}
	return figure
}
