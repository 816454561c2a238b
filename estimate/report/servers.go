package report

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

func (a *sections) servers() *page.Table {
	t := a.begin("Servers", []page.Column{{}}, "servers")
	var rows []row
	for i := range a.Values {
		if v := &a.Values[i]; v.IsNodes() {
			fleet := a.row([]string{v.Owner}, v, v, false)
			fleet.Remark, fleet.Live = a.bound(v), a.followsBound(v)
			rows = append(rows, fleet)
		}
	}
	if len(rows) > 1 {
		rows = append(rows, a.row([]string{"total"}, a.Get("servers"), a.Get("servers"), true))
	}
	return a.fill(t, rows)
}

// bound says which resource binds the nodes of a fleet, with the formula for it.
func (a *sections) bound(nodes *estimate.Value) string {
	var parts []string
	if nodes.BoundBy != "" {
		if nodes.Origin != scenario.OriginDerived {
			return a.heldToNeed(nodes)
		}
		needed := a.Get(nodes.Owner + ".nodes_for." + nodes.BoundBy)
		part := fmt.Sprintf("bound by %s: %s", nodes.BoundBy, a.inNumbers(needed))
		if needed.Central != nodes.Central {
			part += " = " + needed.Print(needed.Central)
		}
		parts = append(parts, part)
	}
	if nodes.Origin != scenario.OriginDerived {
		return "given"
	}
	if zones := a.Get(nodes.Owner + ".zones"); zones.Value > 1 {
		parts = append(parts, fmt.Sprintf("in %s zones, one of which may fail", zones.Text()))
	}
	if spare := a.Get(nodes.Owner + ".spare"); spare.Value > 0 {
		parts = append(parts, spare.Text()+" spare")
	}
	return strings.Join(parts, ", ")
}

// heldToNeed says of given nodes whether they are enough, and how full the resource is
// that decides how many they must be, now and with a zone down.
func (a *sections) heldToNeed(nodes *estimate.Value) string {
	text, resource := "given", nodes.BoundBy
	if needed := a.Get(nodes.Owner + ".nodes_needed"); needed != nil {
		mark := "✓"
		for i := range a.Expect {
			if c := &a.Expect[i]; c.Implied == nodes.Owner && !c.Holds {
				mark = "✗"
			}
		}
		text = fmt.Sprintf("%s %s of %s needed", mark, nodes.Text(), needed.Text())
		if needed.Origin == scenario.OriginDerived {
			resource = a.NeededFor(nodes.Owner, func(i int) float64 { return a.At(i).Value })
		}
	}
	if nodes.Value == 0 {
		return text
	}
	text += fmt.Sprintf(", %s at %s", resource, a.Get(nodes.Owner+".load."+resource).Text())
	if down, zones := a.Get(nodes.Owner+".load_zone_down."+resource), a.Get(nodes.Owner+".zones"); down != nil && zones.Value > 1 {
		text += ", " + down.Text() + " with a zone down"
	}
	return text
}

// inNumbers writes a formula with numbers in place of names; a requirement of the same
// fleet is replaced by its own formula.
func (a *sections) inNumbers(v *estimate.Value) string {
	w := formula.Writer{Most: 4}
	w.Name = func(ref int, path string) string {
		used := a.At(ref)
		if used == nil {
			return path
		}
		if isRequirement(used, v) {
			return a.inNumbers(used)
		}
		return used.Print(used.Central)
	}
	return w.Print(v.Bound)
}

// isRequirement says whether a formula of a fleet shows one of its requirements by that
// one's own formula.
func isRequirement(used, in *estimate.Value) bool {
	return used.Class == graph.FleetDerived && used.Owner == in.Owner && used.Origin == scenario.OriginDerived && strings.HasPrefix(used.Label, "required.")
}

// other lists the metrics of the scenario's own, with their formulas. Each is another
// kind of figure, so they share neither scale nor columns with other tables.
func (a *sections) other() *page.Table {
	var names []string
	for _, e := range a.Scenario.Metrics {
		names = append(names, e.Name)
	}
	title := "Other"
	if len(a.Scenario.Workloads)+len(a.Scenario.Fleets)+len(a.Scenario.Paths) == 0 && !a.positive("cost") {
		title = "Figures" // there are no others
	}
	t := a.begin(title, []page.Column{{}}, names...)
	t.PerRow, t.Apart = true, true
	symbols := formula.Writer{Most: 4, Name: func(ref int, path string) string {
		if path == "" && a.At(ref) != nil {
			return a.At(ref).Name
		}
		return path
	}}
	var rows []row
	for i := range a.Values {
		if v := &a.Values[i]; v.Class == graph.Metric {
			metric := a.row([]string{v.Name}, v, v, false)
			if !v.Leaf() {
				metric.Remark = symbols.Print(v.Bound)
			}
			rows = append(rows, metric)
		}
	}
	return a.fill(t, rows)
}
