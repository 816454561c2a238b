package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"strings"

	"botec/estimate/chart"
	"botec/estimate/source"
	"botec/estimate/sweep"
)

// swept is the table of a sweep: a row for each point, and what to say of it.
type swept struct {
	head    []string
	rows    [][]string
	remarks []string    // where another resource becomes the bottleneck
	values  [][]float64 // of each metric
	knees   []knee
}

// knee is a point at which another resource becomes the bottleneck of a metric.
type knee struct {
	metric, point int
	resource      string
}

func newSwept(s *sweep.Sweep) (t swept) {
	for _, a := range s.Axes {
		t.head = append(t.head, a.Name)
	}
	for _, v := range s.Shown {
		t.head = append(t.head, v.Name)
	}
	last := make([]string, len(s.Shown))
	t.values = make([][]float64, len(s.Shown))
	fleets := 0
	for _, v := range s.Shown {
		if v.BoundBy != "" {
			fleets++
		}
	}
	several := fleets > 1
	_ = s.Run(func(_ int, b sweep.Block) error { // take does not fail
		for i := range b.Axes[0] {
			var row []string
			for k, a := range s.Axes {
				j, _ := s.Find(a.Name)
				row = append(row, s.Print(s.Printer, j, b.Axes[k][i]))
			}
			remark := b.Wrong[i]
			for m, v := range s.Shown {
				text := "—"
				if x := b.Metrics[m][i]; !math.IsNaN(x) {
					text = v.Print(x)
				}
				row = append(row, text)
				t.values[m] = append(t.values[m], b.Metrics[m][i])
				if b.Bound[m] == nil || b.Wrong[i] != "" {
					continue
				}
				if b.Bound[m][i] != last[m] {
					what := "bound by " + b.Bound[m][i]
					if several {
						what = v.Name + " " + what
					}
					remark = strings.TrimPrefix(remark+", "+what, ", ")
					t.knees = append(t.knees, knee{m, len(t.rows), b.Bound[m][i]})
				}
				last[m] = b.Bound[m][i]
			}
			t.rows, t.remarks = append(t.rows, row), append(t.remarks, remark)
		}
		return nil
	})
	return t
}

// Sweep writes a sweep for a terminal: the points, with bars for the first
// metric where one name is varied.
func Sweep(w io.Writer, s *sweep.Sweep, style Style) error {
	o := &out{Style: style}
	t := newSwept(s)
	drawn := ""
	if len(s.Axes) == 1 {
		drawn = s.Shown[0].Name
	}
	o.barTable(append([][]string{t.head}, t.rows...), t.remarks, t.values[0], drawn)
	if len(s.Axes) == 2 {
		o.family(s, t.values[0])
	}
	if s.Sampling != nil {
		o.line("")
		o.line(o.paint(faint, "ranges stand at their median"))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// family draws the first metric over the longer of two axes: a line for each
// value of the other.
func (o *out) family(s *sweep.Sweep, values []float64) {
	lines, along, each := family(s, values)
	if lines == nil {
		return
	}
	over := s.Axes[along].Values
	label := finely(s.Result, s.Axes[along].Name, over)
	o.lines(s.Result, s.Shown[0], "over "+s.Axes[along].Name+", for each "+s.Axes[each].Name, lines, func(at float64) string {
		return label(over[int(math.Round(at))])
	})
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

// barTable writes a table whose first row is its head, with a bar for a figure
// of each row where there is room, and a remark behind it or below. drawn is the
// name of that figure, "" for no bars.
func (o *out) barTable(rows [][]string, remarks []string, values []float64, drawn string) {
	for i := range rows {
		for k := range rows[i] {
			rows[i][k] = source.Printable(rows[i][k])
		}
	}
	lines := grid(rows)
	widest, remark := 0, 0
	for i := range rows {
		widest = max(widest, columns(lines[i]))
		if i > 0 {
			remark = max(remark, columns(remarks[i-1]))
		}
	}
	room := 0
	if drawn != "" {
		if room = min(30, o.Width-widest-2); remark > 0 {
			room = min(room, o.Width-widest-4-remark)
		}
	}
	bars, log := o.chart().Bars(values, room)
	for i, line := range lines[:len(rows)] {
		if i == 0 {
			if bars != nil && len(rows[0]) > 2 { // whose they are
				line += strings.Repeat(" ", widest-columns(line)) + "  " + drawn
			}
			o.line(o.paint(faint, line))
			continue
		}
		line += strings.Repeat(" ", widest-columns(line))
		if bars != nil {
			line += "  " + bars[i-1] + strings.Repeat(" ", room-columns(bars[i-1]))
		}
		remark := source.Printable(remarks[i-1])
		if remark != "" && columns(line)+2+columns(remark) <= o.Width {
			line, remark = line+"  "+o.paint(faint, remark), ""
		}
		o.line(line)
		if remark != "" { // no room beside it
			o.paragraph("", "", 2, remark)
		}
	}
	if log {
		o.line("")
		o.line(o.paint(faint, "the bars are logarithmic"))
	}
}

// SweepMarkdown writes a sweep as a Markdown table.
func SweepMarkdown(w io.Writer, s *sweep.Sweep) error {
	t := newSwept(s)
	text := &strings.Builder{}
	markdownRows(text, t.head, t.rows, t.remarks)
	_, err := io.WriteString(w, text.String())
	return err
}

// markdownRows writes a table of figures with their remarks.
func markdownRows(s *strings.Builder, head []string, rows [][]string, remarks []string) {
	said := strings.Join(remarks, "") != ""
	var heads []string
	for _, h := range head {
		heads = append(heads, code(h))
	}
	if said {
		heads = append(heads, "")
	}
	var list [][]string
	for i, r := range rows {
		var row []string
		for _, cell := range r {
			row = append(row, escaped(cell))
		}
		if said {
			row = append(row, escaped(remarks[i]))
		}
		list = append(list, row)
	}
	table(s, heads, list, func(i int) bool { return i < len(head) })
}

// Missing is how many points of a sweep have no value, and why the first has none.
type Missing struct {
	Points int
	Why    string
}

// SweepCSV writes a sweep in base units as it is computed; a point without a
// value has an empty field. progress is told after each block how many points
// are done.
func SweepCSV(w io.Writer, s *sweep.Sweep, progress func(done int)) (missing Missing, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	for k, a := range s.Axes {
		if k > 0 {
			_ = out.WriteByte(',')
		}
		_, _ = out.WriteString(a.Name)
	}
	for _, v := range s.Shown {
		_, _ = out.WriteString("," + v.Name)
	}
	_ = out.WriteByte('\n')
	var line []byte
	err = s.Run(func(first int, b sweep.Block) error {
		for i := range b.Axes[0] {
			if b.Wrong[i] != "" {
				missing.Points, missing.Why = missing.Points+1, cmp.Or(missing.Why, b.Wrong[i])
			}
			line = line[:0]
			for k := range b.Axes {
				if k > 0 {
					line = append(line, ',')
				}
				line = appendNumber(line, b.Axes[k][i])
			}
			for m := range b.Metrics {
				line = append(line, ',')
				if x := b.Metrics[m][i]; finite(x) {
					line = appendNumber(line, x)
				}
			}
			line = append(line, '\n')
			if _, err := out.Write(line); err != nil {
				return err
			}
		}
		progress(first + len(b.Axes[0]))
		return nil
	})
	if err != nil {
		return missing, err
	}
	return missing, out.Flush()
}

// SweepJSON writes a sweep for scripts: what is varied, what is shown, and the
// points as objects, in base units.
func SweepJSON(w io.Writer, s *sweep.Sweep) error {
	type missing struct {
		Point int    `json:"point"` // of points, from 0
		Why   string `json:"why"`
	}
	out := struct {
		Vary    []nameUnit `json:"vary"`
		Show    []nameUnit `json:"show"`
		Points  []ordered  `json:"points"`
		Missing []missing  `json:"missing,omitempty"` // the points without values
	}{Points: []ordered{}}
	for _, a := range s.Axes {
		out.Vary = append(out.Vary, nameUnit{a.Name, a.Type().Dim.Unit()})
	}
	for _, v := range s.Shown {
		out.Show = append(out.Show, nameUnit{v.Name, Dimension(v)})
	}
	err := s.Run(func(_ int, b sweep.Block) error {
		for i := range b.Axes[0] {
			var point ordered
			for k, a := range s.Axes {
				point = append(point, field{a.Name, number(b.Axes[k][i])})
			}
			for m, v := range s.Shown {
				point = append(point, field{v.Name, number(b.Metrics[m][i])})
				if b.Bound[m] != nil {
					point = append(point, field{v.Name + ".bound_by", b.Bound[m][i]})
				}
			}
			if b.Wrong[i] != "" {
				out.Missing = append(out.Missing, missing{len(out.Points), b.Wrong[i]})
			}
			out.Points = append(out.Points, point)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	return JSON(w, out)
}

// nameUnit is a metric and its base unit.
type nameUnit struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
}
