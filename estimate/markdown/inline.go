package markdown

import "strings"

// inlineScanner reads the text of one block. It remembers where closers are, so that
// any number of openers takes linear time, unmatched or not.
type inlineScanner struct {
	text    string
	closers map[string]closer
	runs    map[int]int // the offset of the last run of so many backticks; nil before the first
}

// closer is the first offset, of those after from, at which a closer is.
type closer struct {
	from, at int // at is -1 where there is none
}

// find returns the offset of the first closer from an offset on, -1 if there is
// none.
func (t *inlineScanner) find(text string, from int) int {
	return t.remember(text, from, func(rest string) int { return strings.Index(rest, text) })
}

// findQuote is find for the closer of a title, which has no backslash before it.
func (t *inlineScanner) findQuote(quote byte, from int) int {
	return t.remember("\\"+string(quote), from, func(rest string) int {
		for n := range len(rest) {
			if rest[n] == quote && t.text[len(t.text)-len(rest)+n-1] != '\\' {
				return n
			}
		}
		return -1
	})
}

// remember returns what search finds in the text from an offset on, without a search
// where the last one tells.
func (t *inlineScanner) remember(name string, from int, search func(rest string) int) int {
	known, ok := t.closers[name]
	if ok && known.from <= from && (known.at < 0 || from <= known.at) {
		return known.at
	}
	if from > len(t.text) {
		return -1
	}
	known = closer{from, search(t.text[from:])}
	if known.at >= 0 {
		known.at += from
	}
	if t.closers == nil {
		t.closers = make(map[string]closer)
	}
	t.closers[name] = known
	return known.at
}

// unclosedLength is the number of bytes that are kept of an unclosed comment: enough to
// recognize it.
const unclosedLength = 100

// inline finds the HTML in the text of a block, and its running text. Of code spans,
// link targets and tags that overlap, the one that starts first counts.
func (s *scanner) inline(lines []Span) {
	t := &inlineScanner{text: s.join(lines)}
	offset := offsetsOf(lines)
	span := func(from, to int) Span {
		start := offset.of(from)
		return Span{start, offset.of(to-1) + 1}
	}
	plain := 0 // where the running text begins that ends at an offset
	endPlain := func(at, next int) {
		if at > plain {
			s.plain = append(s.plain, span(plain, at))
		}
		plain = next
	}
	var brackets []int // the offsets of open ones
	var hidden []Span
	for at := 0; at < len(t.text); {
		from, rest := at, t.text[at:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && isPunctuation(rest[1]):
			at += 2
		case rest[0] == '`':
			at = t.codeSpan(from)
			endPlain(from, at)
		case rest[0] == '[':
			brackets = append(brackets, at)
			at++
		case rest[0] == ']' && len(brackets) > 0:
			from, brackets = brackets[len(brackets)-1], brackets[:len(brackets)-1]
			next := at + 1
			if at = t.linkTarget(next); at > next {
				endPlain(next, at)
			}
		case s.mdx && strings.HasPrefix(rest, mdxCommentStart):
			next := at + len(mdxCommentStart)
			if end := t.find(mdxCommentEnd, next); end >= 0 {
				next = end + len(mdxCommentEnd)
				endPlain(at, next)
				whole := span(at, next)
				s.comments = append(s.comments, Comment{Span: whole, Body: Span{whole.Start + len(mdxCommentStart), whole.End - len(mdxCommentEnd)}, Closed: true})
				at = next
				break
			}
			endPlain(at, next)
			c := offset.unclosed(at)
			s.comments = append(s.comments, Comment{Span: c, Body: Span{c.Start + len(mdxCommentStart), c.End}})
			at = next
		case strings.HasPrefix(rest, commentStart) && !strings.HasPrefix(rest, "<!-->") && !strings.HasPrefix(rest, "<!--->"):
			if end := t.find(commentEnd, at+len(commentStart)); end >= 0 {
				end += len(commentEnd)
				endPlain(at, end)
				s.html = append(s.html, htmlSpan{Span: span(at, end)})
				at = end
				break
			}
			endPlain(at, at+len(commentStart))
			s.html = append(s.html, htmlSpan{Span: offset.unclosed(at)})
			at += len(commentStart)
		case rest[0] == '<':
			end := t.tag(at)
			if end == at {
				at++
				break
			}
			endPlain(at, end)
			if autolinkLength(t.text[at:end]) != end-at {
				s.html = append(s.html, htmlSpan{Span: span(at, end)})
			}
			at = end
		default:
			at++
		}
		hidden = hide(hidden, Span{from, at}, rest[0])
	}
	endPlain(len(t.text), len(t.text))
	s.collect(lines, hidden)
}

// offsets maps offsets in joined lines to offsets in the document. It moves
// forward only.
type offsets struct {
	lines  []Span
	line   int // the line of the last offset
	before int // the length of the lines before it
}

func offsetsOf(lines []Span) *offsets { return &offsets{lines: lines} }

// unclosed is the span of a comment at an offset that nothing closes.
func (o *offsets) unclosed(at int) Span {
	start := o.of(at)
	return Span{start, min(start+unclosedLength, o.lines[o.line].End)}
}

func (o *offsets) of(at int) int {
	for o.line < len(o.lines)-1 && at >= o.before+o.lines[o.line].End-o.lines[o.line].Start {
		o.before += o.lines[o.line].End - o.lines[o.line].Start
		o.line++
	}
	return o.lines[o.line].Start + at - o.before
}

// codeSpan returns the end of the code span that starts at an offset, or the end
// of its backticks if nothing closes it.
func (t *inlineScanner) codeSpan(at int) int {
	run := runLength(t.text[at:], '`')
	end := at + run
	if t.runs == nil {
		t.runs = t.lastRuns(end)
	}
	if last, ok := t.runs[run]; !ok || last < end {
		return end
	}
	for {
		end += strings.IndexByte(t.text[end:], '`')
		size := runLength(t.text[end:], '`')
		if end += size; size == run {
			return end
		}
	}
}

// lastRuns finds the last run of each number of backticks, from an offset on.
func (t *inlineScanner) lastRuns(from int) map[int]int {
	runs := make(map[int]int)
	for at := from; at < len(t.text); at++ {
		n := strings.IndexByte(t.text[at:], '`')
		if n < 0 {
			break
		}
		at += n
		size := runLength(t.text[at:], '`')
		runs[size] = at
		at += size
	}
	return runs
}
