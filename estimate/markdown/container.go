package markdown

// container is a block that contains other blocks: a block quote, or a list item, for
// which it is the indentation of the content in columns. It takes one byte because a line
// can open as many as it has characters.
type container int8

const blockQuote container = 0

// continues reports whether a line that is not blank belongs to the container, and
// moves the cursor past the container's prefix.
func (k container) continues(c *cursor) bool {
	indent, first := c.indent()
	switch {
	case k == blockQuote && (indent > 3 || c.text[first] != '>'):
		return false
	case k == blockQuote:
		c.moveTo(first + 1)
		c.skip(1)
		return true
	case indent < int(k):
		return false
	}
	c.skip(int(k))
	return true
}

// openContainer opens a block quote or a list item if the line starts one.
// interrupts is set when the line would otherwise continue a paragraph.
func (s *scanner) openContainer(c *cursor, matched int, interrupts bool) bool {
	indent, first := c.indent()
	line := c.text[first:c.end]
	if line[0] == '>' {
		s.open(matched, noLeaf)
		c.moveTo(first + 1)
		c.skip(1)
		if n := len(s.containers); n == 0 || s.containers[n-1] != blockQuote {
			s.quotes = append(s.quotes, n)
		}
		s.containers = append(s.containers, blockQuote)
		return true
	}
	size, number := listMarker(line)
	if size == 0 || interrupts && (number != 1 || isBlank(line[size:])) {
		return false
	}
	s.open(matched, noLeaf)
	c.moveTo(first + size)
	spaces, _ := c.indent()
	empty := c.isBlank()
	if empty || spaces > 4 { // the content is empty or indented code
		spaces = 1
	}
	c.skip(spaces)
	s.containers = append(s.containers, container(indent+size+spaces))
	s.empty = empty
	return true
}

// listMarker returns the length of the list marker that a line starts with, 0
// for none, and its number, 1 for a bullet.
func listMarker(line string) (size, number int) {
	if c := line[0]; c == '-' || c == '+' || c == '*' {
		size, number = 1, 1
	} else {
		for size < len(line) && isDigit(line[size]) {
			number = number*10 + int(line[size]-'0')
			size++
		}
		if size == 0 || size > 9 || size == len(line) || line[size] != '.' && line[size] != ')' {
			return 0, 0
		}
		size++
	}
	if size < len(line) && !isSpace(line[size]) {
		return 0, 0
	}
	return size, number
}
