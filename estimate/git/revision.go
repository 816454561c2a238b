package git

import (
	"errors"
	"strings"
)

// Commit returns the name of the commit that a revision stands for.
func Commit(root, revision string) (string, error) {
	if root == "" {
		return "", ErrNoRepository
	}
	if strings.HasPrefix(revision, "-") {
		return "", ErrNoRevision
	}
	commit, err := run(root, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	var failed *failure
	if errors.As(err, &failed) {
		return "", noTree(root, revision)
	}
	return strings.TrimSpace(commit), err
}

// MergeBase returns the commit at which the histories of two revisions parted. It is
// [ErrNoRevision] if they have no commit in common, and [ErrShallow] if the clone is
// too shallow to tell.
func MergeBase(root, a, b string) (string, error) {
	for _, revision := range []string{a, b} {
		if _, err := Commit(root, revision); err != nil {
			return "", err
		}
	}
	commit, err := run(root, "merge-base", a, b)
	var failed *failure
	if errors.As(err, &failed) {
		if isShallow(root) {
			return "", ErrShallow
		}
		return "", ErrNoRevision
	}
	return strings.TrimSpace(commit), err
}

// Files lists the files of a revision by their paths from the root, with slashes.
func Files(root, revision string) ([]string, error) {
	if root == "" {
		return nil, ErrNoRepository
	}
	if strings.HasPrefix(revision, "-") {
		return nil, ErrNoRevision
	}
	names, err := run(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision)
	var failed *failure
	if errors.As(err, &failed) {
		return nil, noTree(root, revision)
	}
	return strings.FieldsFunc(names, func(r rune) bool { return r == 0 }), err
}

func isShallow(root string) bool {
	shallow, err := run(root, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(shallow) == "true"
}
