package report

import (
	"io"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// A chart of lines is so many rows high, and holds so many lines apart.
const (
	chartHeight = 10
	mostLines   = 6
)

func (s Style) chart() chart.Style { return chart.Style{ASCII: s.ASCII} }

// lines draws a metric as lines, with a heading that says over what.
func (o *out) lines(r *estimate.Result, v *estimate.Value, over string, lines []chart.Line, place func(float64) string) {
	var all []float64
	for _, l := range lines {
		all = append(all, l.Values...)
	}
	rows, log := o.chart().Lines(lines, chart.Axes{Width: min(o.Width, 100), Height: chartHeight, X: place, Y: finely(r, v.Name, all)})
	if rows == nil {
		return
	}
	if log {
		over += " (logarithmic)"
	}
	o.line("")
	o.line(o.paint(bold, v.Name) + " " + over)
	for _, row := range rows {
		o.line(row)
	}
}

// finely prints values on an axis with as many digits as keep a tenth of it apart.
func finely(r *estimate.Result, name string, values []float64) func(float64) string {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if finite(v) {
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

// Plot draws the histogram of an uncertain value.
func Plot(w io.Writer, r *estimate.Result, v *estimate.Value, style Style) error {
	o := &out{Style: style}
	bins, log := r.Histogram(v, 20)
	head := v.Name + "  p5 " + v.Print(v.P5) + " · p50 " + v.Text() + " · p95 " + v.Print(v.P95)
	if log {
		head += " (logarithmic)"
	}
	o.line(o.paint(bold, head))
	most := 0.0
	for _, b := range bins {
		most = max(most, b.Share)
	}
	var rows [][]string
	for _, b := range bins {
		rows = append(rows, []string{" ", v.Print(b.From), unit.Printer{}.Quantity(math.Round(1000*b.Share)/1000, unit.Dim{}, unit.Percent)})
	}
	for i, line := range grid(rows) {
		line = strings.TrimPrefix(line, "   ")
		o.line(line + "  " + o.chart().Bar(bins[i].Share/most, max(10, o.Width-columns(line)-4)))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// Tornado draws what each uncertain quantity does to a value by itself.
func Tornado(w io.Writer, r *estimate.Result, v *estimate.Value, style Style) error {
	o := &out{Style: style}
	swings := r.Tornado(v)
	o.line(o.paint(bold, v.Name+" = "+v.Text()))
	o.paragraph("", "", 0, "where each range takes it from its p5 to its p95, the others at their median")
	low, high := v.Central, v.Central
	var rows [][]string
	for _, s := range swings {
		of := r.Get(s.Name)
		low, high = min(low, s.Low, s.High), max(high, s.Low, s.High)
		rows = append(rows, []string{s.Name, of.Print(s.From) + " … " + of.Print(s.To), v.Print(s.Low), v.Print(s.High)})
	}
	if len(rows) == 0 {
		return nil
	}
	for i, line := range grid(rows) {
		room := max(10, o.Width-columns(line)-3)
		o.line(line + "  " + o.chart().Strip(low, high, swings[i].Low, swings[i].High, v.Central, room))
	}
	_, err := io.WriteString(w, o.String())
	return err
}
