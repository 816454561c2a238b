package tree

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// span is the source in the file of one byte of a text. It starts at the byte itself if
// the file has the text literally, and ends with the character or escape, so that no
// span ends within a character.
type span struct{ start, end int }

func (p *parser) scalar(v *Value, n *yaml.Node) {
	if decoded, ok := p.shared[n]; ok {
		*v = *decoded
		return
	}
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	const block = yaml.LiteralStyle | yaml.FoldedStyle
	v.Text, v.Plain = n.Value, n.Style&(quoted|block) == 0
	if v.Plain && n.Tag == "!!null" {
		v.Kind = Null
	}
	if v.Plain && v.Text == "" { // the text behind its tag or anchor is the next value
		v.End = v.Start
		return
	}
	file := p.file.Text
	start := afterProperties(file, v.Start, n.Anchor)
	if v.Plain && strings.HasPrefix(file[start:], v.Text) {
		v.Start, v.End = start, start+len(v.Text)
		return
	}
	d := decoder{file: file, at: start, length: len(v.Text)}
	switch {
	case n.Style&block != 0:
		d.block(n.Style&yaml.FoldedStyle != 0, v.Text)
	case v.Plain:
		d.flow(0)
	default:
		d.flow(file[start])
	}
	v.Start, v.End = start, min(start+1, len(file))
	if v.spans = d.spansOf(v.Text, span{v.Start, v.End}); len(v.spans) > 0 {
		v.Start, v.End = v.spans[0].start, v.spans[len(v.spans)-1].end
	}
	if n.Anchor != "" {
		if p.shared == nil {
			p.shared = make(map[*yaml.Node]*Value)
		}
		p.shared[n] = v
	}
}

// afterProperties is the offset of a scalar behind its tag and its anchor, where the
// library has its start.
func afterProperties(file string, at int, anchor string) int {
	for at < len(file) && (file[at] == '!' || file[at] == '&') {
		switch {
		case file[at] == '&': // a colon may follow, or be part of its name
			at += 1 + len(anchor)
		case strings.HasPrefix(file[at:], "!<"):
			at += 1 + max(0, strings.IndexByte(file[at:], '>'))
		default:
			for at < len(file) && strings.IndexByte(" \t,[]{}", file[at]) < 0 && lineBreak(file, at) == 0 {
				at++
			}
		}
		at = afterBlanks(file, at)
	}
	return at
}

// afterBlanks skips blanks, line breaks and comments.
func afterBlanks(file string, at int) int {
	for at < len(file) {
		switch size := lineBreak(file, at); {
		case size > 0:
			at += size
		case isBlank(file, at):
			at++
		case file[at] == '#':
			at = lineEnd(file, at)
		default:
			return at
		}
	}
	return at
}

func isBlank(file string, at int) bool {
	return at < len(file) && (file[at] == ' ' || file[at] == '\t')
}

// lineEnd is the offset of the next line break, or of the end of the file.
func lineEnd(file string, at int) int {
	for at < len(file) && lineBreak(file, at) == 0 {
		at++
	}
	return at
}
