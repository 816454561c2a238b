package git

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
)

// TestRevision: main and a branch have each gone on from a commit that both have.
func TestRevision(t *testing.T) {
	dir := repository(t)
	one := command(t, dir, "rev-parse", "HEAD")
	command(t, dir, "checkout", "-q", "-b", "branch")
	write(t, filepath.Join(dir, "a.txt"), "of the branch")
	command(t, dir, "commit", "-q", "-a", "-m", "two")
	command(t, dir, "checkout", "-q", "-")
	write(t, filepath.Join(dir, "sub", "ü \n.txt"), "of main")
	command(t, dir, "add", ".")
	command(t, dir, "commit", "-q", "-m", "three")
	command(t, dir, "tag", "-a", "v1", "-m", "v1")

	if got, err := MergeBase(dir, "HEAD", "branch"); got != one || err != nil {
		t.Errorf("merge base %q, %v, not %s", got, err, one)
	}
	if got, err := Commit(dir, "v1"); got != command(t, dir, "rev-parse", "HEAD") || err != nil {
		t.Errorf("v1 is %q, %v", got, err)
	}
	if got, err := Files(dir, "HEAD"); !slices.Equal(got, []string{"a.txt", "sub/b.txt", "sub/ü \n.txt"}) || err != nil {
		t.Errorf("files %q, %v", got, err)
	}
	for _, revision := range []string{"none", "--all", "HEAD:a.txt", "", "HEAD^7"} {
		if got, err := Commit(dir, revision); !errors.Is(err, ErrNoRevision) {
			t.Errorf("%q is the commit %q, %v", revision, got, err)
		}
		if _, err := MergeBase(dir, "HEAD", revision); !errors.Is(err, ErrNoRevision) {
			t.Errorf("merge base with %q: %v", revision, err)
		}
	}
	if _, err := Files(dir, "--name-only"); !errors.Is(err, ErrNoRevision) {
		t.Error(err)
	}

	command(t, dir, "checkout", "-q", "--orphan", "other")
	command(t, dir, "commit", "-q", "-m", "apart")
	if _, err := MergeBase(dir, "other", "branch"); !errors.Is(err, ErrNoRevision) {
		t.Errorf("without a common commit: %v", err)
	}
	shallow := filepath.Join(t.TempDir(), "shallow")
	command(t, dir, "clone", "-q", "--depth", "1", "--no-single-branch", "file://"+dir, shallow)
	if _, err := MergeBase(shallow, "HEAD", "origin/branch"); !errors.Is(err, ErrShallow) {
		t.Errorf("in a shallow clone: %v", err)
	}
	if _, err := Commit(shallow, one); !errors.Is(err, ErrShallow) {
		t.Errorf("a commit that a shallow clone does not have: %v", err)
	}
}
