package report

import (
	"fmt"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
)

// among settles whether a section shows percentiles: where any of its figures
// is uncertain.
func (p *page) among(names ...string) {
	p.spreads = false
	for _, name := range names {
		v := p.Get(name)
		p.spreads = p.spreads || v != nil && v.Uncertain
	}
}

// pair is a figure and its peak: two columns, or where something is uncertain
// two rows with its percentiles.
func (p *page) pair(label, name string, total bool) []Row {
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		prefix, last = name[:i+1], name[i+1:]
	}
	v, peak := p.Get(name), p.Get(prefix+"peak_"+last)
	if !p.spreads {
		return []Row{{Label: label, Cells: []string{v.Text(), p.text(peak.Name, v)}, Total: total, Values: []*estimate.Value{v, peak}}}
	}
	return []Row{p.row(label, v, v, total), p.row(strings.Repeat(" ", len([]rune(label))-len(last))+"  peak", peak, v, total)}
}

// row is a figure: its percentiles where anything of its section is uncertain.
func (p *page) row(label string, v, like *estimate.Value, total bool) Row {
	print := func(x float64) string { return p.Printer.Quantity(x, v.Type().Dim, like.Shown) }
	row := Row{Label: label, Total: total, Values: []*estimate.Value{v}}
	switch {
	case !p.spreads:
		row.Cells = []string{print(v.Value)}
	case !v.Uncertain:
		row.Cells = []string{"", print(v.Value), ""}
	default:
		row.Cells = []string{print(v.P5), print(v.Value), print(v.P95)}
	}
	return row
}

// head is the heading of columns: those given, or percentiles.
func (p *page) head(columns ...string) []string {
	if p.spreads {
		return []string{"p5", "p50", "p95"}
	}
	return columns
}

func (p *page) traffic() Section {
	p.among("requests", "peak_requests", "writes", "reads", "peak_writes", "peak_reads", "store_reads")
	s := Section{Name: "TRAFFIC", Head: p.head("average", "peak")}
	for _, l := range p.Scenario.Workloads {
		label := l.Name + " "
		for _, what := range []string{"writes", "reads"} {
			if name := l.Name + "." + what; p.positive(name, l.Name+".peak_"+what) {
				s.Rows = append(s.Rows, p.pair(label+what, name, false)...)
				label = strings.Repeat(" ", len(label))
			}
		}
		if strings.TrimSpace(label) != "" && p.positive(l.Name+".requests") {
			s.Rows = append(s.Rows, p.pair(label+"requests", l.Name+".requests", false)...)
		}
	}
	if len(s.Rows) > 1 {
		s.Rows = append(s.Rows, p.pair("requests", "requests", true)...)
	}
	if p.positive("requests") && p.Get("store_reads").Value < p.Get("reads").Value {
		rows := p.pair("store reads", "store_reads", false)
		rows[0].Tail = "what the cache does not answer"
		s.Rows = append(s.Rows, rows...)
	}
	return s
}

func (p *page) bandwidth() Section {
	p.among("ingress", "egress", "peak_ingress", "peak_egress", "origin_egress")
	s := Section{Name: "BANDWIDTH", Head: p.head("average", "peak")}
	for _, name := range []string{"ingress", "egress"} {
		if p.positive(name, "peak_"+name) {
			s.Rows = append(s.Rows, p.pair(name, name, false)...)
		}
	}
	if p.positive("egress") && p.Get("origin_egress").Value < p.Get("egress").Value {
		row := p.row("from origin", p.Get("origin_egress"), p.Get("egress"), false)
		row.Tail = "what the CDN does not serve"
		s.Rows = append(s.Rows, row)
	}
	return s
}

// common is the text of a given name where all workloads that count agree on it.
func (p *page) common(label string, workloads []string) (text string, ok bool) {
	for _, l := range workloads {
		v := p.Get(l + "." + label)
		if text == "" {
			text = v.Text()
		} else if text != v.Text() {
			return "", false
		}
	}
	return text, text != ""
}

func (p *page) storage() Section {
	p.among("stored", "stored_daily", "stored_replicated", "cache")
	var storing, caching []string
	for _, l := range p.Scenario.Workloads {
		if p.positive(l.Name + ".stored") {
			storing = append(storing, l.Name)
		}
		if p.positive(l.Name + ".cache") {
			caching = append(caching, l.Name)
		}
	}
	kept, copies := "kept", "in copies"
	if text, ok := p.common("retention", storing); ok && text != "0 s" {
		kept = text
	}
	if text, ok := p.common("replication", storing); ok {
		copies = "× " + text
	}
	s := Section{Name: "STORAGE", Head: p.head("a day", kept, copies)}
	for _, name := range storing {
		s.Rows = append(s.Rows, p.stored(name, name+"."))
	}
	if len(storing) > 1 {
		total := p.stored("total", "")
		total.Total = true
		s.Rows = append(s.Rows, total)
	}
	if p.spreads && len(storing) > 0 {
		s.Rows[0].Tail = kept
		s.Rows = append(s.Rows, p.row(copies, p.Get("stored_replicated"), p.Get("stored"), false))
	}
	if len(caching) > 0 {
		s.Rows = append(s.Rows, p.cache(caching))
	}
	return s
}

// stored is the row of what a workload keeps: a day, in all, in all copies; or
// the percentiles of what it keeps in all.
func (p *page) stored(label, prefix string) Row {
	stored := p.Get(prefix + "stored")
	if p.spreads {
		return p.row(label, stored, stored, false)
	}
	return Row{Label: label, Cells: []string{p.text(prefix+"stored_daily", nil), stored.Text(), p.text(prefix+"stored_replicated", stored)},
		Values: []*estimate.Value{p.Get(prefix + "stored_daily"), stored, p.Get(prefix + "stored_replicated")}}
}

// cache says which share of whose reads is kept in memory, where all agree on it.
func (p *page) cache(caching []string) Row {
	row := p.row("cache", p.Get("cache"), p.Get("cache"), false)
	share, ok := p.common("cache_share", caching)
	window, ok2 := p.common("cache_window", caching)
	for _, l := range caching {
		ok = ok && p.Get(l+".cache").Origin == scenario.OriginDerived
	}
	if ok && ok2 {
		row.Tail = fmt.Sprintf("%s of the reads of %s", share, strings.Replace(window, "1 day", "a day", 1))
	}
	return row
}

func (p *page) servers() Section {
	p.among("servers")
	s := Section{Name: "SERVERS"}
	var fleets []*estimate.Value
	for i := range p.Values {
		if v := &p.Values[i]; v.Class == graph.FleetDerived && v.Label == "nodes" {
			fleets = append(fleets, v)
		}
	}
	for _, v := range fleets {
		row := p.row(v.Owner, v, v, false)
		row.Tail = p.bound(v)
		s.Rows = append(s.Rows, row)
	}
	switch {
	case p.spreads:
		s.Head = p.head()
		if len(fleets) > 1 {
			s.Rows = append(s.Rows, p.row("total", p.Get("servers"), p.Get("servers"), true))
		}
	case len(fleets) > 1:
		s.Head = []string{p.text("servers", nil)}
	}
	return s
}

// bound says what decided the size of a fleet, in the formula that counted its nodes.
func (p *page) bound(nodes *estimate.Value) string {
	var parts []string
	if nodes.BoundBy != "" {
		enough := p.Get(nodes.Owner + ".nodes_for." + nodes.BoundBy)
		part := fmt.Sprintf("bound by %s: %s", nodes.BoundBy, p.inNumbers(enough))
		if enough.Central != nodes.Central {
			part += " = " + enough.Print(enough.Central)
		}
		parts = append(parts, part)
	}
	if nodes.Origin != scenario.OriginDerived {
		return "given"
	}
	if zones := p.Get(nodes.Owner + ".zones"); zones.Value > 1 {
		parts = append(parts, fmt.Sprintf("in %s zones, one of which may fail", zones.Text()))
	}
	if spare := p.Get(nodes.Owner + ".spare"); spare.Value > 0 {
		parts = append(parts, spare.Text()+" spare")
	}
	return strings.Join(parts, ", ")
}

// inNumbers writes a formula with the numbers put in; what is itself derived
// for the same fleet is written out.
func (p *page) inNumbers(v *estimate.Value) string {
	w := formula.Writer{Most: 4}
	w.Name = func(ref int, path string) string {
		of := p.At(ref)
		if of == nil {
			return path
		}
		if of.Class == graph.FleetDerived && of.Owner == v.Owner && of.Origin == scenario.OriginDerived && strings.HasPrefix(of.Label, "required.") {
			return p.inNumbers(of)
		}
		return of.Print(of.Central)
	}
	return w.Print(v.Bound)
}

func (p *page) cost() Section {
	p.among("cost")
	s := Section{Name: "COST"}
	if !p.positive("cost") {
		return s
	}
	for _, name := range []string{"storage", "egress", "compute"} {
		if p.positive(name + "_cost") {
			v := p.Get(name + "_cost")
			s.Rows = append(s.Rows, p.row(name, v, v, false))
		}
	}
	if len(s.Rows) > 1 {
		s.Rows = append(s.Rows, p.row("total", p.Get("cost"), p.Get("cost"), true))
	}
	s.Head = p.head()
	return s
}

// other lists the metrics of the scenario, each with its formula.
func (p *page) other() Section {
	var names []string
	for _, e := range p.Scenario.Metrics {
		names = append(names, e.Name)
	}
	p.among(names...)
	s := Section{Name: "OTHER", Head: p.head()}
	symbols := formula.Writer{Most: 4, Name: func(ref int, path string) string {
		if path == "" && p.At(ref) != nil {
			return p.At(ref).Name
		}
		return path
	}}
	for i := range p.Values {
		if v := &p.Values[i]; v.Class == graph.Metric {
			row := p.row(v.Name, v, v, false)
			if !v.Leaf() {
				row.Tail = symbols.Print(v.Bound)
			}
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}
