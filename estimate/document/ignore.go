package document

import (
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRule is a line of a .gitignore file.
type ignoreRule struct {
	below       string // path from the folder of the file to the folder being walked
	glob        string
	keep        bool // a line that starts with !
	foldersOnly bool // a line that ends with /
}

// isIgnored reports whether rules exclude a file or folder. The last rule that
// matches decides.
func isIgnored(rules []ignoreRule, name string, isFolder bool) bool {
	for i := len(rules) - 1; i >= 0; i-- {
		r := &rules[i]
		if r.foldersOnly && !isFolder {
			continue
		}
		if ok, _ := doublestar.Match(r.glob, path.Join(r.below, name)); ok { // an invalid glob matches nothing
			return !r.keep
		}
	}
	return false
}

// readIgnoreRules reads the .gitignore file of a folder, if it has one.
func readIgnoreRules(dir string) (rules []ignoreRule) {
	text, err := fs.ReadFile(os.DirFS(dir), ".gitignore")
	if err != nil {
		return nil
	}
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		line = strings.TrimRight(line, "\r\n")
		if !strings.HasSuffix(line, `\ `) {
			line = strings.TrimRight(line, " ")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		var r ignoreRule
		if line, r.keep = strings.CutPrefix(line, "!"); line == "" {
			continue
		}
		line, r.foldersOnly = strings.CutSuffix(line, "/")
		r.glob = globOf(line)
		rules = append(rules, r)
	}
	return rules
}

// escapeBraces: braces have no meaning in .gitignore, but do in doublestar.
var escapeBraces = strings.NewReplacer("{", `\{`, "}", `\}`)

// globOf writes a pattern of .gitignore as one of doublestar.
func globOf(pattern string) string {
	glob := strings.TrimPrefix(pattern, "/")
	if !strings.Contains(pattern, "/") { // at any depth
		glob = "**/" + pattern
	}
	parts := strings.Split(escapeBraces.Replace(glob), "/")
	for i, part := range parts { // ** has a meaning only as a whole part
		for part != "**" && strings.Contains(part, "**") {
			part = strings.ReplaceAll(part, "**", "*")
		}
		parts[i] = part
	}
	if parts[len(parts)-1] == "**" { // everything in the folder, but not the folder
		parts = append(parts, "*")
	}
	return strings.Join(parts, "/")
}
