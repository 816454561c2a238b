package cmd

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFormatters holds documents to the tools that they live with. Numbers and
// sections stay true whatever a formatter does, what --write writes is what prettier
// leaves alone, and renderers show the paragraphs and tables that are meant.
func TestFormatters(t *testing.T) {
	tools := os.Getenv("BOTEC_FORMATTERS")
	if tools == "" {
		t.Skip("BOTEC_FORMATTERS names no folder with prettier, remark, markdownlint and renderers: bash .ci/run formatters installs them")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	documentsFor(t, in)
	if out, status := botec(t, in, "check", "--write", "."); status != 0 {
		t.Fatal(out)
	}
	if err := os.WriteFile(filepath.Join(tools, "format.mjs"), []byte(read(t, filepath.Join("..", "testdata", "formatters", "format.mjs"))), 0o644); err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", filepath.Join(tools, "format.mjs"), dir)
	if out, err := node.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Run("green", func(t *testing.T) { stayTrue(t, dir) })
	t.Run("left alone", func(t *testing.T) { leftAlone(t, dir) })
	t.Run("rendered", func(t *testing.T) { rendered(t, dir) })
}

// documentsFor writes the documents: those of testdata, what init writes, and the
// README, whose numbers are marked.
func documentsFor(t *testing.T, in string) {
	t.Helper()
	if err := os.CopyFS(in, os.DirFS(filepath.Join("..", "testdata", "formatters"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"package.json", "format.mjs"} {
		if err := os.Remove(filepath.Join(in, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(in, "readme.md"), []byte(read(t, readmePath)), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, status := botec(t, in, "init", "feed.botec.yaml", "--docs"); status != 0 {
		t.Fatal(out)
	}
}

// botec runs this program in a folder.
func botec(t *testing.T, dir string, args ...string) (out string, status int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	cmd.Args[0] = "botec" // which the test binary then is
	cmd.Dir = dir
	var both bytes.Buffer
	cmd.Stdout, cmd.Stderr = &both, &both
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return both.String(), cmd.ProcessState.ExitCode()
}

var formatterNames = strings.Fields("prettier-always prettier-never prettier-preserve remark remark-dashes markdownlint")

func stayTrue(t *testing.T, dir string) {
	for _, tool := range formatterNames {
		folder := filepath.Join(dir, tool)
		if out, status := botec(t, folder, "check"); status != 0 {
			t.Errorf("%s:\n%s", tool, out)
		}
		if out, status := botec(t, folder, "check", "--diff"); status != 0 {
			t.Errorf("after %s, --write would change\n%s", tool, out)
		}
	}
}

// leftAlone compares what --write has written with what prettier makes of it. With
// proseWrap never it writes tables that are wider than the page without blanks.
func leftAlone(t *testing.T, dir string) {
	for _, name := range []string{"sections.md", "feed.md", "uncertain.md"} {
		want := read(t, filepath.Join(dir, "in", name))
		if got := read(t, filepath.Join(dir, "prettier-preserve", name)); got != want {
			t.Errorf("prettier changes %s", name)
		}
	}
	compiled := read(t, filepath.Join(dir, "mdx", "page.mdx.js"))
	for _, text := range []string{`"50 PB"`, `"520"`, "_components.table"} {
		if !strings.Contains(compiled, text) {
			t.Errorf("there is no %s in the compiled MDX:\n%s", text, compiled)
		}
	}
}

var (
	comments = regexp.MustCompile(`<!--.*?-->`)
	codes    = regexp.MustCompile(`(?s)<(pre|code)\b.*?</(pre|code)>`)
)

func rendered(t *testing.T, dir string) {
	for _, renderer := range []string{"markdown-it", "marked", "cmark-gfm"} {
		if _, err := os.Stat(filepath.Join(dir, renderer)); err != nil {
			t.Logf("%s could not be installed and is left out", renderer)
			continue
		}
		for name, want := range map[string][]string{
			"feed.md.html": {
				`<p>People post about 3 million photos a day, which is 35 photos per second\.[^¶]* without the copies\.¶`,
				`<strong>1\.6 PB</strong>`, `<tr> ?<td>app</td> ?<td>10</td> ?</tr>`, `<tr> ?<td>store</td> ?<td>\d+</td> ?</tr>`,
				`<td align="left"><code>photo\.writes</code></td> ?<td align="right">`,
			},
			"readme.md.html":   {`<p>The Twitter of the interview books has 150 million users a day, who write 3\.5k tweets per second\. [^¶]* and 517 servers answer its requests\.[^¶]*¶`},
			"sections.md.html": {`<li> ?<p>In a list:¶ ?<table>`, `<blockquote> ?<p>In a quotation:¶ ?<table>`},
		} {
			text := html.UnescapeString(read(t, filepath.Join(dir, renderer, name)))
			text = strings.NewReplacer(`style="text-align:left"`, `align="left"`, `style="text-align:right"`, `align="right"`).Replace(text)
			text = strings.ReplaceAll(comments.ReplaceAllString(text, ""), "</p>", "¶") // a paragraph has none in it
			for _, w := range want {
				if !regexp.MustCompile(w).MatchString(strings.Join(strings.Fields(text), " ")) {
					t.Errorf("%s has no %s in %s", renderer, w, name)
				}
			}
			if plain := codes.ReplaceAllString(text, ""); strings.Contains(plain, "**") || strings.Contains(plain, "| ") {
				t.Errorf("%s shows Markdown in %s", renderer, name)
			}
		}
	}
}
