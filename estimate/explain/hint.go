package explain

import (
	"slices"
	"strings"

	"botec/estimate"
)

// Hint is the formula of one value on the way to another.
type Hint struct {
	Of   *estimate.Value
	Text string // "dau × tweets_per_user"
}

// Hints lists the formulas that lead to a value, without what changes nothing: that of
// the value first, then those that it uses. Values for which known is true are not
// computed; known may be nil.
func Hints(r *estimate.Result, v *estimate.Value, known func(*estimate.Value) bool) (hints []Hint) {
	s := newSimplifier(r, v, 0)
	seen := make(map[*estimate.Value]bool)
	var visit func(v *estimate.Value)
	visit = func(v *estimate.Value) {
		e := s.formula(v)
		if e == nil || seen[v] || known != nil && known(v) {
			return
		}
		seen[v] = true
		e.each(func(used *estimate.Value) { visit(used) })
		hints = append(hints, Hint{v, s.symbols(e)})
	}
	visit(s.core(v))
	slices.Reverse(hints)
	return hints
}

// each visits the values that an expression names.
func (e *expr) each(visit func(*estimate.Value)) {
	if e.of != nil {
		visit(e.of)
	}
	for _, p := range e.parts {
		p.each(visit)
	}
}

// symbols writes an expression with names.
func (s *simplifier) symbols(e *expr) string {
	var out strings.Builder
	switch e.kind {
	case number, unitName:
		return e.text
	case named:
		if e.of == nil {
			return e.quantity.Name
		}
		return s.name(e.of)
	case sum:
		for i, p := range e.parts {
			switch text := s.symbols(p.expr); {
			case i == 0 && p.inverse:
				out.WriteString("−" + bracketed(text, p.kind == sum || p.kind == product))
			case i == 0:
				out.WriteString(text)
			case p.inverse:
				out.WriteString(" − " + bracketed(text, p.kind == sum))
			default:
				out.WriteString(" + " + text)
			}
		}
	case product:
		for i, p := range e.parts {
			a := amount{text: s.symbols(p.expr)}
			switch p.kind {
			case sum:
				a.shape = ofTerms
			case product:
				a.shape = ofFactors
			case unitName:
				a.shape = unitAlone
			}
			out.WriteString(a.behind(i == 0, p.inverse))
		}
	case power:
		for i, p := range e.parts {
			if i > 0 {
				out.WriteByte('^')
			}
			out.WriteString(bracketed(s.symbols(p.expr), !p.atomic()))
		}
	case rounding, function:
		var args []string
		for _, p := range e.parts {
			args = append(args, s.symbols(p.expr))
		}
		return e.text + "(" + strings.Join(args, ", ") + ")"
	}
	return out.String()
}

func bracketed(text string, needed bool) string {
	if needed {
		return "(" + text + ")"
	}
	return text
}
