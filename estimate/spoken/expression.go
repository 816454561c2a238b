package spoken

import (
	"strings"

	"botec/estimate/unit"
)

// expression reads a sum, or two that are the ends of a range; between says that
// "and" parts them.
func (p *parser) expression(between bool) amount {
	a := p.product()
	for {
		t, n := p.peek(0), 1
		if t.is("-") && p.peek(1).is("to") && p.peek(2).is("-") { // 3-to-5
			p.at++
			t, n = p.peek(0), 2
		}
		if !p.startsSum(p.at + n) {
			if b, ok := p.duration(&a); ok {
				a = b
				continue
			}
			return a
		}
		spaced := !t.glued || !p.peek(n).glued
		from := p.at
		p.at += n
		switch {
		case t.is("+"), t.is("plus"):
			a = p.add(a, p.product(), 1)
		case t.is("minus"):
			a = p.add(a, p.product(), -1)
		case t.is("±"):
			return p.plusMinus(a, p.product())
		case t.is("-"), t.is("–"):
			b := p.product()
			r, ok := p.ends(a, b)
			if spaced && (!ok && a.dim() == b.dim() || isOne(&a) && b.percent) {
				a = p.add(a, b, -1)
				continue
			}
			return r
		case t.is("or"): // a range, else two ways to say it
			r, ok := p.ends(a, p.product())
			if !ok {
				p.at = from
				return a
			}
			return r
		case t.is(".."), t.is("to"), t.is("through"), t.is("and") && between, t.is("~") && !spaced:
			b := p.product()
			if t.is("to") && a.bare && b.bare && b.problem == nil && b.value() == 1 && a.value() > 1 { // a ratio of 10 to 1
				a.End = b.End
				return a
			}
			r, _ := p.ends(a, b)
			return r
		default:
			p.at = from
			if b, ok := p.duration(&a); ok {
				a = b
				continue
			}
			return a
		}
	}
}

// duration adds the 30 min of 1 h 30 min.
func (p *parser) duration(a *amount) (amount, bool) {
	if a.up.dim != unit.Time || !a.down.dim.IsNumber() || a.problem != nil || a.bound != NoBound {
		return *a, false
	}
	from := p.at
	if p.peek(0).is("and") || p.peek(0).is(",") {
		p.at++
	}
	if p.peek(0).kind == digits || p.startsQuantity(p.at) && p.peek(0).kind == word {
		p.within = true
		b := p.quantity()
		p.within = false
		if b.problem == nil && b.dim() == unit.Time && b.up.factor < a.up.factor && b.value() <= a.up.factor {
			out := computed(a.value()+b.value(), unit.Time, *a, b)
			out.up, out.digits, out.parts, out.step = b.up, out.digits/b.up.factor, nil, b.step
			return out, true
		}
	}
	p.at = from
	return *a, false
}

// add is a sum or a difference. Where the dimensions differ it is none, and each
// of its terms may be what is meant.
func (p *parser) add(a, b amount, sign float64) amount {
	out := computed(a.value()+sign*b.value(), a.dim(), a, b)
	switch {
	case out.problem != nil:
	case a.percent != b.percent && !isOne(&a):
		out.problem = problem(out.Span, "write the result", "%s may be a share of the number before it, or points", quote(p.text, b.Span))
	case a.dim() != b.dim():
		out.problem = problem(out.Span, billions(p.text, a, b), "%s adds %s and %s", quote(p.text, out.Span), a.dim(), b.dim())
	}
	return out
}

// billions is the hint for a sum of data and a plain number of which the data may be meant as
// billions: 16B.
func billions(text string, a, b amount) string {
	if a.dim() != unit.Data {
		a, b = b, a
	}
	if n, ok := strings.CutSuffix(strings.TrimSpace(text[a.Start:a.End]), "B"); ok && a.dim() == unit.Data && b.dim().IsNumber() && n != "" && isDigit(rune(n[len(n)-1])) {
		return n + "B is bytes: write " + n + "bn for billions"
	}
	return ""
}

// isOne says that an amount is the 1 of 1 - 99.9%.
func isOne(a *amount) bool { return a.bare && a.value() == 1 && a.form != nil }

// plusMinus is a range around a value.
func (p *parser) plusMinus(a, tolerance amount) amount {
	out := newAmount(a.Span.to(tolerance.Span))
	switch {
	case a.problem != nil || tolerance.problem != nil:
		if out.problem = a.problem; out.problem == nil {
			out.problem = tolerance.problem
		}
		return out
	case tolerance.percent && !tolerance.dim().IsNumber():
		out.problem = unread(p.text, out.Span, "")
		return out
	}
	if tolerance.percent && a.percent {
		out.problem = problem(out.Span, "write both ends, as in 45–55%", "%s is relative or in points", quote(p.text, out.Span))
		return out
	}
	by := tolerance.value()
	if tolerance.percent {
		by *= a.value()
	} else {
		if a.bare {
			a.adopt(&tolerance)
		} else if tolerance.bare {
			tolerance.adopt(&a)
		}
		if by = tolerance.value(); a.dim() != tolerance.dim() {
			out.problem = unread(p.text, out.Span, "")
			return out
		}
	}
	low, high := a, a
	low.digits, high.digits = a.digits-by/a.each(), a.digits+by/a.each()
	low.form, high.form = nil, nil
	low.Span, low.top = out.Span, &high
	return low
}

// ends makes a range of two amounts. A scale and a unit of the right end serve
// the left one too, where that is the smaller number: 3-5M is 3M to 5M.
func (p *parser) ends(a, b amount) (amount, bool) {
	out := a
	out.Span, out.top = a.Span.to(b.Span), &b
	fail := func(hint, format string, args ...any) (amount, bool) {
		out.problem, out.top = problem(out.Span, hint, format, args...), nil
		return out, false
	}
	switch {
	case a.problem != nil || b.problem != nil:
		if a.problem == nil {
			out.problem = b.problem
		}
		return out, false
	case a.bound != NoBound || b.bound != NoBound || a.top != nil:
		return fail("write a range or a comparison", "could not read %s", quote(p.text, out.Span))
	}
	if out.scale == 1 && b.scale != 1 && (out.bare || b.bare || out.up == b.up || b.up.dim.IsNumber()) && out.form != nil {
		switch {
		case out.digits < b.digits:
			out.scale, out.letter = b.scale, b.letter
			out.form.scale = Span{} // it is written once
		case b.value() > 100*out.value() && out.bare:
			return fail("write the scale at both ends", "%s may be %s of either scale", quote(p.text, out.Span), quote(p.text, a.Span))
		}
	}
	switch {
	case out.bare && !b.bare:
		if out.digits >= b.digits && a.scale == b.scale {
			return fail("write the unit at both ends", "%s is no range: its ends are reversed, or a unit is missing", quote(p.text, out.Span))
		}
		out.adopt(&b)
	case b.bare && !out.bare:
		b.adopt(&out)
	case b.up.dim.IsNumber() && !b.percent && !out.up.dim.IsNumber() && out.down.dim.IsNumber(): // $3-5k/month
		b.up, out.down = out.up, b.down
	case out.up.dim == b.up.dim && out.down.dim.IsNumber(): // 100 KB to 1 MB per second
		out.down = b.down
	case out.up.dim == b.up.dim && b.down.dim.IsNumber():
		b.down = out.down
	}
	switch low, high := out.value(), b.value(); {
	case out.dim() != b.dim():
		return fail("", "%s is no range: one end is %s, the other %s", quote(p.text, out.Span), out.dim(), b.dim())
	case low >= high:
		return fail("write the smaller number first", "%s is no range: its ends are reversed", quote(p.text, out.Span))
	}
	return out, true
}
