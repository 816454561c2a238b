package scenario

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
	"botec/presets"
)

// maxExtends bounds how many scenarios one extends, each the next.
const maxExtends = 16

// Load reads a scenario: a preset by its name, a file by its path, or "-" for
// standard input; with all that it extends, and with the settings of opt in
// place. The error is [source.Errors], where nothing can be read. What is wrong
// in single places stays with the scenario, for [Compile] to report together
// with what is wrong in its formulas.
func Load(name string, opt Options) (*Scenario, error) {
	l := &loader{opt: opt, origins: make(map[*source.File]Origin)}
	root, err := l.read(name)
	if err != nil {
		return nil, err
	}
	s := &Scenario{Name: l.name, team: opt.Team, units: &unit.Table{}}
	w := &walker{Scenario: s, origins: l.origins, nodes: l.node, catalog: l.nodeNames}
	if opt.Team != nil {
		l.origins[opt.Team.file] = OriginTeam
	}
	w.scenario(root)
	if len(s.Fleets) == 0 && len(s.Workloads) > 0 {
		s.Fleets = []Fleet{{Name: defaultFleet, Implicit: true}}
	}
	w.set(opt.Set)
	for _, c := range opt.Conditions {
		s.Conditions = append(s.Conditions, FlagEntry(c.Flag, c.Flag, c.Formula, 0, len(c.Formula)))
	}
	s.Changed = l.preset && (len(opt.Set) > 0 || opt.Team != nil)
	s.problems = append(l.errors, w.errors...)
	return s, nil
}

type loader struct {
	opt     Options
	name    string
	preset  bool
	chain   []*source.File // the scenario and what it extends, each the next
	origins map[*source.File]Origin
	nodes   *tree.Value
	errors  source.Errors
}

// read parses the scenario and merges it with what it extends.
func (l *loader) read(name string) (*tree.Value, error) {
	file, origin, err := l.open(name)
	if err != nil {
		return nil, err
	}
	l.name, l.preset = shortName(file.Name), origin == OriginPreset
	return l.parse(file, origin)
}

// open finds a scenario by the name that the user gave.
func (l *loader) open(name string) (*source.File, Origin, error) {
	if l.opt.File != nil {
		return l.opt.File, OriginGiven, nil
	}
	if name == "-" {
		if l.opt.Stdin == nil {
			return nil, "", fail("", "there is no standard input to read")
		}
		text, err := readAll(l.opt.Stdin, "standard input")
		return &source.File{Name: "stdin", Text: text}, OriginGiven, err
	}
	if text, ok := presets.Read(name); ok && !strings.Contains(name, ".") {
		return &source.File{Name: name + ".yaml", Text: text}, OriginPreset, nil
	}
	if name == "" {
		return nil, "", fail("botec presets lists those in the binary", "the name of a scenario is empty")
	}
	text, err := l.readFile(l.path(name), name, true)
	if errors.Is(err, fs.ErrNotExist) {
		hint := formula.DidYouMean(name, presets.Names())
		if hint == "" {
			hint = "botec presets lists those in the binary"
		}
		return nil, "", fail(hint, "no preset and no file is called %s", name)
	}
	return &source.File{Name: filepath.ToSlash(name), Text: text}, OriginGiven, err
}

func (l *loader) path(name string) string {
	if filepath.IsAbs(name) || l.opt.Dir == "" {
		return name
	}
	return filepath.Join(l.opt.Dir, name)
}

// readFile reads a text file of at most tree.MaxSize bytes.
// Anything else, such as a pipe, is read only where the user names it.
func (l *loader) readFile(path, shown string, named bool) (string, error) {
	if l.opt.Read != nil {
		return l.opt.Read(path)
	}
	return readFile(path, shown, named)
}

func (l *loader) parse(file *source.File, origin Origin) (*tree.Value, error) {
	l.chain = append(l.chain, file)
	l.origins[file] = origin
	root, errs := tree.Parse(file)
	if root == nil {
		return nil, errs.Sort()
	}
	l.errors = append(l.errors, errs...)
	extends := root.Get("extends")
	if extends == nil || root.Kind != tree.Map {
		return root, nil
	}
	if extends.Kind != tree.Text {
		return nil, source.Errors{extends.Error("extends: twitter", "extends names one preset or file")}
	}
	base, baseOrigin, err := l.base(file, origin, extends)
	if err != nil {
		return nil, err
	}
	for _, f := range l.chain {
		if f.Name == base.Name && l.origins[f] == baseOrigin {
			return nil, source.Errors{extends.Error("", "extends goes round in a circle: %s", l.circle(base))}
		}
	}
	if len(l.chain) >= maxExtends {
		return nil, source.Errors{extends.Error("", "more than %d scenarios extend each other", maxExtends)}
	}
	under, err := l.parse(base, baseOrigin)
	if err != nil {
		return nil, err
	}
	return inherit(under, root), nil
}

func (l *loader) circle(base *source.File) string {
	var names []string
	for _, f := range l.chain {
		names = append(names, f.Name)
	}
	return strings.Join(append(names[slices.Index(names, base.Name):], base.Name), " → ")
}

// inherit puts a scenario on top of the one that it extends: maps merge, units
// are joined, and expect stays with the file that holds it.
func inherit(under, over *tree.Value) *tree.Value {
	drop := func(v *tree.Value, key string) *tree.Value {
		kept := *v
		kept.Fields = slices.DeleteFunc(slices.Clone(v.Fields), func(f tree.Field) bool { return f.Key == key })
		return &kept
	}
	under, over = drop(under, "expect"), drop(over, "extends")
	merged := tree.Merge(under, over)
	if a, b := under.Get("units"), over.Get("units"); a != nil && b != nil && a.Kind == tree.List && b.Kind == tree.List {
		joined := *b
		joined.Items = slices.Clone(a.Items)
		for _, item := range b.Items {
			if !slices.ContainsFunc(a.Items, func(v *tree.Value) bool { return v.Text == item.Text }) {
				joined.Items = append(joined.Items, item)
			}
		}
		for i := range merged.Fields {
			if merged.Fields[i].Key == "units" {
				merged.Fields[i].Value = &joined
			}
		}
	}
	return merged
}

// base opens what a scenario extends: a preset, or for a file a path relative
// to it that stays inside the working directory.
func (l *loader) base(file *source.File, origin Origin, extends *tree.Value) (*source.File, Origin, error) {
	name := extends.Text
	isPath := strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
	if !isPath || origin == OriginPreset {
		if text, ok := presets.Read(name); ok {
			return &source.File{Name: name + ".yaml", Text: text}, OriginPreset, nil
		}
		hint := formula.DidYouMean(name, presets.Names())
		if hint == "" {
			hint = "a file is named with its ending: " + name + ".yaml"
		}
		return nil, "", source.Errors{extends.Error(hint, "no preset is called %s", name)}
	}
	at := l.path(file.Name)
	if file.Name == "stdin" {
		at = l.path("stdin")
	}
	path := filepath.Join(filepath.Dir(at), filepath.FromSlash(name))
	if filepath.IsAbs(name) {
		path = name
	}
	inside, err := Inside(l.opt.root(), path)
	if l.opt.Read != nil { // it may be there only where it is read from
		rel, relErr := filepath.Rel(l.opt.root(), path)
		inside, err = relErr == nil && filepath.IsLocal(rel), nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", source.Errors{extends.Error("", "there is no file %s", name)}
	case err != nil:
		return nil, "", source.Errors{extends.Error("", "%s cannot be read: it is no file, or its links go round in a circle", name)}
	case !inside:
		return nil, "", source.Errors{extends.Error("", "%s is outside of the working directory", name)}
	}
	text, err := l.readFile(path, name, false)
	if err != nil {
		var errs source.Errors
		if errors.As(err, &errs) {
			return nil, "", source.Errors{extends.Error("", "%s", errs[0].Text)}
		}
		return nil, "", err
	}
	shown := filepath.ToSlash(filepath.Join(filepath.Dir(file.Name), name))
	return &source.File{Name: shown, Text: text}, OriginGiven, nil
}
