package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/tree"
)

func (w *walker) fleets(v *tree.Value) {
	if !w.isMap(v, "fleets") {
		return
	}
	m := model.Standard()
	for _, f := range v.Fields {
		if !w.ownerName(f, "a fleet") {
			continue
		}
		if slices.ContainsFunc(w.Workloads, func(l Workload) bool { return l.Name == f.Key }) {
			at := f
			for _, l := range w.Workloads {
				if l.Name == f.Key && w.origins[l.key.File] == OriginGiven && w.origins[f.File] != OriginGiven {
					at = l.key // what is new clashes with what is there
				}
			}
			w.failKey(at, f.Key+"_nodes", "%s is a workload and a fleet", f.Key)
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
				case m.Find("fleet given", g.Key) == nil && m.Find("fleet derived", g.Key) == nil:
					hint := formula.DidYouMean(g.Key, append(m.Names("fleet given", "fleet derived"), "node", "needs"))
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
			hint := formula.DidYouMean(named.Text, names)
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

func (w *walker) checkFleet(f *Fleet) {
	if len(f.Needs) == 0 && !has(f.Given, "nodes") {
		w.fail(f.at, "needs: {requests: peak_requests}", "the fleet %s needs nothing, so its nodes cannot be counted", f.Name)
		w.broke("", f.Name)
	}
	for _, g := range f.Given {
		if resource, ok := strings.CutPrefix(g.Name, "utilization."); ok && !has(f.Needs, resource) {
			var names []string
			for _, need := range f.Needs {
				names = append(names, need.Name)
			}
			w.fail(g.Text, formula.DidYouMean(resource, names), "the fleet %s does not need %s", f.Name, resource)
		}
	}
	for _, need := range f.Needs {
		if !has(f.Capacity, need.Name) {
			var names []string
			for _, c := range f.Capacity {
				names = append(names, c.Name)
			}
			hint := formula.DidYouMean(need.Name, names)
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
