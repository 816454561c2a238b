package report

import (
	"strings"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Style says what a terminal can show.
type Style struct {
	Width int // columns
	Color bool
	ASCII bool // no block elements in charts
}

const (
	bold  = "1"
	faint = "2"
	red   = "31"
	green = "32"
)

func (s Style) paint(code, text string) string {
	if !s.Color || text == "" || code == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// out collects a page of text.
type out struct {
	strings.Builder
	Style
}

func (o *out) line(text string) { o.WriteString(strings.TrimRight(text, " ") + "\n") }

func columns(text string) int { return utf8.RuneCountInString(text) }

// flow writes items behind a heading, with something between them, wrapped
// between items and indented.
func (o *out) flow(head, code string, indent int, items []string, between string) {
	line, used := o.paint(code, head)+strings.Repeat(" ", max(1, indent-columns(head))), indent
	for i, item := range items {
		if i+1 < len(items) {
			item += between
		}
		width := columns(strings.TrimRight(stripped(item), " "))
		if i > 0 && used+width > o.Width {
			o.line(line)
			line, used = strings.Repeat(" ", indent), indent
		}
		line += item
		used += columns(stripped(item))
	}
	o.line(line)
}

// wrap cuts a text between words into lines of at most width columns; a word
// of an operator stays with what follows it.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		word := words[i]
		if len([]rune(word)) == 1 && strings.Contains("+−×÷", word) && i+1 < len(words) {
			i++
			word += " " + words[i]
		}
		for i+1 < len(words) && isNumber(word) && beginsUnit(words[i+1]) {
			i++
			word += " " + words[i]
		}
		if line != "" && columns(line)+1+columns(word) > width {
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
	last := strings.TrimLeft(text[strings.LastIndexByte(text, ' ')+1:], "(-$")
	return last != "" && '0' <= last[0] && last[0] <= '9' && !strings.ContainsAny(last, "),;:/")
}

// beginsUnit says that a word may be the unit of the number before it.
func beginsUnit(word string) bool {
	c := word[0] | 0x20
	return 'a' <= c && c <= 'z' || strings.HasPrefix(word, "µ")
}

// paragraph writes a text wrapped behind a heading.
func (o *out) paragraph(head, code string, indent int, text string) {
	lead := o.paint(code, head) + strings.Repeat(" ", max(0, indent-columns(head)))
	for _, line := range wrap(text, max(20, o.Width-indent)) {
		o.line(lead + line)
		lead = strings.Repeat(" ", indent)
	}
}

// aside writes a text faintly, wrapped and indented.
func (o *out) aside(indent int, text string) {
	for _, line := range wrap(text, max(20, o.Width-indent)) {
		o.line(strings.Repeat(" ", indent) + o.paint(faint, line))
	}
}

// grid lays rows out in columns: the first to the left, the figures to the right.
func grid(rows [][]string) []string {
	var s strings.Builder
	most := 0
	for _, r := range rows {
		most = max(most, len(r))
	}
	align := make([]tw.Align, most)
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
		full := make([]string, most)
		copy(full, r)
		for i := 1; i < len(r); i++ {
			full[i] = " " + r[i] // and the padding of both cells: three spaces
		}
		_ = t.Append(full) // strings cannot fail
	}
	_ = t.Render()
	lines := strings.Split(strings.TrimSuffix(s.String(), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(lines[i], " "), " ")
	}
	return lines
}

// tail writes a line and a remark behind it, wrapped where the terminal ends.
func (o *out) tail(line, tail string) {
	if tail == "" {
		o.line(line)
		return
	}
	indent := columns(stripped(line)) + 2
	if o.Width-indent < min(24, columns(tail)) {
		o.line(line)
		for _, t := range wrap(tail, max(20, o.Width-4)) {
			o.line("    " + o.paint(faint, t))
		}
		return
	}
	lead := line + "  "
	for _, t := range wrap(tail, o.Width-indent) {
		o.line(lead + o.paint(faint, t))
		lead = strings.Repeat(" ", indent)
	}
}

// stripped is a line without its colours.
func stripped(line string) string {
	for {
		from := strings.IndexByte(line, '\x1b')
		if from < 0 {
			return line
		}
		to := strings.IndexByte(line[from:], 'm')
		if to < 0 {
			return line
		}
		line = line[:from] + line[from+to+1:]
	}
}
