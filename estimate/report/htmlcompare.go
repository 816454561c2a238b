package report

import (
	"io"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/source"
)

// webComparison is two results side by side.
type webComparison struct {
	A, B      string
	Reasons   []string
	Rows      []webRow
	Different []webDifference
}

type webDifference struct{ Name, A, B string }

// CompareHTML writes a comparison as a page: the metrics with what moved them,
// and what is written differently.
func CompareHTML(w io.Writer, c *Comparison, command string) error {
	p := webOf(c.B, command)
	if c.NameA == "before" {
		p.Title = source.Prose(p.Title + ", before and after")
	} else {
		p.Title, p.Summary = source.Prose(c.NameA+" and "+c.NameB), ""
	}
	for _, f := range c.Failed {
		p.Statements = append(p.Statements, webStatement{source.Printable("fails on " + f), "bad"})
	}
	if c.uncertain() {
		p.Spread = "Uncertain values stand at their median; what moved them is worked out with every range at its median"
	}
	web := &webComparison{A: source.Printable(c.NameA), B: source.Printable(c.NameB)}
	for _, why := range c.reasons() {
		web.Reasons = append(web.Reasons, source.Printable(why))
	}
	widest := math.Log(2) // of the logarithms of the ratios: a bar to the end is at least twice or half
	for _, name := range c.Shown {
		if a, b := c.both(name); ratio(a, b) != "" && b.Value != 0 {
			widest = max(widest, math.Abs(math.Log(b.Value/a.Value)))
		}
	}
	for _, name := range c.Shown {
		a, b := c.both(name)
		row := webRow{Label: source.Printable(name), Cells: []string{source.Printable(text(a)), source.Printable(text(b)), ratio(a, b)}, Why: c.shares(name)}
		if ratio(a, b) != "" {
			row.Bar = webBarFromMiddle(math.Log(b.Value/a.Value) / widest)
		}
		for _, side := range []struct {
			name string
			r    *estimate.Result
			v    *estimate.Value
		}{{web.A, c.A, a}, {web.B, c.B, b}} {
			if side.v == nil {
				continue
			}
			for _, working := range workings(side.r, []*estimate.Value{side.v}) {
				working.Name = side.name + ": " + working.Name
				row.Workings = append(row.Workings, working)
			}
		}
		web.Rows = append(web.Rows, row)
	}
	for _, d := range c.Inputs {
		web.Different = append(web.Different, webDifference{source.Printable(d.Name), source.Printable(orDash(d.A)), source.Printable(orDash(d.B))})
	}
	p.Comparison, p.AssumedOf = web, web.B
	return p.write(w)
}

// webBarFromMiddle is a bar from the middle of its room, to the left for less.
func webBarFromMiddle(part float64) *webBar {
	width := percent(min(1, math.Abs(part)), 2) // ×0 is all of it
	from := 50.
	if part < 0 {
		from -= width
	}
	return &webBar{Span: true, From: from, Width: width, Mid: 50}
}

// shares are what moved a metric, with bars by how much: of the logarithm of a
// factor, or of a difference.
func (c *Comparison) shares(name string) (rows []webRow) {
	movers, added := c.Movers(name)
	size := func(v float64) float64 {
		if added {
			return math.Abs(v)
		}
		return math.Abs(math.Log(v))
	}
	most := 0.
	for _, m := range movers {
		most = max(most, size(m.Share))
	}
	for _, m := range movers {
		rows = append(rows, webRow{Label: source.Printable(m.Name), Cells: []string{source.Printable(c.amount(name, m.Share, added))}, Tail: source.Printable(strings.Trim(c.alone(name, m, added), " ()")), Bar: &webBar{Width: percent(size(m.Share), most)}})
	}
	return rows
}
