package mark

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"botec/estimate/markdown"
	"botec/estimate/spoken"
)

// places are where markers may stand in the document.
type places struct {
	first    int // behind the front matter
	from, to int // what the scenario applies to
	use      *insertion
}

// insertion is a text that is put into the document. Of two at one place, that which ends
// a number comes first.
type insertion struct {
	at   int
	text string
	ends bool
	of   int // the index of the number, -1 for the scenario
}

// newPlaces finds where the scenario applies: behind the marker that names it, or from
// where one is put, up to the next scenario.
func newPlaces(m *marking) places {
	text := m.File.Text
	p := places{first: markdown.FrontMatter(text), to: len(text)}
	named := m.document.Scenarios()
	for i, n := range named {
		if n.Name == m.of.Name {
			p.from = n.At.End
			if i+1 < len(named) {
				p.to = named[i+1].At.Start
			}
			return p
		}
	}
	at := behindTitle(text, p.first)
	if len(named) > 0 {
		p.to = named[0].At.Start
	}
	p.from = at
	eol := "\n"
	if strings.Contains(text, "\r\n") {
		eol = "\r\n"
	}
	marker := m.document.Comment(m.use) + eol
	if above := strings.TrimPrefix(text[:at], "\ufeff"); above != "" {
		if !strings.HasSuffix(above, "\n") {
			marker = eol + marker
		}
		if !strings.HasSuffix(above, eol+eol) {
			marker = eol + marker
		}
	}
	if rest := lineAt(text, at); strings.TrimSpace(rest) != "" {
		marker += eol
	}
	p.use = &insertion{at: at, text: marker, of: -1}
	return p
}

// behindTitle is where the heading ends that a document begins with, perhaps below comments
// of a line each; at itself if it has none.
func behindTitle(text string, at int) int {
	for next := at; next < len(text); next += len(lineAt(text, next)) {
		line := strings.TrimSpace(lineAt(text, next))
		title := strings.TrimLeft(line, "#")
		switch {
		case line == "", strings.HasPrefix(line, "<!--") && strings.Index(line, "-->") == len(line)-len("-->"):
		case title != line && strings.HasPrefix(title, " "):
			return next + len(lineAt(text, next))
		default:
			return at
		}
	}
	return at
}

// lineAt is the line at an offset, with its end.
func lineAt(text string, at int) string {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return text[at : at+n+1]
	}
	return text[at:]
}

// enclose decides what the markers of a number enclose: its emphasis and its formula too.
func (m *marking) enclose(n *number, way spoken.Mention) Verdict {
	text, p := m.File.Text, n.passage
	n.Start, n.End, n.Text = way.Start, way.End, text[way.Start:way.End]
	from, to := way.Start, way.End
	if k := sort.Search(len(p.math), func(i int) bool { return p.math[i].End > from }); k < len(p.math) && p.math[k].Start < to {
		from, to = min(from, p.math[k].Start), max(to, p.math[k].End)
	}
	k := max(0, sort.Search(len(p.Lines), func(i int) bool { return p.Lines[i].Start > from })-1)
	line := p.Lines[k].Start
	opens := func(at int) bool {
		return strings.TrimSpace(text[line:at]) == "" && !(p.Kind == markdown.Cell && strings.HasSuffix(text[:line], "|"))
	}
	for _, mark := range []string{"***", "**", "__", "*", "_"} {
		if strings.HasSuffix(text[line:from], mark) && strings.HasPrefix(text[to:], mark) {
			if !opens(from - len(mark)) {
				from, to = from-len(mark), to+len(mark)
			}
			break
		}
	}
	if strings.Count(text[from:to], "**")%2 == 1 || overlaps(p.Hidden, from, to) {
		return Unplaced
	}
	if opens(from) {
		if from = p.endOfLineBefore(text, k); from < 0 {
			n.OpensLine = true
			return Unplaced
		}
	}
	n.from, n.to = from, to
	return Marked
}

// endOfLineBefore is where a marker may stand whose number begins line k of a passage, -1
// for nowhere: at the end of the line before, which must not be a hard line break.
func (p *passage) endOfLineBefore(text string, k int) int {
	if k == 0 {
		return -1
	}
	before := strings.TrimRight(p.Lines[k-1].In(text), "\r\n")
	content := strings.TrimRight(before, " \t")
	at := p.Lines[k-1].Start + len(content)
	if strings.HasSuffix(content, "\\") || strings.HasSuffix(before, "  ") || content == "" {
		return -1
	}
	if n := sort.Search(len(p.Hidden), func(i int) bool { return p.Hidden[i].End > at }); n < len(p.Hidden) && p.Hidden[n].Start < at {
		return -1
	}
	return at
}

// formulas returns the $…$ of LaTeX in a text.
func formulas(text string) (list []markdown.Span) {
	open := -1
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '\n':
			open = -1
		case text[at] != '$' || at > 0 && text[at-1] == '\\':
		case open >= 0 && strings.ContainsAny(text[open:at], `\^{`):
			list = append(list, markdown.Span{Start: open, End: at + 1})
			open = -1
		default:
			open = at
		}
	}
	return list
}

// insertions are the markers of the numbers, in the order of the text.
func (m *marking) insertions(numbers []number) (list []insertion) {
	for i := range numbers {
		if n := &numbers[i]; n.Verdict == Marked {
			list = append(list, insertion{n.from, m.document.Comment("botec is " + n.Metric), false, i}, insertion{n.to, m.document.Comment("botec end"), true, i})
		}
	}
	if len(list) == 0 {
		return nil
	}
	if m.place.use != nil {
		list = append(list, *m.place.use)
	}
	slices.SortStableFunc(list, func(a, b insertion) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		return cmp.Compare(order(a), order(b))
	})
	return list
}

func order(i insertion) int {
	if i.ends {
		return 0
	}
	return 1
}
