package document

import "strings"

// text reads the texts of the paragraph that ends: its cells where it is a table.
func (p *parts) text() {
	some := false
	for _, l := range p.lines {
		some = some || strings.IndexByte(p.src[l.start:l.end], '<') >= 0
	}
	if !some {
		return
	}
	lines := p.lines[definitions(p.joined(p.lines), p.lines):]
	switch {
	case len(lines) == 0:
	case len(lines) > 1 && isDelimiterRow(p.src[lines[1].start:lines[1].end]):
		for _, l := range lines {
			p.cells(l)
		}
	default:
		lines[len(lines)-1] = p.trimmed(lines[len(lines)-1])
		p.inline(lines)
	}
}

// isDelimiterRow says that a line is |---|:-:| or the like.
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

// cells reads the cells of a row of a table, each by itself.
func (p *parts) cells(row span) {
	from := row.start
	for at := row.start; at <= row.end; at++ {
		if at < row.end && (p.src[at] != '|' || at > row.start && p.src[at-1] == '\\') {
			continue
		}
		if at > from {
			p.inline([]span{{from, at}})
		}
		from = at + 1
	}
}

func (p *parts) joined(lines []span) string {
	if len(lines) == 1 {
		return p.src[lines[0].start:lines[0].end]
	}
	var s strings.Builder
	for _, l := range lines {
		s.WriteString(p.src[l.start:l.end])
	}
	return s.String()
}

// reading is a text as it is read: what was looked for and not found further on
// is not looked for again, so that a thousand openings cost no more than one.
type reading struct {
	text  string
	lacks map[string]int // from where on a closing is not there
}

// find gives where a text has a closing from a place on, -1 for nowhere.
func (t *reading) find(closing string, from int) int {
	if from > len(t.text) || t.isLacking(closing, from) {
		return -1
	}
	if n := strings.Index(t.text[from:], closing); n >= 0 {
		return from + n
	}
	t.lack(closing, from)
	return -1
}

func (t *reading) isLacking(closing string, from int) bool {
	since, ok := t.lacks[closing]
	return ok && since <= from
}

func (t *reading) lack(closing string, from int) {
	if t.lacks == nil {
		t.lacks = make(map[string]int)
	}
	t.lacks[closing] = from
}

// inline finds the HTML in a text of several lines. Code spans, links and tags
// are taken in the order in which they begin.
func (p *parts) inline(lines []span) {
	t := &reading{text: p.joined(lines)}
	line, before := 0, 0 // the line that was reached, and the length of those before
	place := func(at int) int {
		for line < len(lines)-1 && at >= before+lines[line].end-lines[line].start {
			before += lines[line].end - lines[line].start
			line++
		}
		return lines[line].start + at - before
	}
	add := func(from, to int) { p.html = append(p.html, span{place(from), place(to-1) + 1}) }
	brackets := 0
	for at := 0; at < len(t.text); {
		rest := t.text[at:]
		switch {
		case rest[0] == '\\':
			at += min(2, len(rest))
			if len(rest) > 1 && !isPunct(rest[1]) {
				at--
			}
		case rest[0] == '`':
			at = t.code(at)
		case rest[0] == '[':
			brackets++
			at++
		case rest[0] == ']' && brackets > 0:
			brackets--
			at = t.target(at + 1)
		case strings.HasPrefix(rest, opening) && !strings.HasPrefix(rest, "<!-->") && !strings.HasPrefix(rest, "<!--->"):
			if end := t.find(closing, at+len(opening)); end >= 0 {
				add(at, end+len(closing))
				at = end + len(closing)
				break
			}
			// a little of the line says which marker it was to be
			from := place(at)
			p.html = append(p.html, span{from, min(from+100, lines[line].end)})
			at += len(opening)
		case rest[0] == '<':
			if end := t.tag(at); end > at {
				if !isAutolink(t.text[at:end]) {
					add(at, end)
				}
				at = end
				break
			}
			at++
		default:
			at++
		}
	}
}

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// code gives the end of a code span that begins at a place, or of its
// backticks where nothing closes it.
func (t *reading) code(at int) int {
	run := runOf(t.text[at:], '`')
	key := t.text[at : at+run]
	if t.isLacking(key, at) {
		return at + run
	}
	for end := at + run; ; {
		n := strings.IndexByte(t.text[end:], '`')
		if n < 0 {
			break
		}
		end += n
		size := runOf(t.text[end:], '`')
		if end += size; size == run {
			return end
		}
	}
	t.lack(key, at)
	return at + run
}

func isAutolink(tag string) bool { return autolink(tag) == len(tag) }

// autolink is the length of a <scheme:address> at the start of a text, or 0.
func autolink(text string) int {
	n := 1
	for n < len(text) && (isAlpha(text[n]) || n > 1 && (isFigure(text[n]) || strings.IndexByte("+.-", text[n]) >= 0)) {
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

// tag gives the end of an autolink, a tag, an instruction or a declaration that
// begins at a place, or the place itself.
func (t *reading) tag(at int) int {
	rest := t.text[at:]
	switch kind := openingOf(rest); kind {
	case noHTML:
	case comment: // <!--> and <!--->
		return at + strings.IndexByte(rest, '>') + 1
	default:
		if end := t.find(kind.closing(), at); end >= 0 {
			return end + len(kind.closing())
		}
		return at
	}
	if n := autolink(rest); n > 0 {
		return at + n
	}
	n := at + 1
	closes := strings.HasPrefix(rest, "</")
	if closes {
		n++
	}
	size := nameSize(t.text[n:])
	if size == 0 {
		return at
	}
	n = t.blanks(n + size)
	for !closes && n < len(t.text) && isSpace(t.text[n-1]) {
		end, ok := t.attribute(n)
		if !ok {
			return at
		}
		if end == n {
			break
		}
		n = end
	}
	if !closes && n < len(t.text) && t.text[n] == '/' {
		n++
	}
	if n < len(t.text) && t.text[n] == '>' {
		return n + 1
	}
	return at
}

func (t *reading) blanks(n int) int {
	for n < len(t.text) && isSpace(t.text[n]) {
		n++
	}
	return n
}

// attribute gives the end of an attribute and of the white space behind it; ok
// is false where its value is none.
func (t *reading) attribute(n int) (end int, ok bool) {
	from := n
	for n < len(t.text) && (isAlpha(t.text[n]) || strings.IndexByte("_:", t.text[n]) >= 0 ||
		n > from && (isFigure(t.text[n]) || strings.IndexByte(".-", t.text[n]) >= 0)) {
		n++
	}
	value := t.blanks(n)
	if n == from || value == len(t.text) || t.text[value] != '=' {
		return value, true
	}
	n = t.blanks(value + 1)
	if n == len(t.text) {
		return n, false
	}
	if q := t.text[n]; q == '"' || q == '\'' {
		n = t.find(t.text[n:n+1], n+1) + 1
		return t.blanks(n), n > 0
	}
	from = n
	for n < len(t.text) && t.text[n] > ' ' && strings.IndexByte("\"'=<>`", t.text[n]) < 0 {
		n++
	}
	return t.blanks(n), n > from
}
