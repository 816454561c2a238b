package document

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// marker is a comment of botec, or a fence with a scenario.
type marker struct {
	span
	body     string // what stands in the comment behind the word botec
	bodyAt   int
	unclosed bool
	lines    []span // of a fence
}

// word is the first word of a marker, what stands behind it, and where.
func (m *marker) word() (word, args string, at int) {
	rest := strings.TrimLeft(m.body, space)
	end := strings.IndexAny(rest, space)
	if end < 0 {
		end = len(rest)
	}
	args = strings.TrimLeft(rest[end:], space)
	return rest[:end], strings.TrimRight(args, space), m.bodyAt + len(m.body) - len(args)
}

func (m *marker) title() string {
	word, args, _ := m.word()
	return strings.TrimRight(word+" "+args, " ")
}

const space = " \t\r\n"

const opening, closing = "<!--", "-->"

// markers finds the markers of a document in their order.
func markers(doc string) []marker {
	if rest, ok := strings.CutPrefix(doc, "\ufeff"); ok { // a byte order mark is no part of the first line
		list := markers(rest)
		for i := range list {
			m := &list[i]
			m.start, m.end, m.bodyAt = m.start+len("\ufeff"), m.end+len("\ufeff"), m.bodyAt+len("\ufeff")
			for k := range m.lines {
				m.lines[k].start, m.lines[k].end = m.lines[k].start+len("\ufeff"), m.lines[k].end+len("\ufeff")
			}
		}
		return list
	}
	src := []byte(doc)
	tree := markdown().Parse(text.NewReader(src)) // one parser for all documents: it keeps nothing of them
	var list []marker
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			list = appendComments(list, src, n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
		case *ast.HTMLBlock:
			if n.HTMLBlockType == ast.HTMLBlockType1 || n.Lines().Len() == 0 { // script, style, pre, textarea
				break
			}
			end := n.Lines().At(n.Lines().Len() - 1).Stop
			if n.HasClosure() {
				end = n.ClosureLine.Stop
			}
			list = appendComments(list, src, n.Lines().At(0).Start, end)
		case *ast.FencedCodeBlock:
			if isScenario(n, src) {
				list = append(list, fence(n))
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(list, func(a, b marker) int { return cmp.Compare(a.start, b.start) })
	return list
}

// appendComments adds the comments of botec within a stretch of HTML.
func appendComments(list []marker, src []byte, from, to int) []marker {
	for from < to {
		at := bytes.Index(src[from:to], []byte(opening))
		if at < 0 {
			break
		}
		start := from + at
		body := start + len(opening)
		end, next := to, to
		unclosed := true
		if n := bytes.Index(src[body:to], []byte(closing)); n >= 0 {
			end, next, unclosed = body+n, body+n+len(closing), false
		}
		if word, ok := bytes.CutPrefix(bytes.TrimLeft(src[body:end], space), []byte("botec")); ok &&
			(len(word) == 0 || strings.IndexByte(space, word[0]) >= 0) {
			m := marker{span: span{start, next}, body: string(word), bodyAt: end - len(word), unclosed: unclosed}
			if unclosed { // its first line says enough
				if n := bytes.IndexByte(src[start:to], '\n'); n >= 0 {
					m.end, m.body = start+n, ""
				}
			}
			list = append(list, m)
		}
		from = next
	}
	return list
}

// isScenario says that the info string of a fence is "yaml botec".
func isScenario(n *ast.FencedCodeBlock, src []byte) bool {
	if n.Info == nil {
		return false
	}
	words := strings.Fields(string(src[n.Info.Segment.Start:n.Info.Segment.Stop]))
	return len(words) == 2 && (words[0] == "yaml" || words[0] == "yml") && words[1] == "botec"
}

func fence(n *ast.FencedCodeBlock) marker {
	m := marker{lines: []span{}}
	m.start = n.Info.Segment.Start
	m.end = n.Info.Segment.Stop
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		m.lines = append(m.lines, span{line.Start, line.Stop})
	}
	return m
}

// markdown is CommonMark with the cells of tables.
//
// It is put together from goldmark's parser alone: the package of its
// extensions compiles a dozen regular expressions when a program starts, half a
// millisecond of every command, for links that are of no concern here.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(comments{}, 50))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(cells{}, 200))...),
	)
})

// cells makes the cells of a table texts of their own, so that a backtick in
// one has nothing to do with a backtick in another.
type cells struct{}

func (cells) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, src := n.Lines(), reader.Source()
	if lines.Len() < 2 || !isDelimiterRow(src[lines.At(1).Start:lines.At(1).Stop]) {
		return
	}
	parent := n.Parent()
	for i := range lines.Len() {
		line := lines.At(i)
		from := line.Start
		for at := line.Start; at <= line.Stop; at++ {
			if at < line.Stop && (src[at] != '|' || at > line.Start && src[at-1] == '\\') {
				continue
			}
			if at > from {
				cell := ast.NewTextBlock()
				cell.Lines().Append(text.NewSegment(from, at))
				parent.InsertBefore(parent, n, cell)
			}
			from = at + 1
		}
	}
	parent.RemoveChild(parent, n)
}

// isDelimiterRow says that a line is |---|:-:| or the like.
func isDelimiterRow(line []byte) bool {
	dashes := false
	for _, c := range bytes.TrimSpace(line) {
		switch c {
		case '-':
			dashes = true
		case '|', ':', ' ', '\t':
		default:
			return false
		}
	}
	return dashes && bytes.IndexByte(line, '|') >= 0
}

// comments reads comments within a text before goldmark does. What it knows is
// that a paragraph in which no comment is closed from here on has none closed
// further on either; so ten thousand that are not closed cost no more than one.
type comments struct{}

func (comments) Trigger() []byte { return []byte{'<'} }

// unclosed is, of a context, where the text ends in which no comment is closed.
var unclosed = parser.NewContextKey()

func (comments) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(opening)) || bytes.HasPrefix(line, []byte("<!-->")) || bytes.HasPrefix(line, []byte("<!--->")) {
		return nil
	}
	html := ast.NewRawHTML()
	number, position := block.Position()
	closed := -1
	if end, ok := pc.Get(unclosed).(int); !ok || at.Start >= end {
		block.Advance(len(opening))
		end = at.Stop
		for closed < 0 {
			rest, segment := block.PeekLine()
			if rest == nil {
				break
			}
			end = segment.Stop
			if n := bytes.Index(rest, []byte(closing)); n >= 0 {
				closed = segment.Start + n + len(closing)
				block.Advance(n + len(closing))
			} else {
				block.AdvanceLine()
			}
		}
		if closed < 0 {
			pc.Set(unclosed, end)
		}
	}
	if closed < 0 { // a little of the line says which marker it was to be
		block.SetPosition(number, position)
		block.Advance(len(opening))
		closed = min(at.Stop, at.Start+100)
	}
	html.Segments.Append(text.NewSegment(at.Start, closed))
	return html
}
