package manual

import (
	"slices"
	"strings"
)

// between is the number of blanks between two columns.
const between = 2

// table lays out a table in columns, whose cells wrap where the lines would be
// too long. A head without a text is left out.
func (r *renderer) table(lines []string) {
	var rows [][][]word
	for i, line := range lines {
		if i == 1 { // the delimiter row
			continue
		}
		var row [][]word
		for _, cell := range cellsOf(line) {
			row = append(row, words(spans(cell), true))
		}
		rows = append(rows, row)
	}
	widths := r.widths(rows)
	r.gap()
	head := slices.ContainsFunc(rows[0], func(cell []word) bool { return len(cell) > 0 })
	for i, row := range rows {
		if i == 0 && !head {
			continue
		}
		if i == 0 {
			for _, cell := range row {
				for _, w := range cell {
					for k := range w {
						w[k].look = bold
					}
				}
			}
		}
		r.row(row, widths)
		if i == 0 {
			total := between * (len(widths) - 1)
			for _, w := range widths {
				total += w
			}
			rule := "─"
			if r.ASCII {
				rule = "-"
			}
			r.line(textIndent, strings.Repeat(rule, total))
		}
	}
}

// row writes a row, on as many lines as its highest cell has.
func (r *renderer) row(row [][]word, widths []int) {
	var cells [][][]word
	height := 1
	for i, cell := range row {
		lines := wrap(cell, widths[i])
		cells = append(cells, lines)
		height = max(height, len(lines))
	}
	for k := range height {
		line, gap := "", 0
		for i, lines := range cells {
			width := 0
			if k < len(lines) {
				line += strings.Repeat(" ", gap) + r.join(lines[k])
				gap, width = 0, columnsOf(lines[k])
			}
			gap += widths[i] - width + between
		}
		r.line(textIndent, line)
	}
}

func columnsOf(line []word) int {
	n := max(0, len(line)-1)
	for _, w := range line {
		n += w.columns()
	}
	return n
}

// widths gives each column what its widest cell takes, and makes the widest
// columns narrower until all fit.
func (r *renderer) widths(rows [][][]word) []int {
	least, widths := make([]int, len(rows[0])), make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) { // more cells than heads
				least, widths = append(least, 0), append(widths, 0)
			}
			widths[i] = max(widths[i], columnsOf(cell))
			for _, w := range cell {
				for _, part := range cut(w) {
					least[i] = max(least[i], part.columns())
				}
			}
		}
	}
	free := r.Width - textIndent - between*(len(widths)-1)
	for _, w := range widths {
		free -= w
	}
	for ; free < 0; free++ {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// cellsOf splits a row at its bars; "\|" is a bar of the text.
func cellsOf(line string) (cells []string) {
	line = strings.TrimSuffix(strings.TrimSpace(line), "|")
	from := 1
	end := func(i int) {
		cells = append(cells, strings.ReplaceAll(strings.TrimSpace(line[from:i]), `\|`, "|"))
		from = i + 1
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			end(i)
		}
	}
	end(len(line))
	return cells
}
