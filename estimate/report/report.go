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
	Ranges         string // what is said of the ranges, "" where there is none
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
	if ranges := p.ranges(); len(ranges) > 0 {
		rep.Ranges = "computed at the median: " + strings.Join(ranges, ", ")
	}
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

// ranges names the quantities that a range stands in.
func (p *page) ranges() (names []string) {
	for i := range p.Values {
		if v := &p.Values[i]; v.Bound.Uncertain() {
			names = append(names, v.Name)
		}
	}
	return names
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

// pair is a row with a figure and its peak.
func (p *page) pair(label, name string) Row {
	prefix, last := "", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		prefix, last = name[:i+1], name[i+1:]
	}
	v := p.Get(name)
	return Row{Label: label, Cells: []string{v.Text(), p.text(prefix+"peak_"+last, v)}}
}

func (p *page) traffic() Section {
	s := Section{Name: "TRAFFIC", Head: []string{"average", "peak"}}
	for _, l := range p.Scenario.Workloads {
		label := l.Name + " "
		for _, what := range []string{"writes", "reads"} {
			if name := l.Name + "." + what; p.positive(name, l.Name+".peak_"+what) {
				s.Rows = append(s.Rows, p.pair(label+what, name))
				label = strings.Repeat(" ", len(label))
			}
		}
		if strings.TrimSpace(label) != "" && p.positive(l.Name+".requests") {
			s.Rows = append(s.Rows, p.pair(label+"requests", l.Name+".requests"))
		}
	}
	if len(s.Rows) > 1 {
		row := p.pair("requests", "requests")
		row.Total = true
		s.Rows = append(s.Rows, row)
	}
	if p.positive("requests") && p.Get("store_reads").Value < p.Get("reads").Value {
		row := p.pair("store reads", "store_reads")
		row.Tail = "what the cache does not answer"
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (p *page) bandwidth() Section {
	s := Section{Name: "BANDWIDTH", Head: []string{"average", "peak"}}
	for _, name := range []string{"ingress", "egress"} {
		if p.positive(name, "peak_"+name) {
			s.Rows = append(s.Rows, p.pair(name, name))
		}
	}
	if p.positive("egress") && p.Get("origin_egress").Value < p.Get("egress").Value {
		s.Rows = append(s.Rows, Row{Label: "from origin", Cells: []string{p.text("origin_egress", p.Get("egress")), ""}, Tail: "what the CDN does not serve"})
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
	s := Section{Name: "STORAGE", Head: []string{"a day", "kept", "in copies"}}
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
		return Row{Label: label, Cells: []string{p.text(prefix+"stored_daily", nil), stored.Text(), p.text(prefix+"stored_replicated", stored)}}
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
		cache := Row{Label: "cache", Cells: []string{p.text("cache", nil)}}
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
		s.Rows = append(s.Rows, Row{Label: v.Owner, Cells: []string{v.Text()}, Tail: p.bound(v)})
	}
	if len(fleets) > 1 {
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
		return of.Text()
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
			s.Rows = append(s.Rows, Row{Label: name, Cells: []string{p.text(name+"_cost", nil)}})
		}
	}
	if len(s.Rows) > 1 {
		s.Rows = append(s.Rows, Row{Label: "total", Cells: []string{p.text("cost", nil)}, Total: true})
	}
	return s
}

// other lists the metrics of the scenario, each with its formula.
func (p *page) other() Section {
	s := Section{Name: "OTHER"}
	symbols := formula.Writer{Most: 4, Name: func(ref int, path string) string {
		if path == "" && p.At(ref) != nil {
			return p.At(ref).Name
		}
		return path
	}}
	for i := range p.Values {
		if v := &p.Values[i]; v.Class == estimate.Metric {
			row := Row{Label: v.Name, Cells: []string{v.Text()}}
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
