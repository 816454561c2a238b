package page

import (
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

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
	m.startBlock()
	m.grid(head, rows, right)
}

// grid writes a table; the texts are already escaped.
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
		_ = t.Append(r) // it cannot fail on strings
	}
	_ = t.Render()
}
