package scenario

import (
	"os"
	"path/filepath"
	"slices"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// HouseFile is the name of the file with a team's house numbers.
const TeamFile = ".botec.yaml"

// House holds the house numbers: defaults that take the place of the standard
// model's, and nodes for the catalogue.
type TeamDefaults struct {
	defaults []Entry
	nodes    *tree.Value
	file     *source.File
}

// FindHouse looks for .botec.yaml in dir and above it, up to the root of the
// git repository that dir is in; outside of one, in dir alone. Without a file
// it gives nil.
func FindTeamDefaults(dir string) (*TeamDefaults, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	candidates := []string{dir}
	for up := dir; ; up = filepath.Dir(up) {
		if up != dir {
			candidates = append(candidates, up)
		}
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			break
		}
		if up == filepath.Dir(up) {
			candidates = candidates[:1]
			break
		}
	}
	for _, c := range candidates {
		path := filepath.Join(c, TeamFile)
		shown := path
		if rel, err := filepath.Rel(dir, path); err == nil {
			shown = filepath.ToSlash(rel)
		}
		text, err := readFile(path, shown, false)
		if os.IsNotExist(err) { // the common case, and errors.Is has the runtime look for methods at every start
			continue
		}
		if err != nil {
			return nil, err
		}
		return readHouse(&source.File{Name: shown, Text: text})
	}
	return nil, nil
}

func readHouse(file *source.File) (*TeamDefaults, error) {
	root, errs := tree.Parse(file)
	if len(errs) > 0 {
		return nil, errs.Sort()
	}
	h := &TeamDefaults{file: file, nodes: &tree.Value{Kind: tree.Map}}
	w := &walker{Scenario: &Scenario{}, origins: map[*source.File]Origin{file: OriginTeam}}
	if !w.isMap(root, TeamFile) {
		return nil, w.errors
	}
	m := model.Standard()
	known := m.Names("defaults", "workload given", "fleet given")
	for _, f := range root.Fields {
		switch f.Key {
		case "defaults":
			h.defaults = w.named("", f.Value, "defaults", func(name string) (string, string) {
				if !slices.Contains(known, name) {
					return "no given name is called " + name, formula.DidYouMean(name, known)
				}
				return "", ""
			})
		case "nodes":
			if w.isMap(f.Value, "nodes") {
				h.nodes = f.Value
			}
			for _, n := range h.nodes.Fields {
				w.isMap(n.Value, "the node "+n.Key)
			}
		default:
			w.failKey(f, "defaults: {retention: 3 years}, nodes: {NAME: {requests: 5k/s}}", "house numbers have defaults and nodes, but no %s", f.Key)
		}
	}
	if len(w.errors) > 0 {
		return nil, w.errors.Sort()
	}
	return h, nil
}

// entry is the house number for a name, nil where it has none.
func (h *TeamDefaults) Entry(name string) *Entry {
	if h == nil {
		return nil
	}
	for i := range h.defaults {
		if h.defaults[i].Name == name {
			return &h.defaults[i]
		}
	}
	return nil
}
