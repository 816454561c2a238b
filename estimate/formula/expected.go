package formula

import (
	"strconv"
	"strings"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Expected is the type that is expected of a formula. The zero value expects a plain
// number.
type Expected struct {
	Label      string   // the name that the formula defines, for errors
	Any        bool     // any dimension is right
	Dim        unit.Dim // else this dimension is expected
	Count      bool     // Dim is that of a count noun, and a bare number is a count
	AnyCount   bool     // a plain number or any count is expected, and becomes a plain number
	DropNouns  bool     // nouns that the scenario declares are dropped from the dimension
	Condition  bool     // a condition is expected
	Statistics bool     // percentiles, means and probabilities are allowed
	Example    string   // a value with the unit that the label would have ("5 years"), for hints
}

// meet checks the type of the whole formula against what is expected of it.
func (b *binder) meet(root Node, t Type) Type {
	e := b.expected
	label := e.Label
	if label == "" {
		label = "this"
	}
	switch {
	case e.Condition && !t.Condition:
		return b.fail(root, "", "expected a comparison, such as %s <= …, but %s is %s", b.textOf(root), b.textOf(root), t.Dim)
	case e.Condition:
		return t
	case t.Condition && e.Label != "":
		return b.fail(root, "", "%s must be a quantity, but %s is a condition", label, b.textOf(root))
	case t.Condition || e.Any:
		return t
	case t.Zero || t.None:
		t.Dim = e.Dim
		return t
	case e.AnyCount:
		if isCount(t.Dim) && !t.Share && !isPercent(root) {
			t.Dim = unit.Dim{}
			return t
		}
		return b.fail(root, b.hintFor(root, unit.Dim{}, t.Dim), "%s is a count, but %s is %s", label, b.textOf(root), t.Dim)
	}
	got := t.Dim
	if e.DropNouns {
		got = got.WithoutDeclared()
	}
	if got == e.Dim {
		t.Dim = got
		return t
	}
	hint := b.hintFor(root, e.Dim, t.Dim)
	lit, isLiteral := root.(*Literal)
	switch {
	case isLiteral && lit.Bare && t.Dim.IsNumber():
		hint = ""
		switch {
		case lit.Ratio && e.Dim == unit.Time:
			hint = clock(b.textOf(root))
		case !lit.Ratio && e.Example != "":
			hint = b.example(b.textOf(root), e.Example)
		}
		return b.fail(root, hint, "%s needs a unit of %s", label, e.Dim)
	case e.Dim.IsNumber():
		return b.fail(root, hint, "%s is a plain number, but %s is %s", label, b.textOf(root), t.Dim)
	}
	return b.fail(root, hint, "%s is %s, but %s is %s", label, e.Dim.Phrase(), b.textOf(root), t.Dim)
}

// example gives a bare number the unit of an example: 8 and "1 day" give "8 days",
// 20 and "1/s" give "20/s". Money is in the currency of the formula.
func (b *binder) example(number, like string) string {
	rest := strings.TrimLeft(like, "0123456789.")
	if strings.HasPrefix(rest, " ") && !strings.HasSuffix(rest, "s") && len(rest) > 3 && number != "1" {
		rest += "s" // 1 day, 8 days
	}
	if dollar, ok := strings.CutPrefix(like, "$"); ok {
		return b.units.Amount(number, strings.TrimLeft(dollar, "0123456789."))
	}
	return number + rest
}

// clock gives hours and minutes, such as 12:30, as a time; "" for any other ratio.
func clock(text string) string {
	hours, minutes, _ := strings.Cut(text, ":")
	h, err := strconv.Atoi(hours)
	m, err2 := strconv.Atoi(minutes)
	if err != nil || err2 != nil || len(minutes) != 2 || m > 59 {
		return ""
	}
	return strconv.FormatFloat(float64(h)+float64(m)/60, 'g', 5, 64) + " h"
}

// BareCount reports whether the formula consists of numbers without a unit, which
// are counts where a count is expected.
func (f *Formula) BareCount() bool { return isBareCount(f.Root) }

// isBareCount reports whether a node consists of numbers without a unit, or such
// as 2B, so that it can be a count.
func isBareCount(n Node) bool {
	switch n := n.(type) {
	case *Literal:
		return n.Bare && !n.Ratio || n.Billions
	case *Paren:
		return isBareCount(n.X)
	case *Negative:
		return isBareCount(n.X)
	case *Range:
		return isBareCount(n.Lo) && (isBareCount(n.Hi) || n.PlusMinus && isPercent(n.Hi))
	case *Call:
		switch n.Func.op {
		case columns.OpUniform, columns.OpNormal, columns.OpLognormal, columns.OpTriangular, columns.OpPert, columns.OpRound, columns.OpCeil, columns.OpFloor, columns.OpMin, columns.OpMax:
			for _, a := range n.Args {
				if !isBareCount(a) {
					return false
				}
			}
			return true
		}
	}
	return false
}
