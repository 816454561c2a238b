package spoken

import (
	"math"

	"botec/estimate/unit"
)

// product reads factors. It is one number, but each factor may be what is meant.
func (p *parser) product() amount {
	a := p.factor()
	for {
		t := p.peek(0)
		multiply := t.is("*") || t.is("x") || t.is("times") || t.is("of") && (a.percent || a.form == nil && a.bare && a.value() < 1)
		if !multiply && !t.is("/") {
			return a
		}
		if t.is("*") && p.isUnitFactor(&a) {
			p.at++
			p.tail(&a)
			p.settle(&a)
			continue
		}
		if !p.startsSum(p.at + 1) {
			if (t.is("*") || t.is("/") && t.glued) && (!a.bare || p.metric.Kind != Claim) && p.peek(1).kind == word && a.problem == nil { // 20 GB * replicas
				a.problem = unread(p.text, t.Span.to(p.peek(1).Span), "")
			}
			return a
		}
		p.at++
		b := p.factor()
		if multiply {
			a = computed(a.value()*b.value(), a.dim().Mul(b.dim()), a, b)
			continue
		}
		if p.idiom(&a, &b, t) {
			a.problem = problem(a.Span.to(b.Span), "write the result", "%s may be a quotient, or no number at all", quote(p.text, a.Span.to(b.Span)))
			return a
		}
		parts := computed(1, unit.Dim{}, a, b)
		quotient := a.value() / b.value()
		parts.digits, parts.up.dim, parts.bare = quotient, a.dim().Div(b.dim()), a.dim() == b.dim()
		parts.step *= math.Abs(quotient)
		if parts.parts = nil; math.IsInf(quotient, 0) || math.IsNaN(quotient) {
			parts.problem = problem(parts.Span, "", "%s divides by 0", quote(p.text, parts.Span))
		}
		a = parts
	}
}

// isUnitFactor says that a unit without a number is multiplied, as in 3200 * B/s:
// answers are typed so.
func (p *parser) isUnitFactor(a *amount) bool {
	next := p.peek(1)
	if p.metric.Kind != Answer || !a.bare || a.problem != nil || p.startsSum(p.at+1) || next.kind != word {
		return false
	}
	_, isUnit := p.metric.unitOf(next)
	return isUnit || next.is("usd")
}

// idiom says that a quotient of two small whole numbers is rather a name, as 24/7.
func (p *parser) idiom(a, b *amount, slash *token) bool {
	return p.metric.Kind == Claim && slash.glued && a.bare && b.bare && a.scale == 1 && b.scale == 1 && a.form != nil &&
		a.digits >= b.digits && a.digits < 1000 && b.digits > 0
}

// factor reads a sum in parentheses, or a quantity.
func (p *parser) factor() amount {
	t := p.peek(0)
	if !t.is("(") {
		return p.quantity()
	}
	p.at++
	a := p.expression(false)
	if a.Span = t.Span.to(p.list[t.match].Span); p.at != t.match && a.problem == nil {
		a.problem = unread(p.text, a.Span, "")
	}
	p.at = t.match + 1
	a.form = nil
	return a
}
