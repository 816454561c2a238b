package formula

import (
	"fmt"
	"strings"

	"botec/estimate/unit"
)

// Mend is the hint for a formula that is wanted in another dimension, "" where
// none is sure.
func (b *Bound) Mend(want unit.Dim) string {
	return (&binder{Bound: b}).mend(b.Root, want, b.Type.Dim)
}

// mend is the hint for a formula of dimension got where want is wanted: the
// factor that is missing, "" where no single one would do.
func (b *binder) mend(n Node, want, got unit.Dim) string {
	if l := glued(n); l != nil && got.Data == want.Data+1 {
		digits := strings.TrimSuffix(b.textOf(l), "B")
		return fmt.Sprintf("%sB is bytes; write %sbn for billions", digits, digits)
	}
	if l, ok := n.(*Literal); ok && l.Percent {
		if _, counted := want.Counted(); counted {
			return fmt.Sprintf("write what it is a share of: %s of mau", b.textOf(l))
		}
	}
	missing := want.Div(got)
	nouns := missing.Nouns()
	switch {
	case len(nouns) == 1 && missing.WithoutNouns() == unit.Dim{} && nouns[0].Exp == -1:
		if s := b.perNoun(n, nouns[0].Noun); s != "" {
			return fmt.Sprintf("did you mean %s?", s)
		}
		return fmt.Sprintf("divide by a count of %s, or by 1 %s", unit.Plural(nouns[0].Noun), nouns[0].Noun)
	case len(nouns) == 1 && missing.WithoutNouns() == unit.Dim{} && nouns[0].Exp == 1:
		return fmt.Sprintf("multiply by a count of %s", unit.Plural(nouns[0].Noun))
	case len(nouns) == 1 && missing.WithoutNouns() == unit.Rate && nouns[0].Exp == -1:
		return fmt.Sprintf("multiply by a rate per %s, such as 1/%s/day", nouns[0].Noun, nouns[0].Noun)
	}
	for _, f := range []struct {
		dim  unit.Dim
		hint string
	}{
		{unit.Time, "multiply by a time, such as 1 day"},
		{unit.Rate, "divide by a time, such as 1 day"},
		{unit.Data, "multiply by a size, such as 1 kB"},
		{unit.Dim{}.Div(unit.Data), "divide by a size, such as 1 kB"},
	} {
		if missing == f.dim && !got.IsNumber() {
			return f.hint
		}
	}
	return ""
}

// glued finds a number with a B glued to it.
func glued(n Node) (found *Literal) {
	walk(n, func(n Node) {
		if l, ok := n.(*Literal); ok && l.Billions && found == nil {
			found = l
		}
	})
	return found
}

// perNoun rewrites the one factor of a product that lacks "/noun": 2/day
// becomes 2/user/day, 32 B becomes 32 B/user.
func (b *binder) perNoun(n Node, noun string) string {
	factors := flatten(n, nil)
	for i, f := range factors {
		l, ok := f.(*Literal)
		if !ok || l.Percent || l.Ratio {
			continue
		}
		if _, counted := l.Dim.Counted(); counted {
			continue
		}
		var s strings.Builder
		s.WriteString(b.textOf(l) + "/" + noun)
		for _, g := range factors[i+1:] {
			if u, ok := g.(*UnitRef); ok {
				s.WriteString("/" + u.Text)
			} else {
				break
			}
		}
		return s.String()
	}
	return ""
}

// flatten lists the factors of a product from left to right.
func flatten(n Node, list []Node) []Node {
	switch n := n.(type) {
	case *Paren:
		return flatten(n.X, list)
	case *In:
		return flatten(n.X, list)
	case *Binary:
		if n.Op != Add && n.Op != Sub && n.Op != Pow {
			return flatten(n.Y, flatten(n.X, list))
		}
	}
	return append(list, n)
}

// walk calls visit for n and every node below it.
func walk(n Node, visit func(Node)) {
	visit(n)
	switch n := n.(type) {
	case *Paren:
		walk(n.X, visit)
	case *Negative:
		walk(n.X, visit)
	case *In:
		walk(n.X, visit)
	case *Binary:
		walk(n.X, visit)
		walk(n.Y, visit)
	case *Range:
		walk(n.Lo, visit)
		walk(n.Hi, visit)
	case *Comparison:
		walk(n.X, visit)
		walk(n.Y, visit)
		if n.Tolerance != nil {
			walk(n.Tolerance, visit)
		}
	case *Call:
		for _, a := range n.Args {
			walk(a, visit)
		}
	}
}
