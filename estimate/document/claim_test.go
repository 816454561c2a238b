package document

import (
	"fmt"
	"math"
	"testing"

	"botec/estimate/unit"

	"pgregory.net/rapid"
)

func nouns(t testing.TB) *unit.Table {
	t.Helper()
	units := &unit.Table{}
	if err := units.Declare("tweet", "tweets"); err != nil {
		t.Fatal(err)
	}
	return units
}

// What a claim is read as: the value in base units, its dimension, and the text
// that is the number.
func TestReadClaim(t *testing.T) {
	units := nouns(t)
	for _, c := range []struct{ text, want string }{
		{"55 PB", "5.5e+16 data '55'"},
		{"55 petabytes of images", "5.5e+16 data '55'"},
		{"about 3.5k requests per second", "3500 1/time '3.5k'"},
		{"1,736 Mbit/s", "2.17e+08 data/time '1,736'"},
		{"~$150,000 a day", "1.73611 money/time '150,000'"},
		{"30 TB/day", "3.47222e+08 data/time '30'"},
		{"99.95%", "0.9995 a plain number '99.95'"},
		{"2.5 million", "2.5e+06 bare '2.5'"},
		{"~300 million a day", "3472.22 1/time '300'"},
		{"30 daily", "0.000347222 1/time '30'"},
		{"2.5 million users", "2.5e+06 user '2.5'"},
		{"**55 PB** of images", "5.5e+16 data '55'"},
		{"some _55&nbsp;PB_", "5.5e+16 data '55'"},
		{"55 PB", "5.5e+16 data '55'"},
		{"55\n> PB", "5.5e+16 data '55'"},
		{"557 servers", "557 bare '557'"},
		{"3.5k tweets/s", "3500 tweet/time '3.5k'"},
		{"3.5k posts a second", "3500 1/time '3.5k'"},
		{"300M tweets daily", "3472.22 tweet/time '300M'"},
		{"12 requests/user/day", "0.000138889 1/user/time '12'"},
		{"2/user/day", "2.31481e-05 1/user/time '2'"},
		{"3.5k QPS", "3500 1/time '3.5k'"},
		{"40 ms", "0.04 time '40'"},
		{"5 years", "1.5768e+08 time '5'"},
		{"-5", "-5 bare '-5'"},
		{"−5 MB", "-5e+06 data '−5'"},
		{"10-20", "error: a claim holds one number, and there are 10 and 20"},
		{"5B", "5 data '5'"},
		{"1.5e9", "1.5e+09 bare '1.5e9'"},
		{"10 percent", "0.1 a plain number '10'"},
		{"$5", "5 money '5'"},
		{"$-5", "-5 money '-5'"},
		{"cost - $5", "5 money '5'"},
		{"-$5", "error: the sign stands before the $"},
		{"$2.5k a month", "0.000951294 money/time '2.5k'"},
		{"$2.5 million", "2.5e+06 money '2.5'"},
		{"150,000 dollars", "150000 money '150,000'"},
		{"three copies (3)", "3 bare '3'"},
		{"3 copies, that is", "3 bare '3'"},
		{"3 racks a row", "3 bare '3'"},
		{"5 MB per tweet", "5e+06 data/tweet '5'"},
		{"5 MB per photo", "5e+06 data '5'"},
		{"5 GB S3 bucket", "5e+09 data '5'"},
		{"55 PB/", "5.5e+16 data '55'"},
		{"", "error: there is no number between the markers"},
		{"fifty", "error: there is no number between the markers"},
		{"55 Mb", "error: Mb has more than one reading, or none"},
		{"55Mb/s", "error: Mb has more than one reading, or none"},
		{"55 PB in 5 years", "error: a claim holds one number, and there are 55 and 5"},
		{"1.736,50 MB", "error: a claim holds one number, and there are 1.736 and 50"},
		{"5q", "error: no unit is called q"},
		{"€50", "error: € is no currency of botec"},
		{"10^5", "error: a claim holds one number, and there are 10 and 5"},
	} {
		got, p := readClaim(c.text, units)
		out := ""
		switch {
		case p != nil:
			out = "error: " + p.text
		case got.bare:
			out = fmt.Sprintf("%.6g bare '%s'", got.value, c.text[got.number.start:got.number.end])
		default:
			out = fmt.Sprintf("%.6g %s '%s'", got.value, got.dim, c.text[got.number.start:got.number.end])
		}
		if out != c.want {
			t.Errorf("%q is read as %s, want %s", c.text, out, c.want)
		}
	}
}

// How a claim is mended: in its form, with at least two digits.
func TestMended(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		want  string
	}{
		{"30 PB", 54.75e15, "55 PB"},
		{"30 petabytes", 54.75e15, "55 petabytes"},
		{"~30 PB", 5.04e15, "~5.0 PB"},
		{"about 3.5k requests per second", 12_345, "about 12k requests per second"},
		{"3.5k/s", 12_345_678, "12M/s"},
		{"3.5k/s", 12.3, "12/s"},
		{"3.47k/s", 12_345, "12.3k/s"},
		{"1,736 Mbit/s", 1.25e9 * 1.1, "11,000 Mbit/s"},
		{"$150,000 a day", 30_000. / 86400, "$30,000 a day"},
		{"99.95%", 0.99999, "99.999%"},
		{"100%", 0.9995, "99.95%"},
		{"50%", 0.123456, "12%"},
		{"557 servers", 1234, "1234 servers"},
		{"557 servers", 1234567, "1234567 servers"},
		{"600 servers", 1234, "1200 servers"},
		{"2.5 million", 123_456_789, "120 million"},
		{"5 ms", 0.000123, "0.12 ms"},
		{"5", 0, "0"},
		{"5", -7.4, "-7.4"},
		{"−5", -7, "−7"},
		{"0", 12.34, "12"},
		{"2B users", 3.456e9, "3.5B users"},
		{"1e6", 2_345_678, "2.3e6"},
		{"2e3/s", 1e300, "1.0e300/s"},
	} {
		claim, p := readClaim(c.text, nil)
		if p != nil {
			t.Fatal(c.text, p.text)
		}
		if other, ok := claim.asBillions(c.text, unit.Noun("user")); ok {
			claim = other
		}
		now, _ := mended(c.text, claim, c.value, nil, unit.Noun("user"))
		got := c.text[:claim.number.start] + now + c.text[claim.number.end:]
		if got != c.want {
			t.Errorf("%q at %v becomes %q, want %q", c.text, c.value, got, c.want)
		}
	}
}

// A mended claim holds, and is not mended again.
func TestMendedHolds(t *testing.T) {
	forms := []string{"30 PB", "3.5k/s", "1,736 Mbit/s", "$150,000 a day", "99.95%", "2.5 million", "557", "600", "0.012 GB", "-4 km", "7.00 ms", "0", "12B", "5T users"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(forms).Draw(t, "form")
		claim, p := readClaim(text, nil)
		if p != nil {
			t.Fatal(p.text)
		}
		value := claim.each * math.Pow(10, rapid.Float64Range(-9, 12).Draw(t, "magnitude"))
		if rapid.Bool().Draw(t, "negative") {
			value = -value
		}
		now, _ := mended(text, claim, value, nil, claim.dim)
		now = text[:claim.number.start] + now + text[claim.number.end:]
		again, p := readClaim(now, nil)
		if p != nil || !again.holds(value) || again.dim != claim.dim {
			t.Fatalf("%q at %v becomes %q, which is read as %v", text, value, now, again.value)
		}
	})
}
