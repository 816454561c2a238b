package formula

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate/unit"
)

// Type is what the check knows of a value before anything is computed.
type Type struct {
	Dim       unit.Dim
	Condition bool // true or false, not a quantity
	Share     bool // a plain number that is shown in percent
	Zero      bool // a bare 0, which fits any dimension
	Bad       bool // wrong already, and said; takes part in nothing further
	None      bool // the reach over no quantity at all, which fits any dimension
}

// Scope knows the names that a formula may use.
type Scope interface {
	// Resolve finds a quantity by its name as the formula writes it; a negative
	// ref says that what is wrong with it is said elsewhere. A problem is an
	// Error without a position.
	Resolve(path string) (ref int, t Type, problem *Error)
	// Reach finds the quantities that a name with Spread reaches over.
	Reach(path string) (refs []int, t Type, problem *Error)
}

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

// Bound is a formula whose names are found and whose dimensions are checked.
type Bound struct {
	*Formula
	Refs [][]int // the quantities of each of Names; nil for a unit
	Type Type
	Left Type     // of the left side, where the formula is a comparison
	few  [3][]int // the memory of Refs, where they are few
	ones [3]int
	Unit *unit.Display // what the result is shown in: the unit behind "in", or a written one worth keeping; else nil
}

type binder struct {
	*Bound
	scope  Scope
	want   Want
	single []int // the memory of Refs that are one quantity
	errors []*Error
}

// Bind finds the names of a formula in a scope and checks its dimensions
// against what is wanted. All errors are reported at once.
func (f *Formula) Bind(scope Scope, want Want) (*Bound, []*Error) {
	b := &binder{Bound: &Bound{Formula: f}, scope: scope, want: want}
	if n := len(f.Names); n <= len(b.few) {
		b.Refs, b.single = b.few[:n:n], b.ones[:n]
	} else {
		b.Refs, b.single = make([][]int, n), make([]int, n)
	}
	root := f.Root
	if want.Count && isBareCount(root) {
		noun, _ := want.Dim.Counted()
		b.adopt(root, unit.Noun(noun))
	}
	t := b.check(root)
	if !t.Bad {
		t = b.assign(root, t)
	}
	b.Type = t
	b.Unit = displayOf(root)
	if _, asked := root.(*In); b.Unit != nil && !asked && (b.Unit.Dim != t.Dim || readsWell(t.Dim)) {
		b.Unit = nil
	}
	return b.Bound, b.errors
}

func (b *binder) fail(n Node, hint, text string, args ...any) Type {
	start, end := n.Span()
	b.errors = append(b.errors, &Error{start, end, fmt.Sprintf(text, args...), hint})
	return Type{Bad: true}
}

func (b *binder) textOf(n Node) string {
	start, end := n.Span()
	return b.Text[start:end]
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
		return b.fail(root, "", "a comparison is wanted here, such as %s <= …; %s is %s", b.textOf(root), b.textOf(root), t.Dim)
	case w.Condition:
		return t
	case t.Condition && w.Label != "":
		return b.fail(root, "", "%s wants a quantity, but %s is a condition; conditions stand under expect, in advice and in if", label, b.textOf(root))
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
		return b.fail(root, hint, "%s needs a unit of %s", label, strings.TrimPrefix(w.Dim.String(), "1/"+"1/"))
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

// readsWell says that a dimension has one obvious unit and prefix, so that the
// written one need not be kept: 1500 MB is 1.5 GB, but 24 months stay months.
func readsWell(d unit.Dim) bool {
	switch d.WithoutNouns() {
	case unit.Data, unit.Data.Div(unit.Time), unit.Money:
		return true
	case unit.Rate, unit.Dim{}:
		for _, n := range d.Nouns() {
			if n.Exp < 0 {
				return false
			}
		}
		return true
	}
	return false
}

// displayOf is the unit a formula is shown in: that of "in", or the one that a
// single written number has.
func displayOf(n Node) *unit.Display {
	switch n := n.(type) {
	case *In:
		return n.Unit
	case *Literal:
		return n.Unit
	case *Range:
		return displayOf(n.Lo)
	case *Binary: // 2/user/day, $0.02/GB
		x, y := displayOf(n.X), (*UnitRef)(nil)
		if n.Op == Div || n.Op == Per {
			y, _ = n.Y.(*UnitRef)
		}
		if l, ok := n.X.(*Literal); ok && l.Bare {
			x = &unit.Display{Factor: 1}
		} else if _, ok := n.X.(*Range); ok && x == nil {
			x = &unit.Display{Factor: 1}
		}
		if x == nil || y == nil || x.Text == "%" {
			return nil
		}
		return &unit.Display{Text: x.Text + "/" + y.Text, Factor: x.Factor / y.Unit.Factor, Dim: x.Dim.Div(y.Unit.Dim)}
	}
	return nil
}

func (b *binder) check(n Node) Type {
	switch n := n.(type) {
	case *Literal:
		return Type{Dim: n.Dim, Share: n.Percent, Zero: n.Value == 0 && n.Bare}
	case *UnitRef:
		return Type{Dim: n.Unit.Dim}
	case *Name:
		return b.name(n)
	case *Paren:
		return b.check(n.X)
	case *Negative:
		return b.quantity(n.X)
	case *In:
		return b.in(n)
	case *Range:
		return b.rangeOf(n)
	case *Binary:
		switch n.Op {
		case Add, Sub:
			return b.sum(n)
		case Pow:
			return b.power(n)
		}
		return b.product(n)
	case *Comparison:
		return b.comparison(n)
	case *Call:
		return b.call(n)
	}
	panic("formula: no such node")
}

// quantity checks an operand that cannot be a condition.
func (b *binder) quantity(n Node) Type {
	t := b.check(n)
	if t.Condition && !t.Bad {
		return b.fail(n, "if(condition, 1, 0) counts", "a condition is no number: it stands under expect, in advice and in if, not in arithmetic")
	}
	return t
}

func (b *binder) name(n *Name) Type {
	if n.Spread {
		return b.fail(n, fmt.Sprintf("sum(%s)", n.Path), "%s reaches over many quantities; a function makes one of them", n.Path)
	}
	ref, t, problem := b.scope.Resolve(n.Path)
	if problem != nil {
		if n.Unit != nil {
			return Type{Dim: n.Unit.Dim}
		}
		return b.fail(n, problem.Hint, "%s", problem.Text)
	}
	if ref < 0 {
		return Type{Bad: true} // a name whose own entry is wrong
	}
	b.single[n.Index] = ref
	b.Refs[n.Index] = b.single[n.Index : n.Index+1 : n.Index+1]
	return t
}

func (b *binder) in(n *In) Type {
	t := b.quantity(n.X)
	switch {
	case t.Bad:
	case t.Zero:
		t.Dim, t.Zero = n.Unit.Dim, false
	case t.Dim != n.Unit.Dim:
		return b.fail(n, "", "%s is %s and cannot be shown in %s, which is %s", b.textOf(n.X), t.Dim, n.Unit.Text, n.Unit.Dim)
	}
	return t
}

func (b *binder) sum(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	verb := "add"
	if n.Op == Sub {
		verb = "subtract"
	}
	t, ok := b.agree(n, n.X, n.Y, x, y, verb)
	one := func(n Node) bool { l, ok := n.(*Literal); return ok && l.Bare && l.Value == 1 }
	t.Share = (x.Share || one(n.X)) && (y.Share || one(n.Y)) && (x.Share || y.Share)
	if !ok {
		return Type{Bad: true}
	}
	return t
}

// agree holds two operands of one dimension.
func (b *binder) agree(at, nx, ny Node, x, y Type, verb string) (Type, bool) {
	switch {
	case x.Zero && !y.Zero || x.None:
		return Type{Dim: y.Dim}, true
	case y.Zero || y.None || x.Dim == y.Dim:
		return Type{Dim: x.Dim, Zero: x.Zero && y.Zero}, true
	}
	hint := ""
	if l, ok := bare(ny); ok {
		hint = b.unitFor(l, x.Dim)
	} else if l, ok := bare(nx); ok {
		hint = b.unitFor(l, y.Dim)
	} else if hint = b.mend(ny, x.Dim, y.Dim); hint == "" {
		hint = b.mend(nx, y.Dim, x.Dim)
	}
	b.fail(at, hint, "cannot %s %s and %s: %s is %s, %s is %s", verb, x.Dim, y.Dim, b.textOf(nx), x.Dim, b.textOf(ny), y.Dim)
	return Type{Bad: true}, false
}

func bare(n Node) (*Literal, bool) {
	l, ok := n.(*Literal)
	return l, ok && l.Bare
}

// unitFor is the hint that gives a bare number the one unit of a dimension
// that is sure: the count noun, or the byte.
func (b *binder) unitFor(l *Literal, d unit.Dim) string {
	if noun, ok := d.Counted(); ok {
		return b.textOf(l) + " " + unit.Plural(noun)
	}
	switch d {
	case unit.Rate:
		return b.textOf(l) + "/s"
	case unit.Money:
		return "$" + b.textOf(l)
	}
	return ""
}

func (b *binder) product(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	t := Type{}
	if n.Op == Mul || n.Op == Of {
		t.Dim = x.Dim.Mul(y.Dim)
		t.Share = x.Share && y.Share
	} else {
		t.Dim = x.Dim.Div(y.Dim)
	}
	return b.bounded(n, t)
}

func (b *binder) bounded(n Node, t Type) Type {
	d := t.Dim
	for _, e := range []int8{d.Data, d.Money, d.Length, d.Time} {
		if e >= unit.MaxPower || e <= -unit.MaxPower {
			return b.fail(n, "", "a power of %s is beyond %d", d, unit.MaxPower)
		}
	}
	return t
}

func (b *binder) power(n *Binary) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	if !y.Dim.IsNumber() {
		return b.fail(n.Y, "", "an exponent is a plain number, but %s is %s", b.textOf(n.Y), y.Dim)
	}
	if x.Dim.IsNumber() {
		return Type{Share: x.Share}
	}
	sign, e := 1, n.Y
	for {
		if neg, ok := e.(*Negative); ok {
			sign, e = -sign, neg.X
			continue
		}
		break
	}
	l, ok := e.(*Literal)
	if !ok || l.Value != math.Trunc(l.Value) || l.Value > unit.MaxPower {
		return b.fail(n.Y, "", "%s is %s: its exponent must be a written whole number", b.textOf(n.X), x.Dim)
	}
	return b.bounded(n, Type{Dim: x.Dim.Pow(sign * int(l.Value))})
}

func (b *binder) rangeOf(n *Range) Type {
	lo, hi := b.quantity(n.Lo), b.quantity(n.Hi)
	if lo.Bad || hi.Bad {
		return Type{Bad: true}
	}
	if n.PlusMinus && isPercent(n.Hi) {
		return Type{Dim: lo.Dim}
	}
	n.Shares = lo.Share && hi.Share && !n.PlusMinus
	if lo.Dim != hi.Dim && !lo.Zero && !hi.Zero {
		hint := ""
		if l, ok := bare(n.Hi); ok {
			if d := displayOf(n.Lo); d != nil && d.Text != "" {
				hint = b.Text[n.start:l.start] + b.textOf(l) + strings.TrimPrefix(" "+d.Text, " /")
				if d.Text[0] == '/' {
					hint = b.Text[n.start:l.start] + b.textOf(l) + d.Text
				}
			}
		}
		return b.fail(n, hint, "the ends of a range are of one dimension: %s is %s, %s is %s", b.textOf(n.Lo), lo.Dim, b.textOf(n.Hi), hi.Dim)
	}
	t := lo
	if lo.Zero {
		t = hi
	}
	t.Share = n.Shares
	t.Zero = false
	return t
}

func (b *binder) comparison(n *Comparison) Type {
	x, y := b.quantity(n.X), b.quantity(n.Y)
	if x.Bad || y.Bad {
		return Type{Bad: true}
	}
	// beside a count, a bare number counts the same
	if noun, ok := x.Dim.Counted(); ok && x.Dim != y.Dim && isBareCount(n.Y) {
		b.adopt(n.Y, unit.Noun(noun))
		y.Dim = x.Dim
	} else if noun, ok := y.Dim.Counted(); ok && x.Dim != y.Dim && isBareCount(n.X) {
		b.adopt(n.X, unit.Noun(noun))
		x.Dim = y.Dim
	}
	if _, ok := b.agree(n, n.X, n.Y, x, y, "compare"); !ok {
		return Type{Bad: true}
	}
	if Node(n) == b.Root {
		b.Left = x
	}
	if n.Op == "~" {
		return b.near(n, x)
	}
	return Type{Condition: true}
}

// near checks the right side of a ~: a written number, or any with a tolerance.
func (b *binder) near(n *Comparison, x Type) Type {
	if n.Tolerance == nil {
		if _, ok := writtenStep(n.Y); !ok {
			return b.fail(n.Y, fmt.Sprintf("%s ± 5%%", b.textOf(n.Y)), "~ wants a written number, whose digits say how close is close, or a tolerance")
		}
		return Type{Condition: true}
	}
	t := b.quantity(n.Tolerance)
	if !t.Bad && !isPercent(n.Tolerance) && t.Dim != x.Dim && !t.Zero {
		return b.fail(n.Tolerance, "", "the tolerance is %s, but %s is %s", t.Dim, b.textOf(n.X), x.Dim)
	}
	return Type{Condition: true, Bad: t.Bad}
}

// writtenStep is the worth of the last written digit of 3.5k/s, in base units.
func writtenStep(n Node) (float64, bool) {
	switch n := n.(type) {
	case *Literal:
		return n.Step, true
	case *Paren:
		return writtenStep(n.X)
	case *Negative:
		return writtenStep(n.X)
	case *In:
		return writtenStep(n.X)
	case *Binary:
		step, ok := writtenStep(n.X)
		var u *UnitRef
		switch y := n.Y.(type) {
		case *UnitRef:
			u = y
		case *Name:
			if y.Unit != nil {
				u = &UnitRef{Unit: *y.Unit}
			}
		}
		if !ok || u == nil {
			return 0, false
		}
		switch n.Op {
		case Mul:
			return step * u.Unit.Factor, true
		case Div, Per:
			return step / u.Unit.Factor, true
		}
	}
	return 0, false
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
		case opUniform, opNormal, opLognormal, opTriangular, opPert, opRound, opCeil, opFloor, opMin, opMax:
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

// adopt gives the bare numbers of a formula a count noun; there a glued B is
// billion.
func (b *binder) adopt(n Node, noun unit.Dim) {
	switch n := n.(type) {
	case *Literal:
		if n.Billions {
			n.Value, n.Step, n.Billions = n.Value*1e9, n.Step*1e9, false
		}
		n.Dim, n.Bare, n.Unit = noun, false, nil
	case *Paren:
		b.adopt(n.X, noun)
	case *Negative:
		b.adopt(n.X, noun)
	case *Range:
		b.adopt(n.Lo, noun)
		if isBareCount(n.Hi) {
			b.adopt(n.Hi, noun)
		}
	case *Call:
		for _, a := range n.Args {
			b.adopt(a, noun)
		}
	}
}

func (b *binder) call(n *Call) Type {
	f := n.Func
	if f.samples && !b.want.Samples {
		return b.fail(n, "", "%s looks at all samples: it stands in expect, advice and --such-that only", f.Name)
	}
	if f.samples {
		return b.fail(n, "", "%s looks at samples, and this version computes with the median of a range alone", f.Name)
	}
	types := make([]Type, 0, len(n.Args))
	args := make([]Node, 0, len(n.Args))
	bad := false
	for i, a := range n.Args {
		var t Type
		switch name, ok := a.(*Name); {
		case ok && name.Spread && f.most < 0:
			t = b.reach(name)
		case f.rule == choice && i == 0, f.rule == chance:
			if t = b.check(a); !t.Bad && !t.Condition {
				t = b.fail(a, "", "%s wants a condition first, such as a > b; %s is %s", f.Name, b.textOf(a), t.Dim)
			}
		default:
			t = b.quantity(a)
		}
		bad = bad || t.Bad
		types, args = append(types, t), append(args, a)
	}
	if bad {
		return Type{Bad: true}
	}
	return b.rule(n, args, types)
}

func (b *binder) reach(n *Name) Type {
	refs, t, problem := b.scope.Reach(n.Path)
	if problem != nil {
		return b.fail(n, problem.Hint, "%s", problem.Text)
	}
	if refs == nil {
		refs = []int{}
	}
	b.Refs[n.Index] = refs
	return t
}

func (b *binder) rule(n *Call, args []Node, types []Type) Type {
	f := n.Func
	switch f.rule {
	case numbers, shares:
		for i, t := range types {
			if !t.Dim.IsNumber() {
				return b.fail(args[i], "", "%s takes plain numbers, but %s is %s", f.Name, b.textOf(args[i]), t.Dim)
			}
		}
		return Type{Share: f.rule == shares}
	case counts:
		if !isCount(types[0].Dim) {
			hint := ""
			if types[0].Dim == unit.Data {
				hint = fmt.Sprintf("%s(%s / 1 MB)", f.Name, b.textOf(args[0]))
			}
			return b.fail(args[0], hint, "%s takes plain numbers and counts, but %s is %s; divide by the unit first", f.Name, b.textOf(args[0]), types[0].Dim)
		}
		return types[0]
	case root:
		d, ok := types[0].Dim.Sqrt()
		if !ok {
			return b.fail(args[0], "", "%s has no square root: %s is not a square", types[0].Dim, b.textOf(args[0]))
		}
		return Type{Dim: d}
	case choice:
		args, types = args[1:], types[1:]
	case chance:
		return Type{Share: true}
	}
	t := types[0]
	for i := range types[1:] {
		share := t.Share && types[i+1].Share
		var ok bool
		if t, ok = b.agree(n, args[i], args[i+1], t, types[i+1], "take "+f.Name+" of"); !ok {
			return Type{Bad: true}
		}
		t.Share = share
	}
	return t
}
