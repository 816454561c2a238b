package page

import (
	"io"
	"strings"

	"botec/estimate/source"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Markdown writes a page as Markdown for a document: it keeps its lines where
// figures change, and has no blanks at their ends.
func Markdown(w io.Writer, p *Page) error {
	m := &markdown{}
	if p.Titled {
		m.WriteString("## " + escaped(p.Title) + "\n")
		if p.Summary != "" {
			m.part()
			m.WriteString(escaped(p.Summary) + "\n")
		}
	}
	for _, b := range p.Blocks {
		b.render(m)
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// markdown renders blocks as Markdown.
type markdown struct{ strings.Builder }

// part begins a block: with an empty line, unless it is the first.
func (m *markdown) part() {
	if m.Len() > 0 {
		m.WriteString("\n")
	}
}

// headed writes a list below a head in bold, without which it would be one
// with the list before it.
func (m *markdown) headed(head string, items []string) {
	if len(items) == 0 {
		return
	}
	if head != "" {
		m.part()
		m.WriteString("**" + head + "**\n")
	}
	m.list(items...)
}

func (m *markdown) list(items ...string) {
	m.part()
	for _, item := range items {
		m.WriteString("- " + item + "\n")
	}
}

// escape keeps a text from meaning anything to Markdown.
var escape = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "#", `\#`, "\n", " ", "\t", " ", "~", `\~`)

func escaped(text string) string { return escape.Replace(source.Printable(text)) }

// code is a text in backticks, for formulas and names.
func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + strings.NewReplacer("`", "'", "|", `\|`, "\n", " ").Replace(source.Printable(text)) + "`"
}

// name is a text in backticks where it is a name.
func name(text string, isName bool) string {
	if isName {
		return code(text)
	}
	return escaped(text)
}

func (m *markdown) facts(f *Facts) {
	var lines []string
	for _, g := range f.Groups {
		items := make([]string, len(g.Facts))
		for i, fact := range g.Facts {
			items[i] = escaped(fact.Name + " " + fact.Text)
			if fact.Note != "" {
				items[i] += " (" + escaped(fact.Note) + ")"
			}
		}
		lines = append(lines, "**"+g.Origin+"**: "+strings.Join(items, " · "))
	}
	if len(lines) > 0 {
		m.list(lines...)
	}
}

func (m *markdown) table(t *Table) {
	labelled, remarks := t.labelled(), t.remarks()
	var head []string
	var right []bool
	column := func(text string, isRight bool) { head, right = append(head, text), append(right, isRight) }
	if labelled {
		label := t.Labels
		if t.Title != "" {
			label = t.Title
		}
		column(escaped(label), false)
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		column(name(c.Head, c.Name), !c.Words)
	}
	if remarks {
		column(escaped(t.RemarkHead), false)
	}
	var rows [][]string
	for i := range t.Rows {
		r := &t.Rows[i]
		var row []string
		if labelled {
			row = append(row, name(r.label(), t.Names))
		}
		for k := range t.Columns {
			c := r.cell(k)
			text := name(c.full(), c.Code)
			if r.Total && text != "" {
				text = "**" + text + "**"
			}
			row = append(row, text)
		}
		if remarks {
			row = append(row, escaped(r.Remark))
		}
		rows = append(rows, row)
	}
	m.part()
	m.grid(head, rows, right)
}

// grid writes a table whose cells are escaped already.
func (m *markdown) grid(head []string, rows [][]string, right []bool) {
	align := make([]tw.Align, len(head))
	for i := range align {
		align[i] = tw.AlignLeft
		if right[i] {
			align[i] = tw.AlignRight
		}
	}
	cell := tw.CellConfig{Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off}, Alignment: tw.CellAlignment{PerColumn: align}}
	t := tablewriter.NewTable(&m.Builder,
		tablewriter.WithConfig(tablewriter.Config{Row: cell, Header: cell}),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithEastAsian(false),
		tablewriter.WithRenderer(renderer.NewMarkdown()))
	t.Header(head)
	for _, r := range rows {
		_ = t.Append(r) // strings cannot fail
	}
	_ = t.Render()
}

func (m *markdown) notes(n *Notes) {
	switch n.Kind {
	case Caveat, Remark:
		for _, note := range n.List {
			m.part()
			m.WriteString(escaped(note) + "\n")
		}
		return
	}
	var items []string
	for _, note := range n.List {
		items = append(items, escaped(note))
	}
	m.headed(noteHeads[n.Kind], items)
}

func (m *markdown) checks(c *Checks) {
	if c.NotChecked != "" {
		m.part()
		m.WriteString("**" + c.Title + "** " + escaped(c.NotChecked) + "\n")
		return
	}
	var items []string
	for i := range c.List {
		k := &c.List[i]
		items = append(items, mark(k.Holds)+" "+escaped(k.Lead)+code(k.Condition)+escaped(k.Remark+k.note()))
	}
	m.headed(c.Title, items)
}

// mark is the sign of a check.
func mark(holds bool) string {
	if holds {
		return "✓"
	}
	return "✗"
}

func (m *markdown) steps(s *Steps) {
	m.part()
	m.WriteString("### " + code(s.Name) + " = " + escaped(s.Text) + "\n")
	if s.Note != "" {
		m.WriteString("\n" + escaped(s.Note) + "\n")
	}
	for i := range s.Steps {
		step := &s.Steps[i]
		m.WriteString("\n- " + code(step.Name+" = "+step.Symbols) + "\n")
		if step.Numbers != "" {
			m.WriteString("  = " + escaped(step.Numbers) + "\n")
		}
		m.WriteString("  = **" + escaped(step.Result) + "**")
		if step.BoundBy != "" {
			m.WriteString(", bound by " + escaped(step.BoundBy))
		}
		m.WriteString("\n")
		if step.Note != "" {
			m.WriteString("  (" + escaped(step.Note) + ")\n")
		}
	}
	if s.Mental != nil {
		m.WriteString("\n" + escaped(s.Mental.Title) + ":\n\n")
		for _, l := range s.Mental.Lines {
			m.WriteString("- " + code(l.Name) + ": " + escaped(l.Text) + "\n")
		}
	}
	if len(s.From) > 0 {
		var rows [][]string
		for _, f := range s.From {
			rows = append(rows, []string{escaped(strings.ToLower(f.Origin)), code(f.Name), escaped(f.Text), escaped(f.Note)})
		}
		m.WriteString("\n")
		m.grid([]string{"origin", "name", "value", "note"}, rows, []bool{false, false, true, false})
	}
}

func (m *markdown) answer(a *Answer) {
	m.part()
	if len(a.Details) == 0 {
		m.WriteString(escaped(a.Text) + "\n")
		return
	}
	m.WriteString("**" + escaped(a.Text) + "**\n")
	var items []string
	for _, d := range a.Details {
		items = append(items, escaped(d.Name)+": "+name(d.Text, d.Code))
	}
	m.list(items...)
}

func (m *markdown) changes(c *Changes) {
	var rows [][]string
	for _, d := range c.List {
		rows = append(rows, []string{code(d.Name), escaped(d.A), escaped(d.B)})
	}
	m.part()
	m.grid([]string{escaped(strings.ToLower(c.Title)), escaped(c.A), escaped(c.B)}, rows, []bool{false, true, true})
}

func (m *markdown) histogram(h *Histogram) {
	m.part()
	m.WriteString(code(h.Name) + " " + escaped(h.about()) + "\n\n")
	var rows [][]string
	for _, b := range h.Bins {
		rows = append(rows, []string{escaped(b.Text), b.Percent})
	}
	m.grid([]string{"from", "share"}, rows, []bool{true, true})
}

func (m *markdown) lines(*Lines)     {} // its figures stand in a table
func (m *markdown) records(*Records) {} // for scripts
func (m *markdown) details(*Details) {} // no room for them
