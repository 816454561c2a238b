package cmd

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
)

// writesNothing are the commands whose output is a talk, or no data.
var writesNothing = []string{"practice", "init", "completion", "help", "version", "botec"}

// checkTo refuses --to where there is nothing to write.
func (a *app) checkTo(cmd *cobra.Command) error {
	if a.to == "" && cmd.Flags().Changed("to") {
		return usage("--to plan.html", "--to needs the name of a file")
	}
	history := cmd.Flags().Lookup("history")
	if a.to != "" && slices.Contains(writesNothing, cmd.Name()) && (history == nil || !history.Changed) {
		return usage("", "%s has no --to", cmd.Name())
	}
	if a.to == "" {
		return nil
	}
	if a.files == nil {
		a.files = &files{}
	}
	for _, arg := range cmd.Flags().Args() { // also one that --write changes before the end
		if info, err := os.Stat(arg); err == nil && info.Mode().IsRegular() {
			a.files.note(arg)
		}
	}
	if f, ok := a.stdin.(*os.File); ok && slices.Contains(cmd.Flags().Args(), "-") {
		a.files.noteOpen(f)
	}
	if info, err := os.Stat(a.to); err == nil && a.files.has(info) {
		return a.readFor()
	}
	return nil
}

// toError is the error of writing the file of --to, which another run would not mend.
type toError struct{ error }

func (e *toError) Unwrap() error { return e.error }

// readFor is the error for a file that a run would read and write.
func (a *app) readFor() error {
	return usage("write to another file", "--to %s: it is read for this", a.to)
}

// writeTo writes what was collected for standard output to the file of --to, whole: it
// takes the place of what was there, and of nothing where that fails.
func (a *app) writeTo() error {
	path := a.to
	if whole, err := filepath.Abs(path); err == nil && strings.HasPrefix(whole, "/dev/") { // it may lead to where this program writes
		return usage("", "--to %s: it is not a regular file", a.to)
	}
	path, ok := behindLinks(path)
	if !ok {
		return usage("", "--to %s: it is a link that leads nowhere", a.to)
	}
	mode := os.FileMode(0o666)
	switch info, err := os.Stat(path); {
	case err == nil && !info.Mode().IsRegular():
		return usage("", "--to %s: it is not a regular file", a.to)
	case err == nil && (a.files.has(info) || a.files.hasName(path)):
		return a.readFor()
	case err == nil && info.Mode().Perm()&0o222 == 0:
		return usage("", "--to %s: it is read-only", a.to)
	case err == nil:
		mode = info.Mode().Perm()
	}
	if err := replaceFile(path, a.out.Bytes(), mode); err != nil {
		var of *os.PathError
		if errors.As(err, &of) {
			err = of.Err
		}
		return usage("", "--to %s: %s", a.to, err)
	}
	a.out.Reset()
	return nil
}

// behindLinks is the file that a path leads to, which need not be there yet; ok is false for
// links that lead back to themselves.
func behindLinks(path string) (file string, ok bool) {
	for range 40 {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return real, true
		}
		to, err := os.Readlink(path)
		if err != nil {
			return path, true
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", false
}

// replaceFile writes a file beside another and renames it to that.
func replaceFile(path string, text []byte, mode os.FileMode) (err error) {
	f, err := os.OpenFile(path+".botec-new", os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, os.ErrExist) { // of a run that was killed
		_ = os.Remove(path + ".botec-new")
		f, err = os.OpenFile(path+".botec-new", os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(text); err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// files are the files that a run has read or looked for, each as it was before that; nil
// for one that was not there.
type files struct {
	lock  sync.Mutex
	names []string
	were  []os.FileInfo
	open  []os.FileInfo // of standard input
	past  []string      // of files that are read as a revision has them
}

// note notes a file before it is read. It does nothing for nil files, which nobody asks
// for.
func (f *files) note(path string) {
	if f == nil {
		return
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	if path, err := filepath.Abs(path); err == nil && !slices.Contains(f.names, path) {
		info, _ := os.Stat(path)
		f.names, f.were = append(f.names, path), append(f.were, info)
	}
}

// noteOpen notes a file that is open, such as standard input.
func (f *files) noteOpen(file *os.File) {
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
		f.open = append(f.open, info)
	}
}

// notePast notes a file that is read as a revision has it: --to must not take its place.
func (f *files) notePast(path string) {
	if f == nil {
		return
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	if path, err := filepath.Abs(path); err == nil {
		f.past = append(f.past, path)
	}
}

// has says whether a file is one of them.
func (f *files) has(file os.FileInfo) bool {
	f.lock.Lock()
	defer f.lock.Unlock()
	return slices.ContainsFunc(slices.Concat(f.were, f.open), func(info os.FileInfo) bool { return info != nil && os.SameFile(info, file) })
}

// hasName says whether a file of this name is one of them: --write puts another in its place.
func (f *files) hasName(path string) bool {
	f.lock.Lock()
	defer f.lock.Unlock()
	path, err := filepath.Abs(path)
	return err == nil && (slices.Contains(f.names, path) || slices.ContainsFunc(f.past, func(past string) bool { return isSameFile(past, path) }))
}

// isSameFile says whether two paths lead to one file, or are the same.
func isSameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return a == b || errX == nil && errY == nil && os.SameFile(x, y)
}

// opening is what is called with the name of each file before it is read, nil where
// nobody asks for it.
func (a *app) opening() func(path string) {
	if a.files == nil {
		return nil
	}
	return a.files.note
}
