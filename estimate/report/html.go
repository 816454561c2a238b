package report

import (
	_ "embed"
	"html/template"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/explain"
	"botec/estimate/source"
	"botec/estimate/unit"
)

//go:embed page/page.html
var pageHTML string

//go:embed page/parts.html
var partsHTML string

//go:embed page/page.css
var pageCSS string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.Must(template.New("parts").Parse(partsHTML)).New("page").Parse(pageHTML))
})

// webPage is what page.html shows: one page that needs no network. Every text
// in it is escaped by the template.
type webPage struct {
	Title, Summary string
	Command        string // that made it
	CSS            template.CSS
	Statements     []webStatement
	Comparison     *webComparison
	Plots          []webPlot
	Table          *webTable
	Sections       []webSection
	Spreads        []webSpread
	Spread         string
	Advice         []string
	Checks         []webCheck
	Unjudged       string
	AssumedOf      string // the one of two results, "" for the only one
	Assumed        []webAssumed
	Sources        []string
}

type webStatement struct{ Text, Class string }

type webCheck struct {
	Condition, Remark string
	Holds             bool
}

type webAssumed struct{ Origin, Name, Text, Note string }

// webSection is a table of figures, each with its working folded below it.
type webSection struct {
	Name, Columns string
	Head          []string
	Drawn         string // what the bars show
	Rows          []webRow
}

type webRow struct {
	Label, Tail string
	Cells       []string
	Total       bool
	Inline      bool // there is room for the tail beside the cells
	Bar         *webBar
	Workings    []webWorking
	Why         []webRow
}

// webBar is a share of a scale in percent, or a span with a mark in it.
type webBar struct {
	Span             bool
	From, Width, Mid float64
}

type webWorking struct {
	Name, Text, Spread string
	Steps              []explain.Step
	HeadTitle          string
	Head               []explain.HeadStep
}

type webPlot struct {
	Name, About string
	Plot        *chart.Plot
	Remarks     []string
}

type webSpread struct {
	Plot    webPlot
	Drivers []webRow
}

type webTable struct {
	Name     string
	Head     []string
	Rows     []webTableRow
	Remarked bool
}

type webTableRow struct {
	Cells []string
	Tail  string
}

// Assumes says how much is assumed, and how much of it nobody said.
func (p *webPage) Assumes() string {
	defaults := 0
	for _, a := range p.Assumed {
		if a.Origin == string(estimate.OriginDefault) {
			defaults++
		}
	}
	switch len(p.Assumed) {
	case 0:
		return ""
	case 1:
		return "One assumption"
	}
	text := strconv.Itoa(len(p.Assumed)) + " assumptions"
	if p.AssumedOf != "" {
		text += " of " + p.AssumedOf
	}
	return text + ", " + strconv.Itoa(defaults) + " of them defaults"
}

// Folded says that the page has figures to open.
func (p *webPage) Folded() bool {
	if p.Comparison != nil {
		return true
	}
	for _, s := range p.Sections {
		for _, r := range s.Rows {
			if len(r.Workings) > 0 {
				return true
			}
		}
	}
	return false
}

func (p *webPage) write(w io.Writer) error {
	p.CSS = template.CSS(pageCSS)
	return pageTemplate().Execute(w, p)
}

// webOf begins a page about a result: its title, checks, assumptions and sources.
func webOf(r *estimate.Result, command string) *webPage {
	rep := New(r)
	p := &webPage{Title: source.Prose(rep.Title), Summary: source.Prose(rep.Summary), Command: source.Printable(command)}
	for _, a := range rep.Assumed {
		for _, v := range a.Values {
			list := []*estimate.Value{v}
			if fields := (&page{Result: r}).fields(v); len(fields) > 0 {
				list = fields
			}
			for _, v := range list {
				note := remark(asWritten(v), Provenance(v))
				p.Assumed = append(p.Assumed, webAssumed{strings.ToLower(a.Origin), v.Name, source.Printable(v.Text()), source.Prose(note)})
			}
		}
	}
	for _, s := range r.Scenario.Sources {
		p.Sources = append(p.Sources, source.Prose(s))
	}
	for _, c := range rep.Checks {
		text := ""
		if !c.Holds && c.Got != "" {
			text = ": it is " + c.Got
		}
		text += c.InSamples()
		if c.Note != "" {
			text += " (" + c.Note + ")"
		}
		p.Checks = append(p.Checks, webCheck{source.Printable(c.Condition), source.Prose(text), c.Holds})
	}
	if rep.Unjudged {
		p.Unjudged = "Not judged: they are those of the preset as it was."
	}
	return p
}

// HTML writes an estimate as a page; with globs, only the metrics that fit.
// command is the call that made it.
func HTML(w io.Writer, r *estimate.Result, globs []string, command string) error {
	rep := New(r)
	p := webOf(r, command)
	if len(globs) > 0 {
		p.Sections = []webSection{standing("Metrics", r, Only(r, globs))}
		return p.write(w)
	}
	for _, s := range rep.Sections {
		p.Sections = append(p.Sections, webSectionOf(r, s))
	}
	p.Advice = rep.Advice
	for i := range p.Advice {
		p.Advice[i] = source.Prose(p.Advice[i])
	}
	if n := len(rep.Spread); n > 0 {
		p.Spread = rep.Spread[n-1]
	}
	for _, v := range headlines(r) {
		p.Spreads = append(p.Spreads, webSpreadOf(r, v))
	}
	return p.write(w)
}

// webSectionOf arranges a section, with bars for figures of one scale.
func webSectionOf(r *estimate.Result, s Section) webSection {
	out := webSection{Name: s.title(), Head: s.Head}
	columns, most := 1, 0.
	for _, row := range s.Rows {
		columns = max(columns, len(row.Cells))
	}
	drawn := func(row *Row) bool {
		v := row.last()
		return s.Name != "OTHER" && len(s.Rows) > 1 && v != nil && !row.Total && (len(row.Values) == columns || v.Uncertain)
	}
	for _, row := range s.Rows {
		if v := row.last(); drawn(&row) {
			most = max(most, v.Value, v.P95)
		}
	}
	if n := len(s.Head); n > 1 && most > 0 {
		out.Drawn = s.Head[n-1]
		if s.Head[0] == "p5" {
			out.Drawn = "p5 to p95"
		}
	}
	if s.Name == "SERVERS" && len(s.Head) == 1 { // their sum, which the terminal has beside the heading
		out.Head = nil
		v := r.Get("servers")
		s.Rows = append(slices.Clip(s.Rows), Row{Label: "total", Cells: []string{v.Text()}, Total: true, Values: []*estimate.Value{v}})
	}
	out.Columns = [...]string{"", "one", "two", "three"}[min(columns, 3)]
	labels := s.labels()
	for k, row := range s.Rows {
		web := webRow{Label: source.Printable(labels[k]), Tail: source.Printable(row.Tail), Total: row.Total, Cells: make([]string, columns)}
		for i, cell := range row.Cells {
			web.Cells[i] = source.Printable(cell)
		}
		if drawn(&row) {
			web.Bar = webBarOf(row.last(), most)
		}
		web.Inline = web.Bar == nil && columns < 3
		web.Workings = workings(r, row.Values)
		out.Rows = append(out.Rows, web)
	}
	return out
}

// last is the value that a row's bar shows: the peak, the bytes in all copies.
func (r *Row) last() *estimate.Value {
	if len(r.Values) == 0 {
		return nil
	}
	return r.Values[len(r.Values)-1]
}

func percent(v, of float64) float64 {
	if !(of > 0) || math.IsInf(of, 0) || math.IsNaN(v) {
		return 0
	}
	return math.Round(1000*max(0, min(1, v/of))) / 10
}

func webBarOf(v *estimate.Value, most float64) *webBar {
	if !v.Uncertain {
		return &webBar{Width: percent(v.Value, most)}
	}
	from := percent(v.P5, most)
	return &webBar{Span: true, From: from, Width: math.Round(10*(percent(v.P95, most)-from)) / 10, Mid: percent(v.Value, most)}
}

// workings are those of values, without one that is a step of another.
func workings(r *estimate.Result, values []*estimate.Value) (list []webWorking) {
	var figures []*explain.Figure
	inside := map[string]bool{}
	for _, v := range values {
		f := explain.Explain(r, v, 0)
		figures = append(figures, f)
		for _, s := range f.Steps {
			if s.Full != v.Name {
				inside[s.Full] = true
			}
		}
	}
	for _, f := range figures {
		if len(f.Steps) == 0 || inside[f.Name] {
			continue
		}
		list = append(list, webWorkingOf(f))
	}
	return list
}

func webWorkingOf(f *explain.Figure) webWorking {
	out := webWorking{Name: source.Printable(f.Name), Text: source.Printable(f.Text())}
	if f.Uncertain {
		out.Spread = source.Printable(spreadOf(f))
	}
	for _, s := range f.Steps {
		for _, text := range []*string{&s.Name, &s.Symbols, &s.Numbers, &s.Result, &s.Note} {
			*text = source.Printable(*text)
		}
		if s.BoundBy != "" {
			s.Result += ", bound by " + source.Printable(s.BoundBy)
		}
		out.Steps = append(out.Steps, s)
	}
	if f.Head != nil {
		out.HeadTitle = inTheHead(f.Head)
		for _, s := range f.Head.Steps {
			s.Name, s.Text = source.Printable(s.Name), source.Printable(s.Text)
			out.Head = append(out.Head, s)
		}
	}
	return out
}

const histogramBins = 30

// webSpreadOf is the histogram of an uncertain value, and what makes it wide.
func webSpreadOf(r *estimate.Result, v *estimate.Value) (out webSpread) {
	bins, log := r.Histogram(v, histogramBins)
	out.Plot = webPlot{Name: source.Printable(v.Name), About: source.Printable("p5 " + v.Print(v.P5) + " · p50 " + v.Text() + " · p95 " + v.Print(v.P95))}
	if len(bins) > 0 {
		var edges, shares []float64
		for _, b := range bins {
			edges, shares = append(edges, b.From), append(shares, b.Share)
		}
		edges = append(edges, bins[len(bins)-1].To)
		over := chart.Over{At: edges, Log: log, Label: finely(r, v.Name, edges), Unit: unitOf(r, v.Name, edges[len(edges)-1])}
		out.Plot.Plot = chart.NewHistogram(edges, shares, over)
		for _, m := range []struct {
			at    float64
			label string
		}{{v.P5, "p5"}, {v.Value, "p50"}, {v.P95, "p95"}} {
			out.Plot.Plot.Mark(over, m.at, m.label)
		}
	}
	for _, d := range r.Drivers(v) {
		out.Drivers = append(out.Drivers, webRow{Label: source.Printable(d.Name), Cells: []string{strconv.Itoa(int(math.Round(100*d.Share))) + "%"}, Bar: &webBar{Width: percent(d.Share, 1)}})
	}
	return out
}

// unitOf is how many base units the unit has that x prints in.
func unitOf(r *estimate.Result, name string, x float64) float64 {
	i, _ := r.Find(name)
	p := r.Printer
	p.Digits = 17 // as it is
	if n := unit.Leading(r.Print(p, i, x)); n > 0 && finite(x) {
		return math.Abs(x) / n
	}
	return 1
}

// SweepHTML writes a sweep as a page: a chart for each metric, and the points.
func SweepHTML(w io.Writer, s *estimate.Sweep, command string) error {
	p := webOf(s.Result, command)
	t := newSwept(s)
	for k, v := range s.Shown {
		p.Plots = append(p.Plots, sweptPlot(s, &t, k, v))
	}
	p.Table = webTableOf("Points", t.head, t.rows, t.remarks)
	p.Sections = []webSection{standing("As the scenario stands", s.Result, s.Shown)}
	if s.Sampling != nil {
		p.Spread = "Ranges stand at their median"
	}
	return p.write(w)
}

func sweptPlot(s *estimate.Sweep, t *swept, k int, v *estimate.Value) webPlot {
	out := webPlot{Name: source.Printable(v.Name)}
	lines, along := []chart.Line{{Values: t.values[k]}}, 0
	if len(s.Axes) == 2 {
		var each int
		lines, along, each = family(s, t.values[k])
		out.About = "for each " + source.Printable(s.Axes[each].Name)
		if lines == nil {
			out.Remarks = []string{"Too many values of " + source.Printable(s.Axes[each].Name) + " for one chart: see the points."}
			return out
		}
	}
	axis := s.Axes[along]
	out.About = strings.TrimSuffix("over "+source.Printable(axis.Name)+", "+out.About, ", ")
	high, low := axis.Values[0], axis.Values[0]
	for _, x := range axis.Values {
		high, low = max(high, x), min(low, x)
	}
	if len(axis.Values) == 1 {
		return out
	}
	over := chart.Over{At: axis.Values, Log: low > 0 && high > 20*low, Plain: low == 0, Label: finely(s.Result, axis.Name, axis.Values)}
	over.Unit = unitOf(s.Result, axis.Name, high)
	out.Plot = chart.NewLines(lines, [2][]float64{}, over, unitOf(s.Result, v.Name, greatest(t.values[k])), finely(s.Result, v.Name, t.values[k]))
	out.About += axes(out.Plot)
	for _, knee := range t.knees {
		if knee.metric == k && knee.point > 0 && len(s.Axes) == 1 {
			out.Plot.Mark(over, axis.Values[knee.point], "bound by "+source.Printable(knee.resource))
		}
	}
	return out
}

// axes says which axes of a plot are logarithmic.
func axes(p *chart.Plot) string {
	switch {
	case p.LogX && p.LogY:
		return " (both axes logarithmic)"
	case p.LogX:
		return " (horizontal axis logarithmic)"
	case p.LogY:
		return " (vertical axis logarithmic)"
	}
	return ""
}

// ForecastHTML writes a forecast as a page: when limits fall, a chart for each
// metric, and the months.
func ForecastHTML(w io.Writer, f *estimate.Forecast, command string) error {
	p := webOf(f.Result, command)
	p.Statements = append(p.Statements, webStatement{Text: source.Printable(growing(f))})
	for i, text := range limits(f) {
		class := "good"
		if f.Until[i].Month >= 0 {
			class = "bad"
		}
		p.Statements = append(p.Statements, webStatement{source.Printable(text), class})
	}
	for _, text := range stepping(f) {
		p.Statements = append(p.Statements, webStatement{Text: source.Printable(text)})
	}
	for k, v := range f.Shown {
		p.Plots = append(p.Plots, foreseenPlot(f, k, v))
	}
	head, rows, remarks, _ := foreseen(f, true)
	p.Table = webTableOf("Months"+everyMonth(f), head, rows, remarks)
	p.Sections = []webSection{standing("The estimate itself: data kept for its full retention", f.Result, f.Shown)}
	if f.Sampling != nil {
		p.Spread = "Ranges of the scenario stand at their median"
	}
	return p.write(w)
}

func foreseenPlot(f *estimate.Forecast, k int, v *estimate.Value) webPlot {
	out := webPlot{Name: source.Printable(v.Name), About: "by month"}
	var at, middle []float64
	var band [2][]float64
	spread := false
	for _, row := range f.Rows {
		at, middle = append(at, float64(row.Month)), append(middle, row.Values[k])
		band[0], band[1] = append(band[0], row.P95[k]), append(band[1], row.P5[k])
		spread = spread || row.P5[k] < row.P95[k]
	}
	if spread {
		out.About = "by month: the median, and p5 to p95"
	} else {
		band = [2][]float64{}
	}
	over := chart.Over{At: at, Unit: 1, Label: func(m float64) string {
		if m != math.Trunc(m) {
			return ""
		}
		if date := f.Date(int(m)); date != "" {
			return date
		}
		return strconv.Itoa(int(m))
	}}
	if f.Months >= 24 {
		over.Unit = 12
	}
	out.Plot = chart.NewLines([]chart.Line{{Values: middle}}, band, over, unitOf(f.Result, v.Name, greatest(middle)), finely(f.Result, v.Name, middle))
	out.About += axes(out.Plot)
	for _, l := range f.Until {
		if l.Month >= 0 && (f.Mentions(l, v) || !slices.ContainsFunc(f.Shown, func(v *estimate.Value) bool { return f.Mentions(l, v) })) {
			out.Plot.Mark(over, float64(l.Month), shortened(source.Printable(l.Condition), longestMark))
		}
	}
	return out
}

// longestMark is how many letters of a condition a chart has room for.
const longestMark = 28

func greatest(values []float64) (most float64) {
	for _, v := range values {
		if finite(v) {
			most = max(most, v)
		}
	}
	return most
}

// standing shows metrics as the scenario has them, with their working.
func standing(name string, r *estimate.Result, values []*estimate.Value) webSection {
	out := webSection{Name: name, Columns: "one"}
	for _, v := range values {
		out.Rows = append(out.Rows, webRow{Label: source.Printable(v.Name), Cells: []string{source.Printable(v.Text())}, Workings: workings(r, []*estimate.Value{v})})
	}
	return out
}

func webTableOf(name string, head []string, rows [][]string, remarks []string) *webTable {
	t := &webTable{Name: name, Remarked: strings.Join(remarks, "") != ""}
	for _, h := range head {
		t.Head = append(t.Head, source.Printable(h))
	}
	for i, row := range rows {
		out := webTableRow{Tail: source.Printable(remarks[i])}
		for _, cell := range row {
			out.Cells = append(out.Cells, source.Printable(cell))
		}
		t.Rows = append(t.Rows, out)
	}
	return t
}

// webComparison is two results side by side.
type webComparison struct {
	A, B      string
	Reasons   []string
	Rows      []webRow
	Different []webDifference
}

type webDifference struct{ Name, A, B string }

// CompareHTML writes a comparison as a page: the metrics with what moved them,
// and what is written differently.
func CompareHTML(w io.Writer, c *Comparison, command string) error {
	p := webOf(c.B, command)
	if c.NameA == "before" {
		p.Title = source.Prose(p.Title + ", before and after")
	} else {
		p.Title, p.Summary = source.Prose(c.NameA+" and "+c.NameB), ""
	}
	for _, f := range c.Failed {
		p.Statements = append(p.Statements, webStatement{source.Printable("fails on " + f), "bad"})
	}
	if c.uncertain() {
		p.Spread = "Uncertain values stand at their median; what moved them is worked out with every range at its median"
	}
	web := &webComparison{A: source.Printable(c.NameA), B: source.Printable(c.NameB)}
	for _, why := range c.reasons() {
		web.Reasons = append(web.Reasons, source.Printable(why))
	}
	widest := math.Log(2) // of the logarithms of the ratios: a bar to the end is at least twice or half
	for _, name := range c.Shown {
		if a, b := c.both(name); ratio(a, b) != "" && b.Value != 0 {
			widest = max(widest, math.Abs(math.Log(b.Value/a.Value)))
		}
	}
	for _, name := range c.Shown {
		a, b := c.both(name)
		row := webRow{Label: source.Printable(name), Cells: []string{source.Printable(text(a)), source.Printable(text(b)), ratio(a, b)}, Why: c.shares(name)}
		if ratio(a, b) != "" {
			row.Bar = webBarFromMiddle(math.Log(b.Value/a.Value) / widest)
		}
		for _, side := range []struct {
			name string
			r    *estimate.Result
			v    *estimate.Value
		}{{web.A, c.A, a}, {web.B, c.B, b}} {
			if side.v == nil {
				continue
			}
			for _, working := range workings(side.r, []*estimate.Value{side.v}) {
				working.Name = side.name + ": " + working.Name
				row.Workings = append(row.Workings, working)
			}
		}
		web.Rows = append(web.Rows, row)
	}
	for _, d := range c.Inputs {
		web.Different = append(web.Different, webDifference{source.Printable(d.Name), source.Printable(orDash(d.A)), source.Printable(orDash(d.B))})
	}
	p.Comparison, p.AssumedOf = web, web.B
	return p.write(w)
}

// webBarFromMiddle is a bar from the middle of its room, to the left for less.
func webBarFromMiddle(part float64) *webBar {
	width := percent(min(1, math.Abs(part)), 2) // ×0 is all of it
	from := 50.
	if part < 0 {
		from -= width
	}
	return &webBar{Span: true, From: from, Width: width, Mid: 50}
}

// shares are what moved a metric, with bars by how much: of the logarithm of a
// factor, or of a difference.
func (c *Comparison) shares(name string) (rows []webRow) {
	movers, added := c.Movers(name)
	size := func(v float64) float64 {
		if added {
			return math.Abs(v)
		}
		return math.Abs(math.Log(v))
	}
	most := 0.
	for _, m := range movers {
		most = max(most, size(m.Share))
	}
	for _, m := range movers {
		rows = append(rows, webRow{Label: source.Printable(m.Name), Cells: []string{source.Printable(c.amount(name, m.Share, added))}, Tail: source.Printable(strings.Trim(c.alone(name, m, added), " ()")), Bar: &webBar{Width: percent(size(m.Share), most)}})
	}
	return rows
}
