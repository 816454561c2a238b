package cmd

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/ascii85"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// hostile is a scenario whose every text tries to be more than text.
const hostile = `title: "<script>document.title='owned'</script><img src=x onerror=alert(1)>\e]0;x\a"
summary: "</title></style><svg onload=alert(1)>{{.Title}} javascript:alert(1)"
sources: ["<a href='javascript:alert(1)'>x</a>", "https://example.org/\"onmouseover=\"alert(1)"]
inputs:
  dau: {value: 5M..20M, note: "<b onclick=alert(1)>", source: "\"'><iframe src=//example.org>"}
workloads: {post: {writes: dau * 2/user/day, size: 2 kB}}
metrics:
  each: {value: post.stored / dau, note: "</dd><style>*{display:none}</style>"}
expect:
  - {value: each > 1 TB/user, note: "<!-- --><object data=x>"}
headline: [{each: "<img src=y onerror=alert(1)>\e]0;x\a"}, {p95(servers): "{dau} </ul><script>"}]
advice: [{when: dau > 1M, say: "<meta http-equiv=refresh content=0> {each}"}]
`

// pages are the calls that make one, over ./plan.yaml.
var pages = map[string][]string{
	"estimate": {"estimate", "plan.yaml", "--set", "peak_factor=<i>3"},
	"only":     {"estimate", "plan.yaml", "--only", "post.*"},
	"compare":  {"compare", "plan.yaml", "--set", "dau=30M", "--fail-if", "servers > 0"},
	"explain":  {"explain", "plan.yaml", "post.stored", "each", "--set", "peak_factor=<i>3"},
	"solve":    {"solve", "plan.yaml", "--find", "peak_factor", "--such-that", "servers < 5"},
	"drivers":  {"estimate", "plan.yaml", "--drivers", "post.stored", "--plot", "post.stored"},
	"decide":   {"decide", "plan.yaml", "--between", "post.stored,stored"},
	"sweep":    {"sweep", "plan.yaml", "--vary", "dau=1M..1bn", "--vary", "peak_factor=2,3"},
	"forecast": {"forecast", "plan.yaml", "--grow", "dau=5%..10%/month", "--for", "2y", "--until", "stored < 400 TB", "--from", "2026-11"},
}

func htmlPage(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := Main(append(args, "-o", "html"), strings.NewReader(""), &out, &errs); status == invalid {
		t.Fatalf("%q: %s", args, &errs)
	}
	return out.String()
}

func inFolder(t *testing.T, scenario string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(scenario), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	tags       = strings.Fields("!doctype html head meta title style body header h1 h2 h3 h4 p a small ul li div span details summary dl dt dd br b table thead tbody tr th td code figure figcaption svg rect line polyline polygon text footer")
	attributes = strings.Fields("lang charset name content http-equiv class id dir href x y dx dy x1 x2 y1 y2 width height points viewBox role aria-label aria-hidden text-anchor hidden data-name data-value data-as data-text data-bar data-of data-over data-is")
	tagPattern = regexp.MustCompile(`</?([!a-zA-Z][^\s>/]*)([^>]*)>`)
	attribute  = regexp.MustCompile(`\s([^\s=">]+)(?:="([^"]*)")?`)
)

// TestPageInert: whatever a scenario says, a page has no other elements and
// attributes than its own, and asks the network for nothing.
func TestPageInert(t *testing.T) {
	inFolder(t, hostile)
	for name, args := range pages {
		args = slices.Clip(args)
		if i := slices.Index(args, "peak_factor=<i>3"); i > 0 {
			args = args[:i-1]
		}
		whole := htmlPage(t, args...)
		text := withoutScript(t, name, whole)
		if !strings.Contains(text, "&lt;script&gt;") {
			t.Errorf("%s: the title is gone", name)
		}
		for _, found := range tagPattern.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(tags, strings.ToLower(found[1])) {
				t.Errorf("%s: %s", name, found[0])
			}
			for _, a := range attribute.FindAllStringSubmatch(found[2], -1) {
				if !slices.Contains(attributes, a[1]) && strings.ToLower(found[1]) != "!doctype" {
					t.Errorf("%s: the attribute %s in %s", name, a[1], found[0])
				}
				if a[1] == "href" && a[2] != "#assumptions" {
					t.Errorf("%s: %s", name, found[0])
				}
			}
		}
		if strings.ContainsAny(whole, "\x1b\x07") || strings.Contains(text, "ZgotmplZ") || strings.Contains(text, "url(") || strings.Contains(text, "@import") {
			t.Errorf("%s: a control character, or something from elsewhere", name)
		}
		if again := htmlPage(t, args...); again != whole {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// livePages are the pages that have a script.
var livePages = []string{"estimate", "only", "compare", "decide"}

// withoutScript is a page without its one script and the data of that. The policy of the
// page allows this script alone, by its hash, and the data is JSON without a tag.
func withoutScript(t *testing.T, name, text string) string {
	t.Helper()
	const data, script = `<script type="application/gzip" id="program">`, "<script>"
	before, rest, ok := strings.Cut(text, data)
	if ok != slices.Contains(livePages, name) {
		t.Errorf("%s has a script: %v", name, ok)
	}
	if !ok {
		if strings.Contains(text, "script-src") {
			t.Errorf("%s allows a script", name)
		}
		return text
	}
	program, rest, _ := strings.Cut(rest, "</script>\n"+script)
	code, after, _ := strings.Cut(rest, "</script>")
	if !json.Valid(unpacked(t, program)) || strings.ContainsAny(program, "<>&") {
		t.Errorf("%s: the data of the script is no JSON, or has a tag", name)
	}
	sum := sha256.Sum256([]byte(code))
	if policy := "default-src 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; style-src"; !strings.Contains(html.UnescapeString(before), policy) {
		t.Errorf("%s: the policy does not have %s", name, policy)
	}
	return before + after
}

// unpacked is the data of a script.
func unpacked(t *testing.T, text string) []byte {
	t.Helper()
	text = strings.NewReplacer("x", "<", "y", ">", "z", "&").Replace(text)
	digits, tooMany := text[:len(text)-1], int(text[len(text)-1]-'#')
	usual := strings.Map(func(c rune) rune { return c - 2 }, digits) // ascii85 begins with !
	data := make([]byte, len(digits))
	n, _, err := ascii85.Decode(data, []byte(usual), true)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := gzip.NewReader(bytes.NewReader(data[:n-tooMany]))
	if err != nil {
		t.Fatal(err)
	}
	data, err = io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestPageCommand: what a page names as its command is text too.
func TestPageCommand(t *testing.T) {
	inFolder(t, "inputs: {dau: 10M}\nworkloads: {post: {writes: dau * 2/user/day}}\n")
	text := htmlPage(t, "estimate", "plan.yaml", "--set", "peak_factor=(3)")
	if !strings.Contains(text, `<code>botec estimate plan.yaml --set peak_factor=\(3\) -o html</code>`) {
		t.Error(text[strings.Index(text, "<footer>"):])
	}
}

// browser finds a Chromium.
func browser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// harness loads each page in a frame of each width, opens all its figures, and
// writes what it sees into the document.
const harness = `<!doctype html><meta charset="utf-8"><pre id="seen"></pre>
%s
<script>
addEventListener("load", () => {
  document.getElementById("seen").textContent = JSON.stringify([...document.querySelectorAll("iframe")].map(frame => {
    const d = frame.contentDocument, w = d.documentElement
    const folded = d.body.innerText.length
    d.querySelectorAll("details").forEach(e => e.open = true)
    return {
      page: frame.name, width: frame.clientWidth, wide: w.scrollWidth, title: d.title, heading: d.querySelector("h1").innerText,
      strange: d.querySelectorAll("img, iframe, object, [onload], [onclick]").length, scripts: d.querySelectorAll("script").length, charts: d.querySelectorAll("svg").length,
      folded: folded, open: d.body.innerText.length, ground: getComputedStyle(d.body).backgroundColor,
    }
  }))
})
</script>`

// TestPageInBrowser looks at the pages in a headless Chromium, at the width of
// a phone and of a desktop.
func TestPageInBrowser(t *testing.T) {
	chromium := browser()
	if chromium == "" {
		t.Skip("no Chromium")
	}
	inFolder(t, hostile)
	var frames strings.Builder
	for name, args := range pages {
		args = slices.Clip(args)
		if i := slices.Index(args, "peak_factor=<i>3"); i > 0 {
			args = args[:i-1]
		}
		for _, width := range []int{360, 1200} {
			fmt.Fprintf(&frames, "<iframe name=%q style='width:%dpx;height:800px;border:0' srcdoc=\"%s\"></iframe>\n", name, width, template.HTMLEscapeString(htmlPage(t, args...)))
		}
	}
	file, err := filepath.Abs("harness.html")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, fmt.Appendf(nil, harness, frames.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--window-size=1300,900", "--virtual-time-budget=10000", "--dump-dom", "file://"+file)
	dom, err := cmd.Output()
	if err != nil {
		t.Skipf("%s does not run here: %v", chromium, err)
	}
	_, rest, ok := strings.Cut(string(dom), `<pre id="seen">`)
	text, _, ok2 := strings.Cut(rest, "</pre>")
	var seen []struct {
		Page, Title, Heading, Ground string
		Width, Wide                  int
		Strange, Scripts, Charts     int
		Folded, Open                 int
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(text)), &seen); !ok || !ok2 || err != nil {
		t.Fatalf("nothing was seen: %v\n%.500s", err, dom)
	}
	if len(seen) != 2*len(pages) {
		t.Fatalf("%d frames", len(seen))
	}
	for _, s := range seen {
		if s.Wide > s.Width {
			t.Errorf("%s is %d wide in %d", s.Page, s.Wide, s.Width)
		}
		if !strings.HasPrefix(s.Title, "<script>") && s.Page != "compare" || !strings.Contains(s.Heading, "<script>") || s.Strange > 0 {
			t.Errorf("%s: %q, %q, %d strange elements", s.Page, s.Title, s.Heading, s.Strange)
		}
		if want := map[bool]int{true: 2}[slices.Contains(livePages, s.Page)]; s.Scripts != want {
			t.Errorf("%s has %d scripts", s.Page, s.Scripts)
		}
		if s.Charts == 0 && !slices.Contains([]string{"only", "solve"}, s.Page) {
			t.Errorf("%s has no chart", s.Page)
		}
		if s.Open <= s.Folded && !slices.Contains([]string{"explain", "solve", "drivers"}, s.Page) {
			t.Errorf("%s has nothing folded: %d and %d characters", s.Page, s.Folded, s.Open)
		}
	}
}
