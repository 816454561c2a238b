package mark

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"botec/estimate/formula"
	"botec/estimate/markdown"
	"botec/estimate/spoken"
	"botec/estimate/unit"
)

// number is a quantity of the document, in all the ways to take it out of its text.
type number struct {
	Proposal
	in       *unit.Display // the unit of its column, nil for none
	ways     []spoken.Mention
	context  context
	isBare   bool // no unit and no scale is written
	digits   int
	isScaled bool
	passage  *passage
	here     markdown.Span // in the texts of the passage
	marked   bool          // it has a marker already
	picked   bool          // a figure that it may mean is one that may be marked
}

// passage is a paragraph or a cell as numbers are looked for in it.
type passage struct {
	markdown.Text
	start, end int
	number     string // from start to end, with ; for what has no numbers to mark
	words      string // from start to end, with blanks for what has no words
	offsets    []int  // in the document, of the bytes of these texts; nil where none was dropped
	heading    []word // of the headings above
	section    []word // of the nearest of them
	row, head  []word // of a cell: the first cell of its row, and the head of its column
	rowText    string
	headText   string
	math       []markdown.Span // the $…$ of LaTeX
}

// numbers lists the numbers of the document that may be marked.
func (m *marking) numbers() (list []number) {
	text := m.File.Text
	masked, readable := []byte(text), []byte(text)
	texts := markdown.Texts(text, m.document.IsMDX())
	for i := range texts {
		for _, h := range texts[i].Hidden {
			blank(masked, h, ';')
			blank(readable, unreadable(text, h), ' ')
		}
	}
	for _, r := range m.document.Regions() {
		m.marked = append(m.marked, r.Span)
		if r.Claim {
			for _, marker := range []markdown.Span{{Start: r.Start, End: r.Inside.Start}, {Start: r.Inside.End, End: r.End}} {
				blank(masked, marker, dropped)
			}
		} else {
			blank(masked, r.Span, ';')
		}
	}
	if m.document.IsMDX() {
		maskExpressions(masked)
	}
	heads := make(map[[2]int]*passage)
	rows := make(map[[2]int]*passage) // the first cell of a row that is words
	var headings [7][]word
	for _, t := range texts {
		p := newPassage(t, masked, readable)
		for level := range headings {
			if p.heading = append(p.heading, headings[level]...); len(headings[level]) > 0 {
				p.section = headings[level]
			}
		}
		p.heading = append(p.heading, runIn(p.words)...)
		switch {
		case p.start < m.place.first:
			continue
		case t.Kind == markdown.Heading:
			headings[t.Level] = wordsOf(p.words)
			clear(headings[t.Level+1:])
			continue
		case t.Kind == markdown.Cell && t.Row == 0:
			p.headText = strings.TrimSpace(p.words)
			heads[[2]int{t.Table, t.Column}] = p
			continue
		case t.Kind == markdown.Cell:
			if first := rows[[2]int{t.Table, t.Row}]; first != nil {
				p.row, p.rowText = wordsOf(first.words), strings.TrimSpace(first.words)
			} else if words := wordsOf(p.words); len(words) > 0 && strings.IndexFunc(words[0].text, unicode.IsDigit) < 0 {
				rows[[2]int{t.Table, t.Row}] = p
			}
			if head := heads[[2]int{t.Table, t.Column}]; head != nil {
				p.head, p.headText = wordsOf(head.words), head.headText
			}
		}
		if from, to := m.place.from, m.place.to; p.start >= from && p.end <= to {
			list = append(list, m.in(p)...)
		}
	}
	return list
}

// runIn is the heading that opens a paragraph: **Reads.** Ten times as many.
func runIn(text string) []word {
	if rest, ok := strings.CutPrefix(text, "**"); ok {
		if title, _, ok := strings.Cut(rest, "**"); ok {
			return wordsOf(title)
		}
	}
	return nil
}

// blank replaces the bytes of a span, but no line ends.
func blank(text []byte, at markdown.Span, with byte) {
	for i := at.Start; i < at.End; i++ {
		if text[i] != '\n' && text[i] != '\r' {
			text[i] = with
		}
	}
}

// unreadable is the part of a hidden span that has no words for a reader: all of HTML, of
// a link its target, of code nothing.
func unreadable(text string, h markdown.Span) markdown.Span {
	switch s := h.In(text); s[0] {
	case '<':
		return h
	case '[':
		if n := strings.LastIndex(s, "]("); n >= 0 {
			return markdown.Span{Start: h.Start + n, End: h.End}
		}
	}
	return markdown.Span{}
}

// maskDisplayed hides the formulas between $$, where a comment would be shown.
func maskDisplayed(text []byte) {
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte("$$"))
		if n < 0 {
			return
		}
		start := at + n
		at = len(text)
		if n := bytes.Index(text[min(start+2, at):], []byte("$$")); n >= 0 {
			at = start + 2 + n + 2
		}
		blank(text, markdown.Span{Start: start, End: at}, ';')
	}
}

// maskExpressions hides {…} of MDX.
func maskExpressions(text []byte) {
	for at := 0; at < len(text); at++ {
		if text[at] != '{' {
			continue
		}
		n := bytes.IndexByte(text[at:], '}')
		if n < 0 {
			return
		}
		blank(text, markdown.Span{Start: at, End: at + n + 1}, ';')
		at += n
	}
}

func newPassage(t markdown.Text, masked, readable []byte) *passage {
	p := &passage{Text: t, start: t.Lines[0].Start, end: t.Lines[len(t.Lines)-1].End}
	number, words := slices.Clone(masked[p.start:p.end]), slices.Clone(readable[p.start:p.end])
	for i := 1; i < len(t.Lines); i++ { // the prefixes of quotes and list items
		prefix := markdown.Span{Start: t.Lines[i-1].End - p.start, End: t.Lines[i].Start - p.start}
		blank(number, prefix, ' ')
		blank(words, prefix, ' ')
	}
	number, words = p.drop(number, words)
	maskDisplayed(number)
	maskNames(number, t.Kind == markdown.Cell)
	p.number, p.words = string(number), string(words)
	for _, f := range formulas(p.words) {
		p.math = append(p.math, p.inDocument(f))
	}
	return p
}

// dropped stands for a byte of a marker, which passages do not have.
const dropped = 0

// drop takes the markers out of the texts of a passage, so that a number has the neighbours
// that it had before its marker was written.
func (p *passage) drop(number, words []byte) (a, b []byte) {
	if bytes.IndexByte(number, dropped) < 0 {
		return number, words
	}
	a, b = number[:0], words[:0]
	for i, c := range number {
		if c != dropped {
			a, b, p.offsets = append(a, c), append(b, words[i]), append(p.offsets, p.start+i)
		}
	}
	return a, b
}

// inDocument is a stretch of the text of a passage in the document.
func (p *passage) inDocument(at markdown.Span) markdown.Span {
	if p.offsets == nil {
		return markdown.Span{Start: p.start + at.Start, End: p.start + at.End}
	}
	return markdown.Span{Start: p.offsets[at.Start], End: p.offsets[at.End-1] + 1}
}

// mostInherited is how many words of a number also count for one that states the same.
const mostInherited = 20

// mostWays is in how many ways a number is taken out of its text at most.
const mostWays = 3

// longest is how much text is read at once, in bytes.
const longest = 2000

// in lists the numbers of a passage.
func (m *marking) in(p *passage) (list []number) {
	if strings.IndexFunc(p.number, unicode.IsDigit) < 0 && p.Kind == markdown.Cell || p.counts() {
		return nil
	}
	units := m.figures.result.Scenario.Units()
	metric := spoken.Metric{Nouns: m.figures.nouns, Units: units, Currency: units.Currency()}
	for at := 0; at < len(p.number); {
		end := at + sentences(p.number[at:])
		for _, w := range spoken.Find(p.number[at:end], metric) {
			here := markdown.Span{Start: w.Start + at, End: w.End + at}
			if text := strings.ToLower(here.In(p.number)); isTrivial(text) || m.figures.noun[text] || isGlued(p.words, here.Start, here.End) {
				continue
			}
			there := p.inDocument(here)
			w.Start, w.End = there.Start, there.End
			if n := len(list) - 1; n >= 0 && here.Start < list[n].here.End {
				list[n].here.End, list[n].End = max(list[n].here.End, here.End), max(list[n].End, w.End)
				if len(list[n].ways) < mostWays {
					list[n].ways = append(list[n].ways, w)
				}
				continue
			}
			n := number{Proposal: Proposal{Start: w.Start, End: w.End, Verdict: Unknown}, ways: []spoken.Mention{w}, passage: p, here: here}
			n.marked = overlaps(m.marked, w.Start, w.End)
			n.isBare, n.isScaled, n.digits = w.Bare && !w.Scaled, w.Scaled, w.Digits
			list = append(list, n)
		}
		at = end
	}
	in := m.columnUnit(p)
	for i := range list {
		n := &list[i]
		n.Text = m.File.Text[n.Start:n.End]
		switch {
		case n.isBare && in != nil:
			n.in, n.isBare = in, false
		case n.isBare:
			if n.in = m.labelUnit(p, n.here.Start); n.in != nil {
				n.isBare = false
			}
		case strings.ContainsAny(n.Text, "$€£¥") && !strings.Contains(n.Text, "/"):
			n.in = m.moneyPer(p)
		}
		left, right := 0, len(p.words)
		if i > 0 {
			left = list[i-1].here.End
		}
		if i+1 < len(list) {
			right = list[i+1].here.Start
		}
		n.context = p.context(n.here.Start, n.here.End, left, right)
		if i > 0 && p.continues(left, n.here.Start) {
			of := list[i-1].context.own
			n.context.own = append(n.context.own, of[:min(len(of), mostInherited)]...)
		}
	}
	return slices.DeleteFunc(list, func(n number) bool { return n.marked })
}

// isGlued reports whether a stretch of text is a part of a longer word.
func isGlued(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return isWordRune(before) && isWordRune(first) || isWordRune(last) && isWordRune(after)
}

// overlaps reports whether a stretch of text has a part of one of the spans, which are in
// the order of the text.
func overlaps(list []markdown.Span, start, end int) bool {
	n := sort.Search(len(list), func(i int) bool { return list[i].End > start })
	return n < len(list) && list[n].Start < end
}

// sentences is the length of the first sentences of a text that are read together.
func sentences(text string) int {
	if len(text) <= longest {
		return len(text)
	}
	for _, end := range []string{". ", ".\n", "\n", " "} {
		if n := strings.LastIndex(text[:longest], end); n > 0 {
			return n + len(end)
		}
	}
	n := longest
	for n < len(text) && text[n]&0xc0 == 0x80 {
		n++
	}
	return n
}

// isTrivial reports whether a number is one that prose is full of: one, half, 0.
func isTrivial(text string) bool {
	switch text {
	case "one", "once", "twice", "half", "zero", "0", "a half", "a quarter", "a third", "quarter", "third", "thirds", "quarters", "halves":
		return true
	}
	return false
}

// counts reports whether a cell is one of a column that counts the rows.
func (p *passage) counts() bool {
	return p.Kind == markdown.Cell && class("counters", strings.ToLower(p.headText)) && strings.TrimLeft(strings.TrimSpace(p.number), "0123456789.") == ""
}

// columnUnit is the unit that the head of a cell's column names for numbers that have
// none, or the first cell of its row, nil for none.
func (m *marking) columnUnit(p *passage) *unit.Display {
	if p.Kind != markdown.Cell {
		return nil
	}
	texts := []string{p.headText}
	if p.Column > 0 {
		texts = append(texts, p.rowText)
	}
	for _, text := range texts {
		if in := m.unitIn(text); in != nil {
			return in
		}
	}
	return nil
}

// labelUnit is the unit that the words before a number name, as in "write QPS: 3,800", nil
// for none.
func (m *marking) labelUnit(p *passage, start int) *unit.Display {
	before := strings.TrimRight(p.words[max(0, start-farthestWord):start], " *_~≈")
	label, ok := strings.CutSuffix(before, ":")
	if !ok {
		label, ok = strings.CutSuffix(before, "=")
	}
	if !ok {
		return nil
	}
	label = label[strings.LastIndexAny(label, ",;\n")+1:]
	return m.unitIn(label)
}

// unitIn is the unit that a head names, nil for none.
func (m *marking) unitIn(head string) *unit.Display {
	found, ok := m.units[head]
	if ok {
		return found
	}
	for _, u := range unitTexts(head) {
		in, err := formula.ParseUnit(u, m.figures.result.Scenario.Units())
		if err == nil && (in.IsPercent() || !in.Dim.WithoutNouns().IsNumber()) {
			found = in
			break
		}
	}
	if m.units == nil {
		m.units = make(map[string]*unit.Display)
	}
	m.units[head] = found
	return found
}

// moneyPer is the unit of an amount of money in a cell whose column or row says per what
// it is, nil for none.
func (m *marking) moneyPer(p *passage) *unit.Display {
	units := m.figures.result.Scenario.Units()
	for _, words := range [][]word{p.head, p.row} {
		for i, w := range words {
			per := strings.TrimSuffix(w.text, "ly")
			if per == w.text && (i == 0 || words[i-1].text != "per" && words[i-1].text != "a" && words[i-1].text != "mo") {
				continue
			}
			if u, ok := units.Lookup(per); ok && u.Dim == unit.Time {
				if in, err := formula.ParseUnit(units.Symbol()+"/"+per, units); err == nil {
					return in
				}
			}
		}
	}
	return nil
}

// unitTexts lists what of a head may be a unit: what is in parentheses, behind "in" or a
// comma, the last word.
func unitTexts(head string) (list []string) {
	head = strings.TrimSpace(strings.Trim(head, "*_` "))
	for _, pair := range []string{"()", "[]"} {
		if n := strings.LastIndexByte(head, pair[0]); n >= 0 {
			list = append(list, strings.TrimRight(head[n+1:], pair[1:]+" "))
		}
	}
	for _, before := range []string{" in ", ", "} {
		if n := strings.LastIndex(head, before); n >= 0 {
			list = append(list, head[n+len(before):])
		}
	}
	if fields := strings.Fields(head); len(fields) > 0 {
		list = append(list, fields[len(fields)-1])
	}
	for _, u := range list {
		u = strings.TrimSpace(u)
		if n := strings.IndexByte(u, '/'); n > 0 { // req/s
			list = append(list, u[n:])
		}
		list = append(list, strings.ToLower(u))
	}
	return list
}
