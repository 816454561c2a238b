package markdown

import "strings"

// cursor moves through a line from left to right and counts columns: a tab
// reaches to the next multiple of four.
type cursor struct {
	text    string
	at, end int // byte offsets; the line ends at end, without its newline
	column  int
	tabRest int // columns of the tab before at that were not skipped
}

// indent returns the columns of white space ahead, and the offset behind them.
func (c *cursor) indent() (columns, first int) {
	columns, first = c.tabRest, c.at
	for ; first < c.end; first++ {
		switch c.text[first] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - (c.column+columns)%4
		default:
			return columns, first
		}
	}
	return columns, first
}

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
	columns, first := c.indent()
	c.column, c.at, c.tabRest = c.column+columns+at-first, at, 0
}

// isBlank reports whether only white space is left of the line.
func (c *cursor) isBlank() bool { return isBlank(c.text[c.at:c.end]) }

func isBlank(text string) bool { return strings.Trim(text, " \t\r\n\f\v") == "" }

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
