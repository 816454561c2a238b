package document

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

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

// BenchmarkFolder checks a thousand documents in files, as check does, and reports how
// many times a plain parse of the same files by goldmark that takes, both on one core.
func BenchmarkFolder(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	env, doc := fixed(b), benchDocument()
	dir := b.TempDir()
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), []byte(doc), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	p := goldmark.DefaultParser()
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		files, errs := Find([]string{dir}, nil)
		reports := CheckFiles(files, env)
		ours += time.Since(start)
		if len(errs) > 0 || len(reports) != 1000 || len(reports[999].Checks) != 2 {
			b.Fatal(errs, len(reports))
		}
		start = time.Now()
		for _, f := range files {
			source, err := os.ReadFile(f.Path)
			if err != nil {
				b.Fatal(err)
			}
			p.Parse(text.NewReader(source))
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(float64(ours)/float64(theirs), "×goldmark")
}
