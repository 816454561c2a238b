// Package markdown finds the HTML comments, the code blocks and the running text of
// a Markdown document by the rules of CommonMark. It serves tools that keep
// instructions in comments, and must not take a comment in an example for one.
//
//	text → blocks → the text of paragraphs, headings and table cells → HTML → comments
//
// [Scan] takes a document and returns byte offsets into it, [ScanMDX] a document in
// MDX. They take any text and never fail. Their time is linear in the length of the
// text, also for hostile documents.
//
// # What it knows of CommonMark
//
// Blocks: block quotes and list items, nested and with lazy continuation lines;
// fenced and indented code; headings with # and underlined ones; thematic
// breaks; the seven kinds of HTML block; link reference definitions; paragraphs.
//
// In the text of a block: backslash escapes, code spans, the destination and
// title of inline links, autolinks, tags, comments, processing instructions,
// declarations and CDATA sections.
//
// Of GitHub's extensions it knows tables. Each cell is a text of its own: a backtick
// in one cell does not pair with a backtick in another.
//
// # What it does not know
//
// Emphasis, entities, reference links and hard line breaks, because they hide no
// comment. Front matter and footnotes are read as plain CommonMark. HTML is not
// parsed further: "<!--" in an attribute or a CDATA section counts as the start of a
// comment.
//
// Of MDX it knows that there is no indented code, that no HTML block hides Markdown,
// and the comments {/* … */}. Other expressions and modules are read as text.
package markdown

import (
	"cmp"
	"slices"
	"strings"
)

// Span is a part of a text: the bytes from Start up to, but not including, End.
type Span struct{ Start, End int }

// In returns the text of a span.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Comment is a comment of HTML, or of MDX.
type Comment struct {
	Span      // with its delimiters; of an unclosed comment, at most its first line
	Body Span // between the delimiters
	// Block is set for a comment of an HTML block that a comment starts: the lines of
	// the block, with all else that is on them, are no Markdown.
	Block bool
	// Closed is false for "<!--" without "-->". CommonMark takes that for text, or
	// for HTML up to the end of the block; it is returned so that a tool can warn.
	Closed bool
}

// Fence is a fenced code block with an info string; those without are not
// returned.
type Fence struct {
	Info Span // without surrounding white space
	// Lines are the lines of the content with their line endings, without the
	// prefixes of block quotes and list items and the indentation of the fence.
	Lines []Span
}

// Code is a code block, or another block whose text is shown or run as it is.
type Code struct {
	Span
	Kind CodeKind
}

// CodeKind is a kind of code block.
type CodeKind byte

// The kinds of code blocks.
const (
	Fenced   CodeKind = iota // between fences; the span is what they enclose
	Indented                 // indented by four columns or more
	Raw                      // pre, script, style or textarea
)

// Found is what a document has, each in the order of the text.
type Found struct {
	Comments []Comment // those that are not in code
	Fences   []Fence
	Code     []Code
	// Text is the running text of paragraphs, headings and table cells, without code
	// spans, the targets of links, tags and comments.
	Text []Span
}

// byteOrderMark may precede a document; it is not part of the first line.
const byteOrderMark = "\ufeff"

// Scan returns what a document has. Comments inside code, script, style, pre and
// textarea elements are left out.
func Scan(text string) Found { return (&scanner{text: text}).found() }

// ScanMDX is [Scan] of a document in MDX. Its comments are {/* … */}, and those of
// HTML, which some tools take there too.
func ScanMDX(text string) Found { return (&scanner{text: text, mdx: true}).found() }

func (s *scanner) found() Found {
	s.scan(startOf(s.text))
	for _, html := range s.html {
		s.comments = appendComments(s.comments, s.text, html)
	}
	if s.mdx {
		slices.SortFunc(s.comments, func(a, b Comment) int { return cmp.Compare(a.Start, b.Start) })
	}
	return Found{s.comments, s.fences, s.code, s.plain}
}

const (
	commentStart, commentEnd       = "<!--", "-->"
	mdxCommentStart, mdxCommentEnd = "{/*", "*/}"
)

// htmlSpan is a part of a document that is HTML.
type htmlSpan struct {
	Span
	block bool // an HTML block that a comment starts
}

// startOf is the offset of the first line of a document.
func startOf(text string) int {
	if strings.HasPrefix(text, byteOrderMark) {
		return len(byteOrderMark)
	}
	return 0
}

// appendComments appends the comments in a span of HTML.
func appendComments(list []Comment, text string, html htmlSpan) []Comment {
	for at := html.Start; at < html.End; {
		n := strings.Index(text[at:html.End], commentStart)
		if n < 0 {
			break
		}
		start := at + n
		body := Span{start + len(commentStart), html.End}
		if n := strings.Index(body.In(text), commentEnd); n >= 0 {
			body.End = body.Start + n
			at = body.End + len(commentEnd)
			list = append(list, Comment{Span{start, at}, body, html.block, true})
			continue
		}
		at = html.End
		end := html.End
		if n := strings.IndexByte(text[start:end], '\n'); n >= 0 {
			end = start + n
		}
		list = append(list, Comment{Span{start, end}, body, html.block, false})
	}
	return list
}
