package document

import (
	"math"
	"strings"
	"testing"

	"botec/estimate/unit"

	"pgregory.net/rapid"
)

// readAny reads a text for a metric of whatever dimension the text has.
func readAny(text string) (*reading, *problem) {
	q, p := parseQuantity(text, nil)
	if p != nil {
		return nil, p
	}
	return read(text, metric{name: "m", dim: q.dim})
}

// replaced is the text of a reading with another number.
func (r *reading) replaced(number string) string {
	return r.text[:r.number.start] + number + r.text[r.number.end:]
}

// A value is written in the form of the text, with at least two digits.
func TestWrite(t *testing.T) {
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
		{"1e6", 2_345_678, "2.3e6"},
		{"2e3/s", 1e300, "1.0e300/s"},
	} {
		r, p := readAny(c.text)
		if p != nil {
			t.Fatal(c.text, p.text)
		}
		now, _ := r.write(c.value)
		if got := r.replaced(now); got != c.want {
			t.Errorf("%q at %v becomes %q, want %q", c.text, c.value, got, c.want)
		}
	}
}

// A B is bytes or billions, by what the metric is.
func TestReadForMetric(t *testing.T) {
	for _, c := range []struct {
		text  string
		dim   unit.Dim
		value float64
		want  string
	}{
		{"2B users", unit.Noun("user"), 3.456e9, "3.5B users"},
		{"2B", unit.Data, 3.4, "3.4B"},
		{"5 B/s", unit.Data, 0, "error: m is data, but 5 B/s is data/time"},
		{"5 things", unit.Data, 0, "error: m is data, but 5 has no known unit"},
		{"5 users", unit.Noun("user"), 7, "7 users"},
	} {
		r, p := read(c.text, metric{name: "m", dim: c.dim})
		got := ""
		if p != nil {
			got = "error: " + p.text
		} else {
			now, _ := r.write(c.value)
			got = r.replaced(now)
		}
		if got != c.want {
			t.Errorf("%q for %s: %s, want %s", c.text, c.dim, got, c.want)
		}
	}
}

// What was written is read as a value that holds, in the same dimension.
func TestWrittenHolds(t *testing.T) {
	forms := []string{"30 PB", "3.5k/s", "1,736 Mbit/s", "$150,000 a day", "99.95%", "2.5 million", "557", "600", "0.012 GB", "-4 km", "7.00 ms", "0", "12B", "5T users"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(forms).Draw(t, "form")
		r, p := readAny(text)
		if p != nil {
			t.Fatal(p.text)
		}
		value := r.each * math.Pow(10, rapid.Float64Range(-9, 12).Draw(t, "magnitude"))
		if rapid.Bool().Draw(t, "negative") {
			value = -value
		}
		now, _ := r.write(value)
		again, p := readAny(r.replaced(now))
		if p != nil || !again.holds(value) || again.dim != r.dim {
			t.Fatalf("%q at %v becomes %q", text, value, r.replaced(now))
		}
	})
}

// FuzzClaim: any value can be written in the form of any text that can be read,
// except in one with a second sign.
func FuzzClaim(f *testing.F) {
	for _, text := range []string{"about **3.5k** requests per second", "1,736 Mbit/s", "~$150,000 a day", "99.95%", "2.5 million users", "-5e-3 ms", "2B"} {
		f.Add(text, 12.34)
	}
	f.Fuzz(func(t *testing.T, text string, value float64) {
		r, p := readAny(text)
		if p != nil || value != value || value-value != 0 || value != 0 && (value < 1e-12 && value > -1e-12 || value > 1e18 || value < -1e18) {
			return
		}
		value *= r.each
		now, ok := r.write(value)
		if !ok {
			if !strings.Contains(text, "-") && !strings.Contains(text, "−") {
				t.Fatalf("%q cannot be %v", text, value)
			}
			return
		}
		if again, p := readAny(r.replaced(now)); p != nil || !again.holds(value) {
			t.Fatalf("%q at %v becomes %q", text, value, r.replaced(now))
		}
	})
}
