// Package report lays results out for people (text, Markdown) and for scripts
// (JSON, YAML, CSV). It arranges values; it computes none.
package report

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/formula"
)

// Report is an estimate arranged on a page.
type Report struct {
	Title, Summary string
	Assumed        []Assumed
	Spread         []string // of an uncertain scenario: what drives its main figures, and how it was sampled
	Sections       []Section
	Advice         []string
	Checks         []estimate.Check
	Unjudged       bool // the checks of a preset that was changed are not judged
}

// Assumed lists what was taken from one origin.
type Assumed struct {
	Origin string
	Items  []string
	Values []*estimate.Value // that the items show
}

// Section is a small table: a heading over labels, and columns of figures.
type Section struct {
	Name string
	Head []string
	Rows []Row
}

// Row is a line of a section. Tail is a remark behind its figures.
type Row struct {
	Label string
	Cells []string
	Tail  string
	Total bool
}

// New arranges a result.
func New(r *estimate.Result) *Report {
	p := &page{Result: r}
	s := r.Scenario
	rep := &Report{Title: s.Title, Summary: s.Summary, Advice: r.Advice, Checks: r.Expect, Unjudged: s.Changed && len(s.Expect) > 0}
	if rep.Title == "" {
		rep.Title = s.Name
	}
	rep.Assumed = p.assumed()
	rep.Spread = p.spread()
	for _, section := range []Section{p.traffic(), p.bandwidth(), p.storage(), p.servers(), p.cost(), p.other()} {
		if len(section.Rows) > 0 {
			rep.Sections = append(rep.Sections, section)
		}
	}
	return rep
}

type page struct{ *estimate.Result }

// assumed lists the inputs and the given names by origin, and the defaults
// that change something.
func (p *page) assumed() []Assumed {
	list := []Assumed{{Origin: "Given"}, {Origin: "Preset"}, {Origin: "Catalogue"}, {Origin: "House"}, {Origin: "Default"}}
	at := map[estimate.Origin]int{estimate.OriginGiven: 0, estimate.OriginPreset: 1, estimate.OriginHouse: 3, estimate.OriginDefault: 4}
	for i := range p.Values {
		v := &p.Values[i]
		k, ok := at[v.Origin]
		if v.FromCatalogue() {
			k = 2
		}
		if ok && p.shows(v) {
			list[k].Items = append(list[k].Items, v.Name+" "+p.bare(v))
			list[k].Values = append(list[k].Values, v)
		}
	}
	kept := list[:0]
	for _, a := range list {
		if len(a.Items) > 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

// spread says what drives the main uncertain figures.
func (p *page) spread() (lines []string) {
	if p.Sampling == nil {
		return nil
	}
	names := []string{"servers", "stored_replicated", "cost"}
	for _, e := range p.Scenario.Metrics {
		names = append(names, e.Name)
	}
	for _, name := range names {
		v := p.Get(name)
		if v == nil || !v.Uncertain || len(lines) == 3 {
			continue
		}
		var parts []string
		for _, d := range p.Drivers(v) {
			if len(parts) < 4 {
				parts = append(parts, fmt.Sprintf("%s %.0f%%", d.Name, 100*d.Share))
			}
		}
		lines = append(lines, fmt.Sprintf("%s %s … %s: %s", name, v.Print(v.P5), v.Print(v.P95), strings.Join(parts, ", ")))
	}
	return append(lines, fmt.Sprintf("5%% to 95%% of %s samples, seed %d", p.Printer.Number(float64(p.Sampling.Samples)), p.Sampling.Seed))
}

// shows says whether the report lists an assumption: the inputs, what a
// workload or fleet gives for itself, and the defaults that change something.
func (p *page) shows(v *estimate.Value) bool {
	switch v.Class {
	case estimate.Input:
		return v.Used() || v.Origin == estimate.OriginGiven
	case estimate.ScenarioWide:
		return !v.Neutral() && v.Used() && p.Matters(v)
	case estimate.WorkloadDerived, estimate.FleetDerived:
		return v.Leaf() && v.At() != "" && v.Label != "nodes"
	case estimate.WorkloadGiven, estimate.FleetGiven:
		resource, isNode := strings.CutPrefix(v.Label, "node.")
		needed := !isNode || p.Get(v.Owner+".needs."+resource) != nil
		return v.Leaf() && v.At() != "" && !strings.Contains(v.Label, "size.") && needed
	}
	return false
}

// bare is a value as it is written down, where that is short; else as it is
// printed, without the noun that its name tells: "dau 150M".
func (p *page) bare(v *estimate.Value) string {
	if written := strings.Join(strings.Fields(v.Formula()), " "); v.Leaf() && len(written) <= 24 {
		return written
	}
	if v.CountsByName() && v.Shown == nil {
		return p.Printer.Number(v.Value)
	}
	return v.Text()
}

// text prints a value in the unit that another is shown in, so that a row has
// one unit; "" where there is no such value.
func (p *page) text(name string, like *estimate.Value) string {
	v := p.Get(name)
	if v == nil {
		return ""
	}
	if like != nil && like.Type().Dim == v.Type().Dim {
		return p.Printer.Quantity(v.Value, v.Type().Dim, like.Shown)
	}
	return v.Text()
}

func (p *page) positive(names ...string) bool {
	for _, name := range names {
		if v := p.Get(name); v != nil && v.Value > 0 {
			return true
		}
	}
	return false
}

// pair is a figure and its peak: two columns, or where something is uncertain
// two rows with its percentiles.
func (p *page) pair(label, name string, total bool) []Row {
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		prefix, last = name[:i+1], name[i+1:]
	}
	v, peak := p.Get(name), p.Get(prefix+"peak_"+last)
	if p.Sampling == nil {
		return []Row{{Label: label, Cells: []string{v.Text(), p.text(peak.Name, v)}, Total: total}}
	}
	return []Row{p.row(label, v, v, total), p.row(strings.Repeat(" ", len([]rune(label))-len(last))+"  peak", peak, v, total)}
}

// row is a figure: its percentiles where anything of the scenario is uncertain.
func (p *page) row(label string, v, like *estimate.Value, total bool) Row {
	print := func(x float64) string { return p.Printer.Quantity(x, v.Type().Dim, like.Shown) }
	switch {
	case p.Sampling == nil:
		return Row{Label: label, Cells: []string{print(v.Value)}, Total: total}
	case !v.Uncertain:
		return Row{Label: label, Cells: []string{"", print(v.Value), ""}, Total: total}
	}
	return Row{Label: label, Cells: []string{print(v.P5), print(v.Value), print(v.P95)}, Total: total}
}

// head is the heading of columns: those given, or percentiles.
func (p *page) head(columns ...string) []string {
	if p.Sampling != nil {
		return []string{"p5", "p50", "p95"}
	}
	return columns
}

func (p *page) traffic() Section {
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

func (p *page) storage() (s Section) {
	s = Section{Name: "STORAGE", Head: []string{"a day", "kept", "in copies"}}
	var storing, caching []string
	for _, l := range p.Scenario.Workloads {
		if p.positive(l.Name + ".stored") {
			storing = append(storing, l.Name)
		}
		if p.positive(l.Name + ".cache") {
			caching = append(caching, l.Name)
		}
	}
	if text, ok := p.common("retention", storing); ok && text != "0 s" {
		s.Head[1] = text
	}
	if text, ok := p.common("replication", storing); ok {
		s.Head[2] = "× " + text
	}
	row := func(label, prefix string) Row {
		stored := p.Get(prefix + "stored")
		if p.Sampling != nil {
			return p.row(label, stored, stored, false)
		}
		return Row{Label: label, Cells: []string{p.text(prefix+"stored_daily", nil), stored.Text(), p.text(prefix+"stored_replicated", stored)}}
	}
	if p.Sampling != nil {
		kept, copies := s.Head[1], s.Head[2]
		s.Name, s.Head = "STORAGE", p.head()
		defer func() {
			if len(s.Rows) > 0 && len(storing) > 0 {
				s.Rows[0].Tail = kept
				v := p.Get("stored_replicated")
				s.Rows = append(s.Rows, p.row(copies, v, p.Get("stored"), false))
			}
		}()
	}
	for _, name := range storing {
		s.Rows = append(s.Rows, row(name, name+"."))
	}
	if len(storing) > 1 {
		total := row("total", "")
		total.Total = true
		s.Rows = append(s.Rows, total)
	}
	if len(caching) > 0 {
		cache := p.row("cache", p.Get("cache"), p.Get("cache"), false)
		share, ok := p.common("cache_share", caching)
		window, ok2 := p.common("cache_window", caching)
		for _, l := range caching {
			ok = ok && p.Get(l+".cache").Origin == estimate.OriginDerived
		}
		if ok && ok2 {
			cache.Tail = fmt.Sprintf("%s of the reads of %s", share, strings.Replace(window, "1 day", "a day", 1))
		}
		s.Rows = append(s.Rows, cache)
	}
	return s
}

func (p *page) servers() Section {
	s := Section{Name: "SERVERS"}
	var fleets []*estimate.Value
	for i := range p.Values {
		if v := &p.Values[i]; v.Class == estimate.FleetDerived && v.Label == "nodes" {
			fleets = append(fleets, v)
		}
	}
	for _, v := range fleets {
		row := p.row(v.Owner, v, v, false)
		row.Tail = p.bound(v)
		s.Rows = append(s.Rows, row)
	}
	switch {
	case p.Sampling != nil:
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
		if enough.Value != nodes.Value {
			part += " = " + enough.Text()
		}
		parts = append(parts, part)
	}
	if nodes.Origin != estimate.OriginDerived {
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
		if of.Class == estimate.FleetDerived && of.Owner == v.Owner && of.Origin == estimate.OriginDerived && strings.HasPrefix(of.Label, "required.") {
			return p.inNumbers(of)
		}
		return of.Print(of.Central)
	}
	return w.Print(v.Bound)
}

func (p *page) cost() Section {
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
	s := Section{Name: "OTHER"}
	for _, e := range p.Scenario.Metrics {
		if p.Get(e.Name).Uncertain {
			s.Head = p.head()
		}
	}
	symbols := formula.Writer{Most: 4, Name: func(ref int, path string) string {
		if path == "" && p.At(ref) != nil {
			return p.At(ref).Name
		}
		return path
	}}
	for i := range p.Values {
		if v := &p.Values[i]; v.Class == estimate.Metric {
			row := p.row(v.Name, v, v, false)
			if s.Head == nil {
				row.Cells = []string{v.Text()}
			}
			if !v.Leaf() {
				row.Tail = symbols.Print(v.Bound)
			}
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

// Only keeps the values whose names fit one of the globs.
func Only(r *estimate.Result, globs []string) []*estimate.Value {
	var list []*estimate.Value
	for i := range r.Values {
		if v := &r.Values[i]; matches(globs, v.Name) {
			list = append(list, v)
		}
	}
	return list
}

func matches(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(g string) bool { return estimate.Match(g, name) })
}

// Dimension is the unit of a value in base units, as machine formats carry it.
func Dimension(v *estimate.Value) string { return v.Type().Dim.Unit() }
