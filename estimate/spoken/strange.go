package spoken

import "strings"

// strange finds what a claim in prose may pass over and an answer that somebody types may
// not: words that decide something, functions, numbers of machines where something else is
// asked for, and units that are glued to the next number.
func (p *parser) strange() *Problem {
	v := vocabulary()
	for i := range p.list[:len(p.list)-lookahead] {
		t, next := &p.list[i], &p.list[i+1]
		if t.kind != word {
			continue
		}
		if _, n := phrase(p.list, i, v.deciding); n > 0 {
			at := p.span(i, n)
			return problem(at, "write the number alone", "%s decides something, but a number is asked for", quote(p.text, at))
		}
		if next.is("(") && next.glued && p.startsSum(i+2) {
			at := t.Span
			if next.match > 0 {
				at.End = p.list[next.match].End
			}
			return problem(at, "write the result, or compute it: botec calc '"+p.text[at.Start:at.End]+"'", "an answer has no functions, so %s was not read", quote(p.text, at))
		}
		if problem := p.behindNumber(i); problem != nil {
			return problem
		}
	}
	return nil
}

// behindNumber finds what is strange of the word at a token behind a number.
func (p *parser) behindNumber(i int) *Problem {
	t := &p.list[i]
	before := &p.list[max(0, i-1)]
	if _, isNumber := vocabulary().number[before.lower]; before.kind != digits && !(before.kind == word && isNumber) {
		return nil
	}
	at := before.Span.to(t.Span)
	if stem := strings.TrimRight(t.text, "0123456789"); stem != t.text {
		if _, isUnit := p.metric.unitOf(&token{kind: word, text: stem, lower: strings.ToLower(stem)}); isUnit && len(stem) > 1 {
			return problem(at, p.metric.alone("one number"), "could not read %s", quote(p.text, at))
		}
	}
	if d := p.metric.Dim; d.WithoutNouns().IsNumber() || p.metric.own(t.lower) || p.list[i+1].is("*") || p.list[i+1].is("x") {
		return nil
	}
	for _, s := range singulars(t.lower) {
		if vocabulary().machine[s] {
			return problem(at, p.metric.usualUnits(), "%s is a number of machines, but %s is %s", quote(p.text, at), p.metric.name(), p.metric.Dim.Phrase())
		}
	}
	return nil
}
