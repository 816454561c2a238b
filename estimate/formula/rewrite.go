package formula

import "botec/estimate/unit"

// Binding changes no tree, because many scopes may bind one formula at the same
// time. Where it takes a bare number for a count, the bound formula gets a tree
// of its own: copies of the numbers and of the nodes above them, and everything
// else shared with the parsed formula.

// counting gives a node whose bare numbers count a noun, with a glued B as a
// billion. It copies the node; the node itself stays as it is.
func counting(n Node, noun unit.Dim) Node {
	switch n := n.(type) {
	case *Literal:
		l := *n
		if l.Billions {
			l.Value, l.Step, l.Billions = l.Value*1e9, l.Step*1e9, false
		}
		l.Dim, l.Bare, l.Unit = noun, false, nil
		return &l
	case *Paren:
		return &Paren{n.At, counting(n.X, noun)}
	case *Negative:
		return &Negative{n.At, counting(n.X, noun)}
	case *Range:
		r := *n
		r.Lo = counting(n.Lo, noun)
		if isBareCount(n.Hi) {
			r.Hi = counting(n.Hi, noun)
		}
		return &r
	case *Call:
		c := &Call{n.At, n.Func, make([]Node, len(n.Args))}
		for i, a := range n.Args {
			c.Args[i] = counting(a, noun)
		}
		return c
	}
	return n
}

// replace notes that a node of the bound tree is another one than in the parsed
// tree.
func (b *binder) replace(old, with Node) {
	if b.replaced == nil {
		b.replaced = make(map[Node]Node)
	}
	b.replaced[old] = with
}

// rewrite gives the tree below n with the replaced nodes in it. It copies the
// nodes above them and keeps all others.
func (b *binder) rewrite(n Node) Node {
	if with, ok := b.replaced[n]; ok {
		return with
	}
	switch n := n.(type) {
	case *Paren:
		if x := b.rewrite(n.X); x != n.X {
			return &Paren{n.At, x}
		}
	case *Negative:
		if x := b.rewrite(n.X); x != n.X {
			return &Negative{n.At, x}
		}
	case *In:
		if x := b.rewrite(n.X); x != n.X {
			return &In{n.At, x, n.Unit}
		}
	case *Binary:
		if x, y := b.rewrite(n.X), b.rewrite(n.Y); x != n.X || y != n.Y {
			return &Binary{n.At, n.Op, x, y, n.Beside}
		}
	case *Range:
		if lo, hi := b.rewrite(n.Lo), b.rewrite(n.Hi); lo != n.Lo || hi != n.Hi {
			r := &Range{n.At, lo, hi, n.PlusMinus}
			if b.shares[n] {
				delete(b.shares, n)
				b.shares[r] = true
			}
			return r
		}
	case *Comparison:
		if x, y := b.rewrite(n.X), b.rewrite(n.Y); x != n.X || y != n.Y {
			return &Comparison{n.At, n.Op, x, y, n.Tolerance}
		}
	case *Call:
		return b.rewriteCall(n)
	}
	return n
}

func (b *binder) rewriteCall(n *Call) Node {
	changed, args := false, make([]Node, len(n.Args))
	for i, a := range n.Args {
		args[i] = b.rewrite(a)
		changed = changed || args[i] != a
	}
	if !changed {
		return n
	}
	c := &Call{n.At, n.Func, args}
	if t, ok := b.types[n]; ok {
		delete(b.types, n)
		b.types[c] = t
	}
	return c
}
