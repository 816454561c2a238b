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
	"botec/presets"
)

// maxExtends bounds how many scenarios may extend one another in a row, maxFiles how
// many a scenario may be made of.
const (
	maxExtends = 16
	maxFiles   = 64
)

// load parses a scenario and merges it with all that it extends. Each file has one
// rank, however often it is extended: above what it extends itself, and of a list
// above those listed before it.
func (l *loader) load(file *source.File, origin Origin) (*tree.Value, error) {
	if errs := l.stack(file, origin); len(errs) > 0 {
		return nil, errs.Sort()
	}
	return merge(l.layers), nil
}

// merge merges the trees of a scenario, the lowest in rank first.
func merge(layers []*tree.Value) *tree.Value {
	root := forMerge(layers[0], len(layers) > 1)
	for i, over := range layers[1:] {
		root = inherit(root, forMerge(over, i < len(layers)-2))
	}
	return root
}

// stack adds a file to the layers, above all that it extends.
func (l *loader) stack(file *source.File, origin Origin) (errs source.Errors) {
	l.chain, l.read, l.origins[file] = append(l.chain, file), append(l.read, file), origin
	defer func() { l.chain = l.chain[:len(l.chain)-1] }()
	root, problems := tree.Parse(file)
	if root == nil {
		return problems
	}
	l.errors = append(l.errors, problems...)
	if extends := root.Get("extends"); extends != nil && root.Kind == tree.Map {
		for _, name := range names(extends) {
			base, baseOrigin, problem := l.base(file, origin, name)
			if problem != nil {
				errs = append(errs, problem)
			} else {
				start := 0 // among the layers already
				if base != nil {
					start = len(l.layers)
					problems := l.stack(base, baseOrigin)
					if errs = append(errs, problems...); len(problems) > 0 {
						continue
					}
				}
				if _, variant := SplitVariant(name.Text); variant != "" {
					if problem := l.basedOn(name, start); problem != nil {
						errs = append(errs, problem)
					}
				}
			}
		}
	}
	l.layers = append(l.layers, root)
	return errs
}

// names lists what extends names: one scenario, or a list of them.
func names(extends *tree.Value) []*tree.Value {
	if extends.Kind == tree.List && len(extends.Items) > 0 {
		return extends.Items
	}
	return []*tree.Value{extends}
}

// base opens a scenario that a file extends; nil if it is among the layers already. It
// is neither one that leads back to the file nor one too many.
func (l *loader) base(file *source.File, origin Origin, name *tree.Value) (*source.File, Origin, *source.Error) {
	if name.Kind != tree.Text {
		return nil, "", name.Error("extends: twitter, or extends: [./base.yaml, ./prices.yaml]", "extends must name a preset or file, or be a list of them")
	}
	base, baseOrigin, problem := l.openBase(file, origin, name)
	if problem != nil {
		return nil, "", problem
	}
	is := func(f *source.File) bool { return f.Name == base.Name && l.origins[f] == baseOrigin }
	switch {
	case slices.ContainsFunc(l.chain, is):
		return nil, "", name.Error("", "extends forms a cycle: %s", l.cycle(base))
	case slices.ContainsFunc(l.read, is):
		return nil, "", nil
	case len(l.chain) >= maxExtends:
		return nil, "", name.Error("", "more than %d scenarios extend one another", maxExtends)
	case len(l.read) >= maxFiles:
		return nil, "", name.Error("", "more than %d files make up one scenario", maxFiles)
	}
	return base, baseOrigin, nil
}

// cycle writes the files of a cycle that ends at base.
func (l *loader) cycle(base *source.File) string {
	var names []string
	for _, f := range l.chain {
		names = append(names, f.Name)
	}
	return strings.Join(append(names[slices.Index(names, base.Name):], base.Name), " → ")
}

// openBase opens what extends names: a preset, or for a file a path relative to it
// that stays inside of its root folder.
func (l *loader) openBase(file *source.File, origin Origin, extends *tree.Value) (*source.File, Origin, *source.Error) {
	name, variant := SplitVariant(extends.Text)
	if variant != "" { // its file is opened
		named := *extends
		named.Text = name
		extends = &named
	}
	isPath := strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
	if !isPath || origin == OriginPreset {
		if text, ok := presets.Read(name); ok {
			return presetFile(presets.Name(name), text), OriginPreset, nil
		}
		hint := formula.DidYouMean(name, append(presets.Names(), presets.Aliases()...))
		switch {
		case strings.Contains(name, ","):
			hint = "a list has brackets: extends: [" + name + "]"
		case hint == "":
			hint = "write a file with its extension: " + name + ".yaml"
		}
		return nil, "", extends.Error(hint, "there is no preset named %s", name)
	}
	base, problem := l.openBeside(file, extends, tree.MaxSize)
	return base, OriginGiven, problem
}

// openBeside opens the file whose path, relative to a file of the scenario, a value of
// that file names. It has at most most bytes and lies in the root folder.
func (l *loader) openBeside(file *source.File, v *tree.Value, most int64) (*source.File, *source.Error) {
	name := v.Text
	dir := filepath.Dir(l.path(file.Name))
	path := filepath.Join(dir, filepath.FromSlash(name))
	if filepath.IsAbs(name) {
		path = name
	}
	text, err := l.readOther(dir, path, name, most)
	var errs source.Errors
	switch {
	case errors.As(err, &errs):
		return nil, v.Error(errs[0].Hint, "%s", errs[0].Text)
	case errors.Is(err, fs.ErrNotExist):
		return nil, v.Error("", "there is no file %s", name)
	case err != nil:
		return nil, v.Error("", "cannot read %s: %s", name, err)
	}
	shown := filepath.ToSlash(filepath.Join(filepath.Dir(file.Name), filepath.FromSlash(name)))
	if filepath.IsAbs(name) {
		shown = filepath.ToSlash(name)
	}
	return &source.File{Name: shown, Text: text}, nil
}

// inherit merges a scenario with the one that it extends: maps key by key, units
// as one list, questions as wholes. What is about the file itself is not inherited: its
// expectations, and where a list of presets has it.
func inherit(under, over *tree.Value) *tree.Value {
	under, over = without(under, "expect", "topic", "difficulty", "aliases"), without(over, "extends")
	merged := tree.Merge(under, over)
	for i := range merged.Fields {
		a, b := under.Get(merged.Fields[i].Key), over.Get(merged.Fields[i].Key)
		if a == nil || b == nil || a.Kind != b.Kind {
			continue
		}
		switch key := merged.Fields[i].Key; {
		case key == "units" && a.Kind == tree.List:
			merged.Fields[i].Value = join(a, b)
		case key == "interview" && a.Kind == tree.Map:
			merged.Fields[i].Value = replaceFields(a, b)
		}
	}
	return merged
}

// replaceFields is a map with the fields of another, each in the position of the one
// that it replaces or at the end.
func replaceFields(under, over *tree.Value) *tree.Value {
	replaced := *over
	replaced.Fields = slices.Clone(under.Fields)
	for _, f := range over.Fields {
		if i := slices.IndexFunc(replaced.Fields, func(g tree.Field) bool { return g.Key == f.Key }); i >= 0 {
			replaced.Fields[i] = f
			continue
		}
		replaced.Fields = append(replaced.Fields, f)
	}
	return &replaced
}

// without is a map without some of its keys.
func without(v *tree.Value, keys ...string) *tree.Value {
	kept := *v
	kept.Fields = slices.DeleteFunc(slices.Clone(v.Fields), func(f tree.Field) bool { return slices.Contains(keys, f.Key) })
	return &kept
}

// listed is what an item of units declares: its text, or the key of a multiple.
func listed(item *tree.Value) string {
	if item.Kind == tree.Map && len(item.Fields) == 1 {
		return item.Fields[0].Key
	}
	return item.Text
}

// join is the items of two lists, those in both once, as the second has them.
func join(a, b *tree.Value) *tree.Value {
	joined := *b
	joined.Items = slices.Clone(a.Items)
	for _, item := range b.Items {
		same := func(v *tree.Value) bool { return listed(v) == listed(item) }
		if i := slices.IndexFunc(joined.Items, same); i >= 0 {
			joined.Items[i] = item
			continue
		}
		joined.Items = append(joined.Items, item)
	}
	return &joined
}
