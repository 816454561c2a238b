package markdown

import "strings"

// cursor moves through a line from left to right and counts columns: a tab
// reaches to the next multiple of four. It looks at the white space ahead once,
// however many containers skip a part of it.
type cursor struct {
	text    string
	at, end int // byte offsets; the line ends at end, without its newline
	column  int
	tabRest int // columns of the tab before at that were not skipped

	first       int  // the offset behind the white space ahead
	firstColumn int  // its column
	blank       bool // only white space is left of the line
	noBreak     int  // before this offset no thematic break starts
}

// newCursor returns a cursor at the start of a line.
func newCursor(text string, start, end int) *cursor {
	c := &cursor{text: text, at: start, end: end}
	c.look()
	return c
}

// look finds the end of the white space ahead.
func (c *cursor) look() {
	c.first, c.firstColumn = c.at, c.column+c.tabRest
	for ; c.first < c.end; c.first++ {
		if ch := c.text[c.first]; ch == '\t' {
			c.firstColumn += 4 - c.firstColumn%4
		} else if ch == ' ' {
			c.firstColumn++
		} else {
			break
		}
	}
	c.blank = isBlank(c.text[c.first:c.end])
}

// indent returns the columns of white space ahead, and the offset behind them.
func (c *cursor) indent() (columns, first int) { return c.firstColumn - c.column, c.first }

// skip moves past white space, by at most the given number of columns.
func (c *cursor) skip(columns int) {
	for columns > 0 {
		switch {
		case c.tabRest > 0:
			step := min(c.tabRest, columns)
			c.tabRest, c.column, columns = c.tabRest-step, c.column+step, columns-step
		case c.at < c.end && c.text[c.at] == ' ':
			c.at, c.column, columns = c.at+1, c.column+1, columns-1
		case c.at < c.end && c.text[c.at] == '\t':
			c.tabRest = 4 - c.column%4
			c.at++
		default:
			return
		}
	}
}

// moveTo moves to an offset behind the white space ahead.
func (c *cursor) moveTo(at int) {
	c.column, c.at, c.tabRest = c.firstColumn+at-c.first, at, 0
	c.look()
}

// isBlank reports whether only white space is left of the line.
func (c *cursor) isBlank() bool { return c.blank }

func isBlank(text string) bool { return strings.TrimLeft(text, " \t\r\n\f\v") == "" }

// isThematicBreak reports whether the rest of the line, from its first character on, is
// a thematic break. What ends one search ends all that start before it: the characters
// between are those of the break and white space.
func (c *cursor) isThematicBreak() bool {
	char, n := c.text[c.first], 0
	if c.first < c.noBreak || char != '*' && char != '-' && char != '_' {
		return false
	}
	for i := c.first; i < c.end; i++ {
		if c.text[i] == char {
			n++
		} else if !isSpace(c.text[i]) {
			c.noBreak = i
			return false
		}
	}
	return n >= 3
}

// runLength counts how often a text starts with a character.
func runLength(text string, char byte) (n int) {
	for n < len(text) && text[n] == char {
		n++
	}
	return n
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isPunctuation reports whether a backslash can escape a character.
func isPunctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
