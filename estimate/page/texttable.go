package page

import (
	"slices"
	"strings"

	"botec/estimate/source"
)

// gridRow is a line of the tables that stand below each other.
type gridRow struct {
	cells       []string
	remark      string
	head, total bool
	titled      bool // the head begins with a title
	bar         *Bar
}

// flush writes the tables that were held.
func (t *text) flush() {
	tables := t.held
	t.held = nil
	if len(tables) == 0 {
		return
	}
	t.part()
	rows := gridRows(tables, true)
	lines := gridLines(rows)
	last := tables[len(tables)-1]
	if widest(lines) > t.Width && last.spreads() { // without the percentiles
		rows = gridRows(tables, false)
		lines = gridLines(rows)
		defer func() { t.notes(&Notes{Kind: Caveat, List: []string{withoutPercentiles}}) }()
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

// withoutPercentiles says what a narrow terminal leaves out of a table.
const withoutPercentiles = "these are the medians; a wider terminal and -o csv, json and html show p5 and p95"

func widest(lines []string) (most int) {
	for _, line := range lines {
		most = max(most, Width(line))
	}
	return most
}

// spreads says that some cell has percentiles beside it.
func (t *Table) spreads() (any bool) {
	t.figures(func(_, _ int, c *Cell) { any = any || c.Spread != "" })
	return any
}

// gridRows are the lines of tables, with an empty one between them.
func gridRows(tables []*Table, spreads bool) (rows []gridRow) {
	for k, b := range tables {
		if k > 0 {
			rows = append(rows, gridRow{cells: []string{" "}})
		}
		if head := b.gridHead(); strings.Join(head.cells, "") != "" {
			rows = append(rows, head)
		}
		var above []string
		for i := range b.Rows {
			row := b.gridRow(&b.Rows[i], spreads)
			if b.labelled() {
				row.cells = slices.Insert(row.cells, 0, source.Printable(below(b.Rows[i].Label, above)))
				above = b.Rows[i].Label
			}
			row.cells = withoutEmpty(row.cells)
			rows = append(rows, row)
		}
	}
	return rows
}

// gridHead is the line of a table's title and the heads of its columns.
func (t *Table) gridHead() gridRow {
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
		if c := &t.Columns[i]; !c.Detail && !c.Words {
			heads = append(heads, source.Printable(c.Head))
		}
	}
	if len(heads) > 1 || len(row.cells) == 0 { // a single column needs no head
		row.cells = append(row.cells, heads...)
	}
	row.cells = withoutEmpty(row.cells)
	return row
}

// gridRow is the line of a row without its label: figures in cells, words in
// its remark.
func (t *Table) gridRow(r *Row, spreads bool) gridRow {
	row := gridRow{total: r.Total, bar: r.Bar}
	var remarks []string
	for k := range t.Columns {
		c := r.cell(k)
		switch column := &t.Columns[k]; {
		case column.Detail:
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

// withoutEmpty leaves out the empty cells at the end of a line.
func withoutEmpty(cells []string) []string {
	for len(cells) > 1 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

func gridLines(rows []gridRow) []string {
	cells := make([][]string, len(rows))
	for i := range rows {
		cells[i] = rows[i].cells
	}
	return Grid(cells)[:len(rows)]
}

// below is a label without what the one above has said already: "tweet reads"
// below "tweet writes" is "reads", indented to where it would stand.
func below(label, above []string) string {
	shared := 0
	for shared < len(label)-1 && shared < len(above) && label[shared] == above[shared] {
		shared++
	}
	indent := 0
	for i := range shared {
		if i+1 == len(above) { // a part of the figure above
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
	case r.head:
		line = t.paintHead(r, line)
	case r.total:
		line = t.Paint(Bold, line)
	}
	if oneLine && r.remark != "" {
		line += "  "
		t.Line(line + shortened(r.remark, t.Width-Width(line)))
		return
	}
	t.Remark(line, r.remark)
}

// paintHead makes a table's title stand out from the heads of its columns.
func (t *text) paintHead(r *gridRow, line string) string {
	if !r.titled {
		return t.Paint(Faint, line)
	}
	title := r.cells[0]
	return t.Paint(Bold, title) + t.Paint(Faint, strings.TrimPrefix(line, title))
}

// barTable writes a table with bars beside its rows where there is room, and the
// remarks behind them.
func (t *text) barTable(b *Table, rows []gridRow, lines []string) {
	used, remark := widest(lines), 0
	for i := range rows {
		remark = max(remark, Width(rows[i].remark))
	}
	room := min(b.Bars.Terminal, t.Width-used-2)
	if remark > 0 {
		room = min(room, t.Width-used-4-remark)
	}
	if b.Bars.Wide {
		room = max(room, leastBar)
	}
	drawn := room >= leastBar
	for i, line := range lines {
		r := &rows[i]
		if drawn {
			switch {
			case r.head && b.Bars.Head != "":
				line = pad(line, used) + "  " + source.Printable(b.Bars.Head)
			case !r.head:
				line = pad(line, used) + "  " + pad(t.bar(r.bar, room), room)
			}
		} else if !r.head {
			line = pad(line, used)
		}
		if r.remark == "" {
			line = strings.TrimRight(line, " ")
		}
		t.row(r, line, false)
	}
	if drawn && b.Bars.Log {
		t.notes(&Notes{Kind: Caveat, List: []string{logBars}})
	}
}

// logBars is said below bars.
const logBars = "the bars are logarithmic"

// leastBar is the number of columns below which bars say nothing.
const leastBar = 8

func (t *text) bar(b *Bar, room int) string {
	switch {
	case b == nil:
		return ""
	case b.Span:
		return t.Chart().Strip(0, 1, b.From, b.To, b.Mark, room)
	}
	return t.Chart().Bar(b.To, room)
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
