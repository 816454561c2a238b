package page

import (
	"strings"
	"unicode/utf8"
)

// maxFoldedColumns is the number of columns of figures that a table with folded working
// has room for.
const maxFoldedColumns = 5

func (h *html) table(t *Table) {
	folds, figures := t.Bars != nil, 0
	for i := range t.Rows {
		folds = folds || t.Rows[i].Why != nil
	}
	for i := range t.Columns {
		if !t.Columns[i].Words {
			figures++
		}
	}
	if folds && t.labelled() && figures <= maxFoldedColumns {
		h.rows(t)
	} else {
		h.grid(t)
	}
	if h.shown != nil {
		h.shown.scales += t.scales()
	}
	if t.Gather {
		if list := t.gathered(); len(list) > 0 {
			h.write("notes", newNotesView(strings.ToUpper(t.RemarkHead[:1])+t.RemarkHead[1:], list, h.shown != nil))
		}
	}
}

// inlineColumns is from how many columns on the words of a row have no room beside them, and
// wideCell the length of a figure from which on its column is wide.
const inlineColumns, wideCell = 3, 14

// size is the class of rows with so many columns of figures.
func size(t *Table, columns int) string {
	class := [...]string{"", "one", "two", "three", "four", "five"}[columns]
	for i := range t.Rows {
		for k := range t.Columns {
			if c := t.Rows[i].cell(k); !t.Columns[k].Words && utf8.RuneCountInString(c.full()) >= wideCell {
				return class + " wide"
			}
		}
	}
	return class
}

// headView is the data of the template of the heading of a column.
type headView struct{ Head, Text string }

// rowView is the data of the template of a row.
type rowView struct {
	Label, Tail string // the tail has the remark and all words
	Called      string // the index of how the label follows
	Cells       []figureView
	Text        string // the index of how the tail follows, "" where it need not
	Still       bool   // the tail is hidden where an input has changed
	Bar         *Bar
	Total       bool
	Inline      bool // the tail has room beside the cells
}

// rows writes a table with bars, and with the working of its figures folded below each
// row.
func (h *html) rows(t *Table) {
	var heads []headView
	headed := t.Labels != ""
	for i := range t.Columns {
		if c := &t.Columns[i]; !c.Words {
			next := headView{Head: c.Head}
			next.Text, _ = h.follows(c.Live)
			heads, headed = append(heads, next), headed || c.Head != ""
		}
	}
	barText := ""
	if t.Bars != nil {
		barText, _ = h.follows(t.Bars.Live)
	}
	h.write("rows", struct {
		*Table
		Heads          []headView
		Headed, Inside bool
		BarText        string
		SpreadOf       string
		Size           string
	}{t, heads, headed, h.inside, barText, h.role(t.Spread != "", t.Spread), size(t, len(heads))})
	for i := range t.Rows {
		r := &t.Rows[i]
		view := rowView{Label: r.label(), Bar: r.Bar, Total: r.Total, Inline: r.Bar == nil && t.Bars == nil && len(heads) < inlineColumns}
		var tail []string
		for k := range t.Columns {
			switch c := r.cell(k); {
			case !t.Columns[k].Words:
				view.Cells = append(view.Cells, h.named(&c))
			case c.Text != "":
				tail = append(tail, c.Text)
			}
		}
		if r.Remark != "" && !t.Gather {
			tail = append(tail, r.Remark)
		}
		view.Tail = strings.Join(tail, "; ")
		view.Called, _ = h.follows(r.Called)
		view.Text, view.Still = h.follows(r.Live)
		var why []Block
		if r.Why != nil {
			why = flat(r.Why())
		}
		if len(why) == 0 {
			h.write("plain row", view)
			continue
		}
		h.folded = true
		h.write("folded row", view)
		h.why(why)
		h.WriteString("</details>")
	}
	h.WriteString("\n</div>")
}

// why writes the working of a figure; those of two scenarios are put side by side.
func (h *html) why(blocks []Block) {
	outer := h.inside
	h.inside = true
	beside := false
	for _, b := range blocks {
		s, isSteps := b.(*Steps)
		if two := isSteps && s.Scenario != ""; two != beside {
			h.WriteString(map[bool]string{true: "\n<div class=\"both\">", false: "</div>"}[two])
			beside = two
		}
		if isSteps {
			b.render(h)
			continue
		}
		h.WriteString("<div class=\"working\">")
		b.render(h)
		h.WriteString("</div>")
	}
	if beside {
		h.WriteString("</div>")
	}
	h.inside = outer
}

type gridHead struct {
	Head   string
	Number bool
}

type gridCell struct {
	figureView
	Class string
	Code  bool
}

// grid writes a table without bars and folded working.
func (h *html) grid(t *Table) {
	labelled, remarks := t.labelled(), t.remarks() && !t.Gather
	var heads []gridHead
	if labelled {
		heads = append(heads, gridHead{t.Labels, false})
	}
	for i := range t.Columns {
		heads = append(heads, gridHead{t.Columns[i].Head, !t.Columns[i].Words})
	}
	if remarks {
		heads = append(heads, gridHead{t.RemarkHead, false})
	}
	var rows [][]gridCell
	for i := range t.Rows {
		r := &t.Rows[i]
		var cells []gridCell
		if labelled {
			cells = append(cells, gridCell{figureView: figureView{Text: r.label()}, Code: t.Names})
		}
		for k := range t.Columns {
			c := r.cell(k)
			cell := gridCell{figureView: h.named(&c), Code: c.Code, Class: "number"}
			if t.Columns[k].Words {
				cell.Class = "prose"
			}
			cells = append(cells, cell)
		}
		if remarks {
			cells = append(cells, gridCell{figureView: figureView{Text: r.Remark}, Class: "faint"})
		}
		rows = append(rows, cells)
	}
	h.write("grid", struct {
		*Table
		Inside, Labelled bool
		Columns          []gridHead
		Rows             [][]gridCell
	}{t, h.inside, labelled, heads, rows})
}
