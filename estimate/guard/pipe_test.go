//go:build unix

package guard_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"botec/estimate/guard"
)

// TestPipe: nobody waits for a pipe that has no writer.
func TestPipe(t *testing.T) {
	root := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(root, "pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := guard.Read(root, filepath.Join(root, "pipe"), 10); !errors.Is(err, guard.ErrNotRegular) {
		t.Error(err)
	}
}
