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

// maxExtends bounds how many scenarios may extend one another.
const maxExtends = 16

// base opens the scenario that a file extends. It is neither one that leads back
// to the file nor one too many.
func (l *loader) base(file *source.File, origin Origin, extends *tree.Value) (*source.File, Origin, error) {
	if extends.Kind != tree.Text {
		return nil, "", source.Errors{extends.Error("extends: twitter", "extends must name one preset or file")}
	}
	base, baseOrigin, err := l.openBase(file, origin, extends)
	if err != nil {
		return nil, "", err
	}
	for _, f := range l.chain {
		if f.Name == base.Name && l.origins[f] == baseOrigin {
			return nil, "", source.Errors{extends.Error("", "extends forms a cycle: %s", l.cycle(base))}
		}
	}
	if len(l.chain) >= maxExtends {
		return nil, "", source.Errors{extends.Error("", "more than %d scenarios extend one another", maxExtends)}
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
// that stays inside the root folder.
func (l *loader) openBase(file *source.File, origin Origin, extends *tree.Value) (*source.File, Origin, error) {
	fail := func(hint, text string, args ...any) (*source.File, Origin, error) {
		return nil, "", source.Errors{extends.Error(hint, text, args...)}
	}
	name := extends.Text
	isPath := strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
	if !isPath || origin == OriginPreset {
		if text, ok := presets.Read(name); ok {
			return presetFile(name, text), OriginPreset, nil
		}
		hint := formula.DidYouMean(name, presets.Names())
		if hint == "" {
			hint = "write a file with its extension: " + name + ".yaml"
		}
		return fail(hint, "there is no preset named %s", name)
	}
	path := filepath.Join(filepath.Dir(l.path(file.Name)), filepath.FromSlash(name))
	if filepath.IsAbs(name) {
		path = name
	}
	inside, err := l.inside(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fail("", "there is no file %s", name)
	case err != nil:
		return fail("", "cannot read %s: it is not a file, or its symbolic links form a cycle", name)
	case !inside:
		return fail("", "%s is outside the working directory", name)
	}
	text, err := l.readFile(path, name, false)
	if err != nil {
		var errs source.Errors
		if errors.As(err, &errs) {
			return fail("", "%s", errs[0].Text)
		}
		return nil, "", err
	}
	shown := filepath.ToSlash(filepath.Join(filepath.Dir(file.Name), name))
	return &source.File{Name: shown, Text: text}, OriginGiven, nil
}

// inside says whether a path is in the root folder. With Options.Read the file may
// not exist on disk, so its name alone is judged.
func (l *loader) inside(path string) (bool, error) {
	if l.opt.Read != nil {
		rel, err := filepath.Rel(l.opt.root(), path)
		return err == nil && filepath.IsLocal(rel), nil
	}
	return Inside(l.opt.root(), path)
}

// inherit merges a scenario with the one that it extends: maps key by key, units
// as one list. Expectations are not inherited.
func inherit(under, over *tree.Value) *tree.Value {
	under, over = without(under, "expect"), without(over, "extends")
	merged := tree.Merge(under, over)
	if a, b := under.Get("units"), over.Get("units"); a != nil && b != nil && a.Kind == tree.List && b.Kind == tree.List {
		for i := range merged.Fields {
			if merged.Fields[i].Key == "units" {
				merged.Fields[i].Value = join(a, b)
			}
		}
	}
	return merged
}

// without is a map without one of its keys.
func without(v *tree.Value, key string) *tree.Value {
	kept := *v
	kept.Fields = slices.DeleteFunc(slices.Clone(v.Fields), func(f tree.Field) bool { return f.Key == key })
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
