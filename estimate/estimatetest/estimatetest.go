// Package estimatetest evaluates scenarios for the tests of what reads results.
package estimatetest

import (
	"testing"

	"botec/estimate"
	"botec/estimate/source"
	"botec/estimate/unit"
)

// Preset evaluates a preset.
func Preset(t testing.TB, name string) *estimate.Result {
	t.Helper()
	return evaluated(t, name, estimate.Options{})
}

// Text evaluates the text of a scenario, as the file feed.yaml.
func Text(t testing.TB, text string) *estimate.Result {
	t.Helper()
	return evaluated(t, "feed.yaml", estimate.Options{File: &source.File{Name: "feed.yaml", Text: text}})
}

func evaluated(t testing.TB, name string, opt estimate.Options) *estimate.Result {
	t.Helper()
	s, err := estimate.Load(name, opt)
	if err != nil {
		t.Fatal(err)
	}
	g, err := estimate.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{Samples: 200})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
