package spoken

import (
	"slices"
	"strings"

	"botec/estimate/unit"
)

// quantity reads a number with its sign, currency, scale and units.
func (p *parser) quantity() amount {
	a := newAmount(p.peek(0).Span)
	var minus, money Span
	sign := func() {
		if n := p.signAt(p.at); n > 0 && minus.empty() {
			if t := p.peek(0); !t.is("+") {
				minus = t.Span
			}
			p.at += n
		}
	}
	sign()
	if codes, n := p.currencyAt(p.at); codes != nil {
		money = p.span(p.at, n)
		p.at += n
		p.money(&a, codes, money)
		if p.peek(0).is("-") {
			minus = p.peek(0).Span
			p.at++
		}
	}
	p.numeral(&a)
	if !minus.empty() {
		a.digits = -a.digits
	}
	if a.form != nil {
		a.form.sign, a.form.front = minus, a.Start
	}
	p.plus(&a)
	if a.problem == nil {
		p.scales(&a)
	}
	p.plus(&a)
	if n := p.hedge(p.at); n > 0 && p.peek(n-1).is("ish") { // 55ish PB
		p.hedges = append(p.hedges, p.peek(n-1).Span)
		p.at += n
	}
	if a.problem == nil {
		p.tail(&a)
	}
	p.settle(&a)
	return a
}

// plus reads the + of 5M+, which is not that of a sum.
func (p *parser) plus(a *amount) {
	if t := p.peek(0); t.is("+") && t.glued && (!p.startsSum(p.at+1) || p.isScale(p.at+1)) && a.bound == NoBound {
		a.bound = AtLeast
		a.End = t.End
		p.at++
	}
}

// isScale says that a token is a scale.
func (p *parser) isScale(at int) bool {
	t := &p.list[at]
	return t.kind == word && (vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0)
}

// scales reads k, M, million, hundred thousand behind a number.
func (p *parser) scales(a *amount) {
	v := vocabulary()
	for n := 0; n < 3; n++ {
		t := p.peek(0)
		if t.is("-") && t.glued && p.peek(1).glued && p.isScale(p.at+1) { // a 2-million-user service
			t = p.peek(1)
		}
		if t.kind != word || n > 0 && len(t.text) < 3 {
			return
		}
		factor := v.exactScale[t.text]
		if factor == 0 {
			factor = v.scale[t.lower]
		}
		switch foreign, refused := v.foreign[t.lower]; {
		case t.text == "m" && !p.isMinutes():
			at := a.Span.to(t.Span)
			a.problem = problem(at, "write M for million, min for minutes or metre", "%s may be million, minutes, metres or thousandths", quote(p.text, at))
			return
		case refused:
			hint := "write " + foreign
			if a.form != nil && foreign != "a number" {
				hint = "write " + p.text[a.form.number.Start:a.form.number.End] + foreign
			}
			a.problem = unread(p.text, t.Span, hint)
			return
		case t.lower == "b" && p.isBillion(t):
			factor = 1e9
		case factor == 0:
			p.scaledNoun(a, t)
			return
		}
		p.at += 1
		if p.list[p.at-1].is("-") {
			p.at++
		}
		a.scale *= factor
		a.letter = len(t.text) == 1
		a.End, a.doubt = t.End, a.doubt*0
		if a.form != nil {
			if !a.form.scale.empty() || n > 0 {
				a.form.steps = false
			} else {
				a.form.scale, a.form.steps = t.Span, true
			}
		}
	}
}

// isMinutes says that the m here is that of 1h30m or of 2m30s.
func (p *parser) isMinutes() bool {
	if p.within {
		return true
	}
	next, last := p.peek(1), p.peek(2)
	return next.kind == digits && last.kind == word && (last.lower == "s" || strings.HasPrefix(last.lower, "sec"))
}

// isBillion says that a B behind a number is billion.
func (p *parser) isBillion(t *token) bool {
	switch p.b {
	case billionsAlways:
		return true
	case billionsOfThings:
		next := p.peek(1)
		if next.kind != word || next.lower == "per" || next.lower == "a" || next.lower == "of" || next.lower == "x" || next.lower == "to" {
			return false
		}
		_, isUnit := p.metric.unitOf(next)
		u, isNoun := p.metric.Units.Lookup(next.text)
		_, counted := u.Dim.Counted()
		return !isUnit || isNoun && counted
	}
	return false
}

// scaledNoun reads a scale that is written together with a noun or a rate: 1.2 Mreq/s, 4 kqps.
func (p *parser) scaledNoun(a *amount, t *token) {
	if len(t.text) < 3 || strings.IndexByte("kKMGT", t.text[0]) < 0 || p.metric.noun(t.lower) {
		return
	}
	if _, isUnit := p.metric.unitOf(t); isUnit {
		return
	}
	rest := token{kind: word, text: t.text[1:], lower: t.lower[1:]}
	u, isUnit := p.metric.unitOf(&rest)
	if isUnit = isUnit && u.dim == unit.Rate; !isUnit && !p.metric.noun(rest.lower) {
		return
	}
	scale := vocabulary().exactScale[t.text[:1]] + vocabulary().scale[t.lower[:1]]*map[bool]float64{true: 1}[t.lower[0] == 'k']
	a.scale *= scale
	a.counted, a.doubt = true, 0
	if isUnit {
		a.up, a.bare = a.up.times(u.measure), false
	}
	a.End = t.End
	p.at++
}

// currencyAt reads a currency: its codes, and how many tokens it takes.
func (p *parser) currencyAt(at int) (codes []string, n int) {
	t := &p.list[at]
	if next := &p.list[at+1]; t.kind == word && next.is("$") && next.glued {
		return vocabulary().currency[t.lower+"$"], 2
	}
	switch t.kind {
	case word:
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

// settle decides what is known only when the whole amount has been read.
func (p *parser) settle(a *amount) {
	second := a.down.factor == 1 && a.down.dim == unit.Time
	if a.small && !second {
		a.up.factor *= 8
		a.bits = false
	}
	if a.problem != nil || a.doubt == 0 || a.percent || p.metric.Kind == Cell {
		return
	}
	count := a.counted || a.up.dim.WithoutNouns() == unit.Money || !a.bare && a.up.dim.WithoutNouns().IsNumber()
	if a.form != nil && a.form.num != nil && (count || a.form.num.padded) {
		number := a.form.number
		digits := p.text[number.Start:number.End]
		a.problem = problem(number, "write "+strings.ReplaceAll(digits, ".", "")+" or "+strings.TrimRight(digits[:len(digits)-1], "0")+"0",
			"%s may be one number or a thousand times as much", quote(p.text, number))
	}
}
