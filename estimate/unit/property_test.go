package unit_test

import (
	"math"
	"testing"

	"botec/estimate/formula"
	"botec/estimate/unit"

	"pgregory.net/rapid"
)

// dims draws dimensions with small exponents.
func dims(t *rapid.T, label string) unit.Dim {
	d := unit.Dim{}
	for _, base := range []unit.Dim{unit.Data, unit.Money, unit.Length, unit.Time, unit.Noun("user"), unit.Noun("tweet")} {
		d = d.Mul(base.Pow(rapid.IntRange(-2, 2).Draw(t, label)))
	}
	return d
}

// The algebra of dimensions: a group, with powers.
func TestAlgebra(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := dims(t, "a"), dims(t, "b"), dims(t, "c")
		n := rapid.IntRange(-3, 3).Draw(t, "n")
		square, ok := a.Mul(a).Sqrt()
		switch {
		case a.Mul(b) != b.Mul(a):
			t.Fatal("the product does not commute")
		case a.Mul(b).Mul(c) != a.Mul(b.Mul(c)):
			t.Fatal("the product does not associate")
		case a.Mul(b).Div(b) != a:
			t.Fatal("dividing does not undo multiplying")
		case a.Div(a) != unit.Dim{} || !a.Div(a).IsNumber():
			t.Fatal("a/a is no plain number")
		case a.Pow(n).Mul(a.Pow(2)) != a.Pow(n+2):
			t.Fatal("powers do not add")
		case !ok || square != a:
			t.Fatal("the root of a square is another")
		}
	})
}

// What is printed is a formula of the same value, but for the digits that
// rounding drops, and of the same dimension.
func TestPrintedIsParsed(t *testing.T) {
	units := &unit.Table{}
	if err := units.Declare("tweet", ""); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.IntRange(1, 15).Draw(t, "digits")
		v := rapid.Float64Range(1, 10).Draw(t, "mantissa") * math.Pow10(rapid.IntRange(-12, 20).Draw(t, "exponent"))
		if rapid.Bool().Draw(t, "negative") {
			v = -v
		}
		d := dims(t, "dim")
		p := unit.Printer{Digits: digits, Bits: rapid.Bool().Draw(t, "bits"), Units: units}
		check(t, units, p.Quantity(v, d, nil), v, d, digits)
	})
}

func check(t interface{ Fatalf(string, ...any) }, units *unit.Table, text string, v float64, d unit.Dim, digits int) {
	f, err := formula.Parse(text, units)
	if err != nil {
		t.Fatalf("%v %s prints as %q: %v", v, d, text, err)
	}
	b, errs := f.Bind(nil, formula.Expected{Any: true})
	if len(errs) > 0 {
		t.Fatalf("%v %s prints as %q: %v", v, d, text, errs[0])
	}
	got := b.Eval(b.Root, nil)
	if b.Type.Dim != d || math.Abs(got-v) > math.Abs(v)*0.5001*math.Pow10(1-digits) {
		t.Fatalf("%v %s prints as %q, which is %v %s", v, d, text, got, b.Type.Dim)
	}
}

func FuzzQuantity(f *testing.F) {
	f.Add(3472.2, int8(0), int8(0), int8(-1), int8(0))
	f.Add(0.02e-9, int8(-1), int8(1), int8(0), int8(0))
	f.Add(999999.5, int8(1), int8(0), int8(0), int8(-1))
	f.Fuzz(func(t *testing.T, v float64, data, money, time, user int8) {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e300 || v != 0 && math.Abs(v) < 1e-290 {
			return
		}
		small := func(e int8) int { return int(e) % 3 }
		d := unit.Data.Pow(small(data)).Mul(unit.Money.Pow(small(money))).Mul(unit.Time.Pow(small(time))).Mul(unit.Noun("user").Pow(small(user)))
		check(t, nil, unit.Printer{}.Quantity(v, d, nil), v, d, 3)
	})
}
