package page

import (
	"io"
	"strings"

	"botec/estimate/source"
)

// Markdown writes a page as Markdown for a document. Lines do not move when figures
// change, and have no blanks at their ends.
func Markdown(w io.Writer, p *Page) error {
	m := &markdown{}
	if p.Titled {
		m.WriteString("## " + escaped(p.Title) + "\n")
		if p.Summary != "" {
			m.startBlock()
			m.WriteString(escaped(p.Summary) + "\n")
		}
	}
	for _, b := range p.Blocks {
		b.render(m)
	}
	_, err := io.WriteString(w, m.String())
	return err
}

// markdown writes blocks as Markdown.
type markdown struct{ strings.Builder }

// startBlock writes the empty line before a block, unless it is the first.
func (m *markdown) startBlock() {
	if m.Len() > 0 {
		m.WriteString("\n")
	}
}

// listBelow writes a list below a heading in bold. Without it the list would continue
// the one before.
func (m *markdown) listBelow(head string, items []string) {
	if len(items) == 0 {
		return
	}
	if head != "" {
		m.startBlock()
		m.WriteString("**" + head + "**\n")
	}
	m.list(items...)
}

func (m *markdown) list(items ...string) {
	m.startBlock()
	for _, item := range items {
		m.WriteString("- " + item + "\n")
	}
}

// escape escapes the characters that Markdown gives a meaning.
var escape = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "#", `\#`, "\n", " ", "\t", " ", "~", `\~`)

// EscapeMarkdown writes a text so that Markdown shows it as it is.
func EscapeMarkdown(text string) string { return escaped(text) }

func escaped(text string) string { return escape.Replace(source.Printable(text)) }

// code puts a formula or a name into backticks.
func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + strings.NewReplacer("`", "'", "|", `\|`, "\n", " ").Replace(source.Printable(text)) + "`"
}

// name puts a text into backticks if it is a name.
func name(text string, isName bool) string {
	if isName {
		return code(text)
	}
	return escaped(text)
}

func (m *markdown) headline(h *Headline) {
	items := make([]string, len(h.Figures))
	for i := range h.Figures {
		f := &h.Figures[i]
		items[i] = "**" + escaped(f.Cell.Text) + "**" + escaped(f.Cell.Spread+" "+f.Words)
	}
	m.list(items...)
	if h.Note != "" {
		m.startBlock()
		m.WriteString(escaped(h.Note) + "\n")
	}
}

func (m *markdown) facts(f *Facts) {
	if len(f.List) == 0 {
		return
	}
	var rows [][]string
	for _, fact := range f.List {
		rows = append(rows, []string{code(fact.Name), escaped(fact.Text), escaped(strings.ToLower(fact.Origin)), escaped(fact.Note)})
	}
	m.startBlock()
	m.grid([]string{"Assumptions", "value", "origin", "note"}, rows, []bool{false, true, false, false})
}

func (m *markdown) notes(n *Notes) {
	switch n.Kind {
	case Caveat, Remark:
		for _, note := range n.List {
			m.startBlock()
			m.WriteString(escaped(note) + "\n")
		}
		return
	}
	var items []string
	for _, note := range n.List {
		items = append(items, escaped(note))
	}
	m.listBelow(noteHeadings[n.Kind], items)
}

func (m *markdown) checks(c *Checks) {
	if c.NotChecked != "" {
		m.startBlock()
		m.WriteString("**" + c.Title + "** " + escaped(c.NotChecked) + "\n")
		return
	}
	var items []string
	for i := range c.List {
		k := &c.List[i]
		items = append(items, mark(k.Holds)+" "+escaped(k.Lead)+code(k.Condition)+escaped(k.Remark+k.note()))
	}
	m.listBelow(c.Title, items)
}

// mark is the sign of a check that holds or not.
func mark(holds bool) string {
	if holds {
		return "✓"
	}
	return "✗"
}

func (m *markdown) steps(s *Steps) {
	m.startBlock()
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
			m.WriteString("- " + code(l.Name) + ": " + escaped(strings.Join(l.Lines, "; ")) + "\n")
		}
	}
	if len(s.From) > 0 {
		var rows [][]string
		for _, f := range s.From {
			rows = append(rows, []string{escaped(strings.ToLower(f.Origin)), code(f.Name), escaped(f.Text), escaped(f.Provenance())})
		}
		m.WriteString("\n")
		m.grid([]string{"origin", "name", "value", "note"}, rows, []bool{false, false, true, false})
	}
}

func (m *markdown) answer(a *Answer) {
	m.startBlock()
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
	m.startBlock()
	m.grid([]string{escaped(strings.ToLower(c.Title)), escaped(c.A), escaped(c.B)}, rows, []bool{false, true, true})
}

func (m *markdown) histogram(h *Histogram) {
	m.startBlock()
	m.WriteString(code(h.Name) + " " + escaped(h.about()) + "\n\n")
	var rows [][]string
	for _, b := range h.Bins {
		rows = append(rows, []string{escaped(b.Text), b.Percent})
	}
	m.grid([]string{"from", "share"}, rows, []bool{true, true})
}

func (m *markdown) lines(*Lines)     {} // the figures are in a table
func (m *markdown) records(*Records) {} // they are for scripts
func (m *markdown) details(*Details) {} // there is no room for them
