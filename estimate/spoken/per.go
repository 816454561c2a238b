package spoken

// per reads what an amount is per: /s, per second, a day, every 5 seconds, per
// million requests, daily.
func (p *parser) per(a *amount) {
	marker := p.peek(0)
	p.at++
	if of := vocabulary().adverb[marker.lower]; of != "" && marker.kind == word {
		u, _ := p.metric.Units.Lookup(of)
		a.divide(measure{u.Factor, u.Dim}, marker.Span)
		return
	}
	if p.peek(0).is("-") && p.peek(0).glued { // per-second
		p.at++
	}
	if p.peek(0).is("(") {
		p.perProduct(a, marker)
		return
	}
	count, counted := p.count()
	if count.problem != nil {
		a.problem = count.problem
		return
	}
	a.down.factor *= count.value()
	if !counted {
		p.adjectives()
	}
	t := p.peek(0)
	if t.kind == word && t.text != "m" {
		if u, ok := p.metric.unitOf(t); ok {
			if u.small { // $0.02/gb
				u.factor *= 8
			}
			p.at++
			a.divide(u.measure, t.Span)
			p.powers(a, &a.down, u.measure)
			p.plus(a)
			p.andPer(a)
			return
		}
		if p.metric.own(t.lower) || counted && !vocabulary().small[t.lower] && !p.stops(p.at, p.at) {
			p.at++
			a.End, a.bare = t.End, false
			return
		}
	}
	if counted && t.text != "m" {
		a.End = count.End
		return
	}
	at := marker.Span.to(t.Span)
	if t.kind == end {
		at = marker.Span
	}
	a.problem = unread(p.text, at, p.perHint(t))
}

// andPer reads the "and day" of "per user and day".
func (p *parser) andPer(a *amount) {
	t := p.peek(1)
	if u, ok := p.metric.unitOf(t); p.peek(0).is("and") && t.kind == word && ok && a.down.dim.Mul(u.dim) != a.down.dim.Pow(2) {
		p.at += 2
		a.divide(u.measure, t.Span)
	}
}

// divide makes a unit part of what stands below the line.
func (a *amount) divide(u measure, at Span) {
	a.down = a.down.times(u)
	a.bare, a.End = false, at.End
}

// count reads the number of "per 10 seconds" and of "per million requests".
func (p *parser) count() (count amount, found bool) {
	count = newAmount(p.peek(0).Span)
	switch {
	case p.startsQuantity(p.at) && p.signAt(p.at) == 0:
		if codes, _ := p.currencyAt(p.at); codes != nil {
			return count, false
		}
		p.numeral(&count)
		if count.problem == nil {
			p.scales(&count)
		}
		return count, true
	case p.isScale(p.at) && (len(p.peek(0).text) > 1 || p.peek(1).kind == word):
		p.scales(&count)
		return count, true
	}
	return count, false
}

// adjectives passes over what describes the unit behind per: per active user.
func (p *parser) adjectives() {
	for i := range 4 {
		t := p.peek(i)
		if _, isUnit := p.metric.unitOf(t); t.kind == word && (isUnit || p.metric.own(t.lower)) {
			p.at += i
			return
		}
		if t.kind != word || !vocabulary().adjective[t.lower] {
			return
		}
	}
}

// perProduct reads the units of /(GB·month).
func (p *parser) perProduct(a *amount, marker *token) {
	match := p.peek(0).match
	for p.at++; p.at < match; p.at++ {
		t := p.peek(0)
		if t.is("*") || t.is("-") {
			continue
		}
		u, ok := p.metric.unitOf(t)
		if t.kind != word || !ok {
			a.problem = unread(p.text, marker.Span.to(p.list[match].Span), "")
			return
		}
		a.divide(u.measure, t.Span)
	}
	p.at++
	a.End = p.peek(-1).End
}

// perHint is a hint for a word behind per that is no unit.
func (p *parser) perHint(t *token) string {
	switch {
	case t.text == "m":
		return "write min, month or metre"
	case p.metric.Name != "":
		return p.metric.Name + " is " + p.metric.Dim.String()
	}
	return ""
}
