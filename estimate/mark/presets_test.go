package mark_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/estimatetest"
	"botec/estimate/mark"
	"botec/estimate/source"
	"botec/estimate/spoken"
	"botec/estimate/unit"
	"botec/presets"

	"pgregory.net/rapid"
)

// forms are ways to write a quantity; the writer of package spoken puts a value into one.
var forms = map[unit.Dim][]string{
	unit.Data:                {"35 PB", "about 3.5 terabytes", "~12 GB", "**1.25 MB**"},
	unit.Rate:                {"3.5k/s", "3,472 per second", "300 million a day", "~4.25k every second"},
	unit.Data.Div(unit.Time): {"12.5 MB/s", "8.25 Gbps", "about 30 TB/day", "120 GB per hour"},
	unit.Time:                {"5.25 years", "30 days", "12.5 ms"},
}

// sentences are ways to name a figure by the words of its name.
var sentences = []string{
	"The %[1]s is %[2]s.",
	"We planned for %[2]s of %[1]s, as of today.",
	"- %[1]s: %[2]s (estimated)",
	"| %[1]s | %[2]s |",
}

// For each preset: figures of its report in prose are marked, each with its own name or
// that of one that is the same, and nothing else is.
func TestPresets(t *testing.T) {
	estimatetest.WithoutRace(t)
	env := environment()
	named, found := 0, 0
	for _, name := range presets.Names() {
		r, err := env.Evaluate(document.Scenario{Name: name, Preset: true})
		if err != nil {
			t.Fatal(err)
		}
		documents := rapid.Custom(func(t *rapid.T) written { return prose(t, r) })
		for seed := range 15 {
			d := documents.Example(seed)
			got, err := mark.Find(mark.Request{File: &source.File{Name: "d.md", Text: d.text}, Name: name, Env: env})
			if err != nil {
				t.Fatal(err)
			}
			again, err := mark.Find(mark.Request{File: &source.File{Name: "d.md", Text: got.Updated}, Name: name, Env: env})
			if err != nil || again.Updated != got.Updated {
				t.Fatalf("%s\na second run marks more: %v\n%s", d.text, err, again.Updated)
			}
			named += len(d.claims)
			for _, n := range got.Numbers {
				if n.Verdict != mark.Marked {
					continue
				}
				k := slices.IndexFunc(d.claims, func(c claim) bool { return c.start < n.End && n.Start < c.end })
				if k < 0 {
					t.Fatalf("%s: %s\n%q is not %s", name, d.text, n.Text, n.Metric)
				}
				if want, is := r.Get(d.claims[k].metric), r.Get(n.Metric); want.Value != is.Value {
					t.Fatalf("%s: %s\n%q is %s, not %s", name, d.text, n.Text, want.Name, is.Name)
				}
				found++
			}
		}
	}
	if t.Logf("%d of %d", found, named); found*100 < named*75 {
		t.Errorf("%d of %d figures were marked, which is less than 75%%", found, named)
	}
}

// written is a document, and the figures that it has.
type written struct {
	text   string
	claims []claim
}

// prose writes figures of a result in sentences.
func prose(t *rapid.T, r *estimate.Result) written {
	var claims []claim
	var b strings.Builder
	b.WriteString("# Notes\n\n")
	for range rapid.IntRange(1, 8).Draw(t, "figures") {
		v := &r.Values[rapid.IntRange(0, len(r.Values)-1).Draw(t, "figure")]
		list := forms[v.Type().Dim.WithoutNouns()]
		if strings.Contains(v.Name, "needs") || strings.Contains(v.Name, "required") || strings.Contains(v.Name, "_for") || v.Value <= 0 || math.IsInf(v.Value, 0) || len(list) == 0 || len(v.Type().Dim.Nouns()) > 0 || strings.HasSuffix(v.Label, "_daily") {
			continue
		}
		form := rapid.SampledFrom(list).Draw(t, "form")
		got, problem := spoken.Read(form, document.ClaimMetric(r, v, nil))
		if problem != nil {
			continue
		}
		number, problem := got.Write(v.Value)
		if problem != nil {
			continue
		}
		name := strings.NewReplacer(".", " ", "_", " ").Replace(v.Name)
		sentence := fmt.Sprintf(rapid.SampledFrom(sentences).Draw(t, "sentence"), name, number)
		if strings.HasPrefix(sentence, "|") {
			sentence = "\n| what | how much |\n|--|--|\n" + sentence + "\n"
		}
		at := b.Len() + strings.Index(sentence, number)
		b.WriteString(sentence + "\n")
		claims = append(claims, claim{at, at + len(number), v.Name})
	}
	return written{b.String(), claims}
}
