package page

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"botec/estimate/chart"
	"botec/estimate/source"
)

//go:embed html/page.html
var pageHTML string

//go:embed html/table.html
var tableHTML string

//go:embed html/page.css
var pageCSS string

// templates are parsed when the first page is written. Every text is escaped, after
// plain or prose have removed control characters.
var templates = sync.OnceValue(func() *template.Template {
	t := template.New("page").Funcs(template.FuncMap{
		"plain": source.Printable, "prose": source.Prose, "figure": figureHTML, "lower": strings.ToLower, "mark": mark, "percent": percent,
		"width": func(b *Bar) float64 { return math.Round(10*(percent(b.To)-percent(b.From))) / 10 },
	})
	return template.Must(template.Must(t.Parse(pageHTML)).Parse(tableHTML))
})

// HTML writes a page that needs no network and no scripts. It has all details, with the
// working folded below each figure, and puts the assumptions last.
func HTML(w io.Writer, p *Page) error {
	h := &html{}
	blocks := flat(p.Blocks)
	slices.SortStableFunc(blocks, func(a, b Block) int { return order(a) - order(b) })
	h.write("header", struct {
		*Page
		CSS     template.CSS
		Assumes string
	}{p, template.CSS(pageCSS), assumes(blocks)})
	for _, b := range blocks {
		b.render(h)
	}
	h.write("footer", struct {
		*Page
		Folded bool
	}{p, h.folded})
	if h.err != nil {
		return h.err
	}
	_, err := w.Write(h.Bytes())
	return err
}

// flat replaces each Details by its blocks.
func flat(blocks []Block) (list []Block) {
	for _, b := range blocks {
		if d, ok := b.(*Details); ok {
			list = append(list, flat(d.Blocks())...)
		} else if b != nil {
			list = append(list, b)
		}
	}
	return list
}

// order is the rank of a block on a page: first the answer, then charts, tables and
// notes, and last assumptions and sources.
func order(b Block) int {
	switch b := b.(type) {
	case *Answer, *Headline:
		return 0
	case *Checks:
		if b.Lines {
			return 2
		}
	case *Lines:
		return 3
	case *Facts:
		return 5
	case *Notes:
		switch b.Kind {
		case Remark:
			return 1
		case Source:
			return 6
		}
	}
	return 4
}

// assumes counts the assumptions, and the defaults among them.
func assumes(blocks []Block) string {
	for _, b := range blocks {
		f, ok := b.(*Facts)
		if !ok {
			continue
		}
		all, defaults := 0, 0
		for _, fact := range f.List {
			all++
			if fact.Origin == "Default" {
				defaults++
			}
		}
		of := ""
		if f.Of != "" {
			of = " of " + source.Printable(f.Of)
		}
		switch all {
		case 0:
			return ""
		case 1:
			return "One assumption" + of
		}
		return strconv.Itoa(all) + " assumptions" + of + ", " + strconv.Itoa(defaults) + " of them defaults"
	}
	return ""
}

// html writes blocks as HTML.
type html struct {
	bytes.Buffer
	folded bool // some figure has folded working
	inside bool // the present block is in folded working
	err    error
}

func (h *html) write(name string, data any) {
	if h.err == nil {
		h.err = templates().ExecuteTemplate(h, name, data)
	}
}

func (h *html) headline(b *Headline) { h.write("headline", b) }

func (h *html) facts(f *Facts) {
	if len(f.List) > 0 {
		h.write("facts", f)
	}
}

func (h *html) notes(n *Notes) {
	h.write("notes", struct {
		Head  string
		Faint bool
		List  []string
	}{noteHeadings[n.Kind], n.Kind == Caveat, n.List})
}

func (h *html) checks(c *Checks)   { h.write("checks", c) }
func (h *html) answer(a *Answer)   { h.write("answer", a) }
func (h *html) changes(c *Changes) { h.write("changes", c) }
func (h *html) steps(s *Steps)     { h.write("working", s) }

// plot is the data of the template of a chart.
type plot struct {
	Name, About, Empty string
	Plot               *chart.Plot
}

func (h *html) histogram(b *Histogram) {
	view := plot{Name: b.Name, About: b.about()}
	if len(b.Bins) > 0 {
		edges, shares := []float64{b.Bins[0].From}, []float64{}
		for _, bin := range b.Bins {
			edges, shares = append(edges, bin.To), append(shares, bin.Share)
		}
		over := chart.XAxis{At: edges, Log: b.Log, Label: b.Label, Unit: b.Unit}
		view.Plot = chart.NewHistogram(edges, shares, over)
		for _, m := range b.Marks {
			view.Plot.Mark(over, m.At, m.Label)
		}
	}
	h.write("plot", view)
}

func (h *html) lines(l *Lines) {
	view := plot{Name: l.Name, About: l.About, Empty: l.Empty}
	if l.Empty == "" {
		view.Plot = chart.NewLines(l.List, l.Band, l.Over, l.Unit, l.Label)
		switch p := view.Plot; {
		case p.LogX && p.LogY:
			view.About += " (both axes logarithmic)"
		case p.LogX:
			view.About += " (horizontal axis logarithmic)"
		case p.LogY:
			view.About += " (vertical axis logarithmic)"
		}
		for _, m := range l.Marks {
			view.Plot.Mark(l.Over, m.At, source.Printable(m.Label))
		}
	}
	h.write("plot", view)
}

func (h *html) records(*Records) {} // they are for scripts

func (h *html) details(d *Details) {
	for _, b := range flat(d.Blocks()) {
		b.render(h)
	}
}

// groups finds the blank between groups of three digits.
var groups = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d \d{3}`) })

// figureHTML is the text of a figure, with no-break blanks inside its numbers.
func figureHTML(text string) string {
	text = source.Prose(text)
	for {
		next := groups().ReplaceAllStringFunc(text, func(s string) string { return s[:1] + "\u202f" + s[2:] })
		if next == text {
			return text
		}
		text = next
	}
}

// percent is a share in percent, from 0 to 100.
func percent(share float64) float64 {
	if math.IsNaN(share) {
		return 0
	}
	return math.Round(1000*max(0, min(1, share))) / 10
}
