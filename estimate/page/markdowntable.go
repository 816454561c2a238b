package page

import "strings"

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

// grid writes a table as prettier leaves it; the texts are already escaped.
func (m *markdown) grid(head []string, rows [][]string, right []bool) {
	widths := make([]int, len(head))
	for i := range widths {
		widths[i] = 3 // of a delimiter
	}
	for _, row := range append([][]string{head}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], condition.StringWidth(cell))
		}
	}
	write := func(row []string) {
		for i, cell := range row {
			blanks := strings.Repeat(" ", widths[i]-condition.StringWidth(cell))
			if right[i] {
				cell = blanks + cell
			} else {
				cell += blanks
			}
			m.WriteString("| " + cell + " ")
		}
		m.WriteString("|\n")
	}
	write(head)
	delimiters := make([]string, len(head))
	for i, width := range widths {
		dashes := strings.Repeat("-", width-1)
		delimiters[i] = ":" + dashes
		if right[i] {
			delimiters[i] = dashes + ":"
		}
	}
	write(delimiters)
	for _, row := range rows {
		write(row)
	}
}
