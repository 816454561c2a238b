package document

import (
	"cmp"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/markdown"
)

// kind is the kind of a region.
type kind byte

const (
	use           kind = iota // names the scenario of the regions after it
	scenarioBlock             // contains that scenario
	show                      // a section
	is                        // a claim
)

// region is a marker, with the text up to its end if it has one.
type region struct {
	kind   kind
	marker markdown.Span // of a scenario block its info string
	args   string        // what follows the keyword of the marker
	argsAt int
	inside markdown.Span   // of a section or claim: the text between the markers
	end    markdown.Span   // the marker that ends it
	lines  []markdown.Span // of a scenario block, without the prefixes of quotes and lists
}

// argument is the span of what follows the keyword, or of the marker if nothing
// does.
func (r *region) argument() markdown.Span {
	if r.args == "" {
		return r.marker
	}
	return markdown.Span{Start: r.argsAt, End: r.argsAt + len(r.args)}
}

// pair matches markers with their ends and makes the regions.
func (d *Document) pair(list []marker) {
	var open *marker // a show or is marker without its end
	for i := range list {
		m := &list[i]
		switch {
		case m.block:
			if open != nil {
				d.fail(open.Span, "write "+d.comment("botec end")+" before the scenario block", `"%s" has no "end" before the next scenario block`, open)
				open = nil
			}
			d.regions = append(d.regions, region{kind: scenarioBlock, marker: m.Span, lines: m.lines})
		case !m.comment.Closed:
			d.fail(m.Span, "end it with "+m.closer(d.File.Text), "this marker is not closed")
		case m.keyword == "end":
			d.end(m, open)
			open = nil
		case open != nil:
			d.fail(m.Span, "write "+d.comment("botec end")+" before it", `"%s" inside "%s": markers cannot be nested`, m, open)
			if m.opens() { // the next end belongs to it
				open = m
			}
		case m.opens():
			open = m
		case m.keyword == "use":
			d.regions = append(d.regions, region{kind: use, marker: m.Span, args: m.args, argsAt: m.argsAt})
		default:
			d.failKeyword(m)
		}
	}
	if open != nil {
		d.fail(open.Span, "write "+d.comment("botec end")+" after it", `"%s" has no "end"`, open)
	}
	slices.SortStableFunc(d.regions, func(a, b region) int { return cmp.Compare(a.marker.Start, b.marker.Start) })
}

// closer is what ends the comment of a marker.
func (m *marker) closer(text string) string {
	if strings.HasPrefix(m.In(text), "{") {
		return "*/}"
	}
	return "-->"
}

// opens reports whether a marker needs an end.
func (m *marker) opens() bool { return m.keyword == "show" || m.keyword == "is" }

// end closes the region of an open marker, nil for none.
func (d *Document) end(m, open *marker) {
	switch {
	case m.args != "":
		d.fail(m.Span, d.comment("botec end"), `"end" takes no arguments, found "%s"`, m.args)
	case open == nil:
		d.fail(m.Span, "", `"end" without a matching "show" or "is"`)
	default:
		r := region{kind: is, marker: open.Span, args: open.args, argsAt: open.argsAt, inside: markdown.Span{Start: open.End, End: m.Start}, end: m.Span}
		if open.keyword == "show" {
			r.kind = show
		}
		d.regions = append(d.regions, r)
	}
}

func (d *Document) failKeyword(m *marker) {
	if m.keyword == "" {
		d.fail(m.Span, "", "empty marker, expected use, show, is or end after botec")
		return
	}
	d.fail(m.Span, formula.DidYouMean(m.keyword, strings.Fields("use show is end")), `unknown marker "%s", expected use, show, is or end`, m.keyword)
}
