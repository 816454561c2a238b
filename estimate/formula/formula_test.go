package formula

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"botec/estimate/unit"
)

// names is a scope of a few quantities, by name and formula.
type names struct {
	list  []string
	types []Type
	value []float64
}

func (s *names) Resolve(path string) (int, Type, *Error) {
	for i, n := range s.list {
		if n == path {
			return i, s.types[i], nil
		}
	}
	return 0, Type{}, &Error{Text: "no quantity is called " + path, Hint: DidYouMean(path, s.list)}
}

func (s *names) Reach(path string) (refs []int, t Type, problem *Error) {
	for i, n := range s.list {
		if strings.HasSuffix(n, strings.TrimPrefix(path, "workloads")) {
			refs, t = append(refs, i), s.types[i]
		}
	}
	return refs, t, nil
}

func scope(t testing.TB, units *unit.Table) *names {
	s := &names{}
	for _, def := range [][2]string{
		{"dau", "150M users"}, {"mau", "300M users"}, {"zero", "0"}, {"ratio", "10"}, {"size", "300 B"}, {"rate", "100/s"},
		{"tweet.egress", "5 MB/s"}, {"media.egress", "7 MB/s"}, {"retention", "5 years"}, {"share", "10%"},
	} {
		b, v, err := evaluate(def[1], units, s, Want{Any: true, Label: def[0]})
		if err != nil {
			t.Fatal(def, err)
		}
		s.list, s.types, s.value = append(s.list, def[0]), append(s.types, b.Type), append(s.value, v)
		s.types[len(s.types)-1].Zero = false
	}
	return s
}

func evaluate(text string, units *unit.Table, s *names, want Want) (*Bound, float64, error) {
	f, err := Parse(text, units)
	if err != nil {
		return nil, 0, err
	}
	b, errs := f.Bind(s, want)
	if len(errs) > 0 {
		return nil, 0, errs[0]
	}
	p := NewProgram(len(s.list) + 1)
	p.Define(len(s.list), b)
	frame := p.NewFrame(1)
	for i, v := range s.value {
		frame.Fix(i, v)
	}
	frame.Run()
	return b, frame.Value(len(s.list)), nil
}

func tweets(t testing.TB) *unit.Table {
	units := &unit.Table{}
	for _, n := range [][2]string{{"tweet", ""}, {"city", "cities"}, {"driver", ""}} {
		if err := units.Declare(n[0], n[1]); err != nil {
			t.Fatal(err)
		}
	}
	return units
}

// TestValues: each line is a formula and what it is, as it is printed.
func TestValues(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	check := func(in, want string) {
		t.Helper()
		b, v, err := evaluate(in, units, s, Want{Any: true, Samples: true})
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
	// numbers
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
	// units
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
	// operators
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
	// ranges take their median
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
	// functions
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
	check("nines(99.9%)", "3")
	check("erlang_c(10, 10)", "100%")
	check("erlang_c(1, 0.5)", "50%")
	check("staff(10, 20%)", "14")
	// comparisons
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
	check("23% ~ 25% ± 3%", "false")
	check("12.4 ~ 12", "true")
	check("12.6 ~ 12", "false")
	check("12.004 ~ 12.00", "true")
	check("12.006 ~ 12.00", "false")
	check("dau ~ 150M", "true")
	check("23.1k/s ~ 24k/s ± 5%", "true")
	check("5k/s in /day ~ 432M/day", "true")
}

// TestErrors: each line is a formula, where its error stands (the part under
// the caret), the message and the hint.
func TestErrors(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	check := func(in, at, message, hint string) {
		t.Helper()
		_, _, err := evaluate(in, units, s, Want{Any: true})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error, want %s", in, message)
			return
		}
		if got := in[e.Start:e.End]; got != at || e.Text != message || e.Hint != hint {
			t.Errorf("%s:\n got %q: %s | %s\nwant %q: %s | %s", in, got, e.Text, e.Hint, at, message, hint)
		}
	}
	check("", "", "a formula is missing", "")
	check("1,000", "1,000", "a comma does not group digits", "1_000, or a space behind the comma between two arguments")
	check("1,000,000 users", "1,000,000", "a comma does not group digits", "1_000_000, or a space behind the comma between two arguments")
	check("1 M", "1 M", "M stands right behind the digits", "1M")
	check("5 k users", "5 k", "k stands right behind the digits", "5k")
	check("5 Mb", "Mb", "no unit is spelled Mb", "Mbit (bits) or MB (bytes)")
	check("5Gb/s", "Gb", "no unit is spelled Gb", "Gbit (bits) or GB (bytes)")
	check("5 GBps", "GBps", "no unit is spelled GBps", "Gbps (bits) or GB/s (bytes)")
	check("5m", "m", "no unit is spelled m", "min, month or metre")
	check("5Musers", "5Musers", "a space is missing between 5M and users", "5M users")
	check("5 twets", "twets", "no unit is called twets", "did you mean tweets?")
	check("1..5M", "1..5M", "does the scale belong to both ends?", "1M..5M, or 1..(5M)")
	check("1..5M users", "1..5M users", "does the scale belong to both ends?", "1M users..5M users, or 1 users..5M users")
	check("5 MB..6", "6", "the right end has no unit", "5 MB..6 MB")
	check("1M users..2M", "2M", "the right end has no unit", "1M users..2M users")
	check("$1..2k", "$1..2k", "does the scale belong to both ends?", "$1k..2k, or $1..$2k")
	check("50% ± 5", "50% ± 5", "relative, or percentage points?", "45%..55%")
	check("2B users", "users", "found users where the end of the formula should stand", "2B is bytes; write 2bn users")
	check("5 $/h", "$", "found $ where the end of the formula should stand", "$ stands before the number: $5/h")
	check("50% ± 5%", "50% ± 5%", "relative, or percentage points?", "45%..55%")
	check("-5..5", "-5..5", "does the sign belong to the end or to the whole range?", "(-5)..5")
	check("1/s..2", "1/s..2", "the ends of a range are of one dimension: 1/s is 1/time, 2 is a plain number", "1/s..2/s")
	check("2 3", "3", "found 3 where the end of the formula should stand", "an operator is missing: * 3")
	check("3 GB to 5 GB", "to", "found to where the end of the formula should stand", "a range is written with two dots: 3 GB..5 GB")
	check("2 +", "+", "the formula ends where a number or a name should stand", "")
	check("(2", "2", "the formula ends where a closing parenthesis should stand", "")
	check("2)", ")", "found ) where the end of the formula should stand", "")
	check("1 < 2 < 3", "<", "comparisons do not chain", "")
	check("2 = 3", "=", `'=' has no meaning in a formula`, "== compares")
	check("dua * 2", "dua", "no quantity is called dua", "did you mean dau?")
	check("flor(2)", "flor", "no function is called flor", "did you mean floor?")
	check("log(2)", "log(2)", "log takes 2 arguments", "log(x, base)")
	check("dau + 5M", "dau + 5M", "cannot add user and a plain number: dau is user, 5M is a plain number", "5M users")
	check("size + 2B/s", "size + 2B/s", "cannot add data and data/time: size is data, 2B/s is data/time", "multiply by a time, such as 1 day")
	check("size > 3", "size > 3", "cannot compare data and a plain number: size is data, 3 is a plain number", "")
	check("1 + (2 > 1)", "(2 > 1)", "a condition is no number: it stands under expect, in advice and in if, not in arithmetic", "if(condition, 1, 0) counts")
	check("if(2, 1, 1)", "2", "if wants a condition first, such as a > b; 2 is a plain number", "")
	check("if(1 > 2, 1 B, 2 s)", "if(1 > 2, 1 B, 2 s)", "cannot take if of data and time: 1 B is data, 2 s is time", "")
	check("sqrt(2 B)", "2 B", "data has no square root: 2 B is not a square", "")
	check("ceil(size)", "size", "ceil takes plain numbers and counts, but size is data; divide by the unit first", "ceil(size / 1 MB)")
	check("2^size", "size", "an exponent is a plain number, but size is data", "")
	check("size^ratio", "ratio", "size is data: its exponent must be a written whole number", "")
	check("rate in GB", "rate in GB", "rate is 1/time and cannot be shown in GB, which is data", "")
	check("p95(rate)", "p95(rate)", "p95 looks at all samples: it stands in expect, advice and --such-that only", "")
	check("workloads.egress * 2", "workloads.egress", "workloads.egress reaches over many quantities; a function makes one of them", "sum(workloads.egress)")
	check("rate ~ size", "rate ~ size", "cannot compare 1/time and data: rate is 1/time, size is data", "")
	check("rate ~ rate", "rate", "~ wants a written number, whose digits say how close is close, or a tolerance", "rate ± 5%")
	check("1e999", "1e999", "this number is too large", "")
	check("5 € ", "€", `'€' has no meaning in a formula`, "$ is the one currency")
	check("a\x1b", "\x1b", `'\x1b' has no meaning in a formula`, "")
}

// TestWanted: what a name wants of its formula, and the mend.
func TestWanted(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	rate := Want{Label: "writes", Dim: unit.Rate, DropNouns: true, Example: "1/s"}
	size := Want{Label: "size", Dim: unit.Data, Example: "1 B"}
	users := Want{Label: "dau", Dim: unit.Noun("user"), Count: true, Example: "1 users"}
	check := func(w Want, in, want string) {
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
	check(rate, "dau", "writes is a rate (1/time), but dau is user | multiply by a rate per user, such as 1/user/day")
	check(rate, "100", "writes needs a unit of 1/time | 100/s")
	check(size, "300", "size needs a unit of data | 300 B")
	check(size, "5..10", "size is data, but 5..10 is a plain number | ")
	check(size, "rate", "size is data, but rate is 1/time | ")
	check(users, "150M", "150M users")
	check(users, "2B", "2bn users")
	check(users, "250M..350M", "296M users")
	check(users, "50%", "dau is a count of users, but 50% is a plain number | a share of what? 50% of mau, say")
	check(users, "50% of mau", "150M users")
	check(users, "2B * 50%", "dau is a count of users, but 2B * 50% is data | 2B is bytes; write 2bn for billions")
	check(Want{Label: "existing", AnyCount: true}, "5M users", "5M")
	check(Want{Label: "x", Condition: true}, "rate", "a comparison is wanted here, such as rate <= …; rate is 1/time | ")
	check(Want{Label: "x", Any: true}, "1 > 2", "x wants a quantity, but 1 > 2 is a condition; conditions stand under expect, in advice and in if | ")
}

func TestDiagnose(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	for _, c := range [][3]string{
		{"rate + rate / zero", "rate / zero", "division by zero: zero is 0"},
		{"min(1, 1 / (zero * 2))", "1 / (zero * 2)", "division by zero: (zero * 2) is 0"},
		{"if(1 > 2, 1, 2 / zero)", "2 / zero", "division by zero: zero is 0"},
		{"1e300 * 1e300", "1e300 * 1e300", "1e300 * 1e300 is too large for a number"},
		{"sqrt(0 - 1)", "sqrt(0 - 1)", "sqrt(0 - 1) has no value here: the square root of a negative number"},
		{"ln(zero)", "ln(zero)", "ln(zero) has no value here: a logarithm takes numbers above 0, and a base other than 1"},
		{"parallel(150%, 2)", "parallel(150%, 2)", "parallel(150%, 2) has no value here: an availability is from 0% to 100%, and the parts are 0 or more"},
		{"exp(710)", "exp(710)", "exp(710) is too large for a number"},
		{"1 / 0", "1 / 0", "division by zero"},
		{"5..3", "5..3", "the ends of the range are reversed: 5 is more than 3"},
		{"nines(100%)", "nines(100%)", "nines(100%) has no value here: at 100% there is no number of nines, and beyond 15 nines numbers end"},
		{"(0-8)^0.5", "(0-8)^0.5", "(0-8) is negative and has no such power"},
	} {
		b, v, err := evaluate(c[0], units, s, Want{Any: true})
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			t.Errorf("%s = %v", c[0], v)
		}
		e := b.Diagnose(func(ref int) float64 { return s.value[ref] })
		if e == nil || c[0][e.Start:e.End] != c[1] || e.Text != c[2] {
			t.Errorf("%s: %+v", c[0], e)
		}
	}
}

func TestBelowZero(t *testing.T) {
	for _, c := range []struct {
		in   string
		said bool
	}{{"1k ± 20%", false}, {"1k ± 90%", true}, {"0..5", true}, {"1..5", false}, {"uniform(0, 5)", false}, {"uniform((-1), 5)", true}, {"normal(1, 3)", true}, {"pert(0, 1, 2)", false}} {
		b, _, err := evaluate(c.in, nil, &names{}, Want{Any: true})
		if err != nil {
			t.Fatal(c.in, err)
		}
		if e := b.Negative(nil); (e != nil) != c.said {
			t.Errorf("%s: %v", c.in, e)
		}
	}
}

func TestWhiteboard(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	symbols := Writer{Name: func(_ int, path string) string { return path }}
	values := Writer{Name: func(ref int, _ string) string {
		return unit.Printer{}.Quantity(s.value[ref], s.types[ref].Dim, nil)
	}}
	for _, c := range [][3]string{
		{"dau * 2/user/day in /day", "dau × 2/user/day", "150M users × 2/user/day"},
		{"rate/ratio", "rate ÷ ratio", "100/s ÷ 10"},
		{"size / rate", "size ÷ rate", "300 B ÷ (100/s)"},
		{"(1 - share) * size", "(1 − share) × size", "(1 − 0.1) × 300 B"},
		{"share of rate per dau", "share × rate ÷ dau", "0.1 × 100/s ÷ 150M users"},
	} {
		b, _, err := evaluate(c[0], units, s, Want{Any: true})
		if err != nil {
			t.Fatal(c[0], err)
		}
		if got := symbols.Print(b); got != c[1] {
			t.Errorf("%s prints %s, want %s", c[0], got, c[1])
		}
		if got := values.Print(b); got != c[2] {
			t.Errorf("%s with numbers prints %s, want %s", c[0], got, c[2])
		}
	}
}

// Erlang's formulas against the recursion they are usually computed with.
func TestErlang(t *testing.T) {
	for _, c := range []struct{ n, a float64 }{{1, 0.5}, {2, 1}, {10, 8}, {50, 45}, {200, 190}, {1000, 950}, {5, 0.01}} {
		b := 1.0
		for i := 1.0; i <= c.n; i++ {
			b = c.a * b / (i + c.a*b)
		}
		want := c.n * b / (c.n - c.a*(1-b))
		if got := erlangC(c.n, c.a); math.Abs(got-want) > 1e-9*want {
			t.Errorf("erlang_c(%v, %v) = %v, want %v", c.n, c.a, got, want)
		}
	}
	for _, a := range []float64{0.3, 1, 10, 500, 1e6} {
		for _, p := range []float64{0.5, 0.2, 0.01} {
			n := staff(a, p)
			if erlangC(n, a) > p*(1+1e-9) || erlangC(n-1, a) <= p {
				t.Errorf("staff(%v, %v) = %v: %v there, %v one below", a, p, n, erlangC(n, a), erlangC(n-1, a))
			}
		}
	}
}

func TestNesting(t *testing.T) {
	for _, text := range []string{strings.Repeat("(", 5000), strings.Repeat("-", 3000) + "1", strings.Repeat("2^", 2000) + "1",
		strings.Repeat("abs(", 1000) + "1" + strings.Repeat(")", 1000), strings.Repeat("1+", 2000) + "1"} {
		f, err := Parse(text, nil)
		if err == nil {
			if _, errs := f.Bind(&names{}, Want{Any: true}); len(errs) > 0 {
				err = errs[0]
			}
		}
		if err == nil && !strings.HasPrefix(text, "1+") {
			t.Errorf("%.20s… is accepted", text)
		}
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"dau * 2/user/day", "1..5 MB", "1k/s..2k/s ± 5%", "if(a > 1, p95(x), $5/GB)", "x in $/day", "max(workloads.egress, size.*)",
		"20 billion tweets ~ 2e10", "2^-3^.5 km^2", "a ~ 5% ± 1%", "-(-1)", "1,000", "100:1", "lognormal(1, 2)^2"} {
		f.Add(s)
	}
	units := tweets(f)
	s := scope(f, units)
	f.Fuzz(func(t *testing.T, text string) {
		for _, want := range []Want{{Any: true, Samples: true}, {Dim: unit.Noun("user"), Count: true, Label: "dau"}, {Label: "c", Condition: true}} {
			form, err := Parse(text, units)
			if err != nil {
				var e *Error
				if !errors.As(err, &e) || e.Start < 0 || e.End < e.Start || e.End > len(text) {
					t.Fatalf("%q: error %+v", text, err)
				}
				return
			}
			b, errs := form.Bind(s, want)
			for _, e := range errs {
				if e.Start < 0 || e.End < e.Start || e.End > len(text) {
					t.Fatalf("%q: error %+v", text, e)
				}
			}
			if len(errs) > 0 {
				continue
			}
			p := NewProgram(len(s.list) + 1)
			p.Define(len(s.list), b)
			frame := p.NewFrame(3)
			for i, v := range s.value {
				frame.Fix(i, v)
			}
			frame.Run()
			if v := frame.Value(len(s.list)); !isFinite(v) {
				if e := b.Diagnose(func(ref int) float64 { return s.value[ref] }); e == nil {
					t.Fatalf("%q is %v, and nothing says why", text, v)
				}
			} else if col := frame.Column(len(s.list)); fmt.Sprint(col[0]) != fmt.Sprint(col[2]) {
				t.Fatalf("%q differs between samples: %v", text, col)
			}
			(&Writer{Name: func(_ int, path string) string { return path }}).Print(b)
		}
	})
}
