//go:build unix

package document

import (
	"os"
	"syscall"
)

// keepOwner gives a file the owner of another if the system permits it.
func keepOwner(name string, of os.FileInfo) {
	if stat, ok := of.Sys().(*syscall.Stat_t); ok {
		_ = os.Lchown(name, int(stat.Uid), int(stat.Gid))
	}
}
