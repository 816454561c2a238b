package unit

import (
	"math"
	"testing"
)

func TestPrint(t *testing.T) {
	rate, user, perUser := Rate, Noun("user"), Dim{}.Div(Noun("user"))
	for _, c := range []struct {
		v    float64
		dim  Dim
		want string
	}{
		{0, Dim{}, "0"}, {557, Dim{}, "557"}, {3472.2, Dim{}, "3.47k"}, {150e6, Dim{}, "150M"},
		{2e9, Dim{}, "2bn"}, {999e12, Dim{}, "999T"}, {1e15, Dim{}, "1e15"}, {0.05, Dim{}, "0.05"}, {1.2e-7, Dim{}, "1.2e-7"},
		{1345, Dim{}, "1.35k"}, {-1345, Dim{}, "-1.35k"}, {0.9999999998, Dim{}, "1"}, {2.675, Dim{}, "2.68"}, {999.4, Dim{}, "999"}, {999.5, Dim{}, "1k"}, {math.Nextafter(999.5, 0), Dim{}, "999"},
		{999499, Dim{}, "999k"}, {999500, Dim{}, "1M"}, {-3472, Dim{}, "-3.47k"},
		{0.99999, Dim{}, "0.99999"}, {0.9999999, Dim{}, "0.9999999"}, {0.5, Dim{}, "0.5"},
		{150e6, user, "150M users"}, {1, user, "1 user"},
		{300, Data, "300 B"}, {1e6, Data, "1 MB"}, {999600, Data, "1 MB"}, {54.75e15, Data, "54.8 PB"}, {1e25, Data, "10k ZB"},
		{347.2e6, Data.Div(Time), "347 MB/s"},
		{0, Time, "0 s"}, {86400, Time, "1 day"}, {157680000, Time, "5 years"}, {90, Time, "1.5 min"}, {59.99, Time, "1 min"},
		{0.0002, Time, "200 µs"}, {2592000, Time, "30 days"},
		{3472.2, rate, "3.47k/s"}, {0.1, rate, "0.1/s"}, {0.05, rate, "3/min"}, {2. / 86400, rate, "2/day"}, {1. / 31536000 / 10, rate, "0.1/year"},
		{2. / 86400, rate.Mul(perUser), "2/user/day"}, {5, rate.Mul(user), "5 users/s"},
		{0.02e-9, Money.Div(Data), "$0.02/GB"}, {31e3 / 86400., Money.Div(Time), "$943k/month"}, {-5, Money, "-$5"},
		{0.023e-9 / 2628000, Money.Div(Data).Div(Time), "$0.023/GB/month"},
		{32, Data.Mul(perUser), "32 B/user"}, {200e6, Length.Mul(Length), "200M km^2"},
	} {
		if got := (Printer{}).Quantity(c.v, c.dim, nil); got != c.want {
			t.Errorf("Quantity(%v, %v) = %q, want %q", c.v, c.dim, got, c.want)
		}
	}
}

func TestPrintPercent(t *testing.T) {
	for v, want := range map[float64]string{
		0.5: "50%", 0.99999: "99.999%", 0.9995: "99.95%", 0.9991: "99.91%", 0.98765: "98.8%", 0.99292: "99.29%", 0.99999999999: "99.999999999%", 1: "100%", 0.0123456: "1.23%", 0: "0%", 2.5: "250%",
	} {
		if got := (Printer{}).Quantity(v, Dim{}, Percent); got != want {
			t.Errorf("%v in %% = %q, want %q", v, got, want)
		}
	}
}

func TestDimensionsInWords(t *testing.T) {
	user := Noun("user")
	for _, c := range []struct {
		dim        Dim
		unit, word string
	}{
		{Dim{}, "", "a plain number"},
		{Rate, "1/s", "1/time"},
		{Rate.Div(user), "1/user/s", "1/user/time"},
		{Money.Div(Data).Div(Time), "USD/B/s", "money/data/time"},
		{Data.Mul(user), "B*user", "data*user"},
		{Noun("tweet").Div(Time), "tweet/s", "tweet/time"},
		{Length.Pow(2), "km^2", "length^2"},
	} {
		if c.dim.Unit() != c.unit || c.dim.String() != c.word {
			t.Errorf("%#v: %q and %q, want %q and %q", c.dim, c.dim.Unit(), c.dim.String(), c.unit, c.word)
		}
	}
}

// BenchmarkQuantity prints what an estimate is made of.
func BenchmarkQuantity(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Printer{}.Quantity(54.75e15, Data, nil)
		Printer{}.Quantity(3472.2, Rate, nil)
		Printer{}.Quantity(0.7, Dim{}, Percent)
		Printer{}.Quantity(157680000, Time, nil)
	}
}

// What has no digits is printed in words, by every way to print.
func TestNoDigits(t *testing.T) {
	for v, want := range map[float64]string{math.Inf(1): "∞", math.Inf(-1): "-∞", math.NaN(): "no value"} {
		if got := (Printer{}).Number(v); got != want {
			t.Errorf("Number(%v) = %q, want %q", v, got, want)
		}
		if got := (Printer{}).Quantity(v, Data, nil); got != want {
			t.Errorf("Quantity(%v) = %q, want %q", v, got, want)
		}
	}
}
