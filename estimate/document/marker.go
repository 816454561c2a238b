package document

import (
	"cmp"
	"slices"
	"strings"

	"botec/estimate/markdown"
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

// markers finds the markers of a document in their order.
func markers(doc string) (list []marker) {
	comments, fences := markdown.Scan(doc)
	for _, c := range comments {
		word, ok := strings.CutPrefix(strings.TrimLeft(c.Body.In(doc), space), "botec")
		if ok && (word == "" || strings.IndexByte(space, word[0]) >= 0) {
			list = append(list, marker{span: span{c.Start, c.End}, body: word, bodyAt: c.Body.End - len(word), unclosed: !c.Closed})
		}
	}
	for _, f := range fences {
		if isScenario(f.Info.In(doc)) {
			m := marker{span: span{f.Info.Start, f.Info.End}, lines: []span{}}
			for _, l := range f.Lines {
				m.lines = append(m.lines, span{l.Start, l.End})
			}
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b marker) int { return cmp.Compare(a.start, b.start) })
	return list
}

// isScenario says that the info string of a fence is "yaml botec".
func isScenario(info string) bool {
	words := strings.Fields(info)
	return len(words) == 2 && (words[0] == "yaml" || words[0] == "yml") && words[1] == "botec"
}
