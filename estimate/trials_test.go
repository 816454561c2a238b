package estimate_test

import (
	"math"
	"testing"

	"botec/estimate"
	"botec/estimate/estimatetest"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// A trial decides conditions as an estimate does, from the same numbers.
func TestTrials(t *testing.T) {
	const text = `
inputs: {n: 10M users, factor: 2..5, part: 5%..40%, base: 10..1000}
workloads:
  post: {writes: n * 3/user/day, size: 1 kB..9 kB, peak_factor: factor}
  read: {reads: n * 40/user/day, size: 2 kB}
fleets: {app: {node: {requests: 500/s}, needs: {requests: peak_requests}, price: $100/month}}
metrics: {y: ceil(factor * n / 1M users), z: "max(y * part, base)", either: base - y * part}`
	for _, conditions := range [][]string{
		{"app.nodes <= 1000"},
		{"p95(app.nodes) <= 1000"},
		{"mean(z) < 10"},
		{"prob(z > 20) <= 30%", "stored < 5 TB"},
		{"p95(stored) <= 10 TB", "p5(either) >= 3"},
		{"y <= p95(z)"},
		{"p95(sum(workloads.stored)) ~ 3 TB ± 5%"},
		{"n * 1 kB/user < 5 GB"},
	} {
		opt := estimate.Options{}
		opt.File = &source.File{Name: "plan.yaml", Text: text}
		for _, c := range conditions {
			opt.Conditions = append(opt.Conditions, scenario.Setting{Flag: "--such-that", Formula: c})
		}
		g := estimatetest.Open(t, "plan.yaml", opt).Graph
		n, _ := g.Find("n")
		sampling := estimate.Sampling{Samples: 1000, Seed: 5, Only: []string{"n"}}
		trials := estimate.NewTrials(g, n, sampling)
		for _, v := range []float64{1, 1e4, 3e6, 1e7, 2.5e9} {
			r, err := estimate.EstimateWith(g, unit.Printer{}, sampling, &estimate.Fixed{Quantity: n, Value: v})
			frame := trials.Run(v)
			if err != nil || frame == nil {
				t.Fatalf("%s at %v: %v, and of the trial %v", conditions, v, err, frame)
			}
			for _, c := range g.Conditions {
				op, want := r.Decisive().Operands(c)
				got, sides := frame.Operands(c)
				for k := range sides {
					if op != got || math.Abs(sides[k]-want[k]) > 1e-12*math.Abs(want[k]) {
						t.Errorf("%s at %v: compares %v, and the estimate %v", conditions, v, sides, want)
					}
				}
				if frame.Value(c) != r.Decisive().Value(c) {
					t.Errorf("%s at %v: %v", conditions, v, frame.Value(c))
				}
			}
		}
	}
}

// A trial of a value with which nothing can be computed gives nothing.
func TestTrialsWithoutValue(t *testing.T) {
	text := "inputs: {n: 10}\nmetrics: {m: 1..2 / (n - 5)}"
	opt := estimate.Options{}
	opt.File, opt.Conditions = &source.File{Name: "plan.yaml", Text: text}, []scenario.Setting{{Flag: "--such-that", Formula: "p95(m) < 3"}}
	g := estimatetest.Open(t, "plan.yaml", opt).Graph
	n, _ := g.Find("n")
	trials := estimate.NewTrials(g, n, estimate.Sampling{Samples: 100})
	if frame := trials.Run(5); frame != nil {
		t.Error("1/0 has a value")
	}
	if frame := trials.Run(6); frame == nil || frame.Value(g.Conditions[0]) != 1 {
		t.Error("after it there is none")
	}
}
