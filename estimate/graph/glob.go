package graph

import (
	"path"
	"strings"
)

// Match says whether a name fits a glob: * stands for any characters, dots
// too, and a bare name fits itself.
func Match(glob, name string) bool {
	if glob == name {
		return true
	}
	if strings.IndexByte(glob, '*') < 0 && strings.IndexByte(glob, '?') < 0 && strings.IndexByte(glob, '[') < 0 {
		return false
	}
	ok, _ := path.Match(glob, name) // names have no slashes, so * crosses dots
	return ok
}
