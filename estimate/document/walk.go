package document

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate/git"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// walkFolder lists the regular files below a folder whose names are selected, in
// order, and errors for the folders and .gitignore files that cannot be read. It
// leaves out hidden folders, node_modules, vendor, and everything that .gitignore
// files exclude, including those above the folder up to the root of its repository;
// and what exclude matches.
func walkFolder(dir string, exclude Exclude, selected func(name string) bool) *walk {
	w := &walk{selected: selected, exclude: exclude}
	whole, err := filepath.Abs(dir)
	if err == nil {
		whole, err = filepath.EvalSymlinks(whole)
	}
	if err != nil {
		w.errors = source.Errors{fileError(dir, "cannot read this folder")}
		return w
	}
	if w.root = scenario.RepositoryOf(whole); w.root == (scenario.Root{}) {
		w.root = scenario.Root{Path: whole, Name: "the folder that is checked"}
	}
	var rules []ignoreRule
	for _, d := range append(foldersAbove(whole), whole) {
		for i := range rules { // the walk is one folder further down
			rules[i].below = path.Join(rules[i].below, filepath.Base(d))
		}
		if d != whole { // its own are read by the walk
			rules = append(rules, w.rules(d)...)
		}
	}
	w.folder(dir, rules)
	return w
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
	selected func(name string) bool
	exclude  Exclude
	excluded int           // files and folders that exclude matches
	root     scenario.Root // the repository, or the folder of the walk
	list     []string
	errors   source.Errors
}

// rules reads the .gitignore file of a folder.
func (w *walk) rules(dir string) []ignoreRule {
	rules, err := readIgnoreRules(w.root.Path, dir)
	if err != nil {
		w.errors = append(w.errors, unreadable(filepath.Join(dir, ".gitignore"), w.root, err))
	}
	return rules
}

func (w *walk) folder(dir string, rules []ignoreRule) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.errors = append(w.errors, fileError(dir, "cannot read this folder"))
		return
	}
	if own := w.rules(dir); len(own) > 0 {
		rules = append(slices.Clip(rules), own...)
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case e.IsDir() && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "vendor"), isIgnored(rules, name, e.IsDir()):
		case w.exclude.matches(filepath.Join(dir, name)):
			w.excluded++
		case e.IsDir():
			below := slices.Clone(rules)
			for i := range below {
				below[i].below = path.Join(below[i].below, name)
			}
			w.folder(filepath.Join(dir, name), below)
		case e.Type().IsRegular() && w.selected(name):
			w.list = append(w.list, filepath.Join(dir, name))
		}
	}
}
