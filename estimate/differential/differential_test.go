package differential

import (
	"math"
	"testing"

	"botec/estimate"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/presets"
)

// TestPresets: the second evaluator finds the figures of all presets, and what they
// expect of themselves.
func TestPresets(t *testing.T) {
	for _, name := range presets.Names() {
		text, _ := presets.Read(name)
		compare(t, name, text, nil)
	}
}

// compare computes a scenario in both ways. It reports whether it has figures.
func compare(t *testing.T, name, text string, settings []setting) bool {
	t.Helper()
	second, problem := evaluate(text, settings)
	g, values, err := product(text, settings)
	switch {
	case err != nil && problem != nil:
		return false
	case err != nil && second.broken: // a requirement, of which flags and ranges decide how it is reported
		return false
	case err != nil || problem != nil:
		t.Errorf("%s: the errors differ\n%s\n%v\nproduct: %v\nsecond: %v", name, text, settings, err, problem)
		return false
	}
	seen := 0
	for i := range g.Quantities {
		q := &g.Quantities[i]
		if q.Name == "" || q.Class >= graph.Unlisted {
			continue
		}
		of := second.all[q.Name]
		if of == nil {
			t.Errorf("%s: only the product has %s\n%s\n%v", name, q.Name, text, settings)
			continue
		}
		seen++
		if v := values(i); math.Abs(v-of.result.v) > 1e-9*math.Max(math.Abs(v), math.Abs(of.result.v)) {
			t.Errorf("%s: %s is %v, the second evaluator has %v\n%s\n%v", name, q.Name, v, of.result.v, text, settings)
			break
		}
		if q.Bound.Type.Dim != productDim(of.result.dim) {
			t.Errorf("%s: %s is %s, the second evaluator has %v\n%s\n%v", name, q.Name, q.Bound.Type.Dim, of.result.dim, text, settings)
		}
	}
	if seen != len(second.all) {
		for n := range second.all {
			if _, ok := g.Find(n); !ok {
				t.Errorf("%s: only the second evaluator has %s\n%s\n%v", name, n, text, settings)
			}
		}
	}
	for k, i := range g.Expects {
		if holds := values(i) == 1; holds != second.conds[k] && !usesStatistics(second.parse(second.expect[k])) {
			t.Errorf("%s: %s is %v, the second evaluator has %v\n%s", name, second.expect[k], holds, second.conds[k], text)
		}
	}
	return true
}

// product computes a scenario as botec does, with every range at its median.
func product(text string, settings []setting) (*graph.Graph, func(int) float64, error) {
	opt := scenario.Options{File: &source.File{Name: "plan.yaml", Text: text}}
	for _, s := range settings {
		opt.Set = append(opt.Set, scenario.Setting{Flag: "--set", Name: s.name, Formula: s.formula})
	}
	g, err := estimate.Compile("plan.yaml", opt)
	if err != nil {
		return nil, nil, err
	}
	frame := g.NewFrame(1)
	frame.Run()
	if errs := g.Verify(frame, -1); len(errs) > 0 {
		return nil, nil, errs
	}
	return g, frame.Value, nil
}
