package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// benchDocument has 10 KB and five comments.
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
	s.WriteString("\n<!-- a -->\n\nWe keep <!-- b -->55 PB<!-- c -->.\n\n| a | b |\n|--|--|\n| x | <!-- d -->3.5k/s<!-- e --> |\n")
	return s.String()
}

func BenchmarkScan(b *testing.B) {
	doc := benchDocument()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		if found := Scan(doc); len(found.Comments) != 5 {
			b.Fatal(found)
		}
	}
}

// BenchmarkGoldmark parses the same document to goldmark's tree.
func BenchmarkGoldmark(b *testing.B) {
	doc := []byte(benchDocument())
	p := goldmark.DefaultParser()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		p.Parse(text.NewReader(doc))
	}
}
