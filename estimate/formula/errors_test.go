package formula

import (
	"errors"
	"strings"
	"testing"

	"botec/estimate/unit"
)

// TestErrors: each line is a formula, the part of it under the caret, the error and the
// hint.
func TestErrors(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	check := func(in, at, message, hint string) {
		t.Helper()
		_, _, err := evaluate(in, units, s, Expected{Any: true})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error, want %s", in, message)
			return
		}
		if got := in[e.Start:e.End]; got != at || e.Text != message || e.Hint != hint {
			t.Errorf("%s:\n got %q: %s | %s\nwant %q: %s | %s", in, got, e.Text, e.Hint, at, message, hint)
		}
		for _, write := range e.Write { // a hint is true
			fixed, left := in[:e.Start]+write+in[e.End:], (*Error)(nil)
			_, _, err := evaluate(fixed, units, s, Expected{Any: true})
			if errors.As(err, &left) && left.Start < e.Start+len(write) && left.End > e.Start {
				t.Errorf("%s: with %s: %s", in, fixed, left.Text)
			}
		}
	}
	check("", "", "the formula is empty", "")
	check("1,000", "1,000", "commas cannot separate digits", "1_000, or a space after the comma between two arguments")
	check("1,000,000 users", "1,000,000", "commas cannot separate digits", "1_000_000, or a space after the comma between two arguments")
	check("1 M", "1 M", `"M" must follow the digits without a space`, "1M")
	check("5 k users", "5 k", `"k" must follow the digits without a space`, "5k")
	check("5 Mb", "Mb", `unknown unit "Mb"`, "Mbit (bits) or MB (bytes)")
	check("5Gb/s", "Gb", `unknown unit "Gb"`, "Gbit (bits) or GB (bytes)")
	check("5 GBps", "GBps", `unknown unit "GBps"`, "Gbps (bits) or GB/s (bytes)")
	check("5m", "m", `unknown unit "m"`, "min, month or metre")
	check("5Musers", "5Musers", "a space is missing between 5M and users", "5M users")
	check("5 twets", "twets", `unknown unit "twets"`, "did you mean tweets?")
	check("1..5M", "1..5M", "ambiguous scale: of one end, or of both?", "1M..5M, or 1..(5M)")
	check("1..5M users", "1..5M users", "ambiguous scale: of one end, or of both?", "1M users..5M users, or 1 users..5M users")
	check("5 MB..6", "5 MB..6", "the upper end has no unit", "5 MB..6 MB")
	check("1M users..2M", "1M users..2M", "the upper end has no unit", "1M users..2M users")
	check("$1..2k", "$1..2k", "ambiguous scale: of one end, or of both?", "$1k..2k, or $1..$2k")
	check("50% ± 5", "50% ± 5", "ambiguous ±: percent of the value, or percentage points?", "45%..55%")
	check("2B users", "2B users", `unexpected "users", expected end of formula`, "2B is bytes; write 2bn users")
	check("5 $/h", "5 $", `unexpected "$", expected end of formula`, "write $ before the number: $5")
	check("50% ± 5%", "50% ± 5%", "ambiguous ±: percent of the value, or percentage points?", "45%..55%")
	check("-5..5", "-5..5", "ambiguous sign: of one end, or of the whole range?", "(-5)..5, or -(5..5)")
	check("1/s..2", "1/s..2", "the ends of a range must have the same dimension: 1/s is 1/time, 2 is a plain number", "1/s..2/s")
	check("2 3", "3", `unexpected "3", expected end of formula`, "an operator is missing: write * 3")
	check("between 5 and 10 MB", "5", `unexpected "5", expected end of formula`, "")
	check("3 TB a day", "a", `unexpected "a", expected end of formula`, "")
	check("3 GB to 5 GB", "3 GB to 5 GB", `unexpected "to", expected end of formula`, "write a range with two dots: 3 GB..5 GB")
	check("0...10", "...", "a range has two dots, not ...", "..")
	check("1M…10M", "…", "a range has two dots, not …", "..")
	check("1...5M", "...", "a range has two dots, not ...", "write a range with two dots")
	check("2 +", "+", "unexpected end of formula, expected a number or a name", "")
	check("(2", "2", `unexpected end of formula, expected ")"`, "")
	check("2)", ")", `unexpected ")", expected end of formula`, "")
	check("1 < 2 < 3", "<", "comparisons cannot be chained", "")
	check("2 = 3", "=", `unexpected character "="`, "write == to compare")
	check("dua * 2", "dua", "no quantity is called dua", "did you mean dau?")
	check("flor(2)", "flor", `unknown function "flor"`, "did you mean floor?")
	check("log(2)", "log(2)", "log takes 2 arguments", "its arguments are those of log(x, base)")
	check("dau + 5M", "5M", "cannot add user and a plain number: dau is user, 5M is a plain number", "5M users")
	check("size + 2B/s", "size + 2B/s", "cannot add data and data/time: size is data, 2B/s is data/time", "multiply by how long it lasts: 2B/s * TIME")
	check("5+ MB", "5+ MB", "cannot add a plain number and data: 5 is a plain number, MB is data", "5 MB")
	check("5 - 10 MB", "5 - 10 MB", "cannot subtract a plain number and data: 5 is a plain number, 10 MB is data", "5..10 MB")
	check("10 - 5 MB", "10", "cannot subtract a plain number and data: 10 is a plain number, 5 MB is data", "10 B, 10 kB, or 10 MB")
	check("size > 3", "3", "cannot compare data and a plain number: size is data, 3 is a plain number", "3 B, 3 kB, or 3 MB")
	check("1 + (2 > 1)", "(2 > 1)", "a condition cannot be used as a number", "if(2 > 1, 1, 0) makes it a number")
	check("if(2, 1, 1)", "2", "the first argument of if must be a condition, such as a > b, but 2 is a plain number", "")
	check("if(1 > 2, 1 B, 2 s)", "if(1 > 2, 1 B, 2 s)", "cannot take if of data and time: 1 B is data, 2 s is time", "")
	check("sqrt(2 B)", "2 B", "data has no square root: 2 B is not a square", "")
	check("ceil(size)", "size", "ceil takes plain numbers and counts, but size is data; divide by the unit first", "size / 1 MB, or size / 1 GB")
	check("2^size", "size", "an exponent must be a plain number, but size is data", "")
	check("size^ratio", "ratio", "size is data, so its exponent must be a literal whole number", "")
	check("rate in GB", "rate in GB", "rate is 1/time and cannot be shown in GB, which is data", "")
	check("3 nines", "nines", `unknown unit "nines"`, "%, as in 99.9% for three nines")
	check("p95(rate)", "p95(rate)", "p95 is a statistic of all samples; only headline, expect, advice and --such-that may use it", "")
	check("workloads.egress * 2", "workloads.egress", "workloads.egress is many quantities; use it as an argument of sum, min or max", "sum(workloads.egress)")
	check("rate ~ size", "rate ~ size", "cannot compare 1/time and data: rate is 1/time, size is data", "")
	check("rate ~ rate", "rate", "~ needs a tolerance, or a number on its right whose digits give one", "rate ± 5%")
	check("rate ~ 2 * rate ± 5%", "2 * rate ± 5%", "~ needs a tolerance, or a number on its right whose digits give one", "(2 * rate) ± 5%")
	check("1k +- 200", "+-", "ambiguous +-: a range, or a minus?", "± (a range, also written +/-), or - (a minus)")
	check("500 + 20%", "500 + 20%", "cannot add 500 and 20%: 20% is a share and 500 is not", "500 * (1 + 20%), or 500 + 0.2")
	check("20% + 500", "20% + 500", "cannot add 20% and 500: 20% is a share and 500 is not", "500 * (1 + 20%), or 0.2 + 500")
	check("ratio - 2 * 3 - share", "ratio - 2 * 3 - share", "cannot subtract ratio - 2 * 3 and share: share is a share and ratio - 2 * 3 is not", "(ratio - 2 * 3) * (1 - share), or ratio - 2 * 3 - 1 * share")
	check("size + 10%", "size + 10%", "cannot add size and 10%: 10% is a share and size is not", "size * (1 + 10%)")
	check("20% - ratio", "20% - ratio", "cannot subtract 20% and ratio: 20% is a share and ratio is not", "0.2 - ratio")
	check("sum(ratio, 20%)", "sum(ratio, 20%)", "cannot add ratio and 20%: one is a share and the other is not", "")
	check("size * dau > 5 GB", "size * dau", "cannot compare data*user and data: size * dau is data*user, 5 GB is data", "divide by a count of users, or by one: size * dau / 1 user")
	check("300 B * dau > 5 GB", "300 B", "cannot compare data*user and data: 300 B * dau is data*user, 5 GB is data", "did you mean 300 B/user?")
	check("300 B * dau in GB", "300 B", "300 B * dau is data*user and cannot be shown in GB, which is data", "did you mean 300 B/user?")
	check("1e999", "1e999", "the number is too large", "")
	check("5 € ", "€", "€ is not the currency here", "write $, or currency: EUR at the top of the scenario")
	check("6'371 km", "6'371", "digits are grouped with _", "6_371")
	check("6’371’000", "6’371’000", "digits are grouped with _", "6_371_000")
	check("1 000 users", "1 000", "digits are grouped with _", "1_000")
	check("1\u202f000\u202f000", "1\u202f000\u202f000", "digits are grouped with _", "1_000_000")
	check("1.127,54", "1.127,54", "the decimal point is a point, and digits are grouped with _", "1_127.54")
	check("1.234.567", "1.234.567", "digits are grouped with _", "1_234_567")
	check("1,00,00,000", "1,00,00,000", "commas cannot separate digits", "1_00_00_000, or a space after the comma between two arguments")
	check("12,5 MB", "12,5", "the decimal point is a point, not a comma", "12.5")
	check("１５０M", "１５０", "numbers are written in the digits 0 to 9", "150")
	check("5–10 MB", "5–10", "ambiguous –: a range, or minus?", "5..10")
	check("10–5", "10–5", "ambiguous –: a range, or minus?", "10 - 5")
	check("2-5 MB", "2-5", "ambiguous -: a range, or minus?", "2..5")
	check("5-10", "5-10", "ambiguous -: a range, or minus?", "5..10, or 5 - 10")
	check("$0.10-$0.20", "$0.10-$0.20", "ambiguous -: a range, or minus?", "$0.10..$0.20, or $0.10 - $0.20")
	check("1k/s-2k/s", "1k/s-2k", "ambiguous -: a range, or minus?", "1k/s..2k, or 1k/s - 2k")
	check("64 Gi", "Gi", `unknown unit "Gi"`, "GiB (bytes)")
	check("512Mi", "Mi", `unknown unit "Mi"`, "MiB (bytes)")
	check("250m", "m", `unknown unit "m"`, "min, month or metre; Kubernetes' 250m is 0.25")
	check("10 Petabytes", "Petabytes", `unknown unit "Petabytes"`, "did you mean petabytes?")
	check("10 Megabits", "Megabits", `unknown unit "Megabits"`, "did you mean megabits?")
	check("1h2d", "1h2d", "a time in several units has them in falling order, such as 1d12h or 1h30m", "1h + 2 d")
	check("30m15s", "m", `unknown unit "m"`, "min, month or metre")
	check("PT8H", "PT8H", "PT8H is a duration of ISO 8601", "8 h")
	check("P1DT12H30M", "P1DT12H30M", "P1DT12H30M is a duration of ISO 8601", "1 day + 12 h + 30 min")
	check("100 B (average)", "(average)", `"(average)" is not part of a formula`, "a remark is a note: {value: 100 B, note: average}")
	check("100 B (2)", "(", `unexpected "(", expected end of formula`, "an operator is missing: write * (")
	check("~1 MB", "~1 MB", "a formula cannot begin with ~", "1 MB")
	check("about 4k", "about 4k", "a formula cannot begin with about", "4k")
	check("<5 ms", "<5 ms", "a formula cannot begin with <", "write a number, a range such as 1..5, or a comparison with a name on its left")
	check("08:00", "08:00", "a ratio to 0 has no value", "8 h (hours and minutes), or 8 min (minutes and seconds)")
	check("00:30", "00:30", "a ratio does not begin with 00, and a time is a number with its unit", "30 min (hours and minutes), or 30 s (minutes and seconds)")
	check("3:0", "3:0", "a ratio to 0 has no value", "")
	check("1:30:00", "1:30:00", "a time is a number with its unit", "1 h + 30 min")
	check("0:02:15", "0:02:15", "a time is a number with its unit", "0 h + 02 min + 15 s")
	check("1k/s (peak)", "(peak)", `"(peak)" is not part of a formula`, "a remark is a note: {value: 1k/s, note: peak}")
	check("rate (average)", "(average)", `"(average)" is not part of a formula`, "a remark is a note: {value: rate, note: average}")
	check("1-2M", "1-2M", "ambiguous -: a range, or minus?", "1M..2M, or 1 - 2M")
	check("10–5 MB", "10–5", "ambiguous –: a range, or minus?", "")
	check("10–20k/s", "10–20k", "ambiguous –: a range, or minus?", "10k..20k")
	check("7 mln", "mln", `unknown unit "mln"`, "1M right behind the digits, or million")
	check("150 Million", "Million", `unknown unit "Million"`, "million")
	check("20Million", "20Million", `a space is missing before "Million"`, "20 million")
	check("7Bn", "Bn", `unknown unit "Bn"`, "1bn right behind the digits, or billion")
	check("5 GBytes", "GBytes", `unknown unit "GBytes"`, "GB")
	check("2Pi", "Pi", `unknown unit "Pi"`, "PiB (bytes)")
	check("100 hits/s", "hits", `unknown unit "hits"`, "/s, rps or qps for a rate; a count noun of your own goes into units")
	check("100 msg/s", "msg", `unknown unit "msg"`, "/s, rps or qps for a rate; a count noun of your own goes into units")
	check("3x", "x", `unknown unit "x"`, "three times something is 3 * dau; a factor alone has no x, and between two numbers stands *")
	check("5 huor", "huor", `unknown unit "huor"`, "did you mean hour?")
	check("5 mnth", "mnth", `unknown unit "mnth"`, "did you mean month?")
	check("²", "²", "a power must follow what it is the power of", "")
	check("€5", "€", "€ is not the currency here", "write $, or currency: EUR at the top of the scenario")
	check("a\x1b", "\x1b", `unexpected character "\x1b"`, "")
}

// TestAlike: a word about bits is no misspelling of one about bytes.
func TestAlike(t *testing.T) {
	for word, want := range map[string]string{"megabits": "megabit", "Megabyts": "megabit megabyte", "kbytes": "megabyte", "megabs": "megabit megabyte", "megabites": "megabit megabyte", "megs": ""} {
		if got := strings.Join(alike(word, []string{"megabit", "megabyte"}), " "); got != want {
			t.Errorf("%s is like %s, want %s", word, got, want)
		}
	}
}

// TestExpected: what is expected of a formula; the error and the hint where it is
// something else.
func TestExpected(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	rate := Expected{Label: "writes", Dim: unit.Rate, DropNouns: true, Units: UsualUnits(unit.Rate)}
	size := Expected{Label: "size", Dim: unit.Data, Units: UsualUnits(unit.Data)}
	users := Expected{Label: "dau", Dim: unit.Noun("user"), Count: true}
	check := func(w Expected, in, want string) {
		t.Helper()
		b, v, err := evaluate(in, units, s, w)
		got := ""
		if e := (*Error)(nil); errors.As(err, &e) {
			got = e.Text + " | " + e.Hint
		} else {
			got = unit.Printer{Units: units}.Quantity(v, b.Type.Dim, nil)
		}
		if got != want {
			t.Errorf("%s: %s\n got %s\nwant %s", w.Label, in, got, want)
		}
	}
	check(rate, "100M tweets/day", "1.16k/s")
	check(rate, "0", "0/s")
	check(rate, "dau * 2/day", "writes is a rate (1/time), but dau * 2/day is user/time | did you mean 2/user/day?")
	check(rate, "2/day * dau", "writes is a rate (1/time), but 2/day * dau is user/time | did you mean 2/user/day?")
	check(rate, "dau", "writes is a rate (1/time), but dau is user | multiply by what one user does: dau * N/user/day")
	check(rate, "2/user/day", "writes is a rate (1/time), but 2/user/day is 1/user/time | did you mean dau * 2/user/day?")
	check(rate, "100", "writes needs a unit of 1/time | 100/s, or 100/day")
	check(size, "300", "size needs a unit of data | 300 B, 300 kB, or 300 MB")
	check(size, "5..10", "size is data, but 5..10 is a plain number | ")
	check(size, "rate", "size is data, but rate is 1/time | ")
	egress := Expected{Label: "egress_price", Dim: unit.Money.Div(unit.Data), Units: []string{"$/GB"}}
	check(egress, "$0.09/GB-month", "egress_price is money/data, but $0.09/GB-month is money/data/time | $0.09/GB")
	check(users, "150M", "150M users")
	check(users, "2B", "2bn users")
	check(users, "250M..350M", "296M users")
	check(users, "50%", "dau is a count of users, but 50% is a plain number | write what it is a share of: 50% of mau")
	check(users, "50% of mau", "150M users")
	check(users, "2B * 50%", "dau is a count of users, but 2B * 50% is data | 2B is bytes; write 2bn users for billions")
	check(size, "10:1", "size needs a unit of data | ")
	check(Expected{Label: "existing", AnyCount: true}, "5M users", "5M")
	check(Expected{Label: "x", Condition: true}, "rate", "expected a comparison, such as rate <= …, but rate is 1/time | ")
	check(Expected{Label: "x", Any: true}, "1 > 2", "x must be a quantity, but 1 > 2 is a condition | ")
}
