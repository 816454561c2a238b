package markdown

import "slices"

// Kind is what a text of a document is.
type Kind byte

// The kinds of text.
const (
	Paragraph Kind = iota
	Heading
	Cell
)

// Text is what is written in a paragraph, a heading or a cell of a table.
type Text struct {
	Kind  Kind
	Level int    // of a heading, 1 to 6
	Lines []Span // with their line endings, without the prefixes of quotes and list items
	// Hidden are the code spans, the HTML and the links of the text, in its order.
	Hidden []Span

	Table, Row, Column int // of a cell: the number of its table in the document, from 0; row 0 is the head
}

// Texts returns the texts of a document in their order. HTML blocks, code and link
// reference definitions are none. mdx says that the document is in MDX.
func Texts(text string, mdx bool) []Text {
	s := &scanner{text: text, mdx: mdx, collects: true}
	s.scan(startOf(text))
	return s.texts
}

// begin starts a text, whose lines inline reads next.
func (s *scanner) begin(t Text) {
	if s.collects {
		s.texts = append(s.texts, t)
	}
}

// collect completes the text that was begun last: its lines, and the offsets in the
// joined lines of what is hidden.
func (s *scanner) collect(lines, hidden []Span) {
	if !s.collects {
		return
	}
	t := &s.texts[len(s.texts)-1]
	t.Lines = slices.Clone(lines)
	offset := offsetsOf(t.Lines)
	for _, h := range hidden {
		start := offset.of(h.Start)
		t.Hidden = append(t.Hidden, Span{start, offset.of(h.End-1) + 1})
	}
}

// hide appends a stretch of text that is hidden, in place of what lies in it. One of a
// single character is none, nor an escaped character; first is what it starts with.
func hide(list []Span, at Span, first byte) []Span {
	if at.End-at.Start < 2 || first == '\\' {
		return list
	}
	for n := len(list); n > 0 && list[n-1].Start >= at.Start; n-- {
		list = list[:n-1]
	}
	return append(list, at)
}
