package git

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// repository makes a repository with one commit: a.txt and sub/b.txt, whose text
// is "committed".
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"a.txt", "sub/b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, path), []byte("committed"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "one"}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	return dir
}

func TestReadFile(t *testing.T) {
	dir := repository(t)
	b := filepath.Join(dir, "sub", "b.txt")
	if err := os.WriteFile(b, []byte("changed"), 0o644); err != nil {
		t.Fatal(err)
	}
	if text, err := ReadFile("HEAD", b); err != nil || text != "committed" {
		t.Errorf("%q, %v", text, err)
	}
	// the environment of a hook names another repository
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), ".git"))
	if text, err := ReadFile("HEAD", b); err != nil || text != "committed" {
		t.Errorf("with GIT_DIR: %q, %v", text, err)
	}
	for _, c := range []struct{ revision, path string }{
		{"HEAD", filepath.Join(dir, "none.txt")},
		{"HEAD", filepath.Join(t.TempDir(), "a.txt")}, // in no repository
		{"none", b},
		{"--batch", b},
	} {
		if text, err := ReadFile(c.revision, c.path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s:%s is %q, %v", c.revision, c.path, text, err)
		}
	}
}

// What a repository configures is not run.
func TestReadFileRunsNothing(t *testing.T) {
	dir := repository(t)
	ran := filepath.Join(t.TempDir(), "ran")
	for key, value := range map[string]string{"core.fsmonitor": "touch " + ran, "diff.external": "touch " + ran, "filter.f.smudge": "touch " + ran, "diff.f.textconv": "touch " + ran, "core.pager": "touch " + ran} {
		if out, err := exec.Command("git", "-C", dir, "config", key, value).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".git", "info", "attributes"), []byte("* filter=f diff=f\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if text, err := ReadFile("HEAD", filepath.Join(dir, "a.txt")); err != nil || text != "committed" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a configured program was run")
	}
}

func TestRoot(t *testing.T) {
	dir := repository(t)
	for of, want := range map[string]string{dir: dir, filepath.Join(dir, "sub"): dir, filepath.Join(dir, "sub", "none"): dir, t.TempDir(): ""} {
		if got := Root(of); got != want {
			t.Errorf("the root of %s is %q, want %q", of, got, want)
		}
	}
}
