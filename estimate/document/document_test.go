package document

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/source"

	"pgregory.net/rapid"
)

const feed = `
inputs: {dau: 150M, tweets_per_user: 2/user/day}
metrics: {tweets: dau * tweets_per_user, kept: 55 PB, part: 12.5%, change: 0 - 7}
expect: [tweets ~ 3.5k/s]`

// fixed is an environment in which every scenario is feed and every command
// prints the same.
func fixed(t testing.TB) Environment {
	r := estimatetest.Text(t, feed)
	return Environment{
		Evaluate: func(s Scenario) (*estimate.Result, error) {
			if strings.Contains(s.Name, "wrong") {
				return nil, errors.New("it is wrong")
			}
			return r, nil
		},
		Show: func(_ string, words []string, _ *Scenario, _ func(int) error) (string, error) {
			return "# " + strings.Join(words, " ") + "\n\n| a |\n|---|\n| 1 |\n", nil
		},
	}
}

func check(t testing.TB, env Environment, text string) Report {
	t.Helper()
	return Read(&source.File{Name: "docs/d.md", Text: text}).Check(env)
}

// What checking finds, and how the document is updated.
func TestCheck(t *testing.T) {
	env := fixed(t)
	const twitter = "<!-- botec use twitter -->\n\n"
	for _, c := range []struct{ name, text, want, updated string }{
		{"a true claim", "x <!-- botec is kept -->55 PB<!-- botec end -->", "", ""},
		{"a wrong one", "x <!-- botec is kept -->about **30 PB**<!-- botec end --> y", "3:33 kept is 55 PB, the text says 30 PB", "x <!-- botec is kept -->about **55 PB**<!-- botec end --> y"},
		{"in another unit", "<!-- botec is tweets -->400M/day<!-- botec end -->", "3:25 tweets is 3.47k/s (300M/day), the text says 400M/day", "<!-- botec is tweets -->300M/day<!-- botec end -->"},
		{"quoted and wrapped", "> so <!-- botec is kept -->30\n> PB<!-- botec end -->", "3:28 kept is 55 PB, the text says 30 PB", "> so <!-- botec is kept -->55\n> PB<!-- botec end -->"},
		{"no number", "<!-- botec is kept -->much<!-- botec end -->", "error 3:23 there is no number in «much»", ""},
		{"crossed", "<!-- botec is kept -->55 PB/s<!-- botec end -->", "error 3:23 «55 PB/s» is data/time, but kept is data", ""},
		{"without a unit", "<!-- botec is kept -->55 things<!-- botec end -->", "error 3:26 could not read «things»", ""},
		{"no such metric", "<!-- botec is keptt -->5<!-- botec end -->", "error 3:15 scenario twitter has no metric named keptt", ""},
		{"no metric", "<!-- botec is -->5<!-- botec end -->", "error 3:1 \"is\" takes the name of one metric", ""},
		{"a section", "<!-- botec show calc 1 -->\nold\n<!-- botec end -->", "4:1 this section is not the output of botec calc 1", "<!-- botec show calc 1 -->\n\n# calc 1\n\n| a |\n|---|\n| 1 |\n\n<!-- botec end -->"},
		{"an empty one, quoted", "> <!-- botec show calc 1 -->\n> <!-- botec end -->\n", "4:1 this section is not the output of botec calc 1", "> <!-- botec show calc 1 -->\n>\n> # calc 1\n>\n> | a |\n> |---|\n> | 1 |\n>\n> <!-- botec end -->\n"},
		{"in a list, with CRLF", "- <!-- botec show calc 1 -->\r\n  <!-- botec end -->\r\n", "4:1 this section is not the output of botec calc 1", "- <!-- botec show calc 1 -->\r\n\r\n  # calc 1\r\n\r\n  | a |\r\n  |---|\r\n  | 1 |\r\n\r\n  <!-- botec end -->\r\n"},
		{"a true section, with CRLF", "<!-- botec show calc 1 -->\r\n# calc 1\r\n\r\n| a |\r\n|---|\r\n| 1 |\r\n<!-- botec end -->\r\n", "", ""},
		{"a section as prettier writes it", "<!-- botec show calc 1 -->\n\n# calc 1\n\n| a   |\n| --- |\n| 1   |\n\n<!-- botec end -->", "", ""},
		{"a section with another cell", "<!-- botec show calc 1 -->\n\n# calc 1\n\n| a | 1 |\n|---|---|\n\n<!-- botec end -->", "7:1 this section is not the output of botec calc 1", "<!-- botec show calc 1 -->\n\n# calc 1\n\n| a |\n|---|\n| 1 |\n\n<!-- botec end -->"},
		{"a section within a line", "x <!-- botec show calc 1 -->a<!-- botec end -->", "error 3:3 \"show\" and its \"end\" must be on lines of their own", ""},
		{"another command", "<!-- botec show rm -rf -->\n<!-- botec end -->", "error 3:17 \"show\" takes one of estimate, explain, calc, compare, decide, solve, sweep, forecast, presets, numbers, not \"rm\"", ""},
		{"an open quote", "<!-- botec show calc '1 -->\n<!-- botec end -->", "error 3:17 unterminated quote", ""},
		{"a scenario that is wrong", "<!-- botec use wrong.yaml -->\n", "error 3:16 there is no file wrong.yaml; paths are relative to the document", ""},
		{"a path outside", "<!-- botec use ../../../../etc/passwd -->\n", "error 3:16 ../../../../etc/passwd is outside the repository", ""},
		{"an absolute path", "<!-- botec use /etc/passwd -->\n", "error 3:16 /etc/passwd is an absolute path; write it relative to the document", ""},
		{"a scenario block", "```yaml botec\nexpect: [1 > 2]\n```\n", "feed.yaml:4:10 ", ""},
	} {
		r := check(t, env, twitter+c.text)
		var got strings.Builder
		for i := range r.Checks {
			if f := &r.Checks[i]; !f.Holds() {
				got.WriteString(strings.TrimPrefix(strings.Replace(f.Error().Error(), ": ", " ", 1), "docs/d.md:"))
			}
		}
		for _, e := range r.Errors {
			got.WriteString("error " + strings.TrimPrefix(strings.Replace(e.Error(), ": ", " ", 1), "docs/d.md:"))
		}
		if strings.HasPrefix(c.want, "feed.yaml") { // the fixed scenario expects what holds
			c.want = ""
		}
		want := c.updated
		if want == "" {
			want = c.text
		}
		if got.String() != c.want || r.Updated != twitter+want {
			t.Errorf("%s: %q\n%s\nwant\n%s\nupdated %q\nwant    %q", c.name, c.text, got.String(), c.want, strings.TrimPrefix(r.Updated, twitter), want)
		}
	}
}

// An error leaves the region that it is in as it is, and no other.
func TestErrorsLeaveAlone(t *testing.T) {
	const use, stale, fresh = "<!-- botec use twitter -->\nx ", "<!-- botec is kept -->30 PB<!-- botec end -->", "<!-- botec is kept -->55 PB<!-- botec end -->"
	for _, c := range []struct{ text, want string }{
		{stale + " <!-- botec is kept -->much<!-- botec end --> " + stale, fresh + " <!-- botec is kept -->much<!-- botec end --> " + fresh},
		{"<!-- botec is keptt -->5<!-- botec end --> " + stale, "<!-- botec is keptt -->5<!-- botec end --> " + fresh},
		{stale + " <!-- botec end --> " + stale, fresh + " <!-- botec end --> " + fresh},
		{stale + " <!-- botec shwo estimate --> " + stale, fresh + " <!-- botec shwo estimate --> " + fresh},
		// which text the end belongs to is not certain
		{"<!-- botec is kept -->5 " + stale + " " + stale, "<!-- botec is kept -->5 " + stale + " " + fresh},
		{"<!-- botec is dau -->5 <!-- botec use twitter --><!-- botec end --> " + stale, "<!-- botec is dau -->5 <!-- botec use twitter --><!-- botec end --> " + fresh},
	} {
		if r := check(t, fixed(t), use+c.text); r.Updated != use+c.want || len(r.Errors) != 1 {
			t.Errorf("%s\n%s\nwant\n%s\n%v", c.text, r.Updated, c.want, r.Errors)
		}
	}
}

// A range that does not contain the value is left to its author, and stays a finding.
func TestNotUpdatable(t *testing.T) {
	const text = "<!-- botec use twitter -->\n<!-- botec is kept -->30 PB<!-- botec end --> <!-- botec is kept -->30–40 PB<!-- botec end -->"
	r := check(t, fixed(t), text)
	if len(r.Errors) > 0 || len(r.Checks) != 2 || r.Updated != strings.Replace(text, "30 PB", "55 PB", 1) {
		t.Fatalf("%+v", r)
	}
	if kept, change := r.Checks[0], r.Checks[1]; !kept.Updatable() || change.Updatable() || change.Holds() {
		t.Errorf("%+v", r.Checks)
	}
}

// The expectations of a scenario block are checked, with positions in the document.
func TestScenarioBlock(t *testing.T) {
	env := fixed(t)
	env.Evaluate = func(s Scenario) (*estimate.Result, error) {
		opt := estimate.Options{}
		opt.File = s.Text
		return estimate.Open(s.Name, opt)
	}
	r := check(t, env, "# So\n\n> ```yaml botec\n> metrics: {a: 5 MB}\n> expect:\n>   - a > 6 MB\n> ```\n\nIt is <!-- botec is a -->5 MB<!-- botec end -->")
	if len(r.Errors) > 0 || len(r.Checks) != 2 || r.Checks[0].Error().Error() != "docs/d.md:6:7: expected a > 6 MB, but it is 5 MB" || !r.Checks[1].Holds() {
		t.Errorf("%v %+v", r.Errors, r.Checks)
	}
	r = check(t, env, "```yaml botec\nmetrics: {a: 5 MB}\n  x: 1\n```\n")
	if len(r.Errors) != 1 || !strings.HasPrefix(r.Errors[0].Error(), "docs/d.md:3:") {
		t.Errorf("%v", r.Errors)
	}
}

// checkUpdate updates a document, and checks that only regions changed and that
// a second update changes nothing.
func checkUpdate(t fataler, env Environment, text string) {
	file := &source.File{Name: "d.md", Text: text}
	d := Read(file)
	r := d.Check(env)
	if r.Updated == text {
		return
	}
	after := Read(&source.File{Name: "d.md", Text: r.Updated})
	if after.outside() != d.outside() {
		t.Fatalf("outside of its regions %q becomes %q", text, r.Updated)
	}
	again := after.Check(env)
	if again.Updated != r.Updated || len(again.Errors) != len(r.Errors) {
		t.Fatalf("%q is updated to %q, and then to %q: %v", text, r.Updated, again.Updated, again.Errors)
	}
	for i := range again.Checks {
		if c := &again.Checks[i]; len(r.Errors) == 0 && c.Rule == Section && !c.Holds() {
			t.Fatalf("%q is updated to %q, and still %s", text, r.Updated, c.Message)
		}
	}
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// corpus returns Markdown documents of the modules that botec is built from.
func corpus(t testing.TB) (list []string) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "all").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dir := range strings.Lines(string(out)) {
		if dir = strings.TrimSpace(dir); dir == "" {
			continue
		}
		_ = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".md") && len(list) < 150 {
				if text, err := os.ReadFile(path); err == nil && len(text) < 100_000 {
					list = append(list, string(text))
				}
			}
			return nil
		})
	}
	if len(list) < 20 {
		t.Fatalf("%d documents", len(list))
	}
	return list
}

// Markers are put anywhere in real documents, updated and removed again: every
// other byte is as it was.
func TestRealDocuments(t *testing.T) {
	env, documents := fixed(t), corpus(t)
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(documents).Draw(t, "document")
		if MayHaveMarkers(text) {
			return
		}
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		for at < len(text) && text[at]&0xc0 == 0x80 {
			at++
		}
		marked := text[:at] + "<!-- botec is kept -->30 PB<!-- botec end -->" + text[at:]
		d := Read(&source.File{Name: "d.md", Text: "<!-- botec use twitter -->\n\n" + marked})
		updated := strings.TrimPrefix(d.Check(env).Updated, "<!-- botec use twitter -->\n\n")
		if len(d.regions) == 1 || len(d.errors) > 0 { // in code it is text; inside another comment it ends that
			if updated != marked {
				t.Fatalf("not found, and changed")
			}
			return
		}
		found++
		if got := strings.Replace(updated, "<!-- botec is kept -->55 PB<!-- botec end -->", "", 1); got != text {
			t.Fatalf("%q is not as it was", got[max(0, at-40):min(len(got), at+40)])
		}
	})
	if found < 20 {
		t.Errorf("%d markers were found in %d documents", found, len(documents))
	}
}

// FuzzDocument: any document can be checked, updating changes only regions, and
// an updated document holds.
func FuzzDocument(f *testing.F) {
	env := fixed(f)
	for _, text := range []string{
		"<!-- botec use twitter -->\n<!-- botec is kept -->30 PB<!-- botec end -->",
		"<!-- botec use twitter -->\n| a | <!-- botec is tweets -->about **3k** posts a second<!-- botec end --> |\n|--|--|\n",
		"<!-- botec use twitter -->\n> - <!-- botec show calc 1 -->\r\n> x\r\n>   <!-- botec end -->",
		"<!-- botec use twitter -->\n<!-- botec is part -->~$-1,000e5 &nbsp; % daily<!-- botec end -->",
		"```yaml botec\nexpect: [1 > 2]\n```\n<!-- botec is dau -->2B<!-- botec end -->",
		"\ufeff<!-- botec show estimate --only 'a' -->\n<!-- botec end -->",
		"a <!-- botec is x\n\n`<!-- botec end -->`",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkUpdate(t, env, text) })
}
