package spoken

import "testing"

// What could change the value is never passed over: behind any text that holds,
// a word that it is per makes it another statement.
func TestNothingPassedOver(t *testing.T) {
	for _, r := range rows(t) {
		if r.kind != "claim" || r.want != "holds" {
			continue
		}
		m, truth := r.metric(t)
		for _, more := range []string{" per gadget", "/gadget", " every gadget"} {
			if reading, p := Read(r.text+more, m); p == nil && reading.Holds(truth) {
				t.Errorf("texts.tsv:%d: %q is read as %s", r.line, r.text+more, reading.String())
			}
		}
		for _, before := range []string{"not ", "never ", "≠ ", "per gadget "} {
			if reading, p := Read(before+r.text, m); p == nil && reading.Holds(truth) {
				t.Errorf("texts.tsv:%d: %q is read as %s", r.line, before+r.text, reading.String())
			}
		}
	}
}
