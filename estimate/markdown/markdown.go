// Package markdown finds the HTML comments and the fenced code blocks of a
// Markdown document by the rules of CommonMark. It serves tools that keep
// instructions in comments, and must not take a comment in an example for one.
//
//	text → blocks → the text of paragraphs, headings and table cells → HTML → comments
//
// [Scan] takes a document and returns byte offsets into it. It takes any text
// and never fails. Its time is linear in the length of the text, also for
// hostile documents.
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
// comment. Front matter, footnotes and MDX are read as plain CommonMark. HTML is
// not parsed further: "<!--" in an attribute or a CDATA section counts as the
// start of a comment.
package markdown

import "strings"

// Span is a part of a text: the bytes from Start up to, but not including, End.
type Span struct{ Start, End int }

// In returns the text of a span.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Comment is an HTML comment.
type Comment struct {
	Span      // with its delimiters; of an unclosed comment, at most its first line
	Body Span // between the delimiters
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

// byteOrderMark may precede a document; it is not part of the first line.
const byteOrderMark = "\ufeff"

// Scan returns the comments and the fenced code blocks of a document, each in
// the order of the text. Comments inside code, script, style, pre and textarea
// elements are left out.
func Scan(text string) (comments []Comment, fences []Fence) {
	s := &scanner{text: text}
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	s.scan(start)
	for _, html := range s.html {
		comments = appendComments(comments, text, html)
	}
	return comments, s.fences
}

const commentStart, commentEnd = "<!--", "-->"

// appendComments appends the comments in a span of HTML.
func appendComments(list []Comment, text string, html Span) []Comment {
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
			list = append(list, Comment{Span{start, at}, body, true})
			continue
		}
		at = html.End
		end := html.End
		if n := strings.IndexByte(text[start:end], '\n'); n >= 0 {
			end = start + n
		}
		list = append(list, Comment{Span{start, end}, body, false})
	}
	return list
}
