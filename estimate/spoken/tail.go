package spoken

import (
	"math"
	"strings"
	"unicode/utf8"
)

// tail reads the unit behind a number, and what it is per, with the nouns between.
func (p *parser) tail(a *amount) {
	p.unit(a)
	for a.problem == nil {
		if !p.nouns(a, p.at) {
			return
		}
		p.per(a)
	}
}

// take makes a unit part of what stands above the line.
func (a *amount) take(u unitWord, at Span) {
	a.up = a.up.times(u.measure)
	a.bare = false
	a.bits, a.small = a.bits || u.bits, a.small || u.small
	a.End = at.End
}

// unit reads what stands right behind a number: %, a currency, a unit, or a noun.
func (p *parser) unit(a *amount) {
	t := p.peek(0)
	hyphen := t.is("-") && t.glued && p.peek(1).glued && p.peek(1).kind == word && !p.peek(1).is("to")
	if hyphen { // 30-day
		p.at++
		t = p.peek(0)
	}
	if p.percent(a) || p.moneyBehind(a) {
		p.plus(a)
		return
	}
	if t.kind != word {
		return
	}
	if u, ok := p.unitHere(a); ok || a.problem != nil {
		if ok {
			a.take(u, t.Span)
			p.at++
			p.powers(a, &a.up, u.measure)
			if p.peek(0).is("and") && p.peek(1).is("a") && p.peek(2).is("half") { // an hour and a half
				a.digits, a.step, a.form = a.digits+0.5, 0.1, nil
				a.End = p.peek(2).End
				p.at += 3
			}
			p.plus(a)
		}
		return
	}
	p.noun(a, t, hyphen)
}

// noun looks at a word right behind a number that is no unit.
func (p *parser) noun(a *amount, t *token, hyphen bool) {
	switch {
	case (t.is("x") || t.is("times")) && !p.startsSum(p.at+1):
		a.counted, a.End = true, t.End
		p.at++
	case t.is("x"):
	case t.text == "B" && p.metric.Kind == Cell:
		a.problem = problem(a.Span.to(t.Span), "write bn, or a blank before B", "%s may be billion or bytes", quote(p.text, a.Span.to(t.Span)))
	case t.glued && !hyphen && a.End == t.Start:
		a.problem = unread(p.text, a.Span.to(t.Span), p.metric.unitHint(t.text))
	case utf8.RuneCountInString(t.text) == 1 && !t.is("a") && !p.isPair(p.at+1):
		a.problem = unread(p.text, a.Span.to(t.Span), "")
	case p.stops(p.at, p.at) || t.is("a") || t.is("an") || t.is("each"):
	case vocabulary().small[t.lower], vocabulary().adjective[t.lower], vocabulary().adverb[t.lower] != "":
	case p.metric.noun(t.lower):
		a.counted = true
	default:
		a.counted = true
		if a.scale == 1 && !hyphen && a.bare && !strings.ContainsAny(t.text, "0123456789") { // t3.micro is a name
			a.unsure = t.Span
		}
	}
}

// unitHere is the unit that the next word is.
func (p *parser) unitHere(a *amount) (unitWord, bool) {
	t := p.peek(0)
	if t.text == "m" && p.isMinutes() {
		u, ok := p.metric.Units.Lookup("min")
		return unitWord{measure: measure{u.Factor, u.Dim}}, ok
	}
	if t.text == "B" && t.glued && p.metric.Kind == Cell {
		return unitWord{}, false
	}
	if t.text == "b" && (p.metric.Dim.Data != 0 || p.metric.Kind == Cell) {
		at := a.Span.to(t.Span)
		a.problem = problem(at, "write bit or B", "%s may be bits or bytes", quote(p.text, at))
		return unitWord{}, false
	}
	return p.metric.unitOf(t)
}

// percent reads %, percent, per cent and ‰.
func (p *parser) percent(a *amount) bool {
	t := p.peek(0)
	factor := 0.01
	switch {
	case t.is("%"), t.is("percent"), t.is("pct"), t.is("pct."):
	case t.is("per") && p.peek(1).is("cent"):
		p.at++
		t = p.peek(0)
	case t.is("‰"), t.is("permille"):
		factor = 0.001
	default:
		return false
	}
	p.at++
	a.up.factor *= factor
	a.percent, a.bare, a.End = true, false, t.End
	return true
}

// powers reads ^2 behind a unit, and units that a hyphen or a * joins to it: GB-month.
func (p *parser) powers(a *amount, to *measure, last measure) {
	for {
		t, next := p.peek(0), p.peek(1)
		switch {
		case t.is("^") && next.kind == digits && next.num.value <= 9 && next.num.value == math.Trunc(next.num.value):
			for range int(next.num.value) - 1 {
				*to = to.times(last)
			}
			a.End = next.End
			p.at += 2
		case (t.is("-") || t.is("*")) && t.glued && next.glued && next.kind == word:
			u, ok := p.metric.unitOf(next)
			if !ok {
				return
			}
			*to, last = to.times(u.measure), u.measure
			a.End = next.End
			p.at += 2
		default:
			return
		}
	}
}

// nouns passes over the words from the token first on, to what the amount is
// per; found says that there is such.
func (p *parser) nouns(a *amount, first int) (found bool) {
	for ; ; p.passOver() {
		t, next := p.peek(0), p.peek(1)
		if t.kind == word && p.metric.own(t.lower) {
			a.own = true
		}
		switch {
		case t.is("/"):
			if p.isPair(p.at) {
				p.passOver()
				continue
			}
			return next.kind == word || next.is("(") && next.match > 0 && !p.startsSum(p.at+2)
		case t.is("-") && t.glued && next.glued && next.kind == word && !next.is("to"):
			continue
		case t.kind != word || p.stops(p.at, first):
			return false
		case t.is("per"):
			return true
		case t.is("a") || t.is("an"):
			_, isUnit := p.metric.unitOf(next)
			if next.kind == word && (isUnit || p.at == first || p.metric.own(next.lower)) {
				return true
			}
		case t.is("every"), t.is("each"):
			_, isUnit := p.metric.unitOf(next)
			if isUnit && next.kind == word || p.startsQuantity(p.at+1) || t.is("every") && next.kind == word {
				return true
			}
		case p.isAdverb(a):
			return true
		}
		if p.turns(t) {
			a.unsure = t.Span
		}
	}
}

// turns says that a word makes another quantity of the number before it, as misses do of
// a share of hits; not where the metric is that quantity.
func (p *parser) turns(t *token) bool {
	const stem = 4 // letters: errors and error_rate
	return t.kind == word && vocabulary().turning[t.lower] && !strings.Contains(strings.ToLower(p.metric.Name), t.lower[:min(len(t.lower), stem)])
}

// passOver goes on behind a token that says nothing of the value.
func (p *parser) passOver() {
	if t := p.peek(0); t.kind == word {
		p.passed = append(p.passed, t.Span)
	}
	p.at++
}

// isAdverb says that daily or the like here means a day: where the metric is a
// rate, or nothing follows that it could describe.
func (p *parser) isAdverb(a *amount) bool {
	t := p.peek(0)
	if vocabulary().adverb[t.lower] == "" || a.down.dim.Time != 0 || a.up.dim.Time < 0 {
		return false
	}
	return p.peek(1).kind != word || p.metric.Dim.Time < 0
}

// stops says that the words behind a number end at a token: what follows belongs
// to another number, or to a comparison.
func (p *parser) stops(at, first int) bool {
	v := vocabulary()
	t := &p.list[at]
	if v.joint[t.lower] && p.startsSum(at+1) {
		return true
	}
	if p.startsSum(at) && at > first || p.startsQuantity(at) {
		return true
	}
	if _, n := phrase(p.list, at, v.behind); n > 0 {
		next := &p.list[at+n]
		_, isUnit := p.metric.unitOf(next)
		return next.kind != word || next.is("per") || isUnit || n > 1
	}
	_, hedge := phrase(p.list, at, v.hedge)
	_, bound := phrase(p.list, at, v.before)
	_, equals := phrase(p.list, at, v.equals)
	n := max(hedge, bound, equals)
	return n > 0 && (p.startsSum(at+n) || p.startsSum(at+n+1) || hedge == n && p.list[at+n].kind == end)
}

// isPair says that the / at a token joins two words to one name, as in read/write.
func (p *parser) isPair(at int) bool {
	return at > 0 && p.list[at-1].kind == word && vocabulary().pair[p.list[at-1].lower+"/"+p.list[at+1].lower]
}
