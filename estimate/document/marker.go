package document

import (
	"cmp"
	"slices"
	"strings"

	"botec/estimate/markdown"
)

// marker is a comment that starts with the word botec, or a scenario block: a
// fenced code block with the info string "yaml botec".
type marker struct {
	markdown.Span
	keyword string // use, show, is or end if it is right
	args    string // what follows the keyword
	argsAt  int
	comment markdown.Comment
	block   bool            // a scenario block; Span is its info string
	lines   []markdown.Span // of a scenario block
}

// String is what a marker says, without botec.
func (m *marker) String() string { return strings.TrimRight(m.keyword+" "+m.args, " ") }

const space = " \t\r\n"

// markers returns the markers of a document in the order of the text.
func markers(text string, found *markdown.Found) (list []marker) {
	for _, c := range found.Comments {
		if m, ok := readMarker(text, c); ok {
			list = append(list, m)
		}
	}
	for _, f := range found.Fences {
		if isScenarioInfo(f.Info.In(text)) {
			list = append(list, marker{Span: f.Info, block: true, lines: f.Lines})
		}
	}
	slices.SortStableFunc(list, func(a, b marker) int { return cmp.Compare(a.Start, b.Start) })
	return list
}

// readMarker reads a comment as a marker; ok is false for other comments. More
// dashes at its ends than it needs (<!--- botec … --->) do not matter.
func readMarker(text string, c markdown.Comment) (m marker, ok bool) {
	body := strings.TrimRight(c.Body.In(text), "-")
	end := c.Body.Start + len(body)
	rest, ok := strings.CutPrefix(strings.TrimLeft(body, "-"+space), "botec")
	if !ok || rest != "" && strings.IndexByte(space, rest[0]) < 0 {
		return marker{}, false
	}
	rest = strings.TrimLeft(rest, space)
	word := strings.IndexAny(rest, space)
	if word < 0 {
		word = len(rest)
	}
	args := strings.TrimLeft(rest[word:], space)
	return marker{
		Span: c.Span, comment: c,
		keyword: rest[:word], args: strings.TrimRight(args, space), argsAt: end - len(args),
	}, true
}

func isScenarioInfo(info string) bool {
	words := strings.Fields(info)
	return len(words) == 2 && (words[0] == "yaml" || words[0] == "yml") && words[1] == "botec"
}
