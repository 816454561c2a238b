package mark_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/estimatetest"
	"botec/estimate/mark"
	"botec/estimate/source"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"
)

const feed = `
inputs: {dau: 150M, retention: 5 years}
workloads:
  photo: {writes: dau * 2/user/day, size: 300 kB, read_write_ratio: 50:1}
fleets: {app: {node: {requests: 1k/s}, needs: {requests: peak_requests}}}`

// fixed is an environment in which every scenario is feed.
func fixed(t testing.TB) document.Environment { return of(t, feed) }

// of is an environment in which every scenario is a text.
func of(t testing.TB, scenario string) document.Environment {
	r := estimatetest.Text(t, scenario)
	return document.Environment{Evaluate: func(document.Scenario) (*estimate.Result, error) { return r, nil }}
}

func find(t testing.TB, env document.Environment, name, text string) *mark.Result {
	t.Helper()
	r, err := mark.Find(mark.Request{File: &source.File{Name: name, Text: text}, Name: "twitter", Env: env})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return r
}

// Where markers are put. In the table [ and ] stand for those of the number of daily
// users, and @ for that of the scenario.
func TestPlaces(t *testing.T) {
	env := fixed(t)
	for _, c := range []struct{ name, want string }{
		{"a paragraph", "@\n\nWe have [150M] daily users."},
		{"below the first heading", "# Plan\n\n@\n\nWe have [150M] daily users.\n"},
		{"below a comment and a heading", "<!-- x -->\n\n# Plan\n\n@\n\nWe have [150M] daily users.\n"},
		{"no blank line below it", "# Plan\n\n@\n\nWe have [150M] daily users.\n"},
		{"a byte order mark", "\ufeff@\n\nWe have [150M] daily users.\n"},
		{"front matter", "---\ndau: 150M daily users\n---\n\n@\n\nWe have [150M] daily users.\n"},
		{"a table at the start", "@\n\n| what | how many |\n|---|---|\n| daily users | [150M] |\n"},
		{"emphasis", "@\n\nWe have [**150M**] daily users, and [*150M*] of them are users.\n"},
		{"emphasis at the start", "@\n\n**[150M]** daily users.\n"},
		{"the start of a line goes to the one before", "@\n\nWe have[\n150M] daily users.\n"},
		{"in a quote", "@\n\n> We have[\n> 150M] daily users.\n"},
		{"but not behind a hard line break", "We have  \n150M daily users.\n"},
		{"or a backslash", "We have\\\n150M daily users.\n"},
		{"not at the start of a paragraph", "150M daily users.\n"},
		{"a list item", "- 150M daily users\n"},
		{"a cell without a pipe before it", "a | b\n--|--\n150M | daily users\n"},
		{"a formula", "@\n\nDaily users: [$1.5 \\times 10^{8}$].\n"},
		{"a displayed formula", "$$\ndaily users = 150M\n$$\n"},
		{"several in a line", "@\n\nDaily users: [150M], or [150 million] daily users, or [0.15bn] daily users.\n"},
		{"a heading", "# 150M daily users\n"},
		{"code, links, HTML", "The daily users `150M`, [150M](x), <b title='150M'></b>, [150M daily users][x].\n\n[x]: 150M\n"},
		{"blocks", "Daily users:\n\n    150M\n\n```\n150M\n```\n\n<p>150M</p>\n\n<!-- 150M -->\n"},
	} {
		plain := strings.NewReplacer("@\n\n", "", "[15", "15", "[**", "**", "[*", "*", "*]", "*", "[\n", "\n", "[$", "$", "M]", "M", "n]", "n", "**]", "**", "$]", "$", "[0", "0").Replace(c.want)
		if !strings.Contains(c.want, "@") {
			plain = c.want
		}
		if c.name == "no blank line below it" {
			plain = strings.Replace(plain, "\n\n", "\n", 1)
		}
		got := strings.NewReplacer("<!-- botec use twitter -->", "@", "<!-- botec is dau -->", "[", "<!-- botec end -->", "]").Replace(find(t, env, "d.md", plain).Updated)
		if got != c.want {
			t.Errorf("%s: %q\n%q, want\n%q", c.name, plain, got, c.want)
		}
	}
}

// CRLF stays what it is.
func TestLineEnds(t *testing.T) {
	if got := find(t, fixed(t), "d.md", "# Plan\r\n\r\nWe have 150M daily users.\r\n").Updated; strings.Count(got, "\n") != strings.Count(got, "\r\n") || !strings.Contains(got, "\r\n<!-- botec use twitter -->\r\n") {
		t.Errorf("%q", got)
	}
}

// In MDX a marker is a comment of MDX, and expressions have no numbers.
func TestMDX(t *testing.T) {
	const text = "import X from 'x'\n\n# Plan\n\nWe have 150M daily users, <X n={150} /> and {150 + 1}M daily users.\n"
	env := fixed(t)
	r := find(t, env, "d.mdx", text)
	if want := strings.Replace(strings.Replace(text, "150M", "{/* botec is dau */}150M{/* botec end */}", 1), "import", "{/* botec use twitter */}\n\nimport", 1); r.Updated != want {
		t.Errorf("%s\nwant\n%s", r.Updated, want)
	}
	if again := find(t, env, "d.mdx", r.Updated); again.Updated != r.Updated {
		t.Error(again.Updated)
	}
}

// A document that names the scenario gets no second marker of it, and numbers below
// another scenario are left alone.
func TestScenarios(t *testing.T) {
	env := fixed(t)
	text := "We have 150M daily users.\n\n<!-- botec use twitter -->\n\nWe have 150M daily users.\n\n<!-- botec use youtube -->\n\nWe have 150M daily users.\n"
	got := find(t, env, "d.md", text).Updated
	if strings.Count(got, "botec use twitter") != 1 || strings.Count(got, "botec is") != 1 || !strings.HasPrefix(got, "We have 150M") {
		t.Error(got)
	}
	got = find(t, env, "d.md", strings.Replace(text, "<!-- botec use twitter -->\n\n", "", 1)).Updated
	if strings.Count(got, "botec is") != 2 || !strings.HasPrefix(got, "<!-- botec use twitter -->\n\n") {
		t.Error(got)
	}
}

var comment = regexp.MustCompile(`(?s)<!-- botec .*?-->`)

// rendered is a document as its readers see it, without blanks.
func rendered(text string) string {
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(strings.TrimPrefix(text, "\ufeff")), &out); err != nil {
		panic(err)
	}
	return strings.Join(strings.Fields(comment.ReplaceAllString(out.String(), "")), "")
}

// grewByUse reports whether a text is another with at most the marker of the scenario put
// into it, between line ends.
func grewByUse(before, after string) bool {
	more := len(after) - len(before)
	for at := 0; more > 0 && at <= len(before) && (at == 0 || before[at-1] == after[at-1]); at++ {
		if strings.Trim(after[at:at+more], "\r\n") == "<!-- botec use twitter -->" && after[at+more:] == before[at:] {
			return true
		}
	}
	return before == after
}

// markTwice marks a document, and checks that nothing but markers was added, that
// readers see the same, that each claim holds, and that a second run finds no more. It
// returns how many numbers were marked.
func markTwice(t interface {
	Fatalf(string, ...any)
}, env document.Environment, text string) (markers int) {
	r, err := mark.Find(mark.Request{File: &source.File{Name: "d.md", Text: text}, Name: "twitter", Env: env})
	if err != nil || r.Updated == text {
		return 0
	}
	plain, claims := unmark(r.Updated)
	before, _ := unmark(text)
	if !grewByUse(before, plain) {
		t.Fatalf("%q becomes\n%q", text, r.Updated)
	}
	if len(claims) < r.Count(mark.Marked) {
		t.Fatalf("%q: %d markers in\n%q", text, len(claims), r.Updated)
	}
	if a, b := rendered(text), rendered(r.Updated); a != b {
		t.Fatalf("%q becomes\n%q, and reads\n%s\ninstead of\n%s", text, r.Updated, b, a)
	}
	report := document.Read(&source.File{Name: "d.md", Text: r.Updated}).Check(env)
	warnings := slices.DeleteFunc(slices.Clone(report.Warnings), func(e *source.Error) bool { // near misses of the author's
		return strings.Contains(text, "botec") || strings.HasPrefix(e.Text, "this is text, and no comment")
	})
	if len(report.Errors)+len(warnings) > 0 {
		t.Fatalf("%q becomes\n%q: %v", text, r.Updated, append(report.Errors, report.Warnings...))
	}
	for i := range report.Checks {
		if c := &report.Checks[i]; !c.Holds() && !strings.Contains(text, "botec") {
			t.Fatalf("%q becomes\n%q: %s", text, r.Updated, c.Message)
		}
	}
	again, err := mark.Find(mark.Request{File: &source.File{Name: "d.md", Text: r.Updated}, Name: "twitter", Env: env})
	if err != nil || again.Updated != r.Updated {
		t.Fatalf("%q becomes\n%q and then\n%q %v", text, r.Updated, again.Updated, err)
	}
	return r.Count(mark.Marked)
}

// Lines of documents, mixed and cut anywhere.
func TestMixed(t *testing.T) {
	env, markers := fixed(t), 0
	var lines []string
	files, _ := filepath.Glob("testdata/*.md")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plain, _ := unmark(string(text))
		lines = append(lines, strings.SplitAfter(plain, "\n")...)
	}
	own := []string{"We have 150M daily users, 300 million photos a day,\n", "**5 years** of retention: 5 PB of photos, 174k reads/s\n", "| photo reads | 174k/s |\n",
		"3,472 writes per second, photos are kept for 5 years\n", "_150M_ daily users\n"}
	marks := []string{"```\n", "---\n", "<div>\n", "\n", "\n", "> ", "- ", "    ", "| ", "|--|--|\n", "**", "`", "$", "*", "_", "\\", "<!-- x -->", "  \n", "[", "](x)"}
	piece := rapid.OneOf(rapid.SampledFrom(lines), rapid.SampledFrom(own), rapid.SampledFrom(own), rapid.SampledFrom(marks), rapid.SampledFrom(marks))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 4, 20).Draw(t, "lines"), "")
		markers += markTwice(t, env, text)
	})
	if t.Log(markers); markers < 50 {
		t.Errorf("%d markers", markers)
	}
}

// FuzzMark: any document can be marked.
func FuzzMark(f *testing.F) {
	env := fixed(f)
	for _, text := range []string{
		"# Plan\n\nWe have 150M daily users, who write 300 million photos a day, i.e. 3,472 writes per second.\n",
		"---\na: 1\n---\n| what | QPS |\n|---|--:|\n| photo writes | 3,472 |\n| reads | **174k** |\n",
		"> - kept for\n>   5 years, ~165 PB, `x` and $1.5 \\times 10^{8}$ daily users\r\n> <!-- botec use twitter -->\r\n",
		"\ufeffphotos of[150M](x) <b>300 kB</b> each\\\n300 kB size at least 150M daily users+",
		"<!-- botec use youtube -->\n150M daily users <!-- botec is dau -->150M<!-- botec end --> $$ 150M daily users $$",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { markTwice(t, env, text) })
}

// A document ten times as long takes about ten times as much time, whatever it is made of.
func TestTime(t *testing.T) {
	env := fixed(t)
	for _, line := range []string{
		"We have 150M daily users, who write 300 million photos a day, i.e. 3,472 writes per second.\n",
		"150M `daily` [users](x) $150 \\times 10^6$ **150M** ",
		"1 2 3 4 5 6 7 8 9 ", "150M,", "$1.5^", "150M users **", "(150M ", "- 150M daily users\n",
		"<!-- botec is dau -->150M<!-- botec end --> daily users ",
	} {
		timeOf := func(lines int) time.Duration {
			text := "x\n\n<!-- botec use twitter -->\n\nWe write " + strings.Repeat(line, lines)
			start := time.Now()
			find(t, env, "d.md", text)
			return time.Since(start)
		}
		few, many := min(timeOf(100), timeOf(100)), time.Hour
		limit := 40*few + 500*time.Millisecond
		for range 8 { // another process may have slowed one down
			if many = min(many, timeOf(1000)); many < limit {
				break
			}
		}
		if many > limit {
			t.Errorf("%q: %v for 100, %v for 1,000", line, few, many)
		}
	}
}

// BenchmarkFind marks a document of a thousand lines.
func BenchmarkFind(b *testing.B) {
	env := fixed(b)
	text := "# Plan\n\n" + strings.Repeat("We have 150M daily users, who write 300 million photos a day, i.e. 3,472 writes per second; in 2024 it was 5 PB.\n\nNothing is here to see, whatever was written about it in the other documents of the team.\n\n", 250)
	for b.Loop() {
		find(b, env, "d.md", text)
	}
}
