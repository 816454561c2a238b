package report_test

import (
	"io"
	"testing"

	"botec/estimate"
	"botec/estimate/page"
	"botec/estimate/report"
	"botec/estimate/unit"
)

// BenchmarkText arranges an estimate and writes it for a terminal.
func BenchmarkText(b *testing.B) {
	s, err := estimate.Load("twitter", estimate.Options{})
	if err != nil {
		b.Fatal(err)
	}
	g, err := estimate.Compile(s)
	if err != nil {
		b.Fatal(err)
	}
	r, err := estimate.Estimate(g, unit.Printer{}, estimate.Sampling{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := page.Text(io.Discard, report.Estimate(r, "twitter"), page.Style{Width: 80}); err != nil {
			b.Fatal(err)
		}
	}
}
