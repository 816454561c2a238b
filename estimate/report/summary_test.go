package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"botec/estimate/document"
	"botec/estimate/estimatetest"
	"botec/estimate/source"
)

// TestSummary: texts of a document add nothing to the Markdown but themselves.
func TestSummary(t *testing.T) {
	o := outcome()
	o.Checks[0].Why = []string{"since <b>then</b>: the text was changed from 1|2 to `3`"}
	o.Note = "no <!-- history -->"
	var out bytes.Buffer
	if err := Summary(&out, o, 0); err != nil {
		t.Fatal(err)
	}
	const want = "### Capacity\n\n" +
		"1 number does not hold: `botec check --write 'docs/a b,c:1.md'`\n\n" +
		"- `docs/a b,c:1.md:3`: kept is 55 PB, the text says 30 PB�\\[31m<br>since &lt;b&gt;then&lt;/b&gt;: the text was changed from 1\\|2 to \\`3\\`\n\n" +
		"1 section is outdated\n\n" +
		"- `docs/a b,c:1.md:1`: the section is not what botec calc 1 prints\n\n" +
		"**Errors**\n\n" +
		"- `docs/a b,c:1.md:3`: a &lt;marker&gt; & \"more\"\n" +
		"- without a place\n\n" +
		"no &lt;!-- history --&gt;\n"
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}

// TestSummaryLong: of many findings the first are listed, and the rest are counted.
func TestSummaryLong(t *testing.T) {
	o := outcome()
	o.Errors = nil
	o.Checks = slices.Repeat(o.Checks[:1], 23)
	var out bytes.Buffer
	if err := Summary(&out, o, 0); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "23 numbers do not hold") || strings.Count(got, "\n- `docs") != 20 || !strings.HasSuffix(got, "\n- and 3 more\n") {
		t.Errorf("%s", got)
	}
}

// TestSummaryChanges: which figures are listed, by how much they have changed.
func TestSummaryChanges(t *testing.T) {
	before := estimatetest.Text(t, "inputs: {a: 100, b: 0, c: 5, d: 10..20, gone: 7}\nmetrics: {m: a * 2, zero: b, same: c, wide: d, 'n': a + gone}")
	after := estimatetest.Text(t, "inputs: {a: 104, b: 3, c: 5, d: 10..40, new: 7}\nmetrics: {m: a * 2, zero: b, same: c, wide: d, added: new, 'n': a + 7}")
	file := &source.File{Name: "a.md"}
	for _, c := range []struct {
		share float64
		names string
	}{{0, "m zero wide added n"}, {0.04, "m zero wide added"}, {0.05, "zero wide added"}, {1, "zero wide added"}, {1.1, "zero added"}} {
		o := &Outcome{
			Checks:   []document.Check{{Rule: document.Claim, File: file}},
			Compared: []document.Comparison{{Name: "plan.yaml", Since: "main", Before: before, After: after, Claimed: []string{"same"}}, {Name: "plan.yaml", Since: "main", Before: before, After: after, Claimed: []string{"m", "none"}}},
		}
		var out bytes.Buffer
		if err := Summary(&out, o, c.share); err != nil {
			t.Fatal(err)
		}
		var names []string
		for line := range strings.Lines(out.String()) {
			if strings.HasPrefix(line, "| `") {
				names = append(names, strings.Split(line, "`")[1])
			}
		}
		if got, want := strings.Join(names, " "), c.names; got != want {
			t.Errorf("changed by %v: %s, not %s\n%s", c.share, got, want, &out)
		}
		if c.share == 0 && !strings.Contains(out.String(), "| `m` | 200 | 208 | ×1.04 | a 100 → 104 (feed.yaml:1) |") {
			t.Errorf("%s", &out)
		}
	}
}
