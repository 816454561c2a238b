package scenario

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

func shortName(path string) string {
	base := filepath.Base(path)
	for _, ext := range []string{".yml", ".yaml", ".botec"} {
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

func fail(hint, text string, args ...any) source.Errors {
	return source.Errors{{Text: fmt.Sprintf(text, args...), Hint: hint}}
}

func readFile(path, shown string, named bool) (string, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return "", err
	case err == nil && info.IsDir():
		return "", fail("name the file in it", "%s is a directory", shown)
	case err == nil && !info.Mode().IsRegular() && !named:
		return "", fail("", "%s is no regular file", shown)
	case err == nil && info.Mode().IsRegular() && info.Size() > tree.MaxSize:
		return "", fail("", "%s has %s; a scenario has at most %s", shown, bytes(info.Size()), bytes(tree.MaxSize))
	}
	f, err := os.Open(path)
	if err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) {
			err = pathError.Err
		}
		return "", fail("", "%s cannot be read: %s", shown, err)
	}
	defer f.Close()
	return readAll(f, shown)
}

func bytes(n int64) string { return unit.Printer{}.Quantity(float64(n), unit.Data, nil) }

func readAll(r io.Reader, shown string) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, tree.MaxSize+1))
	switch {
	case err != nil:
		return "", fail("", "%s cannot be read: %s", shown, err)
	case len(b) > tree.MaxSize:
		return "", fail("", "%s has more than %s, the most of a scenario", shown, bytes(tree.MaxSize))
	}
	return strings.TrimPrefix(string(b), "\ufeff"), nil
}

// Inside says whether a path lies in the folder dir once their symlinks are
// resolved; "" is the working directory.
func Inside(dir, path string) (bool, error) {
	if dir == "" {
		dir = "."
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return false, err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return false, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return false, err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		if rel, relErr := filepath.Rel(dir, path); relErr != nil || !filepath.IsLocal(rel) {
			return false, nil
		}
		return false, err
	}
	rel, err := filepath.Rel(dir, real)
	return err == nil && filepath.IsLocal(rel), nil
}
