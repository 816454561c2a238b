package document

import (
	"strings"

	"botec/estimate/formula"
	"botec/estimate/unit"
)

// quantityParser reads the tokens around the number of a text.
type quantityParser struct {
	list  []token
	at    int // the next token behind the number
	units *unit.Table
	q     quantity
}

// parse reads the number at an index of the tokens and what belongs to it.
func (r *quantityParser) parse(at int) *problem {
	value, step, p := r.number(at)
	if p != nil {
		return p
	}
	if p := r.sign(at); p != nil {
		return p
	}
	if r.q.negative != "" {
		value = -value
	}
	scale := r.scale()
	if p := r.currency(at); p != nil {
		return p
	}
	if p := r.unit(); p != nil {
		return p
	}
	r.q.value, r.q.step = value*scale*r.q.each, step*scale*r.q.each
	return nil
}

// number reads the digits; step is the value of the last one.
func (r *quantityParser) number(at int) (value, step float64, p *problem) {
	q, written := &r.q, r.list[at].text
	plain := strings.ReplaceAll(written, ",", "")
	q.grouped = plain != written
	f, err := formula.Parse(plain, nil)
	lit, ok := (*formula.Literal)(nil), false
	if err == nil {
		lit, ok = f.Root.(*formula.Literal)
	}
	if !ok || !lit.Bare {
		return 0, 0, &problem{r.list[at].span, "cannot read the number " + written, ""}
	}
	var mantissa string
	mantissa, _, q.exponent = strings.Cut(strings.ToLower(plain), "e")
	whole, fraction, hasFraction := strings.Cut(mantissa, ".")
	significant := strings.TrimLeft(whole+fraction, "0")
	if !hasFraction {
		significant = strings.TrimRight(significant, "0")
	}
	q.digits, q.full = max(1, len(significant)), !hasFraction && len(significant) == len(whole) && mantissa == plain
	return lit.Value, lit.Step, nil
}

// sign reads the sign before the number; a minus behind a word is a dash.
func (r *quantityParser) sign(at int) *problem {
	number := r.list[at]
	if at > 1 && r.list[at-1].kind == '$' && r.list[at-2].kind == '-' && r.list[at-2].end == r.list[at-1].start {
		return &problem{span{r.list[at-2].start, number.end}, "write the minus sign after the $", "$" + r.list[at-2].text + number.text}
	}
	if at == 0 || r.list[at-1].kind != '-' || r.list[at-1].end != number.start {
		return nil
	}
	if sign := r.list[at-1]; at == 1 || r.list[at-2].end < sign.start || strings.IndexByte("0a-", r.list[at-2].kind) < 0 {
		r.q.negative, r.q.number.start = sign.text, sign.start
	}
	return nil
}

// scale reads the scale behind the digits, and returns the factor of an attached
// one; that of a word becomes part of the unit.
func (r *quantityParser) scale() (attached float64) {
	if t := r.next(); t != nil && t.kind == 'a' && t.start == r.q.number.end {
		if _, isUnit := r.units.Lookup(t.text); formula.Scale(t.text, true) > 0 && !isUnit {
			r.q.suffix, r.q.number.end = t.text, t.end
			r.at++
		}
	}
	if t := r.next(); t != nil && t.kind == 'a' && r.q.suffix == "" {
		if scale := formula.Scale(t.text, false); scale > 0 {
			r.q.each = scale
			r.at++
		}
	}
	return scaleOf(r.q.suffix)
}

// currency reads the sign of a currency before the number.
func (r *quantityParser) currency(at int) *problem {
	before := at - 1
	if before >= 0 && r.list[before].kind == '-' {
		before--
	}
	if before >= 0 {
		switch t := r.list[before]; t.kind {
		case '$':
			if r.units.Symbol() != "$" {
				return &problem{t.span, "unknown currency $, expected " + r.units.Amount("", ""), ""}
			}
			r.q.dim, r.q.bare = unit.Money, false
		case '?':
			if t.text != r.units.Symbol() {
				return &problem{t.span, "unknown currency " + t.text + ", expected " + r.units.Amount("", ""), ""}
			}
			r.q.dim, r.q.bare = unit.Money, false
		}
	}
	return nil
}

// next is the next token behind the number, nil for none.
func (r *quantityParser) next() *token {
	if r.at < len(r.list) {
		return &r.list[r.at]
	}
	return nil
}
