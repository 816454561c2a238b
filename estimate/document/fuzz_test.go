package document

import (
	"fmt"
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/source"
)

// FuzzClaim: any text of a region is read as a claim about any metric or refused. What
// is wrong stands in the region, and a claim that is updated holds.
func FuzzClaim(f *testing.F) {
	for _, text := range []string{"55 PB", "about **3k** posts a second", "3,472/s", "12.5%", "1/8", "≈ 150 million users", "-7", "−7", "2B", "55 PB (5 to 60)", "at least 54 PB",
		"| 3.5k |", "`55e15 B`", "", "n/a", "3..4k/s", "about 13 % of it", "300M a day", "55&nbsp;PB", "1.5 x 10^8", "fifty-five petabytes", "55.0 PB, 3x copies"} {
		f.Add(text, byte(len(text)))
	}
	env := fixed(f)
	metrics := []string{"kept", "tweets", "dau", "part", "change"}
	f.Fuzz(func(t *testing.T, text string, which byte) {
		if len(text) > 1000 {
			return
		}
		before := "<!-- botec use twitter -->\n\nIt is <!-- botec is " + metrics[int(which)%len(metrics)] + " -->"
		whole := before + text + "<!-- botec end --> there.\n"
		r := Read(&source.File{Name: "d.md", Text: whole}).Check(env)
		if again := Read(&source.File{Name: "d.md", Text: whole}).Check(env); fmt.Sprint(r.Errors) != fmt.Sprint(again.Errors) || r.Updated != again.Updated {
			t.Fatalf("%q is checked in two ways", text)
		}
		for _, e := range r.Errors {
			estimatetest.Fault(t, e)
		}
		for i := range r.Checks {
			c := &r.Checks[i]
			if c.Start < 0 || c.End < c.Start || c.End > len(whole) {
				t.Fatalf("%q: checked is %d to %d", text, c.Start, c.End)
			}
			if !c.Holds() {
				estimatetest.Fault(t, c.Error())
			}
			if c.Rule == Claim && c.Text != whole[c.Start:c.End] {
				t.Fatalf("%q: the claim is %q, at %q", text, c.Text, whole[c.Start:c.End])
			}
		}
		checkUpdate(t, env, whole)
		if len(r.Checks) != 1 || r.Checks[0].Edit == nil || len(r.Errors) > 0 {
			return
		}
		after := Read(&source.File{Name: "d.md", Text: r.Updated}).Check(env)
		if !strings.HasPrefix(r.Updated, before) || len(after.Checks) != 1 || !after.Checks[0].Holds() {
			t.Fatalf("%q is updated to %q, which does not hold: %v", text, strings.TrimPrefix(r.Updated, before), after.Checks)
		}
	})
}
