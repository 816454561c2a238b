package document

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate/git"
)

// walkFolder lists the regular files below a folder whose names are wanted, in
// order, and the folders that cannot be read. It leaves out hidden folders,
// node_modules, vendor and what .gitignore files exclude, also those above the
// folder up to the root of its git repository.
func walkFolder(dir string, wanted func(name string) bool) (list, unread []string) {
	w := walk{wanted: wanted}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return nil, []string{dir}
	}
	var rules []ignoreRule
	for _, d := range append(foldersAbove(whole), whole) {
		for i := range rules { // the walk is one folder further down
			rules[i].below = path.Join(rules[i].below, filepath.Base(d))
		}
		if d != whole { // its own are read by the walk
			rules = append(rules, readIgnoreRules(d)...)
		}
	}
	w.folder(dir, rules)
	return w.list, w.unread
}

// foldersAbove lists the folders above a folder up to the root of its git
// repository, outermost first; none outside of a repository.
func foldersAbove(dir string) (above []string) {
	root := git.Root(dir)
	if root == "" {
		return nil
	}
	for up := dir; up != root; up = filepath.Dir(up) {
		above = append(above, filepath.Dir(up))
	}
	slices.Reverse(above)
	return above
}

type walk struct {
	wanted func(name string) bool
	list   []string
	unread []string // folders
}

func (w *walk) folder(dir string, rules []ignoreRule) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.unread = append(w.unread, dir)
		return
	}
	if own := readIgnoreRules(dir); len(own) > 0 {
		rules = append(slices.Clip(rules), own...)
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir() && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "vendor"), isIgnored(rules, name, e.IsDir()):
		case e.IsDir():
			below := slices.Clone(rules)
			for i := range below {
				below[i].below = path.Join(below[i].below, name)
			}
			w.folder(filepath.Join(dir, name), below)
		case e.Type().IsRegular() && w.wanted(name):
			w.list = append(w.list, filepath.Join(dir, name))
		}
	}
}
