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

// Load reads a scenario: a preset by its name, a file by its path, or "-" for
// standard input. It merges what the scenario extends and applies the settings of
// opt. The error is [source.Errors]: the scenario or one that it extends cannot be
// found, read or parsed. Mistakes in what they say are in [Scenario.Problems].
//
// A name with @VARIANT behind it is that variant of the scenario.
func Load(name string, opt Options) (*Scenario, error) {
	name, variant := SplitVariant(name)
	l := &loader{opt: opt, origins: make(map[*source.File]Origin)}
	file, origin, err := l.find(name)
	if err != nil {
		return nil, err
	}
	s := &Scenario{Name: baseName(file.Name), vary: opt.Vary, units: &unit.Table{}}
	if opt.Team {
		dir, shown := l.folder(file.Name, opt.File != nil || origin != OriginPreset && name != "-")
		if s.team, err = l.team(dir, shown); err != nil {
			return nil, err
		}
	}
	root, err := l.load(file, origin)
	if err != nil {
		return nil, err
	}
	w := &walker{Scenario: s, own: file, loader: l, origins: l.origins, ranks: make(map[*source.File]int), catalogue: newCatalogue(s.team)}
	for i, layer := range l.layers {
		w.ranks[layer.File] = 2 * (i + 1)
	}
	l.origins[w.catalogue.file] = OriginPreset
	if s.team != nil {
		l.origins[s.team.file] = OriginTeam
	}
	w.scenario(root)
	w.grow(opt.Grow)
	if s.forecast = opt.Forecast; s.forecast {
		opt.Vary = append(slices.Clone(opt.Vary), s.planned()...)
		s.vary = opt.Vary
	}
	if root.Get("fleets") == nil && w.hasRequests(opt) {
		w.addDefaultFleet()
	}
	w.readPaths()
	w.teamInputs(root, opt)
	w.checkChosen()
	w.checkVariants()
	for _, b := range l.based {
		v := w.readVariant(b.variant)
		w.apply(&v, b.rank)
	}
	if variant != "" {
		i := slices.Index(s.VariantNames(), variant)
		if i < 0 {
			return nil, source.Errors{unknownVariant(s.Name, variant, s.VariantNames())}
		}
		v := &s.Variants[i]
		s.Name, s.Expect = s.Name+"@"+variant, v.Expect
		w.apply(v, 2*len(l.layers)+1)
	}
	w.set(opt.Set)
	for _, text := range opt.Figures {
		s.Figures = append(s.Figures, FlagEntry(text, text, text, 0, len(text)))
	}
	for _, o := range opt.Objectives {
		s.Figures = append(s.Figures, FlagEntry(o.Flag, o.Flag, o.Formula, 0, len(o.Formula)))
	}
	for _, c := range opt.Conditions {
		s.Conditions = append(s.Conditions, FlagEntry(c.Flag, c.Flag, c.Formula, 0, len(c.Formula)))
	}
	s.Changed = origin == OriginPreset && (len(opt.Set) > 0 || s.teamApplies())
	s.problems = append(l.errors, w.errors...)
	return s, nil
}

// loader finds the files of a scenario and parses them to trees.
type loader struct {
	opt     Options
	chain   []*source.File // the scenario, one that it extends, one that this extends, …
	read    []*source.File // the scenario and all that it extends
	layers  []*tree.Value  // their trees, the lowest in rank first
	origins map[*source.File]Origin
	based   []based // variants of what the scenario extends, the lowest in rank first
	errors  source.Errors
}

// find opens a scenario by the name that the user gave.
func (l *loader) find(name string) (*source.File, Origin, error) {
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
		return presetFile(presets.Name(name), text), OriginPreset, nil
	}
	if name == "" {
		return nil, "", fail(listsPresets, "the name of the scenario is empty")
	}
	text, err := l.readFile(l.path(name), name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", NotFound(name)
	}
	return &source.File{Name: filepath.ToSlash(name), Text: text}, OriginGiven, err
}

const listsPresets = "botec presets lists the presets"

// NotFound is the error of a name that the user gave and that is neither a preset nor a file.
func NotFound(name string) error {
	hint := formula.DidYouMean(name, append(presets.Names(), presets.Aliases()...))
	if hint == "" {
		hint = listsPresets
	}
	return fail(hint, "there is no preset or file named %s", name)
}

func presetFile(name, text string) *source.File {
	name, _, _ = strings.Cut(name, "@")
	return &source.File{Name: name + ".yaml", Text: text}
}

// path is a path of the user's, from where relative ones start.
func (l *loader) path(name string) string {
	if filepath.IsAbs(name) || l.opt.Dir == "" {
		return name
	}
	return filepath.Join(l.opt.Dir, name)
}

// readFile reads the file of the scenario: in Options.Root, by Options.Read, or
// wherever the user says that it is.
func (l *loader) readFile(path, shown string) (string, error) {
	if l.opt.Root != (Root{}) {
		return l.readInside(l.opt.Root, path, shown, tree.MaxSize)
	}
	if l.opt.Read != nil {
		text, err := l.opt.Read(path)
		if err == nil && len(text) > tree.MaxSize {
			return "", tooLarge(shown)
		}
		return strings.TrimPrefix(text, "\ufeff"), err
	}
	l.opening(path)
	return readFile(path, shown)
}
