package report

import (
	"strings"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/page"
	"botec/estimate/scenario"
	"botec/estimate/unit"
)

// origins are the headings of assumptions in their order.
var origins = []string{"Given", "Preset", "Catalogue", "Team", "Default"}

// origin is the heading of an assumption, "" for a value that is derived.
func origin(v *estimate.Value) string {
	switch {
	case v.FromCatalogue():
		return "Catalogue"
	case v.Origin == scenario.OriginGiven:
		return "Given"
	case v.Origin == scenario.OriginPreset:
		return "Preset"
	case v.Origin == scenario.OriginTeam:
		return "Team"
	case v.Origin == scenario.OriginDefault:
		return "Default"
	}
	return ""
}

// facts lists the assumptions of a result, by their origins. of names the scenario on a
// page about two.
func facts(r *estimate.Result, of string) *page.Facts {
	byOrigin := map[string][]*estimate.Value{}
	for i := range r.Values {
		if v := &r.Values[i]; origin(v) != "" && assumes(r, v) {
			byOrigin[origin(v)] = append(byOrigin[origin(v)], v)
		}
	}
	out := &page.Facts{Of: of}
	for _, heading := range origins {
		for _, v := range byOrigin[heading] {
			values := fields(r, v)
			if len(values) == 0 {
				values = []*estimate.Value{v}
			}
			for _, v := range values {
				f := fact(heading, v)
				f.Text = asAssumed(r, v)
				f.Note = provenance(v)
				if how := asWritten(v); how != "" && f.Text != written(v) {
					f.Note = joined(how, f.Note)
				}
				out.List = append(out.List, f)
			}
		}
	}
	return out
}

// fact is an assumption with its provenance.
func fact(heading string, v *estimate.Value) page.Fact {
	return page.Fact{Origin: heading, Name: v.Name, Text: v.Text(), Note: joined(asWritten(v), provenance(v)), At: v.At(), Figure: printed(v, "")}
}

// assumes says whether a page lists a value as an assumption: an input, a value that a
// workload or fleet gives, or a default that changes something.
func assumes(r *estimate.Result, v *estimate.Value) bool {
	switch v.Class {
	case graph.Measured:
		return v.Used()
	case graph.Input:
		return v.Used() || v.Origin == scenario.OriginGiven
	case graph.ScenarioWide:
		return !v.Neutral() && v.Used() && r.Matters(v)
	case graph.WorkloadDerived, graph.FleetDerived, graph.PathDerived:
		return v.Leaf() && v.At() != "" && !v.IsNodes()
	case graph.WorkloadGiven, graph.FleetGiven, graph.PathGiven:
		resource, isNode := strings.CutPrefix(v.Label, "node.")
		needed := !isNode || r.Get(v.Owner+".needs."+resource) != nil
		return v.Leaf() && v.At() != "" && !strings.Contains(v.Label, "size.") && needed || len(fields(r, v)) > 0
	}
	return false
}

// fields are the parts of a size that is written as a map.
func fields(r *estimate.Result, v *estimate.Value) (list []*estimate.Value) {
	if v.Class != graph.WorkloadGiven || !strings.HasSuffix(v.Label, "size") || v.Leaf() {
		return nil
	}
	for ref := range v.Bound.Uses() {
		if field := r.At(ref); field != nil && field.Owner == v.Owner && strings.HasPrefix(field.Label, v.Label+".") {
			list = append(list, field)
		}
	}
	return list
}

// written is the formula of a value as the scenario writes it, in one line.
func written(v *estimate.Value) string { return strings.Join(strings.Fields(v.Formula()), " ") }

// longestWritten is the length up to which a formula is shown in place of its value.
const longestWritten = 24

// asAssumed is a value as it is written if that is short, else as it is printed,
// without a noun that its name implies: "dau 150M".
func asAssumed(r *estimate.Result, v *estimate.Value) string {
	if i, ok := r.Find(v.Name); ok && r.IsFixed(i) {
		return v.Text()
	}
	if written := written(v); (v.Leaf() || v.Uncertain) && len(written) <= longestWritten && !strings.Contains(written, " in ") {
		return written
	}
	if v.CountsByName() && v.Shown == nil {
		return r.Printer.Number(v.Value)
	}
	return v.Text()
}

// joined puts a semicolon between two parts of a note.
func joined(a, b string) string {
	if a != "" && b != "" {
		return a + "; " + b
	}
	return a + b
}

// asWritten says how a value is written, "" if it is printed in the same form.
func asWritten(v *estimate.Value) string {
	written, text := written(v), v.Text()
	if written == text || strings.HasPrefix(text, written+" ") || v.At() == "" || sameNumber(written, text) {
		return ""
	}
	return "written " + written
}

// sameNumber says that two texts have the same number and unit: $0.20/h and $0.2/h.
func sameNumber(a, b string) bool {
	rest := func(text string) string {
		return strings.TrimLeft(text, "$€£¥₹₩₺₴₪₫₦₱₽฿0123456789.")
	}
	return unit.Leading(a) == unit.Leading(b) && rest(a) == rest(b)
}

// provenance is the note, source and date of a value.
func provenance(v *estimate.Value) string {
	text := joined(v.Note(), v.Source())
	if v.AsOf() != "" {
		text = joined(text, "as of "+v.AsOf())
	}
	return text
}
