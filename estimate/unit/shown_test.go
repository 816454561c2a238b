package unit_test

import (
	"math"
	"testing"

	"botec/estimate/unit"
)

// TestUnit: the unit that a value is printed in, and the digits before it.
func TestUnit(t *testing.T) {
	money := unit.Dim{Money: 1}
	perDay := &unit.Display{Text: "/day", Factor: 1. / 86400, Dim: unit.Rate}
	for _, c := range []struct {
		v      float64
		d      unit.Dim
		in     *unit.Display
		name   string
		digits float64
	}{
		{54.75e15, unit.Data, nil, "PB", 54.75},
		{999.9996e3, unit.Data, nil, "MB", 0.9999996},
		{3472.25, unit.Rate, nil, "/s", 3472.25},
		{0, unit.Rate, nil, "/s", 0},
		{2. / 86400, unit.Rate, nil, "/day", 2},
		{2, unit.Rate, perDay, "/day", 172800},
		{42_600. / 2_628_000, money.Div(unit.Time), nil, "$/month", 42_600},
		{5, money, nil, "$", 5},
		{1.5e6, unit.Dim{}, nil, "", 1.5e6},
		{0.125, unit.Dim{}, unit.Percent, "%", 12.5},
		{150e6, unit.Noun("user"), nil, "users", 150e6},
		{0.012, unit.Time, nil, "ms", 12},
		{5 * 365 * 86400, unit.Time, nil, "years", 5},
		{2e6, unit.Data.Div(unit.Time), nil, "MB/s", 2},
		{3e8, unit.Data.Div(unit.Noun("user")), nil, "MB/user", 300},
		{math.Inf(1), unit.Data, nil, "", math.Inf(1)},
	} {
		name, factor := unit.Printer{}.Unit(c.v, c.d, c.in)
		digits := c.v / factor
		if name != c.name || digits != c.digits && math.Abs(digits/c.digits-1) > 1e-12 {
			t.Errorf("%v %s: %v %q, want %v %q", c.v, c.d, digits, name, c.digits, c.name)
		}
	}
}
