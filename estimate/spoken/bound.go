package spoken

// hedge is how many tokens hedge what stands behind or before them.
func (p *parser) hedge(at int) int {
	t := &p.list[at]
	if t.is("~") || t.is("?") {
		return 1
	}
	if t.is("-") && p.list[at+1].is("ish") {
		return 2
	}
	_, n := phrase(p.list, at, vocabulary().hedge)
	return n
}

// boundBefore reads a comparison before a number.
func (p *parser) boundBefore(at int) (Bound, int) {
	switch t := &p.list[at]; {
	case t.is(">"):
		return MoreThan, 1
	case t.is("≥"):
		return AtLeast, 1
	case t.is("<"):
		return LessThan, 1
	case t.is("≤"):
		return AtMost, 1
	}
	bound, n := phrase(p.list, at, vocabulary().before)
	if n == 0 {
		return NoBound, 0
	}
	if next := &p.list[at+n]; next.is("-") && next.glued { // sub-10ms
		n++
	}
	if t := &p.list[at]; n == 1 && (t.is("over") || t.is("within")) && at > 0 && p.follows(at-1) {
		return NoBound, 0 // 55 PB over 5 years
	}
	return bound, n
}

// follows says that a quantity has been read up to a token.
func (p *parser) follows(at int) bool {
	t := &p.list[at]
	if t.kind == digits {
		return true
	}
	_, isUnit := p.metric.unitOf(t)
	return t.kind == word && (isUnit || vocabulary().scale[t.lower] > 0 || vocabulary().exactScale[t.text] > 0)
}

// boundBehind reads "or more" and the like behind an expression.
func (p *parser) boundBehind() Bound {
	if t := p.peek(0); t.is("+") && !p.startsSum(p.at+1) {
		p.at++
		return AtLeast
	}
	bound, n := phrase(p.list, p.at, vocabulary().behind)
	if n > 0 && !p.startsSum(p.at+n) {
		p.at += n
		return bound
	}
	return NoBound
}
