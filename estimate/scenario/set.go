package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/source"
)

// set puts the settings in place. Each names an input, a given or a derived
// name, and is read in the scope of what it sets.
func (w *walker) set(settings []Setting) {
	for _, s := range settings {
		text, start := s.Formula, 0
		if s.Flag == "--set" {
			text, start = s.Name+"="+s.Formula, len(s.Name)+1
		}
		e := FlagEntry(s.Flag, s.Name, text, start, len(text))
		w.origins[e.Text.File] = OriginGiven
		if slot := w.slot(s.Name); slot != nil {
			slot(e)
			continue
		}
		message, hint := w.unsettable(s.Name), ""
		if message == "" {
			message, hint = "the scenario has no "+s.Name, formula.DidYouMean(s.Name, w.settable())
		}
		w.errors = append(w.errors, &source.Error{File: e.Text.File, Start: 0, End: len(s.Name), Text: message, Hint: hint})
	}
}

// unsettable says why a name that there is cannot be set.
func (w *walker) unsettable(name string) string {
	if _, label, _ := strings.Cut(name, "."); label == "part_of" || label == "node" || label == "needs" {
		return name + " is no formula; change it in the file"
	}
	return ""
}

// slot finds where a name is set, nil where the scenario does not have it.
func (w *walker) slot(name string) func(Entry) {
	m := model.Standard()
	owner, label, dotted := strings.Cut(name, ".")
	if !dotted {
		for _, list := range []*[]Entry{&w.Inputs, &w.Metrics} {
			if i := slices.IndexFunc(*list, func(e Entry) bool { return e.Name == name }); i >= 0 {
				return func(e Entry) {
					replace(list, e)
				}
			}
		}
		switch {
		case m.Find("defaults", name) != nil:
			return func(e Entry) { w.Inputs = append(w.Inputs, e) }
		case slices.Contains(m.Names("totals", "fleet totals", "cost"), name):
			return func(e Entry) { put(&w.totals, e) }
		}
		return nil
	}
	for i := range w.Workloads {
		if l := &w.Workloads[i]; l.Name == owner {
			return workloadSlot(m, l, label)
		}
	}
	for i := range w.Fleets {
		if f := &w.Fleets[i]; f.Name == owner {
			return fleetSlot(m, f, label)
		}
	}
	return nil
}

func workloadSlot(m *model.Model, l *Workload, label string) func(Entry) {
	if m.Find("workload given", label) == nil && m.Find("workload derived", label) == nil && !has(l.Given, label) {
		return nil
	}
	return func(e Entry) {
		e.Name = label
		// a size that was a map of fields becomes one formula
		l.Given = slices.DeleteFunc(l.Given, func(g Entry) bool { return strings.HasPrefix(g.Name, label+".") })
		put(&l.Given, e)
	}
}

func fleetSlot(m *model.Model, f *Fleet, label string) func(Entry) {
	if m.Find("fleet given", label) != nil || m.Find("fleet derived", label) != nil {
		return func(e Entry) { e.Name = label; put(&f.Given, e) }
	}
	what, resource, _ := strings.Cut(label, ".")
	needed, provided := has(f.Needs, resource), has(f.Capacity, resource)
	if f.Implicit {
		needed, provided = resource == "requests", resource == "requests"
	}
	switch {
	case f.Implicit && m.Find("default fleet", label) != nil:
		return func(e Entry) { e.Name = label; put(&f.Given, e) }
	case what == "node" && has(f.Capacity, resource):
		return func(e Entry) { e.Name = resource; replace(&f.Capacity, e) }
	case what == "needs" && has(f.Needs, resource):
		return func(e Entry) { e.Name = resource; replace(&f.Needs, e) }
	case m.Find("fleet resource", what+".RESOURCE") != nil && needed,
		m.Find("fleet provided", what+".RESOURCE") != nil && provided:
		return func(e Entry) { e.Name = label; put(&f.Given, e) }
	}
	return nil
}

// settable lists all names that can be set, for suggestions.
func (w *walker) settable() []string {
	m := model.Standard()
	names := m.Names("defaults", "totals", "fleet totals", "cost")
	for _, list := range [][]Entry{w.Inputs, w.Metrics} {
		for _, e := range list {
			names = append(names, e.Name)
		}
	}
	for _, l := range w.Workloads {
		for _, name := range m.Names("workload given", "workload derived") {
			names = append(names, l.Name+"."+name)
		}
		for _, e := range l.Given {
			names = append(names, l.Name+"."+e.Name)
		}
	}
	for _, f := range w.Fleets {
		for _, name := range m.Names("fleet given", "fleet derived") {
			names = append(names, f.Name+"."+name)
		}
		for _, e := range f.Capacity {
			names = append(names, f.Name+".node."+e.Name)
		}
		for _, e := range f.Needs {
			names = append(names, f.Name+".needs."+e.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
