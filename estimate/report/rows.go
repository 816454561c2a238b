package report

import (
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// sections arranges a result in one table for each topic.
type sections struct {
	*estimate.Result
	spreads bool // the present table shows percentiles
	folded  folded
}

// row is a row of a table with the values in its cells: one value with its
// percentiles, or one value in each cell.
type row struct {
	page.Row
	values []*estimate.Value
}

// begin starts a table about values: with percentiles as columns if one of them is
// uncertain, else with the given columns.
func (a *sections) begin(title string, columns []page.Column, about ...string) *page.Table {
	a.spreads = false
	for _, name := range about {
		v := a.Get(name)
		a.spreads = a.spreads || v != nil && v.Uncertain
	}
	if a.spreads {
		columns = []page.Column{{Head: "p5", Group: 1}, {Head: "p50", Group: 1}, {Head: "p95", Group: 1}}
	}
	return &page.Table{Title: title, Columns: columns}
}

// averageAndPeak are columns with one scale, so that they can be compared in a row.
var averageAndPeak = []page.Column{{Head: "average", Group: 1}, {Head: "peak", Group: 1}}

// fill puts rows into a table, with bars if their figures can be compared.
func (a *sections) fill(t *page.Table, rows []row) *page.Table {
	a.addMeans(t, rows)
	largest, bars := 0., 0
	hasBar := func(r *row) bool {
		v := r.last()
		return !t.PerRow && len(rows) > 1 && v != nil && !r.Total && (len(r.values) == len(t.Columns) || v.Uncertain)
	}
	for i := range rows {
		if r := &rows[i]; hasBar(r) {
			largest = max(largest, r.last().Value, r.last().P95)
			bars++
		}
	}
	if bars < 2 {
		largest = 0
	}
	for i := range rows {
		r := &rows[i]
		if largest > 0 && hasBar(r) {
			r.Bar = bar(r.last(), largest)
		}
		r.Why = a.folded.of(a.Result, r.values...)
		t.Rows = append(t.Rows, r.Row)
	}
	if n := len(t.Columns); largest > 0 {
		t.Bars = &page.Bars{Head: t.Columns[n-1].Head, Live: t.Columns[n-1].Live}
		if a.spreads {
			t.Bars.Head, t.Bars.Live = "p5 to p95", nil
		}
	}
	return t
}

// last is the value that the bar of a row shows: the peak, or the data in all copies.
func (r *row) last() *estimate.Value {
	if len(r.values) == 0 {
		return nil
	}
	return r.values[len(r.values)-1]
}

// addMeans adds a column to a table of percentiles where a mean is far from its median.
func (a *sections) addMeans(t *page.Table, rows []row) {
	if !a.spreads || !slices.ContainsFunc(rows, func(r row) bool { return len(r.values) > 0 && meanOf(r.values[0]) != "" }) {
		return
	}
	t.Columns = append(t.Columns, page.Column{Head: "mean", Group: 1, Mean: true})
	for i := range rows {
		r, mean := &rows[i], page.Cell{}
		if len(r.values) > 0 && r.values[0].Uncertain && unit.Finite(r.values[0].Mean) {
			mean = named(r.values[0], "mean")
			mean.In = r.Cells[1].In
		}
		r.Cells = append(r.Cells, mean)
	}
}

// bar shows a value as a share of the largest, with its spread if it is uncertain.
func bar(v *estimate.Value, largest float64) *page.Bar {
	if v.Uncertain {
		return &page.Bar{From: v.P5 / largest, To: v.P95 / largest, Mark: v.Value / largest, Span: true, Name: v.Name}
	}
	return &page.Bar{To: v.Value / largest, Name: v.Name}
}

// withPeak shows a value and its peak in two columns, or in two rows with percentiles.
func (a *sections) withPeak(label []string, name string, total bool) []row {
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		prefix, last = name[:i+1], name[i+1:]
	}
	v, peak := a.Get(name), a.Get(prefix+"peak_"+last)
	if a.spreads {
		return []row{a.row(label, v, v, total), a.row(append(label[:len(label):len(label)], "peak"), peak, v, total)}
	}
	return []row{{page.Row{Label: label, Cells: []page.Cell{named(v, ""), figureIn(peak, v)}, Total: total}, []*estimate.Value{v, peak}}}
}

// row shows a value in the unit of another one, with its percentiles if the table has
// them.
func (a *sections) row(label []string, v, like *estimate.Value, total bool) row {
	cell := func(statistic string) page.Cell {
		c := named(v, statistic)
		c.In = like.Shown
		return c
	}
	out := row{page.Row{Label: label, Total: total}, []*estimate.Value{v}}
	switch {
	case !a.spreads:
		out.Cells = []page.Cell{cell("")}
	case !v.Uncertain:
		out.Cells = []page.Cell{{}, cell(""), {}}
	default:
		out.Cells = []page.Cell{cell("p5"), cell(""), cell("p95")}
	}
	return out
}
