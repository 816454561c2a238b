package page

import (
	"io"
	"strings"

	"botec/estimate/chart"
	"botec/estimate/source"
)

// Text writes a page for a terminal.
func Text(w io.Writer, p *Page, style Style) error {
	t := &text{Terminal: Terminal{Style: style}}
	if p.Titled {
		t.Line(t.Paint(Bold, source.Printable(p.Title)))
		if p.Summary != "" {
			t.Paragraph("", Plain, 0, source.Printable(p.Summary))
		}
	}
	for _, b := range p.Blocks {
		if _, ok := b.(*Table); !ok {
			t.flush()
		}
		b.render(t)
	}
	t.flush()
	if p.Next != "" {
		t.part()
		t.Line(source.Printable(p.Next))
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// text renders blocks for a terminal. Tables that follow each other are held
// until the last of them, so that their columns stand below each other.
type text struct {
	Terminal
	held []*Table
}

// part begins a block: with an empty line, unless it is the first.
func (t *text) part() {
	if t.Len() > 0 {
		t.Line("")
	}
}

// originWidth is the room for the origins of assumptions.
const originWidth = 11

func (t *text) facts(f *Facts) {
	t.part()
	for _, g := range f.Groups {
		items := make([]string, len(g.Facts))
		for i, fact := range g.Facts {
			items[i] = source.Printable(fact.Name + " " + fact.Text)
		}
		t.Items(g.Origin, Faint, originWidth, items, " · ")
	}
}

func (t *text) table(b *Table) {
	if b.Apart || b.Bars != nil && b.Bars.Terminal > 0 {
		t.flush()
	}
	t.held = append(t.held, b)
	if b.Apart || b.Bars != nil && b.Bars.Terminal > 0 || b.Gather {
		t.flush()
	}
}

func (t *text) notes(n *Notes) {
	if len(n.List) == 0 {
		return
	}
	t.part()
	head, c := strings.ToUpper(noteHeads[n.Kind]), Plain
	indent := 0
	if head != "" {
		indent = len(head) + 2
	}
	if n.Kind == Caveat {
		c = Faint
	}
	for _, note := range n.List {
		t.Painted(t.Paint(Bold, head), indent, c, source.Printable(note))
		head = ""
	}
}

func (t *text) checks(c *Checks) {
	t.part()
	head := strings.ToUpper(c.Title)
	indent := 0
	if head != "" {
		indent = len(head) + 2
	}
	if c.NotChecked != "" {
		t.Painted(t.Paint(Bold, head), indent, Faint, c.NotChecked)
		return
	}
	var good []string
	for i := range c.List {
		k := &c.List[i]
		words := source.Printable(k.Lead + k.Condition + k.Remark)
		if k.Holds && !c.Lines { // beside each other, where there is no room for their notes
			good = append(good, t.Paint(Green, "✓")+" "+words)
			continue
		}
		words += source.Printable(k.note())
		switch {
		case k.Holds:
			t.Paragraph(t.Paint(Bold, head), Plain, indent, t.Paint(Green, "✓")+" "+words)
		case c.Lines:
			t.Paragraph(t.Paint(Bold, head), Plain, indent, t.Paint(Red, "✗")+" "+words)
		default:
			t.Painted(t.Paint(Bold, head), indent, Red, "✗ "+words)
		}
		head = ""
	}
	if len(good) > 0 {
		t.Items(t.Paint(Bold, head), Plain, indent, good, "   ")
	}
}

func (t *text) steps(s *Steps) {
	t.part()
	t.Line(t.Paint(Bold, source.Printable(s.Name+" = "+s.Text)))
	if s.Note != "" {
		t.Paragraph("", Plain, 2, source.Printable(s.Note))
	}
	for i := range s.Steps {
		t.Line("")
		t.step(&s.Steps[i])
	}
	t.from(s.From)
	if s.Mental != nil {
		t.Line("")
		t.Painted("", 0, Bold, s.Mental.Title)
		t.Terminal.Mental(s.Mental.Lines)
	}
}

func (t *text) step(s *Step) {
	name := "  " + source.Printable(s.Name)
	indent := Width(name)
	t.equation(name, indent, s.Symbols)
	if s.Numbers != "" {
		t.equation("", indent, s.Numbers)
	}
	t.equation("", indent, s.result())
	if s.Note != "" {
		t.Painted("", indent+3, Faint, source.Printable(s.Note))
	}
}

// result is what a step comes to, and the resource that decided.
func (s *Step) result() string {
	if s.BoundBy != "" {
		return s.Result + ", bound by " + s.BoundBy
	}
	return s.Result
}

func (t *text) equation(head string, indent int, formula string) {
	lead := pad(head, indent) + " = "
	for _, line := range wrap(source.Printable(formula), max(24, t.Width-indent-3)) {
		t.Line(lead + line)
		lead = strings.Repeat(" ", indent+3)
	}
}

// from lists where the numbers of a figure come from.
func (t *text) from(facts []Fact) {
	if len(facts) == 0 {
		return
	}
	t.Line("")
	var rows [][]string
	above := ""
	for _, f := range facts {
		head := f.Origin
		if head == above {
			head = ""
		}
		above = f.Origin
		rows = append(rows, []string{pad(head, originWidth) + source.Printable(f.Name), source.Printable(f.Text)})
	}
	for i, line := range Grid(rows) {
		t.Remark(line, source.Printable(facts[i].Note))
	}
}

func (t *text) answer(a *Answer) {
	t.part()
	if len(a.Details) == 0 {
		t.Line(source.Printable(a.Text))
		return
	}
	t.Line(t.Paint(Bold, source.Printable(a.Text)))
	for _, d := range a.Details {
		t.Paragraph("  "+d.Name, Faint, 13, source.Printable(d.Text))
	}
}

// longestName is the room that the names of changes take at most.
const longestName = 24

func (t *text) changes(c *Changes) {
	t.part()
	t.Line(t.Paint(Bold, strings.ToUpper(c.Title)))
	most := 0
	for _, d := range c.List {
		most = max(most, Width(d.Name)+2)
	}
	for _, d := range c.List {
		t.Paragraph(source.Printable(d.Name), Plain, min(longestName, most), source.Printable(d.A+" → "+d.B))
	}
}

func (t *text) histogram(h *Histogram) {
	t.part()
	t.Line(t.Paint(Bold, source.Printable(h.Name+"  "+h.about())))
	most := 0.
	var rows [][]string
	for _, b := range h.Bins {
		most = max(most, b.Share)
		rows = append(rows, []string{" ", source.Printable(b.Text), b.Percent})
	}
	for i, line := range Grid(rows) {
		line = strings.TrimPrefix(line, "   ")
		t.Line(line + "  " + t.Chart().Bar(h.Bins[i].Share/most, max(10, t.Width-Width(line)-4)))
	}
}

// about is what is said of a histogram.
func (h *Histogram) about() string {
	if h.Log {
		return h.About + " (logarithmic)"
	}
	return h.About
}

// A chart of lines on a terminal has ChartHeight rows and at most chartWidth
// columns.
const (
	ChartHeight = 10
	chartWidth  = 100
)

func (t *text) lines(l *Lines) {
	list := l.List
	if l.Band[0] != nil {
		list = []chart.Line{{Name: "p95", Values: l.Band[0]}, {Name: "p50", Values: l.List[0].Values}, {Name: "p5", Values: l.Band[1]}}
	}
	axes := chart.Axes{Width: min(t.Width, chartWidth), Height: ChartHeight, Y: func(v float64) string { return source.Printable(l.Label(v)) },
		X: func(i float64) string { return source.Printable(l.Over.Label(l.Over.At[int(i+0.5)])) }}
	rows, log := t.Chart().Lines(list, axes)
	if rows == nil {
		return
	}
	about := l.About
	if log {
		about += " (logarithmic)"
	}
	t.part()
	t.Line(t.Paint(Bold, source.Printable(l.Name)) + " " + source.Printable(about))
	for _, row := range rows {
		t.Line(row)
	}
}

func (t *text) records(*Records) {} // for scripts
func (t *text) details(*Details) {} // no room for them
