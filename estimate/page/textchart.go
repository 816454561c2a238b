package page

import (
	"strings"

	"botec/estimate/chart"
	"botec/estimate/source"
)

func (t *text) histogram(h *Histogram) {
	t.startBlock()
	t.Line(t.Paint(Bold, source.Printable(h.Name+"  "+h.about())))
	largest := 0.
	var rows [][]string
	for _, b := range h.Bins {
		largest = max(largest, b.Share)
		rows = append(rows, []string{" ", source.Printable(b.Text), b.Percent})
	}
	for i, line := range Grid(rows) {
		line = strings.TrimPrefix(line, "   ")
		t.Line(line + "  " + t.Chart().Bar(h.Bins[i].Share/largest, max(10, t.Width-Width(line)-4)))
	}
}

// about is About, with a remark on a logarithmic axis.
func (h *Histogram) about() string {
	if h.Log {
		return h.About + " (logarithmic)"
	}
	return h.About
}

// The size of a chart of lines on a terminal: its rows, and its columns at most.
const (
	ChartHeight = 10
	chartWidth  = 100
)

func (t *text) lines(l *Lines) {
	list := l.List
	if l.Band[0] != nil {
		list = []chart.Line{{Name: "p95", Values: l.Band[0]}, {Name: "p50", Values: l.List[0].Values}, {Name: "p5", Values: l.Band[1]}}
	}
	axes := chart.Axes{Width: min(t.Width, chartWidth), Height: ChartHeight, Y: func(v float64) string { return source.Printable(l.Label(v)) },
		X: func(i float64) string { return source.Printable(l.Over.Label(l.Over.At[int(i+0.5)])) }}
	rows, log := t.Chart().Lines(list, axes)
	if rows == nil {
		return
	}
	about := l.About
	if log {
		about += " (logarithmic)"
	}
	t.startBlock()
	t.Line(t.Paint(Bold, source.Printable(l.Name)) + " " + source.Printable(about))
	for _, row := range rows {
		t.Line(row)
	}
}
