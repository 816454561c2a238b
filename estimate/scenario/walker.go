package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// walker turns a tree into a Scenario and collects everything that is wrong.
type walker struct {
	*Scenario
	origins map[*source.File]Origin
	errors  source.Errors
	nodes   func(name string) *tree.Value
	catalog func() []string
}

func (w *walker) fail(v *tree.Value, hint, text string, args ...any) {
	w.errors = append(w.errors, v.Error(hint, text, args...))
}

func (w *walker) failKey(f tree.Field, hint, text string, args ...any) {
	w.errors = append(w.errors, &source.Error{File: f.File, Start: f.Start, End: f.End, Text: fmt.Sprintf(text, args...), Hint: hint})
}

// isMap, isList and isText hold a value to its kind.
func (w *walker) isMap(v *tree.Value, what string) bool { return w.is(v, tree.Map, what) }

func (w *walker) isList(v *tree.Value, what string) bool { return w.is(v, tree.List, what) }

func (w *walker) isText(v *tree.Value, what string) bool { return w.is(v, tree.Text, what) }

func (w *walker) is(v *tree.Value, kind tree.Kind, what string) bool {
	if v.Kind == kind {
		return true
	}
	if v.Kind == tree.Null {
		w.fail(v, "", "%s has no value", what)
	} else {
		w.fail(v, "", "%s is %s here, where %s should stand", what, v.Kind, kind)
	}
	return false
}

func (w *walker) text(v *tree.Value, what string) string {
	if !w.isText(v, what) {
		return ""
	}
	return strings.TrimSpace(v.Text)
}

func (w *walker) texts(v *tree.Value, what string) []string {
	if v.Kind == tree.Text {
		return []string{strings.TrimSpace(v.Text)}
	}
	var list []string
	if w.isList(v, what) {
		for _, item := range v.Items {
			list = append(list, w.text(item, "one of the "+what))
		}
	}
	return list
}

// entry reads a formula or {value: …}; one that cannot be read is noted as broken.
func (w *walker) entry(owner, name string, v *tree.Value) (Entry, bool) {
	e, ok := w.read(name, v)
	if !ok {
		w.broke(owner, name)
	}
	return e, ok
}

// everything, as a broken name, says that a whole section cannot be read.
const Everything = "*"

func (w *walker) broke(owner, name string) {
	if w.broken == nil {
		w.broken = make(map[string]bool)
	}
	if owner != "" {
		name = owner + "." + name
	}
	w.broken[name] = true
}

// read reads a formula or {value: …, note: …, source: …, as_of: …}.
func (w *walker) read(name string, v *tree.Value) (Entry, bool) {
	e := Entry{Name: name, Text: v, Origin: w.origins[v.File]}
	if v.Kind == tree.Map {
		known := []string{"value", "note", "source", "as_of"}
		for _, f := range v.Fields {
			if !slices.Contains(known, f.Key) {
				hint := formula.DidYouMean(f.Key, known)
				if hint == "" {
					hint = name + " is a formula or {value: …, note: …, source: …, as_of: …}"
				}
				w.failKey(f, hint, "%s cannot have %s", name, f.Key)
				return e, false
			}
			if !w.isText(f.Value, f.Key+" of "+name) {
				return e, false
			}
			switch f.Key {
			case "note":
				e.Note = strings.TrimSpace(f.Value.Text)
			case "source":
				e.Source = strings.TrimSpace(f.Value.Text)
			case "as_of":
				e.AsOf = strings.TrimSpace(f.Value.Text)
			case "value":
				e.Text, e.Origin = f.Value, w.origins[f.Value.File]
			}
		}
		if v.Get("value") == nil {
			w.fail(v, fmt.Sprintf("%s: {value: …}", name), "%s has no value", name)
			return e, false
		}
	}
	return e, w.isText(e.Text, name)
}

// named reads a map of formulas; check refuses a name with a message and a hint.
func (w *walker) named(owner string, v *tree.Value, what string, check func(string) (message, hint string)) []Entry {
	if !w.isMap(v, what) {
		return nil
	}
	var list []Entry
	for _, f := range v.Fields {
		if check != nil {
			if message, hint := check(f.Key); message != "" {
				w.failKey(f, hint, "%s", message)
				w.broke(owner, f.Key)
				continue
			}
		}
		if e, ok := w.entry(owner, f.Key, f.Value); ok {
			list = append(list, e)
		}
	}
	return list
}
