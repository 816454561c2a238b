package report

import (
	"io"
	"strings"

	"botec/estimate/source"
)

// FindingsText writes what does not hold for a terminal: each finding with its
// line, what changed its value, and the diff of a section.
func FindingsText(w io.Writer, o *Outcome) error {
	var s strings.Builder
	for _, f := range o.Findings() {
		s.WriteString(f.Error().Finding())
		for _, why := range f.Why {
			s.WriteString("  " + source.Printable(why) + "\n")
		}
		s.WriteString(source.Printable(f.Diff))
	}
	_, err := io.WriteString(w, s.String())
	return err
}
