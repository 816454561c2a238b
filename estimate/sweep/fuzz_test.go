package sweep

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/unit"
)

// FuzzAxis: any text of --vary is read or refused. What is read are values that the
// quantity may have, and printed they are read again.
func FuzzAxis(f *testing.F) {
	for _, text := range []string{"dau=1M..1bn", "posts=1..100/user/day", "post.size=1 kB, 30 kB,2 MB", "share_kept=10%..90%", "store.node.storage=1 TB,max(2 TB, 4 TB)",
		"dau=5", "post.retention=1..5", "posts=uniform(1, 2)", "dau=3M ± 10%", "dau", "=", "dua=1,2", "app.spare=0..3", "dau=-1..5", "post.writes=1k/s..2k/s", "stored=1..2 PB"} {
		f.Add(text)
	}
	r := estimatetest.MustRead(f, swept)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		axes, err := ParseAxes(r, []string{text}, 5)
		if again, other := ParseAxes(r, []string{text}, 5); fmt.Sprint(axes, err) != fmt.Sprint(again, other) {
			t.Fatalf("%q is read in two ways", text)
		}
		if err != nil {
			estimatetest.Hints(t, "--vary", text, estimatetest.Faults(t, err), func(text string) error {
				_, err := ParseAxes(r, []string{text}, 5)
				return err
			})
			return
		}
		a := axes[0]
		if len(axes) != 1 || len(a.Values) == 0 {
			t.Fatalf("%q has no values", text)
		}
		var list strings.Builder
		list.WriteString(a.Name + "=")
		for i, v := range a.Values {
			if a.Check(v) != graph.OK {
				t.Fatalf("%q: %s may not be %v", text, a.Name, v)
			}
			if i > 0 {
				list.WriteString(", ")
			}
			list.WriteString(r.Print(unit.Printer{Digits: 12}, a.index, v))
		}
		back, err := ParseAxes(r, []string{list.String()}, 5)
		if err != nil {
			t.Fatalf("%q is printed as %q: %v", text, list.String(), err)
		}
		for i, v := range back[0].Values {
			if math.Abs(v-a.Values[i]) > 1e-9*math.Abs(v) {
				t.Fatalf("%q is printed as %q: %v, not %v", text, list.String(), v, a.Values[i])
			}
		}
	})
}
