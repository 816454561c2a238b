package formula

func (p *parser) formula() (Node, *Error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	x, err := p.display()
	if err != nil || !p.is(symbol) {
		return x, err
	}
	op := p.tok().text
	switch op {
	case "<=", "<", ">=", ">", "==", "~":
	default:
		return x, nil
	}
	p.at++
	p.tolerance = op == "~"
	y, err := p.display()
	p.tolerance = false
	if err != nil {
		return nil, err
	}
	c := &Comparison{At: cover(x, y), Op: op, X: x, Y: y}
	if r, ok := y.(*Range); ok && op == "~" && r.PlusMinus {
		c.Y, c.Tolerance = r.Lo, r.Hi
	}
	return c, nil
}

func (p *parser) display() (Node, *Error) {
	x, err := p.sum()
	if err != nil || !p.word("in") {
		return x, err
	}
	p.at++
	u, err := p.displayUnit()
	if err != nil {
		return nil, err
	}
	start, _ := x.Span()
	return &In{At{start, p.list[p.at-1].end}, x, u}, nil
}

func (p *parser) sum() (Node, *Error) {
	x, err := p.product()
	for err == nil && (p.sym("+") || p.sym("-")) {
		op := Add
		if p.sym("-") {
			op = Sub
			if err := p.dash(x); err != nil {
				return nil, err
			}
		} else if next := p.list[p.at+1]; next.kind == symbol && next.text == "-" && !next.spaced {
			return nil, p.plusMinus()
		}
		p.at++
		var y Node
		if y, err = p.product(); err == nil {
			x = &Binary{At: cover(x, y), Op: op, X: x, Y: y}
		}
	}
	return x, err
}

// plusMinus refuses +-, which people write for ± and which would be a minus.
func (p *parser) plusMinus() *Error {
	start, end := p.tok().start, p.list[p.at+1].end
	a := attempt{start: start, end: end, readings: []reading{{"±", "a range, also written +/-"}, {"-", "a minus"}}}
	return (&Error{Start: start, End: end, Text: "ambiguous +-: a range, or a minus?"}).offering(a)
}

func (p *parser) product() (Node, *Error) {
	x, err := p.signed()
	for err == nil {
		var op Op
		switch {
		case p.sym("*"):
			op = Mul
		case p.sym("/"):
			op = Div
		case p.word("of"):
			op = Of
		case p.word("per"):
			op = Per
		default:
			return x, nil
		}
		p.at++
		divided := op == Div || op == Per
		p.unitFirst = divided && p.behindNumber
		var y Node
		var scale *UnitRef // of $5/million
		if divided {
			scale = p.scaleUnit()
		}
		if scale != nil {
			y = scale
		} else {
			y, err = p.signed()
		}
		if err == nil {
			x = &Binary{At: cover(x, y), Op: op, X: x, Y: y}
		}
	}
	return x, err
}

func (p *parser) signed() (Node, *Error) {
	if !p.sym("-") {
		return p.power()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	start := p.tok().start
	p.at++
	x, err := p.signed()
	if err != nil {
		return nil, err
	}
	from, to := x.Span()
	if r, ok := x.(*Range); ok && !r.PlusMinus {
		_, mid := r.Lo.Span()
		return nil, (&Error{Start: start, End: to, Text: "ambiguous sign: of one end, or of the whole range?"}).
			offering(offerAt(start, to, "", "(-"+p.text[from:mid]+")"+p.text[mid:to], "-("+p.text[from:to]+")"))
	}
	return &Negative{At{start, to}, x}, nil
}

func (p *parser) power() (Node, *Error) {
	x, err := p.rangeOf()
	if err != nil || !p.sym("^") {
		return x, err
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	p.at++
	p.exponent = true
	var y Node
	if p.sym("-") {
		y, err = p.signed()
	} else {
		y, err = p.power()
	}
	p.exponent = false
	if err != nil {
		return nil, err
	}
	return p.beside(&Binary{At: cover(x, y), Op: Pow, X: x, Y: y})
}
