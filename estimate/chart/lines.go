package chart

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/guptarohit/asciigraph"
)

// Line is a named run of values, one for each place on the axis.
type Line struct {
	Name   string
	Values []float64
}

// Axes say how a chart of lines is labelled and how large it is.
type Axes struct {
	Width, Height int                    // columns and rows in all, and of the lines
	X             func(i float64) string // the label of a place
	Y             func(v float64) string // the label of a value
}

// Lines draws lines over one axis, each with its name where it ends;
// logarithmic where the values span more than a factor of 50. It gives nil
// where there is no room, or nothing to draw.
func (s Style) Lines(lines []Line, a Axes) (rows []string, log bool) {
	var all []float64
	places := 0
	for _, l := range lines {
		all = append(all, l.Values...)
		places = max(places, len(l.Values))
	}
	low, high := ends(all)
	if low > high || places < 2 {
		return nil, false
	}
	log = low > 0 && high > logBeyond*low
	// the values on a scale of rows, on which the lines are drawn
	scale := func(v float64) float64 {
		switch {
		case math.IsInf(v, 0):
			return math.NaN()
		case low == high:
			return float64(a.Height / 2)
		}
		return Scale{low, high, log}.At(v) * float64(a.Height)
	}
	value := func(row float64) float64 {
		part := row / float64(a.Height)
		if log {
			return math.Pow(low, 1-part) * math.Pow(high, part)
		}
		return low + (high-low)*part
	}
	label := func(row float64) string { // on each second row; on the one of equal values
		n := int(math.Round(row))
		if labelled := n%2 == 0 || n == a.Height; low == high && n != a.Height/2 || low < high && !labelled {
			return ""
		}
		return fmt.Sprintf("%2s", a.Y(value(row))) // the library leaves a gap behind two
	}
	margin := 0
	for row := range a.Height + 1 {
		margin = max(margin, utf8.RuneCountInString(label(float64(row))))
	}
	ends := make([]string, a.Height+1) // the names of the lines that end in each row, from below
	names := 0
	for _, l := range lines {
		last := math.NaN()
		if len(l.Values) == places {
			last = scale(l.Values[places-1])
		}
		if l.Name != "" && !math.IsNaN(last) {
			row := &ends[int(math.Round(last))]
			*row = strings.TrimPrefix(*row+", "+l.Name, ", ")
			names = max(names, utf8.RuneCountInString(*row))
		}
	}
	const axis = 2
	end := utf8.RuneCountInString(a.X(float64(places-1))) / 2 // of the last label, beyond its place
	room := a.Width - margin - axis - max(names+1, end)
	if room < 2*leastWidth {
		return nil, false
	}
	data := make([][]float64, len(lines))
	chars := make([]asciigraph.CharSet, len(lines))
	for k, l := range lines {
		data[k] = make([]float64, room)
		for i := range data[k] {
			data[k][i] = scale(between(l.Values, float64(i)/float64(room-1)*float64(places-1), log))
		}
		if s.ASCII {
			chars[k] = asciigraph.CharSet{Horizontal: "-", VerticalLine: "|", ArcDownRight: "/", ArcDownLeft: `\`, ArcUpRight: `\`, ArcUpLeft: "/", EndCap: "-", StartCap: "-"}
		}
	}
	text := asciigraph.PlotMany(data, asciigraph.Height(a.Height), asciigraph.LowerBound(0), asciigraph.UpperBound(float64(a.Height)),
		asciigraph.YAxisValueFormatter(label), asciigraph.SeriesChars(chars...),
		asciigraph.XAxisRange(0, float64(places-1)), asciigraph.XAxisTickCount(1+steps(places-1, room/14)), asciigraph.XAxisValueFormatter(a.X))
	if s.ASCII {
		text = strings.NewReplacer("┤", "|", "┼", "+", "└", "+", "─", "-", "┬", "+").Replace(text)
	}
	rows = strings.Split(text, "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(strings.TrimPrefix(rows[i], " "), " ")
	}
	for row, names := range ends {
		if names != "" {
			line := &rows[a.Height-row]
			*line += strings.Repeat(" ", max(0, margin+axis+room-utf8.RuneCountInString(*line))) + " " + names
		}
	}
	return rows, log
}

// between is the value at a place that may lie between two.
func between(values []float64, at float64, log bool) float64 {
	i := int(at)
	if i >= len(values) {
		return math.NaN()
	}
	part := at - float64(i)
	if part == 0 || i+1 == len(values) {
		return values[i]
	}
	if log {
		return math.Pow(values[i], 1-part) * math.Pow(values[i+1], part)
	}
	return values[i] + (values[i+1]-values[i])*part
}

// steps is the largest number of equal steps, at most so many, into which an
// axis of n places can be cut.
func steps(n, most int) int {
	for k := min(n, most); k > 1; k-- {
		if n%k == 0 {
			return k
		}
	}
	return 1
}
