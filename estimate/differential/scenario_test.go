package differential

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"botec/estimate/formula"
	"botec/estimate/unit"
	"botec/presets"
)

// object is a map of YAML in the order of its text. The values are texts, objects and
// lists.
type object struct {
	keys   []string
	values map[string]any
}

func (o *object) get(key string) any {
	if o == nil {
		return nil
	}
	return o.values[key]
}

func (o *object) object(key string) *object {
	v, _ := o.get(key).(*object)
	if v == nil {
		v = &object{}
	}
	return v
}

func (o *object) put(key string, value any) {
	if o.values == nil {
		o.values = make(map[string]any)
	}
	if _, ok := o.values[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.values[key] = value
}

func (o *object) remove(key string) {
	delete(o.values, key)
	o.keys = slices.DeleteFunc(o.keys, func(k string) bool { return k == key })
}

func readYAML(text string) (*object, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return nil, err
	}
	if len(root.Content) == 0 {
		return &object{}, nil
	}
	o, ok := value(root.Content[0]).(*object)
	if !ok {
		return nil, errors.New("no map")
	}
	return o, nil
}

func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		o := &object{}
		for i := 0; i < len(n.Content); i += 2 {
			o.put(n.Content[i].Value, value(n.Content[i+1]))
		}
		return o
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, value(c))
		}
		return list
	case yaml.AliasNode:
		return value(n.Alias)
	}
	if n.Tag == "!!null" {
		return nil
	}
	return n.Value
}

// entry is a formula as it is written; before is what a setting replaced.
type entry struct {
	text, before string
}

// written is the formula of an entry: a text, or the value of {value: …, note: …}.
func written(v any) (string, bool) {
	if o, ok := v.(*object); ok {
		v = o.get("value")
	}
	text, ok := v.(string)
	return text, ok
}

// group is a workload or fleet.
type group struct {
	name            string
	workload        bool
	partOf, splitOf string
	split           bool // its parts take its place
	given           map[string]*entry
	needs, capacity []string // resources, in the order of the text
	implicit        bool
	steps           []step // of a path
}

// step is a step of a path: its kind is a section of the model.
type step struct {
	name, kind, fleet string
	again, later      bool
}

func (g *group) whole() string { return g.partOf + g.splitOf }

// plan is what the text of a scenario and settings say.
type plan struct {
	units           *unit.Table
	inputs, metrics map[string]*entry
	totals          map[string]*entry
	costs           map[string]*entry
	groups          []*group
	byName          map[string]*group
	expect          []string
	settings        bool
}

// The catalogue of nodes and the reference numbers.
var (
	catalogue, _ = readYAML(presets.Nodes())
	numbers, _   = readYAML(presets.Numbers())
)

var errScenario = errors.New("the scenario is wrong")

// merged is the tree of a text above those of what it extends.
func merged(text string) (*object, error) {
	root, err := readYAML(text)
	if err != nil {
		return nil, err
	}
	var bases []string
	switch of := root.get("extends").(type) {
	case string:
		bases = []string{of}
	case []any:
		for _, b := range of {
			name, _ := b.(string)
			bases = append(bases, name)
		}
	}
	all := &object{}
	for _, name := range bases {
		text, ok := presets.Read(name)
		if !ok {
			return nil, errScenario
		}
		base, err := merged(text)
		if err != nil {
			return nil, err
		}
		base.remove("expect")
		all = merge(all, base, true)
	}
	return merge(all, root, true), nil
}

// merge puts one object over another; units of the top are joined.
func merge(low, high *object, top bool) *object {
	out := &object{}
	for _, k := range low.keys {
		out.put(k, low.values[k])
	}
	for _, k := range high.keys {
		v := high.values[k]
		old, _ := out.get(k).(*object)
		over, _ := v.(*object)
		list, _ := out.get(k).([]any)
		more, isList := v.([]any)
		switch {
		case top && k == "units" && isList:
			v = append(slices.Clone(list), more...)
		case old != nil && over != nil && old.get("value") == nil && over.get("value") == nil:
			v = merge(old, over, false)
		}
		out.put(k, v)
	}
	return out
}

// setting is NAME=FORMULA.
type setting struct{ name, formula string }

// readScenario reads the text of a scenario with what it extends, and applies settings.
func readScenario(text string, settings []setting) (*plan, error) {
	root, err := merged(text)
	if err != nil {
		return nil, err
	}
	s := &plan{units: &unit.Table{}, totals: make(map[string]*entry), byName: make(map[string]*group), settings: len(settings) > 0}
	if err := s.readUnits(root); err != nil {
		return nil, err
	}
	if s.inputs, err = entries(root.object("inputs"), ""); err != nil {
		return nil, err
	}
	if s.costs, err = entries(root.object("costs"), "costs."); err != nil {
		return nil, err
	}
	all, err := entries(root.object("metrics"), "")
	if err != nil {
		return nil, err
	}
	s.metrics = make(map[string]*entry)
	for name, e := range all {
		if isTotal(name) {
			s.totals[name] = e
		} else {
			s.metrics[name] = e
		}
	}
	for _, list := range []map[string]*entry{s.inputs, s.metrics} {
		for name := range list {
			s.units.DeclareName(name)
		}
	}
	for name := range s.inputs {
		if isTotal(name) || find(name, "defaults") == nil && find(name, "workload given") != nil || s.metrics[name] != nil {
			return nil, errScenario
		}
	}
	if err := s.readGroups(root, settings); err != nil {
		return nil, err
	}
	list, _ := root.get("expect").([]any)
	for _, item := range list {
		text, _ := written(item)
		s.expect = append(s.expect, text)
	}
	for _, set := range settings {
		if err := s.set(set); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func isTotal(name string) bool {
	return find(name, "totals", "fleet totals", "cost", "cost total") != nil
}

func entries(o *object, prefix string) (map[string]*entry, error) {
	list := make(map[string]*entry)
	for _, k := range o.keys {
		text, ok := written(o.values[k])
		if !ok {
			return nil, errScenario
		}
		list[prefix+k] = &entry{text: text}
	}
	return list, nil
}

func (s *plan) readUnits(root *object) error {
	if code, ok := root.get("currency").(string); ok {
		if err := s.units.SetCurrency(code); err != nil {
			return err
		}
	}
	list, _ := root.get("units").([]any)
	for _, item := range list { // a multiple stands behind what it is a multiple of
		if o, ok := item.(*object); ok {
			for _, name := range o.keys {
				text, _ := o.values[name].(string)
				f, err := formula.Parse(text, s.units)
				if err != nil {
					return err
				}
				v, err := new(evaluator).constant(f)
				if err != nil {
					return err
				}
				singular, plural, _ := strings.Cut(name, "/")
				if err := s.units.DeclareMultiple(singular, plural, unit.Unit{Factor: v.v, Dim: productDim(v.dim)}); err != nil {
					return err
				}
			}
			continue
		}
		singular, plural, _ := strings.Cut(item.(string), "/")
		if err := s.units.Declare(singular, plural); err != nil && !strings.Contains(err.Error(), "already") {
			return err
		}
	}
	return nil
}

func (s *plan) readGroups(root *object, settings []setting) error {
	for _, name := range root.object("workloads").keys {
		g := &group{name: name, workload: true, given: make(map[string]*entry)}
		o := root.object("workloads").object(name)
		for _, k := range o.keys {
			sub, isMap := o.values[k].(*object)
			d := find(k, "workload given", "workload derived")
			switch {
			case k == "part_of":
				g.partOf, _ = o.values[k].(string)
			case k == "split_of":
				g.splitOf, _ = o.values[k].(string)
			case d == nil:
				return errScenario
			case isMap && sub.get("value") == nil:
				for _, field := range sub.keys {
					text, _ := written(sub.values[field])
					g.given[k+"."+field] = &entry{text: text}
				}
			default:
				text, ok := written(o.values[k])
				if !ok {
					return errScenario
				}
				g.given[k] = &entry{text: text}
			}
		}
		s.add(g)
	}
	if err := s.checkParts(); err != nil {
		return err
	}
	fleets := root.object("fleets")
	for _, name := range fleets.keys {
		if s.byName[name] != nil {
			return errScenario
		}
		g, err := readFleet(name, fleets.object(name))
		if err != nil {
			return err
		}
		s.add(g)
	}
	if root.get("fleets") == nil {
		for _, g := range s.groups {
			for _, name := range []string{"writes", "reads", "requests", "peak_writes", "peak_reads", "peak_requests"} {
				set := slices.ContainsFunc(settings, func(s setting) bool { return s.name == g.name+"."+name })
				if (set || g.given[name] != nil) && s.byName["app"] == nil {
					s.add(&group{name: "app", implicit: true, given: make(map[string]*entry), needs: []string{"requests"}, capacity: []string{"requests"}})
				}
			}
		}
	}
	return s.readPaths(root.object("paths"))
}

// readPaths reads what requests go through, after all fleets.
func (s *plan) readPaths(paths *object) error {
	for _, name := range paths.keys {
		list, ok := paths.values[name].([]any)
		if !ok || s.byName[name] != nil {
			return errScenario
		}
		g := &group{name: name, given: make(map[string]*entry)}
		for _, item := range list {
			o, isMap := item.(*object)
			key, _ := item.(string)
			if isMap {
				key = o.keys[0]
			}
			of := s.byName[key]
			if of != nil && of.workload { // a step may be called like one
				of = nil
			}
			st := step{name: key}
			if of != nil {
				st.fleet = key
			} else if !isMap { // a hop
				st.name = key[strings.LastIndex(key, ".")+1:]
			}
			base := st.name
			for n := 2; slices.ContainsFunc(g.steps, func(other step) bool { return other.name == st.name }); n++ {
				st.name = fmt.Sprintf("%s_%d", base, n)
			}
			var keys *object
			if isMap {
				keys, _ = o.values[key].(*object)
			}
			names := map[string]string{"all": "all", "latency": "time", "latency_p99": "time_p99", "availability": "up"}
			switch {
			case keys != nil && keys.get("value") == nil:
				st.kind = map[bool]string{true: "path at once", false: "path service"}[of != nil]
				for _, k := range keys.keys {
					text, _ := written(keys.values[k])
					g.given[names[k]+"."+st.name] = &entry{text: text}
				}
			case of != nil:
				if st.kind = "path call"; isMap {
					text, _ := written(o.values[key])
					g.given["calls."+st.name] = &entry{text: text}
				}
			default:
				text := key
				if isMap {
					text, _ = written(o.values[key])
				}
				st.kind = "path time"
				g.given["time."+st.name] = &entry{text: text}
			}
			g.steps = append(g.steps, st)
		}
		for i := range g.steps {
			for k := range g.steps {
				a, b := &g.steps[i], &g.steps[k]
				same := i != k && a.kind == "path call" && b.kind == a.kind && a.fleet == b.fleet
				a.again, a.later = a.again || same, a.later || same && k < i
			}
		}
		s.add(g)
	}
	return nil
}

func (s *plan) add(g *group) {
	s.groups = append(s.groups, g)
	s.byName[g.name] = g
}

// checkParts checks that what a workload is part of exists and is not part of it, and
// that one part of a split alone takes the rest.
func (s *plan) checkParts() error {
	rest := make(map[string]bool)
	for _, g := range s.groups {
		if g.whole() == "" {
			continue
		}
		whole := s.byName[g.whole()]
		if whole == nil || g.partOf != "" && g.splitOf != "" {
			return errScenario
		}
		for up, n := whole, 0; up != nil; up, n = s.byName[up.whole()], n+1 {
			if up == g || n > len(s.groups) {
				return errScenario
			}
		}
		if g.splitOf != "" {
			whole.split = true
			if g.given["share"] == nil {
				if rest[g.splitOf] {
					return errScenario
				}
				rest[g.splitOf] = true
			}
		}
	}
	return nil
}

func readFleet(name string, o *object) (*group, error) {
	g := &group{name: name, given: make(map[string]*entry)}
	price := false
	put := func(label string, v any) error {
		text, ok := written(v)
		if !ok {
			return errScenario
		}
		g.given[label] = &entry{text: text}
		return nil
	}
	capacities := func(node *object, own bool) error {
		for _, k := range node.keys {
			switch {
			case k == "is" || k == "summary":
			case k == "price":
				if price {
					continue
				}
				if err := put("price", node.values[k]); err != nil {
					return err
				}
				price = own
			default:
				if err := put("node."+k, node.values[k]); err != nil {
					return err
				}
				if !slices.Contains(g.capacity, k) {
					g.capacity = append(g.capacity, k)
				}
			}
		}
		return nil
	}
	if v := o.get("price"); v != nil {
		price = true
	}
	for _, k := range o.keys {
		v := o.values[k]
		sub, isMap := v.(*object)
		switch {
		case k == "node":
			is, _ := v.(string)
			if isMap {
				is, _ = sub.get("is").(string)
			}
			if is != "" {
				if catalogue.get(is) == nil {
					return nil, errScenario
				}
				if err := capacities(catalogue.object(is), false); err != nil {
					return nil, err
				}
			}
			if isMap {
				if err := capacities(sub, true); err != nil {
					return nil, err
				}
			}
		case k == "needs":
			for _, r := range sub.keys {
				g.needs = append(g.needs, r)
				if err := put("needs."+r, sub.values[r]); err != nil {
					return nil, err
				}
			}
		case isMap && sub.get("value") == nil:
			for _, r := range sub.keys {
				if err := put(k+"."+r, sub.values[r]); err != nil {
					return nil, err
				}
			}
		default:
			if err := put(k, v); err != nil {
				return nil, err
			}
		}
	}
	return g, g.check(o)
}

// check checks that nodes provide what the fleet needs. A fleet called app that lacks a
// part of it is the default one, changed.
func (g *group) check(o *object) error {
	only := func(list []string) bool { return len(list) == 0 || len(list) == 1 && list[0] == "requests" }
	if g.name == "app" && o.get("nodes") == nil && (o.get("needs") == nil || o.get("node") == nil) && only(g.needs) && only(g.capacity) {
		g.implicit, g.needs, g.capacity = true, []string{"requests"}, []string{"requests"}
		return nil
	}
	if len(g.needs) == 0 && g.given["nodes"] == nil {
		return errScenario
	}
	for _, r := range g.needs {
		if !slices.Contains(g.capacity, r) {
			return errScenario
		}
	}
	for label := range g.given {
		if what, r, dotted := strings.Cut(label, "."); dotted && what != "node" && what != "needs" && !slices.Contains(g.needs, r) {
			return errScenario
		}
	}
	return nil
}

// has says whether a workload or fleet has a name that can be set.
func (g *group) has(label string) bool {
	if g.steps != nil {
		what, name, _ := strings.Cut(label, ".")
		return find(label, "path derived") != nil || slices.ContainsFunc(g.steps, func(st step) bool {
			return st.name == name && find(what+".RESOURCE", st.kind, "path step") != nil
		})
	}
	if g.workload {
		return g.given[label] != nil || find(label, "workload given", "workload derived") != nil
	}
	what, resource, dotted := strings.Cut(label, ".")
	switch {
	case !dotted:
		return find(label, "fleet given", "fleet derived") != nil
	case what == "node" || what == "provided":
		return slices.Contains(g.capacity, resource)
	}
	return slices.Contains(g.needs, resource) && (what == "needs" || find(what+".RESOURCE", "fleet resource", "fleet load") != nil)
}

// set puts a setting in the place of what it sets.
func (s *plan) set(set setting) error {
	e := &entry{text: set.formula}
	replace := func(list map[string]*entry) {
		if old := list[set.name]; old != nil {
			e.before = old.text
			if old.before != "" {
				e.before = old.before
			}
		}
		list[set.name] = e
	}
	owner, label, dotted := strings.Cut(set.name, ".")
	switch {
	case s.inputs[set.name] != nil:
		replace(s.inputs)
	case s.metrics[set.name] != nil:
		replace(s.metrics)
	case s.costs[set.name] != nil:
		replace(s.costs)
	case !dotted && find(set.name, "defaults") != nil:
		s.inputs[set.name] = e
	case !dotted && isTotal(set.name):
		replace(s.totals)
	case s.byName[owner] != nil:
		g := s.byName[owner]
		if !g.has(label) {
			return errScenario
		}
		for l := range g.given {
			if strings.HasPrefix(l, label+".") {
				delete(g.given, l)
			}
		}
		what, _, _ := strings.Cut(label, ".")
		if old := g.given[label]; old != nil && (what == "node" || what == "needs") && !g.implicit {
			if e.before = old.before; e.before == "" {
				e.before = old.text
			}
		}
		g.given[label] = e
	default:
		return errScenario
	}
	return nil
}
