package page

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"encoding/json"
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

// HTML writes a page that needs no network, and no script to be read. It has all details, with the
// working folded below each figure, and puts the assumptions last.
func HTML(w io.Writer, p *Page) error {
	h := &html{}
	blocks := flat(p.Blocks)
	scripts, style := "", pageCSS
	if p.Live != nil {
		h.live, h.shown = p.Live, &Shown{texts: make(map[string]int)}
		scripts, style = hash(p.Live.Script()), style+p.Live.Style()
		if p.Live.HasAdvice() {
			blocks = withAdvice(blocks)
		}
	}
	slices.SortStableFunc(blocks, func(a, b Block) int { return order(a) - order(b) })
	h.write("header", struct {
		*Page
		CSS              template.CSS
		Assumes, Scripts string
	}{p, template.CSS(short(style)), assumes(blocks), scripts})
	for _, b := range blocks {
		b.render(h)
	}
	h.write("footer", struct {
		*Page
		Folded bool
	}{p, h.folded})
	if p.Live != nil && h.err == nil {
		h.script(p.Live)
	}
	h.WriteString("</body>\n</html>\n")
	if h.err != nil {
		return h.err
	}
	_, err := w.Write(bytes.ReplaceAll(h.Bytes(), []byte("&#43;"), []byte("+")))
	return err
}

// short is a style without comments and without blanks around braces and behind punctuation,
// and with short names of variables.
func short(style string) string {
	style = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(style, "")
	style = regexp.MustCompile(`;?\s*([{};])\s*`).ReplaceAllString(style, "$1")
	return strings.NewReplacer(": ", ":", ", ", ",", "--ground", "--a", "--text", "--t", "--faint", "--f", "--line", "--l", "--raised", "--r",
		"--wash", "--w", "--figures", "--n", "--good", "--g", "--bad", "--b", "--ink", "--i", "--columns", "--k", "--gap", "--p").Replace(style)
}

// script writes the script of a live page, and its data: JSON, which is packed, as it is most of
// a page otherwise.
func (h *html) script(l Live) {
	data, err := l.Data(h.shown)
	h.err = err
	h.WriteString("<script type=\"application/gzip\" id=\"program\">")
	var packed bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = zip.Write(data)
	_ = zip.Close()
	h.WriteString(inDigits(packed.Bytes()))
	h.WriteString("</script>\n<script>")
	h.WriteString(l.Script())
	h.WriteString("</script>\n")
}

// inDigits writes bytes as text: four of them are a number of five digits to the base of 85,
// from # on, without <, > and &. The last digit is how many bytes are too many.
func inDigits(data []byte) string {
	tooMany := -len(data) & 3
	data = append(data, make([]byte, tooMany)...)
	text := make([]byte, 0, len(data)/4*5+1)
	for ; len(data) > 0; data = data[4:] {
		n, at := binary.BigEndian.Uint32(data), len(text)
		text = append(text, "#####"...)
		for k := 4; k >= 0; k-- {
			text[at+k] = digitsOf85[n%85]
			n /= 85
		}
	}
	return string(append(text, digitsOf85[tooMany]))
}

// digitsOf85 are the digits of inDigits: x, y and z stand for <, > and &.
var digitsOf85 = func() (list [85]byte) {
	for i := range list {
		switch c := '#' + byte(i); c {
		case '<':
			list[i] = 'x'
		case '>':
			list[i] = 'y'
		case '&':
			list[i] = 'z'
		default:
			list[i] = c
		}
	}
	return list
}()

// withAdvice adds room for advice where a page has none yet.
func withAdvice(blocks []Block) []Block {
	at := len(blocks)
	for i, b := range blocks {
		switch b := b.(type) {
		case *Notes:
			if b.Kind == Advice {
				return blocks
			}
		case *Checks:
			at = min(at, i)
		}
	}
	return slices.Insert(slices.Clone(blocks), at, Block(&Notes{Kind: Advice}))
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
		text := strconv.Itoa(all) + " assumptions" + of
		switch defaults {
		case 0:
			return text
		case 1:
			return text + ", one of them a default"
		}
		return text + ", " + strconv.Itoa(defaults) + " of them defaults"
	}
	return ""
}

// html writes blocks as HTML.
type html struct {
	bytes.Buffer
	live   Live   // nil for another page
	shown  *Shown // what the script of a live page has to know; nil for another page
	folded bool   // some figure has folded working
	inside bool   // the present block is in folded working
	err    error
}

func (h *html) write(name string, data any) {
	if h.err == nil {
		h.err = templates().ExecuteTemplate(h, name, data)
	}
}

// headlineView is the data of the template of a figure of the headline.
type headlineView struct {
	HeadlineFigure
	Of                           figureView
	AllText, RangeText, LiveText string // the indexes of how texts follow
}

func (h *html) headline(b *Headline) {
	list := make([]headlineView, len(b.Figures))
	text, _ := h.follows(b.Live)
	for i, f := range b.Figures {
		list[i] = headlineView{HeadlineFigure: f, Of: h.named(&f.Cell)}
		list[i].AllText, _ = h.follows(f.Given)
		list[i].RangeText, _ = h.follows(f.Range)
		list[i].LiveText, _ = h.follows(f.Live)
	}
	h.write("headline", struct {
		*Headline
		List []headlineView
		Text string // the index of how the note follows
	}{b, list, text})
}

func (h *html) facts(f *Facts) {
	if len(f.List) == 0 {
		return
	}
	list := h.provenance(f.List)
	if h.shown != nil {
		for i := range list {
			h.shown.Inputs = append(h.shown.Inputs, list[i].Name)
		}
	}
	h.write("facts", struct {
		*Facts
		List []factView
	}{f, list})
}

func (h *html) notes(n *Notes) {
	_, isStill := h.follows(n.Live)
	view := newNotesView(noteHeadings[n.Kind], n.List, isStill)
	view.Faint, view.Is = n.Kind == Caveat, h.role(n.Kind == Advice, "advice")+h.role(n.Kind == Dependence, "dependence")
	for i, live := range n.Each {
		view.List[i].Live, _ = h.follows(live)
	}
	h.write("notes", view)
}

// factView is the data of the template of a fact.
type factView struct {
	Fact
	Of    figureView
	Where string
}

func (h *html) provenance(facts []Fact) []factView {
	list := make([]factView, len(facts))
	for i, fact := range facts {
		list[i] = factView{fact, h.named(&fact.Figure), fact.where()}
	}
	return list
}

// notesView is the data of the template of notes.
type notesView struct {
	Head, Is     string
	Faint, Still bool
	List         []noteView
}

// noteView is a note, and the index of how it follows.
type noteView struct{ Text, Live string }

func newNotesView(head string, list []string, isStill bool) notesView {
	view := notesView{Head: head, Still: isStill}
	for _, text := range list {
		view.List = append(view.List, noteView{Text: text})
	}
	return view
}

// role is the name by which the script of a live page knows a block.
func (h *html) role(has bool, name string) string {
	if h.shown == nil || !has {
		return ""
	}
	return name
}

func (h *html) checks(c *Checks) {
	_, isStill := h.follows(c.Live)
	h.write("checks", struct {
		*Checks
		Is    string
		Still bool
	}{c, h.role(!c.Lines, "checks"), isStill})
}

func (h *html) answer(a *Answer) {
	text, _ := h.follows(a.Live)
	h.write("answer", struct {
		*Answer
		Follows string
	}{a, text})
}

// changeView is a change, and the indexes of how its texts follow.
type changeView struct {
	Change
	TextA, TextB string
}

func (h *html) changes(c *Changes) {
	list := make([]changeView, len(c.List))
	for i, change := range c.List {
		list[i].Change = change
		list[i].TextA, _ = h.follows(change.LiveA)
		list[i].TextB, _ = h.follows(change.LiveB)
	}
	h.write("changes", struct {
		*Changes
		List []changeView
	}{c, list})
}

// stepView is the data of the template of a step.
type stepView struct {
	Step
	Still bool // its numbers are hidden where an input has changed
}

func (h *html) steps(s *Steps) {
	list := make([]stepView, len(s.Steps))
	for i, step := range s.Steps {
		list[i] = stepView{step, h.shown != nil && step.Live == Still}
		if h.shown != nil && !list[i].Still {
			follows := []any{h.live.Prepare(step.Live)}
			if step.LiveSymbols != nil {
				follows = append(follows, h.live.Prepare(step.LiveSymbols))
			}
			text, _ := json.Marshal(follows)
			h.shown.Steps = append(h.shown.Steps, text)
		}
	}
	headed := !h.inside || s.Scenario != "" || s.Live == Still || len(list) == 0
	of, isStill := figureView{}, h.shown != nil && s.Live == Still
	switch {
	case isStill || !headed:
	case h.inside && h.shown != nil && s.Live != nil:
		of.Follows, _ = h.follows(s.Live)
	default:
		of = h.named(&s.Figure)
	}
	if !headed { // the row has the figure
		list[0].Name = s.Name
	}
	h.write("working", struct {
		*Steps
		Headed  bool
		Still   bool
		Of      figureView
		List    []stepView
		Origins []factView
	}{s, headed, isStill, of, list, h.provenance(s.From)})
}

// plot is the data of the template of a chart.
type plot struct {
	Name, About, Empty, Is string
	Spread                 bool // it is a distribution, whose marks are percentiles and no limits
	Plot                   *chart.Plot
}

func (h *html) histogram(b *Histogram) {
	view := plot{Name: b.Name, About: b.about(), Is: h.role(true, "histogram"), Spread: true}
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
