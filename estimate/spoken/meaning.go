package spoken

// choose finds the one amount that fits the metric; sure says that a problem is
// not mended by another reading of B.
func (m *Metric) choose(text string, p *parser) (Reading, *Problem, bool) {
	if m.Kind == Answer {
		if problem := p.strange(); problem != nil {
			return Reading{}, problem, true
		}
	}
	list := p.amounts()
	var fit, way []amount
	var why *Problem
	for i := range list {
		a := &list[i]
		fitted, problem := m.fitting(text, a)
		if a.way {
			way = append(way, fitted...)
			continue
		}
		if fit = append(fit, fitted...); why == nil && len(fitted) == 0 && !a.aside {
			why = problem
		}
	}
	if len(fit) == 0 { // the way to a result counts where the result does not fit
		fit, way = way, nil
	}
	broken := brokenOf(list)
	switch {
	case len(list) == 0:
		return Reading{}, m.noNumber(text, p), true
	case broken != nil:
		return Reading{}, broken, len(fit) > 0
	case len(fit) == 0:
		if why == nil { // only asides
			if _, why = m.fitting(text, &list[0]); list[0].problem != nil {
				why = list[0].problem
			}
		}
		return Reading{}, why, false
	}
	fit = m.best(fit)
	a := fit[0]
	for i := range fit[1:] {
		b := &fit[i+1]
		if !alike(&a, b) {
			return Reading{}, problem(a.Span.to(b.Span).sorted(), m.alone("one of them"), "%s and %s could both be meant", quote(text, a.Span), quote(text, b.Span)), true
		}
	}
	if m.Kind == Cell {
		if problem := cell(text, &a, p); problem != nil {
			return Reading{}, problem, true
		}
	}
	r := m.newReading(text, a, p)
	r.way = way
	return r, nil, true
}

// alone is a hint to leave all but a number out of the text.
func (m *Metric) alone(what string) string {
	if m.Kind == Claim {
		return "put the markers around " + what
	}
	return "write " + what
}

// best drops what is less likely meant of amounts that all fit: where one counts
// what the metric counts, those that count something else (3 zones beside 557
// nodes), and shares beside numbers.
func (m *Metric) best(fit []amount) []amount {
	named := false
	for i := range fit {
		named = named || fit[i].own || !fit[i].bare && !fit[i].percent
	}
	likely := func(a *amount) bool { return !named || a.own || !a.counted }
	keep := func(list []amount, good func(*amount) bool) (kept []amount) {
		for i := range list {
			if good(&list[i]) {
				kept = append(kept, list[i])
			}
		}
		if len(kept) == 0 {
			return list
		}
		return kept
	}
	return keep(keep(fit, likely), func(a *amount) bool { return a.percent == m.Share })
}

// sorted is a span whose end is not before its start.
func (s Span) sorted() Span { return Span{min(s.Start, s.End), max(s.Start, s.End)} }

// brokenOf is the first problem of what stands outside of parentheses and is no
// way to a result.
func brokenOf(list []amount) *Problem {
	for i := range list {
		if list[i].problem != nil && !list[i].aside && !list[i].way {
			return list[i].problem
		}
	}
	return nil
}

// noNumber is the problem of a text without a number.
func (m *Metric) noNumber(text string, p *parser) *Problem {
	at := Span{0, len(text)}
	v := vocabulary()
	for i := range p.list {
		if _, n := phrase(p.list, i, v.unclear); n > 0 {
			return problem(p.span(i, n), "write a number", "%s is no number", quote(text, p.span(i, n)))
		}
		if p.isScale(i) {
			return problem(p.list[i].Span, "write a number before it", "%s has no number before it", quote(text, p.list[i].Span))
		}
	}
	hint := ""
	if m.Kind == Answer && text != "" {
		hint = "write a number, or skip"
	}
	return problem(at, hint, "there is no number in %s", quote(text, at))
}

// cell refuses what a cell of data does not hold.
func cell(text string, a *amount, p *parser) *Problem {
	switch {
	case a.top != nil:
		return problem(a.Span, "write one number", "%s is a range", quote(text, a.Span))
	case a.bound != NoBound:
		return problem(a.Span, "write the number alone", "%s is a comparison", quote(text, a.Span))
	case len(p.hedges) > 0:
		return problem(p.hedges[0], "write the number alone", "%s makes the number uncertain", quote(text, p.hedges[0]))
	}
	return nil
}
