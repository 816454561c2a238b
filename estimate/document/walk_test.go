package document

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// walkFolder lists what git lists: the files that are there and not ignored.
func TestWalkAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	for name, c := range map[string]struct{ ignore, below string }{
		"names and folders":  {"build/\n*.draft.md\n", ""},
		"anchored":           {"/a.md\n/docs/b.md\n", ""},
		"kept again":         {"*.md\n!keep.md\n", ""},
		"all but one folder": {"docs/**\n!docs/keep/\n!docs/keep/**\n", ""},
		"stars":              {"**/deep/*.md\ndocs/**/b.md\nd**/c.md\nd/***/a.md\n", ""},
		"braces and spaces":  {"{a,b}.md\n# comment\n\\#a.md\nwith space.md  \n", ""},
		"further down":       {"*.md\n", "!b.md\n/keep/\n"},
		"a byte order mark":  {"\ufeffa.md\n", ""},
	} {
		dir := t.TempDir()
		for _, path := range []string{"a.md", "b.md", "{a,b}.md", "keep.md", "x.draft.md", "#a.md", "with space.md", "build/a.md", "docs/a.md", "docs/b.md", "docs/c.md",
			"docs/keep/a.md", "docs/deep/er/b.md", "docs/deep/a.md", "d/a.md", "d/x/a.md"} {
			file := filepath.Join(dir, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for path, text := range map[string]string{".gitignore": c.ignore, "docs/.gitignore": c.below} {
			if err := os.WriteFile(filepath.Join(dir, path), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		git := func(args ...string) string {
			cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		}
		git("init", "-q")
		for _, from := range []string{".", "docs"} {
			var want []string
			for path := range strings.SplitSeq(git("ls-files", "-co", "--exclude-standard", "-z", "--", from), "\x00") {
				if strings.HasSuffix(path, ".md") {
					want = append(want, path)
				}
			}
			w := walkFolder(filepath.Join(dir, from), nil, func(name string) bool { return strings.HasSuffix(name, ".md") })
			var got []string
			for _, path := range w.list {
				rel, _ := filepath.Rel(dir, path)
				got = append(got, filepath.ToSlash(rel))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) || len(w.errors) > 0 {
				t.Errorf("%s, from %s:\n%q\ngit has\n%q", name, from, got, want)
			}
		}
	}
}
