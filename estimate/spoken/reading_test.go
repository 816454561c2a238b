package spoken

import (
	"strings"
	"testing"

	"botec/estimate/unit"
)

// What a text is read as, in the words of the reader.
func TestReading(t *testing.T) {
	rate, user := unit.Rate, unit.Noun("user")
	answer := Metric{Kind: Answer, Dim: rate, Period: "second", In: &unit.Display{Text: "/s", Factor: 1, Dim: rate}}
	for _, c := range []struct {
		text string
		m    Metric
		want string
	}{
		{"3000", answer, "3k/s"},
		{"about 4k", answer, "4k/s, hedged by about"},
		{"300 million a day", answer, "3.47k/s"},
		{"3-4k", answer, "3k/s to 4k/s"},
		{"at least 3k/s", Metric{Dim: rate}, "at least 3k/s"},
		{"roughly more than 3k/s or so", Metric{Dim: rate}, "more than 3k/s, hedged by roughly, or so"},
		{"30 tb", Metric{Dim: unit.Data}, "30 TB"},
		{"15 crore users", Metric{Dim: user}, "150M users"},
		{"99.95%", Metric{Share: true}, "99.95%"},
		{"three nines", Metric{Share: true}, "99.9%"},
		{"1,234,567", Metric{}, "1.234567M"},

		// a bare number takes the unit that is asked for
		{"16.2", Metric{Dim: unit.Data, In: &unit.Display{Text: "TB", Factor: 1e12, Dim: unit.Data}}, "16.2 TB"},
		{"1,500", Metric{Dim: unit.Money.Div(unit.Time), In: &unit.Display{Text: "$/month", Factor: 1. / 2628000, Dim: unit.Money.Div(unit.Time)}}, "$1.5k/month"},
		{"$1,500", Metric{Dim: unit.Money.Div(unit.Time), In: &unit.Display{Text: "$/month", Factor: 1. / 2628000, Dim: unit.Money.Div(unit.Time)}}, "$1.5k/month"},
		{"5", Metric{Share: true, In: unit.Percent}, "5%"},

		// what the question says may be left out, and may be said again
		{"30 TB", Metric{Kind: Answer, Dim: unit.Data, Period: "day"}, "30 TB"},
		{"30 TB/day", Metric{Kind: Answer, Dim: unit.Data, Period: "day"}, "30 TB"},
		{"30 TB per day", Metric{Dim: unit.Data, Period: "day"}, "30 TB"},
		{"30-40 TB/day", Metric{Dim: unit.Data, Period: "day"}, "30 TB to 40 TB"},
		{"$3-5k", Metric{Kind: Answer, Dim: unit.Money.Div(unit.Time), Period: "month"}, "$3k/month to $5k/month"},
		{"$1–2k per month", Metric{Dim: unit.Money.Div(unit.Time)}, "$1k/month to $2k/month"},
		{"$3-5k/month", Metric{Dim: unit.Money.Div(unit.Time)}, "$3k/month to $5k/month"},
		{"3-5M events/s", Metric{Dim: rate}, "3M/s to 5M/s"},
		{"100-1k", Metric{}, "100 to 1k"},
		{"1 MB", Metric{Kind: Answer, Dim: unit.Data.Div(unit.Time), Period: "second"}, "1 MB/s"},
		{"10M/2/day", Metric{Kind: Answer, Dim: unit.Rate}, "57.9/s"},
		{"(5k + 3k)/s", Metric{Kind: Answer, Dim: unit.Rate}, "8k/s"},
		{"9bn*7h / 3 min / month", Metric{Kind: Answer, Dim: unit.Rate}, "479k/s"},
		{"30 TB / 3/day", Metric{Kind: Answer, Dim: unit.Data.Div(unit.Time)}, "116 MB/s"},
		{"7", Metric{Kind: Answer, Dim: unit.Money.Div(unit.Noun("order"))}, "$7/order"},
		{"$4.5M", Metric{Kind: Answer, Dim: unit.Money.Div(unit.Time), Period: "month"}, "$4.5M/month"},
		{"12KB", Metric{Kind: Answer, Dim: unit.Data.Div(user)}, "12 kB/user"},
		{"5 nodes", Metric{Kind: Answer}, "5"},
		{"300M * 10% * 1 MB", Metric{Kind: Answer, Dim: unit.Data, Period: "day"}, "30 TB"},
		{"(1 - 99.99%) * 1 year", Metric{Kind: Answer, Dim: unit.Time, Period: "year"}, "52.6 min"},
		{"1 - 99.9%", Metric{Kind: Answer, Share: true}, "0.1%"},
		{"5.26 minutes a year", Metric{Kind: Answer, Dim: unit.Time, Period: "year"}, "5.26 min"},

		// money without a currency is that of the scenario
		{"1.5M/day", Metric{Kind: Answer, Dim: unit.Money.Div(unit.Time), Period: "day"}, "$45.6M/month"},
		{"1,500 per month", Metric{Kind: Answer, Dim: unit.Money.Div(unit.Time)}, "$1.5k/month"},
		{"30", Metric{Kind: Answer, Dim: unit.Money}, "$30"},

		// an availability is read as what it leaves of the time, a small share as it is
		{"four nines", Metric{Kind: Answer, Dim: unit.Time, Period: "year", Down: true}, "52.6 min, what 99.99% leaves of a year"},
		{"99.85%", Metric{Kind: Answer, Dim: unit.Time, Period: "year", Down: true}, "13.1 h, what 99.85% leaves of a year"},
		{"99.9%..99.99%", Metric{Kind: Answer, Dim: unit.Time, Period: "month", Down: true}, "4.38 min to 43.8 min, what 99.9% to 99.99% leaves of a month"},
		{"0.1%", Metric{Kind: Answer, Dim: unit.Time, Period: "year", Down: true}, "8.76 h"},
		{"60%", Metric{Kind: Answer, Dim: unit.Time, Period: "day"}, "14.4 h"},

		// what the metric counts may stand behind per, and tells its number from others
		{"280 bytes per tweet", Metric{Dim: unit.Data, Nouns: []string{"tweet"}}, "280 B"},
		{"1k requests/s per node", Metric{Dim: rate, Nouns: []string{"app", "node"}}, "1k/s"},
		{"557 nodes in 3 zones", Metric{Nouns: []string{"app", "node"}}, "557"},

		{"500 €", Metric{Dim: unit.Money, Currency: "EUR"}, "$500"},
		{"₹5 lakh", Metric{Dim: unit.Money, Currency: "INR"}, "$500k"},

		{"12 ms", Metric{Kind: Cell}, "12 ms"},
		{"1234.5", Metric{Kind: Cell}, "1.2345k"},
		{"1.234", Metric{Kind: Cell}, "1.234"},
		{"99.95%", Metric{Kind: Cell}, "99.95%"},
		{"7 B", Metric{Kind: Cell}, "7 B"},
	} {
		r, p := Read(c.text, c.m)
		if p != nil {
			t.Errorf("%q is refused: %s", c.text, p.Text)
			continue
		}
		got := r.String()
		if len(r.Hedges) > 0 {
			got += ", hedged by " + strings.Join(r.Hedges, ", ")
		}
		if got != c.want {
			t.Errorf("%q is read as %s, want %s", c.text, got, c.want)
		}
	}
}

// A declared count noun is a unit, also behind per.
func TestDeclared(t *testing.T) {
	units := &unit.Table{}
	if err := units.Declare("driver", "drivers"); err != nil {
		t.Fatal(err)
	}
	driver := unit.Noun("driver")
	for _, c := range []struct {
		text string
		dim  unit.Dim
		want string
	}{
		{"5M drivers", driver, "5M drivers"},
		{"5M", driver, "5M drivers"},
		{"5 per driver per day", unit.Rate.Div(driver), "5/driver/day"},
		{"5M users", driver, "«5M users» is a count of users, but the metric is a count of drivers"},
		{"5k drivers a second", unit.Rate, "5k/s"},
	} {
		r, p := Read(c.text, Metric{Dim: c.dim, Units: units, Printer: unit.Printer{Units: units}})
		got := ""
		if got = r.String(); p != nil {
			got = p.Text
		}
		if got != c.want {
			t.Errorf("%q of %s: %s, want %s", c.text, c.dim, got, c.want)
		}
	}
}

// Places of the parts in the text.
func TestPlaces(t *testing.T) {
	text := "about **1.5** million new users per month, worldwide"
	r, p := Read(text, Metric{Dim: unit.Noun("user").Mul(unit.Rate)})
	if p != nil {
		t.Fatal(p.Text)
	}
	at := func(s Span) string { return text[s.Start:s.End] }
	if at(r.Number) != "1.5" || at(r.Scale) != "million" || at(r.Whole) != "1.5** million new users per month" || r.Digits != 2 {
		t.Errorf("number %q, scale %q, whole %q, %d digits", at(r.Number), at(r.Scale), at(r.Whole), r.Digits)
	}
	var passed []string
	for _, s := range r.Passed {
		passed = append(passed, at(s))
	}
	if got := strings.Join(passed, " "); got != "new users worldwide" {
		t.Errorf("passed over %q", got)
	}
}

// Comparisons hold from their side, ranges where they contain the value.
func TestHolds(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		want  bool
	}{
		{"10", 10.04, true}, {"10", 11, true}, {"10", 11.1, false}, {"10.0", 10.04, true}, {"10.0", 10.06, false},
		{"600", 557, true}, {"560", 557, true}, {"550", 557, false}, {"0", 0, true}, {"0", 0.1, false},
		{"at least 10", 10, true}, {"more than 10", 10, false}, {"at most 10", 10, true}, {"fewer than 10", 10, false},
		{"more than 0.3", 0.1 + 0.2, false}, {"at least 0.3", 0.3 - 1e-17, true},
		{"10-20", 10, true}, {"10-20", 20, true}, {"10-20", 9.9, false}, {"10-20", 20.1, false},
		{"99.9%", 0.9992, true}, {"99.9%", 0.9995, false}, {"99.9%", 0.99949, true}, {"99.9%", 0.9989, true},
		{"100%", 1, true}, {"100%", 0.9999, false}, {"94%", 0.944, true}, {"95%", 0.954, true}, {"95%", 0.956, false}, {"99%", 0.994, true}, {"99%", 0.995, false},
	} {
		r, p := Read(c.text, Metric{Share: strings.Contains(c.text, "%")})
		if p != nil {
			t.Fatal(c.text, p.Text)
		}
		if got := r.Holds(c.value); got != c.want {
			t.Errorf("%q for %v: %t", c.text, c.value, got)
		}
	}
}

// The ends of a range agree with the 5th and the 95th percentile.
func TestHoldsRange(t *testing.T) {
	for _, c := range []struct {
		text            string
		p5, median, p95 float64
		want            bool
	}{
		{"300–700", 302, 500, 690, true},
		{"300–700", 302, 500, 800, false},
		{"300–700", 480, 500, 520, false},
		{"500", 302, 500, 690, true},
		{"at most 600", 302, 500, 690, true},
	} {
		r, p := Read(c.text, Metric{})
		if p != nil {
			t.Fatal(c.text, p.Text)
		}
		if got := r.HoldsRange(c.p5, c.median, c.p95); got != c.want {
			t.Errorf("%q for %v to %v: %t", c.text, c.p5, c.p95, got)
		}
	}
}

// A text in bits says so where bytes would agree.
func TestRemark(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		want  string
	}{
		{"12 Mb/s", 12e6, "«12 Mb/s» is in bits, since its b is small; in bytes, with a capital B, it would agree"},
		{"12 Mb/s", 1.5e6, ""},
		{"12 Mb/s", 5e6, ""},
		{"12 MB/s", 1.5e6, ""},
		{"12 Mbit/s", 12e6, ""},
	} {
		r, p := Read(c.text, Metric{Dim: unit.Data.Div(unit.Time)})
		if p != nil {
			t.Fatal(c.text, p.Text)
		}
		if got := r.Remark(c.value); got != c.want {
			t.Errorf("%q for %v: %q", c.text, c.value, got)
		}
	}
}
