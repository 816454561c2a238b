// Package estimatetest evaluates scenarios for the tests of what reads results.
package estimatetest

import (
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// Preset evaluates a preset.
func Preset(t testing.TB, name string) *estimate.Result {
	t.Helper()
	return Open(t, name, estimate.Options{Sampling: estimate.Sampling{Samples: 200}})
}

// Text evaluates the text of a scenario, as the file feed.yaml.
func Text(t testing.TB, text string) *estimate.Result {
	t.Helper()
	opt := estimate.Options{Sampling: estimate.Sampling{Samples: 200}}
	opt.File = &source.File{Name: "feed.yaml", Text: text}
	return Open(t, "feed.yaml", opt)
}

// Sampled evaluates the text of a scenario with so many samples.
func Sampled(t testing.TB, text string, how estimate.Sampling) *estimate.Result {
	t.Helper()
	opt := estimate.Options{Sampling: how}
	opt.File = &source.File{Name: "plan.yaml", Text: text}
	return Open(t, "plan.yaml", opt)
}

// Read evaluates the text of a scenario, as the file plan.yaml, with settings.
// The error is that of [estimate.Open].
func Read(text string, set ...scenario.Setting) (*estimate.Result, error) {
	opt := estimate.Options{}
	opt.File, opt.Set = &source.File{Name: "plan.yaml", Text: text}, set
	return estimate.Open("plan.yaml", opt)
}

// Open evaluates a scenario that has no errors.
func Open(t testing.TB, name string, opt estimate.Options) *estimate.Result {
	t.Helper()
	r, err := estimate.Open(name, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// MustRead evaluates the text of a scenario that has no errors.
func MustRead(t interface {
	Helper()
	Fatal(...any)
}, text string, set ...scenario.Setting) *estimate.Result {
	t.Helper()
	r, err := Read(text, set...)
	if err != nil {
		t.Fatal(text, "\n", err)
	}
	return r
}
