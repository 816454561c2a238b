package formula

import (
	"fmt"
	"slices"
	"strings"

	"botec/estimate/unit"
)

// HintFor is the hint for a formula where the dimension expected is another than that
// of the formula; "" where none is certain.
func (b *Bound) HintFor(expected unit.Dim) string {
	return (&binder{Bound: b}).hintFor(b.Root, expected, b.Type.Dim)
}

// hintFor is the hint for a node of dimension got where another is expected: the
// one factor that is missing, or "".
func (b *binder) hintFor(n Node, expected, got unit.Dim) string {
	if l := billionsIn(n); l != nil && got.Data == expected.Data+1 {
		digits := strings.TrimSuffix(b.textOf(l), "B")
		return fmt.Sprintf("%sB is bytes; write %sbn for billions", digits, digits)
	}
	if l, ok := n.(*Literal); ok && l.Percent {
		if _, counted := expected.Counted(); counted {
			return fmt.Sprintf("write what it is a share of: %s of mau", b.textOf(l))
		}
	}
	missing := expected.Div(got)
	if nouns := missing.Nouns(); len(nouns) == 1 {
		if hint := b.hintForNoun(n, missing.WithoutNouns(), nouns[0].Noun, nouns[0].Exp); hint != "" {
			return hint
		}
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

// hintForNoun is the hint where the missing factor is a noun to the power exp, and
// besides of the dimension rest.
func (b *binder) hintForNoun(n Node, rest unit.Dim, noun string, exp int8) string {
	switch {
	case rest == unit.Dim{} && exp == -1:
		if s := b.perNoun(n, noun); s != "" {
			return fmt.Sprintf("did you mean %s?", s)
		}
		return fmt.Sprintf("divide by a count of %s, or by 1 %s", unit.Plural(noun), noun)
	case rest == unit.Dim{} && exp == 1:
		return fmt.Sprintf("multiply by a count of %s", unit.Plural(noun))
	case rest == unit.Rate && exp == -1:
		return fmt.Sprintf("multiply by a rate per %s, such as 1/%s/day", noun, noun)
	}
	return ""
}

// billionsIn finds a number such as 2B.
func billionsIn(n Node) (found *Literal) {
	walk(n, func(n Node) {
		if l, ok := n.(*Literal); ok && l.Billions && found == nil {
			found = l
		}
	})
	return found
}

// perNoun adds "/noun" to the first number in a product that has no count noun:
// 2/day becomes 2/user/day, 32 B becomes 32 B/user.
func (b *binder) perNoun(n Node, noun string) string {
	factors := flatten(n, nil)
	for i, f := range factors {
		l, ok := f.(*Literal)
		if !ok || l.Percent || l.Ratio {
			continue
		}
		if slices.ContainsFunc(l.Dim.Nouns(), func(p unit.Power) bool { return p.Exp > 0 }) {
			continue
		}
		var s strings.Builder
		s.WriteString(b.textOf(l) + "/" + noun)
		for _, g := range factors[i+1:] {
			u, ok := g.(*UnitRef)
			if !ok {
				break
			}
			s.WriteString("/" + u.Text)
		}
		return s.String()
	}
	return ""
}

// flatten lists the factors and divisors of a product from left to right.
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
