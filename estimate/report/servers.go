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
			fleet.Remark = a.bound(v)
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

// inNumbers writes a formula with numbers in place of names; a requirement of the same
// fleet is replaced by its own formula.
func (a *sections) inNumbers(v *estimate.Value) string {
	w := formula.Writer{Most: 4}
	w.Name = func(ref int, path string) string {
		used := a.At(ref)
		if used == nil {
			return path
		}
		if used.Class == graph.FleetDerived && used.Owner == v.Owner && used.Origin == scenario.OriginDerived && strings.HasPrefix(used.Label, "required.") {
			return a.inNumbers(used)
		}
		return used.Print(used.Central)
	}
	return w.Print(v.Bound)
}

func (a *sections) cost() *page.Table {
	t := a.begin("Cost", []page.Column{{}}, "cost")
	if !a.positive("cost") {
		return t
	}
	var rows []row
	for _, name := range []string{"storage", "egress", "compute"} {
		if v := a.Get(name + "_cost"); a.positive(name + "_cost") {
			rows = append(rows, a.row([]string{name}, v, v, false))
		}
	}
	if len(rows) > 1 {
		rows = append(rows, a.row([]string{"total"}, a.Get("cost"), a.Get("cost"), true))
	}
	return a.fill(t, rows)
}

// other lists the metrics of the scenario's own, with their formulas. Each is another
// kind of figure, so they share neither scale nor columns with other tables.
func (a *sections) other() *page.Table {
	var names []string
	for _, e := range a.Scenario.Metrics {
		names = append(names, e.Name)
	}
	t := a.begin("Other", []page.Column{{}}, names...)
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
