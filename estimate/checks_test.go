package estimate_test

import (
	"slices"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/unit"
	"botec/presets"
)

// mostIdle is the share of the presets' expectations that may hold whatever changes.
const mostIdle = 0.10

// TestChecksCanFail: an expectation of a preset says something, since some input that is
// 30% smaller or larger breaks it. The few that hold whatever changes have a note.
func TestChecksCanFail(t *testing.T) {
	estimatetest.WithoutRace(t)
	all, idle := 0, 0
	for _, name := range presets.Names() {
		s, err := scenario.Load(name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		names := []string{name}
		for _, variant := range s.VariantNames() {
			names = append(names, name+"@"+variant)
		}
		t.Run(name, func(t *testing.T) {
			for _, name := range names {
				checks, fails := checksThatFail(t, name)
				all += len(checks)
				for i, c := range checks {
					if fails[i] {
						continue
					}
					idle++
					t.Logf("%s: %s holds whatever changes", name, c.Condition)
					if c.Note == "" {
						t.Errorf("%s: %s holds whatever changes, and no note says why it stands there", name, c.Condition)
					}
				}
			}
		})
	}
	t.Logf("%d of %d expectations hold whatever changes", idle, all)
	if float64(idle) > mostIdle*float64(all) {
		t.Errorf("more than %v of the expectations cannot fail", mostIdle)
	}
}

// checksThatFail are the expectations of a scenario, and which of them a change of one of
// its own figures by 30% breaks.
func checksThatFail(t *testing.T, name string) ([]estimate.Check, []bool) {
	t.Helper()
	g, err := estimate.Compile(name, scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{Samples: 200})
	if err != nil {
		t.Fatal(err)
	}
	checks := slices.DeleteFunc(slices.Clone(r.Expect), func(c estimate.Check) bool { return c.Implied != "" })
	fails := make([]bool, len(checks))
	for i := range g.Quantities {
		if q := &g.Quantities[i]; q.Entry == nil || !q.Leaf() || q.Class == graph.Unlisted {
			continue
		}
		for _, factor := range []float64{0.7, 1.3} {
			fixed := estimate.Fixed{Quantity: i, Value: factor * r.ValueAt(i)}
			changed, err := estimate.EstimateWith(g, unit.Printer{}, estimate.Sampling{Samples: 200}, &fixed)
			if err != nil {
				continue // a share above 100%, say
			}
			for k := range checks {
				fails[k] = fails[k] || !changed.Expect[k].Holds
			}
		}
	}
	return checks, fails
}
