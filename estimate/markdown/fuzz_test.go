package markdown

import "testing"

// FuzzScan: any text can be scanned, and what is found lies in the text, in its
// order.
func FuzzScan(f *testing.F) {
	f.Add(structures)
	f.Add("\ufeff> - <!-- a\n> -->\n\n| `<b c='-->'> |\n|--|\n[d]: </e\n\"f\" [g](<h> '\t~~~ i\n\tj")
	f.Fuzz(func(t *testing.T, text string) {
		found := Scan(text)
		comments, fences := found.Comments, found.Fences
		at := 0
		for _, c := range comments {
			if c.Start < at || c.Body.Start != c.Start+len(commentStart) || c.Closed && c.In(text) != commentStart+c.Body.In(text)+commentEnd {
				t.Fatalf("%q: %+v", text, comments)
			}
			at = c.Start
		}
		at = 0
		for _, fence := range fences {
			for _, span := range append([]Span{fence.Info}, fence.Lines...) {
				if span.Start < at || span.End < span.Start || span.End > len(text) {
					t.Fatalf("%q: %+v", text, fences)
				}
				at = span.End
			}
		}
	})
}
