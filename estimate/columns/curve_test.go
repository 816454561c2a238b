package columns

import (
	"math"
	"testing"
)

// The curve of a distribution is within 1e-4 of it, in the tails too.
func TestCurve(t *testing.T) {
	for _, d := range []struct {
		op      Op
		a, b, c float64
	}{
		{OpLognormal, 1, 4, 0}, {OpLognormal, 1, 1e6, 0}, {OpNormal, -2, 3, 0}, {OpUniform, 2, 9, 0}, {OpShares, 0.01, 0.9, 0},
		{OpTriangular, 1, 2, 7}, {OpPert, 1, 2, 7}, {OpPlusMinus, 100, 20, 0},
	} {
		const n = 10_000
		c := newCurve(n, inverse(d.op, d.a, d.b, d.c), make(knots))
		u, got := make([]float64, n), make([]float64, n)
		s := NewStream("x", 0, n, 1)
		s.Fill(u, 0)
		fill(c, got, u)
		scale := quantile(d.op, d.a, d.b, d.c, 0.95) - quantile(d.op, d.a, d.b, d.c, 0.05)
		for i := range u {
			want := quantile(d.op, d.a, d.b, d.c, u[i])
			if math.Abs(got[i]-want) > 1.5e-4*(math.Abs(want)+scale) {
				t.Errorf("%v: %v at %v, not %v", d, got[i], u[i], want)
				break
			}
		}
	}
}

// BenchmarkDraw draws a block from a lognormal; ns/sample is what one costs.
func BenchmarkDraw(b *testing.B) {
	c := newCurve(1<<20, inverse(OpLognormal, 1, 4, 0), make(knots))
	s := NewStream("x", 0, 1<<20, 1)
	u, d := make([]float64, BlockSize), make([]float64, BlockSize)
	for b.Loop() {
		s.Fill(u, 0)
		fill(c, d, u)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/BlockSize, "ns/sample")
}
