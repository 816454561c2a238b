package unit

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestScale(t *testing.T) {
	user := Noun("user")
	month := Money.Div(Time)
	perMonth := func(v float64) float64 { return v / 2628000 }
	for _, c := range []struct {
		values []float64
		dim    Dim
		in     *Display
		want   string // joined by |
	}{
		// measures: the prefix in which the largest reads as 1 to 999
		{[]float64{274e12, 1540e12}, Data, nil, "0.274 PB|1.54 PB"},
		{[]float64{164e12, 54.75e15, 54.9e15}, Data, nil, "0.164 PB|54.8 PB|54.9 PB"},
		{[]float64{3472, 174e3, 347, 0}, Rate, nil, "3.47k/s|174k/s|0.347k/s|0/s"},
		{[]float64{116, 1160, 23e3}, Rate, nil, "116/s|1 160/s|23 000/s"},
		{[]float64{3472, 34.7e3}, Rate, nil, "3.47k/s|34.7k/s"},
		{[]float64{505e3, 1.95e6}, Data.Div(Time), nil, "0.505 MB/s|1.95 MB/s"},
		{[]float64{999.5e12, 10e12}, Data, nil, "1 PB|0.01 PB"},
		{[]float64{math.Nextafter(999.5e12, 0), 10e12}, Data, nil, "999 TB|10 TB"},
		{[]float64{0.0002, 0.107}, Time, nil, "0.2 ms|107 ms"},
		{[]float64{-97.75e12, 10.3e15}, Data, nil, "-0.0978 PB|10.3 PB"},
		// the smallest would read as less than 0.01: one prefix lower
		{[]float64{1.1e18, 1.1e15}, Data, nil, "1 100 PB|1.1 PB"},
		{[]float64{1.54e15, 0.1e12}, Data, nil, "1 540 TB|0.1 TB"},
		{[]float64{1e15, math.Nextafter(10e12, 0)}, Data, nil, "1 000 TB|10 TB"},
		{[]float64{1.11e15, 80e9}, Data, nil, "1 110 TB|0.08 TB"},
		{[]float64{99.9e15, 10e9}, Data, nil, "99 900 TB|0.01 TB"},
		// spread wider than anybody reads: each its own
		{[]float64{100e15, 0.09e12}, Data, nil, "100 PB|90 GB"},
		{[]float64{1e-3, 1e6}, Rate.Mul(user), nil, "3.6 users/h|1M users/s"},
		// counts and money: nothing below 1
		{[]float64{4, 557, 1170, 9282}, Dim{}, nil, "4|557|1 170|9 282"},
		{[]float64{1e6, 3.16e6, 1e9}, user, nil, "1M users|3.16M users|1 000M users"},
		{[]float64{1, 2}, user, nil, "1 user|2 users"},
		{[]float64{perMonth(70), perMonth(100e3)}, month, nil, "$70/month|$100 000/month"},
		{[]float64{4, 28.6e6}, Dim{}, nil, "4|28.6M"},
		{[]float64{602e9, 1.2e12}, Dim{}, nil, "602bn|1 200bn"},
		{[]float64{0.99999, 24.8}, Dim{}, nil, "0.99999|24.8"},
		{[]float64{1e-4, 2e-7}, Dim{}, nil, "0.0001|0.0000002"},
		{[]float64{math.Nextafter(1e-4, 0), 2.81e-21}, Dim{}, nil, "0.0001|2.81e-21"},
		// a unit that was asked for stays
		{[]float64{2.79e9 / 8, 139e9 / 8}, Data.Div(Time), &Display{"Gbps", 1e9 / 8, Data.Div(Time)}, "2.79 Gbps|139 Gbps"},
		{[]float64{30e3 / 86400., 250 / 86400.}, month, &Display{"$/day", 1. / 86400, month}, "$30 000/day|$250/day"},
		// what has no prefixes
		{[]float64{0.023, 0.99999}, Dim{}, Percent, "2.3%|99.999%"},
		{[]float64{86400, 5 * 31536000}, Time, nil, "1 day|5 years"},
		{[]float64{2. / 86400, 3. / 60}, Rate, nil, "2/day|3/min"},
		{[]float64{math.Inf(1), 5e12, math.NaN()}, Data, nil, "∞|5 TB|no value"},
		{[]float64{0}, Data, nil, "0 B"},
		{nil, Data, nil, ""},
	} {
		s := Printer{}.Scale(c.values, c.dim, c.in)
		var got []string
		for _, v := range c.values {
			got = append(got, s.Print(v))
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%v of %v: %s, want %s", c.values, c.dim, text, c.want)
		}
	}
}

// A scale of one figure prints it as it is printed alone.
func TestScaleOfOne(t *testing.T) {
	dims := []Dim{{}, Data, Data.Div(Time), Time, Rate, Money, Money.Div(Time), Noun("user"), Noun("user").Mul(Rate), Data.Div(Noun("user")), Length}
	rapid.Check(t, func(t *rapid.T) {
		v := math.Pow(10, rapid.Float64Range(-3, 14).Draw(t, "exponent"))
		d := rapid.SampledFrom(dims).Draw(t, "dimension")
		p := Printer{Digits: rapid.IntRange(1, 6).Draw(t, "digits")}
		if got, want := p.Scale([]float64{v}, d, nil).Print(v), p.Quantity(v, d, nil); got != want {
			t.Errorf("%v of %v: %s, alone %s", v, d, got, want)
		}
	})
}
