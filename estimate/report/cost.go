package report

import (
	"maps"
	"math"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
)

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

// charge is something that a workload pays for.
type charge struct {
	called  string   // in a sentence
	kind    string   // "egress" of "egress_cost"
	amounts []string // what has the price: one of them above 0 is a use
	lines   []string // a line of costs that names one of them prices it
	prices  []string
	always  bool // to be named where no workload has a price of it
	onNodes bool // a fleet that needs it keeps it on its nodes, whose price contains it
}

var charges = []charge{
	{called: "storage", kind: "storage", amounts: []string{"stored_replicated"}, lines: []string{"stored_replicated", "stored"}, prices: []string{"storage_price"}, always: true, onNodes: true},
	{called: "egress", kind: "egress", amounts: []string{"egress"}, lines: []string{"egress", "origin_egress"}, prices: []string{"egress_price"}, always: true},
	{called: "operations", kind: "operation", amounts: []string{"writes", "reads"}, lines: []string{"writes", "reads", "requests"}, prices: []string{"price_per_write", "price_per_read"}},
}

// unpriced says what a bill leaves out, nil where all that is used has a price.
func unpriced(r *estimate.Result) page.Block {
	a := &sections{Result: r}
	if !a.positive("cost") {
		return nil
	}
	var list []string
	inLines, onNodes := a.inCostLines(), a.onPricedNodes()
	for i := range charges {
		of := &charges[i]
		if r.Get(of.kind+"_cost").Origin != scenario.OriginDerived {
			continue
		}
		paid := inLines
		if of.onNodes {
			paid = onNodes
			maps.Copy(paid, inLines)
		}
		without, used := a.unpaid(of, paid)
		switch {
		case len(without) > 0 && len(without) < used:
			list = append(list, of.called+" of "+strings.Join(without, ", "))
		case len(without) > 0 && of.always:
			list = append(list, of.called)
		}
		if of.kind == "egress" {
			list = append(list, a.unpaidByCDN(inLines)...)
		}
	}
	for _, f := range r.Scenario.Fleets {
		if a.positive(f.Name+".nodes") && !a.positive(f.Name+".cost") && a.unset(f.Name+".price") {
			list = append(list, "the nodes of "+f.Name)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return caveats(Caveat("the cost leaves out what has no price: " + strings.Join(list, ", ")))
}

// unpaid lists the workloads that use something without a price or a cost of it, and
// how many use it.
func (a *sections) unpaid(of *charge, paid map[string]bool) (without []string, used int) {
	for _, l := range a.Scenario.Workloads {
		some := func(labels []string, holds func(name string) bool) bool {
			return slices.ContainsFunc(labels, func(label string) bool { return holds(l.Name + "." + label) })
		}
		if l.Split || !some(of.amounts, func(name string) bool { return a.positive(name) }) {
			continue
		}
		used++
		priced := a.positive(l.Name+"."+of.kind+"_cost") || some(of.prices, func(name string) bool { return !a.unset(name) }) ||
			some(of.lines, func(name string) bool { return paid[name] }) || slices.ContainsFunc(of.lines, func(total string) bool { return paid[total] })
		if !priced {
			without = append(without, l.Name)
		}
	}
	return without, used
}

// unpaidByCDN names the workloads whose misses are paid for, but not what their CDN
// sends out.
func (a *sections) unpaidByCDN(inLines map[string]bool) []string {
	var without []string
	for _, l := range a.Scenario.Workloads {
		if cost := a.Get(l.Name + ".egress_cost"); cost != nil && cost.Origin == scenario.OriginDerived && !l.Split && a.positive(cost.Name) && a.positive(l.Name+".cdn_hit") &&
			a.unset(l.Name+".cdn_price") && !inLines["egress"] && !inLines[l.Name+".egress"] {
			without = append(without, l.Name)
		}
	}
	if len(without) == 0 {
		return nil
	}
	return []string{"what the CDN sends for " + strings.Join(without, ", ")}
}

// unset says whether a price is nobody's.
func (a *sections) unset(price string) bool {
	v := a.Get(price)
	return v == nil || v.Origin == scenario.OriginDefault
}

// inCostLines finds the quantities that lines of costs name, themselves or by way of a
// metric.
func (a *sections) inCostLines() map[string]bool {
	names := map[string]bool{}
	for _, e := range a.Scenario.Costs {
		a.addNamed(names, a.Get(e.Name))
	}
	return names
}

// onPricedNodes finds the quantities that the needs of fleets with a price name, likewise.
func (a *sections) onPricedNodes() map[string]bool {
	names := map[string]bool{}
	for i := range a.Scenario.Fleets {
		f := &a.Scenario.Fleets[i]
		if !a.positive(f.Name + ".cost") {
			continue
		}
		for _, resource := range f.Resources() {
			a.addNamed(names, a.Get(f.Name+".needs."+resource))
		}
	}
	return names
}

// addNamed adds the quantities that the formula of v names, and those of the metrics among
// them.
func (a *sections) addNamed(names map[string]bool, v *estimate.Value) {
	for i := range v.Bound.Uses() {
		used := a.At(i)
		if used == nil || names[used.Name] {
			continue
		}
		names[used.Name] = true
		if used.Class == graph.Metric {
			a.addNamed(names, used)
		}
	}
}
