package document

import (
	"fmt"
	"testing"

	"botec/estimate/unit"
)

func nouns(t testing.TB) *unit.Table {
	t.Helper()
	units := &unit.Table{}
	if err := units.Declare("tweet", "tweets"); err != nil {
		t.Fatal(err)
	}
	return units
}

// What a text is read as: the value in base units, its dimension, and the text
// of the number.
func TestParseQuantity(t *testing.T) {
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
		{"10-20", "error: expected one number, found 10 and 20"},
		{"5B", "5 data '5'"},
		{"1.5e9", "1.5e+09 bare '1.5e9'"},
		{"10 percent", "0.1 a plain number '10'"},
		{"$5", "5 money '5'"},
		{"$-5", "-5 money '-5'"},
		{"cost - $5", "5 money '5'"},
		{"-$5", "error: write the minus sign after the $"},
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
		{"", "error: no number between the markers"},
		{"fifty", "error: no number between the markers"},
		{"55 Mb", "error: Mb is ambiguous or not a unit"},
		{"55Mb/s", "error: Mb is ambiguous or not a unit"},
		{"55 PB in 5 years", "error: expected one number, found 55 and 5"},
		{"1.736,50 MB", "error: expected one number, found 1.736 and 50"},
		{"5q", "error: unknown unit q"},
		{"€50", "error: unknown currency €, expected $"},
		{"10^5", "error: expected one number, found 10 and 5"},
	} {
		got, p := parseQuantity(c.text, units)
		out := ""
		switch {
		case p != nil:
			out = "error: " + p.text
		case got.bare:
			out = fmt.Sprintf("%.6g bare '%s'", got.value, got.number.in(c.text))
		default:
			out = fmt.Sprintf("%.6g %s '%s'", got.value, got.dim, got.number.in(c.text))
		}
		if out != c.want {
			t.Errorf("%q is read as %s, want %s", c.text, out, c.want)
		}
	}
}
