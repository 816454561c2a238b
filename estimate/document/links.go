package document

import "strings"

// target gives the end of what stands in parentheses behind the text of a link,
// or the place itself where nothing of the kind does.
func (t *reading) target(at int) int {
	if at == len(t.text) || t.text[at] != '(' {
		return at
	}
	n := t.blanks(at + 1)
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
		n = t.address(n)
	}
	if behind := t.blanks(n); behind > n {
		n = t.blanks(t.title(behind))
	}
	if n < len(t.text) && t.text[n] == ')' {
		return n + 1
	}
	return at
}

// address gives the end of an address without spaces, in which parentheses are
// in pairs.
func (t *reading) address(n int) int {
	const deepest = 32
	for depth := 0; n < len(t.text) && t.text[n] > ' ' && depth <= deepest; n++ {
		switch t.text[n] {
		case '\\':
			if n+1 < len(t.text) && isPunct(t.text[n+1]) {
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

// title gives the end of a title in quotes or parentheses, or n where none is.
func (t *reading) title(n int) int {
	if n == len(t.text) || strings.IndexByte("\"'(", t.text[n]) < 0 {
		return n
	}
	quote := t.text[n : n+1]
	if quote == "(" {
		quote = ")"
	}
	for end := n + 1; ; end++ {
		if end = t.find(quote, end); end < 0 {
			return n
		}
		if t.text[end-1] != '\\' {
			return end + 1
		}
	}
}

// definitions counts the lines at the start of a paragraph that are link
// reference definitions.
func definitions(text string, lines []span) (count int) {
	t := &reading{text: text}
	for at := 0; at < len(text) && text[at] == '['; {
		end := t.definition(at)
		if end == at {
			break
		}
		for ; at < end; count++ {
			at += lines[count].end - lines[count].start
		}
	}
	return count
}

// definition gives the end of a link reference definition, whole lines, that
// begins at a place, or the place itself.
func (t *reading) definition(at int) int {
	n := at + 1
	for ; n < len(t.text) && t.text[n] != ']'; n++ {
		if t.text[n] == '[' || n > at+1000 {
			return at
		}
		if t.text[n] == '\\' {
			n++
		}
	}
	if n+1 >= len(t.text) || isBlank(t.text[at+1:n]) || t.text[n+1] != ':' {
		return at
	}
	from := t.blanks(n + 2)
	if strings.Count(t.text[n+2:from], "\n") > 1 || from == len(t.text) {
		return at
	}
	if n = from; t.text[n] == '<' {
		line := t.lineEnd(n)
		size := strings.IndexAny(t.text[n+1:line], "<>")
		if size < 0 || t.text[n+1+size] == '<' {
			return at
		}
		n += size + 2
	} else {
		for n < len(t.text) && t.text[n] > ' ' {
			n++
		}
	}
	plain := at // where it ends without a title
	if line := t.lineEnd(n); isBlank(t.text[n:line]) {
		plain = line
	}
	behind := t.blanks(n)
	if behind == n || strings.Count(t.text[n:behind], "\n") > 1 {
		return plain
	}
	title := t.title(behind)
	if line := t.lineEnd(title); title > behind && isBlank(t.text[title:line]) {
		return line
	}
	return plain
}

// lineEnd is where the line ends, its newline with it.
func (t *reading) lineEnd(at int) int {
	if n := strings.IndexByte(t.text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(t.text)
}
