package scenario

import (
	"os"
	"path/filepath"
	"testing"
)

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
