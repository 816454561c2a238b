package report

import (
	"io"
	"math"
	"strings"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Explain writes figures with their working.
func Explain(w io.Writer, figures []*explain.Figure, style Style) error {
	o := &out{Style: style}
	for i, f := range figures {
		if i > 0 {
			o.line("")
		}
		o.line(o.paint(bold, f.Name+" = "+f.Text()))
		if f.Uncertain {
			o.paragraph("", "", 2, spreadOf(f))
		}
		for _, s := range f.Steps {
			o.line("")
			o.step(s)
		}
		o.from(f.From)
		o.head(f.Head)
		o.drivers(f)
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// spreadOf says how far an uncertain figure reaches, and what its working takes.
func spreadOf(f *explain.Figure) string {
	text := "p5 " + f.Print(f.P5) + ", p95 " + f.Print(f.P95) + "; the working takes every range at its median"
	if math.Abs(f.Central-f.Value.Value) > 0.01*math.Abs(f.Value.Value) {
		text += ", which gives " + f.Print(f.Central)
	}
	return text
}

// head writes how a person would work a figure out.
func (o *out) head(h *explain.Head) {
	if h == nil {
		return
	}
	o.line("")
	o.paragraph("", "", 0, o.paint(bold, inTheHead(h)))
	o.headSteps(h.Steps)
}

// inTheHead heads a working in the head: with its round times.
func inTheHead(h *explain.Head) string {
	if len(h.Times) == 0 {
		return "In your head"
	}
	return "In your head, where " + listed(h.Times)
}

// listed writes a list as a sentence does: "a, b and c".
func listed(list []string) string {
	if n := len(list) - 1; n > 0 {
		return strings.Join(list[:n], ", ") + " and " + list[n]
	}
	return strings.Join(list, "")
}

// headSteps writes steps below each other, their names in a column.
func (o *out) headSteps(steps []explain.HeadStep) {
	most := 0
	for _, s := range steps {
		most = max(most, columns(s.Name))
	}
	for _, s := range steps {
		o.paragraph("  "+s.Name, "", most+4, s.Text)
	}
}

// drivers draws what makes a figure uncertain, as bars.
func (o *out) drivers(f *explain.Figure) {
	if len(f.Drivers) == 0 {
		return
	}
	o.line("")
	var rows [][]string
	for _, d := range f.Drivers {
		rows = append(rows, []string{"  " + d.Name, unit.Printer{}.Quantity(math.Round(100*d.Share)/100, unit.Dim{}, unit.Percent)})
	}
	o.line(o.paint(bold, "Spread") + "   each range's share of it")
	for i, line := range grid(rows) {
		o.line(line + "  " + o.chart().Bar(f.Drivers[i].Share, 30))
	}
}

func (o *out) step(s explain.Step) {
	indent := 2 + columns(s.Name)
	o.equation("  "+s.Name, indent, s.Symbols)
	if s.Numbers != "" {
		o.equation("", indent, s.Numbers)
	}
	result := s.Result
	if s.BoundBy != "" {
		result += ", bound by " + s.BoundBy
	}
	o.equation("", indent, result)
	if s.Note != "" {
		o.aside(indent+3, source.Printable(s.Note))
	}
}

func (o *out) equation(head string, indent int, text string) {
	lead := head + strings.Repeat(" ", indent-columns(head)) + " = "
	for _, line := range wrap(text, max(24, o.Width-indent-3)) {
		o.line(lead + line)
		lead = strings.Repeat(" ", indent+3)
	}
}

// from lists where the numbers of a figure came from.
func (o *out) from(values []*estimate.Value) {
	var rows [][]string
	var tails []string
	for _, group := range []struct {
		head      string
		origin    scenario.Origin
		catalogue bool
	}{{"Given", scenario.OriginGiven, false}, {"Preset", scenario.OriginPreset, false}, {"Catalogue", scenario.OriginPreset, true}, {"House", scenario.OriginTeam, false}, {"Default", scenario.OriginDefault, false}} {
		head := group.head
		for _, v := range values {
			if v.Origin == group.origin && v.FromCatalogue() == group.catalogue {
				rows = append(rows, []string{head + strings.Repeat(" ", max(0, 11-columns(head))) + v.Name, v.Text()})
				tails = append(tails, remark(asWritten(v), Provenance(v)))
				head = ""
			}
		}
	}
	if len(rows) == 0 {
		return
	}
	o.line("")
	for i, line := range grid(rows) {
		o.tail(line, source.Printable(tails[i]))
	}
}

// remark joins what is said behind a value; a place in parentheses follows as it is.
func remark(written, provenance string) string {
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
	rest := func(text string) string { return strings.TrimLeft(text, "$0123456789.") }
	return unit.Leading(a) == unit.Leading(b) && rest(a) == rest(b)
}

// Provenance is what is noted of a value: its note, source, date and place.
func Provenance(v *estimate.Value) string {
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
