package formula

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"botec/estimate/columns"
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
		b, v, err := evaluate(def[1], units, s, Expected{Any: true, Label: def[0]})
		if err != nil {
			t.Fatal(def, err)
		}
		s.list, s.types, s.value = append(s.list, def[0]), append(s.types, b.Type), append(s.value, v)
		s.types[len(s.types)-1].Zero = false
	}
	return s
}

func evaluate(text string, units *unit.Table, s *names, want Expected) (*Bound, float64, error) {
	f, err := Parse(text, units)
	if err != nil {
		return nil, 0, err
	}
	b, errs := f.Bind(s, want)
	if len(errs) > 0 {
		return nil, 0, errs[0]
	}
	p := columns.NewProgram(len(s.list) + 1)
	b.Compile(p, len(s.list))
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

func TestDiagnose(t *testing.T) {
	units := tweets(t)
	s := scope(t, units)
	for _, c := range [][3]string{
		{"rate + rate / zero", "rate / zero", "division by zero: zero is 0"},
		{"min(1, 1 / (zero * 2))", "1 / (zero * 2)", "division by zero: (zero * 2) is 0"},
		{"if(1 > 2, 1, 2 / zero)", "2 / zero", "division by zero: zero is 0"},
		{"1e300 * 1e300", "1e300 * 1e300", "1e300 * 1e300 is too large for a number"},
		{"sqrt(0 - 1)", "sqrt(0 - 1)", "sqrt(0 - 1) has no value: the square root of a negative number"},
		{"log(5, zero)", "log(5, zero)", "log(5, zero) has no value: a logarithm takes a number above 0, and a base above 0 other than 1"},
		{"log(5, 0 - 2)", "log(5, 0 - 2)", "log(5, 0 - 2) has no value: a logarithm takes a number above 0, and a base above 0 other than 1"},
		{"ln(zero)", "ln(zero)", "ln(zero) has no value: a logarithm takes a number above 0, and a base above 0 other than 1"},
		{"parallel(150%, 2)", "parallel(150%, 2)", "parallel(150%, 2) has no value: the availability and the common share must be from 0% to 100%, and the number of parts 0 or more"},
		{"1 + log(8, 0)", "log(8, 0)", "log(8, 0) has no value: a logarithm takes a number above 0, and a base above 0 other than 1"},
		{"wait(ratio, 10, 5 ms, 99%)", "wait(ratio, 10, 5 ms, 99%)", "wait(ratio, 10, 5 ms, 99%) has no value: the load must be below the number of servers, and the quantile from 0% to below 100%"},
		{"wait(3, 2, 5 ms, 100%)", "wait(3, 2, 5 ms, 100%)", "wait(3, 2, 5 ms, 100%) has no value: the load must be below the number of servers, and the quantile from 0% to below 100%"},
		{"erlang_b(-1, 2)", "erlang_b(-1, 2)", "erlang_b(-1, 2) has no value: servers and load must be 0 or more"},
		{"available(5, 3, 101%)", "available(5, 3, 101%)", "available(5, 3, 101%) has no value: the availability must be from 0% to 100%, the number of parts 0 or more, and that of zones from 1 to 1000"},
		{"tiered(rate, 10/s, $1, 5/s, $2, $3)", "5/s", "the limits of tiered must rise, but 5/s is not above 10/s"},
		{"tiered(rate, 0, $1, $2)", "0", "the limits of tiered must rise, but 0 is not above 0"},
		{"tiered(0/s - rate, 10/s, $1, $2)", "0/s - rate", "the amount of tiered must be 0 or more, but 0/s - rate is negative"},
		{"tiered(rate, 200/s, 1, 1/zero)", "1/zero", "division by zero: zero is 0"},
		{"exp(710)", "exp(710)", "exp(710) is too large for a number"},
		{"1 / 0", "1 / 0", "division by zero"},
		{"5..3", "5..3", "the ends of the range are reversed: 5 is greater than 3"},
		{"nines(100%)", "nines(100%)", "nines(100%) has no value: an availability must be from 0% to below 100%, with at most 15 nines"},
		{"(0 - 8)^0.5", "(0 - 8)^0.5", "(0 - 8) is negative, so it has no such power"},
	} {
		b, v, err := evaluate(c[0], units, s, Expected{Any: true})
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
		b, _, err := evaluate(c.in, nil, &names{}, Expected{Any: true})
		if err != nil {
			t.Fatal(c.in, err)
		}
		if e := b.BelowZero(nil); (e != nil) != c.said {
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
		b, _, err := evaluate(c[0], units, s, Expected{Any: true})
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

func TestNesting(t *testing.T) {
	for _, text := range []string{strings.Repeat("(", 5000), strings.Repeat("-", 3000) + "1", strings.Repeat("2^", 2000) + "1",
		strings.Repeat("abs(", 1000) + "1" + strings.Repeat(")", 1000), strings.Repeat("1+", 2000) + "1"} {
		f, err := Parse(text, nil)
		if err == nil {
			if _, errs := f.Bind(&names{}, Expected{Any: true}); len(errs) > 0 {
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
		form, err := Parse(text, units)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Start < 0 || e.End < e.Start || e.End > len(text) {
				t.Fatalf("%q: error %+v", text, err)
			}
			for _, write := range e.Write {
				if _, left := parse(text[:e.Start]+write+text[e.End:], units); left != nil && left.Start < e.Start+len(write) && left.End > e.Start {
					t.Fatalf("%q: %q is offered, which has the error %+v", text, write, left)
				}
			}
			e.Confirm(text, units, s, Expected{Any: true})
			return
		}
		for _, want := range []Expected{{Any: true, Statistics: true}, {Dim: unit.Noun("user"), Count: true, Label: "dau"}, {Label: "c", Condition: true}} {
			b, errs := form.Bind(s, want)
			for _, e := range errs {
				if e.Start < 0 || e.End < e.Start || e.End > len(text) {
					t.Fatalf("%q: error %+v", text, e)
				}
			}
			if len(errs) > 0 {
				continue
			}
			p := columns.NewProgram(len(s.list) + 1)
			b.Compile(p, len(s.list))
			frame := p.NewFrame(3)
			for i, v := range s.value {
				frame.Fix(i, v)
			}
			frame.Run()
			if v := frame.Value(len(s.list)); !unit.Finite(v) {
				if e := b.Diagnose(func(ref int) float64 { return s.value[ref] }); e == nil {
					t.Fatalf("%q is %v, and nothing says why", text, v)
				}
			} else if col := frame.Column(len(s.list)); fmt.Sprint(col[0]) != fmt.Sprint(col[2]) {
				t.Fatalf("%q differs between samples: %v", text, col)
			}
			(&Writer{Name: func(_ int, path string) string { return path }}).Print(b)
		}
		if untouched, _ := Parse(text, units); !reflect.DeepEqual(form, untouched) {
			t.Fatalf("%q: binding changed the tree", text)
		}
	})
}
