package estimate

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
)

var keys = []string{"title", "summary", "sources", "kind", "tags", "extends", "units", "inputs", "workloads", "fleets", "metrics", "display", "advice", "expect"}

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

func (w *walker) scenario(root *tree.Value) {
	if !w.isMap(root, "a scenario") {
		return
	}
	for _, f := range root.Fields {
		if !slices.Contains(keys, f.Key) {
			hint := formula.DidYouMean(f.Key, keys)
			if hint == "" {
				hint = "a scenario has " + strings.Join(keys, " ")
			}
			w.failKey(f, hint, "no key of a scenario is called %s", f.Key)
		}
	}
	for _, key := range keys { // in their order, whatever that of the file: metrics know the inputs
		i := slices.IndexFunc(root.Fields, func(f tree.Field) bool { return f.Key == key })
		if i < 0 {
			continue
		}
		f := root.Fields[i]
		if f.Value.Kind == tree.Null {
			w.broke("", everything)
			w.failKey(f, "leave the key out", "%s is empty", f.Key)
			continue
		}
		w.section(f)
	}
	for _, l := range w.Workloads {
		if len(w.Fleets) == 0 && root.Get("fleets") == nil && l.Name == defaultFleet {
			w.failKey(l.key, l.Name+"_traffic, or fleets of your own", "a scenario without fleets gets one called %s; a workload cannot be called so", l.Name)
		}
	}
}

func (w *walker) section(f tree.Field) {
	v := f.Value
	if slices.Contains([]string{"inputs", "metrics", "workloads", "fleets"}, f.Key) && v.Kind != tree.Map {
		w.broke("", everything)
	}
	switch f.Key {
	case "title":
		w.Title = w.text(v, "title")
	case "summary":
		w.Summary = w.text(v, "summary")
	case "kind":
		w.Kind = w.text(v, "kind")
	case "sources":
		w.Sources = w.texts(v, "sources")
	case "tags":
		w.Tags = w.texts(v, "tags")
	case "units":
		w.nouns(v)
	case "inputs":
		w.Inputs = w.named("", v, "inputs", w.inputName)
	case "metrics":
		w.Metrics = w.named("", v, "metrics", w.metricName)
	case "workloads":
		w.workloads(v)
	case "fleets":
		w.fleets(v)
	case "display":
		w.Display = w.named("", v, "display", nil)
	case "advice":
		w.advices(v)
	case "expect":
		w.expects(v)
	}
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

func (w *walker) nouns(v *tree.Value) {
	if !w.isList(v, "units") {
		return
	}
	for _, item := range v.Items {
		if !w.isText(item, "a count noun") {
			continue
		}
		singular, plural, _ := strings.Cut(item.Text, "/")
		for _, name := range []string{singular, plural} {
			if name != "" && !lowerSnake(name) {
				w.fail(item, "units: [driver, city/cities]", "%q is no name for a unit: a small letter, then small letters, digits and _", name)
			}
		}
		if err := w.units.Declare(singular, plural); err != nil {
			w.fail(item, "", "%s", err)
			continue
		}
		w.Nouns = append(w.Nouns, Noun{singular, plural})
	}
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
const everything = "*"

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

func (w *walker) advices(v *tree.Value) {
	if !w.isList(v, "advice") {
		return
	}
	for _, item := range v.Items {
		if !w.isMap(item, "an advice") {
			continue
		}
		a := Advice{Say: item.Get("say")}
		when := item.Get("when")
		for _, f := range item.Fields {
			if f.Key != "when" && f.Key != "say" {
				w.failKey(f, "{when: a > b, say: 'text with {metric}'}", "an advice has no %s", f.Key)
			}
		}
		if when == nil || a.Say == nil {
			w.fail(item, "{when: a > b, say: 'text with {metric}'}", "an advice has when and say")
			continue
		}
		var ok bool
		if a.When, ok = w.read("when", when); ok && w.isText(a.Say, "say") {
			w.Advice = append(w.Advice, a)
		}
	}
}

func (w *walker) expects(v *tree.Value) {
	if !w.isList(v, "expect") {
		return
	}
	for _, item := range v.Items {
		if e, ok := w.read("expect", item); ok {
			w.Expect = append(w.Expect, e)
		}
	}
}
