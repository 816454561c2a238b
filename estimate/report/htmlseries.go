package report

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/forecast"
	"botec/estimate/source"
	"botec/estimate/sweep"
)

// SweepHTML writes a sweep as a page: a chart for each metric, and the points.
func SweepHTML(w io.Writer, s *sweep.Sweep, command string) error {
	p := webOf(s.Result, command)
	t := newSwept(s)
	for k, v := range s.Shown {
		p.Plots = append(p.Plots, sweptPlot(s, &t, k, v))
	}
	p.Table = webTableOf("Points", t.head, t.rows, t.remarks)
	p.Sections = []webSection{standing("As the scenario stands", s.Result, s.Shown)}
	if s.Sampling != nil {
		p.Spread = "Ranges stand at their median"
	}
	return p.write(w)
}

func sweptPlot(s *sweep.Sweep, t *swept, k int, v *estimate.Value) webPlot {
	out := webPlot{Name: source.Printable(v.Name)}
	lines, along := []chart.Line{{Values: t.values[k]}}, 0
	if len(s.Axes) == 2 {
		var each int
		lines, along, each = family(s, t.values[k])
		out.About = "for each " + source.Printable(s.Axes[each].Name)
		if lines == nil {
			out.Remarks = []string{"Too many values of " + source.Printable(s.Axes[each].Name) + " for one chart: see the points."}
			return out
		}
	}
	axis := s.Axes[along]
	out.About = strings.TrimSuffix("over "+source.Printable(axis.Name)+", "+out.About, ", ")
	if len(axis.Values) == 1 {
		return out
	}
	over := chart.XAxis{At: axis.Values, Log: axis.Geometric(), Plain: slices.Min(axis.Values) == 0, Label: finely(s.Result, axis.Name, axis.Values)}
	over.Unit = unitOf(s.Result, axis.Name, slices.Max(axis.Values))
	out.Plot = chart.NewLines(lines, [2][]float64{}, over, unitOf(s.Result, v.Name, greatest(t.values[k])), finely(s.Result, v.Name, t.values[k]))
	out.About += axes(out.Plot)
	for _, knee := range t.knees {
		if knee.metric == k && knee.point > 0 && len(s.Axes) == 1 {
			out.Plot.Mark(over, axis.Values[knee.point], "bound by "+source.Printable(knee.resource))
		}
	}
	return out
}

// axes says which axes of a plot are logarithmic.
func axes(p *chart.Plot) string {
	switch {
	case p.LogX && p.LogY:
		return " (both axes logarithmic)"
	case p.LogX:
		return " (horizontal axis logarithmic)"
	case p.LogY:
		return " (vertical axis logarithmic)"
	}
	return ""
}

// ForecastHTML writes a forecast as a page: when limits fall, a chart for each
// metric, and the months.
func ForecastHTML(w io.Writer, f *forecast.Forecast, command string) error {
	p := webOf(f.Result, command)
	p.Statements = append(p.Statements, webStatement{Text: source.Printable(growing(f))})
	for i, text := range limits(f) {
		class := "good"
		if f.Until[i].Month >= 0 {
			class = "bad"
		}
		p.Statements = append(p.Statements, webStatement{source.Printable(text), class})
	}
	for _, text := range stepping(f) {
		p.Statements = append(p.Statements, webStatement{Text: source.Printable(text)})
	}
	for k, v := range f.Shown {
		p.Plots = append(p.Plots, foreseenPlot(f, k, v))
	}
	head, rows, remarks, _ := foreseen(f, true)
	p.Table = webTableOf("Months"+everyMonth(f), head, rows, remarks)
	p.Sections = []webSection{standing("The estimate itself: data kept for its full retention", f.Result, f.Shown)}
	if f.Sampling != nil {
		p.Spread = "Ranges of the scenario stand at their median"
	}
	return p.write(w)
}

func foreseenPlot(f *forecast.Forecast, k int, v *estimate.Value) webPlot {
	out := webPlot{Name: source.Printable(v.Name), About: "by month"}
	var at, middle []float64
	var band [2][]float64
	spread := false
	for _, row := range f.Rows {
		at, middle = append(at, float64(row.Month)), append(middle, row.Values[k])
		band[0], band[1] = append(band[0], row.P95[k]), append(band[1], row.P5[k])
		spread = spread || row.P5[k] < row.P95[k]
	}
	if spread {
		out.About = "by month: the median, and p5 to p95"
	} else {
		band = [2][]float64{}
	}
	over := chart.XAxis{At: at, Unit: 1, Label: func(m float64) string {
		if m != math.Trunc(m) {
			return ""
		}
		if date := f.Date(int(m)); date != "" {
			return date
		}
		return strconv.Itoa(int(m))
	}}
	if f.Months >= 24 {
		over.Unit = 12
	}
	out.Plot = chart.NewLines([]chart.Line{{Values: middle}}, band, over, unitOf(f.Result, v.Name, greatest(middle)), finely(f.Result, v.Name, middle))
	out.About += axes(out.Plot)
	for _, l := range f.Until {
		if l.Month >= 0 && (f.Mentions(l, v) || !slices.ContainsFunc(f.Shown, func(v *estimate.Value) bool { return f.Mentions(l, v) })) {
			out.Plot.Mark(over, float64(l.Month), shortened(source.Printable(l.Condition), longestMark))
		}
	}
	return out
}

// longestMark is how many letters of a condition a chart has room for.
const longestMark = 28

func greatest(values []float64) (most float64) {
	for _, v := range values {
		if finite(v) {
			most = max(most, v)
		}
	}
	return most
}

func webTableOf(name string, head []string, rows [][]string, remarks []string) *webTable {
	t := &webTable{Name: name, Remarked: strings.Join(remarks, "") != ""}
	for _, h := range head {
		t.Head = append(t.Head, source.Printable(h))
	}
	for i, row := range rows {
		out := webTableRow{Tail: source.Printable(remarks[i])}
		for _, cell := range row {
			out.Cells = append(out.Cells, source.Printable(cell))
		}
		t.Rows = append(t.Rows, out)
	}
	return t
}
