package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/tree"
)

var keys = []string{"title", "summary", "sources", "kind", "tags", "extends", "units", "inputs", "workloads", "fleets", "metrics", "display", "advice", "expect"}

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
			w.broke("", Everything)
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
		w.broke("", Everything)
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
