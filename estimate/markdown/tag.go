package markdown

import "strings"

// tag returns the end of the autolink, tag, processing instruction or
// declaration that starts at an offset, or the offset itself if none does.
func (t *inlineScanner) tag(at int) int {
	rest := t.text[at:]
	switch kind := nonTagKind(rest); kind {
	case noHTML:
	case comment: // <!--> and <!--->, the others are read before
		return at + strings.IndexByte(rest, '>') + 1
	default:
		if end := t.find(kind.closer(), at); end >= 0 {
			return end + len(kind.closer())
		}
		return at
	}
	if n := autolinkLength(rest); n > 0 {
		return at + n
	}
	n := at + 1
	isEndTag := strings.HasPrefix(rest, "</")
	if isEndTag {
		n++
	}
	size := tagNameLength(t.text[n:])
	if size == 0 {
		return at
	}
	n = t.skipSpace(n + size)
	for !isEndTag && n < len(t.text) && isSpace(t.text[n-1]) {
		end, ok := t.attribute(n)
		if !ok {
			return at
		}
		if end == n {
			break
		}
		n = end
	}
	if !isEndTag && n < len(t.text) && t.text[n] == '/' {
		n++
	}
	if n < len(t.text) && t.text[n] == '>' {
		return n + 1
	}
	return at
}

// tagNameLength is the length of the tag name at the start of a text.
func tagNameLength(text string) (n int) {
	for n < len(text) && (isLetter(text[n]) || n > 0 && (text[n] == '-' || isDigit(text[n]))) {
		n++
	}
	return n
}

func (t *inlineScanner) skipSpace(n int) int {
	for n < len(t.text) && isSpace(t.text[n]) {
		n++
	}
	return n
}

// attribute returns the end of the attribute at an offset and of the white space
// after it; ok is false if a value is missing after "=" or not closed.
func (t *inlineScanner) attribute(n int) (end int, ok bool) {
	start := n
	for n < len(t.text) && (isLetter(t.text[n]) || strings.IndexByte("_:", t.text[n]) >= 0 ||
		n > start && (isDigit(t.text[n]) || strings.IndexByte(".-", t.text[n]) >= 0)) {
		n++
	}
	equals := t.skipSpace(n)
	if n == start || equals == len(t.text) || t.text[equals] != '=' {
		return equals, true
	}
	n = t.skipSpace(equals + 1)
	if n == len(t.text) {
		return n, false
	}
	if quote := t.text[n]; quote == '"' || quote == '\'' {
		n = t.find(t.text[n:n+1], n+1) + 1
		return t.skipSpace(n), n > 0
	}
	start = n
	for n < len(t.text) && t.text[n] > ' ' && strings.IndexByte("\"'=<>`", t.text[n]) < 0 {
		n++
	}
	return t.skipSpace(n), n > start
}

// autolinkLength is the length of the <scheme:address> at the start of a text, 0
// if there is none.
func autolinkLength(text string) int {
	n := 1
	for n < len(text) && (isLetter(text[n]) || n > 1 && (isDigit(text[n]) || strings.IndexByte("+.-", text[n]) >= 0)) {
		n++
	}
	if n < 3 || n > 33 || n == len(text) || text[n] != ':' {
		return 0
	}
	for ; n < len(text) && text[n] != '<' && text[n] > ' '; n++ {
		if text[n] == '>' {
			return n + 1
		}
	}
	return 0
}
