package formula

import (
	"fmt"
	"slices"

	"botec/estimate/unit"
)

// rangeOf reads a range, or what could be the end of one.
func (p *parser) rangeOf() (Node, *Error) {
	x, err := p.written()
	if err != nil || !p.sym("..") && !p.sym("±") {
		return x, err
	}
	plusMinus := p.sym("±")
	p.at++
	if p.sym("-") {
		return nil, p.unexpected(`a number, a name or "("`)
	}
	y, err := p.written()
	if err != nil {
		return nil, err
	}
	if p.sym("..") || p.sym("±") {
		return nil, p.unexpected("end of range")
	}
	return p.ends(x, y, plusMinus)
}

// ends makes a range of its two ends. A unit or % of the upper end is also that of the
// lower one.
func (p *parser) ends(x, y Node, plusMinus bool) (Node, *Error) {
	r := &Range{At: cover(x, y), Lo: x, Hi: y, PlusMinus: plusMinus}
	for _, e := range []Node{x, y} {
		switch e := e.(type) {
		case *Literal, *Name, *Paren:
		case *Call:
			if p.tolerance && plusMinus { // ~ max(a, b) ± 20% is a tolerance
				continue
			}
			return nil, &Error{Start: e.Start, End: e.End, Text: "put parentheses around the end of a range, unless it is a number or a name"}
		case *Binary:
			if e.Op == Pow {
				return nil, &Error{Start: e.Start, End: e.End, Text: "put parentheses around the end of a range, unless it is a number or a name"}
			}
		default:
			from, to := e.Span()
			return nil, &Error{Start: from, End: to, Text: "put parentheses around the end of a range, unless it is a number or a name"}
		}
	}
	lo, _ := x.(*Literal)
	hi, _ := y.(*Literal)
	if lo == nil || hi == nil {
		return r, nil
	}
	text := func(l *Literal) string { return p.text[l.Start:l.End] }
	if plusMinus {
		if lo.Percent && (hi.Percent && !p.tolerance || hi.Bare) {
			points := hi.Value
			if hi.Bare {
				points /= 100
			}
			return nil, (&Error{Start: r.Start, End: r.End, Text: "ambiguous ±: percent of the value, or percentage points?"}).
				offering(offer(r, "", fmt.Sprintf("%s..%s", percent(lo.Value-points), percent(lo.Value+points))))

		}
		if lo.Bare && hi.Unit != nil && !hi.Percent {
			lo.takeUnit(hi)
		}
		return r, nil
	}
	dollar := lo.Unit != nil && unit.SignOf(lo.Unit.Text) != "" && hi.Bare
	if hi.Scaled && (lo.Bare || dollar) && !lo.Scaled && lo.Written != 0 && lo.Written < hi.Written {
		both, one := text(lo)+p.text[hi.DigitsEnd:hi.End], text(lo)+"..("+text(hi)+")"
		if dollar {
			one = text(lo) + ".." + lo.Unit.Text + text(hi)
		} else if hi.Unit != nil {
			one = text(lo) + " " + hi.Unit.Text + ".." + text(hi)
		}
		return nil, (&Error{Start: r.Start, End: r.End, Text: "ambiguous scale: of one end, or of both?"}).offering(offer(r, "", both+".."+text(hi), one))
	}
	switch {
	case lo.Bare && hi.Unit != nil:
		lo.takeUnit(hi)
	case dollar:
		hi.takeUnit(lo)
	case hi.Bare && lo.Unit != nil && hi.Value != 0:
		return nil, (&Error{Start: r.Start, End: r.End, Text: "the upper end has no unit"}).offering(offer(r, "", text(lo)+".."+text(hi)+" "+lo.Unit.Text))
	}
	return r, nil
}

func percent(share float64) string { return unit.Printer{}.Quantity(share, unit.Dim{}, unit.Percent) }

// takeUnit gives a bare number the unit of the other end of its range.
func (l *Literal) takeUnit(of *Literal) {
	l.Value, l.Step = times(l.Value, of.Unit.Factor), times(l.Step, of.Unit.Factor)
	l.Dim, l.Unit, l.Bare, l.Percent, l.Billions = of.Dim, of.Unit, false, of.Percent, of.Billions
}

// written reads a number with its unit, or another primary.
func (p *parser) written() (Node, *Error) {
	start := p.tok().start
	dollar := p.sym("$")
	if dollar && p.list[p.at+1].kind != number {
		return p.primary()
	}
	if dollar {
		p.at++
	}
	if !p.is(number) {
		return p.primary()
	}
	t := p.tok()
	lit := t.literal
	p.at++
	p.unitFirst, p.behindNumber = false, true
	if p.exponent && !dollar {
		p.exponent = false
		return lit, nil
	}
	if dollar {
		if !lit.Bare && !lit.Scaled || lit.Ratio {
			e := &Error{Start: start, End: t.end, Text: "a price takes no second unit or ratio"}
			if lit.Unit != nil && !lit.Percent {
				e.offering(offerAt(start, t.end, "", p.units.Amount(p.text[t.start:lit.DigitsEnd], "/"+lit.Unit.Text)))
			}
			return nil, e
		}
		lit.Start = start
		lit.setUnit(p.units.Money(), 1, p.units.Symbol())
	} else if err := p.unitAfter(lit); err != nil {
		return nil, err
	}
	return p.perUnits(lit)
}

// unitAfter reads the unit after a number, and its power.
func (p *parser) unitAfter(lit *Literal) *Error {
	t := p.tok()
	from := lit.End
	if t.kind == name && lit.Bare && !lit.Ratio && !p.isCall() {
		u, ok := p.units.Lookup(t.text)
		if !ok {
			return refusedUnit(t.text, t.start, t.end, p.units)
		}
		p.at++
		if err := p.hyphenated(&u); err != nil {
			return err
		}
		power, err := p.unitPower()
		if err != nil {
			return err
		}
		lit.End = p.list[p.at-1].end
		lit.setUnit(u, power, asciiPowers(p.text[t.start:lit.End]))
		return nil
	}
	if lit.Unit != nil && !lit.Percent && p.sym("-") { // 5GB-month
		u := unit.Unit{Factor: lit.Unit.Factor, Dim: lit.Unit.Dim}
		if err := p.hyphenated(&u); err != nil || u.Name == "" {
			return err
		}
		lit.End = p.list[p.at-1].end
		text := lit.Unit.Text + p.text[from:lit.End]
		lit.Value, lit.Step, lit.Billions = lit.Value/lit.Unit.Factor, lit.Step/lit.Unit.Factor, false
		lit.setUnit(u, 1, text)
		return nil
	}
	if lit.Unit != nil && !lit.Percent && p.sym("^") { // 5km^2
		u, _ := p.units.Lookup(lit.Unit.Text)
		power, err := p.unitPower()
		if err != nil {
			return err
		}
		lit.Value, lit.Step, lit.Billions = lit.Value/u.Factor, lit.Step/u.Factor, false
		lit.End = p.list[p.at-1].end
		lit.setUnit(u, power, u.Name+asciiPowers(p.text[from:lit.End]))
	}
	return nil
}

// perUnits reads the "/s" after a number at the end of a range, such as 1k/s..2k/s.
// Anywhere else it leaves that to a division.
func (p *parser) perUnits(lit *Literal) (Node, *Error) {
	back, names := p.at, len(p.asUnits)
	if !p.leadsToRange() && !p.upperEnd(back) {
		return lit, nil
	}
	var below []Node
	for p.sym("/") || p.word("per") {
		next := p.list[p.at+1]
		if next.kind != name {
			break
		}
		p.at++
		u, ok := p.units.Lookup(next.text)
		if !ok || p.isCall() {
			if scale := p.scaleUnit(); scale != nil {
				below = append(below, scale)
				continue
			}
			p.at--
			break
		}
		if p.units.IsName(next.text) {
			p.asUnits = append(p.asUnits, next.text)
		}
		p.at++
		if err := p.hyphenated(&u); err != nil {
			return nil, err
		}
		end := p.list[p.at-1].end
		below = append(below, &UnitRef{At{next.start, end}, u, p.text[next.start:end]})
	}
	if len(below) == 0 {
		p.at = back
		return lit, nil
	}
	if follows := p.sym("..") || p.sym("±"); !follows && !p.upperEnd(back) {
		p.at, p.asUnits = back, p.asUnits[:names]
		return lit, nil
	}
	var x Node = lit
	for _, u := range below {
		x = &Binary{At: cover(x, u), Op: Div, X: x, Y: u}
	}
	return x, nil
}

// leadsToRange reports whether "/" or per and words follow, and then a ".." or a "±".
func (p *parser) leadsToRange() bool {
	i := p.at
	is := func(k kind, texts ...string) bool {
		return p.list[i].kind == k && slices.Contains(texts, p.list[i].text)
	}
	for is(symbol, "/", "-") || is(name, "per") {
		if i++; p.list[i].kind != name {
			return false
		}
		i++
	}
	return i > p.at && is(symbol, "..", "±")
}

// upperEnd reports whether the number that ends before token at is the upper end of a
// range whose lower end has a "/unit" of its own.
func (p *parser) upperEnd(at int) bool {
	i := at - 1
	for i > 0 && p.list[i].kind != number {
		i--
	}
	if i > 0 && p.list[i-1].kind == symbol && p.list[i-1].text == "$" {
		i--
	}
	if i < 3 || p.list[i-1].kind != symbol || p.list[i-1].text != ".." && p.list[i-1].text != "±" {
		return false
	}
	if p.tolerance && p.list[i-1].text == "±" { // ~ writes ± 5/s
		return true
	}
	for i -= 2; i > 0 && p.list[i].kind == name; i -= 2 {
		if _, isUnit := p.units.Lookup(p.list[i].text); !isUnit {
			return false
		}
		before := p.list[i-1]
		if before.kind != symbol || before.text != "-" { // the one in GB-month
			return before.kind == symbol && before.text == "/" || before.kind == name && before.text == "per"
		}
	}
	return false
}
