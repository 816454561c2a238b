package formula

import (
	"strings"
	"testing"

	"botec/estimate/unit"
)

// printed gives a function that checks what a formula is, as it is printed.
func printed(t *testing.T) (check func(in, want string)) {
	units := tweets(t)
	s := scope(t, units)
	return func(in, want string) {
		t.Helper()
		b, v, err := evaluate(in, units, s, Expected{Any: true, Statistics: true})
		if err != nil {
			t.Errorf("%s: %v", in, err)
			return
		}
		got := unit.Printer{Units: units}.Quantity(v, b.Type.Dim, b.Unit)
		if b.Type.Condition {
			got = map[float64]string{0: "false", 1: "true"}[v]
		} else if b.Type.Share {
			got = unit.Printer{}.Quantity(v, b.Type.Dim, unit.Percent)
		}
		if got != want {
			t.Errorf("%s = %s, want %s", in, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	check := printed(t)
	check("300", "300")
	check(".5", "0.5")
	check("1_000", "1k")
	check("1_000_000.5", "1M")
	check("1e9", "1bn")
	check("3.5k", "3.5k")
	check("3.5K", "3.5k")
	check("150M", "150M")
	check("2bn", "2bn")
	check("2G", "2bn")
	check("1T", "1T")
	check("20 billion", "20bn")
	check("3 thousand", "3k")
	check("2.5 million users", "2.5M users")
	check("50%", "50%")
	check("100:1", "100")
	check("3:2", "1.5")
}

func TestUnits(t *testing.T) {
	check := printed(t)
	check("4 MB / 2 s", "2 MB/s")
	check("1.5 megabytes * 2", "3 MB")
	check("4MB/2s", "2 MB/s")
	check("2/user/day", "2/user/day")
	check("2 per user per day", "2/user/day")
	check("1 KB + 1 kB", "2 kB")
	check("1 KiB", "1.02 kB")
	check("8 bit", "1 B")
	check("1 Gbps * 1 s", "125 MB")
	check("1 month / 1 h", "730")
	check("1 year / 1 day", "365")
	check("100 rps + 5 qps", "105/s")
	check("$0.02/GB * 1 TB", "$20")
	check("5 USD", "$5")
	check("$150k/day", "$150k/day")
	check("200M km^2", "200M km^2")
	check("4 km^2 / 2 km", "2 km")
	check("5 mile in km", "8.05 km")
	check("2^10 B", "1.02 kB")
	check("2^(3 years / 1 year)", "8")
	check("2^log2(4 B / 1 B) B", "4 B")
	check("(1 + 2) MB", "3 MB")
	check("100M tweets/day", "1.16k tweets/s")
	check("3 cities", "3 cities")
	check("1 city", "1 city")
	check("5 µs + 5 us", "10 µs")
	check("90 min in hours", "1.5 hours")
}

func TestOperators(t *testing.T) {
	check := printed(t)
	check("2 + 3 * 4", "14")
	check("2 - 3 - 4", "-5")
	check("-2^2", "-4")
	check("2^3^2", "512")
	check("2^-1", "0.5")
	check("10% of rate", "10/s")
	check("dau * 2/user/day", "3.47k/s")
	check("dau*2/user/day in /day", "300M/day")
	check("rate * $0.001 in $/day", "$8.64k/day")
	check("rate × size ÷ 2 − 0", "15 kB/s")
	check("1 - share", "90%")
	check("share * 50%", "5%")
	check("0.5 in %", "50%")
	check("0 + 5 MB", "5 MB")
}

// The value of a range is its median.
func TestRanges(t *testing.T) {
	check := printed(t)
	check("250M..350M", "296M")
	check("1..4", "2")
	check("-(1..4)", "-2")
	check("-99.999%", "-99.999%")
	check("-0.99999", "-0.99999")
	check("(-5)..5", "0")
	check("2..8 MB", "4 MB")
	check("500 KB..2 MB", "1 MB")
	check("500..2k", "1k")
	check("10%..90%", "50%")
	check("5..20%", "10.3%")
	check("1k ± 20%", "1k")
	check("1k +/- 200", "1k")
	check("1k/s..4k/s", "2k/s")
	check("(dau * ratio) ± 10%", "1.5bn users")
	check("dau * 1..4/user/day", "3.47k/s")
	check("$1..$4/GB", "$2/GB")
	check("$1..4/GB", "$2/GB")
	check("0..4", "2")
	check("1M..(4M)", "2M")
	check("dau..mau * 4", "849M users") // sqrt(300M * 150M) * 4
	check("uniform(1, 3)", "2")
	check("normal(1, 3)", "2")
	check("lognormal(1, 4)", "2")
	check("triangular(0, 1, 2)", "1")
	check("pert(0, 1, 2)", "1")
	check("pert(0 B, 1 B, 4 B)", "1.26 B")
}

func TestFunctions(t *testing.T) {
	check := printed(t)
	check("min(3, 2) + max(1, 5)", "7")
	check("min(5 min, 1 h)", "5 min")
	check("sum(1 B, 2 B, 3 B)", "6 B")
	check("sum(workloads.egress)", "12 MB/s")
	check("max(workloads.egress)", "7 MB/s")
	check("sum(workloads.nothing)", "0")
	check("ceil(2.1)", "3")
	check("ceil(0.1 * 3 / 0.1)", "3")
	check("floor(2.9999999999)", "3")
	check("floor(2.9)", "2")
	check("round(2.5)", "3")
	check("round(-2.5)", "-3")
	check("ceil(2.1 * 1 user)", "3 users")
	check("ceil(5.5 MB / 1 MB)", "6")
	check("abs(-3 B)", "3 B")
	check("sqrt(16 km^2)", "4 km")
	check("ln(exp(2))", "2")
	check("log2(1024) + log10(1000) + log(81, 3)", "17")
	check("if(1 > 2, 1 / zero, 7)", "7")
	check("if(rate > 50/s, 1 B, 2 B)", "1 B")
	check("parallel(99%, 2)", "99.99%")
	check("parallel(99.9%, 3)", "99.9999999%")
	check("parallel(99%, 2, 0%)", "99.99%")
	check("parallel(99%, 2, 10%)", "99.89%") // 1 - (0.1% + 0.9%^2)
	check("parallel(99%, 2, 100%)", "99%")
	check("available(3, 1, 99%)", "99.9999%")
	check("available(3, 2, 90%)", "97.2%")
	check("available(3, 2.5, 90%)", "72.9%") // at least 2.5 are 3
	check("available(3, 4, 90%)", "0%")
	check("nines(99.9%)", "3")
	check("erlang_c(10, 10)", "100%")
	check("erlang_c(1, 0.5)", "50%")
	check("staff(10, 20%)", "14")
	check("staff(10, 100%)", "0")
	check("staff(10.5, 100%)", "0")
	check("erlang_b(1, 1)", "50%")
	check("erlang_b(2, 1)", "20%")
	check("wait(1, 0.5, 10 ms, 95%)", "46.1 ms") // 10 ms × ln(0.5 / 0.05) / (1 - 0.5)
	check("wait(1, 0.5, 10 ms, 50%)", "0 s")
	check("tiered(60 TB/month, 10 TB/month, $0.09/GB, 50 TB/month, $0.085/GB, $0.07/GB)", "$5k/month")
	check("tiered(5 TB/month, 10 TB/month, $0.09/GB, $0.085/GB)", "$450/month")
	check("tiered(60 TB, 10 TB, 0, $0.05/GB)", "$2.5k") // the first tier is free
	check("tiered($3M, $1M, 0%, $2M, 1%, 2%)", "$30k")
	check("tiered(dau, 100M users, $1/user, $0.5/user)", "$125M")
}

func TestComparisons(t *testing.T) {
	check := printed(t)
	check("1 < 2", "true")
	check("0.1 + 0.2 == 0.3", "true")
	check("0.1 + 0.2 <= 0.3", "true")
	check("0.1 + 0.2 > 0.3", "false")
	check("dau >= 150M", "true")
	check("dau < 0.2B", "true")
	check("dau > 0", "true")
	check("size == 300 B", "true")
	check("3472/s ~ 3.5k/s", "true")
	check("3472/s ~ 3.4k/s", "false")
	check("385.8/s ~ 400/s", "true")
	check("350/s ~ 400/s", "false") // within half a unit, but more than 10% away
	check("37.23 PB ~ 38 PB", "false")
	check("37.23 PB ~ 38 PB ± 3%", "true")
	check("37.23 PB ~ 38 PB ± 1 PB", "true")
	check("24.5% ~ 25% ± 3%", "true")
	check("mau + dau ~ (dau * 3) ± 1%", "true")
	check("mau + dau ~ (dau * 4) ± 1%", "false")
	check("23% ~ 25% ± 3%", "false")
	check("12.4 ~ 12", "true")
	check("12.6 ~ 12", "false")
	check("12.004 ~ 12.00", "true")
	check("12.006 ~ 12.00", "false")
	check("dau ~ 150M", "true")
	check("23.1k/s ~ 24k/s ± 5%", "true")
	check("5k/s in /day ~ 432M/day", "true")
	// with ±, the right side may be anything and the ± is the tolerance
	check("rate ~ rate ± 20%", "true")
	check("rate ~ (rate * 1.5) ± 20%", "false")
	check("rate ~ max(rate, 90/s) ± 5/s", "true")
	check("share ~ share ± 1%", "true")
	// near 100% what counts is the distance from it
	check("99.92% ~ 99.9%", "true")
	check("99.88% ~ 99.9%", "true")
	check("99.95% ~ 99.9%", "false")
	check("99.85% ~ 99.9%", "false")
	check("99.95% ~ 100%", "false")
	check("100% ~ 100%", "true")
	check("94.96% ~ 95%", "true")
	check("97.4% ~ 95%", "false")
	check("94.4% ~ 94%", "true")
	check("1.1 ~ 100%", "false")
	check("101.2% ~ 101%", "true")
}

// Characters that word processors write for operators, powers and fractions.
func TestTypography(t *testing.T) {
	check := printed(t)
	check("3 ⋅ 4 − 2", "10")
	check("3 ∗ 4·2", "24")
	check("6 ⁄ 2 ÷ 3", "1")
	check("5 – 2", "3")
	check("5 – 10", "-5")
	check("5 ‑ 2", "3")
	check("5²", "25")
	check("5² ± 1", "25")
	check("200M km²", "200M km^2")
	check("10⁶", "1M")
	check("2 * 10⁻³", "0.002")
	check("(1 + 2)³", "27")
	check("2½ MB", "2.5 MB")
	check("½", "0.5")
	check("¾k", "750")
	check("5\u00a0MB", "5 MB")
	check("5\u202fMB +\u200b 1\u2009MB", "6 MB")
	check("5 μs + 5 µs", "10 µs")
	check("rate ≤ 100/s", "true")
	check("rate ≈ 100/s", "true")
}

func TestCompoundUnits(t *testing.T) {
	check := printed(t)
	check("1h30m", "1.5 h")
	check("6d23h in h", "167 h")
	check("1d12h30min in min", "2190 min")
	check("1h30m..2h", "1.73 h")
	check("$0.023/GB-month * 1 TB", "$23/month")
	check("$0.023 per GB-month * 1 TB", "$23/month")
	check("100 GB-s / 1 GB", "1.67 min")
	check("5GB-month / 1 month", "5 GB")
	check("10 tweet-hours / 2 h", "5 tweets")
	check("1..4/GB-s * 1 GB", "2/s")
	check("1/GB-s..4/GB-s", "2/GB-s")
	check("2 GB-h in GB-s", "7200 GB-s")
	check("5 GB - 1 GB", "4 GB")
	check("5 GB-1 GB", "4 GB")
	check("rate * $0.2/million in $/month", "$52.6/month")
	check("$0.20 per million * 3bn", "$600")
	check("5 tps + 5 IOPS", "10/s")
	check("60 rpm", "1/s")
	check("100 megabits / 1 s", "12.5 MB/s")
	check("8 gigabits", "1 GB")
	check("$12/mo * 1 yr", "$144")
	check("3%/quarter * 1 year", "0.12")
}

// A name that is spelled like a unit is the name where it stands by itself, and the unit
// behind a number.
func TestNamesLikeUnits(t *testing.T) {
	units := tweets(t)
	s := &names{}
	for name, of := range map[string]string{"d": "3 days", "s": "5", "bytes": "300 B", "million": "4"} {
		b, v, err := evaluate(of, units, s, Expected{Any: true})
		if err != nil {
			t.Fatal(err)
		}
		s.list, s.types, s.value = append(s.list, name), append(s.types, b.Type), append(s.value, v)
		units.DeclareName(name)
	}
	for _, c := range [][3]string{
		{"1/d", "1/day", "d"}, {"1/(d)", "10.1/month", ""}, {"d / 1 day", "3", ""}, {"3 d", "3 days", ""}, {"3 MB/s", "3 MB/s", "s"}, {"2 per s", "2/s", "s"},
		{"s * 2", "10", ""}, {"s / s", "1", ""}, {"4 B/tweet * s", "20 B/tweet", ""}, {"bytes * s / d in B/day", "500 B/day", ""}, {"bytes/s", "60 B", ""}, {"2/tweet/d * d", "6/tweet", "d"},
		{"(1 + 2) d", "3 days", ""}, {"s^2", "25", ""}, {"2^s", "32", ""}, {"1/d..4/d", "2/day", "d d"}, {"d in d", "3 days", ""}, {"min(s, 3)", "3", ""}, {"1 / 2 d", "", ""},
		{"$8/million", "$2", ""}, {"-1/s", "-1/s", "s"}, {"5%/d in /d", "0.05/d", "d"},
	} {
		b, v, err := evaluate(c[0], units, s, Expected{Any: true})
		if c[1] == "" && err == nil {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if got := (unit.Printer{Units: units}).Quantity(v, b.Type.Dim, b.Unit); got != c[1] || strings.Join(b.AsUnits, " ") != c[2] {
			t.Errorf("%s = %s, want %s; as units %v, want %s", c[0], got, c[1], b.AsUnits, c[2])
		}
	}
	if _, err := Parse("3 h-d", units); err == nil {
		t.Error("3 h-d is read")
	}
}

func TestForeignCurrency(t *testing.T) {
	units := &unit.Table{}
	if err := units.SetCurrency("EUR"); err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{"€5/GB * 1 TB": "€5k", "5 EUR": "€5", "€1..2k": "", "€1..4/GB": "€2/GB", "€5/h in €/month": "€3.65k/month", "$5": "", "5 USD": "", "£5": "", "5 €": "", "5 * EUR": "€5"} {
		b, v, err := evaluate(in, units, &names{}, Expected{Any: true})
		got := ""
		if err == nil {
			got = unit.Printer{Units: units}.Quantity(v, b.Type.Dim, b.Unit)
		}
		if got != want {
			t.Errorf("%s = %s, want %s (%v)", in, got, want, err)
		}
	}
}
