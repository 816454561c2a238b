// Package git reads files from a revision of a git repository. It runs no hook,
// filter or other program that the repository configures, and fetches nothing.
package git

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// timeout is how long git may take for one file.
const timeout = 5 * time.Second

// Root returns the root of the repository that contains a folder, which is given by
// its absolute path; "" outside of a repository. It looks for .git and does not run
// git.
func Root(dir string) string {
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			return up
		}
		if up == filepath.Dir(up) {
			return ""
		}
	}
}

// ReadFile returns the text of a file in a revision of the repository that
// contains the file's folder, such as HEAD for the last commit. The error is
// [fs.ErrNotExist] if there is no git, no repository, no such revision or no such
// file in it.
func ReadFile(revision, path string) (string, error) {
	if strings.HasPrefix(revision, "-") {
		return "", fs.ErrNotExist
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	git := exec.CommandContext(ctx, "git", "-C", filepath.Dir(path), "cat-file", "blob", revision+":./"+filepath.Base(path))
	// within a git hook the environment names the repository of the hook, not of the file
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "GIT_") {
			git.Env = append(git.Env, v)
		}
	}
	git.Env = append(git.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	text, err := git.Output()
	if err != nil {
		return "", fs.ErrNotExist
	}
	return string(text), nil
}
