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
)

// fail is an error without a position.
func fail(hint, text string, args ...any) source.Errors {
	return source.Errors{{Text: fmt.Sprintf(text, args...), Hint: hint}}
}

// baseName is the name of a scenario file without its folder and extensions.
func baseName(path string) string {
	base := filepath.Base(path)
	for _, ext := range []string{".yml", ".yaml", ".botec"} {
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

// readFile reads the text file that the user named, of at most tree.MaxSize bytes;
// shown is its name in errors. It may be a pipe. The error of a missing file is that
// of os.Stat.
func readFile(path, shown string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return "", err
	case err == nil && info.IsDir():
		return "", fail("name a file in it", "%s is a directory", shown)
	case err == nil && info.Mode().IsRegular() && info.Size() > tree.MaxSize:
		return "", tooLarge(shown)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", cannotRead(shown, err)
	}
	defer f.Close()
	return readAll(f, shown)
}

// readAll reads at most tree.MaxSize bytes, without a byte order mark.
func readAll(r io.Reader, shown string) (string, error) {
	b, err := io.ReadAll(io.LimitReader(r, tree.MaxSize+1))
	switch {
	case err != nil:
		return "", cannotRead(shown, err)
	case len(b) > tree.MaxSize:
		return "", tooLarge(shown)
	}
	return strings.TrimPrefix(string(b), "\ufeff"), nil
}

// cannotRead leaves the path out of an error of the operating system.
func cannotRead(shown string, err error) source.Errors {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return fail("", "cannot read %s: %s", shown, err)
}

func tooLarge(shown string) source.Errors {
	return fail("", "%s is larger than %d MiB, the most that a scenario may have", shown, tree.MaxSize>>20)
}
