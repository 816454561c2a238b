package mark_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/document"
	"botec/estimate/mark"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// environment evaluates scenarios as check does, the same one once.
func environment() document.Environment {
	results := make(map[string]*estimate.Result)
	return document.Environment{Evaluate: func(s document.Scenario) (*estimate.Result, error) {
		key := s.Name + strings.Join(s.Figures, ",")
		if r := results[key]; r != nil {
			return r, nil
		}
		r, err := estimate.Open(s.Name, estimate.Options{Options: scenario.Options{Root: s.Root, Figures: s.Figures}, Sampling: estimate.Sampling{Samples: 2000, Seed: 1}})
		results[key] = r
		return r, err
	}}
}

// claim is a number with its marker, at its offsets in the document without markers.
type claim struct {
	start, end int
	metric     string
}

var anyMarker = regexp.MustCompile(`(?s)<!-- botec (?:is (.*?)|end) -->`)

// unmark takes the markers out of a document.
func unmark(text string) (plain string, claims []claim) {
	var b strings.Builder
	at := 0
	for _, m := range anyMarker.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[at:m[0]])
		at = m[1]
		if m[2] >= 0 {
			claims = append(claims, claim{start: b.Len(), metric: text[m[2]:m[3]]})
		} else {
			claims[len(claims)-1].end = b.Len()
		}
	}
	b.WriteString(text[at:])
	return b.String(), claims
}

// Documents as people write them. Their files have the markers that a reader would put;
// the markers are taken out, and none that is proposed may be another.
func TestDocuments(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.md")
	if len(files) < 10 {
		t.Fatal(files)
	}
	env := environment()
	found, all := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, rest, _ := strings.Cut(string(text), "\n")
		name := strings.TrimSuffix(strings.TrimPrefix(first, "<!-- scenario: "), " -->")
		if path := "testdata/" + name + ".botec.yaml"; exists(path) {
			name = path
		}
		plain, claims := unmark(rest)
		r, err := mark.Find(mark.Request{File: &source.File{Name: "testdata/d.md", Text: plain}, Name: name, Env: env})
		if err != nil {
			t.Fatal(file, err)
		}
		again, err := mark.Find(mark.Request{File: &source.File{Name: "testdata/d.md", Text: r.Updated}, Name: name, Env: env})
		if err != nil || again.Updated != r.Updated {
			t.Errorf("%s: a second run marks more: %v\n%s", file, err, again.Updated)
		}
		all += len(claims)
		met := make(map[claim]bool)
		for _, n := range r.Numbers {
			if n.Verdict != mark.Marked {
				continue
			}
			right := false
			for _, c := range claims {
				if c.metric == n.Metric && c.start < n.End && n.Start < c.end {
					right, met[c] = true, true
				}
			}
			if !right {
				t.Errorf("%s: %q is not %s", file, n.Text, n.Metric)
			}
		}
		for _, c := range claims {
			if !met[c] {
				t.Logf("%s: %q is %s, and was not found", file, plain[c.start:c.end], c.metric)
			}
		}
		found += len(met)
	}
	if t.Logf("%d of %d", found, all); found*100 < all*85 {
		t.Errorf("%d of %d numbers were marked, which is less than 85%%", found, all)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
