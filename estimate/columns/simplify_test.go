package columns_test

import (
	"math"
	"slices"
	"testing"

	"botec/estimate/columns"
)

var uncertain = []string{"a = 2..8", "b = 1..9", "c = lognormal(5, 20)", "u = uniform(3, 7)", "wide = uniform(-1, 2)", "share = 20%..60%", "one = 1", "none = 0", "days = 86400"}

// TestIdle: two formulas with the same samples have the same node, or one whose
// quantiles follow from the other's.
func TestIdle(t *testing.T) {
	for _, c := range []struct {
		formula, same string
		asNode        bool // else as the source of the quantiles
	}{
		{"a * one + none", "a", true},
		{"wide * none + a", "a", true},
		{"a * days / days", "a", true},
		{"if(one > 2, wide, a / one)", "a", true},
		{"max(a, b - 1000)", "a", true},
		{"min(a, b + 1000)", "a", true},
		{"b * a", "a * b", true},
		{"a * u + b * u", "(a + b) * u", true},
		{"max((a + b) * u, a * u + b * u)", "(a + b) * u", true},
		{"ceil(ceil(u) * 2)", "ceil(u) * 2", true},
		{"3 * (a * 2 + u * 5)", "a * 6 + u * 15", true},
		{"a * 6 + u * 15", "a * 2 + u * 5", false},
		{"(a * 6 + u * 15) + wide * 3", "(a * 2 + u * 5) + wide", false},
		{"if(a > none, b, c)", "b", true},
		{"if(none >= a, b, c)", "c", true},
		{"if(u == 1000, b, c)", "c", true},
		{"if(a > 4, b, b)", "b", true},
		{"b * ceil(share / 2)", "b", true},
		{"u + 10 * u", "u * 11", true},
		{"max(3 * u, u * 2)", "u * 3", true},
		{"min(3 * wide, wide * 2)", "u * 3", false}, // wide may be negative: compared with nothing
	} {
		graph := subgraph(t, 1<<10, append(slices.Clone(uncertain), "before = a + b", "y = "+c.same, "x = "+c.formula))
		x, y := graph.Node(len(uncertain)+2), graph.Node(len(uncertain)+1)
		switch {
		case c.formula == "min(3 * wide, wide * 2)":
			if graph.Source(x) != x {
				t.Errorf("%s is taken for one of its operands", c.formula)
			}
		case c.asNode && x != y:
			t.Errorf("%s is not %s", c.formula, c.same)
		case !c.asNode && graph.Source(x) != graph.Source(y):
			t.Errorf("%s does not follow from %s", c.formula, c.same)
		}
	}
}

// TestIdleKeeps: what only looks alike is computed, and comes to what the formulas say.
func TestIdleKeeps(t *testing.T) {
	const n = columns.BlockSize
	for _, formula := range []string{"a * 6 + u * 14", "a * u - b * u", "a - 3 * a", "(a + b) * u - (a * u + b * u)", "wide * 0 + sqrt(wide)", "max(a * u, b * u)", "a * 1e200 * 1e200 / 1e300", "u / 3 / 7 * 21", "a * 2 - u * 5", "if(wide > 0, a, b)", "if(a >= 2, a, b)", "min(wide * 2, wide * 3)", "ceil(a) / 2 + ceil(a) * 2"} {
		list := append(slices.Clone(uncertain), "before = a + b", "y = a * 3 + u * 7", "x = "+formula)
		graph := subgraph(t, n, list)
		p := program(t, list)
		frame := p.NewFrame(n)
		uniforms := make([][]float64, len(p.Draws()))
		for d := range uniforms {
			uniforms[d] = make([]float64, n)
			graph.Stream(d).Fill(uniforms[d], 0)
		}
		frame.SetUniforms(uniforms)
		frame.Run()
		want := frame.Column(len(list) - 1)
		graph.Sampler([]int{graph.Node(len(list) - 1)}).NewWorker().Run(0, func(_ int, got []float64) {
			for i := range want {
				if !(math.Abs(got[i]-want[i]) <= 1e-3*(math.Abs(want[i])+10)) && !(math.IsNaN(got[i]) && (math.IsNaN(want[i]) || math.IsInf(want[i], 0))) && !(math.IsInf(want[i], 0) && math.IsInf(got[i], 0)) {
					t.Errorf("%s: sample %d is %v, the formula says %v", formula, i, got[i], want[i])
					break
				}
			}
		})
	}
}
