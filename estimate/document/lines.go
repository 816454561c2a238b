package document

import "strings"

// cursor reads a line from left to right, in columns: a tab goes to the next
// multiple of four.
type cursor struct {
	src     string
	at, end int
	column  int
	part    int // columns that are left of a tab
}

// blanks gives the columns of white space from here on, and where they end.
func (c *cursor) blanks() (width, at int) {
	width, at = c.part, c.at
	for ; at < c.end; at++ {
		switch c.src[at] {
		case ' ':
			width++
		case '\t':
			width += 4 - (c.column+width)%4
		default:
			return width, at
		}
	}
	return width, at
}

// skip goes over so many columns of white space at most.
func (c *cursor) skip(columns int) {
	for columns > 0 {
		switch {
		case c.part > 0:
			step := min(c.part, columns)
			c.part, c.column, columns = c.part-step, c.column+step, columns-step
		case c.at < c.end && c.src[c.at] == ' ':
			c.at, c.column, columns = c.at+1, c.column+1, columns-1
		case c.at < c.end && c.src[c.at] == '\t':
			c.part = 4 - c.column%4
			c.at++
		default:
			return
		}
	}
}

// to goes to a byte of the line behind its white space.
func (c *cursor) to(at int) {
	width, first := c.blanks()
	c.column, c.at, c.part = c.column+width+at-first, at, 0
}

func (c *cursor) blank() bool { return isBlank(c.src[c.at:c.end]) }

func isBlank(text string) bool { return strings.Trim(text, " \t\r\n\f\v") == "" }

// runOf counts how often a text begins with a character.
func runOf(text string, c byte) (n int) {
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}

func isHeading(text string) bool {
	n := runOf(text, '#')
	return 1 <= n && n <= 6 && (n == len(text) || isSpace(text[n]))
}

// isUnderline says that a line makes a heading of the paragraph above it.
func isUnderline(text string) bool {
	run := runOf(text, text[0])
	return (text[0] == '=' || text[0] == '-') && isBlank(text[run:])
}

func isThematicBreak(text string) bool {
	mark, n := text[0], 0
	for i := range len(text) {
		if text[i] == mark {
			n++
		} else if !isSpace(text[i]) {
			return false
		}
	}
	return n >= 3 && (mark == '*' || mark == '-' || mark == '_')
}

// itemMark gives the length of a list item's mark, 0 where there is none, and
// the number that it has, 1 for a bullet.
func itemMark(text string) (size, start int) {
	if c := text[0]; c == '-' || c == '+' || c == '*' {
		size, start = 1, 1
	} else {
		for size < len(text) && isFigure(text[size]) {
			start = start*10 + int(text[size]-'0')
			size++
		}
		if size == 0 || size > 9 || size == len(text) || text[size] != '.' && text[size] != ')' {
			return 0, 0
		}
		size++
	}
	if size < len(text) && !isSpace(text[size]) {
		return 0, 0
	}
	return size, start
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isFigure(c byte) bool { return '0' <= c && c <= '9' }

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
