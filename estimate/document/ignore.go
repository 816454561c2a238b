package document

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"botec/estimate/guard"

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

// maxIgnoreFile is the size of the largest .gitignore that is read, in bytes.
const maxIgnoreFile = 1e6

// readIgnoreRules reads the .gitignore file of a folder, if it has one. The file must
// lie in the folder root.
func readIgnoreRules(root, dir string) (rules []ignoreRule, err error) {
	text, err := guard.Read(root, filepath.Join(dir, ".gitignore"), maxIgnoreFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
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
	return rules, nil
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
