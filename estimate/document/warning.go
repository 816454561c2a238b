package document

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/markdown"
	"botec/estimate/source"
)

// warn notes the places where a reader of the document, or botec, sees something else
// than its author meant: a marker that is text, one that takes its line out of
// Markdown, and what is nearly a marker.
func (d *Document) warn() {
	d.warnOfCode()
	d.warnOfComments()
	d.warnOfText()
	d.warnOfFences()
	slices.SortStableFunc(d.warnings, func(a, b *source.Error) int { return a.Start - b.Start })
}

func (d *Document) warnAt(at markdown.Span, hint, text string, args ...any) {
	d.warnings = append(d.warnings, newError(d.File, at, hint, text, args...))
}

// warnOfCode warns of markers in code blocks, once for each block.
func (d *Document) warnOfCode() {
	text := d.File.Text
	for _, code := range d.found.Code {
		if !MayHaveMarkers(code.In(text)) {
			continue
		}
		var first markdown.Span
		count := 0
		for at := code.Start; at < code.End; {
			c, ok := nextComment(text, at, code.End, d.mdx)
			if !ok {
				break
			}
			if m, ok := readMarker(text, c); ok && m.isKnown() {
				if count++; count == 1 {
					first = c.Span
				}
			}
			at = c.End
		}
		what := map[markdown.CodeKind]string{markdown.Fenced: "a code block", markdown.Indented: "indented code (four columns or more, behind an empty line)", markdown.Raw: "<pre>, <script>, <style> or <textarea>"}[code.Kind]
		switch {
		case count == 1:
			d.warnAt(first, "", "this marker is in %s, so it is text: nothing is checked", what)
		case count > 1:
			d.warnAt(first, "", "this marker and %d more are in %s, so they are text: nothing is checked", count-1, what)
		}
	}
}

// nextComment finds the first comment of a text in code.
func nextComment(text string, at, end int, mdx bool) (c markdown.Comment, ok bool) {
	opener, closer := "<!--", "-->"
	if mdx {
		opener, closer = "{/*", "*/}"
	}
	n := strings.Index(text[at:end], opener)
	if n < 0 {
		return c, false
	}
	c.Start = at + n
	c.Body = markdown.Span{Start: c.Start + len(opener), End: end}
	size := strings.Index(c.Body.In(text), closer)
	if size < 0 {
		return c, false
	}
	c.Body.End = c.Body.Start + size
	c.End, c.Closed = c.Body.End+len(closer), true
	return c, true
}

// isKnown reports whether a marker has one of the keywords.
func (m *marker) isKnown() bool { return slices.Contains(keywords, m.keyword) }

// warnOfComments warns of comments that are nearly markers, of markers that begin
// their line, and of those that MDX has no place for.
func (d *Document) warnOfComments() {
	text := d.File.Text
	seen := 0 // up to here the lines are looked at
	for _, c := range d.found.Comments {
		m, isMarker := readMarker(text, c)
		switch isHTML := strings.HasPrefix(c.In(text), "<"); {
		case !isMarker:
			if n, ok := d.nearMiss(c.Body.In(text), c.End); ok {
				d.warnAt(c.Span, "write "+d.comment("botec "+n), "this comment is nearly a marker, and is not read as one")
			}
		case !c.Closed || !m.isKnown(): // an error
		case d.mdx && isHTML:
			d.warnAt(c.Span, "write "+d.comment("botec "+m.String()), "MDX does not compile with a comment of HTML")
		case c.Block:
			if c.Start < seen {
				break
			}
			seen = c.End + len(restOfLine(text, c.End))
			if hasText(text, startOfLine(text, c.Start), c) {
				d.warnAt(c.Span, "put a word in front of it, or the | of a row",
					"this marker begins its line, which makes the line HTML and takes it out of its paragraph")
			}
		}
	}
}

// hasText reports whether more than comments, and the markers of quotes and lists, is
// on the line of a comment that starts at an offset.
func hasText(text string, line int, c markdown.Comment) bool {
	rest := restOfLine(text, c.End)
	if before := text[line:c.Start]; !isLinePrefix(before) {
		if _, _, ok := strings.Cut(before, "-->"); !ok {
			return true
		}
		rest = before + rest
	}
	for {
		before, after, _ := strings.Cut(rest, "<!--")
		if strings.TrimSpace(before) != "" {
			return true
		}
		var isClosed bool
		if _, rest, isClosed = strings.Cut(after, "-->"); !isClosed {
			return false
		}
	}
}

// warnOfText warns of what should be a marker and is shown as text: comments of the
// other kind of document, and comments with dashes that an editor has changed.
func (d *Document) warnOfText() {
	for _, span := range d.found.Text {
		text := span.In(d.File.Text)
		for at := 0; at < len(text); {
			n, size := opener(text[at:])
			if n < 0 {
				break
			}
			start := at + n
			at = start + size
			if start > 0 && text[start-1] == '\\' {
				continue
			}
			body, length := untilCloser(text[at:])
			whole := markdown.Span{Start: span.Start + start, End: span.Start + at + length}
			if n, ok := d.nearMiss(body, whole.End); ok {
				d.warnAt(whole, "write "+d.comment("botec "+n), "this is text, and no comment: it is shown, and not read as a marker")
			}
		}
	}
}

// openers begin what is nearly a comment.
var openers = []string{"<!", "&lt;!", "{/*", "{ /*"}

// opener finds the first of the openers, -1 for none.
func opener(text string) (at, size int) {
	for at < len(text) {
		n := strings.IndexAny(text[at:], "<&{")
		if n < 0 {
			break
		}
		at += n
		for _, o := range openers {
			if strings.HasPrefix(text[at:], o) {
				return at, len(o)
			}
		}
		at++
	}
	return -1, 0
}

// maxNearComment is the length of the longest text that is nearly a comment, in bytes.
const maxNearComment = 300

// untilCloser returns what is in front of the end of a comment, and the length with
// that end.
func untilCloser(text string) (body string, length int) {
	text = restOfLine(text[:min(len(text), maxNearComment)], 0)
	at, size := len(text), 0
	for _, closer := range []string{"-->", "->", "—>", "–>", "—&gt;", "--&gt;", "*/}", "*/ }", ">"} {
		if n := strings.Index(text, closer); n >= 0 && n < at {
			at, size = n, len(closer)
		}
	}
	return text[:at], at + size
}

// warnOfFences warns of code blocks that are nearly scenario blocks.
func (d *Document) warnOfFences() {
	for _, f := range d.found.Fences {
		if info := f.Info.In(d.File.Text); !isScenarioInfo(info) && isNearScenarioInfo(info) {
			d.warnAt(f.Info, "write ```yaml botec", "this is no scenario block: its language is %s", fmt.Sprintf("«%s»", info))
		}
	}
}

// isNearScenarioInfo reports whether an info string has the two words of a scenario
// block, written in another way, and no others.
func isNearScenarioInfo(info string) bool {
	words := strings.FieldsFunc(strings.ToLower(info), func(r rune) bool { return strings.ContainsRune(" \t,:;{}[]=\"'-_/", r) })
	if len(words) == 1 {
		return words[0] == "botec" || words[0] == "yamlbotec"
	}
	slices.SortFunc(words, func(a, b string) int { return strings.Compare(b, a) })
	return len(words) == 2 && (words[0] == "yaml" || words[0] == "yml") && isNearBotec(words[1])
}
