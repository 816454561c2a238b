package spoken

import (
	"math"
	"testing"

	"botec/estimate/unit"

	"pgregory.net/rapid"
)

var (
	user, money = unit.Noun("user"), unit.Money
	perSecond   = unit.Data.Div(unit.Time)
)

// written are texts, and what another value makes of them.
var written = []struct {
	text  string
	dim   unit.Dim
	value float64
	want  string
}{
	{"30 PB", unit.Data, 54.75e15, "55 PB"},
	{"30 petabytes of images", unit.Data, 54.75e15, "55 petabytes of images"},
	{"~30 PB", unit.Data, 5.04e15, "~5 PB"},
	{"8M", user, 5.04e6, "5M"},
	{"8M", user, 5.6e6, "5.6M"},
	{"2B users", user, 3.456e9, "3.5B users"},
	{"2B users", user, 6e9, "6B users"},
	{"150 Million users", user, 200e6, "200 Million users"},
	{"150 Million users", user, 2.5e9, "2500 Million users"},
	{"150 Million users", user, 25e9, "25 Billion users"},
	{"150 Million users", user, 12_000, "12 Thousand users"},
	{"150 mln users", user, 200e6, "200 mln users"},
	{"15 crore users", user, 200e6, "20 crore users"},
	{"12,34,567", unit.Dim{}, 98_76_543, "98,76,543"},
	{"1,234,567", unit.Dim{}, 987_654, "987,654"},
	{"1.234.567", unit.Dim{}, 9_876_543, "9.876.543"},
	{"1 234 567", unit.Dim{}, 9_876_543, "9 876 543"},
	{"1&nbsp;234&nbsp;567", unit.Dim{}, 9_876_543, "9&nbsp;876&nbsp;543"},
	{"$1{,}234{,}567$", unit.Dim{}, 9_876_543, "$9{,}876{,}543$"},
	{"1'234'567", unit.Dim{}, 9_876_543, "9'876'543"},
	{"1_234_567", unit.Dim{}, 9_876_543, "9_876_543"},
	{"12,5 GB", unit.Data, 47.12e9, "47,1 GB"},
	{"12,5 GB", unit.Data, 1.2345e9, "1,23 GB"},
	{"about 3.5k requests per second", unit.Rate, 12_345, "about 12.3k requests per second"},
	{"3.5k/s", unit.Rate, 12_345_678, "12M/s"},
	{"3.5k/s", unit.Rate, 12.3, "12/s"},
	{"3.47k/s", unit.Rate, 12_345, "12.35k/s"},
	{"4,000 search requests per second", unit.Rate, 5_600, "5,600 search requests per second"},
	{"300 million a day", unit.Rate, 400e6 / 86400, "400 million a day"},
	{"1,736 Mbit/s", perSecond, 1.25e9 * 1.1, "11,000 Mbit/s"},
	{"$150,000 a day", money.Div(unit.Time), 30_000. / 86400, "$30,000 a day"},
	{"$1,500/mo", money.Div(unit.Time), 18_000. / 31536000 * 2, "$3,000/mo"},
	{"99.95%", unit.Dim{}, 0.99999, "99.999%"},
	{"100%", unit.Dim{}, 0.9995, "99.95%"},
	{"99.9%", unit.Dim{}, 0.9995, "99.95%"},
	{"50%", unit.Dim{}, 0.123456, "12%"},
	{"0.123 s", unit.Time, 1.25, "1.25 s"},
	{"0.999 s", unit.Time, 99.95, "99.95 s"},
	{"0,999 s", unit.Time, 99.95, "99,95 s"},
	{"557 servers", unit.Dim{}, 1234, "1234 servers"},
	{"557 servers", unit.Dim{}, 1234567, "1234567 servers"},
	{"600 servers", unit.Dim{}, 1234, "1200 servers"},
	{"350", unit.Dim{}, 1050, "1050"},
	{"three servers", unit.Dim{}, 5, "five servers"},
	{"Three servers", unit.Dim{}, 5, "Five servers"},
	{"three servers", unit.Dim{}, 15, "15 servers"},
	{"100:1", unit.Dim{}, 50, "50:1"},
	{"3.5 days", unit.Time, 10.5 * 86400, "10.5 days"},
	{"500 million", user, 1500e6, "1500 million"},
	{"2.5 million", user, 123_456_789, "123.5 million"},
	{"5 ms", unit.Time, 0.000123, "0.12 ms"},
	{"7.00 ms", unit.Time, 0.005, "5.00 ms"},
	{"5", unit.Dim{}, 0, "0"},
	{"5", unit.Dim{}, -7.4, "-7.4"},
	{"−5", unit.Dim{}, -7, "−7"},
	{"- 5", unit.Dim{}, 7, "7"},
	{"1e6", unit.Dim{}, 2_345_678, "2.3e6"},
	{"1.5 × 10^9", unit.Dim{}, 2.5e9, "2.5 × 10^9"},
	{"**55** PB", unit.Data, 60.4e15, "**60** PB"},
	{"[55 PB](#storage)[^1]", unit.Data, 61e15, "[61 PB](#storage)[^1]"},
	{"at least 3k/s", unit.Rate, 2260, "at least 2.2k/s"},
	{"more than 3k/s", unit.Rate, 2200, "more than 2.1k/s"},
	{"under 200 ms", unit.Time, 0.412, "under 420 ms"},
	{"8+ servers", unit.Dim{}, 6, "6+ servers"},
	{"fewer than 10 nodes", unit.Dim{}, 14, "fewer than 15 nodes"},
	{"at most 10 nodes", unit.Dim{}, 14, "at most 14 nodes"},
	{"5M+ users", user, 7e6, "5M+ users"},
	{"1.2 Mreq/s", unit.Rate, 3.6e6, "3.6 Mreq/s"},
	{"100 requests per 10 seconds", unit.Rate, 25, "250 requests per 10 seconds"},
	{"64Gi", unit.Data, 128 << 30, "128Gi"},

	{"300–700", unit.Dim{}, 900, "error: «300–700» does not contain the value: 300–700"},
	{"10^9", unit.Dim{}, 2e9, "error: «10^9» is not one number in digits: 10^9"},
	{"20 GB * 30", unit.Data, 2e12, "error: «20 GB * 30» is not one number in digits: 20 GB * 30"},
	{"one in 20", unit.Dim{}, 0.3, "error: «one in 20» is not one number in digits: one in 20"},
	{"150 gazoodles", unit.Dim{}, 3e12, "error: could not tell whether «gazoodles» changes the number before it: gazoodles"},
	{"**1000 * 50 = 50,000** series", unit.Dim{}, 60_000, "error: «1000 * 50» would not give the result any more: 1000 * 50"},
	{"10:1, that is 40 reads/s", unit.Rate, 60, "10:1, that is 60 reads/s"},
	{"12.7 GB/month = 450 GB in 3 years", unit.Data, 900e9, "12.7 GB/month = 900 GB in 3 years"},
	{"5 t3.micro", unit.Dim{}, 16, "16 t3.micro"},
	{"1.5E9", unit.Dim{}, 2.5e9, "2.5E9"},
	{"100 🟥", unit.Dim{}, 100e9, "error: «100» would be right in billions, and the text around it may say so: 100"},
	{"100 🟥", unit.Dim{}, 200e9, "200000000000 🟥"},
	{"0.05% downtime", unit.Dim{}, 0.9995, "error: could not tell whether «downtime» changes the number before it: downtime"},
	{"15% cache misses", unit.Dim{}, 0.85, "error: could not tell whether «misses» changes the number before it: misses"},
	{"a 10% increase", unit.Dim{}, 0.85, "error: could not tell whether «increase» changes the number before it: increase"},
	{"8M more than last year", user, 150e6, "error: could not tell whether «more» changes the number before it: more"},
	{"100 ms faster", unit.Time, 0.12, "error: could not tell whether «faster» changes the number before it: faster"},
	{"8M users or fewer", user, 150e6, "150M users or fewer"},
	{"5", unit.Dim{}, math.NaN(), "error: the value is no number: 5"},
	{"three copies (3)", unit.Dim{}, 4, "error: 4 cannot be written in the same form: three"},
}

// Another value is written in the form of the text.
func TestWrite(t *testing.T) {
	for _, c := range written {
		r, p := Read(c.text, Metric{Dim: c.dim})
		if p != nil {
			t.Errorf("%q is refused: %s", c.text, p.Text)
			continue
		}
		got, p := r.Write(c.value)
		if p != nil {
			got = "error: " + p.Text + ": " + c.text[p.Start:p.End]
		}
		if got != c.want {
			t.Errorf("%q at %v becomes %q, want %q", c.text, c.value, got, c.want)
		}
	}
}

// The ends of a range become percentiles.
func TestWriteRange(t *testing.T) {
	for _, c := range []struct {
		text            string
		p5, median, p95 float64
		want            string
	}{
		{"300–700 servers", 412, 500, 820, "410–820 servers"},
		{"between 3k and 5k", 4200, 6000, 8100, "between 4.2k and 8.1k"},
		{"3-5M", 4.2e6, 6e6, 8.1e6, "4.2-8.1M"},
		{"300–700 servers", 301, 500, 699, "300–700 servers"},
		{"550 servers", 400, 601, 900, "600 servers"},
	} {
		r, p := Read(c.text, Metric{})
		if p != nil {
			t.Fatal(c.text, p.Text)
		}
		got, p := r.WriteRange(c.p5, c.median, c.p95)
		if p != nil {
			got = "error: " + p.Text
		}
		if got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

// What is written is read as the value, for every text of the list; or nothing
// is written.
func TestWrittenHolds(t *testing.T) {
	list := rows(t)
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(list).Draw(t, "row")
		m, truth := r.metric(t)
		reading, p := Read(r.text, m)
		if p != nil {
			return
		}
		value := truth * math.Pow(10, rapid.Float64Range(-9, 9).Draw(t, "magnitude"))
		if rapid.Bool().Draw(t, "negative") {
			value = -value
		}
		promise(t, m, reading, value)
	})
}

// promise holds Write to what it promises.
func promise(t tester, m Metric, r Reading, value float64) {
	t.Helper()
	text, p := r.Write(value)
	if p != nil {
		return
	}
	again, p := Read(text, m)
	if p != nil {
		t.Fatalf("%q at %v becomes %q, which is refused: %s", r.text, value, text, p.Text)
	}
	if !again.Holds(value) || again.Bound != r.Bound {
		t.Fatalf("%q at %v becomes %q, which is read as %s", r.text, value, text, again.String())
	}
	if r.Bound == NoBound && !r.IsRange() && math.Abs(again.Low-value) > math.Abs(value)/9*1.000001 {
		t.Fatalf("%q at %v becomes %q, which is read as %v", r.text, value, text, again.Low)
	}
}
