package scenario

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/git"
	"botec/estimate/model"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// TeamFile is the name of the file with a team's defaults.
const TeamFile = ".botec.yaml"

// teamDefaults is what a team's .botec.yaml says: defaults in place of the standard
// model's, inputs for scenarios that use them, and nodes for the catalogue.
type teamDefaults struct {
	defaults Entries
	nodes    *tree.Value // a map
	file     *source.File
}

// FindTeamFile returns the path of the team defaults that apply in a folder: those in
// the folder itself or the closest one above it, up to the root of its git repository;
// outside of a repository those of the folder alone. It is "" if there are none.
func FindTeamFile(dir string) string {
	for _, folder := range teamFolders(dir) {
		path := filepath.Join(folder, TeamFile)
		if _, err := os.Lstat(path); err == nil {
			return path
		}
	}
	return ""
}

// teamFolders lists the folders that may hold the team defaults of a folder, the
// closest first. Symbolic links in its path are followed, so that they are the same
// whichever way one came to the folder.
func teamFolders(dir string) []string {
	dir, err := realFolder(dir)
	if err != nil {
		return nil
	}
	list := []string{dir}
	root := git.Root(dir)
	for root != "" && dir != root {
		dir = filepath.Dir(dir)
		list = append(list, dir)
	}
	return list
}

// team reads the team defaults of a folder, which errors call shown; nil if there are
// none.
func (l *loader) team(dir, shown string) (*teamDefaults, error) {
	for i, folder := range teamFolders(dir) {
		at := filepath.Join(folder, TeamFile)
		if l.opt.Read == nil {
			l.opening(at)
			if _, err := os.Lstat(at); err != nil { // the guard looks at more
				continue
			}
		}
		name := teamName(dir, shown, folder, i)
		text, err := l.readInside(repository(folder), at, name, tree.MaxSize)
		switch {
		case err == nil:
			return readTeamDefaults(&source.File{Name: name, Text: text})
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	return nil, nil
}

// teamName is what errors and reports call the team defaults that are in a folder above the
// scenario's, n folders up: "../.botec.yaml", beside the name that the user has for the
// scenario. Behind a symbolic link that would lead elsewhere, and it is the whole path.
func teamName(dir, shown, folder string, n int) string {
	up := strings.Repeat("../", n)
	if n > 0 {
		if real, err := realFolder(filepath.Join(dir, up)); err == nil && real != folder {
			return filepath.ToSlash(filepath.Join(folder, TeamFile))
		}
	}
	return path.Join(shown, up, TeamFile)
}

func readTeamDefaults(file *source.File) (*teamDefaults, error) {
	root, errs := tree.Parse(file)
	if len(errs) > 0 {
		return nil, errs.Sort()
	}
	t := &teamDefaults{file: file, nodes: &tree.Value{Kind: tree.Map}}
	w := &walker{Scenario: &Scenario{units: &unit.Table{}}, origins: map[*source.File]Origin{file: OriginTeam}}
	if !w.isMap(root, TeamFile) {
		return nil, w.errors
	}
	for _, f := range root.Fields {
		switch f.Key {
		case "defaults":
			t.defaults = w.entries("", f.Value, "defaults", w.checkTeamName)
		case "nodes":
			if w.isMap(f.Value, "nodes") {
				t.nodes = f.Value
			}
			for _, n := range t.nodes.Fields {
				w.isMap(n.Value, "the node "+n.Key)
			}
		default:
			hint := "defaults: {retention: 3 years, disk_price: $0.08/GB/month}, nodes: {NAME: {requests: 5k/s}}"
			if f.Key == "inputs" || f.Key == "prices" {
				hint = "write them under defaults"
			}
			w.failKey(f, hint, "team defaults have no key named %s", f.Key)
		}
	}
	if len(w.errors) > 0 {
		return nil, w.errors.Sort()
	}
	return t, nil
}

// modelNames are the names for which a scenario may have a default for all of its
// workloads or fleets.
func modelNames() []string {
	return model.Standard().Names("defaults", "workload given", "fleet given")
}

// checkTeamName refuses a name that is neither one of the model's nor one that an
// input could have.
func (w *walker) checkTeamName(name string) (message, hint string) {
	if slices.Contains(modelNames(), name) {
		return "", ""
	}
	if _, label, dotted := strings.Cut(name, "."); dotted && slices.Contains(modelNames(), label) {
		return "team defaults hold for all workloads and fleets", "write " + label + ", without " + strings.TrimSuffix(name, "."+label)
	}
	return w.checkFree("default", name)
}

// teamInputs adds the team defaults that are no names of the model as inputs, where
// the scenario or another default that applies uses the name and has nothing of that
// name itself. One that no formula uses is left out: a team has several scenarios.
func (w *walker) teamInputs(root *tree.Value, opt Options) {
	if w.team == nil {
		return
	}
	known, words := modelNames(), make(map[string]bool)
	addWords(words, root, w.team.nodes)
	for _, s := range slices.Concat(opt.Set, opt.Conditions) {
		addWordsOf(words, s.Formula)
	}
	for _, text := range opt.Figures {
		addWordsOf(words, text)
	}
	var others Entries
	for _, e := range w.team.defaults {
		if slices.Contains(known, e.Name) {
			addWordsOf(words, e.Text.Text)
		} else if !w.Inputs.has(e.Name) && !w.Metrics.has(e.Name) && !w.isOwner(e.Name) {
			others = append(others, e)
		}
	}
	used := make(map[string]bool)
	for again := true; again; {
		again = false
		for _, e := range others {
			if words[e.Name] && !used[e.Name] {
				used[e.Name], again = true, true
				addWordsOf(words, e.Text.Text)
			}
		}
	}
	for _, e := range others {
		if used[e.Name] {
			w.units.DeclareName(e.Name)
			w.Inputs = append(w.Inputs, e)
		} else if near := formula.Nearest(e.Name, known); len(near) > 0 && isSlip(e.Name, near[0]) {
			w.Warnings = append(w.Warnings, e.At()+": "+e.Name+" is not used; did you mean "+near[0]+"?")
		}
	}
}

// isOwner says whether a workload or fleet has the name.
func (s *Scenario) isOwner(name string) bool {
	return s.findWorkload(name) != nil || slices.ContainsFunc(s.Fleets, func(f Fleet) bool { return f.Name == name })
}

// isSlip says whether a long name lacks one letter of another, or has one too many:
// retenton. Names that differ in a letter, such as disk_price and risk_price, may both
// be meant.
func isSlip(name, other string) bool {
	if len(name) < len(other) {
		name, other = other, name
	}
	if len(other) < 5 || len(name) != len(other)+1 {
		return false
	}
	for i := range other {
		if name[i] != other[i] {
			return name[i+1:] == other[i:] && !strings.HasSuffix(name, "s")
		}
	}
	return false // a plural or a number behind the name
}

// addWords adds the words of all texts in trees.
func addWords(words map[string]bool, values ...*tree.Value) {
	for _, v := range values {
		addWordsOf(words, v.Text)
		for _, f := range v.Fields {
			addWords(words, f.Value)
		}
		addWords(words, v.Items...)
	}
}

// addWordsOf adds what may be names in a text.
func addWordsOf(words map[string]bool, text string) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return !('a' <= r && r <= 'z' || r == '_' || '0' <= r && r <= '9')
	}) {
		words[word] = true
	}
}

// teamApplies says whether team defaults may change the scenario's figures.
func (s *Scenario) teamApplies() bool {
	if s.team == nil {
		return false
	}
	for _, e := range s.team.defaults {
		if model.Standard().Find("defaults", e.Name) == nil || s.Inputs.Find(e.Name) == nil {
			if slices.Contains(modelNames(), e.Name) {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.Inputs, func(e Entry) bool { return e.Origin == OriginTeam }) ||
		slices.ContainsFunc(s.Fleets, func(f Fleet) bool { return s.team.nodes.Get(f.node) != nil })
}
