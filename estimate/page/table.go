package page

import (
	"math"
	"strings"

	"botec/estimate/unit"
)

// Table is rows of figures.
type Table struct {
	Title       string
	TitleIsName bool   // it is written as it is, not in capitals
	Labels      string // what the labels are, "" where that is plain
	Columns     []Column
	Rows        []Row
	Names       bool // labels are names of quantities
	PerRow      bool // rows are different figures: each has one scale, not each column
	Apart       bool // its columns do not stand below those of the table above
	Bars        *Bars
	RemarkHead  string // what the remarks are, "" where that is plain
	Gather      bool   // remarks repeat themselves: a terminal has each once, below, with its rows
	OneLine     bool   // a terminal cuts remarks to the line
}

// Column is a column of cells.
type Column struct {
	Head   string
	Name   bool // the head is the name of a quantity
	Words  bool // cells are words, not figures
	Detail bool // left out on a terminal
	Group  int  // columns of one group other than 0 have one scale
}

// Row is a row of cells, at most one for each column.
type Row struct {
	Label  []string // from the owner down: tweet, writes, peak
	Cells  []Cell
	Total  bool
	Bar    *Bar
	Remark string
	Why    func() []Block // what is behind its figures, for a format that can fold it
}

// Cell is a figure or words. [Table.Print] writes the text of figures.
type Cell struct {
	Text      string
	Figure    bool
	Code      bool    // the text is a formula
	Value     float64 // in base units of Dim
	Dim       unit.Dim
	In        *unit.Display // the unit that was asked for, else nil
	Low, High float64       // p5 and p95, where they differ
	Spread    string        // these in words, "" for none
}

// Words is a cell of words.
func Words(text string) Cell { return Cell{Text: text} }

// Figure is a cell of a figure in base units; in is the unit that was asked
// for, or nil.
func Figure(v float64, d unit.Dim, in *unit.Display) Cell {
	return Cell{Figure: true, Value: v, Dim: d, In: in}
}

// Bars say what the bars beside the rows of a table show.
type Bars struct {
	Head     string
	Log      bool // they are logarithmic
	Terminal int  // how many columns of a terminal they take at most, 0 where it has none
	Wide     bool // they have this width even where lines get too long for the terminal
}

// Bar is a part of the room for bars, from 0 to 1; a span has a mark in it.
type Bar struct {
	From, To, Mark float64
	Span           bool
}

// noValue is the text of a figure that has no value.
const noValue = "—"

// Print writes the figures of a table, each column or row in one scale.
func (t *Table) Print(p unit.Printer) {
	type key struct {
		line int // a row; a column, or below 0 a group of them
		dim  unit.Dim
		in   string
	}
	of := func(row, column int, c *Cell) key {
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
		k := of(row, column, c)
		values[k] = append(values[k], c.Value, c.Low, c.High)
	})
	scales := make(map[key]unit.Scale, len(values))
	t.figures(func(row, column int, c *Cell) {
		k := of(row, column, c)
		s, ok := scales[k]
		if !ok {
			s = p.Scale(values[k], c.Dim, c.In)
			scales[k] = s
		}
		c.print(s)
	})
}

// figures calls do for each figure of the table.
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
		if unit := afterNumber(c.Text); unit != "" && afterNumber(low) == unit && afterNumber(high) == unit { // once is enough
			low, high = strings.TrimSuffix(low, unit), strings.TrimSuffix(high, unit)
		}
		c.Spread = " (" + low + "…" + high + ")"
	}
}

// afterNumber is the unit of a printed quantity, without a prefix that stands
// at its number: " PB", "/month".
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

// cell is a cell of a row, empty where the row has none for the column.
func (r *Row) cell(column int) Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return Cell{}
}

// label is a row's label in one line.
func (r *Row) label() string { return strings.Join(r.Label, " ") }

// labelled says that the rows of a table have labels.
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
