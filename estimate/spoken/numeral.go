package spoken

import (
	"math"

	"botec/estimate/unit"
)

// startsQuantity says that a quantity begins at a token.
func (p *parser) startsQuantity(at int) bool {
	t := &p.list[at]
	if n := p.signAt(at); n > 0 {
		at += n
		t = &p.list[at]
	}
	if codes, n := p.currencyAt(at); codes != nil {
		next := &p.list[at+n]
		return next.kind == digits || next.is("-") && next.glued && p.list[at+n+1].kind == digits || t.kind == sign && p.isNumberWord(at+n)
	}
	return t.kind == digits && !p.isName(at) || p.isNumberWord(at)
}

// isName says that digits are the end of a name, as of gpt-4 or us-east-1, an
// ordinal, as 95th, a year, as in 2024, or the size of a picture, as 720p.
func (p *parser) isName(at int) bool {
	if next := &p.list[at+1]; next.glued && (next.is("st") || next.is("nd") || next.is("rd") || next.is("th") || next.is("p")) {
		return true
	}
	if n := p.list[at].num; at > 0 && n.group == "" && n.decimals == 0 && n.value >= 1990 && n.value < 2100 && vocabulary().dated[p.list[at-1].lower] {
		return true
	}
	if at < 2 || !p.list[at].glued || !p.list[at-1].is("-") || !p.list[at-1].glued {
		return false
	}
	before := &p.list[at-2]
	return before.kind == word && !p.follows(at-2) && !before.is("to") && vocabulary().before[before.lower] == NoBound
}

// signAt is how many tokens are the sign of a number. A dash behind a word is
// one where a blank stands before it and none behind.
func (p *parser) signAt(at int) int {
	t, next := &p.list[at], &p.list[at+1]
	if _, n := p.currencyAt(at + 1); next.kind != digits && n == 0 {
		return 0
	}
	switch {
	case t.is("minus") || t.is("negative"):
		return 1
	case !t.is("-") && !t.is("–") && !t.is("+"):
		return 0
	case at == 0 || p.list[at-1].kind == sign && !p.list[at-1].is(")") && !p.list[at-1].is("%"):
		return 1
	case !t.glued && next.glued && p.list[at-1].kind == word:
		return 1
	}
	return 0
}

// isNumberWord says that number words begin at a token: three, half a, a million.
func (p *parser) isNumberWord(at int) bool {
	v := vocabulary()
	if p.list[at].kind != word {
		return false
	}
	t, next := &p.list[at], &p.list[at+1]
	if _, ok := v.number[t.lower]; ok {
		return true
	}
	_, isPart := v.part[next.lower]
	switch t.lower {
	case "a", "an":
		if u, ok := p.metric.unitOf(next); ok && u.dim == unit.Time && p.metric.Dim == unit.Time && next.kind == word && (at == 0 || !p.follows(at-1)) { // a week
			return true
		}
		return next.kind == word && (len(next.lower) > 2 && v.scale[next.lower] > 0 || isPart && p.partOf(at+2))
	case "half":
		return p.partOf(at+1) || next.kind == end
	}
	return false
}

// partOf says that what a part is taken of stands at a token.
func (p *parser) partOf(at int) bool {
	t := &p.list[at]
	return t.is("a") || t.is("an") || t.is("of") || t.kind == word && vocabulary().scale[t.lower] > 0
}

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
		a.step, a.form = a.step*1, nil
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

// numberWords reads three, twenty-five, two hundred and fifty, half a, a.
func (p *parser) numberWords(a *amount) {
	v := vocabulary()
	start := p.peek(0)
	p.at++
	switch start.lower {
	case "a", "an":
		if part := v.part[p.peek(0).lower]; part > 0 {
			p.at++
			p.part(a, part)
		}
		return
	case "half":
		p.part(a, 0.5)
		return
	}
	a.digits = v.number[start.lower]
	a.form = &form{number: start.Span}
	small := func() (n float64, tokens int) { // what may stand behind twenty
		at := 0
		if p.peek(0).is("-") {
			at = 1
		}
		if t := p.peek(at); t.kind == word {
			return v.number[t.lower], at + 1
		}
		return 0, 0
	}
	tens := func() {
		if n, tokens := small(); a.digits >= 20 && math.Mod(a.digits, 10) == 0 && math.Mod(a.digits, 100) != 0 && n > 0 && n < 10 {
			a.digits += n
			a.form = nil
			p.at += tokens
		}
	}
	tens()
	if p.peek(0).is("hundred") && a.digits < 100 {
		a.digits, a.form = a.digits*100, nil
		a.step = 100
		p.at++
		and := 0
		if p.peek(0).is("and") {
			and = 1
		}
		if n := v.number[p.peek(and).lower]; p.peek(and).kind == word && n > 0 {
			p.at += and + 1
			a.digits += n
			a.step = 1
			tens()
		}
	}
}

// part is half, or another part, of what follows: half a million, a quarter of.
func (p *parser) part(a *amount, part float64) {
	a.digits, a.step, a.form = part, 0.1, nil
	if p.peek(0).is("a") || p.peek(0).is("an") {
		p.at++
	}
}
