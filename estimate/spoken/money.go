package spoken

import (
	"slices"

	"botec/estimate/unit"
)

// currencyAt reads a currency: its codes, and how many tokens it takes.
func (p *parser) currencyAt(at int) (codes []string, n int) {
	t := &p.list[at]
	if next := &p.list[at+1]; t.kind == word && next.is("$") && next.glued {
		return vocabulary().currency[t.lower+"$"], 2
	}
	switch t.kind {
	case word:
		if !t.isFirst() {
			return nil, 0
		}
		if codes = vocabulary().currency[t.lower]; codes == nil {
			return nil, 0
		}
		return codes, 1
	case sign:
		if codes = vocabulary().currency[t.text]; codes != nil {
			return codes, 1
		}
	}
	return nil, 0
}

// money makes an amount one of money, where the currency is that of the metric.
func (p *parser) money(a *amount, codes []string, at Span) {
	own := p.metric.Currency
	if own == "" {
		own = "USD"
	}
	if !slices.Contains(codes, own) {
		a.problem = problem(at, "write the amount in "+own, "%s is %s, but money is in %s here", quote(p.text, at), codes[0], own)
		return
	}
	if a.up.dim != unit.Money {
		a.up.dim = a.up.dim.Mul(unit.Money)
	}
	a.bare, a.End = false, max(a.End, at.End)
}

// moneyBehind reads a currency behind a number: 500 USD, 3 cents.
func (p *parser) moneyBehind(a *amount) bool {
	if t := p.peek(0); (t.kind == word && vocabulary().cent[t.lower] || t.is("¢")) && a.up.dim != unit.Money {
		a.up = a.up.times(measure{0.01, unit.Money})
		a.bare, a.End = false, t.End
		p.at++
		return true
	}
	codes, n := p.currencyAt(p.at)
	if codes == nil || p.list[p.at+n].kind == digits && p.list[p.at+n].glued {
		return false
	}
	at := p.span(p.at, n)
	p.at += n
	p.money(a, codes, at)
	return true
}
