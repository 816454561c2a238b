package chart

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/guptarohit/asciigraph"
)

// Line is a named series: the values at the points of the axis, from the first on.
type Line struct {
	Name   string
	Values []float64
}

// Axes are the size and the labels of a chart of lines.
type Axes struct {
	Width  int                    // columns of the whole chart
	Height int                    // rows of the lines, without the axis below them
	X      func(i float64) string // the label of point i, which may lie between two
	Y      func(v float64) string // the label of a value
}

// Lines draws lines over one axis, each with its name at its end. log says that the
// scale is logarithmic: the values are positive and span more than a factor of 50.
// There are no rows if there are fewer than two points or no finite value, or if the
// width is too small.
func (s Style) Lines(lines []Line, a Axes) (rows []string, log bool) {
	l, ok := newLineLayout(lines, a)
	if !ok {
		return nil, false
	}
	rows = strings.Split(s.plot(lines, l), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(strings.TrimPrefix(rows[i], " "), " ")
	}
	for row, name := range l.names {
		if name != "" {
			text := &rows[a.Height-row]
			*text += strings.Repeat(" ", max(0, l.margin+axisColumns+l.columns-utf8.RuneCountInString(*text))) + " " + name
		}
	}
	return rows, l.log
}

// lineLayout says where the parts of a chart of lines are. Rows are counted from the
// bottom and may be fractions.
type lineLayout struct {
	Axes
	low, high float64 // the least and the greatest finite value
	log       bool
	points    int      // of the axis
	margin    int      // columns of the labels to the left of the axis
	columns   int      // of the lines
	names     []string // by row: of the lines that end in it
}

const axisColumns = 2 // of the axis itself, and of its tick marks

func newLineLayout(lines []Line, a Axes) (l lineLayout, ok bool) {
	l = lineLayout{Axes: a, names: make([]string, a.Height+1)}
	var all []float64
	for _, line := range lines {
		all = append(all, line.Values...)
		l.points = max(l.points, len(line.Values))
	}
	l.low, l.high = finiteRange(all)
	if l.low > l.high || l.points < 2 {
		return l, false
	}
	l.log = l.low > 0 && l.high > logRatio*l.low
	for row := range a.Height + 1 {
		l.margin = max(l.margin, utf8.RuneCountInString(l.label(float64(row))))
	}
	after := utf8.RuneCountInString(a.X(float64(l.points-1))) / 2 // half of the last label is to the right of the last point
	for _, line := range lines {
		if line.Name == "" || len(line.Values) < l.points {
			continue
		}
		if row := l.row(line.Values[l.points-1]); !math.IsNaN(row) {
			name := &l.names[int(math.Round(row))]
			*name = strings.TrimPrefix(*name+", "+line.Name, ", ")
			after = max(after, 1+utf8.RuneCountInString(*name))
		}
	}
	l.columns = a.Width - l.margin - axisColumns - max(1, after)
	return l, l.columns >= 2*minColumns
}

// row is the row of a value, NaN for one that is not finite. If all values are equal,
// it is that in the middle.
func (l *lineLayout) row(v float64) float64 {
	switch {
	case math.IsInf(v, 0):
		return math.NaN()
	case l.low == l.high:
		return float64(l.Height / 2)
	}
	return Scale{l.low, l.high, l.log}.At(v) * float64(l.Height)
}

// label is the text to the left of a row: every second row has one, and the top row.
func (l *lineLayout) label(row float64) string {
	n := int(math.Round(row))
	switch {
	case l.low == l.high && n != l.Height/2, l.low < l.high && n%2 != 0 && n != l.Height:
		return ""
	}
	share := row / float64(l.Height)
	v := l.low + (l.high-l.low)*share
	if l.log {
		v = math.Pow(l.low, 1-share) * math.Pow(l.high, share)
	}
	return fmt.Sprintf("%2s", l.Y(v)) // asciigraph leaves a gap after a label of one character
}

// plot draws the lines and the axes, without the names.
func (s Style) plot(lines []Line, l lineLayout) string {
	data := make([][]float64, len(lines))
	chars := make([]asciigraph.CharSet, len(lines))
	for k, line := range lines {
		data[k] = make([]float64, l.columns)
		for i := range data[k] {
			data[k][i] = l.row(interpolate(line.Values, float64(i)/float64(l.columns-1)*float64(l.points-1), l.log))
		}
		if s.ASCII {
			chars[k] = asciigraph.CharSet{Horizontal: "-", VerticalLine: "|", ArcDownRight: "/", ArcDownLeft: `\`, ArcUpRight: `\`, ArcUpLeft: "/", EndCap: "-", StartCap: "-"}
		}
	}
	text := asciigraph.PlotMany(data, asciigraph.Height(l.Height), asciigraph.LowerBound(0), asciigraph.UpperBound(float64(l.Height)),
		asciigraph.YAxisValueFormatter(l.label), asciigraph.SeriesChars(chars...),
		asciigraph.XAxisRange(0, float64(l.points-1)), asciigraph.XAxisTickCount(1+equalSteps(l.points-1, l.columns/14)), asciigraph.XAxisValueFormatter(l.X))
	if s.ASCII {
		text = strings.NewReplacer("┤", "|", "┼", "+", "└", "+", "─", "-", "┬", "+").Replace(text)
	}
	return text
}

// interpolate is the value at a point, which may be between two values; NaN beyond the
// last.
func interpolate(values []float64, point float64, log bool) float64 {
	i := int(point)
	share := point - float64(i)
	switch {
	case i < len(values) && share == 0:
		return values[i]
	case i+1 >= len(values):
		return math.NaN()
	case log:
		return math.Pow(values[i], 1-share) * math.Pow(values[i+1], share)
	}
	return values[i] + (values[i+1]-values[i])*share
}

// equalSteps is the largest number of equal steps, up to a limit, that n can be divided
// into.
func equalSteps(n, limit int) int {
	for k := min(n, limit); k > 1; k-- {
		if n%k == 0 {
			return k
		}
	}
	return 1
}
