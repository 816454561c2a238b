package estimate_test

import (
	"testing"

	"botec/estimate"
	"botec/estimate/formula"
	"botec/estimate/graph"
	"botec/estimate/scenario"
	"botec/estimate/source"
	"botec/estimate/tree"
	"botec/estimate/unit"
	"botec/presets"
)

func loadTwitter(b *testing.B) *scenario.Scenario {
	s, err := scenario.Load("twitter", scenario.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func compileTwitter(b *testing.B) *graph.Graph {
	g, err := graph.Compile(loadTwitter(b))
	if err != nil {
		b.Fatal(err)
	}
	return g
}

// BenchmarkParse reads one formula.
func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := formula.Parse("existing * stored_size * (1 + overhead) / compression + stored_rate * retention", nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkYAML reads the text of twitter into a tree.
func BenchmarkYAML(b *testing.B) {
	text, _ := presets.Read("twitter")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tree.Parse(&source.File{Name: "twitter.yaml", Text: text}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad reads twitter into a scenario.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loadTwitter(b)
	}
}

// BenchmarkCompile instantiates the model for twitter and checks it.
func BenchmarkCompile(b *testing.B) {
	s := loadTwitter(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := graph.Compile(s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadToResult is all of it, the printed texts too.
func BenchmarkLoadToResult(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := estimate.Estimate(compileTwitter(b), unit.Printer{}, estimate.Sampling{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEvaluate computes the compiled twitter graph again with a new input.
func BenchmarkEvaluate(b *testing.B) {
	g := compileTwitter(b)
	frame := g.NewFrame(1)
	mau, _ := g.Find("mau")
	b.ReportAllocs()
	for b.Loop() {
		frame.Fix(mau, 250e6)
		frame.Run()
	}
}
