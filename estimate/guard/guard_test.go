package guard_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate/guard"
)

// tree makes a folder with a file outside of root, and files and links in it.
func tree(t *testing.T) (root string) {
	t.Helper()
	dir := t.TempDir()
	root = filepath.Join(dir, "root")
	for _, folder := range []string{root, filepath.Join(root, "sub")} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for path, text := range map[string]string{
		"secret": "secret", "root/in": "in", "root/sub/deep": "deep", "root/large": strings.Repeat("x", 11),
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"link": "sub/deep", "absolute": filepath.Join(root, "in"), "out": "../secret", "zero": "/dev/zero",
		"environment": "/proc/self/environ", "broken": "nowhere", "self": "self", "up": "..",
	} {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	return root
}

func TestRead(t *testing.T) {
	root := tree(t)
	check := func(name, want string, wantErr error) {
		t.Helper()
		got, err := guard.Read(root, filepath.Join(root, name), 10)
		if got != want || !errors.Is(err, wantErr) {
			t.Errorf("%s: %q, %v; want %q, %v", name, got, err, want, wantErr)
		}
	}
	check("in", "in", nil)
	check("link", "deep", nil)
	check("absolute", "in", nil)
	check("sub/../in", "in", nil)

	check("large", "", guard.ErrTooLarge)
	check("sub", "", guard.ErrNotRegular)
	check("missing", "", fs.ErrNotExist)
	check("in/missing", "", fs.ErrNotExist)
	check("broken", "", guard.ErrBroken)
	check("self", "", guard.ErrBroken)

	check("../secret", "", guard.ErrOutside)
	check("../missing", "", guard.ErrOutside)
	check("out", "", guard.ErrOutside)
	check("up/secret", "", guard.ErrOutside)
	check("zero", "", guard.ErrOutside)
	check("environment", "", guard.ErrOutside)
}

// TestReadAnywhere: without a root a file may lie anywhere, but is a regular one.
func TestReadAnywhere(t *testing.T) {
	root := tree(t)
	if got, err := guard.Read("", filepath.Join(root, "out"), 10); got != "secret" || err != nil {
		t.Error(got, err)
	}
	if _, err := guard.Read("", filepath.Join(root, "zero"), 10); !errors.Is(err, guard.ErrNotRegular) {
		t.Error(err)
	}
}

// TestInside: by the names alone, through a symbolic link, and for a missing file.
func TestInside(t *testing.T) {
	root := tree(t)
	check := func(name string, want, wantErr bool) {
		t.Helper()
		if got, err := guard.Inside(root, filepath.Join(root, name)); got != want || (err != nil) != wantErr {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	check("in", true, false)
	check("link", true, false)
	check("out", false, false)
	check("../secret", false, false)
	check("missing", false, true)
	check("../missing", false, false)
	check("up/missing", false, false)
}
