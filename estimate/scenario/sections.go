package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/model"
	"botec/estimate/tree"
)

// costs is the key of further lines of the bill, and the first part of their names.
const costs = "costs"

// totals are the sections of the model whose names stand for the whole scenario.
var totals = []string{"totals", "fleet totals", "cost", "cost total"}

// isTotal says whether a name is one that the model defines for the whole scenario.
func isTotal(name string) bool {
	for d := range model.Standard().All(totals...) {
		if d.Name == name {
			return true
		}
	}
	return false
}

// keys are the keys of a scenario file, in the order in which they are read:
// metrics need the inputs, and formulas need the units.
var keys = []string{"title", "summary", "sources", "kind", "tags", "topic", "difficulty", "aliases", "extends", "currency", "units", "inputs", "workloads", "fleets", "paths", "data", "costs", "metrics", "headline", "display", "advice", "expect", "growth", "events", "variants", "interview"}

// scenarioKey is the hint for a key that a scenario does not have.
func scenarioKey(f tree.Field) string {
	m := model.Standard()
	switch isInput := m.Noun(f.Key) != "" || m.Find("defaults", f.Key) != nil; {
	case isInput && f.Value.Kind == tree.Text:
		return fmt.Sprintf("inputs: {%s: %s}", f.Key, strings.TrimSpace(f.Value.Text))
	case isInput:
		return fmt.Sprintf("inputs: {%s: …}", f.Key)
	case f.Key == "name":
		return "did you mean title?"
	case f.Key == "description":
		return "did you mean summary?"
	}
	return nearKey(f.Key, keys, keys)
}

// scenario reads a whole file.
func (w *walker) scenario(root *tree.Value) {
	if !w.isMap(root, "a scenario") {
		return
	}
	for _, f := range root.Fields {
		if !slices.Contains(keys, f.Key) {
			w.failUnknownKey(f, scenarioKey(f), "a scenario")
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
}

// section reads the value of one key.
func (w *walker) section(f tree.Field) {
	v := f.Value
	if slices.Contains([]string{"inputs", "metrics", "workloads", "fleets", "costs"}, f.Key) && v.Kind != tree.Map {
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
	case "topic":
		w.Topic = w.text(v, "topic")
	case "difficulty":
		w.readDifficulty(v)
	case "aliases":
		w.readAliases(v)
	case "currency":
		w.readCurrency(v)
	case "units":
		w.declareUnits(v)
	case "inputs":
		w.Inputs = w.entries("", v, "inputs", w.checkInputName)
	case "metrics":
		w.readMetrics(v)
	case "costs":
		w.readCosts(v)
	case "workloads":
		w.readWorkloads(v)
	case "fleets":
		w.readFleets(v)
	case "paths":
		w.paths = v
	case "data":
		w.readData(v)
	case "headline":
		w.readHeadline(v)
	case "display":
		w.Display = w.entries("", v, "display", nil)
	case "advice":
		w.readAdvice(v)
	case "expect":
		w.readExpect(v)
	case "variants":
		w.readVariants(v)
	case "growth":
		w.readGrowth(v)
	case "events":
		w.readEvents(v)
	case "interview":
		w.readInterview(v)
	}
}

// readMetrics reads the metrics. One that is called like a total of the model gives
// that total.
func (w *walker) readMetrics(v *tree.Value) {
	for _, e := range w.entries("", v, "metrics", w.checkMetricName) {
		if isTotal(e.Name) {
			w.totals.put(e)
		} else {
			w.Metrics = append(w.Metrics, e)
		}
	}
}

// readCosts reads further lines of the bill. Formulas call them costs.NAME.
func (w *walker) readCosts(v *tree.Value) {
	for _, l := range w.Workloads {
		if l.Name == costs {
			w.failKey(l.key, "use another name", "the lines of the bill are called %s.NAME, so a workload cannot have that name", costs)
		}
	}
	for _, f := range w.Fleets {
		if f.Name == costs {
			w.fail(f.key, "use another name", "the lines of the bill are called %s.NAME, so a fleet cannot have that name", costs)
		}
	}
	w.Costs = w.entries(costs, v, costs, func(name string) (string, string) { return checkShape("cost", name) })
	for i := range w.Costs {
		w.Costs[i].Name = costs + "." + w.Costs[i].Name
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
