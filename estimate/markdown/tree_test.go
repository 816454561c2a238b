package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Comments and fences are found where goldmark has them in its tree: in real
// documents, with what changes the meaning of others thrown in.
func TestScanAgreesWithGoldmark(t *testing.T) {
	var documents []string
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md"} {
		text, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, string(text))
	}
	documents = append(documents, structures)
	thrown := []string{"<!-- x -->", "<!-- end -->", "<!-- use a", " -->", "\n```yaml a\na: 1\n```\n", "`<!-- x -->`", "``", "`",
		"\n<!-- y -->\n", "\n    <!-- x -->\n", "\n- <!-- x -->\n", "\n> <!-- x -->\n", "\n  1. ", "\n~~~\n", "\n```\n", "<div>", "\n</div>\n", "<a href='b'>", "\\", "\n\n", "\n\t", "\n---\n", "|", "\n| a | b |\n|--|--|\n"}
	random := rand.New(rand.NewPCG(1, 2))
	for _, doc := range documents {
		for range 400 {
			text := doc
			for range 6 {
				at := random.IntN(len(text) + 1)
				if n := strings.IndexAny(text[at:], " \n"); n >= 0 && random.IntN(3) > 0 {
					at += n
				}
				text = text[:at] + thrown[random.IntN(len(thrown))] + text[at:]
			}
			if got, want := describe(both(Scan(text))), describe(scanTree(text)); got != want {
				t.Fatalf("%s\ngot\n%s\nwant\n%s", text, got, want)
			}
		}
	}
}

// both is what the tree has too.
func both(found Found) ([]Comment, []Fence) { return found.Comments, found.Fences }

func describe(comments []Comment, fences []Fence) string {
	return fmt.Sprintf("%v\n%v", comments, fences)
}

// structures has the syntax that the project's own documents do not use.
const structures = "# One\n\nTwo\n===\n\n* a\n* b\n  continued\n\n  second paragraph\n  * nested\n\n    ```html\n    <b>\n    ```\n\n1. one\n2. two\nlazy\n\n" +
	"> quoted\n> more\nlazy\n> - item in a quote\n>\n>   its second\n\n    indented code\n\n<details>\n<summary>x</summary>\n\ninside *of* `code` it\n\n</details>\n\n" +
	"<script>\nlet a = 1\n</script>\n\n[link](https://example.org/a_(b) \"title\") and <https://example.org> and <b class=\"c\">d</b>\n\n[ref]: https://example.org 'title'\n\n" +
	"| a | `b` |\n|---|:-:|\n| 1 | 2 |\n\n~~~ yaml\na: 1\n~~~\n\n***\n\n- [ ] task\n\n+ plus\n\n  1) one\n\ta tab\n"

// scanTree is Scan by goldmark.
func scanTree(doc string) (comments []Comment, fences []Fence) {
	src := []byte(doc)
	tree := commonMark().Parse(text.NewReader(src)) // one parser for all documents: it keeps nothing of them
	var list []htmlSpan
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML:
			list = append(list, htmlSpan{Span: Span{n.Segments.At(0).Start, n.Segments.At(n.Segments.Len() - 1).Stop}})
		case *ast.HTMLBlock:
			if n.HTMLBlockType == ast.HTMLBlockType1 || n.Lines().Len() == 0 { // script, style, pre, textarea
				break
			}
			end := n.Lines().At(n.Lines().Len() - 1).Stop
			if n.HasClosure() {
				end = n.ClosureLine.Stop
			}
			list = append(list, htmlSpan{Span{n.Lines().At(0).Start, end}, n.HTMLBlockType == ast.HTMLBlockType2})
		case *ast.FencedCodeBlock:
			if n.Info != nil && len(n.Info.Segment.Value(src)) > 0 {
				f := Fence{Info: Span{n.Info.Segment.Start, n.Info.Segment.Stop}}
				for i := range n.Lines().Len() {
					f.Lines = append(f.Lines, Span{n.Lines().At(i).Start, n.Lines().At(i).Stop})
				}
				fences = append(fences, f)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(list, func(a, b htmlSpan) int { return cmp.Compare(a.Start, b.Start) })
	for _, h := range list {
		comments = appendComments(comments, doc, h)
	}
	return comments, fences
}

// commonMark is CommonMark with the cells of tables.
var commonMark = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(comments{}, 50))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(cells{}, 200))...),
	)
})

// cells makes each cell of a table a text of its own, so that a backtick in one
// does not pair with a backtick in another.
type cells struct{}

func (cells) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, src := n.Lines(), reader.Source()
	if lines.Len() < 2 || !isDelimiterRow(string(src[lines.At(1).Start:lines.At(1).Stop])) {
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

// comments reads comments in text before goldmark does, and returns unclosed
// ones as Scan does. It remembers that no comment is closed in the rest of a
// paragraph, so that ten thousand unclosed ones take linear time.
type comments struct{}

func (comments) Trigger() []byte { return []byte{'<'} }

// unclosed is the key in the context for the end of the text in which no comment
// is closed.
var unclosed = parser.NewContextKey()

func (comments) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(commentStart)) || bytes.HasPrefix(line, []byte("<!-->")) || bytes.HasPrefix(line, []byte("<!--->")) {
		return nil
	}
	html := ast.NewRawHTML()
	number, position := block.Position()
	closed := -1
	if end, ok := pc.Get(unclosed).(int); !ok || at.Start >= end {
		block.Advance(len(commentStart))
		end = at.Stop
		for closed < 0 {
			rest, segment := block.PeekLine()
			if rest == nil {
				break
			}
			end = segment.Stop
			if n := bytes.Index(rest, []byte(commentEnd)); n >= 0 {
				closed = segment.Start + n + len(commentEnd)
				block.Advance(n + len(commentEnd))
			} else {
				block.AdvanceLine()
			}
		}
		if closed < 0 {
			pc.Set(unclosed, end)
		}
	}
	if closed < 0 {
		block.SetPosition(number, position)
		block.Advance(len(commentStart))
		closed = min(at.Stop, at.Start+unclosedLength)
	}
	html.Segments.Append(text.NewSegment(at.Start, closed))
	return html
}
