package page

import (
	"io"
	"strings"

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
		t.startBlock()
		t.Line(source.Printable(p.Next))
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// text writes blocks for a terminal. It collects consecutive tables and writes them
// together, so that their columns are aligned.
type text struct {
	Terminal
	pending []*Table
}

// startBlock writes the empty line before a block, unless it is the first.
func (t *text) startBlock() {
	if t.Len() > 0 {
		t.Line("")
	}
}

// originWidth is the width of the column of origins.
const originWidth = 11

func (t *text) facts(f *Facts) {
	if len(f.List) == 0 {
		return
	}
	t.startBlock()
	rows := [][]string{{"ASSUMPTIONS", "value", "origin"}}
	for _, fact := range f.List {
		rows = append(rows, []string{source.Printable(fact.Name), source.Printable(fact.Text), strings.ToLower(fact.Origin)})
	}
	var widths [2]int
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], Width(row[i]))
		}
	}
	for i, row := range rows {
		line := pad(row[0], widths[0]+3) + pad(row[1], widths[1]+3)
		if i == 0 {
			t.Line(t.Paint(Bold, row[0]) + t.Paint(Faint, strings.TrimPrefix(line, row[0])+pad(row[2], originWidth)+"note"))
			continue
		}
		line += row[2]
		if note := f.List[i-1].Note; note != "" {
			t.Remark(pad(line, Width(line)-Width(row[2])+originWidth-2), source.Printable(note))
		} else {
			t.Line(line)
		}
	}
}

func (t *text) headline(h *Headline) {
	t.startBlock()
	width, spread := 0, 0
	for i := range h.Figures {
		c := &h.Figures[i].Cell
		width, spread = max(width, Width(c.Text)), max(spread, Width(c.Spread))
	}
	for i := range h.Figures {
		f := &h.Figures[i]
		lead := strings.Repeat(" ", width-Width(f.Cell.Text)) + t.Paint(Bold, f.Cell.Text) + pad(f.Cell.Spread, spread)
		t.Paragraph(lead, Plain, width+spread+2, source.Printable(f.Words))
	}
	if h.Note != "" {
		t.Painted("", 0, Faint, h.Note)
	}
}

func (t *text) table(b *Table) {
	if b.Apart || b.Bars != nil && b.Bars.Terminal > 0 {
		t.flush()
	}
	t.pending = append(t.pending, b)
	if b.Apart || b.Bars != nil && b.Bars.Terminal > 0 || b.Gather {
		t.flush()
	}
}

func (t *text) notes(n *Notes) {
	if len(n.List) == 0 {
		return
	}
	t.startBlock()
	head, color := strings.ToUpper(noteHeadings[n.Kind]), Plain
	indent := 0
	if head != "" {
		indent = len(head) + 2
	}
	if n.Kind == Caveat {
		color = Faint
	}
	for _, note := range n.List {
		t.Painted(t.Paint(Bold, head), indent, color, source.Printable(note))
		head = ""
	}
}

func (t *text) checks(c *Checks) {
	t.startBlock()
	head := strings.ToUpper(c.Title)
	indent := 0
	if head != "" {
		indent = len(head) + 2
	}
	if c.NotChecked != "" {
		t.Painted(t.Paint(Bold, head), indent, Faint, c.NotChecked)
		return
	}
	var holding []string
	for i := range c.List {
		k := &c.List[i]
		words := source.Printable(k.Lead + k.Condition + k.Remark)
		if k.Holds && !c.Lines { // several in a line, without their notes
			holding = append(holding, t.Paint(Green, "✓")+" "+words)
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
	if len(holding) > 0 {
		t.Items(t.Paint(Bold, head), Plain, indent, holding, "   ")
	}
}

func (t *text) steps(s *Steps) {
	t.startBlock()
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

// result is the result of a step, with the resource that binds it.
func (s *Step) result() string {
	if s.BoundBy != "" {
		return s.Result + ", bound by " + s.BoundBy
	}
	return s.Result
}

// equation writes " = " and a formula, behind a name or below the line above.
func (t *text) equation(head string, indent int, formula string) {
	lead := pad(head, indent) + " = "
	for _, line := range wrap(source.Printable(formula), max(24, t.Width-indent-3)) {
		t.Line(lead + line)
		lead = strings.Repeat(" ", indent+3)
	}
}

// from lists the origins of the numbers of a figure.
func (t *text) from(facts []Fact) {
	if len(facts) == 0 {
		return
	}
	t.Line("")
	var rows [][]string
	previous := ""
	for _, f := range facts {
		head := f.Origin
		if head == previous {
			head = ""
		}
		previous = f.Origin
		rows = append(rows, []string{pad(head, originWidth) + source.Printable(f.Name), source.Printable(f.Text)})
	}
	for i, line := range Grid(rows) {
		t.Remark(line, source.Printable(facts[i].Provenance()))
	}
}

func (t *text) answer(a *Answer) {
	t.startBlock()
	if len(a.Details) == 0 {
		t.Line(source.Printable(a.Text))
		return
	}
	t.Line(t.Paint(Bold, source.Printable(a.Text)))
	for _, d := range a.Details {
		t.Paragraph("  "+d.Name, Faint, 13, source.Printable(d.Text))
	}
}

// maxNameWidth limits the width of the column of names of changes.
const maxNameWidth = 24

func (t *text) changes(c *Changes) {
	t.startBlock()
	t.Line(t.Paint(Bold, strings.ToUpper(c.Title)))
	width := 0
	for _, d := range c.List {
		width = max(width, Width(d.Name)+2)
	}
	for _, d := range c.List {
		t.Paragraph(source.Printable(d.Name), Plain, min(maxNameWidth, width), source.Printable(d.A+" → "+d.B))
	}
}

func (t *text) records(*Records) {} // they are for scripts
func (t *text) details(*Details) {} // there is no room for them
