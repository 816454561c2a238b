package report

import (
	"fmt"
	"io"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/source"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// escape keeps a text from meaning anything to Markdown.
var escape = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "#", `\#`, "\n", " ", "\t", " ", "~", `\~`)

func escaped(text string) string { return escape.Replace(source.Printable(text)) }

// code is a text in backticks, for formulas and names.
func code(text string) string {
	return "`" + strings.NewReplacer("`", "'", "|", `\|`, "\n", " ").Replace(source.Printable(text)) + "`"
}

// table writes a Markdown table whose cells are escaped already; figures stand
// to the right.
func table(s *strings.Builder, head []string, rows [][]string, right func(column int) bool) {
	align := make([]tw.Align, len(head))
	for i := range align {
		align[i] = tw.AlignLeft
		if right(i) {
			align[i] = tw.AlignRight
		}
	}
	cell := tw.CellConfig{Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off}, Alignment: tw.CellAlignment{PerColumn: align}}
	t := tablewriter.NewTable(s,
		tablewriter.WithConfig(tablewriter.Config{Row: cell, Header: cell}),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithEastAsian(false),
		tablewriter.WithRenderer(renderer.NewMarkdown()))
	t.Header(head)
	for _, r := range rows {
		full := make([]string, len(head))
		copy(full, r)
		_ = t.Append(full) // strings cannot fail
	}
	_ = t.Render()
}

// Markdown writes the report as Markdown.
func Markdown(w io.Writer, r *Report) error {
	s := &strings.Builder{}
	s.WriteString("## " + escaped(r.Title) + "\n\n")
	if r.Summary != "" {
		s.WriteString(escaped(r.Summary) + "\n\n")
	}
	for _, a := range r.Assumed {
		items := make([]string, len(a.Items))
		for i, item := range a.Items {
			items[i] = escaped(item)
			if v := a.Values[i]; v.Note != "" {
				items[i] += " (" + escaped(v.Note) + ")"
			}
		}
		s.WriteString("- **" + a.Origin + "**: " + strings.Join(items, " · ") + "\n")
	}
	for _, line := range r.Spread {
		s.WriteString("- **Spread**: " + escaped(line) + "\n")
	}
	for _, section := range r.Sections {
		markdownSection(s, section)
	}
	if len(r.Advice) > 0 {
		s.WriteString("\n")
	}
	for _, a := range r.Advice {
		s.WriteString("- " + escaped(a) + "\n")
	}
	if len(r.Checks) > 0 {
		s.WriteString("\n")
	}
	for _, c := range r.Checks {
		mark := "✓"
		if !c.Holds {
			mark = "✗"
		}
		s.WriteString("- " + mark + " " + code(c.Condition) + escaped(cameOut(&c)) + "\n")
	}
	_, err := io.WriteString(w, s.String())
	return err
}

func markdownSection(s *strings.Builder, section Section) {
	columns, remark := 0, false
	for _, row := range section.Rows {
		columns, remark = max(columns, len(row.Cells)), remark || row.Tail != ""
	}
	head := make([]string, 1+columns)
	head[0] = section.title()
	copy(head[1:], section.Head)
	if remark {
		head = append(head, "")
	}
	var rows [][]string
	labels := section.labels()
	for k, row := range section.Rows {
		cells := []string{escaped(labels[k])}
		for i := range columns {
			cell := ""
			if i < len(row.Cells) {
				cell = escaped(row.Cells[i])
			}
			if row.Total && cell != "" {
				cell = "**" + cell + "**"
			}
			cells = append(cells, cell)
		}
		if remark {
			cells = append(cells, escaped(row.Tail))
		}
		rows = append(rows, cells)
	}
	s.WriteString("\n")
	table(s, head, rows, func(i int) bool { return i > 0 && i <= columns })
}

// title is the name of a section in a sentence's letters.
func (s *Section) title() string { return s.Name[:1] + strings.ToLower(s.Name[1:]) }

// labels are the labels of a section's rows in full: where one begins with a
// space, the workload's name stands above, and of a peak the figure.
func (s *Section) labels() (list []string) {
	above := ""
	for i, row := range s.Rows {
		label := row.Label
		switch words := strings.TrimSpace(label); {
		case words == "peak" && i > 0:
			label = list[i-1] + " peak"
		case strings.HasPrefix(label, " "):
			label = above + " " + words
		default:
			above, _, _ = strings.Cut(label, " ")
		}
		list = append(list, label)
	}
	return list
}

// MarkdownValues writes picked values as a table.
func MarkdownValues(w io.Writer, values []*estimate.Value) error {
	s := &strings.Builder{}
	var rows [][]string
	for _, v := range values {
		rows = append(rows, []string{code(v.Name), escaped(v.Text()), code(v.Formula())})
	}
	table(s, []string{"metric", "value", "formula"}, rows, func(i int) bool { return i == 1 })
	_, err := io.WriteString(w, s.String())
	return err
}

// MarkdownExplain writes figures with their working.
func MarkdownExplain(w io.Writer, figures []*explain.Figure) error {
	s := &strings.Builder{}
	for i, f := range figures {
		if i > 0 {
			s.WriteString("\n")
		}
		s.WriteString("### " + code(f.Name) + " = " + escaped(f.Text()) + "\n")
		if f.Uncertain {
			s.WriteString("\np5 " + escaped(f.Print(f.P5)) + ", p95 " + escaped(f.Print(f.P95)) + "; the working takes every range at its median\n")
		}
		for _, step := range f.Steps {
			s.WriteString("\n- " + code(step.Name+" = "+step.Symbols) + "\n")
			if step.Numbers != "" {
				s.WriteString("  = " + escaped(step.Numbers) + "\n")
			}
			s.WriteString("  = **" + escaped(step.Result) + "**\n")
		}
		if h := f.Head; h != nil {
			s.WriteString("\n" + inTheHead(h) + ":\n\n")
			for _, step := range h.Steps {
				s.WriteString("- " + code(step.Name) + ": " + escaped(step.Text) + "\n")
			}
		}
		for _, d := range f.Drivers {
			s.WriteString(fmt.Sprintf("\n- %s makes %.0f%% of the spread", code(d.Name), 100*d.Share))
		}
		if len(f.Drivers) > 0 {
			s.WriteString("\n")
		}
		if len(f.From) > 0 {
			s.WriteString("\n")
			var rows [][]string
			for _, v := range f.From {
				rows = append(rows, []string{string(v.Origin), code(v.Name), escaped(v.Text()), escaped(Provenance(v))})
			}
			table(s, []string{"origin", "name", "value", "note"}, rows, func(i int) bool { return i == 2 })
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}
