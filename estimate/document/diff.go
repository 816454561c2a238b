package document

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// lineDiff is the unified diff of two lists of lines, without the lines that
// name files.
func lineDiff(have, want []string) string {
	text := func(lines []string) []byte {
		if len(lines) == 0 {
			return nil
		}
		return []byte(strings.Join(lines, "\n") + "\n")
	}
	out := string(diff.Diff("document", text(have), "output", text(want)))
	if _, hunks, ok := strings.Cut(out, "\n@@"); ok {
		return "@@" + hunks
	}
	return ""
}

// Patch returns the change of an update as a patch that git apply and patch -p1
// take, "" if there is none.
func (r *FileReport) Patch() string {
	if !r.Outdated() {
		return ""
	}
	name := patchName(r.Path)
	if strings.ContainsAny(name, " \t") { // git ends a name with spaces by a tab
		name += "\t"
	}
	out := string(diff.Diff("a/"+name, []byte(r.Text), "b/"+name, []byte(r.Updated)))
	_, patch, _ := strings.Cut(out, "\n") // without the line "diff a b"
	return patch
}

// patchName is the name of a file in a patch: its path from the working
// directory, without symlinks.
func patchName(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if dir, err := os.Getwd(); err == nil && filepath.IsAbs(path) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
