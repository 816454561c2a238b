package report

import (
	"slices"
	"strings"

	"botec/estimate/chart"
	"botec/estimate/page"
	"botec/estimate/sweep"
	"botec/estimate/unit"
)

// Sweep arranges a sweep: its points, with bars for the first metric over one axis, or
// lines over two. [SweepCSV] writes the points with all their digits.
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
	if len(rangesOf(s)) > 0 {
		p.Add(caveats(RangesAtMedian))
	}
	p.Add(team(s.Result.Graph))
	p.Add(&page.Details{Blocks: func() (list []page.Block) {
		for _, l := range plots {
			list = append(list, l)
		}
		unvaried := metrics(s.Result, s.Shown)
		unvaried.Title = "The scenario itself"
		return append(list, unvaried)
	}})
	p.Add(scenarioDetails(s.Result, "")...)
	return p
}

// sweepPoints are the points of a sweep, in columns.
type sweepPoints struct {
	axes, metrics [][]float64
	remarks       []string // by point: where another resource becomes the bottleneck, or why it is refused
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
	_ = s.Run(func(_ int, b sweep.Block) error { // it cannot fail
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
		if len(s.Shown) > 1 { // name the metric of the bars
			t.Bars.Head = s.Shown[0].Name
		}
		bars, t.Bars.Log = chart.Shares(p.metrics[0])
	}
	for i, remark := range p.remarks {
		row := page.Row{Remark: remark}
		for k, a := range s.Axes {
			if a.Names != nil {
				row.Cells = append(row.Cells, page.Words(a.Label(p.axes[k][i])))
				continue
			}
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

// maxLines is the number of lines of a chart that can be told apart.
const maxLines = 6

// lines draws a metric over the axis, or over the longer of two axes with a line for
// each value of the other.
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
	if axis.Names != nil {
		out.List, out.Empty = nil, axis.Name+" makes no line: see the points"
		return out
	}
	if len(axis.Values) == 1 {
		out.Empty = "one value of " + axis.Name + " makes no line: see the points"
		return out
	}
	out.Over = chart.XAxis{At: axis.Values, Log: axis.Geometric(), Plain: slices.Min(axis.Values) == 0, Label: axisLabels(s.Result, axis.Name, axis.Values),
		Unit: unitOf(s.Result, axis.Name, slices.Max(axis.Values))}
	out.Label, out.Unit = axisLabels(s.Result, v.Name, values), unitOf(s.Result, v.Name, greatest(values))
	for _, knee := range p.knees {
		if knee.metric == k && knee.point > 0 && len(s.Axes) == 1 {
			out.Marks = append(out.Marks, page.Mark{At: axis.Values[knee.point], Label: "bound by " + knee.resource})
		}
	}
	return out
}

// greatest is the largest finite value, at least 0.
func greatest(values []float64) (largest float64) {
	for _, v := range values {
		if unit.Finite(v) {
			largest = max(largest, v)
		}
	}
	return largest
}

// family splits a metric over two axes into lines along the longer one; nil if these
// are too many.
func family(s *sweep.Sweep, values []float64) (lines []chart.Line, along, each int) {
	along, each = 0, 1
	if s.Axes[0].Names != nil || len(s.Axes[1].Values) > len(s.Axes[0].Values) && s.Axes[1].Names == nil {
		along, each = 1, 0
	}
	if len(s.Axes[each].Values) > maxLines {
		return nil, along, each
	}
	label := s.Axes[each].Label
	if s.Axes[each].Names == nil {
		label = axisLabels(s.Result, s.Axes[each].Name, s.Axes[each].Values)
	}
	for j, v := range s.Axes[each].Values {
		line := chart.Line{Name: label(v)}
		for i := range s.Axes[along].Values {
			first, second := i, j // on the axes
			if along == 1 {
				first, second = j, i
			}
			line.Values = append(line.Values, values[first*len(s.Axes[1].Values)+second])
		}
		lines = append(lines, line)
	}
	return lines, along, each
}
