package report

import (
	"math"
	"slices"
	"strconv"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/forecast"
	"botec/estimate/page"
	"botec/estimate/unit"
)

// longestMark is the number of letters of a condition that a chart has room for.
const longestMark = 28

// monthLines draws a metric over the months, with its percentiles as a band if growth
// is uncertain, and marks the months in which conditions on it first fail.
func monthLines(f *forecast.Forecast, k int) *page.Lines {
	v := f.Shown[k]
	out := &page.Lines{Name: v.Name, About: "by month", Over: overMonths(f)}
	var middle, low, high []float64
	spread := false
	for _, row := range f.Rows {
		middle, low, high = append(middle, row.Values[k]), append(low, row.P5[k]), append(high, row.P95[k])
		spread = spread || row.P5[k] < row.P95[k]
	}
	all := middle
	if spread {
		out.About = "by month: the median, and p5 to p95"
		out.Band = [2][]float64{high, low}
		all = slices.Concat(middle, low, high)
	}
	out.List = []chart.Line{{Values: middle}}
	out.Label, out.Unit = axisLabels(f.Result, v.Name, all), unitOf(f.Result, v.Name, greatest(middle))
	for _, l := range f.Limits {
		if l.Month >= 0 && (f.Mentions(l, v) || !slices.ContainsFunc(f.Shown, func(v *estimate.Value) bool { return f.Mentions(l, v) })) {
			label := l.Condition
			if letters := []rune(label); len(letters) > longestMark {
				label = string(letters[:longestMark-1]) + "…"
			}
			out.Marks = append(out.Marks, page.Mark{At: float64(l.Month), Label: label})
		}
	}
	return out
}

// bandIsWide says that the percentiles are further apart than the rows of a chart on a
// terminal.
func bandIsWide(l *page.Lines) bool {
	if l.Band[0] == nil {
		return false
	}
	apart, low, high := 0., math.Inf(1), math.Inf(-1)
	for i := range l.Band[0] {
		if p95, p5 := l.Band[0][i], l.Band[1][i]; unit.Finite(p5) && unit.Finite(p95) {
			apart, low, high = max(apart, p95-p5), min(low, p5), max(high, p95)
		}
	}
	return apart > (high-low)/page.ChartHeight
}

// overMonths is the axis of the months, labelled by their dates if they have any.
func overMonths(f *forecast.Forecast) chart.XAxis {
	over := chart.XAxis{Unit: 1, Label: func(m float64) string {
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
	for _, row := range f.Rows {
		over.At = append(over.At, float64(row.Month))
	}
	return over
}
