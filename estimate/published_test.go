package estimate_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"botec/estimate/scenario"

	"go.yaml.in/yaml/v4"
)

// published is a case of testdata/published/figures.yaml.
type published struct {
	Case    string
	Source  string
	Figures []struct {
		Figure    string
		Published float64
		Exact     float64
		Unit      string
		Verdict   string
	}
}

// held says which expectation of which preset holds a published figure.
type held struct {
	Case, Figure, Preset, Expect string
	Wrong                        bool // the source errs, and the exact value is held
}

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = yaml.Load(b, into)
	}
	if err != nil {
		t.Fatal(path, err)
	}
}

var writtenNumber = regexp.MustCompile(`[0-9][0-9_.]*(e[0-9]+)?`)

// digits gives the significant digits of a number, wherever its point stands.
func digits(v float64) string {
	if v == 0 {
		return ""
	}
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(v, 'e', 11, 64), "e")
	return strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
}

// TestPublished: every published figure that testdata/published says is held
// stands in the expect list of its preset, with the digits that were published
// (or, where the source errs, those of the exact value); and at least 281 are.
// That the expectations hold is TestPresets' business.
func TestPublished(t *testing.T) {
	dir := filepath.Join("..", "testdata", "published")
	var all struct{ Cases []published }
	readYAML(t, filepath.Join(dir, "figures.yaml"), &all)
	open := map[string][2]float64{}
	verdicts := map[string]string{}
	for _, c := range all.Cases {
		for _, f := range c.Figures {
			key := c.Case + " / " + f.Figure
			open[key], verdicts[key] = [2]float64{f.Published, f.Exact}, f.Verdict
		}
	}
	total, converted := len(open), 0
	files, _ := filepath.Glob(filepath.Join(dir, "?.yaml"))
	for _, file := range files {
		var list []held
		readYAML(t, file, &list)
		for _, h := range list {
			key := h.Case + " / " + h.Figure
			figure, ok := open[key]
			if !ok {
				t.Errorf("%s: no such figure, or held twice: %s", file, key)
				continue
			}
			delete(open, key)
			if h.Wrong != (verdicts[key] == "wrong") {
				t.Errorf("%s: the verdict of %s is %s", file, key, verdicts[key])
			}
			s, err := scenario.Load(h.Preset, scenario.Options{})
			if err != nil {
				t.Errorf("%s: %s: %v", file, h.Preset, err)
				continue
			}
			found := false
			for _, e := range s.Expect {
				found = found || strings.Join(strings.Fields(e.Text.Text), " ") == h.Expect
			}
			if !found {
				t.Errorf("%s: %s does not expect %s", file, h.Preset, h.Expect)
			}
			if held := hasDigits(h.Expect, figure[0]) && !h.Wrong || hasDigits(h.Expect, figure[1]); !held {
				converted++
				t.Logf("in another unit: %s: %v as %s", key, figure[0], h.Expect)
			}
		}
	}
	for key := range open {
		t.Logf("not held: %s", key)
	}
	t.Logf("%d of %d published figures are held, %d of them in another unit", total-len(open), total, converted)
	if total-len(open)-converted < 281 {
		t.Errorf("only %d of %d published figures are held with their digits", total-len(open)-converted, total)
	}
}

// hasDigits says that a condition has a number with the digits of v behind its
// comparison, to as many as are written there.
func hasDigits(condition string, v float64) bool {
	i := strings.IndexAny(condition, "~=<>")
	for _, text := range writtenNumber.FindAllString(condition[max(i, 0):], 1) {
		w, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(text, "."), "_", ""), 64)
		if err != nil {
			continue
		}
		a, b := digits(w), digits(v)
		if a == b || len(a) >= 2 && strings.HasPrefix(b, a) {
			return true
		}
		if n := len(a); n > 0 { // rounded to its digits
			rounded := digits(roundTo(v, n))
			if rounded == a {
				return true
			}
		}
	}
	return false
}

func roundTo(v float64, n int) float64 {
	if v == 0 {
		return 0
	}
	s := strconv.FormatFloat(v, 'e', n-1, 64)
	var r float64
	_, _ = fmt.Sscanf(s, "%g", &r)
	return math.Abs(r)
}
