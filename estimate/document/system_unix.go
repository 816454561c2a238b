//go:build unix

package document

import (
	"os"
	"syscall"
)

// keepOwner gives a file the owner and the group of another, as far as the system
// permits it.
func keepOwner(f *os.File, of os.FileInfo) {
	stat, ok := of.Sys().(*syscall.Stat_t)
	if ok && f.Chown(int(stat.Uid), int(stat.Gid)) != nil {
		_ = f.Chown(-1, int(stat.Gid))
	}
}

// hardLinks is how many names a file has.
func hardLinks(info os.FileInfo) uint64 {
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(stat.Nlink)
	}
	return 1
}
