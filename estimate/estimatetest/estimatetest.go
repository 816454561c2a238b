// Package estimatetest evaluates scenarios for the tests of the packages that use
// results.
package estimatetest

import (
	"testing"

	"botec/estimate"
	"botec/estimate/scenario"
	"botec/estimate/source"
)

// WithoutRace leaves a test that takes long to the run without the race detector, which
// would make it many times as long. It is for tests of what is computed: others run the same
// goroutines.
func WithoutRace(t testing.TB) {
	t.Helper()
	if UnderRace {
		t.Skip("left to the run without the race detector")
	}
}

// Preset evaluates a preset with 200 samples.
func Preset(t testing.TB, name string) *estimate.Result {
	t.Helper()
	return Open(t, name, estimate.Options{Sampling: estimate.Sampling{Samples: 200}})
}

// Text evaluates the text of a scenario, as the file feed.yaml, with 200 samples.
func Text(t testing.TB, text string) *estimate.Result {
	t.Helper()
	opt := estimate.Options{Sampling: estimate.Sampling{Samples: 200}}
	opt.File = &source.File{Name: "feed.yaml", Text: text}
	return Open(t, "feed.yaml", opt)
}

// Sampled evaluates the text of a scenario, as the file plan.yaml, with a sampling.
func Sampled(t testing.TB, text string, sampling estimate.Sampling) *estimate.Result {
	t.Helper()
	opt := estimate.Options{Sampling: sampling}
	opt.File = &source.File{Name: "plan.yaml", Text: text}
	return Open(t, "plan.yaml", opt)
}

// Read evaluates the text of a scenario, as the file plan.yaml, with settings. The
// error is that of [estimate.Open].
func Read(text string, set ...scenario.Setting) (*estimate.Result, error) {
	opt := estimate.Options{}
	opt.File, opt.Set = &source.File{Name: "plan.yaml", Text: text}, set
	return estimate.Open("plan.yaml", opt)
}

// Open evaluates a scenario. An error fails the test, as in all functions here but
// [Read].
func Open(t testing.TB, name string, opt estimate.Options) *estimate.Result {
	t.Helper()
	r, err := estimate.Open(name, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// MustRead is [Read] for a text without errors. It takes the T of testing and that of
// rapid.
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
