package report

import (
	"math"
	"strings"

	"botec/estimate"
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
			if price := r.Get(l.Name + "." + of.price); (price == nil || price.Origin == scenario.OriginDefault) && !a.positive(l.Name+"."+of.kind+"_cost") {
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
