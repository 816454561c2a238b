package report_test

import (
	"io"
	"testing"

	"botec/estimate/estimatetest"
	"botec/estimate/page"
	"botec/estimate/report"
)

// BenchmarkText arranges an estimate and writes it for a terminal.
func BenchmarkText(b *testing.B) {
	r := estimatetest.Preset(b, "twitter")
	b.ReportAllocs()
	for b.Loop() {
		if err := page.Text(io.Discard, report.Estimate(r, "twitter"), page.Style{Width: 80}); err != nil {
			b.Fatal(err)
		}
	}
}
