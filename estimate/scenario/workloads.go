package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

func (w *walker) readWorkloads(v *tree.Value) {
	if !w.isMap(v, "workloads") {
		return
	}
	for _, f := range v.Fields {
		if w.isOwnerName("workload", f) {
			w.Workloads = append(w.Workloads, w.workload(f))
		}
	}
	w.checkParts()
}

// workload reads one workload. One without a value has only defaults.
func (w *walker) workload(f tree.Field) Workload {
	m := model.Standard()
	load := Workload{Name: f.Key, key: f}
	if f.Value.Kind == tree.Null {
		return load
	}
	if !w.isMap(f.Value, "the workload "+f.Key) {
		w.broke("", f.Key)
		return load
	}
	for _, g := range f.Value.Fields {
		switch {
		case g.Key == "part_of":
			load.PartOf, load.partOf = w.text(g.Value, "part_of"), g.Value
		case m.Find("workload given", g.Key) == nil && m.Find("workload derived", g.Key) == nil:
			hint := formula.DidYouMean(g.Key, append(m.Names("workload given", "workload derived"), "part_of"))
			if g.Key == "node" || g.Key == "needs" {
				hint = g.Key + " belongs to a fleet"
			}
			w.failUnknownKey(g, hint, "a workload")
		default:
			load.Given = append(load.Given, w.given(f.Key, g, m.Find("workload given", g.Key))...)
		}
	}
	return load
}

// given reads the value of a name of the model. One of data may be a map of fields
// that add up: size: {text: 280 B, id: 8 B} gives size.text and size.id.
func (w *walker) given(owner string, f tree.Field, d *model.Definition) Entries {
	isSum := f.Value.Kind == tree.Map && f.Value.Get("value") == nil && d != nil && d.Expected.Dim == unit.Data
	if !isSum {
		e, ok := w.entry(owner, f.Key, f.Value)
		if !ok {
			return nil
		}
		return Entries{e}
	}
	fields := w.entries(owner+"."+f.Key, f.Value, f.Key, func(name string) (string, string) { return checkShape("field", name) })
	for i := range fields {
		fields[i].Name = f.Key + "." + fields[i].Name
	}
	return fields
}

// findWorkload returns the workload of a name, nil for none.
func (s *Scenario) findWorkload(name string) *Workload {
	i := slices.IndexFunc(s.Workloads, func(l Workload) bool { return l.Name == name })
	if i < 0 {
		return nil
	}
	return &s.Workloads[i]
}

// checkParts checks that what each workload is part of exists and is not, in the
// end, part of it.
func (w *walker) checkParts() {
	for i := range w.Workloads {
		l := &w.Workloads[i]
		if l.PartOf == "" {
			continue
		}
		if w.findWorkload(l.PartOf) == nil {
			var names []string
			for _, other := range w.Workloads {
				names = append(names, other.Name)
			}
			w.fail(l.partOf, formula.DidYouMean(l.PartOf, names), "there is no workload named %s", l.PartOf)
			l.PartOf = ""
			continue
		}
		path := []string{l.Name}
		for up := w.findWorkload(l.PartOf); up != nil; up = w.findWorkload(up.PartOf) {
			path = append(path, up.Name)
			if up == l {
				w.fail(l.partOf, "", "part_of forms a cycle: %s", strings.Join(path, " → "))
				l.PartOf = ""
				break
			}
			if len(path) > len(w.Workloads) || up.PartOf == "" {
				break
			}
		}
	}
}
