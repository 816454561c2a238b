package markdown

import "strings"

// countDefinitionLines counts the lines at the start of a paragraph that are
// link reference definitions; text is that of the lines.
func countDefinitionLines(text string, lines []Span) (count int) {
	t := &inlineScanner{text: text}
	for at := 0; at < len(text) && text[at] == '['; {
		end := t.definition(at)
		if end == at {
			break
		}
		for ; at < end; count++ {
			at += lines[count].End - lines[count].Start
		}
	}
	return count
}

// definition returns the end of the link reference definition at an offset, a
// line end, or the offset itself if there is none.
func (t *inlineScanner) definition(at int) int {
	label := t.definitionLabel(at)
	if label == at {
		return at
	}
	start := t.skipSpace(label)
	if strings.Count(t.text[label:start], "\n") > 1 || start == len(t.text) {
		return at
	}
	n, ok := t.definitionDestination(start)
	if !ok {
		return at
	}
	untitled := at // the end of the definition if what follows is no title
	if end := t.lineEnd(n); isBlank(t.text[n:end]) {
		untitled = end
	}
	after := t.skipSpace(n)
	if after == n || strings.Count(t.text[n:after], "\n") > 1 {
		return untitled
	}
	title := t.linkTitle(after)
	if end := t.lineEnd(title); title > after && isBlank(t.text[title:end]) {
		return end
	}
	return untitled
}

// definitionLabel returns the end of the "[label]:" at an offset, or the offset
// itself if there is none.
func (t *inlineScanner) definitionLabel(at int) int {
	const maxLength = 1000
	n := at + 1
	for ; n < len(t.text) && t.text[n] != ']'; n++ {
		if t.text[n] == '[' || n > at+maxLength {
			return at
		}
		if t.text[n] == '\\' {
			n++
		}
	}
	if n+1 >= len(t.text) || isBlank(t.text[at+1:n]) || t.text[n+1] != ':' {
		return at
	}
	return n + 2
}

// definitionDestination returns the end of the destination at an offset; ok is
// false if a < is not closed.
func (t *inlineScanner) definitionDestination(n int) (end int, ok bool) {
	if t.text[n] == '<' {
		line := t.lineEnd(n)
		size := strings.IndexAny(t.text[n+1:line], "<>")
		if size < 0 || t.text[n+1+size] == '<' {
			return n, false
		}
		return n + size + 2, true
	}
	for n < len(t.text) && t.text[n] > ' ' {
		n++
	}
	return n, true
}

// lineEnd returns the offset behind the newline that ends a line.
func (t *inlineScanner) lineEnd(at int) int {
	if n := strings.IndexByte(t.text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(t.text)
}
