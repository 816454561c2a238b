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
			load.PartOf, load.partOf = w.text(g.Value, g.Key), g.Value
		case g.Key == "split_of":
			load.SplitOf, load.partOf = w.text(g.Value, g.Key), g.Value
		case m.Find("workload given", g.Key) == nil && m.Find("workload derived", g.Key) == nil:
			own := slices.DeleteFunc(m.Names("workload given"), func(name string) bool { return m.Find("defaults", name) != nil })
			hint := nearKey(g.Key, append(m.Names("workload given", "workload derived"), "part_of", "split_of"), append(own, "part_of", "split_of", "and defaults such as retention"))
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
// end, part of it, and that at most one part of a split gives no share.
func (w *walker) checkParts() {
	index := make(map[string]int, len(w.Workloads))
	for i := range w.Workloads {
		index[w.Workloads[i].Name] = i
	}
	whole := make([]int, len(w.Workloads)) // of each workload, -1 for none
	for i := range w.Workloads {
		l := &w.Workloads[i]
		whole[i] = -1
		if l.Whole() == "" {
			continue
		}
		if l.PartOf != "" && l.SplitOf != "" {
			w.fail(l.partOf, "keep one of the two", "%s is both part_of and split_of", l.Name)
			l.PartOf = ""
		}
		of, ok := index[l.Whole()]
		if !ok {
			w.failWhole(l)
			continue
		}
		whole[i] = of
	}
	w.checkCycles(whole)
	for i := range w.Workloads {
		if w.Workloads[i].SplitOf != "" {
			w.Workloads[whole[i]].Split = true
		}
	}
	w.checkRest()
}

// failWhole reports a workload that is part of one that does not exist.
func (w *walker) failWhole(l *Workload) {
	names := make([]string, len(w.Workloads))
	for i := range w.Workloads {
		names[i] = w.Workloads[i].Name
	}
	w.fail(l.partOf, formula.DidYouMean(l.Whole(), names), "there is no workload named %s", l.Whole())
	l.PartOf, l.SplitOf = "", ""
}

// checkCycles reports the workloads that are part of themselves in the end, each cycle
// once, at its first workload, which then is part of none.
func (w *walker) checkCycles(whole []int) {
	parts := make([]int, len(whole)) // how many each has that may be in a cycle
	for _, of := range whole {
		if of >= 0 {
			parts[of]++
		}
	}
	done := make([]bool, len(whole)) // in no cycle, or in one that is reported
	for i := range whole {
		for k := i; k >= 0 && !done[k] && parts[k] == 0; k = whole[k] {
			if done[k] = true; whole[k] >= 0 {
				parts[whole[k]]--
			}
		}
	}
	for i := range whole {
		if done[i] {
			continue
		}
		path := []string{w.Workloads[i].Name}
		for k := i; !done[k]; {
			done[k], k = true, whole[k]
			path = append(path, w.Workloads[k].Name)
		}
		l, key := &w.Workloads[i], "part_of"
		if l.SplitOf != "" {
			key = "split_of"
		}
		w.fail(l.partOf, "", "%s forms a cycle: %s", key, strings.Join(path, " → "))
		l.PartOf, l.SplitOf = "", ""
	}
}

// checkRest reports a second part of a split without a share: only one takes the rest.
func (w *walker) checkRest() {
	rest := make(map[string]string)
	for i := range w.Workloads {
		l := &w.Workloads[i]
		if l.SplitOf == "" || l.Given.has("share") {
			continue
		}
		if first, ok := rest[l.SplitOf]; ok {
			w.fail(l.partOf, "share: 20%", "%s and %s give no share, but only one part of %s can take the rest", first, l.Name, l.SplitOf)
			w.broke(l.Name, "share")
		}
		rest[l.SplitOf] = l.Name
	}
}
