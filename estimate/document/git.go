package document

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// gitTimeout is how long git may take for one file.
const gitTimeout = 5 * time.Second

// Committed returns the text of a file in the last commit of its git repository.
func Committed(path string) (string, error) { return Revision("HEAD", path) }

// Revision returns the text of a file in a revision of its git repository, or
// [fs.ErrNotExist]. It runs git only to read the object: no hook, filter or other
// program that the repository configures is run.
func Revision(revision, path string) (string, error) {
	if strings.HasPrefix(revision, "-") {
		return "", fs.ErrNotExist
	}
	ctx, cancel := context.WithTimeout(context.Background(), gitTimeout)
	defer cancel()
	git := exec.CommandContext(ctx, "git", "-C", filepath.Dir(path), "cat-file", "blob", revision+":./"+filepath.Base(path))
	// inside a hook the environment names the repository of the hook; here that of the file counts
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
