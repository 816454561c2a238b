package report

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"botec/estimate"
	"botec/estimate/chart"
	"botec/estimate/explain"
	"botec/estimate/scenario"
	"botec/estimate/source"
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
		if a.Origin == string(scenario.OriginDefault) {
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
		p.Checks = append(p.Checks, webCheck{source.Printable(c.Condition), source.Prose(cameOut(&c)), c.Holds})
	}
	if rep.Unjudged {
		p.Unjudged = "Not judged: they are those of the preset as it was."
	}
	return p
}
