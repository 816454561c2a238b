package document

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Exclude is what is left out of a check: patterns as in .gitignore, from the working
// directory.
type Exclude []string

// NewExclude reads patterns; an error names the one that cannot be read.
func NewExclude(patterns []string) (Exclude, error) {
	var list Exclude
	for _, p := range patterns {
		glob := globOf(path.Clean(strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(p), "./"), "/")))
		if strings.Trim(p, "./ ") == "" || !doublestar.ValidatePattern(glob) {
			return nil, fmt.Errorf("cannot read the pattern %q", p)
		}
		list = append(list, glob)
	}
	return list, nil
}

// matches reports whether a pattern matches a path, or a folder above it.
func (x Exclude) matches(name string) bool {
	if len(x) == 0 {
		return false
	}
	if filepath.IsAbs(name) {
		if dir, err := filepath.Abs("."); err == nil {
			if inside, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(inside) {
				name = inside
			}
		}
	}
	for up := filepath.ToSlash(filepath.Clean(name)); up != "." && up != "/"; up = path.Dir(up) {
		for _, glob := range x {
			if ok, _ := doublestar.Match(glob, strings.TrimPrefix(up, "/")); ok {
				return true
			}
		}
	}
	return false
}
