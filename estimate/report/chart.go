package report

import (
	"io"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/unit"
)

// bar draws a bar of a share of so many columns, in eighths of a column.
func bar(share float64, columns int) string {
	eighths := int(math.Round(max(0, min(1, share)) * float64(8*columns)))
	text := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		text += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return text
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
		o.line(line + "  " + bar(bins[i].Share/most, max(10, o.Width-columns(line)-4)))
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
		at := func(x float64) int { return int(math.Round((x - low) / (high - low) * float64(room-1))) }
		a, b := min(at(swings[i].Low), at(swings[i].High)), max(at(swings[i].Low), at(swings[i].High))
		strip := []rune(strings.Repeat(" ", a) + strings.Repeat("█", b-a+1) + strings.Repeat(" ", room-b-1))
		strip[at(v.Central)] = '┃'
		o.line(line + "  " + string(strip))
	}
	_, err := io.WriteString(w, o.String())
	return err
}
