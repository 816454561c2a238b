package document

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"

	"pgregory.net/rapid"
)

// TestExplain: what a claim that does not hold says of the past. The scenario kept 44 PB
// then, and 55 PB now; tweets have stayed the same.
func TestExplain(t *testing.T) {
	before := estimatetest.Text(t, strings.Replace(feed, "55 PB", "44 PB", 1))
	const (
		moved   = "since then: kept 44 PB → 55 PB makes it ×1.25 (feed.yaml:3)"
		twice   = "<!-- botec is kept -->44 PB<!-- botec end --> "
		similar = "one\n\ntwo\n\nthree\n\n"
	)
	for _, c := range []struct{ name, was, now, why, edited string }{
		{"the scenario", "<!-- botec is kept -->44 PB<!-- botec end -->", "<!-- botec is kept -->44 PB<!-- botec end -->", moved, ""},
		{"words around the number", "<!-- botec is kept -->44 PB<!-- botec end -->", "<!-- botec is kept -->about **44 PB** of tweets<!-- botec end -->", moved, ""},
		{"another form of a false number", "<!-- botec is tweets -->5k/s<!-- botec end -->", "<!-- botec is tweets -->5,000/s<!-- botec end -->", "it did not hold in then either: tweets was 3.47k/s", ""},
		{"the text", "<!-- botec is tweets -->3.5k/s<!-- botec end -->", "<!-- botec is tweets -->5k/s<!-- botec end -->", "since then: the text was changed from 3.5k/s to 5k/s; tweets did not change", "3.5k/s"},
		{"both", "<!-- botec is kept -->44 PB<!-- botec end -->", "<!-- botec is kept -->70 PB<!-- botec end -->", "since then: the text was changed from 44 PB to 70 PB\n" + moved, "44 PB"},
		{"neither", "<!-- botec is kept -->30 PB<!-- botec end -->", "<!-- botec is kept -->30 PB<!-- botec end -->", "it did not hold in then either: kept was 44 PB", ""},
		{"a claim is new", "<!-- botec is tweets -->3.5k/s<!-- botec end -->", "<!-- botec is kept -->30 PB<!-- botec end -->", "", ""},
		{"a new claim that was true", "", "<!-- botec is kept -->44 PB<!-- botec end -->", moved, ""},
		{"a second one, above", twice + "x", "<!-- botec is kept -->30 PB<!-- botec end --> " + twice, "\n" + moved, ""},
		{"the first of two is gone", twice + "<!-- botec is kept -->30 PB<!-- botec end -->", "<!-- botec is kept -->30 PB<!-- botec end -->", "it did not hold in then either: kept was 44 PB", ""},
		{"the document was renamed", "renamed " + similar + "<!-- botec is tweets -->3.5k/s<!-- botec end -->", similar + "<!-- botec is tweets -->5k/s<!-- botec end -->", "since then: the text was changed from 3.5k/s to 5k/s; tweets did not change", "3.5k/s"},
		{"the document is another one", "renamed a\n\nb\n\nc\n\nd\n\n<!-- botec is tweets -->3.5k/s<!-- botec end -->", "<!-- botec is tweets -->5k/s<!-- botec end -->", "", ""},
		{"the text was empty", "<!-- botec is kept --><!-- botec end -->", "<!-- botec is kept -->30 PB<!-- botec end -->", "since then: the text was changed from nothing to 30 PB\n" + moved, "nothing"},
		{"a marker that is wrong", "<!-- botec is --><!-- botec use -->", "<!-- botec is kept -->44 PB<!-- botec end -->", moved, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			const use = "<!-- botec use feed.botec.yaml -->\n\n"
			folder(t, map[string]string{"docs/feed.botec.yaml": feed})
			env, name := fixed(t), "docs/d.md"
			if text, ok := strings.CutPrefix(c.was, "renamed "); ok {
				name, c.was = "docs/old.md", text
			}
			revision := &Past{
				Name: "then",
				Read: func(path string) (string, error) {
					if path == name {
						return use + c.was, nil
					}
					return "", fs.ErrNotExist
				},
				Files:    func() []string { return []string{"docs/feed.botec.yaml", name} },
				Evaluate: func(Scenario) *estimate.Result { return before },
			}
			env.Past = func(string) *Past { return revision }
			r := check(t, env, use+c.now)
			if len(r.Errors) > 0 {
				t.Fatal(r.Errors)
			}
			var why []string
			for i := range r.Checks {
				why = append(why, strings.Join(r.Checks[i].Why, "\n"))
			}
			if got := strings.Join(why, "\n"); got != c.why || r.Checks[0].Edited != c.edited {
				t.Errorf("%s\nnot %s\nedited %q, not %q", got, c.why, r.Checks[0].Edited, c.edited)
			}
		})
	}
}

// TestSimilarity: it does not depend on the order of two texts or of their lines, and is
// 1 for the same text.
func TestSimilarity(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "", "c", "  a"}), 0, 6).Draw(t, "lines"), "\n")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		share := similarity(a, b)
		reversed := strings.Split(b, "\n")
		for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
			reversed[i], reversed[j] = reversed[j], reversed[i]
		}
		if share != similarity(b, a) || share != similarity(a, strings.Join(reversed, "\n")) || share < 0 || share > 1 {
			t.Fatal(share)
		}
		if strings.TrimSpace(a) != "" && similarity(a, a) != 1 {
			t.Fatal("a text is not like itself")
		}
	})
}

// FuzzPast: whatever a document was, it is judged and updated as without a past.
func FuzzPast(f *testing.F) {
	claim := func(text string) string { return "<!-- botec is kept -->" + text + "<!-- botec end -->" }
	block := "```yaml botec\ninputs: {a: 1}\n```\n"
	f.Add(claim("44 PB"), claim("30 PB"))
	f.Add(claim("44 PB")+claim("many"), claim("30 PB")+claim("2"))
	f.Add(block+claim("44 PB"), block+claim("30 PB"))
	f.Add("<!-- botec use -->"+claim(""), claim("30 PB"))
	f.Add("<!-- botec use ../../x -->"+claim("\x00"), claim("30 PB")+claim("30 PB"))
	now := fixed(f)
	result := estimatetest.Text(f, strings.Replace(feed, "55 PB", "44 PB", 1))
	f.Fuzz(func(t *testing.T, was, is string) {
		env := now
		revision := &Past{
			Name:     "then",
			Read:     func(string) (string, error) { return was, nil },
			Files:    func() []string { return nil },
			Evaluate: func(Scenario) *estimate.Result { return result },
		}
		env.Past = func(string) *Past { return revision }
		env.Compare = true
		is = "<!-- botec use twitter -->\n\n" + is
		alone, r := check(t, now, is), check(t, env, is)
		if fmt.Sprint(alone.Errors) != fmt.Sprint(r.Errors) || alone.Updated != r.Updated || len(alone.Checks) != len(r.Checks) {
			t.Fatalf("%q was %q: %v", is, was, r)
		}
		for i := range r.Checks {
			if c := &r.Checks[i]; c.Message != alone.Checks[i].Message || c.Holds() && (c.Edited != "" || len(c.Why) > 0) {
				t.Fatalf("%q was %q: %+v", is, was, c)
			}
		}
	})
}
