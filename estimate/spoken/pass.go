package spoken

import (
	"strings"

	"botec/estimate/unit"
)

// scalesFromAfar says that a word may scale a number that it does not stand
// behind: in millions: 5, Users (M): 5, k$ 5.
func (p *parser) scalesFromAfar(t, next *token) bool {
	if len(t.text) > 1 {
		_, currency := vocabulary().currency[next.text]
		return p.isScale(p.at-1) || next.kind == sign && next.glued && currency
	}
	return (p.isScale(p.at-1) || t.is("b") || t.is("m")) && (next.is(")") && p.list[max(0, p.at-2)].is("(") || next.is("$") && next.glued)
}

// rateOf is the rate that a word is the unit of, as QPS is; the zero measure for none. Texts
// repeat their words.
func (p *parser) rateOf(t *token) measure {
	rate, known := p.rates[t.text]
	if !known {
		if u, ok := p.metric.unitOf(t); ok && u.dim == unit.Rate {
			rate = u.measure
		}
		if p.rates == nil {
			p.rates = make(map[string]measure)
		}
		p.rates[t.text] = rate
	}
	return rate
}

// pass leaves out one token that belongs to no quantity, and refuses one that
// could change a value.
func (p *parser) pass(list *[]amount) {
	t := p.peek(0)
	behind := p.at > 0 && (p.list[p.at-1].kind != sign || p.list[p.at-1].is(")") || p.list[p.at-1].is("%"))
	next := p.peek(1)
	p.at++
	if t.kind == word {
		p.passed = append(p.passed, t.Span)
		if rate := p.rateOf(t); rate != (measure{}) {
			p.named = rate
		}
	}
	refuse := func(at Span, firm bool) {
		a := newAmount(at)
		a.problem, a.firm = unread(p.text, at, ""), firm
		*list = append(*list, a)
	}
	switch {
	case t.kind == word && p.scalesFromAfar(t, next):
		p.afar = t.Span
	case t.isFirst() && vocabulary().negation[t.lower]:
		p.negated = t.Span
	case t.is("≠"):
		refuse(t.Span.to(next.Span), true)
	case t.kind == word && (t.lower == "per" || t.lower == "every") && next.kind != end:
		refuse(t.Span.to(next.Span), true)
	case t.kind != sign || len(*list) == 0 && !p.startsSum(p.at):
	case t.text == "/" && next.kind == word && t.glued && p.open == 0 && !p.isPair(p.at-1):
		refuse(t.Span.to(next.Span), false)
	case t.text == "^" && t.glued:
		refuse(p.list[p.at-2].Span.to(next.Span), false)
	case strings.Contains("^±\\", t.text), strings.Contains("*/+", t.text) && behind && p.startsSum(p.at):
		refuse(t.Span.to(next.Span), false)
	}
}
