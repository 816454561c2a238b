package cmd

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/git"
	"botec/estimate/scenario"
	"botec/estimate/unit"

	"github.com/kballard/go-shellquote"
)

// past finds the revision that changes are told against, once for each repository.
type past struct {
	app      *app
	revision string // --since; "" for the target of a pull request, or else the last commit
	evaluate func(document.Scenario, scenario.Options) (*estimate.Result, error)

	lock    sync.Mutex
	found   map[string]*document.Past // by the root of the repository
	problem error                     // why what has changed cannot be told
}

// of is the revision of the repository of a folder; nil if there is none.
func (p *past) of(dir string) *document.Past {
	root, err := p.app.repository(dir)
	if err != nil {
		return nil
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if found, ok := p.found[root]; ok {
		return found
	}
	if p.found == nil {
		p.found = make(map[string]*document.Past)
	}
	commit, name, err := p.base(root)
	if err != nil && p.problem == nil {
		p.problem = err
	}
	if commit == "" {
		p.found[root] = nil
		return nil
	}
	read := func(path string) (string, error) {
		text, err := git.ReadFile(root, commit, path)
		if errors.Is(err, git.ErrNotFetched) {
			p.fail(usage("", "cannot tell what has changed, because this clone is partial: git diff --stat %.12s fetches what is missing", commit))
		}
		return text, err
	}
	found := &document.Past{Name: name, Read: read,
		Files: func() []string { return filesOf(root, commit) },
		Evaluate: func(s document.Scenario) *estimate.Result {
			r, _ := p.evaluate(s, scenario.Options{Read: read, Figures: s.Figures})
			return r
		},
	}
	p.found[root] = found
	return found
}

// fail keeps the first reason why it cannot be told what has changed.
func (p *past) fail(err error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.problem == nil {
		p.problem = err
	}
}

// verify checks that the revision of --since exists in the repository of each file.
func (p *past) verify(files []document.File) error {
	if p.revision == "" || len(files) == 0 {
		return nil
	}
	for _, file := range files {
		p.of(filepath.Dir(file.Path))
	}
	if len(p.found) == 0 {
		return usage("", "--since: there is no git repository")
	}
	return p.problem
}

// note says why what has changed cannot be told, "" where it can.
func (p *past) note() string {
	if p.problem == nil {
		return ""
	}
	return errorsOf(p.problem)[0].Text
}

// share is a flag: a part of a whole, such as 5%.
type share float64

func (s *share) String() string {
	return unit.Printer{}.Quantity(float64(*s), unit.Dim{}, unit.Percent)
}

func (s *share) Type() string { return "share" }

func (s *share) Set(text string) error {
	digits, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || !(v >= 0 && v <= math.MaxFloat64) || !percent && v >= 1 { // 5 may be meant as 5%
		return errors.New("must be a share such as 5%")
	}
	if percent {
		v /= 100
	}
	*s = share(v)
	return nil
}

// filesOf lists the files of a commit by their paths from the working directory.
func filesOf(root, commit string) (list []string) {
	names, _ := git.Files(root, commit) // without them no file is found to be renamed
	dir, err := os.Getwd()
	if err != nil {
		return nil
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for _, name := range names {
		if rel, err := filepath.Rel(dir, filepath.Join(root, filepath.FromSlash(name))); err == nil {
			list = append(list, filepath.ToSlash(rel))
		}
	}
	return list
}

// base finds the commit that changes of a repository are told against, and its name in
// reports. It is that of --since, or the one from which a pull request started, or the
// last one. The commit is "" if there is none; the error says why if one was named.
func (p *past) base(root string) (commit, name string, err error) {
	if p.revision != "" {
		commit, err = parting(root, p.revision)
		return commit, p.revision, sinceError(err, p.revision)
	}
	if sha := os.Getenv("CI_MERGE_REQUEST_DIFF_BASE_SHA"); sha != "" {
		commit, err = git.Commit(root, sha)
		short := sha[:min(len(sha), 8)]
		return commit, short, targetError(err, root, short, "set GIT_DEPTH: 0, or run git fetch --unshallow")
	}
	if target := os.Getenv("GITHUB_BASE_REF"); target != "" {
		return pullRequest(root, target)
	}
	commit, err = git.Commit(root, "HEAD")
	if errors.Is(err, git.ErrOwner) {
		return "", "", untold(err, root)
	}
	if err != nil { // nothing is committed, or there is no git: there is no past
		return "", "", nil
	}
	return commit, "the last commit", nil
}

// parting is the commit at which HEAD and a revision parted: the revision itself if
// HEAD came from it, or if the clone is too shallow to tell.
func parting(root, revision string) (string, error) {
	commit, err := git.Commit(root, revision)
	if err != nil {
		return "", err
	}
	if base, err := git.MergeBase(root, "HEAD", revision); err == nil {
		return base, nil
	}
	return commit, nil
}

// pullRequest finds the commit from which a pull request on GitHub started.
func pullRequest(root, target string) (commit, name string, err error) {
	for _, name := range []string{"origin/" + target, target} {
		if commit, err = git.MergeBase(root, "HEAD", name); err == nil {
			return commit, name, nil
		}
	}
	if ref := os.Getenv("GITHUB_REF"); strings.HasPrefix(ref, "refs/pull/") && strings.HasSuffix(ref, "/merge") {
		if commit, err := git.Commit(root, "HEAD^2"); err == nil && commit != "" { // HEAD merges the two
			commit, err = git.Commit(root, "HEAD^1")
			return commit, target, err
		}
	}
	return "", "", targetError(err, root, "origin/"+target, "set fetch-depth: 0 for actions/checkout, or run "+fetch(err, target))
}

// sinceError says why the revision of --since cannot be used, and what helps.
func sinceError(err error, revision string) error {
	branch, remote := strings.CutPrefix(revision, "origin/")
	switch {
	case err == nil:
		return nil
	case errors.Is(err, git.ErrShallow) && remote:
		return usage(fetch(err, branch), "--since: git has no revision %s, and this clone is shallow", revision)
	case errors.Is(err, git.ErrShallow):
		return usage("git fetch --unshallow gets the whole history", "--since: git has no revision %s, and this clone is shallow", revision)
	case errors.Is(err, git.ErrNoRevision) && remote:
		return usage(fetch(err, branch), "--since: git has no revision %s", revision)
	case errors.Is(err, git.ErrNoRevision):
		return usage("git log --oneline lists the revisions", "--since: git has no revision %s", revision)
	}
	return usage("", "--since %s: %s", revision, err)
}

// fetch is the command that gets a branch of the remote repository.
func fetch(err error, branch string) string {
	command := []string{"git", "fetch", "origin", branch + ":refs/remotes/origin/" + branch}
	if errors.Is(err, git.ErrShallow) {
		command = slices.Insert(command, 2, "--unshallow")
	}
	return shellquote.Join(command...)
}

// targetError says why the target of a pull request cannot be used, and what helps.
func targetError(err error, root, target, fix string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, git.ErrShallow), errors.Is(err, git.ErrNoRevision):
		return usage("", "cannot tell what has changed, because this clone lacks %s: %s", target, fix)
	}
	return untold(err, root)
}

// untold says why git cannot tell what has changed.
func untold(err error, root string) error {
	if errors.Is(err, git.ErrOwner) {
		return usage("", "cannot tell what has changed: %s; if you trust it: git config --global --add safe.directory %s", err, shellquote.Join(root))
	}
	return usage("", "cannot tell what has changed: %s", err)
}
