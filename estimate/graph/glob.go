package graph

import (
	"path"
	"strings"
)

// Match says whether a glob matches a name: * matches any characters, dots too, ?
// any one, and [abc] one of those in it. A glob without them matches itself.
func Match(glob, name string) bool {
	if glob == name {
		return true
	}
	if strings.IndexByte(glob, '*') < 0 && strings.IndexByte(glob, '?') < 0 && strings.IndexByte(glob, '[') < 0 {
		return false
	}
	ok, _ := path.Match(glob, name) // names have no slashes, so * matches dots
	return ok
}
