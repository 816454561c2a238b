package document

import (
	"strings"
	"testing"

	"botec/estimate/source"
)

// What is taken for a marker that was meant, and what only speaks of botec. The
// warning names the marker to write.
func TestNearMisses(t *testing.T) {
	const end = "5<!-- botec end -->"
	for _, c := range []struct{ text, want string }{
		{"<!-- BOTEC is x -->" + end, "botec is x"},
		{"<!-- Botec is p95(app.nodes) -->" + end, "botec is p95(app.nodes)"},
		{"<!-- bottec is stored in PB -->" + end, "botec is stored in PB"},
		{"<!--botec:is x-->" + end, "botec is x"},
		{"<!-- botec-is x -->" + end, "botec is x"},
		{"<!-- botec_is x -->" + end, "botec is x"},
		{"<!-- botec.is x -->" + end, "botec is x"},
		{"<!-- botecis x -->" + end, "botec is x"},
		{"<!-- @botec is x -->" + end, "botec is x"},
		{"<!-- [botec is x] -->" + end, "botec is x"},
		{"<!-- botec, is x -->" + end, "botec is x"},
		{"<!--\u00a0botec\u00a0is x -->" + end, "botec is x"},
		{"<!-- btoec is x -->" + end, "botec is x"},
		{"<!-- botc is x -->" + end, "botec is x"},
		{"<!-- boteck is x -->" + end, "botec is x"},
		{"<!-- BOTEC is x -->150M users", "botec is x"},
		{"<!-- BOTEC use twitter -->", "botec use twitter"},
		{"<!-- Botec use ../plan.botec.yaml -->", "botec use ../plan.botec.yaml"},
		{"<!-- BOTEC show estimate --only x -->\n\n<!-- BOTEC end -->", "botec show estimate --only x, botec end"},
		{"x <! -- botec is x -->" + end, "botec is x"},
		{"x <!– botec is x –>" + end, "botec is x"},
		{"x &lt;!-- botec is x --&gt;5", "botec is x"},
		{"x {/* botec is x */}5", "botec is x"},
		// about botec
		{"<!-- Botec is great -->", ""},
		{"<!-- Botec is great --> and so on <!-- BOTEC is x -->" + end, "botec is x"},
		{"<!-- Botec is a great tool -->" + end, ""},
		{"<!-- Botec shows numbers -->", ""},
		{"<!-- BOTEC: use it -->", ""},
		{"<!-- botec's end is near -->", ""},
		{"<!-- note is x -->" + end, ""},
		{"<!-- write BOTEC is x -->" + end, ""},
		{"<!-- bottle is x -->" + end, ""},
		{"a Botec is x", ""},
		{"`<!-- BOTEC is x -->`" + end, ""},
		{"\\<!-- BOTEC is x -->" + end, ""},
		{"```\n<!-- BOTEC is x -->" + end + "\n```", ""},
		{"[a](b \"<!-- BOTEC is x -->\")", ""},
		// info strings
		{"```yaml Botec\n```", "yaml botec"},
		{"```yaml {botec}\n```", "yaml botec"},
		{"```yaml,botec\n```", "yaml botec"},
		{"```botec yaml\n```", "yaml botec"},
		{"```botec\n```", "yaml botec"},
		{"```yaml title=\"feed.botec.yaml\"\n```", ""},
		{"```botec --help\n```", ""},
		{"```sh botec\n```", ""},
		{"```yaml\n# botec\n```", ""},
	} {
		var got []string
		for _, w := range Read(&source.File{Name: "d.md", Text: c.text}).warnings {
			if hint, ok := strings.CutPrefix(w.Hint, "write "); ok {
				got = append(got, strings.Trim(hint, "<!->` "))
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// A marker that begins its line takes the line out of its paragraph.
func TestMarkersThatBeginALine(t *testing.T) {
	const is, end = "<!-- botec is x -->", "<!-- botec end -->"
	for _, c := range []struct {
		text string
		want int
	}{
		{"We keep " + is + "5" + end + ".", 0},
		{"We keep\n" + is + "5" + end + ".", 1},
		{is + "5" + end, 1},
		{"We keep\n" + is + "5" + end + " and " + is + "5" + end, 1},
		{"> We keep\n> " + is + "5" + end, 1},
		{"- " + is + "5" + end, 1},
		{"We keep " + is + "5\n" + end + " of it", 1},
		{"<!-- a --> " + is + "5" + end, 1},
		{"| a |\n|---|\n| " + is + "5" + end + " |", 0},
		{"a | b\n--|--\n" + is + "5" + end + " | 2", 1},
		{"<!-- botec use x.yaml -->\nThe text", 0},
		{"<!-- botec show estimate -->\n\ntext\n\n" + end, 0},
		{"<!-- botec show estimate -->\n" + end, 0},
		{"<!-- botec use x.yaml --> <!-- botec use y.yaml -->", 0},
		{"<div>\n" + is + "5" + end + "\n</div>", 0},
		{"# " + is + "5" + end, 0},
	} {
		d := Read(&source.File{Name: "d.md", Text: c.text})
		if len(d.warnings) != c.want {
			t.Errorf("%q: %v", c.text, d.warnings)
		}
		if d := Read(&source.File{Name: "d.mdx", Text: strings.NewReplacer("<!--", "{/*", "-->", "*/}").Replace(c.text)}); len(d.warnings) > 0 {
			t.Errorf("in MDX: %q: %v", c.text, d.warnings)
		}
	}
}

// The markers of MDX.
func TestMDXMarkers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{/* botec use a.yaml */}", "use a.yaml"},
		{"We keep {/* botec is x */}**5**{/* botec end */}.", "is x: **5**"},
		{"<Tabs>\n    indented {/* botec is x */}5{/* botec end */}\n</Tabs>", "is x: 5"},
		{"<pre>\n{/* botec is x */}5{/* botec end */}\n</pre>", "is x: 5"},
		{"| a |\n|---|\n| {/* botec is x */}5{/* botec end */} |", "is x: 5"},
		{"{/*botec\nis x*/}5{/*botec end*/}", "is x: 5"},
		{"`{/* botec is x */}`", ""},
		{"```\n{/* botec is x */}\n```", ""},
		{"a {/* note */} b", ""},
		{"a {/* botec is x", "error this marker is not closed"},
	} {
		d := Read(&source.File{Name: "d.MDX", Text: c.text})
		var got []string
		for _, r := range d.regions {
			line := []string{"use", "block", "show", "is"}[r.kind] + " " + r.args
			if r.kind == is {
				line += ": " + r.inside.In(c.text)
			}
			got = append(got, line)
		}
		for _, e := range d.errors {
			got = append(got, "error "+e.Text)
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// Which numbers of a text have a unit or a scale.
func TestMeasures(t *testing.T) {
	for text, want := range map[string]int{
		"5 GB, 3.5k/s, 10 ms, 150 million and 2bn":  5,
		"1,234,567 users and 1 000 GB":              2,
		"$1,500 a month, 500 €, 99.9% and **5** TB": 4,
		"300 a day, 5 per second, 10/s, 100+ Tbps":  4,
		"3-5M events": 1,
		"in 2024, on 2024-05-01, at 10:30, May 5":  0,
		"v1.2, 1.2.3, Go 1.26, p95, s3, #5, §3":    0,
		"5 of 7, 12 nodes, section 4 in chapter 2": 0,
		"see https://example.org/5GB?x=5k":         0,
	} {
		if got := measures(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
