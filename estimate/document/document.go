// Package document checks that the numbers and generated sections of Markdown
// documents agree with scenarios, and updates them:
//
//	text → markers → regions → claims and sections → findings and edits → text
//
// A marker is a comment whose first word is botec; package markdown finds it, so that
// a marker in a code example is text, of which the document warns. A region is the text between a
// marker and its "end". A claim is a number in such a region, a section the
// output of a command. Checking reads regions; updating changes the bytes of
// regions and no others.
//
// [Read] finds the regions of one document and [Document.Check] checks them.
// [Find] lists the files that the arguments of a command name, and [CheckFiles]
// checks them all. The package evaluates nothing itself: an [Environment] does.
package document

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"botec/estimate/markdown"
	"botec/estimate/source"
)

// MaxSize is the size of the largest document that is read, in bytes.
const MaxSize = 10e6

const tooLarge = "the document is larger than 10 MB"

// Document is a Markdown file that was read.
type Document struct {
	File     *source.File
	mdx      bool
	found    markdown.Found // what it consists of, if it may have markers
	regions  []region       // in the order of the text
	errors   source.Errors
	warnings source.Errors
}

// MayHaveMarkers is a cheap test before parsing: it reports whether a text
// contains the word botec, as every marker and scenario block does.
func MayHaveMarkers(text string) bool { return strings.Contains(text, "botec") }

// Read reads the markers of a document. Errors in them, and what looks like a marker
// and is none, are kept and reported by [Document.Check].
func Read(file *source.File) *Document {
	d := &Document{File: file, mdx: isMDX(file.Name)}
	switch text := file.Text; {
	case len(text) > MaxSize:
		d.fail(markdown.Span{}, "", tooLarge)
	case !utf8.ValidString(text):
		at := invalidUTF8(text)
		d.fail(markdown.Span{Start: at, End: at + 1}, "", "the document is not valid UTF-8")
	case MayHaveMarkers(text) || mayBeMisspelled(text):
		d.found = scan(text, d.mdx)
		if list := markers(text, &d.found); d.isBounded(list) {
			d.pair(list)
			d.warn()
		}
	}
	return d
}

// The limits of the markers of a document: how many there are, and the bytes of one.
const (
	mostMarkers   = 20_000
	longestMarker = 4096
)

// isBounded reports whether markers keep to their limits. Of a document with others
// nothing is checked.
func (d *Document) isBounded(list []marker) bool {
	if len(list) > mostMarkers {
		d.fail(list[mostMarkers].Span, "divide it into several documents", "the document has %d markers, where at most %d are allowed", len(list), mostMarkers)
		return false
	}
	for i := range list {
		if m := &list[i]; m.comment.Closed && m.End-m.Start > longestMarker {
			d.fail(markdown.Span{Start: m.Start, End: m.Start + len("<!-- botec")}, "", "this marker is too long: %d bytes, where at most %d are allowed", m.End-m.Start, longestMarker)
		}
	}
	return len(d.errors) == 0
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8.
func invalidUTF8(text string) int {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD") {
			return i
		}
	}
	return 0
}

func scan(text string, mdx bool) markdown.Found {
	if mdx {
		return markdown.ScanMDX(text)
	}
	return markdown.Scan(text)
}

// comment writes a comment as the document has them.
func (d *Document) comment(text string) string {
	if d.mdx {
		return "{/* " + text + " */}"
	}
	return "<!-- " + text + " -->"
}

func (d *Document) fail(at markdown.Span, hint, text string, args ...any) {
	d.errors = append(d.errors, newError(d.File, at, hint, text, args...))
}

func newError(file *source.File, at markdown.Span, hint, text string, args ...any) *source.Error {
	return &source.Error{File: file, Start: at.Start, End: at.End, Text: fmt.Sprintf(text, args...), Hint: hint}
}
