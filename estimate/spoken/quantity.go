package spoken

import (
	"strings"

	"botec/estimate/unit"
)

// quantity reads a number with its sign, currency, scale and units.
func (p *parser) quantity() amount {
	a := newAmount(p.peek(0).Span)
	if from := p.at; from > 0 && p.signAt(from) > 0 {
		if before := &p.list[from-1]; before.is("-") || before.is("–") { // --5
			a.problem = unread(p.text, before.Span.to(p.peek(0).Span), "write one sign")
		}
	}
	var minus, money Span
	sign := func() {
		if n := p.signAt(p.at); n > 0 && minus.empty() {
			if t := p.peek(0); !t.is("+") {
				minus = t.Span
			}
			p.at += n
		}
	}
	sign()
	if codes, n := p.currencyAt(p.at); codes != nil {
		money = p.span(p.at, n)
		p.at += n
		p.money(&a, codes, money)
		if p.peek(0).is("-") {
			minus = p.peek(0).Span
			p.at++
		}
	}
	p.numeral(&a)
	if !minus.empty() {
		a.digits = -a.digits
	}
	if a.form != nil {
		a.form.sign, a.form.front = minus, a.Start
	}
	p.plus(&a)
	if a.problem == nil {
		p.scales(&a)
	}
	p.plus(&a)
	if n := p.hedge(p.at); n > 0 && p.peek(n-1).is("ish") { // 55ish PB
		p.hedges = append(p.hedges, p.peek(n-1).Span)
		p.at += n
	}
	if a.problem == nil {
		p.tail(&a)
	}
	p.settle(&a)
	return a
}

// plus reads the + of 5M+, which is not that of a sum.
func (p *parser) plus(a *amount) {
	if t := p.peek(0); t.is("+") && t.glued && (!p.startsSum(p.at+1) || p.isScale(p.at+1)) && a.bound == NoBound {
		a.bound = AtLeast
		a.End = t.End
		p.at++
	}
}

// settle decides what is known only when the whole amount has been read.
func (p *parser) settle(a *amount) {
	second := a.down.factor == 1 && a.down.dim == unit.Time
	if a.small && !second {
		a.up.factor *= 8
		a.bits = false
	}
	if a.problem != nil || a.doubt == 0 || a.percent || p.metric.Kind == Cell {
		return
	}
	count := a.counted || a.up.dim.WithoutNouns() == unit.Money || !a.bare && a.up.dim.WithoutNouns().IsNumber()
	if a.form != nil && a.form.num != nil && (count || a.form.num.padded) {
		number := a.form.number
		digits := p.text[number.Start:number.End]
		a.problem = problem(number, "write "+strings.ReplaceAll(digits, ".", "")+" or "+strings.TrimRight(digits[:len(digits)-1], "0")+"0",
			"%s may be one number or a thousand times as much", quote(p.text, number))
	}
}
