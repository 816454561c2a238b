package page

import (
	"strings"

	"botec/estimate/source"
)

// barTable writes a table with bars beside its rows, if there is room, and remarks
// behind the bars.
func (t *text) barTable(b *Table, rows []gridRow, lines []string) {
	used, remarks := widest(lines), 0
	for i := range rows {
		remarks = max(remarks, Width(rows[i].remark))
	}
	room := min(b.Bars.Terminal, t.Width-used-2)
	if remarks > 0 {
		room = min(room, t.Width-used-4-remarks)
	}
	if b.Bars.Wide {
		room = max(room, minBarWidth)
	}
	drawn := room >= minBarWidth
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

// logBars is the caveat below logarithmic bars.
const logBars = "the bars are logarithmic"

// minBarWidth is the number of columns below which a bar shows nothing.
const minBarWidth = 8

// bar draws a bar, "" for none.
func (t *text) bar(b *Bar, room int) string {
	switch {
	case b == nil:
		return ""
	case b.Span:
		return t.Chart().Strip(0, 1, b.From, b.To, b.Mark, room)
	}
	return t.Chart().Bar(b.To, room)
}
