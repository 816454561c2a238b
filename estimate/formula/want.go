package formula

import (
	"strings"

	"botec/estimate/columns"
	"botec/estimate/unit"
)

// Want says what a formula is wanted for.
type Want struct {
	Label     string   // the name it is given to, for messages
	Any       bool     // any dimension will do
	Dim       unit.Dim // else this one
	Count     bool     // Dim is a count noun that a bare number takes by itself
	AnyCount  bool     // a plain number or any count; the nouns are dropped
	DropNouns bool     // declared nouns left over are dropped
	Condition bool     // a condition in place of a quantity
	Samples   bool     // percentiles and the like are allowed
	Example   string   // a unit that the label would be written in ("5 years"), for hints
}

// assign holds the type of the whole formula against what is wanted of it.
func (b *binder) assign(root Node, t Type) Type {
	w := b.want
	label := w.Label
	if label == "" {
		label = "this"
	}
	switch {
	case w.Condition && !t.Condition:
		return b.fail(root, "", "expected a comparison, such as %s <= …, but %s is %s", b.textOf(root), b.textOf(root), t.Dim)
	case w.Condition:
		return t
	case t.Condition && w.Label != "":
		return b.fail(root, "", "%s must be a quantity, but %s is a condition", label, b.textOf(root))
	case t.Condition || w.Any:
		return t
	case t.Zero || t.None:
		t.Dim = w.Dim
		return t
	case w.AnyCount:
		if isCount(t.Dim) && !t.Share && !isPercent(root) {
			t.Dim = unit.Dim{}
			return t
		}
		return b.fail(root, b.mend(root, unit.Dim{}, t.Dim), "%s is a count, but %s is %s", label, b.textOf(root), t.Dim)
	}
	got := t.Dim
	if w.DropNouns {
		got = got.WithoutDeclared()
	}
	if got == w.Dim {
		t.Dim = got
		return t
	}
	hint := b.mend(root, w.Dim, t.Dim)
	lit, isLiteral := root.(*Literal)
	switch {
	case isLiteral && lit.Bare && t.Dim.IsNumber():
		if hint = ""; w.Example != "" {
			hint = example(b.textOf(root), w.Example)
		}
		return b.fail(root, hint, "%s needs a unit of %s", label, w.Dim)
	case w.Dim.IsNumber():
		return b.fail(root, hint, "%s is a plain number, but %s is %s", label, b.textOf(root), t.Dim)
	}
	return b.fail(root, hint, "%s is %s, but %s is %s", label, w.Dim.Phrase(), b.textOf(root), t.Dim)
}

// example writes a bare number in the unit of an example: 5 and "5 years"
// give "5 years", 20 and "1/s" give "20/s".
func example(number, like string) string {
	rest := strings.TrimLeft(like, "0123456789.")
	if strings.HasPrefix(rest, " ") && !strings.HasSuffix(rest, "s") && len(rest) > 3 && number != "1" {
		rest += "s" // 1 day, 8 days
	}
	if dollar, ok := strings.CutPrefix(like, "$"); ok {
		return "$" + number + strings.TrimLeft(dollar, "0123456789.")
	}
	return number + rest
}

// BareCount says that the formula is nothing but bare numbers, which take a
// count noun by themselves where a count is wanted.
func (f *Formula) BareCount() bool { return isBareCount(f.Root) }

// isBareCount says that a formula is nothing but numbers without a unit (or
// with a glued B), so that it can take a count noun by itself.
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
