package markdown

import (
	"slices"
	"strings"
)

// scanner splits a document into blocks, line by line. It does not build a tree: it
// only keeps the spans of HTML, code and text.
//
// goldmark would build the whole tree, but it compiles a dozen regular expressions
// when a program starts, which takes an eighth of the start-up time of a command. The
// tests compare this scanner with goldmark.
type scanner struct {
	text     string
	mdx      bool
	html     []htmlSpan // comments, tags and HTML blocks, except script, style, pre and textarea
	comments []Comment  // of MDX, while blocks are read
	fences   []Fence
	code     []Code
	plain    []Span // running text

	collects bool // the texts of the document too
	texts    []Text
	tables   int // so far

	containers []container // open block quotes and list items, outermost first
	quotes     []int       // where block quotes, one in the other, begin among them
	empty      bool        // the innermost is a list item that starts with a blank line and has no content yet
	leaf       leaf        // the open leaf block
	paragraph  []Span      // lines of the open paragraph, without container prefixes
	block      Span        // the open HTML block
	kind       htmlKind    // of that block
	fence      fenceStart  // of the open fenced code
}

// leaf is a kind of block that contains no other blocks.
type leaf byte

const (
	noLeaf leaf = iota
	paragraph
	fencedCode
	indentedCode
	htmlBlock
)

// fenceStart is the line that opens fenced code.
type fenceStart struct {
	char   byte // ` or ~
	length int
	indent int  // columns that are removed from each line of the content
	info   bool // it has an info string, so the block is in scanner.fences
}

// isEnd reports whether a line without its indentation closes the fence.
func (f fenceStart) isEnd(line string) bool {
	run := runLength(line, f.char)
	return run >= f.length && isBlank(line[run:])
}

// scan reads the document from an offset to its end.
func (s *scanner) scan(at int) {
	for at < len(s.text) {
		end, next := len(s.text), len(s.text)
		if n := strings.IndexByte(s.text[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		s.line(newCursor(s.text, at, end), next)
		at = next
	}
	s.close(0)
}

// close closes the open leaf, and all containers except the outermost keep.
func (s *scanner) close(keep int) {
	switch {
	case s.leaf == paragraph:
		s.closeParagraph()
	case s.leaf == htmlBlock && s.kind == rawText:
		s.code = append(s.code, Code{s.block, Raw})
	case s.leaf == htmlBlock:
		s.html = append(s.html, htmlSpan{s.block, s.kind == comment})
	}
	s.empty = s.empty && keep == len(s.containers)
	s.leaf, s.paragraph, s.containers = noLeaf, nil, s.containers[:keep]
	for n := len(s.quotes); n > 0 && s.quotes[n-1] >= keep; n-- {
		s.quotes = s.quotes[:n-1]
	}
}

// open starts a block inside the outermost keep containers and closes the rest.
func (s *scanner) open(keep int, l leaf) {
	s.close(keep)
	s.empty, s.leaf = false, l
}

// line reads one line; next is the offset of the line after it.
func (s *scanner) line(c *cursor, next int) {
	matched := s.match(c)
	all := matched == len(s.containers)
	if all && s.continueLeaf(c, next) {
		return
	}
	if !all && s.leaf != paragraph {
		s.close(matched)
	}
	// each turn opens a container, until the rest of the line belongs to a leaf
	for opened := false; ; opened, matched = true, len(s.containers) {
		indent, first := c.indent()
		inParagraph := s.leaf == paragraph && !opened // perhaps as a lazy continuation line
		switch {
		case c.isBlank():
			if matched < len(s.containers) || s.leaf == paragraph {
				s.close(matched)
			}
			return
		case indent >= 4 && inParagraph:
			s.paragraph = append(s.paragraph, Span{first, next})
			return
		case indent >= 4 && !s.mdx:
			s.open(matched, indentedCode)
			s.code = append(s.code, Code{Span{c.at, next}, Indented})
			return
		case s.openLeaf(c, matched, inParagraph && all, next):
			return
		case s.openContainer(c, matched, inParagraph && all):
		case inParagraph:
			s.paragraph = append(s.paragraph, Span{first, next})
			return
		default:
			s.open(matched, paragraph)
			s.paragraph = []Span{{first, next}}
			return
		}
	}
}

// match returns how many containers a line continues, and moves the cursor past
// their prefixes. A blank line continues all list items up to the next block quote,
// except the innermost if that is empty.
func (s *scanner) match(c *cursor) (matched int) {
	for matched < len(s.containers) && !c.isBlank() && s.containers[matched].continues(c) {
		matched++
	}
	if matched == len(s.containers) || !c.isBlank() || s.containers[matched] == blockQuote {
		return matched
	}
	c.moveTo(c.end) // as goldmark does: white space beyond the indentation is lost
	if next, _ := slices.BinarySearch(s.quotes, matched); next < len(s.quotes) {
		return s.quotes[next]
	}
	if s.empty {
		return len(s.containers) - 1
	}
	return len(s.containers)
}
