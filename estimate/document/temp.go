package document

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"syscall"
)

// tempName is the name of a file with the new text of a document. No other file is
// called so.
var tempName = regexp.MustCompile(`^\.botec-write-[0-9a-f]{32}\.tmp$`)

// errLocked is that another process holds the lock of a file.
var errLocked = errors.New("it is in use")

// openNonblock: what was a file may have become a pipe.
const openNonblock = syscall.O_NONBLOCK

// createTemp makes a file for the new text of a document, and locks it. The lock ends
// with the process, however that ends.
func createTemp(folder *os.Root) (f *os.File, name string, err error) {
	for range 10 {
		random := make([]byte, 16)
		_, _ = rand.Read(random) // never fails
		name = fmt.Sprintf(".botec-write-%x.tmp", random)
		if f, err = folder.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
			return nil, "", err
		}
		// another run may have taken it for a stale one before it was locked
		if err = lock(f); !errors.Is(err, errLocked) && isCalled(folder, name, f) {
			return f, name, nil
		}
		_ = f.Close()
	}
	return nil, "", errLocked
}

// removeStale removes the files of [createTemp] from a folder that no process has
// locked. Where files cannot be locked it removes none.
func removeStale(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !tempName.MatchString(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		if root, err := os.OpenRoot(folder); err == nil {
			removeIfStale(root, e.Name())
			_ = root.Close()
		}
	}
}

func removeIfStale(folder *os.Root, name string) {
	f, err := folder.OpenFile(name, os.O_RDWR|openNonblock, 0)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	if lock(f) == nil && isCalled(folder, name, f) {
		_ = folder.Remove(name)
	}
}

// isCalled reports whether a name is that of an open regular file.
func isCalled(folder *os.Root, name string, f *os.File) bool {
	named, err := folder.Lstat(name)
	if err != nil || !named.Mode().IsRegular() {
		return false
	}
	opened, err := f.Stat()
	return err == nil && os.SameFile(named, opened)
}

func readAtMost(f *os.File, most int) (string, error) {
	text, err := io.ReadAll(io.LimitReader(f, int64(most)))
	return string(text), err
}
