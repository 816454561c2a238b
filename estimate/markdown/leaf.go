package markdown

import "strings"

// continueLeaf reads a line as part of the open leaf and reports whether it was
// one. Paragraphs are left to scanner.line, because a line may interrupt them.
func (s *scanner) continueLeaf(c *cursor, next int) bool {
	indent, first := c.indent()
	switch s.leaf {
	case fencedCode:
		if indent < 4 && s.fence.isEnd(s.text[first:c.end]) {
			s.close(len(s.containers))
			return true
		}
		if c.skip(s.fence.indent); s.fence.info {
			f := &s.fences[len(s.fences)-1]
			f.Lines = append(f.Lines, Span{c.at, next})
		}
		s.code[len(s.code)-1].End = next
		return true
	case htmlBlock:
		if s.kind.endsAtBlankLine() && c.isBlank() {
			s.close(len(s.containers))
			return false
		}
		s.block.End = next
		if s.kind.endsIn(s.text[c.at:c.end]) {
			s.close(len(s.containers))
		}
		return true
	case indentedCode:
		if indent >= 4 || c.isBlank() {
			s.code[len(s.code)-1].End = next
			return true
		}
		s.close(len(s.containers))
	}
	return false
}

// openLeaf reads a line that starts a leaf block other than a paragraph, and
// reports whether it does. interrupts is set when the line would otherwise
// continue a paragraph of the same container.
func (s *scanner) openLeaf(c *cursor, matched int, interrupts bool, next int) bool {
	_, first := c.indent()
	line := s.text[first:c.end]
	switch {
	case s.openFence(c, matched), s.openHTML(c, matched, next):
	case isHeading(line):
		s.open(matched, noLeaf)
		s.begin(Text{Kind: Heading, Level: runLength(line, '#')})
		s.inline([]Span{s.headingText(Span{first, c.end})})
	case interrupts && isUnderline(line):
		texts := len(s.texts)
		s.close(matched)
		for i := range s.texts[texts:] {
			s.texts[texts+i].Kind, s.texts[texts+i].Level = Heading, underlineLevel(line)
		}
	case c.isThematicBreak():
		s.open(matched, noLeaf)
	default:
		return false
	}
	return true
}

func (s *scanner) openFence(c *cursor, matched int) bool {
	indent, first := c.indent()
	line := s.text[first:c.end]
	char := line[0]
	if char != '`' && char != '~' {
		return false
	}
	run := runLength(line, char)
	if run < 3 {
		return false
	}
	info := strings.Trim(line[run:], " \t\r")
	if char == '`' && strings.IndexByte(info, '`') >= 0 { // a code span
		return false
	}
	s.open(matched, fencedCode)
	s.fence = fenceStart{char: char, length: run, indent: indent, info: info != ""}
	s.code = append(s.code, Code{Span{c.end, c.end}, Fenced})
	if info != "" {
		at := first + run + strings.Index(line[run:], info)
		s.fences = append(s.fences, Fence{Info: Span{at, at + len(info)}})
	}
	return true
}

func (s *scanner) openHTML(c *cursor, matched, next int) bool {
	_, first := c.indent()
	line := s.text[first:c.end]
	kind := blockKind(line)
	if s.mdx || kind == noHTML || kind == anyTag && s.leaf == paragraph {
		return false
	}
	start := c.at
	s.open(matched, htmlBlock)
	s.kind, s.block = kind, Span{start, next}
	if kind.endsIn(line) {
		s.close(len(s.containers))
	}
	return true
}

func isHeading(line string) bool {
	n := runLength(line, '#')
	return 1 <= n && n <= 6 && (n == len(line) || isSpace(line[n]))
}

// headingText cuts the closing # characters from the line of a heading.
func (s *scanner) headingText(line Span) Span {
	line = s.trimRight(line)
	text := strings.TrimRight(line.In(s.text), "#")
	if text == "" || strings.IndexByte(" \t", text[len(text)-1]) >= 0 {
		line.End = line.Start + len(text)
	}
	return s.trimRight(line)
}

// trimRight cuts the white space from the end of a span.
func (s *scanner) trimRight(l Span) Span {
	return Span{l.Start, l.Start + len(strings.TrimRight(l.In(s.text), " \t\r\n"))}
}

// underlineLevel is the level of the heading that a line underlines.
func underlineLevel(line string) int {
	if line[0] == '=' {
		return 1
	}
	return 2
}

// isUnderline reports whether a line turns the paragraph above into a heading.
func isUnderline(line string) bool {
	run := runLength(line, line[0])
	return (line[0] == '=' || line[0] == '-') && isBlank(line[run:])
}
