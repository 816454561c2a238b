package scenario

import (
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/tree"
	"botec/estimate/unit"
)

func (w *walker) workloads(v *tree.Value) {
	if !w.isMap(v, "workloads") {
		return
	}
	m := model.Standard()
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
				case m.Find("workload given", g.Key) == nil && m.Find("workload derived", g.Key) == nil:
					hint := formula.DidYouMean(g.Key, append(m.Names("workload given", "workload derived"), "part_of"))
					if slices.Contains([]string{"node", "needs"}, g.Key) {
						hint = g.Key + " belongs to a fleet"
					}
					w.failKey(g, hint, "a workload has no %s", g.Key)
				default:
					load.Given = append(load.Given, w.given(f.Key, g, m.Find("workload given", g.Key))...)
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
func (w *walker) given(owner string, f tree.Field, d *model.Definition) []Entry {
	sum := f.Value.Kind == tree.Map && f.Value.Get("value") == nil && d != nil && d.Expected.Dim == unit.Data
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
			w.fail(l.at, formula.DidYouMean(l.PartOf, names), "no workload is called %s", l.PartOf)
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
