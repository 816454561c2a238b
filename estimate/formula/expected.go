package formula

import (
	"fmt"
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
	Undecided  bool     // nothing says what a glued B is, so that the whole value may not be 7B

	// For hints:
	Units []string // those in which it is usually written: "years", "$/GB", "/s"
	Most  float64  // the greatest value in base units, 0 for none
	Each  string   // the name of the size of one, where bytes are given in place of a count
}

// UsualUnits are the units in which a quantity of a dimension is usually written, in
// the order in which a hint asks for them; nil where there are none in particular.
func UsualUnits(d unit.Dim) []string {
	switch d {
	case unit.Data:
		return []string{"B", "kB", "MB"}
	case unit.Rate:
		return []string{"/s", "/day"}
	case unit.Data.Div(unit.Time):
		return []string{"B/s", "MB/s"}
	case unit.Money:
		return []string{"$"}
	case unit.Money.Div(unit.Time):
		return []string{"$/month", "$/h"}
	case unit.Money.Div(unit.Data):
		return []string{"$/GB"}
	case unit.Money.Div(unit.Data).Div(unit.Time):
		return []string{"$/GB/month"}
	}
	if nouns := d.Nouns(); len(nouns) == 1 && nouns[0].Exp == -1 {
		var list []string
		for _, u := range UsualUnits(d.WithoutNouns()) {
			above, below, divided := strings.Cut(u, "/")
			if u = above + "/" + nouns[0].Noun; divided { // 2/user/day
				u += "/" + below
			}
			list = append(list, u)
		}
		if d.WithoutNouns() == unit.Rate && nouns[0].Noun == "user" { // nobody does it every second
			return list[1:]
		}
		return list
	}
	return nil
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
	case e.Undecided && e.Any:
		if refusal, refused := b.undecided(root); refused {
			return refusal
		}
		return t
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
		attempts, advice := b.fixes(root, unit.Dim{}, t.Dim)
		if t.Dim == unit.Data && e.Each != "" {
			attempts = append(attempts, offer(root, "divide by the size of one: %s", b.operand(root)+" / "+b.written(e.Each)))
			advice = fmt.Sprintf("divide by the size of one: %s / SIZE", b.operand(root))
		}
		return b.failOffering(root, advice, attempts, "%s is a count, but %s is %s", label, b.textOf(root), t.Dim)
	}
	got := t.Dim
	if e.DropNouns {
		got = got.WithoutDeclared()
	}
	if got == e.Dim {
		t.Dim = got
		return t
	}
	lit, isLiteral := root.(*Literal)
	if isLiteral && lit.Bare && t.Dim.IsNumber() {
		return b.failOffering(root, "", []attempt{b.inUnits(lit)}, "%s needs a unit of %s", label, e.Dim)
	}
	attempts, advice := b.fixes(root, e.Dim, got)
	if e.Dim.IsNumber() {
		return b.failOffering(root, advice, attempts, "%s is a plain number, but %s is %s", label, b.textOf(root), t.Dim)
	}
	return b.failOffering(root, advice, attempts, "%s is %s, but %s is %s", label, e.Dim.Phrase(), b.textOf(root), t.Dim)
}

// undecided refuses a whole value such as 7B or 2B/day, which may be billions or bytes.
func (b *binder) undecided(root Node) (t Type, refused bool) {
	n := root
	for {
		p, inside := n.(*Paren)
		if !inside {
			break
		}
		n = p.X
	}
	l, _, ok := writtenNumber(n)
	if r, isRange := n.(*Range); isRange {
		l, _, ok = writtenNumber(r.Hi)
	}
	if !ok || !l.Billions {
		return t, false
	}
	texts := [2]string{b.textOf(root), b.textOf(root)}
	walk(root, func(n Node) {
		l, ok := n.(*Literal)
		if !ok || !l.Billions || !strings.HasSuffix(b.textOf(l), "B") {
			return
		}
		number := strings.TrimSuffix(b.textOf(l), "B")
		for i, with := range []string{"bn", " B"} {
			texts[i] = strings.Replace(texts[i], b.textOf(l), number+with, 1)
		}
	})
	a := offer(root, "")
	a.readings = []reading{{texts[0], "billions"}, {texts[1], "bytes"}}
	return b.failOffering(root, "", []attempt{a}, "%s may be billions or bytes", b.textOf(root)), true
}

// written is the text of a quantity that is a written number, else its name.
func (b *binder) written(name string) string {
	if s, ok := b.scope.(interface{ Written(name string) string }); ok {
		if text := s.Written(name); text != "" {
			return text
		}
	}
	return name
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
