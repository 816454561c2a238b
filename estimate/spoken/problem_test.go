package spoken

import (
	"strings"
	"testing"
	"time"

	"botec/estimate/unit"
)

// What is wrong with a text, where, and what to write.
func TestProblems(t *testing.T) {
	plain, data, rate, money := Metric{}, Metric{Name: "stored", Dim: unit.Data}, Metric{Name: "writes", Dim: unit.Rate}, Metric{Dim: unit.Money}
	for _, c := range []struct {
		text       string
		m          Metric
		want       string // the message, the place, the hint
		place, fix string
	}{
		{"", plain, "there is no number in «»", "", ""},
		{"lots of it", plain, "there is no number in «lots of it»", "lots of it", ""},
		{"a few thousand", rate, "«few» is no number", "few", "write a number"},
		{"all but 10%", plain, "could not read «all but»", "all but", ""},
		{"grew by 8M", plain, "could not read «grew by»", "grew by", ""},
		{"millions", plain, "«millions» has no number before it", "millions", "write a number before it"},
		{"10 req²/s", rate, "could not read «req²»", "req²", ""},
		{"5q", plain, "could not read «5q»", "5q", ""},
		{"5 q", plain, "could not read «5 q»", "5 q", ""},
		{"36 PB/replica", data, "could not read «/replica»", "/replica", "stored is data"},
		{"36 PB per replica", data, "could not read «per replica»", "per replica", "stored is data"},
		{"36 PB every fortnight", data, "could not read «every fortnight»", "every fortnight", "stored is data"},
		{"36 PB per user", data, "«36 PB per user» is data/user, but stored is data", "36 PB per user", ""},
		{"36 PB of posts per day", data, "«36 PB of posts per day» is data/time, but stored is data", "36 PB of posts per day", ""},
		{"36", data, "«36» has no unit, but stored is data", "36", ""},
		{"64G", data, "«64G» has no unit that is known", "64G", "write the unit, as in 64 GB or 64 GiB"},
		{"3k", rate, "«3k» has no unit, but writes is a rate (1/time)", "3k", "write what it is per, as in 3k/s"},
		{"36", Metric{Name: "stored", Kind: Answer, Dim: unit.Data}, "«36» has no unit, but stored is data", "36", "write data, in B, kB, MB, GB, TB or PB"},
		{"36", Metric{Name: "egress", Kind: Answer, Dim: unit.Data.Div(unit.Time)}, "«36» has no unit, but egress is data/time", "36", "write data a second, in MB/s, GB/s, Mbps or Gbps"},
		{"36", Metric{Name: "latency", Kind: Answer, Dim: unit.Time}, "«36» has no unit, but latency is a time", "36", "write a time, in ms, s, min, h or days"},
		{"99%", Metric{Name: "writes", Kind: Answer, Dim: unit.Rate, Period: "month"}, "«99%» is a share, but writes is a rate (1/time)", "99%", "write a rate, as 5k/s or 5M/day"},
		{"one is enough", Metric{Kind: Answer}, "«enough» decides something, but a number is asked for", "enough", "write the number alone"},
		{"one server", Metric{Name: "writes", Kind: Answer, Dim: unit.Rate}, "«one server» is a number of machines, but writes is a rate (1/time)", "one server", "write a rate, as 5k/s or 5M/day"},
		{"yes", Metric{Kind: Answer}, "there is no number in «yes»", "yes", "write a number, or skip"},
		{"ln(5)", Metric{Kind: Answer, Dim: unit.Rate}, "an answer has no functions, so «ln(5)» was not read", "ln(5)", "write the result, or compute it: botec calc 'ln(5)'"},
		{"2 * sqrt(-1)", Metric{Kind: Answer}, "an answer has no functions, so «sqrt(-1)» was not read", "sqrt(-1)", "write the result, or compute it: botec calc 'sqrt(-1)'"},
		{"75 GB90 GB/s", Metric{Kind: Answer, Dim: unit.Rate}, "could not read «75 GB90»", "75 GB90", "write one number"},
		{"150m", plain, "«150m» may be million, minutes, metres or thousandths", "150m", "write M for million, min for minutes or metre"},
		{"3k/m", rate, "could not read «/m»", "/m", "write min, month or metre"},
		{"1.000 QPS", rate, "«1.000» may be one number or a thousand times as much", "1.000", "write 1000 or 1.0"},
		{"3.5 Mrd", plain, "could not read «Mrd»", "Mrd", "write 3.5bn"},
		{"5 GBPS", Metric{Dim: unit.Data.Div(unit.Time)}, "could not read «GBPS»", "GBPS", "write Gbps or GB/s"},
		{"400b", data, "«400b» may be bits or bytes", "400b", "write bit or B"},
		{"24/7", plain, "«24/7» may be a quotient, or no number at all", "24/7", "write the result"},
		{"3k/s and 10k/s", rate, "«3k/s» and «10k/s» could both be meant", "3k/s and 10k/s", "put the markers around one of them"},
		{"3k 4k", rate, "could not read «3k 4k»", "3k 4k", "put the markers around one number"},
		{"5-3", plain, "«5-3» is no range: its ends are reversed", "5-3", "write the smaller number first"},
		{"500-1 GB", data, "«500-1 GB» is no range: its ends are reversed, or a unit is missing", "500-1 GB", "write the unit at both ends"},
		{"500-1M", plain, "«500-1M» may be «500» of either scale", "500-1M", "write the scale at both ends"},
		{"5 GB - 7 ms", data, "«5 GB - 7 ms» is no range: one end is data, the other time", "5 GB - 7 ms", ""},
		{"50% ± 5%", Metric{Share: true}, "«50% ± 5%» is relative or in points", "50% ± 5%", "write both ends, as in 45–55%"},
		{"2 TB + 10%", data, "«10%» may be a share of the number before it, or points", "2 TB + 10%", "write the result"},
		{"20 GB * replicas", data, "could not read «* replicas»", "* replicas", ""},
		{"16B + 22M", data, "«16B + 22M» adds data and a plain number", "16B + 22M", "16B is bytes: write 16bn for billions"},
		{"not 55 PB", data, "could not read «not»", "not", ""},
		{"faster than 5", plain, "could not read «than»", "than", ""},
		{"≠ 5", plain, "could not read «≠ 5»", "≠ 5", ""},
		{"at least at most 5", plain, "could not read «most»", "most", ""},
		{"at least 5 max", plain, "could not read «at least 5 max»", "at least 5 max", "write one comparison"},
		{"at least 5-6", plain, "could not read «at least 5-6»", "at least 5-6", "write one comparison, or a range"},
		{"€500", money, "«€» is EUR, but money is in USD here", "€", "write the amount in USD"},
		{"A$500", money, "«A$» is AUD, but money is in USD here", "A$", "write the amount in USD"},
		{"500 kr", money, "«kr» is SEK, but money is in USD here", "kr", "write the amount in USD"},
		{"99.95", Metric{Share: true}, "«99.95» may be percent or a number", "99.95", "write the % sign"},
		{"1/0", plain, "«1/0» divides by 0", "1/0", ""},
		{"1e999", plain, "«1e999» is too large", "1e999", ""},
		{"10^9999", plain, "«10^9999» is no number", "10^9999", ""},
		{"1.2.3", plain, "«1.2.3» is no number", "1.2.3", ""},
		{"12:30:00", plain, "could not read «12:30:»", "12:30:", ""},
		{"55 \\foo PB", data, "could not read «\\foo»", "\\foo", ""},
		{"~5", Metric{Kind: Cell}, "«~» makes the number uncertain", "~", "write the number alone"},
		{"5-6 ms", Metric{Kind: Cell}, "«5-6 ms» is a range", "5-6 ms", "write one number"},
		{"< 5 ms", Metric{Kind: Cell}, "«< 5 ms» is a comparison", "< 5 ms", "write the number alone"},
		{"7B", Metric{Kind: Cell}, "«7B» may be billion or bytes", "7B", "write bn, or a blank before B"},
		{"30 kilobites", data, "could not read «kilobites»", "kilobites", "did you mean kilobits or kilobytes?"},
	} {
		r, p := Read(c.text, c.m)
		if p == nil {
			t.Errorf("%q is read as %s, want %s", c.text, r.String(), c.want)
			continue
		}
		if place := c.text[p.Start:p.End]; p.Text != c.want || place != c.place || p.Hint != c.fix {
			t.Errorf("%q: %s at %q, hint %q; want %s at %q, hint %q", c.text, p.Text, place, p.Hint, c.want, c.place, c.fix)
		}
	}
}

// Messages do not repeat what is long, or what would steer a terminal.
func TestQuote(t *testing.T) {
	_, p := Read("\x1b "+strings.Repeat("word ", 20), Metric{})
	if want := "there is no number in «� word word word word word word word wor…»"; p == nil || p.Text != want {
		t.Errorf("got %v, want %s", p, want)
	}
}

// A long text is refused at once, and reading takes time in proportion to the text.
func TestLong(t *testing.T) {
	start := time.Now()
	_, p := Read(strings.Repeat("1 ", 1<<19), Metric{})
	if p == nil || p.Text != "this text is too long to be one quantity" || time.Since(start) > 100*time.Millisecond {
		t.Errorf("got %v after %v", p, time.Since(start))
	}
	for _, part := range []string{"1+", "1x", "(1*", "(1)*", "1(", "((1)", "1e1", "1h", "1 to ", "per 1 ", "a ", "=~", "[", "~~", "<b", "$1", "{", "half of ", "about ", "1 000 "} {
		took := func(n int) time.Duration {
			text := strings.Repeat(part, n/len(part))
			best := time.Hour
			for range 5 {
				start := time.Now()
				_, _ = Read(text, Metric{Dim: unit.Data})
				best = min(best, time.Since(start))
			}
			return best
		}
		if short, long := took(MaxLength/8), took(MaxLength); long > 40*short && long > 100*time.Millisecond {
			t.Errorf("%q: %v for an eighth, %v for all", part, short, long)
		}
	}
}
