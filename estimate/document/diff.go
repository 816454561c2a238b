package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"botec/estimate/source"

	"github.com/rogpeppe/go-internal/diff"
)

// lineDiff is the unified diff of two lists of lines, without the lines that
// name files.
func lineDiff(current, output []string) string {
	text := func(lines []string) []byte {
		if len(lines) == 0 {
			return nil
		}
		return []byte(strings.Join(lines, "\n") + "\n")
	}
	out := string(diff.Diff("document", text(current), "output", text(output)))
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
	out := string(diff.Diff("a", []byte(r.Text), "b", []byte(r.Updated)))
	_, hunks, _ := strings.Cut(out, "\n+++ b\n")
	return "--- " + quoteName("a/"+name) + "\n+++ " + quoteName("b/"+name) + "\n" + hunks
}

// quoteName writes the name of a file as git does in the head of a patch: in quotes,
// with escapes of C, if it has characters that could end the line or control a
// terminal; with a tab behind it if it has spaces.
func quoteName(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return r == '"' || r == '\\' || r == utf8.RuneError || source.IsUnprintable(r) }) {
		if strings.Contains(name, " ") {
			name += "\t"
		}
		return name
	}
	letters := map[byte]string{'\a': `\a`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\v': `\v`, '\f': `\f`, '\r': `\r`, '"': `\"`, '\\': `\\`}
	var s strings.Builder
	for i := range len(name) {
		c := name[i]
		switch escaped, ok := letters[c]; {
		case ok:
			s.WriteString(escaped)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&s, `\%03o`, c)
		default:
			s.WriteByte(c)
		}
	}
	return `"` + s.String() + `"`
}

// patchName is the name of a file in a patch: its path from the working
// directory, without symlinks and without the slash of an absolute one.
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
	return strings.TrimLeft(filepath.ToSlash(path), "/")
}
