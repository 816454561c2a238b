package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

// walker turns the tree of a file into a Scenario. It goes on after a mistake and
// collects all of them. Its helpers are here; sections.go, workloads.go and fleets.go
// walk the parts of a file, and set.go applies flags.
type walker struct {
	*Scenario
	own       *source.File // the scenario itself, not what it extends
	loader    *loader      // nil where there are no other files to read
	origins   map[*source.File]Origin
	ranks     map[*source.File]int // of the files that make up the scenario
	catalogue *catalogue           // nil where the file has no fleets
	errors    source.Errors
	paths     *tree.Value // to be read when all fleets are known
}

// fail reports a mistake at a value.
func (w *walker) fail(v *tree.Value, hint, text string, args ...any) {
	w.errors = append(w.errors, v.Error(hint, text, args...))
}

// failKey reports a mistake at a key.
func (w *walker) failKey(f tree.Field, hint, text string, args ...any) {
	w.errors = append(w.errors, &source.Error{File: f.File, Start: f.Start, End: f.End, Text: fmt.Sprintf(text, args...), Hint: hint})
}

// nearKey is the hint for a key that is none: the known key that is most like it, or
// all of those that a file gives.
func nearKey(key string, known, given []string) string {
	if hint := formula.DidYouMean(key, known); hint != "" {
		return hint
	}
	return "its keys are " + strings.Join(given, ", ")
}

// failUnknownKey reports a key that owner ("a fleet") cannot have.
func (w *walker) failUnknownKey(f tree.Field, hint, owner string) {
	w.failKey(f, hint, "%s has no key named %s", owner, f.Key)
}

// broke marks a name as broken, which is reported already; see Scenario.IsBroken.
func (w *walker) broke(owner, name string) {
	if w.broken == nil {
		w.broken = make(map[string]bool)
	}
	if owner != "" {
		name = owner + "." + name
	}
	w.broken[name] = true
}

// isMap, isList, isText and isFormula report a value of another kind; name is its
// name in the error.
func (w *walker) isMap(v *tree.Value, name string) bool { return w.is(v, tree.Map, name, "a map") }

func (w *walker) isList(v *tree.Value, name string) bool { return w.is(v, tree.List, name, "a list") }

func (w *walker) isText(v *tree.Value, name string) bool { return w.is(v, tree.Text, name, "text") }

func (w *walker) isFormula(v *tree.Value, name string) bool {
	return w.is(v, tree.Text, name, "a formula")
}

func (w *walker) is(v *tree.Value, kind tree.Kind, name, expected string) bool {
	if v.Kind == kind {
		return true
	}
	if v.Kind == tree.Null {
		w.fail(v, "", "%s has no value", name)
	} else {
		w.fail(v, "", "%s must be %s, not %s", name, expected, v.Kind)
	}
	return false
}

// text reads a text, "" for another kind of value.
func (w *walker) text(v *tree.Value, name string) string {
	if !w.isText(v, name) {
		return ""
	}
	return strings.TrimSpace(v.Text)
}

// texts reads one text or a list of texts.
func (w *walker) texts(v *tree.Value, name string) []string {
	if v.Kind == tree.Text {
		return []string{strings.TrimSpace(v.Text)}
	}
	var list []string
	if w.isList(v, name) {
		for _, item := range v.Items {
			list = append(list, w.text(item, "each of the "+name))
		}
	}
	return list
}

// entry is readEntry for a name of an owner, which breaks where it has a mistake.
func (w *walker) entry(owner, name string, v *tree.Value) (Entry, bool) {
	e, ok := w.readEntry(name, v)
	if !ok {
		w.broke(owner, name)
	}
	return e, ok
}

// readEntry reads a formula or {value: …, note: …, source: …, as_of: …}; ok is
// false after a mistake.
func (w *walker) readEntry(name string, v *tree.Value) (e Entry, ok bool) {
	e = Entry{Name: name, Text: v, Origin: w.origins[v.File], Inherited: v.File != w.own, rank: w.ranks[v.File]}
	if v.Over != nil {
		e.Replaces, e.Before = true, w.before(name, v.Over)
	}
	if v.Kind != tree.Map {
		return e, w.isFormula(e.Text, name)
	}
	known := []string{"value", "note", "source", "as_of"}
	ofCard := w.cardKeys(v)
	for _, f := range v.Fields {
		if slices.Contains(ofCard, f.Key) { // see [Asks]
			continue
		}
		if !slices.Contains(known, f.Key) {
			hint := formula.DidYouMean(f.Key, known)
			if hint == "" {
				hint = "write a formula or {value: …, note: …, source: …, as_of: …}"
			}
			w.failUnknownKey(f, hint, name)
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
			e.Text, e.Origin, e.Inherited, e.rank = f.Value, w.origins[f.Value.File], f.Value.File != w.own, w.ranks[f.Value.File]
		}
	}
	if v.Get("value") == nil {
		w.fail(v, fmt.Sprintf("%s: {value: …}", name), "%s has no value", name)
		return e, false
	}
	return e, w.isFormula(e.Text, name)
}

// before reads what an entry takes the place of; nil where that is no formula. Its
// mistakes do not matter.
func (w *walker) before(name string, v *tree.Value) *Entry {
	if v.Kind == tree.Null {
		return nil
	}
	quiet := *w
	if e, ok := quiet.readEntry(name, v); ok {
		return &e
	}
	return nil
}

// entries reads a map of formulas whose names belong to owner. check, which may be
// nil, refuses a name with a message.
func (w *walker) entries(owner string, v *tree.Value, name string, check func(name string) (message, hint string)) Entries {
	if !w.isMap(v, name) {
		return nil
	}
	var list Entries
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
