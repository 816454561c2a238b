package formula

import (
	"fmt"

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
	dollar := lo.Unit != nil && lo.Unit.Text == "$" && hi.Bare
	if hi.Scaled && (lo.Bare || dollar) && !lo.Scaled && lo.Written != 0 && lo.Written < hi.Written {
		both, one := text(lo)+p.text[hi.DigitsEnd:hi.End], text(lo)+"..("+text(hi)+")"
		if dollar {
			one = text(lo) + "..$" + text(hi)
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
	if p.exponent && !dollar {
		p.exponent = false
		return lit, nil
	}
	if dollar {
		if !lit.Bare && !lit.Scaled || lit.Ratio {
			e := &Error{Start: start, End: t.end, Text: "a price takes no second unit or ratio"}
			if lit.Unit != nil && !lit.Percent {
				e.offering(offerAt(start, t.end, "", "$"+p.text[t.start:lit.DigitsEnd]+"/"+lit.Unit.Text))
			}
			return nil, e
		}
		lit.Start = start
		usd, _ := p.units.Lookup("USD")
		lit.setUnit(usd, 1, "$")
	} else if err := p.unitAfter(lit); err != nil {
		return nil, err
	}
	return p.perUnits(lit)
}

// unitAfter reads the unit after a number, and its power.
func (p *parser) unitAfter(lit *Literal) *Error {
	t := p.tok()
	from := lit.End
	if t.kind == name && lit.Bare && !lit.Ratio && !(p.list[p.at+1].kind == symbol && p.list[p.at+1].text == "(") {
		u, ok := p.units.Lookup(t.text)
		if !ok {
			if hint, refused := unit.Refused(t.text); refused {
				return &Error{Start: t.start, End: t.end, Text: fmt.Sprintf("unknown unit %q", t.text), Hint: hint}
			}
			return nil
		}
		p.at++
		from = t.start
		if !p.sym("^") {
			lit.setUnit(u, 1, t.text)
			lit.End = t.end
			return nil
		}
		power, err := p.unitPower()
		if err != nil {
			return err
		}
		lit.End = p.list[p.at-1].end
		lit.setUnit(u, power, p.text[from:lit.End])
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
		lit.setUnit(u, power, u.Name+p.text[from:lit.End])
	}
	return nil
}

// perUnits reads the "/s" after a number at the end of a range, such as 1k/s..2k/s.
// Anywhere else it leaves that to a division.
func (p *parser) perUnits(lit *Literal) (Node, *Error) {
	i, below := p.at, []token{}
	for p.list[i].kind == symbol && p.list[i].text == "/" || p.list[i].kind == name && p.list[i].text == "per" {
		next := p.list[i+1]
		if _, ok := p.units.Lookup(next.text); next.kind != name || !ok {
			break
		}
		below = append(below, next)
		i += 2
	}
	if len(below) == 0 {
		return lit, nil
	}
	follows := p.list[i].kind == symbol && (p.list[i].text == ".." || p.list[i].text == "±")
	if !follows && !p.upperEnd() {
		return lit, nil
	}
	var x Node = lit
	for _, t := range below {
		u, _ := p.units.Lookup(t.text)
		ref := &UnitRef{At{t.start, t.end}, u, t.text}
		x = &Binary{At: cover(x, ref), Op: Div, X: x, Y: ref}
	}
	p.at = i
	return x, nil
}

// upperEnd reports whether the number just read is the upper end of a range whose
// lower end has a "/unit" of its own.
func (p *parser) upperEnd() bool {
	i := p.at - 1
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
	before := p.list[i-3]
	_, isUnit := p.units.Lookup(p.list[i-2].text)
	return isUnit && (before.kind == symbol && before.text == "/" || before.kind == name && before.text == "per")
}
