package unit

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestRoundTo12Digits(t *testing.T) {
	for in, want := range map[float64]float64{
		0:                     0,
		1:                     1,
		-2.5e-300:             -2.5e-300,
		123456789012.49:       123456789012,
		1234567890125:         1234567890120, // a half, to the even digit
		0.1 + 0.2:             0.3,
		1 + 1e-13:             1,
		1 - 1e-13:             1,
		999999999999.9:        1e12,
		math.MaxFloat64:       1.79769313486e308,
		math.Inf(1):           math.Inf(1),
		math.Inf(-1):          math.Inf(-1),
		math.Nextafter(1, -1): 1,
	} {
		if got := RoundTo12Digits(in); got != want {
			t.Errorf("%v is rounded to %v, want %v", in, got, want)
		}
	}
	if !math.IsNaN(RoundTo12Digits(math.NaN())) {
		t.Error("NaN is rounded to a number")
	}
}

// Rounding changes a value by less than its twelfth digit, and only once.
func TestRoundingIsClose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e300, 1e300).Draw(t, "v")
		r := RoundTo12Digits(v)
		if math.Abs(r-v) > 5.0001e-12*math.Abs(v) || RoundTo12Digits(r) != r {
			t.Fatalf("%v is rounded to %v, and that to %v", v, r, RoundTo12Digits(r))
		}
	})
}

func TestFinite(t *testing.T) {
	for v, want := range map[float64]bool{0: true, -1: true, math.MaxFloat64: true, math.Inf(1): false, math.Inf(-1): false, math.NaN(): false} {
		if Finite(v) != want {
			t.Errorf("%v is finite: %v", v, Finite(v))
		}
	}
}

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   float64
	}{{3.125e9, 3, 3.13e9}, {2.675, 3, 2.68}, {-50.0096, 4, -50.01}, {9.996e-7, 3, 1e-6}, {0, 3, 0}, {1736, 15, 1736}} {
		if got := Rounded(c.v, c.digits); got != c.want {
			t.Errorf("%v to %d digits is %v, want %v", c.v, c.digits, got, c.want)
		}
	}
}
