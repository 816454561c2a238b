package page

import (
	"slices"
	"strings"

	"botec/estimate/source"
)

// gridRow is a line of tables whose columns are aligned.
type gridRow struct {
	cells       []string
	remark      string
	head, total bool
	titled      bool // the first cell of the head is the title
	bar         *Bar
}

// flush writes the pending tables.
func (t *text) flush() {
	tables := t.pending
	t.pending = nil
	if len(tables) == 0 {
		return
	}
	t.startBlock()
	rows := gridRows(tables, true)
	lines := gridLines(rows)
	last := tables[len(tables)-1]
	means := slices.ContainsFunc(tables, func(b *Table) bool { return slices.ContainsFunc(b.Columns, func(c Column) bool { return c.Mean }) })
	if spreads := last.spreads(); widest(lines) > t.Width && (spreads || means) { // too wide: leave the percentiles or means out
		rows = gridRows(tables, false)
		lines = gridLines(rows)
		caveat := withoutMeans
		if spreads {
			caveat = withoutPercentiles
		}
		defer func() { t.notes(&Notes{Kind: Caveat, List: []string{caveat}}) }()
	}
	if b := last.Bars; b != nil && b.Terminal > 0 {
		t.barTable(last, rows, lines)
	} else {
		used := widest(lines)
		for i, line := range lines {
			if last.OneLine && rows[i].remark != "" {
				line = pad(line, used)
			}
			t.row(&rows[i], line, last.OneLine)
		}
	}
	if last.Gather {
		t.gather(last)
	}
}

// withoutPercentiles is the caveat below a table on a narrow terminal.
const withoutPercentiles = "only medians are shown; a wider terminal and -o csv, json and html show p5 and p95 too"

// withoutMeans is the same for a table that has means as a column.
const withoutMeans = "a wider terminal and -o csv, json and html show the means too"

// widest is the width of the widest line.
func widest(lines []string) (width int) {
	for _, line := range lines {
		width = max(width, Width(line))
	}
	return width
}

// spreads says that some cell has percentiles.
func (t *Table) spreads() (any bool) {
	t.figures(func(_, _ int, c *Cell) { any = any || c.Spread != "" })
	return any
}

// gridRows are the lines of tables, with an empty line between two tables; spreads says
// whether percentiles beside figures and columns of means are among them.
func gridRows(tables []*Table, spreads bool) (rows []gridRow) {
	for k, b := range tables {
		if k > 0 {
			rows = append(rows, gridRow{cells: []string{" "}})
		}
		if head := b.gridHead(spreads); strings.Join(head.cells, "") != "" {
			rows = append(rows, head)
		}
		var above []string              // the label of the row above
		listed := make(map[string]bool) // the labels of all rows above
		for i := range b.Rows {
			row := b.gridRow(&b.Rows[i], spreads)
			if b.labelled() {
				label := b.Rows[i].Label
				row.cells = slices.Insert(row.cells, 0, source.Printable(withoutRepeats(label, above, listed)))
				above, listed[strings.Join(label, " ")] = label, true
			}
			row.cells = withoutEmpty(row.cells)
			rows = append(rows, row)
		}
	}
	return rows
}

// gridHead is the line with the title of a table and the headings of its columns.
func (t *Table) gridHead(means bool) gridRow {
	row := gridRow{head: true, titled: t.Title != "" && t.labelled()}
	if t.labelled() {
		title := t.Title
		if !t.TitleIsName {
			title = strings.ToUpper(title)
		}
		row.cells = append(row.cells, source.Printable(title))
	}
	var heads []string
	for i := range t.Columns {
		if c := &t.Columns[i]; !c.Detail && !c.Words && (means || !c.Mean) {
			heads = append(heads, source.Printable(c.Head))
		}
	}
	if len(heads) > 1 || len(row.cells) == 0 { // a single column needs no head
		row.cells = append(row.cells, heads...)
	}
	row.cells = withoutEmpty(row.cells)
	return row
}

// gridRow is the line of a row without its label, with figures in cells and words in
// the remark.
func (t *Table) gridRow(r *Row, spreads bool) gridRow {
	row := gridRow{total: r.Total, bar: r.Bar}
	var remarks []string
	for k := range t.Columns {
		c := r.cell(k)
		switch column := &t.Columns[k]; {
		case column.Detail, column.Mean && !spreads:
		case column.Words:
			if c.Text != "" {
				remarks = append(remarks, c.Text)
			}
		case spreads:
			row.cells = append(row.cells, source.Printable(c.full()))
		default:
			row.cells = append(row.cells, source.Printable(c.Text))
		}
	}
	if r.Remark != "" && !t.Gather {
		remarks = append(remarks, r.Remark)
	}
	row.remark = source.Printable(strings.Join(remarks, "; "))
	return row
}

// withoutEmpty cuts off the empty cells at the end of a line.
func withoutEmpty(cells []string) []string {
	for len(cells) > 1 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// isTitle says that a row has a title alone.
func (r *gridRow) isTitle() bool { return r.titled && len(r.cells) == 1 }

// gridLines aligns the cells of rows. A title that stands alone in its row takes as much
// room as it needs, and the columns take no more for it.
func gridLines(rows []gridRow) []string {
	cells := make([][]string, len(rows))
	for i := range rows {
		if cells[i] = rows[i].cells; rows[i].isTitle() {
			cells[i] = []string{" "}
		}
	}
	lines := Grid(cells)[:len(rows)]
	width := widest(lines)
	for i := range rows {
		if rows[i].isTitle() {
			lines[i] = pad(rows[i].cells[0], width)
		}
	}
	return lines
}

// withoutRepeats replaces the words that a label shares with the label above by
// blanks: "tweet reads" below "tweet writes" is "      reads". Words that are the whole
// label of a row take two blanks: this row is a part of that one.
func withoutRepeats(label, above []string, listed map[string]bool) string {
	shared := 0
	for shared < len(label)-1 && shared < len(above) && label[shared] == above[shared] {
		shared++
	}
	indent := 0
	for i := range shared {
		if listed[strings.Join(label[:i+1], " ")] {
			indent += 2
		} else {
			indent += Width(label[i]) + 1
		}
	}
	return strings.Repeat(" ", indent) + strings.Join(label[shared:], " ")
}

// row writes a line of a table with its remark.
func (t *text) row(r *gridRow, line string, oneLine bool) {
	switch {
	case r.isTitle() && Width(line) > t.Width:
		for i, part := range wrap(strings.TrimRight(line, " "), max(minTextWidth, t.Width-2)) {
			t.Line(strings.Repeat(" ", min(2*i, 2)) + t.Paint(Bold, part))
		}
		return
	case r.head:
		line = t.paintHead(r, line)
	case r.total:
		line = t.Paint(Bold, line)
	}
	if oneLine && r.remark != "" {
		line += "  "
		t.Line(line + Shortened(r.remark, t.Width-Width(line)))
		return
	}
	t.Remark(line, r.remark)
}

// paintHead makes the title of a table bold and the headings of its columns faint.
func (t *text) paintHead(r *gridRow, line string) string {
	if !r.titled {
		return t.Paint(Faint, line)
	}
	title := r.cells[0]
	return t.Paint(Bold, title) + t.Paint(Faint, strings.TrimPrefix(line, title))
}

// gather writes each remark of a table once, with its rows.
func (t *text) gather(b *Table) {
	head := strings.ToUpper(b.RemarkHead)
	for i, remark := range b.gathered() {
		if i == 0 {
			t.Line("")
		}
		t.Painted(t.Paint(Bold, head), len(b.RemarkHead)+3, Plain, source.Printable(remark))
		head = ""
	}
}
