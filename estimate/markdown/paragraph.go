package markdown

import "strings"

// closeParagraph finds the HTML in the open paragraph, without the link reference
// definitions at its start. A table is split into cells.
func (s *scanner) closeParagraph() {
	lines := s.paragraph
	lines = lines[countDefinitionLines(s.join(lines), lines):]
	switch {
	case len(lines) == 0:
	case len(lines) > 1 && isDelimiterRow(lines[1].In(s.text)):
		s.cells(lines[0], 0)
		for i, row := range lines[2:] {
			s.cells(row, i+1)
		}
		s.tables++
	default:
		lines[len(lines)-1] = s.trimRight(lines[len(lines)-1])
		s.begin(Text{Kind: Paragraph})
		s.inline(lines)
	}
}

// isDelimiterRow reports whether a line is |---|:-:| or the like, which makes
// the lines around it a table.
func isDelimiterRow(line string) bool {
	dashes := false
	for _, c := range []byte(strings.TrimSpace(line)) {
		switch c {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return dashes && strings.IndexByte(line, '|') >= 0
}

// cells finds the HTML in each cell of a table row; number is that of the row.
func (s *scanner) cells(row Span, number int) {
	from, column := row.Start, 0
	for at := row.Start; at <= row.End; at++ {
		if at < row.End && (s.text[at] != '|' || at > row.Start && s.text[at-1] == '\\') {
			continue
		}
		if at > from {
			s.begin(Text{Kind: Cell, Table: s.tables, Row: number, Column: column})
			s.inline([]Span{{from, at}})
			column++
		} else if from > row.Start {
			column++
		}
		from = at + 1
	}
}

// join returns the text of lines without the container prefixes between them.
func (s *scanner) join(lines []Span) string {
	if len(lines) == 1 {
		return lines[0].In(s.text)
	}
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.In(s.text))
	}
	return b.String()
}
