package document

import "botec/estimate/unit"

// rateAdverbs are words that mean "per" and a unit.
var rateAdverbs = map[string]string{"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}

// proseUnits are words that mean a unit in a text, though formulas do not take
// them.
var proseUnits = map[string]string{"QPS": "qps", "RPS": "rps", "dollars": "$", "dollar": "$", "KB": "kB"}

// countWords are plain words in a text. Formulas take them only as declared
// nouns.
var countWords = map[string]bool{"request": true, "requests": true, "query": true, "queries": true, "req": true, "reqs": true}

// unit reads the unit behind the number, if there is one.
func (r *quantityParser) unit() *problem {
	q := &r.q
	t := r.next()
	switch {
	case t == nil:
		return nil
	case t.kind == '%' || t.kind == 'a' && t.text == "percent":
		r.at++
		q.each, q.percent, q.bare = q.each/100, true, false
		return nil
	case t.kind != 'a':
		return r.per()
	case !q.dim.IsNumber(): // behind $, so not a unit
		if t.start == q.number.end {
			return &problem{t.span, "unknown scale " + t.text, ""}
		}
		return r.per()
	}
	u, known, p := r.word(t)
	switch {
	case p != nil:
		return p
	case known:
		r.take(u, 1)
		return r.per()
	case t.start == q.number.end:
		return &problem{t.span, "unknown unit " + t.text, didYouMean(t.text, r.units.Names())}
	}
	first := r.at
	if p := r.per(); p != nil || r.at > first {
		return p
	}
	r.at++ // "posts per second": the word is skipped if a rate follows
	if p := r.per(); p != nil {
		return p
	}
	if r.at == first+1 {
		r.at = first
	}
	return nil
}

// take multiplies the quantity by a unit, or divides it if power is -1.
func (r *quantityParser) take(u unit.Unit, power int) {
	q := &r.q
	r.at++
	q.bare = false
	if power > 0 {
		q.each, q.dim = q.each*u.Factor, q.dim.Mul(u.Dim)
	} else {
		q.each, q.dim = q.each/u.Factor, q.dim.Div(u.Dim)
	}
}

// per reads any number of "/s", "per second", "a day", "daily".
func (r *quantityParser) per() *problem {
	for {
		t := r.next()
		if t == nil {
			return nil
		}
		if of, ok := rateAdverbs[t.text]; ok && t.kind == 'a' {
			u, _ := r.units.Lookup(of)
			r.take(u, -1)
			continue
		}
		article := t.text == "a" || t.text == "an" || t.text == "each" || t.text == "every"
		if t.kind != '/' && !(t.kind == 'a' && (t.text == "per" || article)) || r.at+1 >= len(r.list) || r.list[r.at+1].kind != 'a' {
			return nil
		}
		of := &r.list[r.at+1]
		u, known, p := r.word(of)
		switch {
		case article && (!known || u.Dim != unit.Time): // "3 copies a rack" is 3 copies
			return nil
		case p != nil:
			return p
		case known:
			r.at++
			r.take(u, -1)
		default: // "per disk": a count
			r.at += 2
			r.q.bare = false
		}
	}
}

// word looks up the unit that a word means. A unit that formulas refuse as
// ambiguous is an error here too.
func (r *quantityParser) word(t *token) (u unit.Unit, known bool, p *problem) {
	text := t.text
	if of, ok := proseUnits[text]; ok {
		text = of
	}
	if u, ok := r.units.Lookup(text); ok {
		return u, true, nil
	}
	if hint, ok := unit.Refused(text); ok && !countWords[text] {
		return u, false, &problem{t.span, text + " is ambiguous or not a unit", hint}
	}
	return u, false, nil
}
