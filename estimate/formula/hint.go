package formula

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"botec/estimate/unit"
)

// Mend suggests how to fix a bound formula so that it has the expected dimension: an error
// that marks what to replace and has a hint, without a text of its own. It is nil where no
// fix is certain.
func (b *Bound) Mend(scope Scope, expected unit.Dim) *Error {
	m := &binder{Bound: b, scope: scope, expected: Expected{Dim: expected}}
	attempts, advice := m.fixes(b.Root, expected, b.Type.Dim)
	start, end := b.Root.Span()
	e := &Error{Start: start, End: end, Hint: advice, advice: advice, attempts: attempts}
	if len(attempts) > 0 {
		e.settle(b.Text, tryBind(b.units, scope, m.expected))
	}
	if e.Hint == "" {
		return nil
	}
	return e
}

// The ranks of attempts to fix a dimension, the likeliest first.
const (
	asBillions = iota // 2B for 2bn
	perNoun           // 2/day for 2/user/day
	asCount           // 300M for 300M users
	withUnit          // $7/TB/month for $7/TB
	byOne             // a last resort: a divisor of one
	timesOne          // or a factor of one
)

// fixes are attempts to give a node of dimension got the one expected; advice is for the
// case that none passes.
func (b *binder) fixes(n Node, expected, got unit.Dim) (list []attempt, advice string) {
	missing := expected.Div(got)
	nouns := missing.Nouns()
	if l := billionsIn(n); l != nil {
		list = append(list, b.billions(l, nouns))
	}
	if l, ok := n.(*Literal); ok && l.Percent {
		if noun, counted := expected.Counted(); counted {
			var of []string
			for _, name := range []string{"mau", "dau", unit.Plural(noun)} {
				if _, _, problem := b.scope.Resolve(name); problem == nil && name != b.expected.Label {
					of = append(of, b.textOf(l)+" of "+name)
				}
			}
			for _, text := range of {
				list = append(list, offer(n, "write what it is a share of: %s", text))
			}
			return list, "write a count, or what it is a share of"
		}
	}
	list = append(list, b.withoutUnit(n, missing)...)
	list = append(list, b.withFurtherUnits(n, missing)...)
	if len(nouns) == 1 && missing == unit.Noun(nouns[0].Noun) && expected.Nouns() == nil {
		more, say := b.ofAll(n, nouns[0].Noun)
		list, advice = append(list, more...), say
	} else if len(nouns) == 1 {
		more, say := b.fixNoun(n, missing.WithoutNouns(), nouns[0].Noun, nouns[0].Exp)
		list, advice = append(list, more...), say
	}
	if advice == "" && !got.IsNumber() {
		advice = missingUnit(b.operand(n), missing)
	}
	if hint := b.billionsBehind(n, missing); hint != "" {
		return nil, hint
	}
	slices.SortStableFunc(list, func(x, y attempt) int { return x.rank - y.rank })
	return list, advice
}

// countsToo is the hint for a name whose own formula leaves a count noun over, which is
// where it is to be fixed; "" for any other node.
func (b *binder) countsToo(n Node, extra unit.Dim) string {
	name, ok := n.(*Name)
	noun, counted := extra.Counted()
	s, knows := b.scope.(interface {
		Mend(name string, extra unit.Dim) (at, hint string)
	})
	if !ok || !counted || !knows || b.trial {
		return ""
	}
	at, hint := s.Mend(name.Path, extra)
	if hint == "" {
		return ""
	}
	return fmt.Sprintf("%s contains %s, in its formula (%s): %s", name.Path, b.plural(noun), at, hint)
}

// billionsBehind is the hint where a name that the node uses has a glued B in its own
// formula that made it data; "" for any other node.
func (b *binder) billionsBehind(n Node, missing unit.Dim) (hint string) {
	s, knows := b.scope.(interface {
		GluedB(name string) (at, number string)
	})
	if !knows || b.trial || missing.Data >= 0 {
		return ""
	}
	walk(n, func(n Node) {
		if name, ok := n.(*Name); ok && hint == "" && !name.Spread {
			if at, number := s.GluedB(name.Path); number != "" {
				hint = fmt.Sprintf("%s uses %s (%s), which is bytes; write %sbn there for billions", name.Path, number, at, strings.TrimSuffix(number, "B"))
			}
		}
	})
	return hint
}

// GluedB is a number such as 2B in the formula, "" where it has none.
func (f *Formula) GluedB() string {
	if l := billionsIn(f.Root); l != nil && strings.HasSuffix(f.Text[l.Start:l.End], "B") {
		return f.Text[l.Start:l.End]
	}
	return ""
}

// billions is the attempt to take a glued B for billions.
func (b *binder) billions(l *Literal, missing []unit.Power) attempt {
	text := b.textOf(l)
	digits := strings.TrimSuffix(text, "B")
	texts := []string{digits + "bn"}
	if len(missing) == 1 && missing[0].Exp == 1 {
		texts = append(texts, digits+"bn "+b.plural(missing[0].Noun))
	}
	a := offer(l, text+" is bytes; write %s for billions", texts...)
	a.rank = asBillions
	return a
}

// plural is the plural of a count noun in the scenario.
func (b *binder) plural(noun string) string { return b.units.Plural(noun) }

// fixNoun gives the attempts where the missing factor is a noun to the power exp, and
// besides of the dimension rest.
func (b *binder) fixNoun(n Node, rest unit.Dim, noun string, exp int8) (list []attempt, advice string) {
	put := func(rank int, a attempt) {
		a.rank = rank
		list = append(list, a)
	}
	switch {
	case rest == unit.Dim{} && exp == -1:
		for _, a := range b.perNoun(n, noun) {
			put(perNoun, a)
		}
		put(byOne, offer(n, "divide by a count of "+b.plural(noun)+", or by one: %s", b.operand(n)+" / 1 "+noun))
		advice = "divide by a count of " + b.plural(noun)
	case rest == unit.Dim{} && exp == 1:
		if text := b.counted(n, noun); text != "" {
			put(asCount, offer(n, "did you mean %s?", text))
		}
		put(timesOne, offer(n, "multiply by a count of "+b.plural(noun)+", or by one: %s", b.operand(n)+" * 1 "+noun))
		advice = "multiply by a count of " + b.plural(noun)
	case rest == unit.Rate && exp == -1:
		advice = fmt.Sprintf("multiply by what one %s does: %s * N/%s/day", noun, b.operand(n), noun)
	}
	return list, advice
}

// ofAll gives the attempts for what is per noun and should be of all: 2/user/day is
// dau * 2/user/day where that count exists.
func (b *binder) ofAll(n Node, noun string) (list []attempt, advice string) {
	for _, count := range []string{"dau", "mau", b.plural(noun)} {
		if _, _, problem := b.scope.Resolve(count); problem == nil && count != b.expected.Label {
			a := offer(n, "did you mean %s?", count+" * "+b.operand(n))
			a.rank = asCount
			list = append(list, a)
		}
	}
	return list, "multiply by a count of " + b.plural(noun)
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

// perNoun adds "/noun" to a number in a product that has no count noun, the first one
// first: 2/day becomes 2/user/day, 32 B becomes 32 B/user.
func (b *binder) perNoun(n Node, noun string) (list []attempt) {
	factors := flatten(n, nil)
	for i, f := range factors {
		l, ok := f.(*Literal)
		if !ok || l.Percent || l.Ratio {
			continue
		}
		if slices.ContainsFunc(l.Dim.Nouns(), func(p unit.Power) bool { return p.Exp > 0 }) {
			continue
		}
		_, end := l.Span()
		var text strings.Builder
		text.WriteString(b.textOf(l) + "/" + noun)
		for _, g := range factors[i+1:] {
			u, ok := g.(*UnitRef)
			if !ok {
				break
			}
			text.WriteString("/" + u.Text)
			_, end = u.Span()
		}
		list = append(list, offerAt(l.Start, end, "did you mean %s?", text.String()))
	}
	return list
}

// counted is the text of a product whose first bare number counts a noun: 300M * 50%
// becomes 300M users * 50%; "" where there is none.
func (b *binder) counted(n Node, noun string) string {
	for _, f := range flatten(n, nil) {
		if l, ok := bare(f); ok && !l.Ratio {
			name := b.plural(noun)
			if l.Value == 1 {
				name = noun
			}
			return b.instead(n, l, b.textOf(l)+" "+name)
		}
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

// writtenNumber splits a number with its units, such as $7/TB/month, into the number and
// what it is divided by; ok is false for any other formula.
func writtenNumber(n Node) (l *Literal, below []*UnitRef, ok bool) {
	for {
		switch x := n.(type) {
		case *Literal:
			return x, below, true
		case *Binary:
			u, isUnit := x.Y.(*UnitRef)
			if !isUnit || x.Op != Div && x.Op != Per {
				return nil, nil, false
			}
			below = append([]*UnitRef{u}, below...)
			n = x.X
		default:
			return nil, nil, false
		}
	}
}

// withoutUnit takes away a divisor of a written number that is all it has too much:
// $7/TB/month where a price per size is expected is $7/TB.
func (b *binder) withoutUnit(n Node, missing unit.Dim) (list []attempt) {
	l, below, ok := writtenNumber(n)
	if !ok || l.Dim.Money == 0 { // a rate may lack a time as well
		return nil
	}
	for i, u := range below {
		rest, ok := b.leaveOut(u, missing)
		if !ok {
			continue
		}
		var text strings.Builder
		text.WriteString(b.textOf(l))
		for k, v := range below {
			if k != i {
				text.WriteString("/" + v.Text)
			} else if rest != "" {
				text.WriteString("/" + rest)
			}
		}
		a := offer(n, "", text.String())
		a.rank = withUnit
		list = append(list, a)
	}
	return list
}

// leaveOut takes the part of a dimension out of a unit: all of month, and of GB-month the
// month, which leaves GB.
func (b *binder) leaveOut(u *UnitRef, dim unit.Dim) (rest string, ok bool) {
	if u.Unit.Dim == dim {
		return "", true
	}
	parts := strings.Split(u.Text, "-")
	for i, part := range parts {
		if one, known := b.units.Lookup(part); known && one.Dim == dim && len(parts) > 1 {
			return strings.Join(slices.Delete(parts, i, i+1), "-"), true
		}
	}
	return "", false
}

// withFurtherUnits adds the divisors that a written number lacks: those of
// the expected unit, as it is usually written, so $0.023 for storage is
// $0.023/GB/month and not $0.023/B/s.
func (b *binder) withFurtherUnits(n Node, missing unit.Dim) []attempt {
	l, _, ok := writtenNumber(n)
	if !ok || l.Dim.IsNumber() {
		return nil
	}
	units := b.expected.Units
	if len(units) == 0 || b.expected.Any || b.expected.Condition {
		switch {
		case missing == unit.Rate && l.Dim == unit.Money:
			units = []string{"/month"} // as cloud prices are counted
		case missing == unit.Rate:
			units = []string{"/s", "/day", "/month"}
		case missing == unit.Dim{Data: -1} && l.Dim == unit.Money:
			units = []string{"/GB", "/TB"}
		case missing == unit.Dim{Data: -1, Time: -1} && l.Dim == unit.Money:
			units = []string{"/GB/month", "/TB/month"}
		}
	}
	var texts []string
	put := func(parts []string) {
		if text := b.textOf(n) + "/" + strings.Join(parts, "/"); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, u := range units {
		_, below, divided := strings.Cut(u, "/")
		if !divided {
			continue
		}
		parts := strings.Split(below, "/")
		for i := range parts { // as many as it lacks: /month, or /GB/month
			put(parts[i:])
			put(parts[:i+1])
		}
	}
	a := offer(n, "", texts...)
	a.rank = withUnit
	return []attempt{a}
}

// inUnits writes a bare number in the units in which a quantity is usually given, those
// that are likely for its size.
func (b *binder) inUnits(l *Literal) attempt {
	a := offer(l, "")
	number := b.textOf(l)
	if l.Ratio { // 12:30 hours, which is a ratio of 0.4
		hours, minutes, _ := strings.Cut(number, ":")
		h, err := strconv.ParseFloat(hours, 64)
		m, err2 := strconv.ParseFloat(minutes, 64)
		if err == nil && err2 == nil && len(minutes) == 2 && m < 60 && b.expected.Dim == unit.Time {
			a.readings = []reading{{strconv.FormatFloat(h+m/60, 'g', 4, 64) + " h", "hours and minutes"},
				{strconv.FormatFloat(h+m/60, 'g', 4, 64) + " min", "minutes and seconds"}}
		}
		return a
	}
	for _, name := range b.expected.Units {
		u, ok := b.units.Lookup(name)
		if ok && u.Dim == unit.Time {
			years, _ := b.units.Lookup("years")
			v := l.Value * u.Factor
			if u.Factor == years.Factor && l.Value > 50 || b.expected.Most > 0 && v > b.expected.Most {
				continue
			}
			if l.Value == 1 {
				name = strings.TrimSuffix(name, "s")
			}
		}
		a.readings = append(a.readings, reading{text: unit.Join(number, b.units.InCurrency(name))})
	}
	return a
}
