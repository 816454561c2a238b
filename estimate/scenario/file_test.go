package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRepository: the closest folder with .git, which is a file in a worktree.
func TestRepository(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "outer", "inner")
	if err := os.MkdirAll(filepath.Join(inner, "a", "b"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "outer", ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := Repository(filepath.Join(inner, "a")); got != filepath.Join(dir, "outer") {
		t.Errorf("the repository is %q, want the outer one", got)
	}
	if err := os.WriteFile(filepath.Join(inner, ".git"), []byte("gitdir: elsewhere\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := Repository(filepath.Join(inner, "a", "b")); got != inner {
		t.Errorf("the repository is %q, want the inner one", got)
	}
	if got := Repository(inner); got != inner {
		t.Errorf("the repository of its root is %q", got)
	}
	if got := Repository(dir); got != "" {
		t.Errorf("the repository is %q outside of one", got)
	}
}

// TestInside: by the names alone, through a symbolic link, and for a missing file.
func TestInside(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "root")
	if err := os.Mkdir(root, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(root, "in.yaml"), filepath.Join(dir, "out.yaml")} {
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := func(name string, want, wantErr bool) {
		t.Helper()
		if got, err := Inside(root, filepath.Join(root, name)); got != want || (err != nil) != wantErr {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	check("in.yaml", true, false)
	check("../out.yaml", false, false)
	check("missing.yaml", false, true)
	check("../missing.yaml", false, false)
	if err := os.Symlink(filepath.Join(dir, "out.yaml"), filepath.Join(root, "link.yaml")); err == nil {
		check("link.yaml", false, false)
	}
}
