package report

import (
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"botec/estimate"
	"botec/estimate/explain"
	"botec/estimate/source"
	"botec/estimate/unit"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Style says what a terminal can show.
type Style struct {
	Width int // columns
	Color bool
}

const (
	bold  = "1"
	faint = "2"
	red   = "31"
	green = "32"
)

func (s Style) paint(code, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// out collects a page of text.
type out struct {
	strings.Builder
	Style
}

func (o *out) line(text string) { o.WriteString(strings.TrimRight(text, " ") + "\n") }

func columns(text string) int { return utf8.RuneCountInString(text) }

// flow writes items behind a heading, with something between them, wrapped
// between items and indented.
func (o *out) flow(head, code string, indent int, items []string, between string) {
	line, used := o.paint(code, head)+strings.Repeat(" ", max(1, indent-columns(head))), indent
	for i, item := range items {
		if i+1 < len(items) {
			item += between
		}
		width := columns(strings.TrimRight(stripped(item), " "))
		if i > 0 && used+width > o.Width {
			o.line(line)
			line, used = strings.Repeat(" ", indent), indent
		}
		line += item
		used += columns(stripped(item))
	}
	o.line(line)
}

// wrap cuts a text between words into lines of at most width columns; a word
// of an operator stays with what follows it.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	words := strings.Fields(text)
	for i := 0; i < len(words); i++ {
		word := words[i]
		if len([]rune(word)) == 1 && strings.Contains("+−×÷", word) && i+1 < len(words) {
			i++
			word += " " + words[i]
		}
		for i+1 < len(words) && isNumber(word) && beginsUnit(words[i+1]) {
			i++
			word += " " + words[i]
		}
		if line != "" && columns(line)+1+columns(word) > width {
			lines = append(lines, line)
			line = word
		} else if line == "" {
			line = word
		} else {
			line += " " + word
		}
	}
	return append(lines, line)
}

// isNumber says that the last word of a text is a number: "÷ 150M", "(1".
func isNumber(text string) bool {
	last := strings.TrimLeft(text[strings.LastIndexByte(text, ' ')+1:], "(-$")
	return last != "" && '0' <= last[0] && last[0] <= '9' && !strings.ContainsAny(last, "),;:/")
}

// beginsUnit says that a word may be the unit of the number before it.
func beginsUnit(word string) bool {
	c := word[0] | 0x20
	return 'a' <= c && c <= 'z' || strings.HasPrefix(word, "µ")
}

// paragraph writes a text wrapped behind a heading.
func (o *out) paragraph(head, code string, indent int, text string) {
	lead := o.paint(code, head) + strings.Repeat(" ", max(0, indent-columns(head)))
	for _, line := range wrap(text, max(20, o.Width-indent)) {
		o.line(lead + line)
		lead = strings.Repeat(" ", indent)
	}
}

// grid lays rows out in columns: the first to the left, the figures to the right.
func grid(rows [][]string) []string {
	var s strings.Builder
	most := 0
	for _, r := range rows {
		most = max(most, len(r))
	}
	align := make([]tw.Align, most)
	for i := range align {
		align[i] = tw.AlignRight
	}
	align[0] = tw.AlignLeft
	cell := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{PerColumn: align},
		Padding:    tw.CellPadding{Global: tw.PaddingNone},
	}
	t := tablewriter.NewTable(&s,
		tablewriter.WithConfig(tablewriter.Config{Row: cell, Behavior: tw.Behavior{TrimSpace: tw.Off, TrimLine: tw.Off}}),
		tablewriter.WithEastAsian(tw.Off),
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders: tw.BorderNone, Symbols: tw.NewSymbols(tw.StyleNone),
			Settings: tw.Settings{Lines: tw.LinesNone, Separators: tw.SeparatorsNone},
		})))
	for _, r := range rows {
		full := make([]string, most)
		copy(full, r)
		for i := 1; i < len(r); i++ {
			full[i] = "   " + r[i]
		}
		_ = t.Append(full) // strings cannot fail
	}
	_ = t.Render()
	lines := strings.Split(strings.TrimSuffix(s.String(), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// Text writes the report as a page for a terminal.
func Text(w io.Writer, r *Report, style Style) error {
	o := &out{Style: style}
	o.line(o.paint(bold, source.Printable(r.Title)))
	if r.Summary != "" {
		o.paragraph("", "", 0, source.Printable(r.Summary))
	}
	o.line("")
	for _, a := range r.Assumed {
		o.flow(a.Origin, faint, 11, a.Items, " · ")
	}
	// the metrics of the scenario have labels of their own length: a grid of its own
	main := r.Sections
	if n := len(main) - 1; n >= 0 && main[n].Name == "OTHER" {
		main = main[:n]
	}
	o.sections(main)
	o.sections(r.Sections[len(main):])
	if len(r.Spread) > 0 {
		o.line("")
		head := "SPREAD"
		for _, line := range r.Spread {
			o.paragraph(head, bold, 8, source.Printable(line))
			head = ""
		}
	}
	if len(r.Advice) > 0 {
		o.line("")
		head := "SO"
		for _, a := range r.Advice {
			o.paragraph(head, bold, 7, source.Printable(a))
			head = ""
		}
	}
	o.checks(r.Checks)
	if r.Unjudged {
		o.line("")
		o.paragraph("CHECKS", bold, 8, o.paint(faint, "not judged: they are those of the preset as it was"))
	}
	_, err := io.WriteString(w, o.String())
	return err
}

// sections writes all tables in one grid, so that their columns stand below
// each other, with the remarks behind the figures.
func (o *out) sections(sections []Section) {
	var rows [][]string
	var tails []string
	var heads, totals []bool
	add := func(tail string, head, total bool, cells ...string) {
		for i := range cells {
			cells[i] = source.Printable(cells[i])
		}
		rows, tails, heads, totals = append(rows, cells), append(tails, tail), append(heads, head), append(totals, total)
	}
	for _, s := range sections {
		add("", false, false, " ")
		add("", true, false, append([]string{s.Name}, s.Head...)...)
		for _, r := range s.Rows {
			add(r.Tail, false, r.Total, append([]string{r.Label}, r.Cells...)...)
		}
	}
	if len(rows) == 0 {
		return
	}
	for i, line := range grid(rows) {
		if i >= len(rows) {
			break
		}
		switch {
		case heads[i]:
			name := rows[i][0]
			line = o.paint(bold, name) + o.paint(faint, strings.TrimPrefix(line, name))
		case totals[i]:
			line = o.paint(bold, line)
		}
		o.tail(line, source.Printable(tails[i]))
	}
}

// tail writes a line and a remark behind it, wrapped where the terminal ends.
func (o *out) tail(line, tail string) {
	if tail == "" {
		o.line(line)
		return
	}
	indent := columns(stripped(line)) + 2
	if o.Width-indent < min(24, columns(tail)) {
		o.line(line)
		for _, t := range wrap(tail, max(20, o.Width-4)) {
			o.line("    " + o.paint(faint, t))
		}
		return
	}
	lead := line + "  "
	for _, t := range wrap(tail, o.Width-indent) {
		o.line(lead + o.paint(faint, t))
		lead = strings.Repeat(" ", indent)
	}
}

// stripped is a line without its colours.
func stripped(line string) string {
	for {
		from := strings.IndexByte(line, '\x1b')
		if from < 0 {
			return line
		}
		to := strings.IndexByte(line[from:], 'm')
		if to < 0 {
			return line
		}
		line = line[:from] + line[from+to+1:]
	}
}

func (o *out) checks(checks []estimate.Check) {
	if len(checks) == 0 {
		return
	}
	o.line("")
	var good []string
	head := "CHECKS"
	for _, c := range checks {
		if c.Holds {
			good = append(good, o.paint(green, "✓")+" "+source.Printable(c.Condition)+chance(c))
			continue
		}
		text := "✗ " + source.Printable(c.Condition)
		if c.Got != "" {
			text += ": it is " + c.Got
		}
		text += chance(c)
		if c.Note != "" {
			text += " (" + source.Printable(c.Note) + ")"
		}
		o.paragraph(head, bold, 8, o.paint(red, text))
		head = ""
	}
	if len(good) > 0 {
		o.flow(head, bold, 8, good, "   ")
	}
}

// chance says in how many of the samples an uncertain condition holds.
func chance(c estimate.Check) string {
	if !c.Uncertain {
		return ""
	}
	return " (in " + unit.Printer{}.Quantity(c.Chance, unit.Dim{}, unit.Percent) + " of the samples)"
}

// Explain writes figures with their working.
func Explain(w io.Writer, figures []*explain.Figure, style Style) error {
	o := &out{Style: style}
	for i, f := range figures {
		if i > 0 {
			o.line("")
		}
		o.line(o.paint(bold, f.Name+" = "+f.Text()))
		if f.Uncertain {
			text := "p5 " + f.Print(f.P5) + ", p95 " + f.Print(f.P95) + "; the working takes every range at its median"
			if math.Abs(f.Central-f.Value.Value) > 0.01*math.Abs(f.Value.Value) {
				text += ", which gives " + f.Print(f.Central)
			}
			o.paragraph("", "", 2, text)
		}
		for _, s := range f.Steps {
			o.line("")
			o.step(s)
		}
		o.from(f.From)
		o.drivers(f)
	}
	_, err := io.WriteString(w, o.String())
	return err
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
		o.line(line + "  " + strings.Repeat("█", int(math.Round(30*f.Drivers[i].Share))))
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
		o.paragraph("", "", indent+3, o.paint(faint, source.Printable(s.Note)))
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
	names := map[estimate.Origin]string{estimate.OriginGiven: "Given", estimate.OriginPreset: "Preset", estimate.OriginHouse: "House", estimate.OriginDefault: "Default"}
	var rows [][]string
	var tails []string
	for _, origin := range []estimate.Origin{estimate.OriginGiven, estimate.OriginPreset, estimate.OriginHouse, estimate.OriginDefault} {
		head := names[origin]
		for _, v := range values {
			if v.Origin == origin {
				rows = append(rows, []string{head + strings.Repeat(" ", max(0, 9-columns(head))) + v.Name, v.Text()})
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
	if written == text || strings.HasPrefix(text, written+" ") || v.At() == "" {
		return ""
	}
	return "written " + written
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

// Values writes picked values, a line each.
func Values(w io.Writer, values []*estimate.Value, style Style) error {
	o := &out{Style: style}
	var rows [][]string
	for _, v := range values {
		rows = append(rows, []string{v.Name, v.Text()})
	}
	for i, line := range grid(rows) {
		tail := ""
		if v := values[i]; v.Uncertain {
			tail = "p5 " + v.Print(v.P5) + ", p95 " + v.Print(v.P95) + " "
		}
		if values[i].BoundBy != "" {
			tail += "bound by " + values[i].BoundBy
		}
		o.tail(line, tail)
	}
	_, err := io.WriteString(w, o.String())
	return err
}
