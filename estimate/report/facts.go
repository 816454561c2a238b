package report

import (
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// origins are the heads of assumptions in their order.
var origins = []string{"Given", "Preset", "Catalogue", "House", "Default"}

// origin is the head that an assumption stands under, "" for what is derived.
func origin(v *estimate.Value) string {
	switch {
	case v.FromCatalogue():
		return "Catalogue"
	case v.Origin == scenario.OriginGiven:
		return "Given"
	case v.Origin == scenario.OriginPreset:
		return "Preset"
	case v.Origin == scenario.OriginTeam:
		return "House"
	case v.Origin == scenario.OriginDefault:
		return "Default"
	}
	return ""
}

// facts lists the inputs and the given names by origin, and the defaults that
// change something; of says whose they are where a page has two scenarios.
func facts(r *estimate.Result, of string) *page.Facts {
	by := map[string][]*estimate.Value{}
	for i := range r.Values {
		if v := &r.Values[i]; origin(v) != "" && assumes(r, v) {
			by[origin(v)] = append(by[origin(v)], v)
		}
	}
	out := &page.Facts{Of: of}
	for _, head := range origins {
		if len(by[head]) == 0 {
			continue
		}
		group := page.FactGroup{Origin: head}
		for _, v := range by[head] {
			group.Facts = append(group.Facts, page.ShortFact{Name: v.Name, Text: asAssumed(r, v), Note: v.Note})
		}
		out.Groups = append(out.Groups, group)
	}
	out.Full = func() (list []page.Fact) {
		for _, head := range origins {
			for _, v := range by[head] {
				values := fields(r, v)
				if len(values) == 0 {
					values = []*estimate.Value{v}
				}
				for _, v := range values {
					list = append(list, fact(head, v))
				}
			}
		}
		return list
	}
	return out
}

// fact is a value with where it comes from.
func fact(head string, v *estimate.Value) page.Fact {
	return page.Fact{Origin: head, Name: v.Name, Text: v.Text(), Note: joined(asWritten(v), provenance(v))}
}

// assumes says whether a page lists a value as an assumption: the inputs, what a
// workload or fleet gives for itself, and the defaults that change something.
func assumes(r *estimate.Result, v *estimate.Value) bool {
	switch v.Class {
	case graph.Input:
		return v.Used() || v.Origin == scenario.OriginGiven
	case graph.ScenarioWide:
		return !v.Neutral() && v.Used() && r.Matters(v)
	case graph.WorkloadDerived, graph.FleetDerived:
		return v.Leaf() && v.At() != "" && v.Label != "nodes"
	case graph.WorkloadGiven, graph.FleetGiven:
		resource, isNode := strings.CutPrefix(v.Label, "node.")
		needed := !isNode || r.Get(v.Owner+".needs."+resource) != nil
		return v.Leaf() && v.At() != "" && !strings.Contains(v.Label, "size.") && needed || len(fields(r, v)) > 0
	}
	return false
}

// fields are what a size adds up from, where it is a map.
func fields(r *estimate.Result, v *estimate.Value) (list []*estimate.Value) {
	if v.Class != graph.WorkloadGiven || !strings.HasSuffix(v.Label, "size") || v.Leaf() {
		return nil
	}
	for i := range r.Values {
		if of := &r.Values[i]; strings.HasPrefix(of.Name, v.Name+".") {
			list = append(list, of)
		}
	}
	return list
}

// longestWritten is how long a formula may be that is shown as it is written.
const longestWritten = 24

// asAssumed is a value as it is written, where that is short; else as it is
// printed, without the noun that its name tells: "dau 150M".
func asAssumed(r *estimate.Result, v *estimate.Value) string {
	if written := strings.Join(strings.Fields(v.Formula()), " "); (v.Leaf() || v.Uncertain) && len(written) <= longestWritten {
		return written
	}
	if v.CountsByName() && v.Shown == nil {
		return r.Printer.Number(v.Value)
	}
	return v.Text()
}

// joined is how a value is written and where it comes from; a place in
// parentheses follows as it is.
func joined(written, provenance string) string {
	if written != "" && provenance != "" && provenance[0] != '(' {
		return written + "; " + provenance
	}
	return strings.TrimSpace(written + " " + provenance)
}

// asWritten is how a value is written, where it is printed in another form.
func asWritten(v *estimate.Value) string {
	written, text := strings.Join(strings.Fields(v.Formula()), " "), v.Text()
	if written == text || strings.HasPrefix(text, written+" ") || v.At() == "" || sameNumber(written, text) {
		return ""
	}
	return "written " + written
}

// sameNumber says that two texts are one number in one unit: $0.20/h and $0.2/h.
func sameNumber(a, b string) bool {
	rest := func(text string) string {
		return strings.TrimLeft(text, "$€£¥₹₩₺₴₪₫₦₱₽฿0123456789.")
	}
	return unit.Leading(a) == unit.Leading(b) && rest(a) == rest(b)
}

// provenance is where a value comes from: its note, source, date and place.
func provenance(v *estimate.Value) string {
	var parts []string
	if v.Note != "" {
		parts = append(parts, v.Note)
	}
	if v.Source != "" {
		parts = append(parts, v.Source)
	}
	if v.AsOf != "" {
		parts = append(parts, "as of "+v.AsOf)
	}
	text := strings.Join(parts, "; ")
	if at := v.At(); at != "" {
		text = strings.TrimSpace(text + " (" + at + ")")
	}
	return text
}
