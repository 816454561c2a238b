package report

import (
	"slices"
	"strings"

	"botec/estimate/chart"
	"botec/estimate/page"
	"botec/estimate/sweep"
)

// Sweep arranges a sweep: the points, with bars for the first metric where one
// name is varied and lines where there are two. The points in full are written
// as they are computed, by [SweepCSV].
func Sweep(s *sweep.Sweep) *page.Page {
	p := titled(s.Result.Scenario)
	points := pointsOf(s)
	p.Add(points.table(s))
	var plots []*page.Lines
	for k := range s.Shown {
		plots = append(plots, points.lines(s, k))
	}
	if len(s.Axes) == 2 {
		p.Add(plots[0])
		plots = plots[1:]
	}
	if s.Sampling != nil {
		p.Add(caveats(RangesAtMedian))
	}
	p.Add(team(s.Result.Graph))
	p.Add(&page.Details{Blocks: func() (list []page.Block) {
		for _, l := range plots {
			list = append(list, l)
		}
		unvaried := metrics(s.Result, s.Shown)
		unvaried.Title = "As the scenario stands"
		return append(list, unvaried)
	}})
	p.Add(scenarioDetails(s.Result, "")...)
	return p
}

// sweepPoints are those of a sweep, in columns.
type sweepPoints struct {
	axes, metrics [][]float64
	remarks       []string // where another resource becomes the bottleneck
	knees         []knee
}

// knee is a point at which another resource becomes the bottleneck of a metric.
type knee struct {
	metric, point int
	resource      string
}

func pointsOf(s *sweep.Sweep) *sweepPoints {
	p := &sweepPoints{axes: make([][]float64, len(s.Axes)), metrics: make([][]float64, len(s.Shown))}
	last := make([]string, len(s.Shown))
	fleets := 0
	for _, v := range s.Shown {
		if v.BoundBy != "" {
			fleets++
		}
	}
	_ = s.Run(func(_ int, b sweep.Block) error { // nothing here fails
		for k := range b.Axes {
			p.axes[k] = append(p.axes[k], b.Axes[k]...)
		}
		for i := range b.Axes[0] {
			remarks := []string{}
			if b.Violations[i] != "" {
				remarks = append(remarks, b.Violations[i])
			}
			for m, v := range s.Shown {
				p.metrics[m] = append(p.metrics[m], b.Metrics[m][i])
				if b.Bound[m] == nil || b.Violations[i] != "" {
					continue
				}
				if b.Bound[m][i] != last[m] {
					remark := "bound by " + b.Bound[m][i]
					if fleets > 1 {
						remark = v.Name + " " + remark
					}
					remarks = append(remarks, remark)
					p.knees = append(p.knees, knee{m, len(p.remarks), b.Bound[m][i]})
				}
				last[m] = b.Bound[m][i]
			}
			p.remarks = append(p.remarks, strings.Join(remarks, ", "))
		}
		return nil
	})
	return p
}

// table has a row for each point.
func (p *sweepPoints) table(s *sweep.Sweep) *page.Table {
	t := &page.Table{Title: "Points"}
	for _, a := range s.Axes {
		t.Columns = append(t.Columns, page.Column{Head: a.Name, Name: true})
	}
	for _, v := range s.Shown {
		t.Columns = append(t.Columns, page.Column{Head: v.Name, Name: true})
	}
	var bars []float64
	if len(s.Axes) == 1 {
		t.Bars = &page.Bars{Terminal: 30}
		if len(s.Shown) > 1 { // whose they are
			t.Bars.Head = s.Shown[0].Name
		}
		bars, t.Bars.Log = chart.Shares(p.metrics[0])
	}
	for i, remark := range p.remarks {
		row := page.Row{Remark: remark}
		for k, a := range s.Axes {
			row.Cells = append(row.Cells, page.Figure(p.axes[k][i], a.Type().Dim, a.Shown))
		}
		for m, v := range s.Shown {
			row.Cells = append(row.Cells, figure(v, p.metrics[m][i]))
		}
		if bars != nil {
			row.Bar = &page.Bar{To: bars[i]}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Print(s.Printer)
	return t
}

// mostLines is how many lines of one chart can be told apart.
const mostLines = 6

// lines draw a metric over the axis, or over the longer of two: a line for each
// value of the other.
func (p *sweepPoints) lines(s *sweep.Sweep, k int) *page.Lines {
	v, values := s.Shown[k], p.metrics[k]
	out := &page.Lines{Name: v.Name, List: []chart.Line{{Values: values}}}
	along := 0
	if len(s.Axes) == 2 {
		var each int
		out.List, along, each = family(s, values)
		out.About = "over " + s.Axes[along].Name + ", for each " + s.Axes[each].Name
		if out.List == nil {
			out.Empty = "too many values of " + s.Axes[each].Name + " for one chart: see the points"
			return out
		}
	} else {
		out.About = "over " + s.Axes[0].Name
	}
	axis := s.Axes[along]
	if len(axis.Values) == 1 {
		out.Empty = "one value of " + axis.Name + " makes no line: see the points"
		return out
	}
	out.Over = chart.XAxis{At: axis.Values, Log: axis.Geometric(), Plain: slices.Min(axis.Values) == 0, Label: finely(s.Result, axis.Name, axis.Values),
		Unit: unitOf(s.Result, axis.Name, slices.Max(axis.Values))}
	out.Label, out.Unit = finely(s.Result, v.Name, values), unitOf(s.Result, v.Name, greatest(values))
	for _, knee := range p.knees {
		if knee.metric == k && knee.point > 0 && len(s.Axes) == 1 {
			out.Marks = append(out.Marks, page.Mark{At: axis.Values[knee.point], Label: "bound by " + knee.resource})
		}
	}
	return out
}

func greatest(values []float64) (most float64) {
	for _, v := range values {
		if finite(v) {
			most = max(most, v)
		}
	}
	return most
}

// family cuts a metric over two axes into lines along the longer one; nil where
// they are too many.
func family(s *sweep.Sweep, values []float64) (lines []chart.Line, along, each int) {
	along, each = 0, 1
	if len(s.Axes[1].Values) > len(s.Axes[0].Values) {
		along, each = 1, 0
	}
	if len(s.Axes[each].Values) > mostLines {
		return nil, along, each
	}
	label := finely(s.Result, s.Axes[each].Name, s.Axes[each].Values)
	for j, v := range s.Axes[each].Values {
		line := chart.Line{Name: label(v)}
		for i := range s.Axes[along].Values {
			at := []int{i, j}
			if along == 1 {
				at = []int{j, i}
			}
			line.Values = append(line.Values, values[at[0]*len(s.Axes[1].Values)+at[1]])
		}
		lines = append(lines, line)
	}
	return lines, along, each
}
