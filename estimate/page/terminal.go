package page

import (
	"strings"
	"unicode/utf8"

	"botec/estimate/chart"
	"botec/estimate/source"

	"github.com/mattn/go-runewidth"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Style says what a terminal can show.
type Style struct {
	Width int // columns
	Color bool
	ASCII bool // charts are drawn without block elements
}

// Color is a colour or weight of text on a terminal.
type Color string

// The colours and weights; Plain is neither.
const (
	Plain Color = ""
	Bold  Color = "1"
	Faint Color = "2"
	Red   Color = "31"
	Green Color = "32"
)

// Paint gives a text a colour, if the terminal has colours.
func (s Style) Paint(c Color, text string) string {
	if !s.Color || text == "" || c == Plain {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// Chart is the style of charts.
func (s Style) Chart() chart.Style { return chart.Style{ASCII: s.ASCII} }

// Terminal collects text for a terminal, line by line.
type Terminal struct {
	strings.Builder
	Style
}

// Line writes a line.
func (t *Terminal) Line(text string) { t.WriteString(strings.TrimRight(text, " ") + "\n") }

// condition has the widths of characters, which are the same in every locale.
var condition = &runewidth.Condition{}

// Width is the number of columns that a text takes on a terminal; colours take none.
func Width(text string) int {
	width, escape := 0, false
	for _, r := range text {
		switch {
		case escape:
			escape = r != 'm'
		case r == '\x1b':
			escape = true
		case r < utf8.RuneSelf:
			width++
		default:
			width += condition.RuneWidth(r)
		}
	}
	return width
}

// pad fills a text up to a width with blanks.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-Width(text)))
}

// minTextWidth is the narrowest width that text is wrapped to; on a narrower terminal
// it is cut off.
const minTextWidth = 20

// Paragraph writes a text wrapped behind a heading, which takes indent columns.
func (t *Terminal) Paragraph(head string, c Color, indent int, text string) {
	lead := pad(t.Paint(c, head), indent)
	for _, line := range wrap(text, max(minTextWidth, t.Width-indent)) {
		t.Line(lead + line)
		lead = strings.Repeat(" ", indent)
	}
}

// Painted is Paragraph with a colour for the text instead of the heading.
func (t *Terminal) Painted(head string, indent int, c Color, text string) {
	lead := pad(head, indent)
	for _, line := range wrap(text, max(minTextWidth, t.Width-indent)) {
		t.Line(lead + t.Paint(c, line))
		lead = strings.Repeat(" ", indent)
	}
}

// Items writes items behind a heading that takes indent columns, with a separator
// between them. Lines break between items.
func (t *Terminal) Items(head string, c Color, indent int, items []string, separator string) {
	line, used := pad(t.Paint(c, head), max(indent, Width(head)+1)), indent
	for i, item := range items {
		if i+1 < len(items) {
			item += separator
		}
		if i > 0 && used+Width(strings.TrimRight(item, " ")) > t.Width {
			t.Line(line)
			line, used = strings.Repeat(" ", indent), indent
		}
		line += item
		used += Width(item)
	}
	t.Line(line)
}

// Remark writes a line and a remark, wrapped in the room behind the line, or below it
// if that is too narrow.
func (t *Terminal) Remark(line, remark string) {
	if remark == "" {
		t.Line(line)
		return
	}
	indent := Width(line) + 2
	least := min(24, Width(remark))
	for word := range strings.FieldsSeq(remark) { // such as an address
		least = max(least, Width(word))
	}
	if t.Width-indent < least {
		t.Line(line)
		t.Painted("", 4, Faint, remark)
		return
	}
	lead := line + "  "
	for _, text := range wrap(remark, t.Width-indent) {
		t.Line(lead + t.Paint(Faint, text))
		lead = strings.Repeat(" ", indent)
	}
}

// Mental writes mental arithmetic, with the names in a column.
func (t *Terminal) Mental(lines []MentalLine) {
	width := 0
	for _, l := range lines {
		width = max(width, Width(l.Name))
	}
	for _, l := range lines {
		for i, text := range l.Lines {
			name := source.Printable(l.Name)
			if i > 0 {
				name = ""
			}
			t.Paragraph("  "+name, Plain, width+4, source.Printable(text))
		}
	}
}

// Grid aligns rows in columns: the first column to the left, the others to the right.
func Grid(rows [][]string) []string {
	if len(rows) == 0 {
		return nil
	}
	var s strings.Builder
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	align := make([]tw.Align, columns)
	for i := range align {
		align[i] = tw.AlignRight
	}
	align[0] = tw.AlignLeft
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{PerColumn: align},
	}
	t := tablewriter.NewTable(&s,
		tablewriter.WithConfig(tablewriter.Config{Row: cell, Behavior: tw.Behavior{TrimSpace: tw.Off, TrimLine: tw.Off}}),
		tablewriter.WithEastAsian(false),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleNone),
			Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
		})))
	for _, r := range rows {
		full := make([]string, columns)
		copy(full, r)
		for i := 1; i < len(r); i++ {
			full[i] = " " + r[i] // with the padding of both cells three spaces
		}
		_ = t.Append(full) // it cannot fail on strings
	}
	_ = t.Render()
	lines := strings.Split(strings.TrimSuffix(s.String(), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(lines[i], " "), " ")
	}
	return lines
}

// wrap breaks a text into lines of at most width columns. It does not break between an
// operator and its operand, a number and its unit, or within a word; a longer word has
// a line of its own.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		word := words[i]
		if utf8.RuneCountInString(word) == 1 && strings.Contains("+−×÷=≈", word) && i+1 < len(words) {
			i++
			word += " " + words[i]
		}
		for i+1 < len(words) && isNumber(word) && beginsUnit(words[i+1]) {
			i++
			word += " " + words[i]
		}
		if line != "" && Width(line)+1+Width(word) > width {
			lines = append(lines, line)
			line = word
		} else if line == "" {
			line = word
		} else {
			line += " " + word
		}
	}
	return append(lines, line)
}

// isNumber says that the last word of a text is a number: "÷ 150M", "(1".
func isNumber(text string) bool {
	last := strings.TrimLeft(text[strings.LastIndexByte(text, ' ')+1:], "(-$€£¥₹₩₺₴₪₫₦₱₽฿")
	return last != "" && '0' <= last[0] && last[0] <= '9' && !strings.ContainsAny(last, "),;:/")
}

// beginsUnit says that a word may be the unit of the number before it.
func beginsUnit(word string) bool {
	c := word[0] | 0x20
	return 'a' <= c && c <= 'z' || strings.HasPrefix(word, "µ")
}

// Shortened cuts a text off at a number of columns, at least 20.
func Shortened(text string, columns int) string {
	if columns = max(columns, minTextWidth); Width(text) <= columns {
		return text
	}
	used := 0
	for i, r := range text {
		if used += Width(string(r)); used >= columns {
			return strings.TrimRight(text[:i], " ,;") + "…"
		}
	}
	return text
}
