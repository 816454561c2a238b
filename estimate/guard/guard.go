// Package guard reads files that the user has not named: those that a scenario, a
// document or a folder brings along, such as what a file extends, .botec.yaml or
// .gitignore. Whoever wrote them, for example in a pull request, must not make this
// program read a file outside of a folder, wait for a pipe, or read without end.
//
// So [Read] reads nothing but a regular file, of at most so many bytes, that lies in
// a root folder once all symbolic links are followed. No byte of another file is
// read. What is wrong with a file is one of the errors of this package, which name
// no path, since only the caller knows how its user calls the file.
package guard

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// What can be wrong with a file that exists. A file that does not exist is
// [fs.ErrNotExist]; a symbolic link that leads nowhere is ErrBroken.
var (
	ErrOutside    = errors.New("it is outside of the folder")
	ErrNotRegular = errors.New("it is not a regular file")
	ErrBroken     = errors.New("its symbolic link leads nowhere")
	ErrTooLarge   = errors.New("it is too large")
)

// Read returns the text of a regular file of at most most bytes that lies in the
// folder root, "" for a file that may lie anywhere. Relative paths start in the
// working directory.
func Read(root, path string, most int64) (string, error) {
	f, err := open(root, path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", ErrNotRegular
	case info.Size() > most:
		return "", ErrTooLarge
	}
	text, err := io.ReadAll(io.LimitReader(f, most+1)) // some files of the system have no size
	switch {
	case err != nil:
		return "", err
	case int64(len(text)) > most:
		return "", ErrTooLarge
	}
	return string(text), nil
}

// open opens a file that may be read. The file may be replaced between the checks
// and the opening: a root does not follow links out of it, an opened pipe does not
// wait for a writer, and Read looks at the opened file again.
func open(root, path string) (*os.File, error) {
	const flags = os.O_RDONLY | syscall.O_NONBLOCK
	if root == "" {
		real, err := resolve(path)
		if err != nil {
			return nil, err
		}
		if info, err := os.Lstat(real); err != nil {
			return nil, err
		} else if !info.Mode().IsRegular() {
			return nil, ErrNotRegular
		}
		return os.OpenFile(real, flags, 0)
	}
	root, name, err := locate(root, path)
	if err != nil {
		return nil, err
	}
	folder, err := os.OpenRoot(root)
	if err != nil {
		return nil, err
	}
	defer func() { _ = folder.Close() }()
	if info, err := folder.Lstat(name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	return folder.OpenFile(name, flags, 0)
}

// resolve is the absolute path of a file with all symbolic links followed.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	info, lstatErr := os.Lstat(path)
	switch {
	case lstatErr == nil && info.Mode()&fs.ModeSymlink != 0:
		return "", ErrBroken
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return "", fs.ErrNotExist
	}
	return "", err
}

// Inside says whether a path lies in the folder root once symbolic links are
// followed; "" is the working directory. A path that does not exist is an error,
// unless it is outside by its name alone.
func Inside(root, path string) (bool, error) {
	if root == "" {
		root = "."
	}
	_, _, err := locate(root, path)
	if errors.Is(err, ErrOutside) {
		return false, nil
	}
	return err == nil, err
}

// locate follows the symbolic links of a folder and of a path in it: the folder, and
// the path from there.
func locate(root, path string) (folder, name string, err error) {
	if folder, err = resolve(root); err != nil {
		return "", "", err
	}
	real, err := resolve(path)
	if err != nil { // a missing file is outside by its name
		full, fullErr := RealParent(path)
		if fullErr != nil {
			return "", "", fullErr
		}
		if name, relErr := filepath.Rel(folder, full); relErr != nil || !filepath.IsLocal(name) {
			return "", "", ErrOutside
		}
		return "", "", err
	}
	name, err = filepath.Rel(folder, real)
	if err != nil || !filepath.IsLocal(name) {
		return "", "", ErrOutside
	}
	return folder, name, nil
}

// RealParent is the absolute path of a file that need not exist, with the symbolic
// links of the folders above it followed as far as these exist.
func RealParent(path string) (string, error) {
	path, err := filepath.Abs(path)
	return realParent(path), err
}

func realParent(path string) string {
	parent := filepath.Dir(path)
	if parent == path {
		return path
	}
	real, err := filepath.EvalSymlinks(parent)
	if err != nil {
		real = realParent(parent)
	}
	return filepath.Join(real, filepath.Base(path))
}
