package spoken

import "math"

// numeral reads the number of a quantity.
func (p *parser) numeral(a *amount) {
	t := p.peek(0)
	if t.kind == word {
		p.numberWords(a)
	} else {
		a.digits, a.step, a.doubt = t.num.value, t.num.step, t.num.doubt
		a.form = &form{number: t.Span, num: t.num}
		p.at++
		if t.num.problem != "" {
			a.problem = problem(t.Span, "", "%s is %s", quote(p.text, t.Span), t.num.problem)
		}
	}
	v := vocabulary()
	next, behind := p.peek(0), p.peek(1)
	switch {
	case next.is("^"):
		p.power(a)
	case (next.is("*") || next.is("x")) && behind.kind == digits && behind.num.value == 10 && p.peek(2).is("^"):
		power := newAmount(behind.Span)
		p.at += 2
		power.digits = 10
		p.power(&power)
		a.scale, a.problem, a.doubt = power.digits, power.problem, 0
	case next.is(":") && next.glued && behind.kind == digits && behind.glued:
		p.at++
		p.ratio(a)
		if p.peek(0).is(":") && p.peek(0).glued { // 12:30:00
			a.problem = unread(p.text, a.Span.to(p.peek(0).Span), "")
		}
	case p.outOf() > 0:
		p.at += p.outOf()
		p.ratio(a)
	case next.is("nines"):
		p.at++
		a.step = math.Pow10(2 - int(min(max(a.digits, 1), 15)))
		a.digits, a.percent, a.bare, a.up.factor = 100-a.step, true, false, 0.01
		a.form = nil
	case t.kind == word && v.part[next.lower] > 0 && next.lower != "half": // three quarters
		p.at++
		a.digits *= v.part[next.lower]
		a.step, a.form = 0.1, nil
	case t.kind == word && next.is("-") && v.part[behind.lower] > 0: // two-thirds
		p.at += 2
		a.digits *= v.part[behind.lower]
		a.step, a.form = 0.1, nil
	case next.is("and") && behind.is("a") && p.peek(2).is("half"):
		p.at += 3
		a.digits += 0.5
		a.step, a.form = 0.1, nil
	}
	a.End = p.peek(-1).End
}

// outOf is how many tokens make a share of two numbers: one in 20, 9 out of 10;
// not 360 million in 3 years.
func (p *parser) outOf() int {
	n := 0
	switch {
	case p.peek(0).is("in"):
		n = 1
	case p.peek(0).is("out") && p.peek(1).is("of"):
		n = 2
	default:
		return 0
	}
	if p.peek(n).is("every") || p.peek(n).is("each") {
		n++
	}
	of := p.peek(n)
	if of.kind != digits || of.num.value < 2 || of.num.value >= 1900 && of.num.value < 2100 { // a year
		return 0
	}
	behind := p.peek(n + 1)
	if _, isUnit := p.metric.unitOf(behind); behind.kind == word && isUnit || behind.is("%") {
		return 0
	}
	return n
}

// ratio divides by the number of the next token.
func (p *parser) ratio(a *amount) {
	below := p.peek(0).num
	p.at++
	if below.value == 0 || below.problem != "" {
		a.problem = problem(a.Span.to(p.peek(-1).Span), "", "%s divides by 0", quote(p.text, a.Span.to(p.peek(-1).Span)))
		return
	}
	a.down.factor *= below.value
	if a.form != nil && a.form.num == nil {
		a.form = nil
	}
}

// power raises the digits to what stands behind ^: 10^6, 10^-3, 2^(10).
func (p *parser) power(a *amount) {
	from := p.peek(0).Span
	p.at++
	negative, paren := false, p.peek(0).is("(")
	if paren {
		p.at++
	}
	if p.peek(0).is("-") || p.peek(0).is("–") {
		negative = true
		p.at++
	}
	t := p.peek(0)
	if t.kind != digits || t.num.problem != "" || paren && !p.peek(1).is(")") {
		a.problem = unread(p.text, from.to(t.Span), "")
		return
	}
	p.at++
	if paren {
		p.at++
	}
	exponent := t.num.value
	if negative {
		exponent = -exponent
	}
	base := a.digits
	a.digits, a.form, a.doubt = math.Pow(base, exponent), nil, 0
	a.step = math.Abs(a.digits)
	if base != 10 {
		a.step /= 100
	}
	if math.IsInf(a.digits, 0) || a.digits == 0 || math.IsNaN(a.digits) {
		a.problem = problem(a.Span.to(t.Span), "", "%s is no number", quote(p.text, a.Span.to(t.Span)))
	}
}
