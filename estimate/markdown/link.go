package markdown

import "strings"

// linkTarget returns the end of the "(destination title)" at an offset, or the
// offset itself if there is none.
func (t *inlineScanner) linkTarget(at int) int {
	if at == len(t.text) || t.text[at] != '(' {
		return at
	}
	n := t.skipSpace(at + 1)
	if n < len(t.text) && t.text[n] == '<' {
		for n++; n < len(t.text) && t.text[n] != '>'; n++ {
			switch t.text[n] {
			case '<', '\n':
				return at
			case '\\':
				n++
			}
		}
		n = min(n+1, len(t.text))
	} else {
		n = t.destination(n)
	}
	if after := t.skipSpace(n); after > n {
		n = t.skipSpace(t.linkTitle(after))
	}
	if n < len(t.text) && t.text[n] == ')' {
		return n + 1
	}
	return at
}

// destination returns the end of a link destination without spaces, in which
// parentheses are balanced.
func (t *inlineScanner) destination(n int) int {
	const maxDepth = 32
	for depth := 0; n < len(t.text) && t.text[n] > ' ' && depth <= maxDepth; n++ {
		switch t.text[n] {
		case '\\':
			if n+1 < len(t.text) && isPunctuation(t.text[n+1]) {
				n++
			}
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				return n
			}
		}
	}
	return min(n, len(t.text))
}

// linkTitle returns the end of the title in quotes or parentheses at an offset,
// or the offset itself if there is none.
func (t *inlineScanner) linkTitle(n int) int {
	if n == len(t.text) || strings.IndexByte("\"'(", t.text[n]) < 0 {
		return n
	}
	quote := t.text[n]
	if quote == '(' {
		quote = ')'
	}
	if end := t.findQuote(quote, n+1); end >= 0 {
		return end + 1
	}
	return n
}
