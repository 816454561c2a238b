package page

import (
	"math"
	"strings"

	"botec/estimate/unit"
)

// Table is rows of figures.
type Table struct {
	Title       string
	TitleIsName bool   // the title is the name of a quantity, so it is not written in capitals
	Below       bool   // it belongs to the table or chart above it
	Labels      string // the heading of the labels, "" for none
	Columns     []Column
	Rows        []Row
	Names       bool // labels are names of quantities
	PerRow      bool // each row has one scale, not each column, as rows are different figures
	Apart       bool // on a terminal its columns are not aligned with those of other tables
	Bars        *Bars
	RemarkHead  string // the heading of the remarks, "" for none
	Gather      bool   // rows share remarks: a terminal lists each remark once, below, with its rows
	Still       bool   // as [Still], of all of it
	Spread      string // the figure whose spread the rows are shares of, which a live page computes again; "" for another table
	OneLine     bool   // a terminal cuts remarks off at the end of the line
}

// Column is a column of cells.
type Column struct {
	Head   string
	Live   any  // as Row.Live, of the heading
	Name   bool // the heading is the name of a quantity
	Words  bool // cells are words, not figures
	Detail bool // a terminal leaves it out
	Mean   bool // it has means: a narrow terminal leaves it out
	Group  int  // columns of one group other than 0 have one scale
}

// Row is a row of cells, at most one for each column, and what is shown beside them.
type Row struct {
	Label  []string // from the general to the special: tweet, writes, peak
	Called any      // as Live, of the label
	Cells  []Cell
	Total  bool
	Bar    *Bar
	Remark string
	Live   any            // of a page that follows its inputs: how the remark follows; nil for one that need not
	Why    func() []Block // the working of its figures, for a format that can fold it; may be nil
}

// Cell is a figure or words. [Table.Print] sets the text of figures.
type Cell struct {
	Text      string
	Name      string // of the figure, such as tweet.writes or p95(stored), for a page that names its figures; "" for none
	Figure    bool
	Live      any     // as Row.Live, of words
	Code      bool    // the text is a formula
	Value     float64 // in base units of Dim
	Dim       unit.Dim
	In        *unit.Display // the unit that the scenario asks for, nil for none
	Low, High float64       // p5 and p95, both 0 for none
	Spread    string        // these two printed, "" for none

	scale int // which cells of the table share a scale, from 1 on; 0 for a cell that has its own
}

// Words is a cell of words.
func Words(text string) Cell { return Cell{Text: text} }

// Figure is a cell of a figure in base units; in is the unit that the scenario asks
// for, or nil.
func Figure(v float64, d unit.Dim, in *unit.Display) Cell {
	return Cell{Figure: true, Value: v, Dim: d, In: in}
}

// Bars describe the bars beside the rows of a table.
type Bars struct {
	Head     string
	Live     any  // as Row.Live, of the heading
	Log      bool // they are logarithmic
	Terminal int  // their width on a terminal in columns, at most; 0 for no bars there
	Wide     bool // they are drawn on a narrow terminal too, in the least width
}

// Bar goes from From to To, shares of the width of all bars; a span has a mark.
type Bar struct {
	From, To, Mark float64
	Span           bool
	Name           string // of the figure that it shows, "" for none
	Of             string // of the figure that it is a share of; "" for the largest of the table
	Over           string // of the figure whose ratio to that of Name it shows, from the middle
}

// noValue is the text of a figure that is NaN.
const noValue = "—"

// Print sets the text of all figures, those of a column or row in one scale.
func (t *Table) Print(p unit.Printer) {
	type key struct {
		line int // a row, a column, or below 0 a group of columns
		dim  unit.Dim
		in   string
	}
	keyOf := func(row, column int, c *Cell) key {
		k := key{line: column, dim: c.Dim}
		if c.In != nil {
			k.in = c.In.Text
		}
		switch group := t.Columns[column].Group; {
		case t.PerRow:
			k.line = row
		case group > 0:
			k.line = -group
		}
		return k
	}
	values := map[key][]float64{}
	t.figures(func(row, column int, c *Cell) {
		k := keyOf(row, column, c)
		values[k] = append(values[k], c.Value, c.Low, c.High)
	})
	type numbered struct {
		unit.Scale
		number int
	}
	scales := make(map[key]numbered, len(values))
	t.figures(func(row, column int, c *Cell) {
		k := keyOf(row, column, c)
		s, ok := scales[k]
		if !ok {
			s = numbered{p.Scale(values[k], c.Dim, c.In), len(scales) + 1}
			scales[k] = s
		}
		c.print(s.Scale)
		c.scale = s.number
	})
}

// scales is how many scales the cells share.
func (t *Table) scales() (n int) {
	t.figures(func(_, _ int, c *Cell) { n = max(n, c.scale) })
	return n
}

// figures calls do for each figure.
func (t *Table) figures(do func(row, column int, c *Cell)) {
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if c := &t.Rows[i].Cells[k]; c.Figure {
				do(i, k, c)
			}
		}
	}
}

func (c *Cell) print(s unit.Scale) {
	if math.IsNaN(c.Value) {
		c.Text = noValue
		return
	}
	c.Text = s.Print(c.Value)
	if c.Low < c.High {
		low, high := s.Print(c.Low), s.Print(c.High)
		if unit := afterNumber(c.Text); unit != "" && afterNumber(low) == unit && afterNumber(high) == unit { // the unit once is enough
			low, high = strings.TrimSuffix(low, unit), strings.TrimSuffix(high, unit)
		}
		c.Spread = " (" + low + "…" + high + ")"
	}
}

// afterNumber is the unit of a printed quantity, without a prefix that is attached to
// the number: " PB", "/month".
func afterNumber(text string) string {
	for i, c := range text {
		if c == '/' || c == ' ' && !(i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9') {
			return text[i:]
		}
	}
	return ""
}

// full is a cell with its percentiles.
func (c *Cell) full() string { return c.Text + c.Spread }

// cell is the cell of a column, empty if the row has none.
func (r *Row) cell(column int) Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return Cell{}
}

// label is the whole label in one line.
func (r *Row) label() string { return strings.Join(r.Label, " ") }

// labelled says that some row has a label.
func (t *Table) labelled() bool {
	for i := range t.Rows {
		if len(t.Rows[i].Label) > 0 {
			return true
		}
	}
	return false
}

// remarks says that some row has a remark.
func (t *Table) remarks() bool {
	for i := range t.Rows {
		if t.Rows[i].Remark != "" {
			return true
		}
	}
	return false
}

// gathered lists each remark once, with the labels of its rows: "dau ×2: writes,
// servers".
func (t *Table) gathered() (list []string) {
	rows := map[string][]string{}
	for i := range t.Rows {
		if r := &t.Rows[i]; r.Remark != "" {
			if rows[r.Remark] == nil {
				list = append(list, r.Remark)
			}
			rows[r.Remark] = append(rows[r.Remark], r.label())
		}
	}
	for i, remark := range list {
		list[i] = remark + ": " + strings.Join(rows[remark], ", ")
	}
	return list
}
