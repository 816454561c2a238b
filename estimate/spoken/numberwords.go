package spoken

import "math"

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
