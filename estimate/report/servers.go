package report

import (
	"fmt"
	"math"
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
// that binds them, now and with a zone down.
func (a *sections) heldToNeed(nodes *estimate.Value) string {
	text := "given"
	if needed := a.Get(nodes.Owner + ".nodes_needed"); needed != nil {
		mark := "✓"
		for i := range a.Expect {
			if c := &a.Expect[i]; c.Implied == nodes.Owner && !c.Holds {
				mark = "✗"
			}
		}
		text = fmt.Sprintf("%s %s of %s needed", mark, nodes.Text(), needed.Text())
	}
	if nodes.Value == 0 {
		return text
	}
	text += fmt.Sprintf(", %s at %s", nodes.BoundBy, a.Get(nodes.Owner+".load."+nodes.BoundBy).Text())
	if down, zones := a.Get(nodes.Owner+".load_zone_down."+nodes.BoundBy), a.Get(nodes.Owner+".zones"); down != nil && zones.Value > 1 {
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
	for _, name := range []string{"storage", "egress", "operation", "compute"} {
		rows = append(rows, a.costs(name)...)
	}
	for _, e := range a.Scenario.Costs {
		if v := a.Get(e.Name); v.Value != 0 {
			rows = append(rows, a.row([]string{strings.TrimPrefix(e.Name, "costs.")}, v, v, false))
		}
	}
	if total := a.Get("cost"); len(rows) != 1 || total.Origin != scenario.OriginDerived {
		rows = append(rows, a.row([]string{"total"}, total, total, true))
	}
	return a.fill(t, rows)
}

// costs are the rows of one kind of cost: one for each workload or fleet that has such
// costs, or one where only one has, or where the total is not their sum.
func (a *sections) costs(kind string) (rows []row) {
	total := a.Get(kind + "_cost")
	if !a.positive(total.Name) {
		return nil
	}
	parts, sum := a.paid(kind), 0.0
	for _, v := range parts {
		rows = append(rows, a.row([]string{kind, v.Owner}, v, total, false))
		sum += v.Central
	}
	if len(parts) < 2 || math.Abs(sum-total.Central) > 1e-9*total.Central {
		return []row{a.row([]string{kind}, total, total, false)}
	}
	return rows
}

// paid lists the costs of one kind by workload or fleet.
func (a *sections) paid(kind string) (list []*estimate.Value) {
	add := func(name string) {
		if v := a.Get(name); v != nil && v.Value > 0 {
			list = append(list, v)
		}
	}
	if kind == "compute" {
		for _, f := range a.Scenario.Fleets {
			add(f.Name + ".cost")
		}
		return list
	}
	for _, l := range a.Scenario.Workloads {
		if !l.Split {
			add(l.Name + "." + kind + "_cost")
		}
	}
	return list
}

// unpriced says what a bill leaves out, "" where all that is used has a price.
func unpriced(r *estimate.Result) Caveat {
	a := &sections{Result: r}
	if !a.positive("cost") {
		return ""
	}
	var list []string
	for _, of := range []struct{ kind, amount, price string }{{"storage", "stored_replicated", "storage_price"}, {"egress", "egress", "egress_price"}} {
		var without []string
		used := 0
		for _, l := range r.Scenario.Workloads {
			if !a.positive(l.Name+"."+of.amount) || l.Split {
				continue
			}
			used++
			if r.Get(l.Name+"."+of.price).Origin == scenario.OriginDefault && !a.positive(l.Name+"."+of.kind+"_cost") {
				without = append(without, l.Name)
			}
		}
		switch {
		case len(without) == 0 || r.Get(of.kind+"_cost").Origin != scenario.OriginDerived:
		case len(without) == used:
			list = append(list, of.kind)
		default:
			list = append(list, of.kind+" of "+strings.Join(without, ", "))
		}
	}
	for _, f := range r.Scenario.Fleets {
		if price := r.Get(f.Name + ".price"); a.positive(f.Name+".nodes") && !a.positive(f.Name+".cost") && price != nil && price.Origin == scenario.OriginDefault {
			list = append(list, "the nodes of "+f.Name)
		}
	}
	if len(list) == 0 {
		return ""
	}
	return Caveat("the cost leaves out what has no price: " + strings.Join(list, ", "))
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
