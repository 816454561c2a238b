package scenario

import (
	"os"
	"path/filepath"
	"slices"

	"botec/estimate/formula"
	"botec/estimate/git"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// TeamFile is the name of the file with a team's defaults.
const TeamFile = ".botec.yaml"

// TeamDefaults is what a team's .botec.yaml says: defaults in place of the standard
// model's, and nodes for the catalogue.
type TeamDefaults struct {
	defaults Entries
	nodes    *tree.Value // a map
	file     *source.File
}

// FindTeamDefaults reads .botec.yaml from a folder or the closest one above it, up
// to the root of its git repository; outside a repository, from the folder alone.
// It returns nil where there is no file. The error is [source.Errors] for a file
// that cannot be read or has mistakes.
func FindTeamDefaults(dir string) (*TeamDefaults, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	last := git.Root(dir)
	if last == "" {
		last = dir
	}
	for folder := dir; ; folder = filepath.Dir(folder) {
		path := filepath.Join(folder, TeamFile)
		shown := path
		if rel, err := filepath.Rel(dir, path); err == nil {
			shown = filepath.ToSlash(rel)
		}
		text, err := readFile(path, shown, false)
		switch {
		case err == nil:
			return readTeamDefaults(&source.File{Name: shown, Text: text})
		case !os.IsNotExist(err): // errors.Is makes the runtime look for methods at every start
			return nil, err
		case folder == last:
			return nil, nil
		}
	}
}

func readTeamDefaults(file *source.File) (*TeamDefaults, error) {
	root, errs := tree.Parse(file)
	if len(errs) > 0 {
		return nil, errs.Sort()
	}
	t := &TeamDefaults{file: file, nodes: &tree.Value{Kind: tree.Map}}
	w := &walker{Scenario: &Scenario{}, origins: map[*source.File]Origin{file: OriginTeam}}
	if !w.isMap(root, TeamFile) {
		return nil, w.errors
	}
	for _, f := range root.Fields {
		switch f.Key {
		case "defaults":
			t.defaults = w.entries("", f.Value, "defaults", checkDefaultName)
		case "nodes":
			if w.isMap(f.Value, "nodes") {
				t.nodes = f.Value
			}
			for _, n := range t.nodes.Fields {
				w.isMap(n.Value, "the node "+n.Key)
			}
		default:
			w.failKey(f, "defaults: {retention: 3 years}, nodes: {NAME: {requests: 5k/s}}", "team defaults have no key named %s", f.Key)
		}
	}
	if len(w.errors) > 0 {
		return nil, w.errors.Sort()
	}
	return t, nil
}

// checkDefaultName refuses a name for which the model has no default.
func checkDefaultName(name string) (message, hint string) {
	known := model.Standard().Names("defaults", "workload given", "fleet given")
	if slices.Contains(known, name) {
		return "", ""
	}
	return "the standard model has no default for " + name, formula.DidYouMean(name, known)
}
