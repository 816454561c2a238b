package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/tree"
)

// keys are the keys of a scenario file, in the order in which they are read:
// metrics need the inputs, and formulas need the units.
var keys = []string{"title", "summary", "sources", "kind", "tags", "extends", "currency", "units", "inputs", "workloads", "fleets", "data", "metrics", "display", "advice", "expect"}

// scenario reads a whole file.
func (w *walker) scenario(root *tree.Value) {
	if !w.isMap(root, "a scenario") {
		return
	}
	for _, f := range root.Fields {
		if !slices.Contains(keys, f.Key) {
			hint := formula.DidYouMean(f.Key, keys)
			if hint == "" {
				hint = "its keys are " + strings.Join(keys, ", ")
			}
			w.failUnknownKey(f, hint, "a scenario")
		}
	}
	for _, key := range keys {
		i := slices.IndexFunc(root.Fields, func(f tree.Field) bool { return f.Key == key })
		if i < 0 {
			continue
		}
		f := root.Fields[i]
		if f.Value.Kind == tree.Null {
			w.broke("", everything)
			w.failKey(f, "remove the key", "%s is empty", f.Key)
			continue
		}
		w.section(f)
	}
	for _, l := range w.Workloads {
		if len(w.Fleets) == 0 && root.Get("fleets") == nil && l.Name == defaultFleet {
			w.failKey(l.key, "name it "+l.Name+"_traffic, or define fleets", "a scenario without fleets gets one named %s, so a workload cannot have that name", l.Name)
		}
	}
}

// section reads the value of one key.
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
	case "currency":
		w.readCurrency(v)
	case "units":
		w.declareUnits(v)
	case "inputs":
		w.Inputs = w.entries("", v, "inputs", w.checkInputName)
	case "metrics":
		w.Metrics = w.entries("", v, "metrics", w.checkMetricName)
	case "workloads":
		w.readWorkloads(v)
	case "fleets":
		w.readFleets(v)
	case "data":
		w.readData(v)
	case "display":
		w.Display = w.entries("", v, "display", nil)
	case "advice":
		w.readAdvice(v)
	case "expect":
		w.readExpect(v)
	}
}

func (w *walker) readAdvice(v *tree.Value) {
	if !w.isList(v, "advice") {
		return
	}
	const example = "{when: a > b, say: 'text with {metric}'}"
	for _, item := range v.Items {
		if !w.isMap(item, "each advice") {
			continue
		}
		for _, f := range item.Fields {
			if f.Key != "when" && f.Key != "say" {
				w.failUnknownKey(f, example, "advice")
			}
		}
		when, say := item.Get("when"), item.Get("say")
		if when == nil || say == nil {
			w.fail(item, example, "advice needs when and say")
			continue
		}
		if e, ok := w.readEntry("when", when); ok && w.isText(say, "say") {
			w.Advice = append(w.Advice, Advice{When: e, Say: say})
		}
	}
}

func (w *walker) readExpect(v *tree.Value) {
	if !w.isList(v, "expect") {
		return
	}
	for _, item := range v.Items {
		if e, ok := w.readEntry("expect", item); ok {
			w.Expect = append(w.Expect, e)
		}
	}
}
