package columns

import (
	"math"
	"testing"
)

// Erlang's formulas agree with the recursion that they are usually computed by.
func TestErlang(t *testing.T) {
	for _, c := range []struct{ n, a float64 }{{1, 0.5}, {2, 1}, {10, 8}, {50, 45}, {200, 190}, {1000, 950}, {5, 0.01}} {
		b := 1.0
		for i := 1.0; i <= c.n; i++ {
			b = c.a * b / (i + c.a*b)
		}
		want := c.n * b / (c.n - c.a*(1-b))
		if got := erlangC(c.n, c.a); math.Abs(got-want) > 1e-9*want {
			t.Errorf("erlang_c(%v, %v) = %v, want %v", c.n, c.a, got, want)
		}
	}
	for _, a := range []float64{0.3, 1, 10, 500, 1e6} {
		for _, p := range []float64{0.5, 0.2, 0.01} {
			n := staff(a, p)
			if erlangC(n, a) > p*(1+1e-9) || erlangC(n-1, a) <= p {
				t.Errorf("staff(%v, %v) = %v: %v there, %v one below", a, p, n, erlangC(n, a), erlangC(n-1, a))
			}
		}
	}
}
