package formula

import (
	"fmt"
	"math"
	"strings"

	"botec/estimate/unit"
)

// displayUnit reads the unit after "in".
func (p *parser) displayUnit() (*unit.Display, *Error) {
	start := p.tok().start
	u := &unit.Display{Factor: 1}
	if p.accept("%") {
		return unit.Percent, nil
	}
	divide := p.accept("/")
	for {
		t := p.tok()
		var one unit.Unit
		var ok bool
		switch {
		case t.kind == symbol && t.text == "$":
			one, ok = p.units.Money(), true
		case t.kind == name:
			if one, ok = p.units.Lookup(t.text); !ok {
				if scale := p.scaleUnit(); divide && scale != nil {
					p.at--
					one, ok = scale.Unit, true
					break
				}
				return nil, unknownUnit(t.text, t.start, t.end, p.units)
			}
		}
		if !ok {
			return nil, p.unexpected("a unit")
		}
		p.at++
		if err := p.hyphenated(&one); err != nil {
			return nil, err
		}
		power, err := p.unitPower()
		if err != nil {
			return nil, err
		}
		if divide {
			power = -power
		}
		u.Factor *= math.Pow(one.Factor, float64(power))
		u.Dim = u.Dim.Mul(one.Dim.Pow(power))
		divide = p.sym("/") || p.word("per")
		if !divide && !p.sym("*") {
			break
		}
		p.at++
	}
	u.Text = asciiPowers(strings.ReplaceAll(strings.ReplaceAll(p.text[start:p.list[p.at-1].end], " per ", "/"), " ", ""))
	return u, nil
}

// unitPower reads the ^2 after a unit, and gives 1 where there is none.
func (p *parser) unitPower() (int, *Error) {
	if !p.accept("^") {
		return 1, nil
	}
	t := p.tok()
	if t.kind != number || !t.literal.Bare || t.literal.Value != math.Trunc(t.literal.Value) || t.literal.Value < 1 || t.literal.Value > 9 {
		return 0, p.unexpected("a power from 1 to 9")
	}
	p.at++
	return int(t.literal.Value), nil
}

// beside reads the unit after a power or a parenthesis.
func (p *parser) beside(x Node) (Node, *Error) {
	t := p.tok()
	if t.kind != name {
		return x, nil
	}
	u, ok := p.units.Lookup(t.text)
	if !ok || p.isCall() {
		return x, nil
	}
	p.at++
	if err := p.hyphenated(&u); err != nil {
		return nil, err
	}
	lit := &Literal{At: At{t.start, t.end}, Value: 1, Step: 1}
	power, err := p.unitPower()
	if err != nil {
		return nil, err
	}
	lit.setUnit(u, power, asciiPowers(p.text[t.start:p.list[p.at-1].end]))
	lit.End = p.list[p.at-1].end
	y := &UnitRef{lit.At, unit.Unit{Name: u.Name, Factor: lit.Value, Dim: lit.Dim}, lit.Unit.Text}
	return &Binary{At: cover(x, y), Op: Mul, X: x, Y: y, Beside: true}, nil
}

// primary reads a parenthesis, a call, a name or a unit.
func (p *parser) primary() (Node, *Error) {
	t := p.tok()
	unitFirst := p.unitFirst
	p.unitFirst, p.behindNumber = false, false
	switch {
	case t.kind == symbol && t.text == "(":
		p.at++
		p.exponent = false // inside of parentheses a unit belongs to its number
		x, err := p.formula()
		if err != nil {
			return nil, err
		}
		if !p.sym(")") {
			return nil, p.unexpected(`")"`)
		}
		p.at++
		p.behindNumber = false
		return p.beside(&Paren{At{t.start, p.list[p.at-1].end}, x})
	case t.kind == symbol && t.text == "$":
		p.at++
		return &UnitRef{At{t.start, t.end}, p.units.Money(), p.units.Currency()}, nil
	case t.kind == name && p.list[p.at+1].kind == symbol && p.list[p.at+1].text == "(":
		c, err := p.call()
		p.behindNumber = false
		return c, err
	case t.kind == name:
		return p.name(unitFirst)
	}
	return nil, p.unexpected("a number or a name")
}

// name reads the name of a quantity, or a unit. A word that is both is the unit where
// unitFirst is set: among the units of a number.
func (p *parser) name(unitFirst bool) (Node, *Error) {
	t := p.tok()
	if unit.IsReserved(t.text) {
		return nil, p.unexpected("a number or a name")
	}
	if iso := isoDuration(t.text); iso != "" {
		return nil, (&Error{Start: t.start, End: t.end, Text: t.text + " is a duration of ISO 8601"}).offering(offerAt(t.start, t.end, "", iso))
	}
	p.at++
	at := At{t.start, t.end}
	u, isUnit := p.units.Lookup(t.text)
	isName := isUnit && p.units.IsName(t.text)
	if isUnit && !u.Plural && (!isName || unitFirst) {
		if isName {
			p.asUnits = append(p.asUnits, t.text)
		}
		if p.behindNumber = unitFirst; unitFirst {
			if err := p.hyphenated(&u); err != nil {
				return nil, err
			}
		}
		power, err := p.unitPower()
		if err != nil {
			return nil, err
		}
		at.End = p.list[p.at-1].end
		if power != 1 {
			u.Factor, u.Dim = math.Pow(u.Factor, float64(power)), u.Dim.Pow(power)
		}
		return &UnitRef{at, u, asciiPowers(p.text[at.Start:at.End])}, nil
	}
	if p.names == nil {
		p.names = make([]Name, 0, p.namesFrom(p.at-1))
	}
	p.names = append(p.names, Name{At: at, Path: t.text, Index: len(p.names)})
	n := &p.names[len(p.names)-1]
	n.Spread = strings.HasPrefix(t.text, "workloads.") || strings.HasPrefix(t.text, "fleets.") || strings.HasSuffix(t.text, ".*")
	p.behindNumber = unitFirst && isUnit && u.Plural
	if isUnit && u.Plural {
		named := u // a copy: u itself stays off the heap
		n.Unit = &named
	}
	return n, nil
}

// isCall reports whether the next word is a function that is called.
func (p *parser) isCall() bool {
	next := &p.list[p.at+1]
	return next.kind == symbol && next.text == "(" && function(p.tok().text) != nil
}

// hyphenated multiplies a unit that has been read by those that follow it with hyphens
// and without blanks: the month of GB-month.
func (p *parser) hyphenated(u *unit.Unit) *Error {
	first := p.at - 1
	for {
		dash, next := p.tok(), token{}
		if dash.kind != symbol || dash.text != "-" || dash.spaced || dash.end-dash.start != 1 {
			return nil
		}
		if next = p.list[p.at+1]; next.kind != name || next.spaced {
			return nil
		}
		p.at++
		v, ok := p.units.Lookup(next.text)
		if !ok || p.isCall() {
			p.at--
			return nil
		}
		if p.units.IsName(next.text) {
			before := p.text[p.list[first].start:dash.start]
			e := &Error{Start: p.list[first].start, End: next.end, Text: fmt.Sprintf("ambiguous -: less %s, or the unit %s?", next.text, p.text[p.list[first].start:next.end])}
			return e.offering(offerAt(e.Start, e.End, "", before+" - "+next.text, before+" * 1 "+next.text))
		}
		p.at++
		u.Name, u.Factor, u.Dim, u.Plural = p.text[p.list[first].start:next.end], u.Factor*v.Factor, u.Dim.Mul(v.Dim), false
	}
}

// scaleUnit reads the million of $5/million, which counts as a unit; nil for another word.
func (p *parser) scaleUnit() *UnitRef {
	t := p.tok()
	if t.kind != name || p.isCall() {
		return nil
	}
	factor := Scale(t.text, false)
	if factor == 0 || p.units.IsName(t.text) {
		return nil
	}
	p.at++
	p.unitFirst = false
	return &UnitRef{At{t.start, t.end}, unit.Unit{Name: t.text, Factor: factor}, t.text}
}

// namesFrom counts the words from token i on that are not called: at least as many
// as there are names.
func (p *parser) namesFrom(i int) (count int) {
	for ; p.list[i].kind != end; i++ {
		if next := &p.list[i+1]; p.list[i].kind == name && (next.kind != symbol || next.text != "(") {
			count++
		}
	}
	return count
}

// call reads a function and its arguments.
func (p *parser) call() (Node, *Error) {
	t := p.tok()
	f := function(t.text)
	if f == nil {
		if p.at++; p.tok().spaced && p.remark() != "" && len(Nearest(t.text, Functions())) == 0 { // 1k/s (peak)
			return nil, p.remarkError()
		}
		return nil, (&Error{Start: t.start, End: t.end, Text: fmt.Sprintf("unknown function %q", t.text)}).near(t.text, Functions())
	}
	p.at += 2
	p.exponent = false
	c := &Call{Func: f}
	for !p.sym(")") {
		x, err := p.formula()
		if err != nil {
			return nil, err
		}
		c.Args = append(c.Args, x)
		if !p.accept(",") && !p.sym(")") {
			return nil, p.unexpected(`"," or ")"`)
		}
	}
	p.at++
	c.At = At{t.start, p.list[p.at-1].end}
	if !f.accepts(len(c.Args)) {
		return nil, &Error{Start: c.Start, End: c.End, Text: fmt.Sprintf("%s takes %s", t.text, f.takes()), Hint: "its arguments are those of " + f.Usage}
	}
	return c, nil
}
