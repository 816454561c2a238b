package spoken

import (
	"testing"

	"botec/estimate/unit"
)

func BenchmarkRead(b *testing.B) {
	m := Metric{Dim: unit.Rate}
	for b.Loop() {
		if _, p := Read("about 3.5k search requests per second", m); p != nil {
			b.Fatal(p.Text)
		}
	}
}
