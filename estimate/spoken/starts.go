package spoken

import "botec/estimate/unit"

// startsSum says that a sum begins at a token.
func (p *parser) startsSum(at int) bool {
	return p.startsQuantity(at) || p.list[at].is("(") && p.isArithmetic(at)
}

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
	if t.isFirst() {
		if _, ok := v.number[t.lower]; ok {
			return true
		}
	}
	switch t.lower {
	case "a", "an":
		if p.metric.Dim == unit.Time && next.kind == word && (at == 0 || !p.follows(at-1)) { // a week
			if u, ok := p.metric.unitOf(next); ok && u.dim == unit.Time {
				return true
			}
		}
		_, isPart := v.part[next.lower]
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
