package report

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/page"
)

// sections arranges a result in tables by topic.
type sections struct {
	*estimate.Result
	spreads bool // the table at hand shows percentiles
}

// row is a row of a table and the values that its cells show: of one value its
// percentiles, or a value each.
type row struct {
	page.Row
	values []*estimate.Value
}

// begin begins a table about values: with percentiles as columns where any of them is
// uncertain, else with those given.
func (a *sections) begin(title string, columns []page.Column, about ...string) *page.Table {
	a.spreads = false
	for _, name := range about {
		v := a.Get(name)
		a.spreads = a.spreads || v != nil && v.Uncertain
	}
	if a.spreads {
		columns = []page.Column{{Head: "p5", Group: 1}, {Head: "p50", Group: 1}, {Head: "p95", Group: 1}}
	}
	return &page.Table{Title: title, Columns: columns}
}

// averageAndPeak are columns that are compared along the row.
var averageAndPeak = []page.Column{{Head: "average", Group: 1}, {Head: "peak", Group: 1}}

// fill puts rows into a table, with bars for figures that can be compared.
func (a *sections) fill(t *page.Table, rows []row) *page.Table {
	most := 0.
	drawn := func(r *row) bool {
		v := r.last()
		return !t.PerRow && len(rows) > 1 && v != nil && !r.Total && (len(r.values) == len(t.Columns) || v.Uncertain)
	}
	for i := range rows {
		if r := &rows[i]; drawn(r) {
			most = max(most, r.last().Value, r.last().P95)
		}
	}
	for i := range rows {
		r := &rows[i]
		if most > 0 && drawn(r) {
			r.Bar = bar(r.last(), most)
		}
		r.Why = workings(a.Result, r.values...)
		t.Rows = append(t.Rows, r.Row)
	}
	if n := len(t.Columns); most > 0 {
		t.Bars = &page.Bars{Head: t.Columns[n-1].Head}
		if a.spreads {
			t.Bars.Head = "p5 to p95"
		}
	}
	return t
}

// last is the value that a row's bar shows: the peak, the bytes in all copies.
func (r *row) last() *estimate.Value {
	if len(r.values) == 0 {
		return nil
	}
	return r.values[len(r.values)-1]
}

// bar is a value as a part of the largest, a span where it is uncertain.
func bar(v *estimate.Value, most float64) *page.Bar {
	if v.Uncertain {
		return &page.Bar{From: v.P5 / most, To: v.P95 / most, Mark: v.Value / most, Span: true}
	}
	return &page.Bar{To: v.Value / most}
}

// withPeak is a value and its peak: two columns, or two rows with percentiles.
func (a *sections) withPeak(label []string, name string, total bool) []row {
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		prefix, last = name[:i+1], name[i+1:]
	}
	v, peak := a.Get(name), a.Get(prefix+"peak_"+last)
	if a.spreads {
		return []row{a.row(label, v, v, total), a.row(append(label[:len(label):len(label)], "peak"), peak, v, total)}
	}
	return []row{{page.Row{Label: label, Cells: []page.Cell{figure(v, v.Value), figureIn(peak, v)}, Total: total}, []*estimate.Value{v, peak}}}
}

// row is a value in the unit of another, with its percentiles where the table
// has them.
func (a *sections) row(label []string, v, like *estimate.Value, total bool) row {
	cell := func(x float64) page.Cell { return page.Figure(x, v.Type().Dim, like.Shown) }
	out := row{page.Row{Label: label, Total: total}, []*estimate.Value{v}}
	switch {
	case !a.spreads:
		out.Cells = []page.Cell{cell(v.Value)}
	case !v.Uncertain:
		out.Cells = []page.Cell{{}, cell(v.Value), {}}
	default:
		out.Cells = []page.Cell{cell(v.P5), cell(v.Value), cell(v.P95)}
	}
	return out
}

func (a *sections) positive(names ...string) bool {
	for _, name := range names {
		if v := a.Get(name); v != nil && v.Value > 0 {
			return true
		}
	}
	return false
}

func (a *sections) traffic() *page.Table {
	t := a.begin("Traffic", averageAndPeak, "requests", "peak_requests", "writes", "reads", "peak_writes", "peak_reads", "store_reads")
	var rows []row
	for _, l := range a.Scenario.Workloads {
		some := false
		for _, what := range []string{"writes", "reads"} {
			if name := l.Name + "." + what; a.positive(name, l.Name+".peak_"+what) {
				rows = append(rows, a.withPeak([]string{l.Name, what}, name, false)...)
				some = true
			}
		}
		if !some && a.positive(l.Name+".requests") {
			rows = append(rows, a.withPeak([]string{l.Name, "requests"}, l.Name+".requests", false)...)
		}
	}
	if len(rows) > 1 {
		rows = append(rows, a.withPeak([]string{"requests"}, "requests", true)...)
	}
	if a.positive("requests") && a.Get("store_reads").Value < a.Get("reads").Value {
		store := a.withPeak([]string{"store reads"}, "store_reads", false)
		store[0].Remark = "what the cache does not answer"
		rows = append(rows, store...)
	}
	return a.fill(t, rows)
}

func (a *sections) bandwidth() *page.Table {
	t := a.begin("Bandwidth", averageAndPeak, "ingress", "egress", "peak_ingress", "peak_egress", "origin_egress")
	var rows []row
	for _, name := range []string{"ingress", "egress"} {
		if a.positive(name, "peak_"+name) {
			rows = append(rows, a.withPeak([]string{name}, name, false)...)
		}
	}
	if a.positive("egress") && a.Get("origin_egress").Value < a.Get("egress").Value {
		origin := a.row([]string{"from origin"}, a.Get("origin_egress"), a.Get("egress"), false)
		origin.Remark = "what the CDN does not serve"
		rows = append(rows, origin)
	}
	return a.fill(t, rows)
}

// common is the text of a given name where all the workloads agree on it.
func (a *sections) common(label string, workloads []string) (text string, ok bool) {
	for _, l := range workloads {
		v := a.Get(l + "." + label)
		if text == "" {
			text = v.Text()
		} else if text != v.Text() {
			return "", false
		}
	}
	return text, text != ""
}

func (a *sections) storage() *page.Table {
	var storing, caching []string
	for _, l := range a.Scenario.Workloads {
		if a.positive(l.Name + ".stored") {
			storing = append(storing, l.Name)
		}
		if a.positive(l.Name + ".cache") {
			caching = append(caching, l.Name)
		}
	}
	kept, copies := "kept", "in copies"
	if text, ok := a.common("retention", storing); ok && text != "0 s" {
		kept = text
	}
	if text, ok := a.common("replication", storing); ok {
		copies = "× " + text
	}
	t := a.begin("Storage", []page.Column{{Head: "a day"}, {Head: kept, Group: 1}, {Head: copies, Group: 1}}, "stored", "stored_daily", "stored_replicated", "cache")
	var rows []row
	for _, name := range storing {
		rows = append(rows, a.stored(name, name+"."))
	}
	if len(storing) > 1 {
		total := a.stored("total", "")
		total.Total = true
		rows = append(rows, total)
	}
	if a.spreads && len(storing) > 0 {
		rows[0].Remark = kept
		rows = append(rows, a.row([]string{copies}, a.Get("stored_replicated"), a.Get("stored"), false))
	}
	if len(caching) > 0 {
		rows = append(rows, a.cache(caching))
	}
	return a.fill(t, rows)
}

// stored is the row of what a workload keeps: a day, in all, in all copies; or
// the percentiles of what it keeps in all.
func (a *sections) stored(label, prefix string) row {
	stored := a.Get(prefix + "stored")
	if a.spreads {
		return a.row([]string{label}, stored, stored, false)
	}
	daily, replicated := a.Get(prefix+"stored_daily"), a.Get(prefix+"stored_replicated")
	return row{page.Row{Label: []string{label}, Cells: []page.Cell{figure(daily, daily.Value), figure(stored, stored.Value), figureIn(replicated, stored)}},
		[]*estimate.Value{daily, stored, replicated}}
}

// cache says which share of whose reads is kept in memory, where all agree on it.
func (a *sections) cache(caching []string) row {
	out := a.row([]string{"cache"}, a.Get("cache"), a.Get("cache"), false)
	share, ok := a.common("cache_share", caching)
	window, ok2 := a.common("cache_window", caching)
	for _, l := range caching {
		ok = ok && a.Get(l+".cache").Origin == estimate.OriginDerived
	}
	if ok && ok2 {
		out.Remark = fmt.Sprintf("%s of the reads of %s", share, strings.Replace(window, "1 day", "a day", 1))
	}
	return out
}

func (a *sections) servers() *page.Table {
	t := a.begin("Servers", []page.Column{{}}, "servers")
	var rows []row
	for i := range a.Values {
		if v := &a.Values[i]; v.Class == estimate.FleetDerived && v.Label == "nodes" {
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

// bound says what decided the size of a fleet, in the formula that counted its nodes.
func (a *sections) bound(nodes *estimate.Value) string {
	var parts []string
	if nodes.BoundBy != "" {
		enough := a.Get(nodes.Owner + ".nodes_for." + nodes.BoundBy)
		part := fmt.Sprintf("bound by %s: %s", nodes.BoundBy, a.inNumbers(enough))
		if enough.Central != nodes.Central {
			part += " = " + enough.Print(enough.Central)
		}
		parts = append(parts, part)
	}
	if nodes.Origin != estimate.OriginDerived {
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

// inNumbers writes a formula with the numbers put in; what is itself derived
// for the same fleet is written out.
func (a *sections) inNumbers(v *estimate.Value) string {
	w := formula.Writer{Most: 4}
	w.Name = func(ref int, path string) string {
		of := a.At(ref)
		if of == nil {
			return path
		}
		if of.Class == estimate.FleetDerived && of.Owner == v.Owner && of.Origin == estimate.OriginDerived && strings.HasPrefix(of.Label, "required.") {
			return a.inNumbers(of)
		}
		return of.Print(of.Central)
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

// other lists the metrics of the scenario, each with its formula. They are
// different figures, and their names have lengths of their own.
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
		if v := &a.Values[i]; v.Class == estimate.Metric {
			metric := a.row([]string{v.Name}, v, v, false)
			if !v.Leaf() {
				metric.Remark = symbols.Print(v.Bound)
			}
			rows = append(rows, metric)
		}
	}
	return a.fill(t, rows)
}
