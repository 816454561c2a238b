package formula

import (
	"strings"

	"botec/estimate/columns"
)

// Writer prints bound formulas as on a whiteboard, with × ÷ −.
type Writer struct {
	// Name gives the text for a quantity, its name or its value. The formula calls it
	// path, which is "" for one that a name with Spread stands for.
	Name func(ref int, path string) string
	// Taken reports whether the condition of an if holds, so that only one branch is
	// printed. Where it is nil or not known, the if is printed as it is.
	Taken func(condition Node) (taken, known bool)
	// Choose writes an if from the texts of both branches, of which the second one counts
	// where the condition does not hold. Where it is nil, Taken tells what is printed.
	Choose func(condition Node, then, otherwise string) string
	// Operand writes a value that is an operand, in parentheses where they are needed: tight
	// behind ÷, power beside ^. Where it is nil, [IsAmbiguous] tells that.
	Operand func(value string, tight, power bool) string
	// Most is how many arguments of a function are printed; where there are more, "…"
	// replaces those before the last. 0 prints all.
	Most int
}

// Print gives the text of a formula, without its unit of display.
func (w *Writer) Print(b *Bound) string {
	var s strings.Builder
	root := b.Root
	if in, ok := root.(*In); ok {
		root = in.X
	}
	w.node(&s, b, root)
	return s.String()
}

// PrintPart gives the text of a part of a formula.
func (w *Writer) PrintPart(b *Bound, part Node) string {
	var s strings.Builder
	w.node(&s, b, part)
	return s.String()
}

func (w *Writer) node(s *strings.Builder, b *Bound, n Node) {
	switch n := n.(type) {
	case *Literal:
		s.WriteString(b.Text[n.Start:n.End])
	case *UnitRef:
		s.WriteString(n.Text)
	case *Name:
		w.name(s, b, n)
	case *Paren:
		s.WriteByte('(')
		w.node(s, b, n.X)
		s.WriteByte(')')
	case *In:
		w.node(s, b, n.X)
	case *Negative:
		s.WriteString("−")
		w.closed(s, b, n.X, products)
	case *Range:
		w.node(s, b, n.Lo)
		s.WriteString(map[bool]string{true: " ± ", false: ".."}[n.PlusMinus])
		w.node(s, b, n.Hi)
	case *Comparison:
		w.node(s, b, n.X)
		s.WriteString(" " + n.Op + " ")
		w.node(s, b, n.Y)
		if n.Tolerance != nil {
			s.WriteString(" ± ")
			w.node(s, b, n.Tolerance)
		}
	case *Binary:
		w.binary(s, b, n)
	case *Call:
		w.call(s, b, n)
	}
}

func (w *Writer) name(s *strings.Builder, b *Bound, n *Name) {
	refs := b.Refs[n.Index]
	if refs == nil {
		s.WriteString(n.Path)
		return
	}
	s.WriteString(w.Name(refs[0], n.Path))
}

func (w *Writer) binary(s *strings.Builder, b *Bound, n *Binary) {
	left, right := binding(n.Op)
	w.operand(s, b, n.X, left, false, n.Op == Pow)
	_, unit := n.Y.(*UnitRef)
	switch {
	case n.Beside:
		s.WriteByte(' ')
	case unit && (n.Op == Div || n.Op == Per):
		s.WriteByte('/')
	default:
		s.WriteString([...]string{Add: " + ", Sub: " − ", Mul: " × ", Div: " ÷ ", Of: " × ", Per: " ÷ ", Pow: "^"}[n.Op])
	}
	w.operand(s, b, n.Y, right, n.Op == Div || n.Op == Per || n.Op == Pow, n.Op == Pow)
}

// How closely the parts of a printed expression belong together.
const (
	sums = iota
	products
	atoms
)

// binding is how close the operands of an operator must be to go without parentheses.
func binding(op Op) (left, right int) {
	switch op {
	case Add:
		return sums, sums
	case Sub:
		return sums, products
	case Mul, Of:
		return products, products
	case Div, Per:
		return products, atoms
	}
	return atoms, atoms
}

// closeness is that of an expression as it is printed: a call of sum is printed as its
// terms, and an if as the branch that is taken.
func (w *Writer) closeness(b *Bound, n Node) int {
	switch n := n.(type) {
	case *Binary:
		switch n.Op {
		case Add, Sub:
			return sums
		case Pow:
			return atoms
		}
		return products
	case *Call:
		if branch := w.branch(n); branch != nil {
			return w.closeness(b, branch)
		}
		if n.Func.op == columns.OpAdd && w.arguments(b, n) > 1 {
			return sums
		}
	}
	return atoms
}

// closed prints a call in parentheses where it is printed as an expression that is not
// as close as it has to be. What is a Binary already has those that it needs.
func (w *Writer) closed(s *strings.Builder, b *Bound, n Node, least int) {
	if c, ok := n.(*Call); ok && w.chooses(c) {
		w.choose(s, b, c, least)
		return
	}
	if _, isCall := n.(*Call); isCall && w.closeness(b, n) < least {
		s.WriteByte('(')
		w.node(s, b, n)
		s.WriteByte(')')
		return
	}
	w.node(s, b, n)
}

// arguments is how many quantities the arguments of a call stand for.
func (w *Writer) arguments(b *Bound, n *Call) (count int) {
	for _, a := range n.Args {
		if name, ok := a.(*Name); ok && name.Spread {
			count += len(b.Refs[name.Index])
		} else {
			count++
		}
	}
	return count
}

// operand prints an operand, in parentheses where a value of several parts would be
// ambiguous: a ÷ (100/s), (5 km)^2.
func (w *Writer) operand(s *strings.Builder, b *Bound, n Node, least int, tight, power bool) {
	var text strings.Builder
	w.closed(&text, b, n, least)
	v := text.String()
	if _, isName := n.(*Name); isName {
		switch {
		case w.Operand != nil:
			v = w.Operand(v, tight, power)
		case IsAmbiguous(v, tight, power):
			v = "(" + v + ")"
		}
	}
	s.WriteString(v)
}

// IsAmbiguous says whether a value needs parentheses as an operand: tight behind ÷, power
// beside ^.
func IsAmbiguous(v string, tight, power bool) bool {
	return strings.HasPrefix(v, "-") || tight && strings.Contains(v, "/") || power && strings.ContainsAny(v, "/ ")
}

// branch is the branch of an if that is printed in its place, nil for none.
func (w *Writer) branch(n *Call) Node {
	if n.Func.op != columns.OpIf || w.Taken == nil {
		return nil
	}
	taken, known := w.Taken(n.Args[0])
	switch {
	case !known:
		return nil
	case taken:
		return n.Args[1]
	}
	return n.Args[2]
}

func (w *Writer) chooses(n *Call) bool { return w.Choose != nil && n.Func.op == columns.OpIf }

// choose prints an if by both branches, each as close as it has to be.
func (w *Writer) choose(s *strings.Builder, b *Bound, n *Call, least int) {
	var then, otherwise strings.Builder
	w.closed(&then, b, n.Args[1], least)
	w.closed(&otherwise, b, n.Args[2], least)
	s.WriteString(w.Choose(n.Args[0], then.String(), otherwise.String()))
}

func (w *Writer) call(s *strings.Builder, b *Bound, n *Call) {
	if w.chooses(n) {
		w.choose(s, b, n, sums)
		return
	}
	if branch := w.branch(n); branch != nil {
		w.node(s, b, branch)
		return
	}
	var args []string
	for _, a := range n.Args {
		name, ok := a.(*Name)
		if !ok || !name.Spread {
			var one strings.Builder
			w.node(&one, b, a)
			args = append(args, one.String())
			continue
		}
		refs := b.Refs[name.Index]
		if last := len(refs) - 1; w.Most > 1 && last > w.Most { // the rest is left out below
			refs = append(refs[:w.Most:w.Most], refs[last])
		}
		for _, ref := range refs {
			args = append(args, w.Name(ref, ""))
		}
	}
	if w.Most > 1 && len(args) > w.Most {
		args = append(args[:w.Most-1], "…", args[len(args)-1])
	}
	switch {
	case len(args) == 0:
		s.WriteByte('0')
	case len(args) == 1 && n.Func.most < 0:
		s.WriteString(args[0])
	case n.Func.op == columns.OpAdd:
		s.WriteString(strings.Join(args, " + "))
	default:
		s.WriteString(n.Func.Name() + "(" + strings.Join(args, ", ") + ")")
	}
}
