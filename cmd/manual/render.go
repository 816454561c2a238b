package manual

import (
	"strings"
)

// Style says what a terminal can show.
type Style struct {
	Width int // columns; pages use at most MaxWidth of them
	Color bool
	ASCII bool // no box-drawing characters
}

// MaxWidth is the widest page, in columns: longer lines are hard to read.
const MaxWidth = 100

const (
	textIndent = 2
	codeIndent = 4
)

// Render lays a page out for a terminal. It reads the Markdown that the pages
// are written in: headings, paragraphs, lists, tables, fenced code, code spans,
// emphasis and links.
func Render(markdown string, style Style) string {
	style.Width = min(style.Width, MaxWidth)
	r := &renderer{Style: style, lines: strings.Split(strings.TrimRight(markdown, "\n"), "\n")}
	for len(r.lines) > 0 {
		r.block()
	}
	return strings.TrimLeft(r.out.String(), "\n")
}

type renderer struct {
	Style
	lines []string // the remaining lines of the page
	out   strings.Builder
}

// block renders the block that begins on the next line.
func (r *renderer) block() {
	line := r.lines[0]
	switch {
	case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "<!--"):
		r.lines = r.lines[1:]
	case strings.HasPrefix(line, "#"):
		r.lines = r.lines[1:]
		r.gap()
		r.line(0, r.paint(bold, strings.TrimSpace(strings.TrimLeft(line, "#"))))
	case strings.HasPrefix(line, "```"):
		r.code()
	case strings.HasPrefix(line, "|"):
		r.table(r.take(func(l string) bool { return strings.HasPrefix(l, "|") }))
	case strings.HasPrefix(line, "- "):
		r.list(r.take(func(l string) bool { return strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "  ") }))
	default:
		r.gap()
		r.paragraph(textIndent, textIndent, strings.Join(r.take(startsNoBlock), " "))
	}
}

func startsNoBlock(line string) bool {
	return strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "```") &&
		!strings.HasPrefix(line, "|") && !strings.HasPrefix(line, "- ")
}

// take removes the lines up to the first that does not belong to the block.
func (r *renderer) take(belongs func(string) bool) (lines []string) {
	for len(r.lines) > 0 && belongs(r.lines[0]) {
		lines, r.lines = append(lines, r.lines[0]), r.lines[1:]
	}
	return lines
}

func (r *renderer) gap() { r.out.WriteByte('\n') }

func (r *renderer) line(indent int, text string) {
	text = strings.TrimRight(text, " ")
	if text != "" {
		text = strings.Repeat(" ", indent) + text
	}
	r.out.WriteString(text + "\n")
}

// code indents a fenced block; what a reader types in a console is bold.
func (r *renderer) code() {
	fence := r.lines[0][:len(r.lines[0])-len(strings.TrimLeft(r.lines[0], "`"))]
	r.lines = r.lines[1:]
	r.gap()
	for _, line := range r.take(func(l string) bool { return !strings.HasPrefix(l, fence) }) {
		if strings.HasPrefix(line, "$ ") {
			line = r.paint(bold, line)
		}
		r.line(codeIndent, line)
	}
	r.lines = r.lines[min(1, len(r.lines)):]
}

func (r *renderer) list(lines []string) {
	r.gap()
	for i := 0; i < len(lines); {
		var item strings.Builder
		item.WriteString(strings.TrimPrefix(lines[i], "- "))
		for i++; i < len(lines) && !strings.HasPrefix(lines[i], "- "); i++ {
			item.WriteString(" " + strings.TrimSpace(lines[i]))
		}
		r.paragraph(textIndent, textIndent+2, "- "+item.String())
	}
}

// paragraph wraps a text; its first line is indented by first, the others by rest.
func (r *renderer) paragraph(first, rest int, text string) {
	indent := first
	for _, line := range wrap(words(spans(text), r.Color), r.Width-rest) {
		r.line(indent, r.join(line))
		indent = rest
	}
}
