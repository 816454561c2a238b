// Package git reads files from a revision of a git repository. It runs no hook,
// filter or other program that the repository configures, and fetches nothing.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"botec/estimate/guard"
)

// Why a file of a revision cannot be read. A file that the revision does not have is
// [fs.ErrNotExist].
var (
	ErrNoGit        = errors.New("git is not installed, or not in PATH")
	ErrNoRepository = errors.New("there is no git repository")
	ErrOwner        = errors.New("git refuses the repository, because it belongs to another user")
	ErrNoRevision   = errors.New("git has no such revision")
	ErrShallow      = errors.New("git has no such revision, and the clone is shallow")
	ErrNotFetched   = errors.New("git has not fetched it: the clone is partial")
	ErrNotFile      = errors.New("it is not a file in that revision")
	ErrTooLarge     = errors.New("it is too large")
	ErrTimeout      = fmt.Errorf("git took longer than %s", timeout)
)

const (
	timeout  = 5 * time.Second // of one call of git
	maxSize  = 16 << 20        // of a file, in bytes
	maxLinks = 10              // symbolic links that lead from one file to the next

	maxConfig = 1000 // pairs of GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n
)

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

// ReadFile returns the text of a file in a revision, such as HEAD for the last commit,
// of the repository whose [Root] is given. The folder of the file need not exist now.
// A symbolic link is followed if it leads to a file of the same revision.
func ReadFile(root, revision, file string) (string, error) {
	if root == "" {
		return "", ErrNoRepository
	}
	if strings.HasPrefix(revision, "-") {
		return "", ErrNoRevision
	}
	name, err := nameIn(root, file)
	if err != nil {
		return "", err
	}
	for range maxLinks {
		mode, object, err := find(root, revision, name)
		if err != nil {
			return "", err
		}
		text, err := run(root, "cat-file", "blob", object)
		var failed *failure
		if errors.As(err, &failed) {
			return "", ErrNotFetched
		}
		if err != nil || mode != "120000" {
			return text, err
		}
		if name = path.Join(path.Dir(name), text); path.IsAbs(text) || !filepath.IsLocal(filepath.FromSlash(name)) {
			return "", guard.ErrOutside
		}
	}
	return "", guard.ErrBroken
}

// nameIn is the path of a file from the root of its repository, with slashes.
func nameIn(root, file string) (string, error) {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return "", ErrNoRepository
	}
	file, err = guard.RealParent(file)
	if err != nil {
		return "", err
	}
	name, err := filepath.Rel(root, file)
	if err != nil || !filepath.IsLocal(name) {
		return "", guard.ErrOutside
	}
	return filepath.ToSlash(name), nil
}

// find looks up a file of a revision: its mode and the name of its object.
func find(root, revision, name string) (mode, object string, err error) {
	entry, err := run(root, "ls-tree", "-z", "--full-tree", "--", revision, name)
	var failed *failure
	if errors.As(err, &failed) {
		return "", "", noTree(root, revision)
	}
	if err != nil {
		return "", "", err
	}
	if entry == "" {
		return "", "", fs.ErrNotExist
	}
	about, _, _ := strings.Cut(entry, "\t") // "100644 blob OBJECT"
	fields := strings.Fields(about)
	if len(fields) != 3 || fields[1] != "blob" { // a folder or a submodule
		return "", "", ErrNotFile
	}
	return fields[0], fields[2], nil
}

// noTree says why a revision cannot be listed.
func noTree(root, revision string) error {
	kind, err := run(root, "cat-file", "-t", revision)
	var failed *failure
	switch {
	case err != nil && !errors.As(err, &failed):
		return err
	case err == nil && strings.TrimSpace(kind) != "blob":
		return ErrNotFetched
	}
	if isShallow(root) {
		return ErrShallow
	}
	return ErrNoRevision
}

// failure is that git ran and did not do what it was asked.
type failure struct{ stderr string }

func (f *failure) Error() string { return "git failed: " + strings.TrimSpace(f.stderr) }

// run runs git in the root of a repository and returns what it prints.
func run(root string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	git := exec.CommandContext(ctx, "git", append([]string{
		"-C", root, "--no-pager", "--literal-pathspecs",
		"-c", "safe.bareRepository=explicit", // a folder that looks like a repository is none
		"-c", "protocol.allow=never",
		"-c", "core.fsmonitor=false",
	}, args...)...)
	git.Env = environment(os.Environ(), root)
	git.WaitDelay = time.Second
	out, complaint := &limited{most: maxSize}, &limited{most: 10_000}
	git.Stdout, git.Stderr = out, complaint
	err := git.Run()
	switch text := complaint.text.String(); {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot):
		return "", ErrNoGit
	case ctx.Err() != nil:
		return "", ErrTimeout
	case out.full:
		return "", ErrTooLarge
	case err == nil:
		return out.text.String(), nil
	case strings.Contains(text, "dubious ownership"), strings.Contains(text, "unsafe repository"):
		return "", ErrOwner
	case strings.Contains(text, "not a git repository"), strings.Contains(text, "cannot use bare repository"):
		return "", ErrNoRepository
	default:
		return "", &failure{text}
	}
}

// limited keeps what is written to it up to a size, and refuses more.
type limited struct {
	text bytes.Buffer // not embedded: its ReadFrom knows no limit
	most int
	full bool
}

func (l *limited) Write(text []byte) (int, error) {
	if l.text.Len()+len(text) > l.most {
		l.full = true
		return 0, ErrTooLarge
	}
	return l.text.Write(text)
}

// environment is the environment of git. Variables of git are left out: within a hook
// they name the repository of the hook, and others name programs to run. Only the
// folders stay that the user or a CI service has called safe.
func environment(of []string, root string) (list []string) {
	values := make(map[string]string)
	for _, variable := range of {
		name, value, _ := strings.Cut(variable, "=")
		if name = strings.ToUpper(name); strings.HasPrefix(name, "GIT_") {
			values[name] = value
		} else {
			list = append(list, variable)
		}
	}
	count, _ := strconv.Atoi(values["GIT_CONFIG_COUNT"])
	safe := 0
	for i := range min(count, maxConfig) {
		if strings.EqualFold(values[fmt.Sprint("GIT_CONFIG_KEY_", i)], "safe.directory") {
			list = append(list, fmt.Sprintf("GIT_CONFIG_KEY_%d=safe.directory", safe), fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", safe, values[fmt.Sprint("GIT_CONFIG_VALUE_", i)]))
			safe++
		}
	}
	return append(list,
		fmt.Sprintf("GIT_CONFIG_COUNT=%d", safe),
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(root), // no repository above it either
		"GIT_NO_LAZY_FETCH=1",
		"GIT_ALLOW_PROTOCOL=", // none: for versions that fetch what they lack all the same
		"GIT_TERMINAL_PROMPT=0",
		"GIT_OPTIONAL_LOCKS=0",
		"LC_ALL=C",
	)
}
