package document

import (
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

// Diff returns the change of a file as a patch that git apply and patch -p1
// take; name is its path with slashes.
func Diff(name, before, after string) string {
	if strings.ContainsAny(name, " \t") { // git ends a name with spaces by a tab
		name += "\t"
	}
	out := string(diff.Diff("a/"+name, []byte(before), "b/"+name, []byte(after)))
	_, patch, _ := strings.Cut(out, "\n") // without the line "diff a b"
	return patch
}
