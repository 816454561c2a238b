package document

import (
	"cmp"
	"slices"
	"strings"
)

// marker is a comment of botec, or a fence with a scenario.
type marker struct {
	span
	body     string // what stands in the comment behind the word botec
	bodyAt   int
	unclosed bool
	lines    []span // of a fence
}

// word is the first word of a marker, what stands behind it, and where.
func (m *marker) word() (word, args string, at int) {
	rest := strings.TrimLeft(m.body, space)
	end := strings.IndexAny(rest, space)
	if end < 0 {
		end = len(rest)
	}
	args = strings.TrimLeft(rest[end:], space)
	return rest[:end], strings.TrimRight(args, space), m.bodyAt + len(m.body) - len(args)
}

func (m *marker) title() string {
	word, args, _ := m.word()
	return strings.TrimRight(word+" "+args, " ")
}

const space = " \t\r\n"

const opening, closing = "<!--", "-->"

// markers finds the markers of a document in their order.
func markers(doc string) []marker {
	if rest, ok := strings.CutPrefix(doc, "\ufeff"); ok { // a byte order mark is no part of the first line
		list := markers(rest)
		for i := range list {
			m := &list[i]
			m.start, m.end, m.bodyAt = m.start+len("\ufeff"), m.end+len("\ufeff"), m.bodyAt+len("\ufeff")
			for k := range m.lines {
				m.lines[k].start, m.lines[k].end = m.lines[k].start+len("\ufeff"), m.lines[k].end+len("\ufeff")
			}
		}
		return list
	}
	p := &parts{src: doc}
	p.read()
	var list []marker
	for _, h := range p.html {
		list = appendComments(list, doc, h)
	}
	for _, f := range p.fences {
		if isScenario(doc[f.info.start:f.info.end]) {
			list = append(list, marker{span: f.info, lines: f.lines})
		}
	}
	slices.SortStableFunc(list, func(a, b marker) int { return cmp.Compare(a.start, b.start) })
	return list
}

// appendComments adds the comments of botec within a stretch of HTML.
func appendComments(list []marker, doc string, in span) []marker {
	for from := in.start; from < in.end; {
		at := strings.Index(doc[from:in.end], opening)
		if at < 0 {
			break
		}
		start := from + at
		body := start + len(opening)
		end, next := in.end, in.end
		unclosed := true
		if n := strings.Index(doc[body:in.end], closing); n >= 0 {
			end, next, unclosed = body+n, body+n+len(closing), false
		}
		if word, ok := strings.CutPrefix(strings.TrimLeft(doc[body:end], space), "botec"); ok &&
			(len(word) == 0 || strings.IndexByte(space, word[0]) >= 0) {
			m := marker{span: span{start, next}, body: word, bodyAt: end - len(word), unclosed: unclosed}
			if unclosed { // its first line says enough
				if n := strings.IndexByte(doc[start:in.end], '\n'); n >= 0 {
					m.end, m.body = start+n, ""
				}
			}
			list = append(list, m)
		}
		from = next
	}
	return list
}

// isScenario says that the info string of a fence is "yaml botec".
func isScenario(info string) bool {
	words := strings.Fields(info)
	return len(words) == 2 && (words[0] == "yaml" || words[0] == "yml") && words[1] == "botec"
}
