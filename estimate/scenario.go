package estimate

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

// Origin says where a value came from.
type Origin string

// The origins of a value.
const (
	OriginGiven   Origin = "given"   // the file at hand, --set or a flag
	OriginPreset  Origin = "preset"  // a scenario in the binary
	OriginHouse   Origin = "house"   // .botec.yaml
	OriginDefault Origin = "default" // the standard model
	OriginDerived Origin = "derived" // computed from the others
)

// Entry is a formula where a scenario writes it.
type Entry struct {
	Name               string // as its map calls it
	Text               *tree.Value
	Origin             Origin
	Note, Source, AsOf string

	was *Entry // what --set put it in place of
}

// Noun is a count noun that a scenario declares.
type Noun struct{ Singular, Plural string }

// Advice is what a scenario says where a condition holds; {…} in Say holds a formula.
type Advice struct {
	When Entry
	Say  *tree.Value
}

// Workload is traffic and data of one kind.
type Workload struct {
	Name   string
	PartOf string
	key    tree.Field
	at     *tree.Value // of part_of
	Given  []Entry
}

// Fleet is a group of identical nodes.
type Fleet struct {
	Name     string
	Capacity []Entry // what one node can do, by resource
	Needs    []Entry // by resource
	Given    []Entry
	NodeName string // the node of the catalogue, "" for none
	at       *tree.Value
}

// Scenario is one scenario as it is written, with what it extends below it.
// Nothing is parsed as a formula yet.
type Scenario struct {
	Name, Title, Summary, Kind string
	Sources, Tags              []string
	Nouns                      []Noun
	Inputs, Metrics            []Entry
	Workloads                  []Workload
	Fleets                     []Fleet
	Display                    []Entry // unit of display by glob
	Advice                     []Advice
	Expect                     []Entry
	Changed                    bool // a preset under --set or flags: its own expect is not judged

	house  *House
	units  *unit.Table
	totals []Entry // totals replaced by --set
	file   *source.File

	problems source.Errors
	broken   map[string]bool // names whose entries are wrong, said already: what uses them says nothing
}

var keys = []string{"title", "summary", "sources", "kind", "tags", "extends", "units", "inputs", "workloads", "fleets", "metrics", "display", "advice", "expect"}

// lowerSnake says whether a name is a small letter, then small letters, digits and _.
func lowerSnake(name string) bool {
	for i := range len(name) {
		c := name[i]
		if !('a' <= c && c <= 'z' || i > 0 && (c == '_' || '0' <= c && c <= '9')) {
			return false
		}
	}
	return name != ""
}

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

func nearest(word string, candidates []string) string {
	if near := formula.Nearest(word, candidates); len(near) > 0 {
		return "did you mean " + strings.Join(near, " or ") + "?"
	}
	return ""
}

// isMap, isList and isText hold a value to its kind.
func (w *walker) isMap(v *tree.Value, what string) bool  { return w.is(v, tree.Map, what) }
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
			hint := nearest(f.Key, keys)
			if hint == "" {
				hint = "a scenario has " + strings.Join(keys, " ")
			}
			w.failKey(f, hint, "no key of a scenario is called %s", f.Key)
			continue
		}
		if f.Value.Kind == tree.Null {
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
				hint := nearest(f.Key, known)
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

// shape refuses a name that no formula could use.
func (w *walker) shape(name, what string) (message, hint string) {
	if !lowerSnake(name) {
		if snake := strings.ToLower(strings.NewReplacer("-", "_", " ", "_", ".", "_").Replace(name)); lowerSnake(snake) {
			hint = snake
		}
		return fmt.Sprintf("%q is no name for %s: a small letter, then small letters, digits and _", name, what), hint
	}
	return "", ""
}

func (w *walker) inputName(name string) (message, hint string) { return w.freeName(name, "an input") }

func (w *walker) metricName(name string) (message, hint string) {
	m := standard()
	if m.find("defaults", name) != nil {
		return fmt.Sprintf("%s is an input of the standard model, not a metric", name), "put it under inputs, or choose another name"
	}
	if slices.ContainsFunc(w.Inputs, func(e Entry) bool { return e.Name == name }) {
		return fmt.Sprintf("%s is an input already", name), ""
	}
	return w.freeName(name, "a metric")
}

func (w *walker) freeName(name, what string) (message, hint string) {
	if message, hint = w.shape(name, what); message != "" {
		return message, hint
	}
	m := standard()
	if name == "of" || name == "per" || name == "in" {
		return fmt.Sprintf("%s is a word of the formula language; %s cannot be called so", name, what), ""
	}
	if u, ok := w.units.Lookup(name); ok && !u.Plural {
		long := u.Name
		if long == name {
			long = (unit.Printer{}).Quantity(u.Factor, u.Dim, nil)
		}
		return fmt.Sprintf("%s is a unit (%s); %s cannot be called so", name, long, what), "a longer name: " + name + "_of_something"
	}
	if slices.Contains(m.names("totals", "fleet totals", "cost"), name) {
		hint = "choose another name"
		if m.find("workload derived", name) != nil {
			hint = "give it inside a workload, or " + hint
		}
		return fmt.Sprintf("%s is a total of the standard model; %s cannot be called so", name, what), hint
	}
	if m.find("defaults", name) == nil && (m.find("workload given", name) != nil || name == "part_of") {
		return fmt.Sprintf("%s belongs to a workload", name), fmt.Sprintf("workloads: {NAME: {%s: …}}", name)
	}
	return "", ""
}

func (w *walker) ownerName(f tree.Field, what string) bool {
	message, hint := w.shape(f.Key, what)
	if message == "" && (f.Key == "workloads" || f.Key == "fleets") {
		message = fmt.Sprintf("%s reaches over all of them; %s cannot be called so", f.Key, what)
	}
	if message != "" {
		w.failKey(f, hint, "%s", message)
		w.broke("", f.Key)
	}
	return message == ""
}

func (w *walker) workloads(v *tree.Value) {
	if !w.isMap(v, "workloads") {
		return
	}
	m := standard()
	known := append([]string{"part_of"}, m.names("workload given", "workload derived")...)
	for _, f := range v.Fields {
		if !w.ownerName(f, "a workload") {
			continue
		}
		load := Workload{Name: f.Key, key: f}
		if f.Value.Kind != tree.Null && w.isMap(f.Value, "the workload "+f.Key) {
			for _, g := range f.Value.Fields {
				switch {
				case g.Key == "part_of":
					load.PartOf, load.at = w.text(g.Value, "part_of"), g.Value
				case !slices.Contains(known, g.Key):
					hint := nearest(g.Key, known)
					if slices.Contains([]string{"node", "needs"}, g.Key) {
						hint = g.Key + " belongs to a fleet"
					}
					w.failKey(g, hint, "a workload has no %s", g.Key)
				default:
					load.Given = append(load.Given, w.given(f.Key, g, m.find("workload given", g.Key))...)
				}
			}
		}
		if f.Value.Kind == tree.Text || f.Value.Kind == tree.List {
			w.broke("", f.Key)
		}
		w.Workloads = append(w.Workloads, load)
	}
	w.parts()
}

// given reads a given name; a size may be a map of fields that add up.
func (w *walker) given(owner string, f tree.Field, d *definition) []Entry {
	sum := f.Value.Kind == tree.Map && f.Value.Get("value") == nil && d != nil && d.want.Dim == unit.Data
	if !sum {
		e, ok := w.entry(owner, f.Key, f.Value)
		if !ok {
			return nil
		}
		return []Entry{e}
	}
	fields := w.named(owner+"."+f.Key, f.Value, f.Key, func(name string) (string, string) { return w.shape(name, "a field") })
	for i := range fields {
		fields[i].Name = f.Key + "." + fields[i].Name
	}
	return fields
}

// parts checks what each workload is part of.
func (w *walker) parts() {
	find := func(name string) *Workload {
		for i := range w.Workloads {
			if w.Workloads[i].Name == name {
				return &w.Workloads[i]
			}
		}
		return nil
	}
	for i := range w.Workloads {
		l := &w.Workloads[i]
		if l.PartOf == "" {
			continue
		}
		if find(l.PartOf) == nil {
			var names []string
			for _, other := range w.Workloads {
				names = append(names, other.Name)
			}
			w.fail(l.at, nearest(l.PartOf, names), "no workload is called %s", l.PartOf)
			l.PartOf = ""
			continue
		}
		path := []string{l.Name}
		for up := find(l.PartOf); up != nil; up = find(up.PartOf) {
			path = append(path, up.Name)
			if up == l {
				w.fail(l.at, "", "part_of goes round in a circle: %s", strings.Join(path, " → "))
				l.PartOf = ""
				break
			}
			if len(path) > len(w.Workloads) || up.PartOf == "" {
				break
			}
		}
	}
}

func (w *walker) fleets(v *tree.Value) {
	if !w.isMap(v, "fleets") {
		return
	}
	m := standard()
	known := append([]string{"node", "needs"}, append(m.names("fleet given"), m.names("fleet derived")...)...)
	for _, f := range v.Fields {
		if !w.ownerName(f, "a fleet") {
			continue
		}
		if slices.ContainsFunc(w.Workloads, func(l Workload) bool { return l.Name == f.Key }) {
			w.failKey(f, f.Key+"_nodes", "%s is a workload already", f.Key)
			w.broke("", f.Key)
			continue
		}
		fleet := Fleet{Name: f.Key, at: &tree.Value{File: f.File, Start: f.Start, End: f.End}}
		if w.isMap(f.Value, "the fleet "+f.Key) {
			for _, g := range f.Value.Fields {
				switch {
				case g.Key == "node":
					w.node(&fleet, g.Value)
				case g.Key == "needs":
					if g.Value.Kind != tree.Map {
						w.broke("", f.Key)
					}
					fleet.Needs = w.named(f.Key+".needs", g.Value, "needs", w.resourceName)
				case g.Key == "utilization" && g.Value.Kind == tree.Map && g.Value.Get("value") == nil:
					for _, e := range w.named(f.Key+".utilization", g.Value, "utilization", w.resourceName) {
						e.Name = "utilization." + e.Name
						fleet.Given = append(fleet.Given, e)
					}
				case !slices.Contains(known, g.Key):
					hint := nearest(g.Key, known)
					if g.Key == "utilisation" {
						hint = "did you mean utilization?"
					}
					w.failKey(g, hint, "a fleet has no %s", g.Key)
				default:
					if e, ok := w.entry(f.Key, g.Key, g.Value); ok {
						fleet.Given = append(fleet.Given, e)
					}
				}
			}
		}
		if f.Value.Kind != tree.Map {
			w.broke("", f.Key)
		}
		if !w.broken[f.Key] {
			w.checkFleet(&fleet)
		}
		w.Fleets = append(w.Fleets, fleet)
	}
}

func (w *walker) resourceName(name string) (message, hint string) { return w.shape(name, "a resource") }

// node reads what one node can do: a catalogue name, a map, or {is: name, …}.
func (w *walker) node(fleet *Fleet, v *tree.Value) {
	named := v
	if v.Kind == tree.Map {
		named = v.Get("is")
	} else if !w.isText(v, "node") {
		w.broke("", fleet.Name)
		return
	}
	if named != nil && !w.isText(named, "is") {
		w.broke("", fleet.Name)
		return
	}
	if named != nil {
		fleet.NodeName = named.Text
		base := w.nodes(named.Text)
		if base == nil {
			names := w.catalog()
			hint := nearest(named.Text, names)
			if hint == "" {
				hint = "the catalogue has " + strings.Join(names, ", ")
			}
			w.fail(named, hint, "no node is called %s", named.Text)
			w.broke("", fleet.Name)
			return
		}
		w.capacities(fleet, base)
	}
	if v.Kind == tree.Map {
		w.capacities(fleet, v)
	}
}

// capacities adds the entries of a node to a fleet; what is there already is replaced.
func (w *walker) capacities(fleet *Fleet, v *tree.Value) {
	for _, f := range v.Fields {
		if f.Key == "is" || f.Key == "summary" {
			continue
		}
		if message, hint := w.resourceName(f.Key); message != "" {
			w.failKey(f, hint, "%s", message)
			continue
		}
		e, ok := w.entry(fleet.Name+".node", f.Key, f.Value)
		if !ok {
			continue
		}
		list := &fleet.Capacity
		if f.Key == "price" {
			if list = &fleet.Given; slices.ContainsFunc(fleet.Given, func(g Entry) bool { return g.Name == "price" && g.Origin == OriginGiven }) {
				continue
			}
		}
		put(list, e)
	}
}

// put adds an entry to a list, in place of one of that name.
func put(list *[]Entry, e Entry) {
	for i := range *list {
		if (*list)[i].Name == e.Name {
			(*list)[i] = e
			return
		}
	}
	*list = append(*list, e)
}

func (w *walker) checkFleet(f *Fleet) {
	has := func(list []Entry, name string) bool {
		return slices.ContainsFunc(list, func(e Entry) bool { return e.Name == name })
	}
	if len(f.Needs) == 0 && !has(f.Given, "nodes") {
		w.fail(f.at, "needs: {requests: peak_requests}", "the fleet %s needs nothing, so its nodes cannot be counted", f.Name)
		w.broke("", f.Name)
	}
	for _, need := range f.Needs {
		if !has(f.Capacity, need.Name) {
			var names []string
			for _, c := range f.Capacity {
				names = append(names, c.Name)
			}
			hint := nearest(need.Name, names)
			if hint == "" {
				hint = fmt.Sprintf("node: {%s: …}", need.Name)
				if f.NodeName != "" {
					hint = fmt.Sprintf("%s has %s; node: {is: %s, %s: …} adds to it", f.NodeName, strings.Join(names, ", "), f.NodeName, need.Name)
				}
			}
			w.fail(need.Text, hint, "the fleet %s needs %s, but its node has none", f.Name, need.Name)
			w.broke("", f.Name)
		}
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
