package scenario

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"botec/estimate/git"
	"botec/estimate/guard"
	"botec/estimate/unit"
)

// Root returns the folder that a scenario or document in the folder dir may read
// files from: its git repository. Outside of a repository it is the working
// directory, or dir itself where that is not in the working directory. name is what
// errors call it: "the repository".
func Root(dir string) (root, name string) {
	root, name = repository(dir)
	if name == theRepository {
		return root, name
	}
	if inside, err := guard.Inside("", root); inside && err == nil {
		return ".", "the working directory"
	}
	return root, name
}

const theRepository = "the repository"

// repository is the root of the repository of a folder, or the folder itself where it
// is in none; with its symbolic links followed, so that the way to it does not matter.
func repository(dir string) (root, name string) {
	if dir == "" {
		dir = "."
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir, "its folder"
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if root := git.Root(abs); root != "" {
		return root, theRepository
	}
	return abs, "its folder"
}

// readOther reads a file that a file in the folder dir names, of at most most bytes;
// shown is its name in errors. A missing file is fs.ErrNotExist; other errors are
// source.Errors.
func (l *loader) readOther(dir, path, shown string, most int64) (string, error) {
	root, name := Root(dir)
	return l.readInside(root, name, path, shown, most)
}

// readInside reads a file in a folder that errors call name. With Options.Read git has
// the file, and its name alone says whether it lies in the folder.
func (l *loader) readInside(root, name, path, shown string, most int64) (text string, err error) {
	if l.opt.Read != nil {
		text, err = l.readRevision(root, path, most)
	} else {
		text, err = guard.Read(root, path, most)
	}
	switch {
	case err == nil:
		return strings.TrimPrefix(text, "\ufeff"), nil
	case errors.Is(err, fs.ErrNotExist):
		return "", fs.ErrNotExist
	case errors.Is(err, guard.ErrOutside):
		return "", fail("", "%s is outside %s", shown, name)
	case errors.Is(err, guard.ErrNotRegular):
		return "", fail("", "%s is not a file", shown)
	case errors.Is(err, guard.ErrBroken):
		return "", fail("", "cannot read %s: its symbolic link leads nowhere", shown)
	case errors.Is(err, guard.ErrTooLarge):
		return "", fail("", "%s is too large: at most %s are read", shown, unit.Printer{}.Quantity(float64(most), unit.Data, nil))
	}
	return "", cannotRead(shown, err)
}

// readRevision reads a file by Options.Read.
func (l *loader) readRevision(root, path string, most int64) (string, error) {
	real, err := realFolder(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	if root, err = realFolder(root); err != nil {
		return "", err
	}
	if rel, err := filepath.Rel(root, filepath.Join(real, filepath.Base(path))); err != nil || !filepath.IsLocal(rel) {
		return "", guard.ErrOutside
	}
	text, err := l.opt.Read(path)
	if err == nil && int64(len(text)) > most {
		err = guard.ErrTooLarge
	}
	return text, err
}

// realFolder is the absolute path of a folder with its symbolic links followed, as far
// as it exists: a revision may have others.
func realFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for up := dir; ; up = filepath.Dir(up) {
		if real, err := filepath.EvalSymlinks(up); err == nil {
			return filepath.Join(real, rest), nil
		}
		if up == filepath.Dir(up) {
			return dir, nil
		}
		rest = filepath.Join(filepath.Base(up), rest)
	}
}

// folder is the folder of a scenario: that of its file, or the one where relative
// paths start for a preset and standard input. shown is its name in errors, with
// slashes.
func (l *loader) folder(name string, isFile bool) (dir, shown string) {
	if !isFile {
		return l.path(""), ""
	}
	return filepath.Dir(l.path(name)), filepath.ToSlash(filepath.Dir(filepath.FromSlash(name)))
}
