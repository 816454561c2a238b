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

// Root is a folder that files have to lie in.
type Root struct {
	Path string
	Name string // in errors: "the repository"
}

// RootOf returns the folder that a scenario or document in the folder dir may read
// files from: its git repository. Outside of a repository it is the working
// directory, or dir itself where that is not in the working directory.
func RootOf(dir string) Root {
	root := repository(dir)
	if root.Name == theRepository {
		return root
	}
	if inside, err := guard.Inside("", root.Path); inside && err == nil {
		return Root{".", "the working directory"}
	}
	return root
}

// RepositoryOf returns the git repository of a folder, the zero Root if it is in none.
func RepositoryOf(dir string) Root {
	if root := repository(dir); root.Name == theRepository {
		return root
	}
	return Root{}
}

const theRepository = "the repository"

// repository is the root of the repository of a folder, or the folder itself where it
// is in none; with its symbolic links followed, so that the way to it does not matter.
func repository(dir string) Root {
	if dir == "" {
		dir = "."
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Root{dir, "its folder"}
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	if root := git.Root(abs); root != "" {
		return Root{root, theRepository}
	}
	return Root{abs, "its folder"}
}

// readOther reads a file that a file in the folder dir names, of at most most bytes;
// shown is its name in errors. A missing file is fs.ErrNotExist; other errors are
// source.Errors.
func (l *loader) readOther(dir, path, shown string, most int64) (string, error) {
	return l.readInside(RootOf(dir), path, shown, most)
}

// readInside reads a file in a folder. With Options.Read git has
// the file, and its name alone says whether it lies in the folder.
func (l *loader) readInside(root Root, path, shown string, most int64) (text string, err error) {
	if l.opt.Read != nil {
		text, err = l.readRevision(root.Path, path, most)
	} else {
		l.opening(path)
		text, err = guard.Read(root.Path, path, most)
	}
	switch {
	case err == nil:
		return strings.TrimPrefix(text, "\ufeff"), nil
	case errors.Is(err, fs.ErrNotExist):
		return "", fs.ErrNotExist
	case errors.Is(err, guard.ErrOutside):
		return "", fail("", "%s is outside %s", shown, root.Name)
	case errors.Is(err, guard.ErrNotRegular):
		return "", fail("", "%s is not a file", shown)
	case errors.Is(err, guard.ErrBroken):
		return "", fail("", "cannot read %s: its symbolic link leads nowhere", shown)
	case errors.Is(err, guard.ErrTooLarge):
		return "", fail("", "%s is too large: at most %s are read", shown, unit.Printer{}.Quantity(float64(most), unit.Data, nil))
	}
	return "", cannotRead(shown, err)
}

// opening tells that a file is about to be read, or looked for.
func (l *loader) opening(path string) {
	if l.opt.Opening != nil {
		l.opt.Opening(path)
	}
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
