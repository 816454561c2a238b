// Package report lays results out for people (text, Markdown) and for scripts
// (JSON, YAML, CSV). It arranges values; it computes none.
package report

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
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

// Row is a line of a section. Tail is a remark behind its figures, Values are
// what the cells show: of one value its percentiles, or a value each.
type Row struct {
	Label  string
	Cells  []string
	Tail   string
	Total  bool
	Values []*estimate.Value
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

// page arranges a result section by section.
type page struct {
	*estimate.Result
	spreads bool // the section at hand shows percentiles
}

// assumed lists the inputs and the given names by origin, and the defaults
// that change something.
func (p *page) assumed() []Assumed {
	list := []Assumed{{Origin: "Given"}, {Origin: "Preset"}, {Origin: "Catalogue"}, {Origin: "House"}, {Origin: "Default"}}
	at := map[scenario.Origin]int{scenario.OriginGiven: 0, scenario.OriginPreset: 1, scenario.OriginTeam: 3, scenario.OriginDefault: 4}
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
	for _, v := range headlines(p.Result) {
		var parts []string
		for _, d := range p.Drivers(v) {
			if len(parts) < 4 {
				parts = append(parts, fmt.Sprintf("%s %.0f%%", d.Name, 100*d.Share))
			}
		}
		if len(parts) == 0 { // no range by itself
			parts = []string{"what its ranges do together"}
		}
		lines = append(lines, fmt.Sprintf("%s %s … %s: %s", v.Name, v.Print(v.P5), v.Print(v.P95), strings.Join(parts, ", ")))
	}
	return append(lines, fmt.Sprintf("5%% to 95%% of %s samples, seed %d", p.Printer.Number(float64(p.Sampling.Samples)), p.Sampling.Seed))
}

// headlines are the uncertain figures that a reader asks for first.
func headlines(r *estimate.Result) (list []*estimate.Value) {
	names := []string{"servers", "stored_replicated", "cost"}
	for _, e := range r.Scenario.Metrics {
		names = append(names, e.Name)
	}
	for _, name := range names {
		if v := r.Get(name); v != nil && v.Uncertain && len(list) < 3 {
			list = append(list, v)
		}
	}
	return list
}

// shows says whether the report lists an assumption: the inputs, what a
// workload or fleet gives for itself, and the defaults that change something.
func (p *page) shows(v *estimate.Value) bool {
	switch v.Class {
	case graph.Input:
		return v.Used() || v.Origin == scenario.OriginGiven
	case graph.ScenarioWide:
		return !v.Neutral() && v.Used() && p.Matters(v)
	case graph.WorkloadDerived, graph.FleetDerived:
		return v.Leaf() && v.At() != "" && v.Label != "nodes"
	case graph.WorkloadGiven, graph.FleetGiven:
		resource, isNode := strings.CutPrefix(v.Label, "node.")
		needed := !isNode || p.Get(v.Owner+".needs."+resource) != nil
		return v.Leaf() && v.At() != "" && !strings.Contains(v.Label, "size.") && needed || len(p.fields(v)) > 0
	}
	return false
}

// fields are what a size adds up from, where it is a map.
func (p *page) fields(v *estimate.Value) (list []*estimate.Value) {
	if v.Class != graph.WorkloadGiven || !strings.HasSuffix(v.Label, "size") || v.Leaf() {
		return nil
	}
	for i := range p.Values {
		if of := &p.Values[i]; strings.HasPrefix(of.Name, v.Name+".") {
			list = append(list, of)
		}
	}
	return list
}

// mostWritten is how long a formula may be that is shown as it is written.
const mostWritten = 24

// bare is a value as it is written down, where that is short; else as it is
// printed, without the noun that its name tells: "dau 150M".
func (p *page) bare(v *estimate.Value) string {
	if written := strings.Join(strings.Fields(v.Formula()), " "); (v.Leaf() || v.Uncertain) && len(written) <= mostWritten {
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
	return slices.ContainsFunc(globs, func(g string) bool { return graph.Match(g, name) })
}

// Dimension is the unit of a value in base units, as machine formats carry it.
func Dimension(v *estimate.Value) string { return v.Type().Dim.Unit() }
