package document

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Walk lists the files of a folder for which wanted says so, in order, and the
// folders that cannot be read. Hidden
// folders, node_modules, vendor and what .gitignore excludes are left out; the
// .gitignore files above the folder count too, up to the root of its git
// repository.
func Walk(dir string, wanted func(name string) bool) (list, unread []string) {
	w := walk{wanted: wanted}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return nil, []string{dir}
	}
	var above []string
	for up := whole; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			break
		}
		if up == filepath.Dir(up) { // in no repository
			above = nil
			break
		}
		above = append(above, filepath.Dir(up))
	}
	slices.Reverse(above)
	var rules []rule
	for _, d := range append(above, whole) {
		for i := range rules { // what they speak of begins a level further down
			rules[i].at = path.Join(rules[i].at, filepath.Base(d))
		}
		if d != whole { // whose own are read as it is walked
			rules = append(rules, readRules(d)...)
		}
	}
	w.folder(dir, rules)
	return w.list, w.unread
}

type walk struct {
	wanted func(name string) bool
	list   []string
	unread []string // folders
}

// rule is a line of a .gitignore file.
type rule struct {
	at      string // the path from the folder of the file to where the walk is
	glob    string
	keep    bool // a line that begins with !
	folders bool // a line that ends with /
}

func (w *walk) folder(dir string, rules []rule) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.unread = append(w.unread, dir)
		return
	}
	if own := readRules(dir); len(own) > 0 {
		rules = append(slices.Clip(rules), own...)
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir() && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "vendor"), excluded(rules, name, e.IsDir()):
		case e.IsDir():
			below := slices.Clone(rules)
			for i := range below {
				below[i].at = path.Join(below[i].at, name)
			}
			w.folder(filepath.Join(dir, name), below)
		case e.Type().IsRegular() && w.wanted(name):
			w.list = append(w.list, filepath.Join(dir, name))
		}
	}
}

// excluded says whether rules leave out a file or folder: the last that speaks of it decides.
func excluded(rules []rule, name string, folder bool) bool {
	for i := len(rules) - 1; i >= 0; i-- {
		r := &rules[i]
		if r.folders && !folder {
			continue
		}
		if ok, _ := doublestar.Match(r.glob, path.Join(r.at, name)); ok { // a glob that is wrong speaks of nothing
			return !r.keep
		}
	}
	return false
}

// literal takes the meaning off what git has none for.
var literal = strings.NewReplacer("{", `\{`, "}", `\}`)

// readRules reads the .gitignore file of a folder.
func readRules(dir string) (rules []rule) {
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
		var r rule
		if line, r.keep = strings.CutPrefix(line, "!"); line == "" {
			continue
		}
		line, r.folders = strings.CutSuffix(line, "/")
		if r.glob = strings.TrimPrefix(line, "/"); !strings.Contains(line, "/") { // at any depth
			r.glob = "**/" + line
		}
		r.glob = literal.Replace(r.glob)
		parts := strings.Split(r.glob, "/")
		for i, part := range parts { // two stars are special alone
			for part != "**" && strings.Contains(part, "**") {
				part = strings.ReplaceAll(part, "**", "*")
			}
			parts[i] = part
		}
		if parts[len(parts)-1] == "**" { // all that is in it, but not the folder
			parts = append(parts, "*")
		}
		r.glob = strings.Join(parts, "/")
		rules = append(rules, r)
	}
	return rules
}
