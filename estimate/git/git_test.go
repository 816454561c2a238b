package git

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"botec/estimate/guard"
)

// command runs git as a user would.
func command(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=n", "-c", "user.email=e", "-c", "init.defaultBranch=main"}, args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %s", args, out)
	}
	return strings.TrimSpace(string(out))
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// repository makes a repository with one commit: a.txt and sub/b.txt, whose text
// is "committed".
func repository(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("HOME", t.TempDir())
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), "committed")
	write(t, filepath.Join(dir, "sub", "b.txt"), "committed")
	command(t, dir, "init", "-q")
	command(t, dir, "add", ".")
	command(t, dir, "commit", "-q", "-m", "one")
	return dir
}

func TestReadFile(t *testing.T) {
	dir := repository(t)
	b := filepath.Join(dir, "sub", "b.txt")
	if err := os.RemoveAll(filepath.Dir(b)); err != nil { // a revision may have it all the same
		t.Fatal(err)
	}
	if text, err := ReadFile(dir, "HEAD", b); err != nil || text != "committed" {
		t.Errorf("%q, %v", text, err)
	}
	// the environment of a hook names another repository
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), ".git"))
	if text, err := ReadFile(dir, "HEAD", b); err != nil || text != "committed" {
		t.Errorf("with GIT_DIR: %q, %v", text, err)
	}
}

// TestReadFileErrors: each reason is an error of its own.
func TestReadFileErrors(t *testing.T) {
	dir := repository(t)
	a := filepath.Join(dir, "a.txt")
	check := func(root, revision, file string, want error) {
		t.Helper()
		if text, err := ReadFile(root, revision, file); !errors.Is(err, want) || text != "" {
			t.Errorf("%s:%s is %.20q, %v; want %v", revision, file, text, err, want)
		}
	}
	check(dir, "HEAD", filepath.Join(dir, "none.txt"), fs.ErrNotExist)
	check(dir, "HEAD", filepath.Join(dir, "none", "none.txt"), fs.ErrNotExist)
	check(dir, "HEAD", filepath.Join(dir, "sub"), ErrNotFile)
	check(dir, "HEAD", filepath.Join(dir, "..", "a.txt"), guard.ErrOutside)
	check(dir, "none", a, ErrNoRevision)
	check(dir, "HEAD~9", a, ErrNoRevision)
	check(dir, "--batch", a, ErrNoRevision)
	check(dir, command(t, dir, "rev-parse", "HEAD:a.txt"), a, ErrNoRevision)
	check("", "HEAD", a, ErrNoRepository)
	check(t.TempDir(), "HEAD", a, guard.ErrOutside)

	empty := t.TempDir()
	check(empty, "HEAD", filepath.Join(empty, "a.txt"), ErrNoRepository)
	command(t, empty, "init", "-q")
	check(empty, "HEAD", filepath.Join(empty, "a.txt"), ErrNoRevision)

	command(t, dir, "commit", "-q", "--allow-empty", "-m", "two")
	shallow := filepath.Join(t.TempDir(), "shallow")
	command(t, dir, "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(dir), shallow)
	check(shallow, "HEAD~1", filepath.Join(shallow, "a.txt"), ErrShallow)
	if _, err := ReadFile(shallow, "HEAD", filepath.Join(shallow, "a.txt")); err != nil {
		t.Error(err)
	}

	large := filepath.Join(dir, "large.txt")
	write(t, large, strings.Repeat("x", maxSize+1))
	command(t, dir, "-c", "core.compression=0", "add", ".")
	command(t, dir, "commit", "-q", "-m", "large")
	check(dir, "HEAD", large, ErrTooLarge)

	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1") // is left out
	if _, err := ReadFile(dir, "HEAD", a); err != nil {
		t.Error(err)
	}
	t.Setenv("PATH", t.TempDir())
	check(dir, "HEAD", a, ErrNoGit)
}

// TestOwner: git refuses a repository of another user, unless its folder was called
// safe; nothing else that the environment sets reaches git.
func TestOwner(t *testing.T) {
	dir := repository(t)
	a := filepath.Join(dir, "a.txt")
	if err := os.Chown(dir, 12345, 12345); err != nil {
		t.Skip("only the superuser gives files away")
	}
	if err := os.Chown(filepath.Join(dir, ".git"), 12345, 12345); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFile(dir, "HEAD", a); !errors.Is(err, ErrOwner) {
		t.Errorf("%v, want %v", err, ErrOwner)
	}
	t.Setenv("GIT_CONFIG_COUNT", "2")
	t.Setenv("GIT_CONFIG_KEY_0", "core.worktree")
	t.Setenv("GIT_CONFIG_VALUE_0", "/nowhere")
	t.Setenv("GIT_CONFIG_KEY_1", "safe.directory")
	t.Setenv("GIT_CONFIG_VALUE_1", dir)
	if text, err := ReadFile(dir, "HEAD", a); err != nil || text != "committed" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestEnvironment(t *testing.T) {
	got := environment([]string{
		"HOME=/home/n", "GIT_DIR=x", "git_ssh_command=x", "GIT_EXTERNAL_DIFF=x", "GIT_CONFIG_PARAMETERS='core.fsmonitor=x'", "GIT_CONFIG_COUNT=3",
		"GIT_CONFIG_KEY_0=core.fsmonitor", "GIT_CONFIG_VALUE_0=x", "GIT_CONFIG_KEY_1=safe.directory", "GIT_CONFIG_VALUE_1=/a",
		"GIT_CONFIG_KEY_2=Safe.Directory", "GIT_CONFIG_VALUE_2=/b", "GIT_CONFIG_KEY_3=safe.directory", "GIT_CONFIG_VALUE_3=/beyond",
	}, "/repo/root")
	want := []string{
		"HOME=/home/n", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=/a", "GIT_CONFIG_KEY_1=safe.directory", "GIT_CONFIG_VALUE_1=/b", "GIT_CONFIG_COUNT=2",
	}
	if !slices.Equal(got[:len(want)], want) || slices.ContainsFunc(got, func(v string) bool { return strings.HasSuffix(v, "=x") || strings.Contains(v, "/beyond") }) {
		t.Errorf("%q", got)
	}
}

// TestLinks: a symbolic link is followed within the revision, and not out of it.
func TestLinks(t *testing.T) {
	dir := repository(t)
	for name, to := range map[string]string{"sub/in": "../a.txt", "out": "../secret", "absolute": "/etc/passwd", "self": "self", "broken": "none"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip(err)
		}
	}
	command(t, dir, "add", ".")
	command(t, dir, "commit", "-q", "-m", "links")
	for name, want := range map[string]error{"sub/in": nil, "out": guard.ErrOutside, "absolute": guard.ErrOutside, "self": guard.ErrBroken, "broken": fs.ErrNotExist} {
		if _, err := ReadFile(dir, "HEAD", filepath.Join(dir, filepath.FromSlash(name))); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

// TestReadFileRunsNothing: what a repository configures is not run, and what it lacks
// is not fetched.
func TestReadFileRunsNothing(t *testing.T) {
	dir := repository(t)
	ran := filepath.Join(t.TempDir(), "ran")
	touch := "touch " + ran
	for key, value := range map[string]string{
		"core.fsmonitor": touch, "core.pager": touch, "core.sshCommand": touch, "core.askPass": touch, "core.hooksPath": filepath.Dir(ran), "core.alternateRefsCommand": touch,
		"diff.external": touch, "filter.f.smudge": touch, "filter.f.process": touch, "diff.f.textconv": touch, "credential.helper": "!" + touch,
		"alias.cat-file": "!" + touch, "alias.ls-tree": "!" + touch, "alias.rev-parse": "!" + touch, "pager.cat-file": touch, "pager.ls-tree": touch,
		"core.repositoryFormatVersion": "1", "extensions.partialClone": "evil", "remote.evil.promisor": "true", "remote.evil.url": "ext::" + touch,
		"protocol.ext.allow": "always", "remote.evil.uploadpack": touch,
	} {
		command(t, dir, "config", key, value)
	}
	write(t, filepath.Join(dir, ".git", "info", "attributes"), "* filter=f diff=f\n")
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "sub", "b.txt")
	if text, err := ReadFile(dir, "HEAD", a); err != nil || text != "committed" {
		t.Errorf("%q, %v", text, err)
	}
	object := exec.Command("git", "-C", dir, "-c", "alias.rev-parse=", "rev-parse", "HEAD:sub/b.txt", "HEAD:sub")
	out, err := object.Output()
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range strings.Fields(string(out)) { // the file, then the folder
		if err := os.Remove(filepath.Join(dir, ".git", "objects", name[:2], name[2:])); err != nil && i == 0 { // both texts are one object
			t.Fatal(err)
		}
		if text, err := ReadFile(dir, "HEAD", b); !errors.Is(err, ErrNotFetched) {
			t.Errorf("%q, %v", text, err)
		}
	}
	if _, err := os.Stat(ran); err == nil {
		t.Error("a configured program was run")
	}
	// the same repository does run it if git is called as usual
	if git := exec.Command("git", "-C", dir, "cat-file", "blob", "HEAD:sub/b.txt"); git.Run() == nil {
		t.Error("the file is there")
	}
	if _, err := os.Stat(ran); err != nil {
		t.Log("this version of git does not fetch: the test shows little")
	}
}

// TestEmbedded: a folder of the revision that looks like a bare repository is none.
func TestEmbedded(t *testing.T) {
	dir := repository(t)
	bare := filepath.Join(dir, "capacity")
	command(t, dir, "clone", "-q", "--bare", dir, bare)
	write(t, filepath.Join(bare, "a.txt"), "now")
	check := func(root string, want error) {
		t.Helper()
		if _, err := ReadFile(root, "HEAD", filepath.Join(bare, "a.txt")); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	check(dir, fs.ErrNotExist) // of the outer repository
	check(bare, ErrNoRepository)
}

func TestRoot(t *testing.T) {
	dir := repository(t)
	for of, want := range map[string]string{dir: dir, filepath.Join(dir, "sub"): dir, filepath.Join(dir, "sub", "none"): dir, t.TempDir(): ""} {
		if got := Root(of); got != want {
			t.Errorf("the root of %s is %q, want %q", of, got, want)
		}
	}
}

// TestLimited: more than the limit is refused.
func TestLimited(t *testing.T) {
	l := &limited{most: 3}
	if _, err := io.Copy(l, strings.NewReader("abc")); err != nil || l.full {
		t.Error(err)
	}
	if _, err := io.Copy(l, strings.NewReader("d")); !errors.Is(err, ErrTooLarge) || !l.full || l.text.String() != "abc" {
		t.Error(err, l.text.String())
	}
}
