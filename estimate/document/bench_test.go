package document

import (
	"strings"
	"testing"

	"botec/estimate/source"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// benchDocument has 10 KB, and three markers with a claim and a use.
func benchDocument() string {
	line := "The quick brown fox jumps over the *lazy* dog, and [the other](https://example.org/x) does `not`.\n"
	var s strings.Builder
	s.WriteString("# Document\n\n")
	for k := 0; s.Len() < 9900; k++ {
		s.WriteString(line)
		if k%7 == 6 {
			s.WriteString("\n## Part\n\n- one\n- two\n\n")
		}
	}
	s.WriteString("\n<!-- botec use twitter -->\n\nWe keep <!-- botec is kept -->55 PB<!-- botec end -->.\n\n| a | b |\n|--|--|\n| x | <!-- botec is tweets -->3.5k/s<!-- botec end --> |\n")
	return s.String()
}

// BenchmarkCheck checks a document of 10 KB; BenchmarkGoldmark only parses it,
// as goldmark does by itself.
func BenchmarkCheck(b *testing.B) {
	env, doc := fixed(b), benchDocument()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		if r := Read(&source.File{Name: "d.md", Text: doc}).Check(env); len(r.Errors) > 0 || len(r.Checks) != 2 {
			b.Fatal(r)
		}
	}
}

func BenchmarkGoldmark(b *testing.B) {
	doc := []byte(benchDocument())
	p := goldmark.DefaultParser()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		p.Parse(text.NewReader(doc))
	}
}
