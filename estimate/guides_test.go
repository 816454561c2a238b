package estimate_test

import (
	"path/filepath"
	"strings"
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
)

// TestGuides: the sizing guides and bills of testdata/published/guides come out as
// published. Each names its source, gives no warning and holds what it expects,
// and each figure is within 1% of what is written or has a note that says why not.
func TestGuides(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "testdata", "published", "guides", "*.botec.yaml"))
	if len(files) < 15 {
		t.Errorf("only %d guides", len(files))
	}
	for _, file := range files {
		s, err := scenario.Load(file, scenario.Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		opt := estimate.Options{Options: scenario.Options{Conditions: withinOnePercent(s)}}
		r, err := estimate.Open(file, opt)
		if err != nil {
			t.Error(err)
			continue
		}
		if len(s.Sources) == 0 || len(s.Expect) == 0 {
			t.Errorf("%s names no source, or expects nothing", file)
		}
		for _, w := range r.Warnings {
			t.Errorf("%s: %s", file, w)
		}
		for _, c := range r.Expect {
			if !c.Holds {
				t.Errorf("%s: expected %s, but it is %s", file, c.Condition, c.Got)
			}
		}
		for i, held := range r.Held {
			if !held {
				t.Errorf("%s: %s does not hold, and no note says why", file, opt.Conditions[i].Formula)
			}
		}
	}
}

// withinOnePercent gives the expectations that a figure is about another one, with
// a tolerance of 1%, but for those with a note.
func withinOnePercent(s *scenario.Scenario) (conditions []scenario.Setting) {
	for _, e := range s.Expect {
		figure, written, about := strings.Cut(e.Text.Text, "~")
		if about && e.Note == "" {
			written, _, _ = strings.Cut(written, "±")
			formula := figure + "~ (" + written + ") ± 1%"
			conditions = append(conditions, scenario.Setting{Flag: "expect", Formula: formula})
		}
	}
	return conditions
}
