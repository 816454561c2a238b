package report

import (
	"io"
	"strings"

	"botec/estimate"
	"botec/estimate/source"
)

// Text writes the report as a page for a terminal.
func Text(w io.Writer, r *Report, style Style) error {
	o := &out{Style: style}
	o.line(o.paint(bold, source.Printable(r.Title)))
	if r.Summary != "" {
		o.paragraph("", "", 0, source.Printable(r.Summary))
	}
	o.line("")
	for _, a := range r.Assumed {
		o.flow(a.Origin, faint, 11, a.Items, " · ")
	}
	// the metrics of the scenario have labels of their own length: a grid of its own
	main := r.Sections
	if n := len(main) - 1; n >= 0 && main[n].Name == "OTHER" {
		main = main[:n]
	}
	o.sections(main)
	o.sections(r.Sections[len(main):])
	o.remarks("SPREAD", 8, r.Spread)
	o.remarks("SO", 7, r.Advice)
	o.checks(r.Checks)
	if r.Unjudged {
		o.line("")
		o.paragraph("CHECKS", bold, 8, o.paint(faint, "not judged: they are those of the preset as it was"))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// remarks writes sentences behind a heading, each on lines of its own.
func (o *out) remarks(head string, indent int, list []string) {
	if len(list) > 0 {
		o.line("")
	}
	for _, text := range list {
		o.paragraph(head, bold, indent, source.Printable(text))
		head = ""
	}
}

// sections writes all tables in one grid, so that their columns stand below
// each other, with the remarks behind the figures.
func (o *out) sections(sections []Section) {
	var rows [][]string
	var tails []string
	var heads, totals []bool
	add := func(tail string, head, total bool, cells ...string) {
		for i := range cells {
			cells[i] = source.Printable(cells[i])
		}
		rows, tails, heads, totals = append(rows, cells), append(tails, tail), append(heads, head), append(totals, total)
	}
	for _, s := range sections {
		add("", false, false, " ")
		add("", true, false, append([]string{s.Name}, s.Head...)...)
		for _, r := range s.Rows {
			add(r.Tail, false, r.Total, append([]string{r.Label}, r.Cells...)...)
		}
	}
	if len(rows) == 0 {
		return
	}
	for i, line := range grid(rows) {
		if i >= len(rows) {
			break
		}
		switch {
		case heads[i]:
			name := rows[i][0]
			line = o.paint(bold, name) + o.paint(faint, strings.TrimPrefix(line, name))
		case totals[i]:
			line = o.paint(bold, line)
		}
		o.tail(line, source.Printable(tails[i]))
	}
}

func (o *out) checks(checks []estimate.Check) {
	if len(checks) == 0 {
		return
	}
	o.line("")
	var good []string
	head := "CHECKS"
	for _, c := range checks {
		if c.Holds {
			good = append(good, o.paint(green, "✓")+" "+source.Printable(c.Condition)+c.InSamples())
			continue
		}
		o.paragraph(head, bold, 8, o.paint(red, source.Printable("✗ "+c.Condition+cameOut(&c))))
		head = ""
	}
	if len(good) > 0 {
		o.flow(head, bold, 8, good, "   ")
	}
}

// Values writes picked values, a line each.
func Values(w io.Writer, values []*estimate.Value, style Style) error {
	o := &out{Style: style}
	var rows [][]string
	for _, v := range values {
		rows = append(rows, []string{v.Name, v.Text()})
	}
	for i, line := range grid(rows) {
		tail := ""
		if v := values[i]; v.Uncertain {
			tail = "p5 " + v.Print(v.P5) + ", p95 " + v.Print(v.P95) + " "
		}
		if values[i].BoundBy != "" {
			tail += "bound by " + values[i].BoundBy
		}
		o.tail(line, tail)
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// cameOut is what is said behind the condition of a check: what it came out as
// where it does not hold, in how many samples it does, and its note.
func cameOut(c *estimate.Check) string {
	text := ""
	if !c.Holds && c.Got != "" {
		text = ": it is " + c.Got
	}
	text += c.InSamples()
	if c.Note != "" {
		text += " (" + c.Note + ")"
	}
	return text
}
