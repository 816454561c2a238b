package report

import (
	"math"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// The largest number of bars of a histogram on a terminal and on a page.
const (
	terminalBins = 20
	pageBins     = 30
)

// Plot arranges the histogram of an uncertain value.
func Plot(r *estimate.Result, v *estimate.Value) []page.Block {
	h := histogram(r, v, terminalBins)
	return []page.Block{h, &page.Records{Head: []string{"metric", "from", "to", "share"}, Rows: func() (rows [][]string) {
		for _, b := range h.Bins {
			rows = append(rows, []string{v.Name, exact(b.From), exact(b.To), exact(b.Share)})
		}
		return rows
	}}}
}

// histogram shows how the samples of an uncertain value are distributed.
func histogram(r *estimate.Result, v *estimate.Value, maxBins int) *page.Histogram {
	bins, log := r.Histogram(v, maxBins)
	h := &page.Histogram{Name: v.Name, About: "p5 " + v.Print(v.P5) + " · p50 " + v.Text() + " · p95 " + v.Print(v.P95), Log: log, Unit: 1}
	var edges []float64
	for _, b := range bins {
		edges = append(edges, b.From)
		h.Bins = append(h.Bins, page.Bin{From: b.From, To: b.To, Share: b.Share, Percent: percent(math.Round(1000*b.Share) / 1000)})
	}
	if len(bins) == 0 {
		return h
	}
	scale := r.Printer.Scale(edges, v.Type().Dim, v.Shown)
	for i, b := range bins {
		h.Bins[i].Text = scale.Print(b.From)
	}
	edges = append(edges, bins[len(bins)-1].To)
	h.Label, h.Unit = axisLabels(r, v.Name, edges), unitOf(r, v.Name, edges[len(edges)-1])
	h.Marks = []page.Mark{{At: v.P5, Label: "p5"}, {At: v.Value, Label: "p50"}, {At: v.P95, Label: "p95"}}
	return h
}

// percent prints a share in percent.
func percent(share float64) string { return unit.Printer{}.Quantity(share, unit.Dim{}, unit.Percent) }

// drivers shows the share that each range has of the spread of a figure, as bars.
func drivers(list []estimate.Driver) *page.Table {
	t := &page.Table{Title: "Spread", Labels: "range", Names: true, Columns: []page.Column{{Head: "share"}}, Still: true,
		Bars: &page.Bars{Head: "share of each range", Terminal: 30, Wide: true}}
	for _, d := range list {
		t.Rows = append(t.Rows, page.Row{Label: []string{d.Name}, Cells: []page.Cell{page.Words(percent(math.Round(100*d.Share) / 100))}, Bar: &page.Bar{To: d.Share}})
	}
	return t
}

// Charts arranges charts of a scenario on one page.
func Charts(r *estimate.Result, blocks []page.Block) *page.Page {
	p := titled(r.Scenario)
	p.Add(blocks...)
	p.Add(team(r.Graph))
	p.Add(scenarioDetails(r, "")...)
	return p
}

// axisLabels prints the values on an axis, with enough digits to tell a tenth of the
// axis from the next one.
func axisLabels(r *estimate.Result, name string, values []float64) func(float64) string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if unit.Finite(v) {
			low, high = min(low, v), max(high, v)
		}
	}
	i, _ := r.Find(name)
	p := r.Printer
	if p.Digits <= 0 {
		p.Digits = unit.DefaultDigits
	}
	for p.Digits < 12 && low < high && r.Print(p, i, high) == r.Print(p, i, high-(high-low)/10) {
		p.Digits++
	}
	return func(v float64) string { return source.Printable(r.Print(p, i, v)) }
}

// unitOf is the number of base units in the unit that a value is printed in.
func unitOf(r *estimate.Result, name string, v float64) float64 {
	i, _ := r.Find(name)
	p := r.Printer
	p.Digits = 17 // without rounding
	if n := unit.Leading(r.Print(p, i, v)); n > 0 && unit.Finite(v) {
		return math.Abs(v) / n
	}
	return 1
}
