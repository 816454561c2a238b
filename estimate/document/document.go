// Package document holds the numbers in Markdown documents to scenarios:
//
//	text → markers → regions → claims and sections, each held to its scenario → findings and edits → text
//
// A marker is an HTML comment whose first word is botec. It is found in the
// Markdown tree, so that one in a code fence is text. A region is what stands
// between a marker and its end; checking reads regions, and mending changes the
// bytes of regions and no others.
package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"botec/estimate/formula"
	"botec/estimate/source"
)

// MaxSize is how large a document may be, in bytes.
const MaxSize = 10e6

// Document is a Markdown file that was read.
type Document struct {
	File    *source.File
	regions []region
	errors  source.Errors // of its markers
}

// kind is what a region is for.
type kind byte

const (
	use    kind = iota // names the scenario of what follows
	inline             // a scenario in a fence, which does too
	show
	is
)

// region is a use marker, a scenario in a fence, or what stands between a show
// or is marker and its end.
type region struct {
	kind       kind
	marker     span   // the marker; of a fence its content
	args       string // behind the marker's word
	argsAt     int    // where they begin
	start, end int    // of what stands between marker and end
	lines      []span // of a fence: its lines, without quote and list prefixes
}

type span struct{ start, end int }

// Concerns says that a text can hold a marker or a scenario: what has not the
// word is not parsed.
func Concerns(text string) bool { return strings.Contains(text, "botec") }

// Read reads the markers of a document. What is wrong with them is kept, and
// reported when it is checked.
func Read(file *source.File) *Document {
	d := &Document{File: file}
	switch text := file.Text; {
	case len(text) > MaxSize:
		d.fail(span{}, "", "the document has more than %d MB", int(MaxSize)/1e6)
	case !utf8.ValidString(text):
		bad := 0
		for i, r := range text {
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
				bad = i
				break
			}
		}
		d.fail(span{bad, bad + 1}, "", "the document is not in UTF-8")
	case Concerns(text):
		d.pair(markers(text))
	}
	return d
}

func (d *Document) fail(at span, hint, text string, args ...any) {
	d.errors = append(d.errors, &source.Error{File: d.File, Start: at.start, End: at.end, Text: fmt.Sprintf(text, args...), Hint: hint})
}

// kinds are the words that a marker begins with.
const kinds = "use, show, is or end"

// pair makes regions of markers.
func (d *Document) pair(list []marker) {
	var open *marker
	for i := range list {
		m := &list[i]
		word, args, argsAt := m.word()
		switch {
		case m.lines != nil:
			if open != nil {
				d.fail(open.span, "<!-- botec end --> before the scenario in its fence", "%s has no end before a scenario begins", open.title())
				open = nil
			}
			d.regions = append(d.regions, region{kind: inline, marker: m.span, lines: m.lines})
		case m.unclosed:
			d.fail(m.span, "-->", "the marker is not closed")
		case word == "end":
			switch {
			case args != "":
				d.fail(m.span, "<!-- botec end -->", "end takes nothing behind it, not %s", args)
			case open == nil:
				d.fail(m.span, "", "this end has no show or is before it")
			default:
				word, args, at := open.word()
				r := region{kind: is, marker: open.span, args: args, argsAt: at, start: open.end, end: m.start}
				if word == "show" {
					r.kind = show
				}
				d.regions = append(d.regions, r)
			}
			open = nil
		case open != nil:
			d.fail(m.span, "<!-- botec end --> before it", "%s stands within %s; markers do not nest", m.title(), open.title())
			if word == "show" || word == "is" { // its end is the next one
				open = m
			}
		case word == "use":
			d.regions = append(d.regions, region{kind: use, marker: m.span, args: args, argsAt: argsAt})
		case word == "show" || word == "is":
			open = m
		case word == "":
			d.fail(m.span, "", "a marker says %s, not nothing", kinds)
		default:
			hint := ""
			if near := nearest(word, strings.Fields("use show is end")); near != "" {
				hint = "did you mean " + near + "?"
			}
			d.fail(m.span, hint, "a marker says %s, not %s", kinds, word)
		}
	}
	if open != nil {
		d.fail(open.span, "<!-- botec end -->", "%s has no end", open.title())
	}
	slices.SortStableFunc(d.regions, func(a, b region) int { return cmp.Compare(a.marker.start, b.marker.start) })
}

func nearest(word string, list []string) string {
	if near := formula.Nearest(word, list); len(near) > 0 {
		return near[0]
	}
	return ""
}
