package scenario

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/formula"
	"botec/estimate/model"
	"botec/estimate/tree"
)

func (w *walker) readFleets(v *tree.Value) {
	if !w.isMap(v, "fleets") {
		return
	}
	for _, f := range v.Fields {
		if !w.isOwnerName("fleet", f) {
			continue
		}
		if l := w.findWorkload(f.Key); l != nil {
			key := f
			if w.origins[l.key.File] == OriginGiven && w.origins[f.File] != OriginGiven {
				key = l.key // the user's workload clashes with a fleet of the preset
			}
			w.failKey(key, "use another name, such as "+f.Key+"_nodes", "%s is both a workload and a fleet", f.Key)
			w.broke("", f.Key)
			continue
		}
		w.Fleets = append(w.Fleets, w.fleet(f))
	}
}

// fleet reads one fleet and checks that its nodes provide what it needs.
func (w *walker) fleet(f tree.Field) Fleet {
	fleet := Fleet{Name: f.Key, key: &tree.Value{File: f.File, Start: f.Start, End: f.End}}
	if !w.isMap(f.Value, "the fleet "+f.Key) {
		w.broke("", f.Key)
		return fleet
	}
	chosen := w.chosen(f.Key)
	if chosen != nil {
		f.Value = withNode(f.Value, chosen.Text)
	}
	for _, g := range f.Value.Fields {
		w.fleetKey(&fleet, g)
	}
	fleet.takeNodePrice(chosen != nil)
	if f.Key == defaultFleet && f.Value.Get("nodes") == nil && (f.Value.Get("needs") == nil || f.Value.Get("node") == nil) {
		fleet.takeDefaults()
	}
	if !w.broken[f.Key] {
		w.checkFleet(&fleet)
	}
	return fleet
}

// takeNodePrice gives the fleet the price of its node, unless the fleet has a price of
// its own. That of a preset gives way to what the user's file says of the node, and any
// to that of a node that a flag has chosen.
func (f *Fleet) takeNodePrice(chosen bool) {
	own := f.Given.Find("price")
	if f.nodePrice != nil && (chosen || own == nil || own.Origin != OriginGiven && f.nodePrice.Origin == OriginGiven) {
		f.Given.put(*f.nodePrice)
	}
}

// takeDefaults makes a fleet that is called like the default one, and changes some of
// what that has, be it: {price: $0.2/h}, {node: {requests: 5k/s}}.
func (f *Fleet) takeDefaults() {
	for _, list := range []Entries{f.Capacity, f.Needs} {
		if len(list) > 1 || len(list) == 1 && list[0].Name != "requests" {
			return
		}
	}
	for _, e := range f.Capacity {
		e.Name = "node." + e.Name
		f.Given.put(e)
	}
	for _, e := range f.Needs {
		e.Name = "needs." + e.Name
		f.Given.put(e)
	}
	f.Capacity, f.Needs, f.Implicit = nil, nil, true
}

// hasRequests says whether a workload gives writes, reads or requests, or their
// peaks, in the file or by a flag.
func (w *walker) hasRequests(opt Options) bool {
	counted := []string{"writes", "reads", "requests", "peak_writes", "peak_reads", "peak_requests"}
	for _, l := range w.Workloads {
		for _, name := range counted {
			full := l.Name + "." + name
			if l.Given.has(name) || w.broken[full] || slices.Contains(opt.Vary, full) ||
				slices.ContainsFunc(opt.Set, func(s Setting) bool { return s.Name == full }) {
				return true
			}
		}
	}
	return false
}

// addDefaultFleet adds the fleet of a scenario that has requests and defines none.
func (w *walker) addDefaultFleet() {
	if l := w.findWorkload(defaultFleet); l != nil {
		w.failKey(l.key, "name it "+l.Name+"_traffic, or define fleets", "a scenario without fleets gets one named %s, so a workload cannot have that name", l.Name)
	}
	w.Fleets = []Fleet{{Name: defaultFleet, Implicit: true}}
}

// fleetKey reads one key of a fleet.
func (w *walker) fleetKey(fleet *Fleet, f tree.Field) {
	m := model.Standard()
	switch {
	case f.Key == "node":
		w.node(fleet, f.Value)
	case f.Key == "needs":
		if f.Value.Kind != tree.Map {
			w.broke("", fleet.Name)
		}
		fleet.Needs = w.entries(fleet.Name+".needs", f.Value, "needs", checkResourceName)
	case isByResource(f.Key) && f.Value.Kind == tree.Map && f.Value.Get("value") == nil:
		for _, e := range w.entries(fleet.Name+"."+f.Key, f.Value, f.Key, checkResourceName) {
			e.Name = f.Key + "." + e.Name
			fleet.Given = append(fleet.Given, e)
		}
	case m.Find("fleet given", f.Key) == nil && m.Find("fleet derived", f.Key) == nil:
		hint := nearKey(f.Key, append(m.Names("fleet given", "fleet derived"), "node", "needs"), append([]string{"node", "needs"}, m.Names("fleet given")...))
		if f.Key == "utilisation" {
			hint = "did you mean utilization?"
		}
		w.failUnknownKey(f, hint, "a fleet")
	default:
		if e, ok := w.entry(fleet.Name, f.Key, f.Value); ok {
			fleet.Given = append(fleet.Given, e)
		}
	}
}

// byResource are the sections of the model whose names are those of resources.
var byResource = []string{"fleet resource", "fleet provided", "fleet load"}

// isByResource says whether a fleet has a name for each of its resources, so that a
// file gives it as a map: utilization, required, nodes_for.
func isByResource(key string) bool {
	m := model.Standard()
	return slices.ContainsFunc(byResource, func(section string) bool { return m.Find(section, key+".RESOURCE") != nil })
}

// node reads what one node can do: the name of a node in the catalogue, a map of
// capacities, or {is: name, …}, which changes a node of the catalogue.
func (w *walker) node(fleet *Fleet, v *tree.Value) {
	named := v
	if v.Kind == tree.Map {
		named = v.Get("is")
	} else if !w.is(v, tree.Text, "node", "the name of a node or a map") {
		w.broke("", fleet.Name)
		return
	}
	if named != nil && !w.isText(named, "is") {
		w.broke("", fleet.Name)
		return
	}
	if named != nil {
		fleet.node, fleet.named = named.Text, named
		base := w.catalogue.node(named.Text)
		if base == nil {
			names := w.catalogue.names()
			hint := formula.DidYouMean(named.Text, names)
			if hint == "" {
				hint = "the catalogue has " + strings.Join(names, ", ")
			}
			w.fail(named, hint, "there is no node named %s", named.Text)
			w.broke("", fleet.Name)
			return
		}
		w.capacities(fleet, base)
	}
	if v.Kind == tree.Map {
		w.capacities(fleet, v)
	}
}

// capacities adds the entries of a node to a fleet and replaces those of the same
// name, and notes the price.
func (w *walker) capacities(fleet *Fleet, node *tree.Value) {
	for _, f := range node.Fields {
		if f.Key == "is" || f.Key == "summary" {
			continue
		}
		if message, hint := checkResourceName(f.Key); message != "" {
			w.failKey(f, hint, "%s", message)
			continue
		}
		e, ok := w.entry(fleet.Name+".node", f.Key, f.Value)
		switch {
		case !ok:
		case f.Key != "price":
			fleet.Capacity.put(e)
		case w.units.Currency() == "USD" || f.File != w.catalogue.file: // else in dollars; checkFleet asks for another
			fleet.nodePrice = &e
		}
	}
}

// checkFleet checks that a fleet needs something, that its nodes provide each need
// and that each utilization is of a need.
func (w *walker) checkFleet(f *Fleet) {
	if f.Implicit {
		return
	}
	if len(f.Needs) == 0 && !f.Given.has("nodes") {
		w.fail(f.key, "needs: {requests: peak_requests}", "the fleet %s has no needs, so its nodes cannot be counted", f.Name)
		w.broke("", f.Name)
	}
	if code := w.units.Currency(); code != "USD" && f.named != nil && !f.Given.has("price") && !w.Inputs.has("price") && w.catalogue.embedded().Get(f.node).Get("price") != nil {
		w.fail(f.named, fmt.Sprintf("node: {is: %s, price: %s}", f.node, w.units.Amount("…", "/h")), "the catalogue has the price of %s in USD, and nothing is converted to %s", f.node, code)
	}
	for _, g := range f.Given {
		if key, resource, ok := strings.Cut(g.Name, "."); ok && isByResource(key) && !f.Needs.has(resource) {
			w.fail(g.Text, formula.DidYouMean(resource, f.Needs.names()), "the fleet %s does not need %s", f.Name, resource)
		}
	}
	for _, need := range f.Needs {
		if f.Capacity.has(need.Name) {
			continue
		}
		hint := formula.DidYouMean(need.Name, f.Capacity.names())
		if hint == "" {
			hint = fmt.Sprintf("node: {%s: …}", need.Name)
			if f.node != "" {
				hint = fmt.Sprintf("%s provides %s; to add it, write node: {is: %s, %s: …}", f.node, strings.Join(f.Capacity.names(), ", "), f.node, need.Name)
			}
		}
		w.fail(need.Text, hint, "the fleet %s needs %s, but its node does not provide it", f.Name, need.Name)
		w.broke("", f.Name)
	}
}
