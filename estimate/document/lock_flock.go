//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package document

import (
	"errors"
	"os"
	"syscall"
)

// lock locks a file until it is closed. It does not wait.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errLocked
	}
	return err
}
