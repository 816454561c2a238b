package scenario

import (
	"slices"
	"strings"

	"botec/estimate/model"
	"botec/estimate/source"
)

// flagRank is above those of all files.
const flagRank = 1 << 30

// set applies settings. The name of each is that of an input, a default, a metric, or
// OWNER.NAME for what a workload or fleet has. Its formula may use the names that
// the formula it replaces may use.
func (w *walker) set(settings []Setting) {
	for _, s := range settings {
		text, start, name := s.Formula, 0, strings.TrimSpace(s.Name)
		if s.Flag == "--set" {
			text, start = s.Name+"="+s.Formula, len(s.Name)+1
		}
		e := FlagEntry(s.Flag, name, text, start, len(text))
		w.origins[e.Text.File], e.rank = OriginGiven, flagRank
		if put := w.setter(name); put != nil {
			put(e)
			continue
		}
		problem := w.unsettable(name)
		problem.File, problem.End = e.Text.File, len(text)
		if s.Flag == "--set" {
			problem.Start = strings.Index(s.Name, name)
			problem.End = problem.Start + len(name)
		}
		w.errors = append(w.errors, problem)
	}
}

// unsettable is the error for a name that cannot be set.
func (w *walker) unsettable(name string) *source.Error {
	if _, label, _ := strings.Cut(name, "."); label == "part_of" || label == "split_of" || label == "node" || label == "needs" {
		return &source.Error{Text: name + " is not a formula; change it in the file"}
	}
	if w.IsData(name) {
		return &source.Error{Text: name + " is a measured figure; change it in " + w.dataNamed(strings.SplitN(name, ".", 2)[0]).text.Name}
	}
	return w.Unknown("input or metric", name, w.settable())
}

// setter returns the function that puts an entry where a name is given, nil where
// the scenario does not have the name.
func (w *walker) setter(name string) func(Entry) {
	m := model.Standard()
	owner, label, dotted := strings.Cut(name, ".")
	if !dotted {
		for _, list := range []*Entries{&w.Inputs, &w.Metrics} {
			if list.has(name) {
				return list.replace
			}
		}
		switch {
		case m.Find("defaults", name) != nil:
			return w.Inputs.replace
		case isTotal(name):
			return w.totals.replace
		}
		return nil
	}
	if w.Costs.has(name) {
		return w.Costs.replace
	}
	if l := w.findWorkload(owner); l != nil {
		return l.setter(label)
	}
	for i := range w.Fleets {
		if f := &w.Fleets[i]; f.Name == owner {
			return f.setter(label)
		}
	}
	if p := w.findPath(owner); p != nil {
		return p.setter(label)
	}
	return nil
}

// setter is that of a name of the workload.
func (l *Workload) setter(label string) func(Entry) {
	m := model.Standard()
	if m.Find("workload given", label) == nil && m.Find("workload derived", label) == nil && !l.Given.has(label) {
		return nil
	}
	return func(e Entry) {
		e.Name = label
		var fields []string // of a size that was a map of them; it becomes one formula
		l.Given = slices.DeleteFunc(l.Given, func(g Entry) bool {
			if !strings.HasPrefix(g.Name, label+".") {
				return false
			}
			fields = append(fields, "("+g.Text.Text+")")
			return true
		})
		l.Given.replace(e)
		if len(fields) > 0 {
			sum := strings.Join(fields, " + ")
			before := FlagEntry(e.Text.File.Name, label, sum, 0, len(sum))
			l.Given.Find(label).Before = &before
		}
	}
}

// setter is that of a name of the fleet.
func (f *Fleet) setter(label string) func(Entry) {
	m := model.Standard()
	given := func(e Entry) { e.Name = label; f.Given.replace(e) }
	if m.Find("fleet given", label) != nil || m.Find("fleet derived", label) != nil {
		return given
	}
	what, resource, _ := strings.Cut(label, ".")
	needed, provided := f.Needs.has(resource), f.Capacity.has(resource)
	if f.Implicit {
		needed, provided = resource == "requests", resource == "requests"
	}
	switch {
	case f.Implicit && m.Find("default fleet", label) != nil:
		return given
	case what == "node" && f.Capacity.has(resource):
		return func(e Entry) { e.Name = resource; f.Capacity.replace(e) }
	case what == "needs" && f.Needs.has(resource):
		return func(e Entry) { e.Name = resource; f.Needs.replace(e) }
	case (m.Find("fleet resource", what+".RESOURCE") != nil || m.Find("fleet load", what+".RESOURCE") != nil) && needed,
		m.Find("fleet provided", what+".RESOURCE") != nil && provided:
		return given
	}
	return nil
}

// settable lists the names that can be set, for suggestions.
func (w *walker) settable() []string {
	m := model.Standard()
	names := slices.Concat(m.Names("defaults"), m.Names(totals...), w.Inputs.names(), w.Costs.names(), w.Metrics.names())
	owned := func(owner string, labels []string) {
		for _, label := range labels {
			names = append(names, owner+"."+label)
		}
	}
	for _, l := range w.Workloads {
		owned(l.Name, m.Names("workload given", "workload derived"))
		owned(l.Name, l.Given.names())
	}
	for _, f := range w.Fleets {
		owned(f.Name, m.Names("fleet given", "fleet derived"))
		owned(f.Name+".node", f.Capacity.names())
		owned(f.Name+".needs", f.Needs.names())
	}
	for i := range w.Paths {
		owned(w.Paths[i].Name, w.Paths[i].labels())
	}
	slices.Sort(names)
	return slices.Compact(names)
}
