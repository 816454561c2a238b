package document

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPatchName: a patch names a file by its path from the working directory; one outside
// of it by its absolute path, without the slash that would double that of "a/".
func TestPatchName(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(dir, "x.md")
	inside := filepath.Join(dir, "here", "y.md")
	if err := os.Mkdir(filepath.Dir(inside), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Dir(inside))
	for path, want := range map[string]string{
		outside:   filepath.ToSlash(outside)[1:],
		inside:    "y.md",
		"y.md":    "y.md",
		"../x.md": "../x.md",
	} {
		if got := patchName(path); got != want {
			t.Errorf("%s is %s in a patch, want %s", path, got, want)
		}
	}
}

// TestQuoteName: a name stands in the head of a patch as git writes it.
func TestQuoteName(t *testing.T) {
	for in, want := range map[string]string{
		"a/b.md":           "a/b.md",
		"a/b c.md":         "a/b c.md\t",
		"a/é.md":           "a/é.md",
		"a/b\nc.md":        `"a/b\nc.md"`,
		"a/\"b\"\\.md":     `"a/\"b\"\\.md"`,
		"a/\x1b\x7f é.md":  `"a/\033\177 \303\251.md"`,
		"a/\u202eb.md":     `"a/\342\200\256b.md"`,
		"a/\xff.md":        `"a/\377.md"`,
		"a/\a\b\t\v\f\r.m": `"a/\a\b\t\v\f\r.m"`,
	} {
		if got := quoteName(in); got != want {
			t.Errorf("%q is quoted as %s, want %s", in, got, want)
		}
	}
}
