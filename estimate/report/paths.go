package report

import (
	"math"
	"slices"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// paths says how fast requests are answered, how often that works, and which step takes
// the most of the time.
func (a *sections) paths() *page.Table {
	t := &page.Table{Title: "Paths", PerRow: true, Columns: []page.Column{{Head: "mean"}, {Head: "p99"}, {Head: "slowest step"}}}
	fails := slices.ContainsFunc(a.Scenario.Paths, a.fails)
	if fails {
		t.Columns = append(t.Columns, page.Column{Head: "up"}, page.Column{Head: "down a month"})
	}
	for _, p := range a.Scenario.Paths {
		mean := a.Get(p.Name + ".latency")
		if mean == nil {
			continue
		}
		row := page.Row{Label: []string{p.Name}, Why: a.folded.of(a.Result, mean)}
		for _, name := range []string{"latency", "latency_p99"} {
			row.Cells = append(row.Cells, printed(a.Get(p.Name+"."+name), ""))
		}
		slowest := ""
		if step := a.Get(p.Name + ".latency_of." + mean.BoundBy); step != nil && mean.Value > 0 && len(p.Steps) > 1 && unit.Finite(mean.Value) {
			slowest = mean.BoundBy + " " + percent(math.Round(100*step.Value/mean.Value)/100)
		}
		words := page.Words(slowest)
		if slowest != "" {
			words.Live = a.followsSlowest(&p, mean)
		}
		row.Cells = append(row.Cells, words)
		if fails && a.fails(p) {
			down := a.Get(p.Name + ".downtime")
			row.Cells = append(row.Cells, printed(a.Get(p.Name+".availability"), ""), aMonth(down))
		} else if fails {
			row.Cells = append(row.Cells, page.Words("–"), page.Words("–"))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// aMonth is a cell of a time of a year, for a month.
func aMonth(v *estimate.Value) page.Cell {
	c := printed(v, "")
	c.Name, c.Value = c.Name+" / 12", c.Value/12
	c.Text = v.Print(c.Value)
	return c
}

// fails says whether a step of a path gives an availability.
func (a *sections) fails(p scenario.Path) bool {
	v := a.Get(p.Name + ".availability")
	return v != nil && (v.Value < 1 || v.Origin != scenario.OriginDerived)
}

// pathSteps shows the share that each step of a path has of its mean time, as bars.
func pathSteps(r *estimate.Result, p *scenario.Path) page.Block {
	mean := r.Get(p.Name + ".latency")
	if mean == nil || !(mean.Value > 0) || !unit.Finite(mean.Value) {
		return nil
	}
	t := &page.Table{Title: p.Name + ", step by step", Below: true, Labels: "step", Names: true, Columns: []page.Column{{Head: "mean"}},
		Bars: &page.Bars{Head: "share of the time", Terminal: 30, Wide: true}}
	for _, s := range p.Steps {
		if v := r.Get(p.Name + ".latency_of." + s.Name); v != nil {
			t.Rows = append(t.Rows, page.Row{Label: []string{s.Name}, Cells: []page.Cell{printed(v, "")}, Bar: &page.Bar{To: v.Value / mean.Value, Name: v.Name, Of: mean.Name}})
		}
	}
	return t
}
