package document

import (
	"strings"

	"botec/estimate/markdown"
	"botec/estimate/source"
)

// Edit replaces a span of the document by a text.
type Edit struct {
	markdown.Span
	Text string
}

// update applies the edits of the regions without errors, unless the edits would
// change which markers the document has.
func (c *checker) update() {
	c.Updated = c.File.Text
	var edits []*Edit
	for i := range c.Checks {
		f := &c.Checks[i]
		if f.Edit == nil {
			continue
		}
		if c.hasError(f.Edit) {
			f.Edit = nil
		} else {
			edits = append(edits, f.Edit)
		}
	}
	if len(edits) == 0 {
		return
	}
	text := apply(c.File.Text, edits)
	after := Read(&source.File{Name: c.File.Name, Text: text})
	if len(after.errors) == len(c.errors) && after.outside() == c.outside() {
		c.Updated = text
		return
	}
	// in a list or in HTML, a blank line ends the block that holds the end marker
	at, what := edits[0].Span, "number"
	for i := range c.Checks {
		if f := &c.Checks[i]; f.Rule == Section && !f.Holds() {
			at, what = markdown.Span{Start: f.Start, End: f.End}, "section"
		}
	}
	for i := range c.Checks {
		c.Checks[i].Edit = nil
	}
	c.fail(at, "start the lines with the markers, with a blank line before and after the "+what, "updating this %s would hide its own end marker", what)
}

// hasError reports whether an error is in the region of an edit, its markers
// included: what the region is, is not certain then.
func (c *checker) hasError(edit *Edit) bool {
	for i := range c.regions {
		r := &c.regions[i]
		if r.inside.Start > edit.Start || edit.End > r.inside.End || r.kind != is && r.kind != show {
			continue
		}
		for _, e := range c.Errors {
			if e.File == c.File && e.Start < r.end.End && r.marker.Start < max(e.End, e.Start+1) {
				return true
			}
		}
	}
	return false
}

// outside returns the text outside all regions, which updating does not change.
func (d *Document) outside() string {
	var s strings.Builder
	at := 0
	for _, r := range d.regions {
		if r.kind == show || r.kind == is {
			s.WriteString(d.File.Text[at:r.inside.Start] + "\x00")
			at = r.inside.End
		}
	}
	return s.String() + d.File.Text[at:]
}

// apply makes edits, which are in order and do not overlap.
func apply(text string, edits []*Edit) string {
	var s strings.Builder
	at := 0
	for _, e := range edits {
		s.WriteString(text[at:e.Start])
		s.WriteString(e.Text)
		at = e.End
	}
	s.WriteString(text[at:])
	return s.String()
}
