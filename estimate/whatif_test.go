package estimate

import (
	"math"
	"math/rand/v2"
	"testing"

	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/presets"
)

// Whatever a name was, given, derived or default, in its own replacement it is that:
// 1.5 * NAME is one and a half times its value, and NAME changes nothing.
func TestWhatIf(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	tried := 0
	for _, preset := range presets.Names() {
		central := func(set ...scenario.Setting) (*graph.Graph, func(i int) float64, error) {
			g, err := Compile(preset, scenario.Options{Set: set})
			if err != nil {
				return nil, nil, err
			}
			frame := g.NewFrame(1)
			frame.Run()
			return g, frame.Value, nil
		}
		before, was, err := central()
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			i := random.IntN(len(before.Quantities))
			q := &before.Quantities[i]
			if !before.Listed(q) || q.Class == graph.ReferenceNumber || q.Whole() || q.IsNodes() {
				continue
			}
			for _, c := range []struct {
				formula string
				factor  float64
			}{{"1.5 * " + q.Name, 1.5}, {q.Name, 1}} {
				after, is, err := central(scenario.Setting{Flag: "--set", Name: q.Name, Formula: c.formula})
				if err != nil {
					t.Errorf("%s --set '%s=%s': %v", preset, q.Name, c.formula, err)
					continue
				}
				k, _ := after.Find(q.Name)
				if got, want := is(k), c.factor*was(i); math.Abs(got-want) > 1e-12*math.Abs(want) {
					t.Errorf("%s --set '%s=%s' gives %v, not %v", preset, q.Name, c.formula, got, want)
				}
				if tried++; c.factor != 1 {
					continue
				}
				for j := range before.Quantities {
					name := before.Quantities[j].Name
					m, ok := after.Find(name)
					if ok && math.Abs(is(m)-was(j)) > 1e-12*math.Abs(was(j)) {
						t.Errorf("%s --set '%s=%s' changes %s from %v to %v", preset, q.Name, c.formula, name, was(j), is(m))
						break
					}
				}
			}
		}
	}
	if tried < 500 {
		t.Errorf("only %d were tried", tried)
	}
}
