package spoken

import (
	"strings"

	"botec/estimate/unit"
)

// isScale says that a token is a scale.
func (p *parser) isScale(at int) bool {
	t := &p.list[at]
	return t.isFirst() && (vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0)
}

// scales reads k, M, million, hundred thousand behind a number.
func (p *parser) scales(a *amount) {
	v := vocabulary()
	for n := range 3 {
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
				number := p.text[a.form.number.Start:a.form.number.End]
				hint = "write " + number + strings.Repeat(" ", len(foreign)/3) + foreign
			}
			a.problem = unread(p.text, t.Span, hint)
			return
		case t.lower == "b" && p.isBillion(t):
			factor = 1e9
		case factor == 0:
			p.scaledNoun(a, t)
			return
		}
		if p.peek(0).is("-") {
			p.at++
		}
		p.at++
		a.scale *= factor
		a.letter = len(t.text) == 1
		a.End, a.doubt = t.End, 0
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
	scale := vocabulary().exactScale[t.text[:1]]
	if t.lower[0] == 'k' {
		scale = vocabulary().scale["k"]
	}
	a.scale *= scale
	a.counted, a.doubt = true, 0
	if isUnit {
		a.up, a.bare = a.up.times(u.measure), false
	}
	a.End = t.End
	p.at++
}
