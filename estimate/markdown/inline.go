package markdown

import "strings"

// inlineScanner reads the text of one block. It remembers which closers do not
// occur in the rest of the text, so that any number of unmatched openers takes
// linear time.
type inlineScanner struct {
	text    string
	missing map[string]int // closer → offset from which on it does not occur
}

// find returns the offset of the first closer from an offset on, -1 if there is
// none.
func (t *inlineScanner) find(closer string, from int) int {
	if from > len(t.text) || t.isMissing(closer, from) {
		return -1
	}
	if n := strings.Index(t.text[from:], closer); n >= 0 {
		return from + n
	}
	t.markMissing(closer, from)
	return -1
}

func (t *inlineScanner) isMissing(closer string, from int) bool {
	since, ok := t.missing[closer]
	return ok && since <= from
}

func (t *inlineScanner) markMissing(closer string, from int) {
	if t.missing == nil {
		t.missing = make(map[string]int)
	}
	t.missing[closer] = from
}

// unclosedLength is the number of bytes that are kept of an unclosed comment: enough to
// recognize it.
const unclosedLength = 100

// inline finds the HTML in the text of a block. Of code spans, link targets and tags
// that overlap, the one that starts first counts.
func (s *scanner) inline(lines []Span) {
	t := &inlineScanner{text: s.join(lines)}
	offset := offsetsOf(lines)
	add := func(from, to int) {
		start := offset.of(from)
		s.html = append(s.html, Span{start, offset.of(to-1) + 1})
	}
	brackets := 0
	for at := 0; at < len(t.text); {
		rest := t.text[at:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && isPunctuation(rest[1]):
			at += 2
		case rest[0] == '`':
			at = t.codeSpan(at)
		case rest[0] == '[':
			brackets++
			at++
		case rest[0] == ']' && brackets > 0:
			brackets--
			at = t.linkTarget(at + 1)
		case strings.HasPrefix(rest, commentStart) && !strings.HasPrefix(rest, "<!-->") && !strings.HasPrefix(rest, "<!--->"):
			if end := t.find(commentEnd, at+len(commentStart)); end >= 0 {
				add(at, end+len(commentEnd))
				at = end + len(commentEnd)
				break
			}
			start := offset.of(at)
			s.html = append(s.html, Span{start, min(start+unclosedLength, lines[offset.line].End)})
			at += len(commentStart)
		case rest[0] == '<':
			end := t.tag(at)
			if end == at {
				at++
				break
			}
			if autolinkLength(t.text[at:end]) != end-at {
				add(at, end)
			}
			at = end
		default:
			at++
		}
	}
}

// offsets maps offsets in joined lines to offsets in the document. It moves
// forward only.
type offsets struct {
	lines  []Span
	line   int // the line of the last offset
	before int // the length of the lines before it
}

func offsetsOf(lines []Span) *offsets { return &offsets{lines: lines} }

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
	closer := t.text[at : at+run]
	if t.isMissing(closer, at) {
		return at + run
	}
	for end := at + run; ; {
		n := strings.IndexByte(t.text[end:], '`')
		if n < 0 {
			break
		}
		end += n
		size := runLength(t.text[end:], '`')
		if end += size; size == run {
			return end
		}
	}
	t.markMissing(closer, at)
	return at + run
}
