package document

import "strings"

// parts finds what markers stand in: the HTML and the fenced code of a Markdown
// document. It reads the blocks of CommonMark line by line; texts.go reads what
// stands in their texts. Cells of a table are texts of their own.
//
// A library that gives the whole tree, goldmark, compiles a dozen regular
// expressions when a program starts, for what has no part in this: an eighth of
// the time of every command. It is what the tests hold this reader to.
type parts struct {
	src    string
	html   []span // comments, tags and blocks of HTML, but for script, style, pre and textarea
	fences []fence

	open []container
	leaf leaf
	// of the leaf that is open
	lines  []span // of a paragraph, without the marks of its containers
	kind   htmlKind
	block  span // of HTML
	mark   byte // of a fence
	width  int
	indent int
}

// fence is a block of fenced code with an info string.
type fence struct {
	info  span
	lines []span
}

// leaf is a block that holds no others.
type leaf byte

const (
	none leaf = iota
	paragraph
	fenced
	plainFenced // without an info string
	indented
	htmlBlock
)

// container is a block quote, or an item of a list.
type container struct {
	quote  bool
	indent int  // of an item's content, in columns
	empty  bool // an item that begins with a blank line, and has nothing yet
}

// read reads the whole document.
func (p *parts) read() {
	for at := 0; at < len(p.src); {
		end, next := len(p.src), len(p.src)
		if n := strings.IndexByte(p.src[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		p.line(&cursor{src: p.src, at: at, end: end}, next)
		at = next
	}
	p.close(0)
}

// close ends the leaf, and the containers from n on.
func (p *parts) close(n int) {
	switch {
	case p.leaf == paragraph:
		p.text()
	case p.leaf == htmlBlock && p.kind != verbatim:
		p.html = append(p.html, p.block)
	}
	p.leaf, p.lines, p.open = none, nil, p.open[:n]
}

// begin closes what ends before a block that begins, and opens its leaf.
func (p *parts) begin(n int, l leaf) {
	p.close(n)
	if n > 0 {
		p.open[n-1].empty = false
	}
	p.leaf = l
}

// line reads one line; next is where the one behind it begins.
func (p *parts) line(c *cursor, next int) {
	in := 0
	for in < len(p.open) && p.open[in].continues(c) {
		in++
	}
	all := in == len(p.open)
	if all && p.goesOn(c, next) {
		return
	}
	if !all && p.leaf != paragraph {
		p.close(in)
	}
	for opened := false; ; opened, in = true, len(p.open) {
		width, first := c.blanks()
		text := p.src[first:c.end]
		continued := p.leaf == paragraph && !opened // perhaps lazily
		switch {
		case c.blank():
			if in < len(p.open) || p.leaf == paragraph {
				p.close(in)
			}
			return
		case width >= 4 && continued:
			p.lines = append(p.lines, span{first, next})
			return
		case width >= 4:
			p.begin(in, indented)
			return
		}
		if p.opensLeaf(c, text, in, continued && all, next) {
			return
		}
		mark, start := itemMark(text)
		switch {
		case text[0] == '>':
			p.begin(in, none)
			c.to(first + 1)
			c.skip(1)
			p.open = append(p.open, container{quote: true})
		case mark > 0 && !(continued && all && (start != 1 || isBlank(text[mark:]))):
			p.begin(in, none)
			c.to(first + mark)
			spaces, _ := c.blanks()
			empty := c.blank()
			if empty || spaces > 4 {
				spaces = 1
			}
			c.skip(spaces)
			p.open = append(p.open, container{indent: width + mark + spaces, empty: empty})
		case continued:
			p.lines = append(p.lines, span{first, next})
			return
		default:
			p.begin(in, paragraph)
			p.lines = []span{{first, next}}
			return
		}
	}
}

// continues says that a line belongs to a container, and goes over its mark.
func (k *container) continues(c *cursor) bool {
	width, first := c.blanks()
	switch {
	case k.quote && (c.blank() || width > 3 || c.src[first] != '>'):
		return false
	case k.quote:
		c.to(first + 1)
		c.skip(1)
		return true
	case c.blank():
		return !k.empty
	case width < k.indent:
		return false
	}
	c.skip(k.indent)
	return true
}

// goesOn gives a line to the leaf that is open, where it is no paragraph.
func (p *parts) goesOn(c *cursor, next int) bool {
	width, first := c.blanks()
	switch p.leaf {
	case fenced, plainFenced:
		if width < 4 && p.endsFence(p.src[first:c.end]) {
			p.close(len(p.open))
			return true
		}
		if c.skip(p.indent); p.leaf == fenced {
			f := &p.fences[len(p.fences)-1]
			f.lines = append(f.lines, span{c.at, next})
		}
		return true
	case htmlBlock:
		if p.kind.endsBlank() && c.blank() {
			p.close(len(p.open))
			return false
		}
		p.block.end = next
		if p.kind.ends(p.src[c.at:c.end]) {
			p.close(len(p.open))
		}
		return true
	case indented:
		if width >= 4 || c.blank() {
			return true
		}
		p.close(len(p.open))
	}
	return false
}

func (p *parts) endsFence(text string) bool {
	run := runOf(text, p.mark)
	return run >= p.width && isBlank(text[run:])
}

// opensLeaf reads a line that is, or begins, a leaf but a paragraph. Where it
// would interrupt one, some cannot.
func (p *parts) opensLeaf(c *cursor, text string, in int, interrupts bool, next int) bool {
	width, first := c.blanks()
	if run := runOf(text, text[0]); run >= 3 && (text[0] == '`' || text[0] == '~') {
		info := strings.Trim(text[run:], " \t\r")
		if text[0] == '~' || strings.IndexByte(info, '`') < 0 {
			p.begin(in, plainFenced)
			p.mark, p.width, p.indent = text[0], run, width
			if info != "" {
				at := first + run + strings.Index(text[run:], info)
				p.leaf, p.fences = fenced, append(p.fences, fence{info: span{at, at + len(info)}, lines: []span{}})
			}
			return true
		}
	}
	if kind := kindOf(text); kind != noHTML && (kind != anyTag || p.leaf != paragraph) {
		at := c.at
		p.begin(in, htmlBlock)
		p.kind, p.block = kind, span{at, next}
		if kind.ends(text) {
			p.close(len(p.open))
		}
		return true
	}
	switch {
	case isHeading(text):
		p.begin(in, none)
		p.inline([]span{p.heading(span{first, c.end})})
	case interrupts && isUnderline(text):
		p.close(in)
	case isThematicBreak(text):
		p.begin(in, none)
	default:
		return false
	}
	return true
}

// heading is a heading's line without the # at its end.
func (p *parts) heading(l span) span {
	l = p.trimmed(l)
	text := strings.TrimRight(p.src[l.start:l.end], "#")
	if text == "" || strings.IndexByte(" \t", text[len(text)-1]) >= 0 {
		l.end = l.start + len(text)
	}
	return p.trimmed(l)
}

// trimmed leaves out the white space at the end of a line.
func (p *parts) trimmed(l span) span {
	return span{l.start, l.start + len(strings.TrimRight(p.src[l.start:l.end], " \t\r\n"))}
}
