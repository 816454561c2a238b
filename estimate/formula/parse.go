// Package formula reads, checks and computes the formulas of scenarios:
// text → tokens → tree ([Parse]) → names and dimensions checked ([Formula.Bind])
// → instructions over columns of samples ([Program], [Frame]).
//
// The grammar, loosest first:
//
//	formula  = display [ ("<=" | "<" | ">=" | ">" | "==" | "~") display ] .
//	display  = sum [ "in" ( units | "%" ) ] .
//	sum      = product { ("+" | "-") product } .
//	product  = signed { ("*" | "/" | "of" | "per") signed } .
//	signed   = "-" signed | power .
//	power    = range [ "^" ( "-" number | power ) ] [ unit [ "^" number ] ] .
//	range    = end [ ".." end | ("±" | "+/-") end ] .
//	end      = written | name | call | unit | "(" formula ")" [ unit [ "^" number ] ] .
//	written  = [ "$" ] number [ unit [ "^" number ] ] [ { ("/" | "per") unit } ] .
//	call     = function "(" formula { "," formula } ")" .
//	units    = [ "/" ] unit [ "^" number ] { ("*" | "/" | "per") unit [ "^" number ] } .
//
// The "/ unit" of written is taken there only where a range follows (1k/s..2k/s);
// anywhere else it is a division. A number may end in a scale, a percent sign
// or a unit (3.5k, 50%, 4MB), be a ratio (100:1), and be followed by the word
// of a scale (20 billion). names are lower_snake with dots; units are those of
// a unit.Table. "a ~ b ± 5%" reads its range as a tolerance.
package formula

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"botec/estimate/unit"
)

// MaxDepth bounds how deep parentheses, calls and signs nest.
const MaxDepth = 100

type parser struct {
	text      string
	list      []token
	at        int
	units     *unit.Table
	names     []*Name
	depth     int
	tolerance bool // what stands behind ~: its ± is relative
	exponent  bool // a number read now is an exponent: the unit behind it belongs to the power
}

// tokens lends the memory of a token list: the standard model's hundred lines
// are parsed at every start.
var tokens = sync.Pool{New: func() any { list := make([]token, 0, 64); return &list }}

// Parse reads one formula with the units of a table; an error is an [*Error].
func Parse(text string, units *unit.Table) (*Formula, error) {
	memory := tokens.Get().(*[]token)
	defer tokens.Put(memory)
	list, err := scan(text, units, *memory)
	if err != nil {
		return nil, err
	}
	*memory = list
	p := &parser{text: text, list: list, units: units}
	if p.is(end) {
		return nil, &Error{0, len(text), "a formula is missing", ""}
	}
	root, err := p.formula()
	if err == nil && !p.is(end) {
		err = p.unexpected("the end of the formula")
	}
	if err != nil {
		return nil, err
	}
	return &Formula{Text: text, Root: root, Names: p.names}, nil
}

// ParseUnit reads a unit of display: "$/day", "Gbps", "%".
func ParseUnit(text string, units *unit.Table) (*unit.Display, error) {
	if strings.TrimSpace(text) == "%" {
		return unit.Percent, nil
	}
	list, err := scan(text, units, nil)
	if err != nil {
		return nil, err
	}
	p := &parser{text: text, list: list, units: units}
	u, err := p.displayUnit()
	if err == nil && !p.is(end) {
		err = p.unexpected("the end of the unit")
	}
	if err != nil {
		return nil, err
	}
	return u, nil
}

func (p *parser) tok() *token        { return &p.list[p.at] }
func (p *parser) is(k kind) bool     { return p.tok().kind == k }
func (p *parser) sym(s string) bool  { t := p.tok(); return t.kind == symbol && t.text == s }
func (p *parser) word(s string) bool { t := p.tok(); return t.kind == name && t.text == s }
func (p *parser) accept(s string) bool {
	if p.sym(s) {
		p.at++
		return true
	}
	return false
}

func (p *parser) unexpected(want string) *Error {
	t := p.tok()
	if t.kind == end {
		return &Error{max(len(p.text)-1, 0), len(p.text), "the formula ends where " + want + " should stand", ""}
	}
	found := p.text[t.start:t.end]
	e := &Error{t.start, t.end, fmt.Sprintf("found %s where %s should stand", found, want), ""}
	before := p.at > 0 && p.list[p.at-1].kind != symbol
	switch {
	case t.kind == symbol && strings.Contains("<=>==~", t.text):
		e.Text = "comparisons do not chain"
	case t.kind == symbol && t.text == "$" && before:
		e.Hint = "$ stands before the number: $5/h"
	case t.kind == name && before:
		if _, ok := p.units.Lookup(t.text); !ok && p.list[p.at-1].kind == number {
			if unknown := unknownUnit(t.text, t.start, t.end, p.units); unknown.Hint != "" {
				return unknown
			}
		}
		if last := p.list[p.at-1].literal; last != nil && last.Billions {
			digits := strings.TrimSuffix(p.text[last.start:last.end], "B")
			e.Hint = fmt.Sprintf("%sB is bytes; write %sbn %s", digits, digits, found)
			return e
		}
		if e.Hint = "an operator is missing: * " + found; p.list[p.at-1].kind == number {
			e.Hint += ", or a unit is not declared: units: [" + found + "]"
		}
		if t.text == "in" {
			e.Hint = ""
		}
	case (t.kind == number || t.kind == symbol && t.text == "(") && before:
		e.Hint = "an operator is missing: * " + found
	}
	return e
}

func (p *parser) enter() *Error {
	if p.depth++; p.depth > MaxDepth {
		return &Error{p.tok().start, p.tok().end, fmt.Sprintf("nested deeper than %d", MaxDepth), ""}
	}
	return nil
}

func cover(x, y Node) span {
	start, _ := x.Span()
	_, end := y.Span()
	return span{start, end}
}

func (p *parser) formula() (Node, *Error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	x, err := p.display()
	if err != nil {
		return nil, err
	}
	for _, op := range []string{"<=", "<", ">=", ">", "==", "~"} {
		if !p.accept(op) {
			continue
		}
		p.tolerance = op == "~"
		y, err := p.display()
		p.tolerance = false
		if err != nil {
			return nil, err
		}
		c := &Comparison{span: cover(x, y), Op: op, X: x, Y: y}
		if r, ok := y.(*Range); ok && op == "~" && r.PlusMinus {
			c.Y, c.Tolerance = r.Lo, r.Hi
		}
		return c, nil
	}
	return x, nil
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
	return &In{span{start, p.list[p.at-1].end}, x, u}, nil
}

// displayUnit reads the unit behind "in".
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
			one, ok = p.units.Lookup("$")
		case t.kind == name:
			if one, ok = p.units.Lookup(t.text); !ok {
				return nil, unknownUnit(t.text, t.start, t.end, p.units)
			}
		}
		if !ok {
			return nil, p.unexpected("a unit")
		}
		p.at++
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
	u.Text = strings.ReplaceAll(strings.ReplaceAll(p.text[start:p.list[p.at-1].end], " per ", "/"), " ", "")
	return u, nil
}

// unitPower reads the ^2 behind a unit.
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

func (p *parser) sum() (Node, *Error) {
	x, err := p.product()
	for err == nil && (p.sym("+") || p.sym("-")) {
		op := Add
		if p.sym("-") {
			op = Sub
		}
		p.at++
		var y Node
		if y, err = p.product(); err == nil {
			x = &Binary{span: cover(x, y), Op: op, X: x, Y: y}
		}
	}
	return x, err
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
		var y Node
		if y, err = p.signed(); err == nil {
			x = &Binary{span: cover(x, y), Op: op, X: x, Y: y}
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
		return nil, &Error{start, to, "does the sign belong to the end or to the whole range?",
			fmt.Sprintf("(-%s)%s", p.text[from:mid], p.text[mid:to])}
	}
	return &Negative{span{start, to}, x}, nil
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
	return p.beside(&Binary{span: cover(x, y), Op: Pow, X: x, Y: y})
}

// beside reads the unit behind a power or a parenthesis.
func (p *parser) beside(x Node) (Node, *Error) {
	t := p.tok()
	if t.kind != name {
		return x, nil
	}
	u, ok := p.units.Lookup(t.text)
	if !ok || p.list[p.at+1].kind == symbol && p.list[p.at+1].text == "(" {
		return x, nil
	}
	p.at++
	lit := &Literal{span: span{t.start, t.end}, Value: 1, Step: 1}
	power, err := p.unitPower()
	if err != nil {
		return nil, err
	}
	lit.setUnit(u, power, p.text[t.start:p.list[p.at-1].end])
	lit.end = p.list[p.at-1].end
	y := &UnitRef{lit.span, unit.Unit{Name: u.Name, Factor: lit.Value, Dim: lit.Dim}, lit.Unit.Text}
	return &Binary{span: cover(x, y), Op: Mul, X: x, Y: y, Beside: true}, nil
}

// rangeOf reads one end, and the other where it is a range.
func (p *parser) rangeOf() (Node, *Error) {
	x, err := p.written()
	if err != nil || !p.sym("..") && !p.sym("±") {
		return x, err
	}
	plusMinus := p.sym("±")
	p.at++
	if p.sym("-") {
		return nil, p.unexpected("a number, a name or a parenthesis")
	}
	y, err := p.written()
	if err != nil {
		return nil, err
	}
	if p.sym("..") || p.sym("±") {
		return nil, p.unexpected("the end of the range")
	}
	return p.ends(x, y, plusMinus)
}

// ends joins the two ends of a range: a unit or % of the right one serves both.
func (p *parser) ends(x, y Node, plusMinus bool) (Node, *Error) {
	r := &Range{span: cover(x, y), Lo: x, Hi: y, PlusMinus: plusMinus}
	for _, e := range []Node{x, y} {
		switch e := e.(type) {
		case *Literal, *Name, *Paren:
		case *Binary:
			if e.Op == Pow {
				return nil, &Error{e.start, e.end, "the end of a range is a number, a name or stands in parentheses", ""}
			}
		default:
			from, to := e.Span()
			return nil, &Error{from, to, "the end of a range is a number, a name or stands in parentheses", ""}
		}
	}
	lo, _ := x.(*Literal)
	hi, _ := y.(*Literal)
	if lo == nil || hi == nil {
		return r, nil
	}
	text := func(l *Literal) string { return p.text[l.start:l.end] }
	if plusMinus {
		if lo.Percent && (hi.Percent && !p.tolerance || hi.Bare) {
			points := hi.Value
			if hi.Bare {
				points /= 100
			}
			return nil, &Error{r.start, r.end, "relative, or percentage points?",
				fmt.Sprintf("%s..%s", percent(lo.Value-points), percent(lo.Value+points))}
		}
		if lo.Bare && hi.Unit != nil && !hi.Percent {
			lo.takeUnit(hi)
		}
		return r, nil
	}
	dollar := lo.Unit != nil && lo.Unit.Text == "$" && hi.Bare
	if hi.Scaled && (lo.Bare || dollar) && !lo.Scaled && lo.Written != 0 && lo.Written < hi.Written {
		both, one := text(lo)+p.text[hi.digitsEnd:hi.end], text(lo)+"..("+text(hi)+")"
		if dollar {
			one = text(lo) + "..$" + text(hi)
		} else if hi.Unit != nil {
			one = text(lo) + " " + hi.Unit.Text + ".." + text(hi)
		}
		return nil, &Error{r.start, r.end, "does the scale belong to both ends?", fmt.Sprintf("%s..%s, or %s", both, text(hi), one)}
	}
	switch {
	case lo.Bare && hi.Unit != nil:
		lo.takeUnit(hi)
	case dollar:
		hi.takeUnit(lo)
	case hi.Bare && lo.Unit != nil && hi.Value != 0:
		return nil, &Error{hi.start, hi.end, "the right end has no unit", text(lo) + ".." + text(hi) + " " + lo.Unit.Text}
	}
	return r, nil
}

func percent(share float64) string { return unit.Printer{}.Quantity(share, unit.Dim{}, unit.Percent) }

// takeUnit gives a bare number the unit of the other end of its range.
func (l *Literal) takeUnit(of *Literal) {
	l.Value, l.Step = times(l.Value, of.Unit.Factor), times(l.Step, of.Unit.Factor)
	l.Dim, l.Unit, l.Bare, l.Percent, l.Billions = of.Dim, of.Unit, false, of.Percent, of.Billions
}

// written reads a number with its unit, or any other primary.
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
			return nil, &Error{start, t.end, "a price has one unit", "$5/GB for a price per GB"}
		}
		lit.start = start
		usd, _ := p.units.Lookup("USD")
		lit.setUnit(usd, 1, "$")
	} else if err := p.unitBehind(lit); err != nil {
		return nil, err
	}
	return p.perUnits(lit)
}

// unitBehind reads the unit behind a number, and its power.
func (p *parser) unitBehind(lit *Literal) *Error {
	t := p.tok()
	from := lit.end
	if t.kind == name && lit.Bare && !lit.Ratio && !(p.list[p.at+1].kind == symbol && p.list[p.at+1].text == "(") {
		u, ok := p.units.Lookup(t.text)
		if !ok {
			if hint, refused := unit.Refused(t.text); refused {
				return &Error{t.start, t.end, "no unit is spelled " + t.text, hint}
			}
			return nil
		}
		p.at++
		from = t.start
		if !p.sym("^") {
			lit.setUnit(u, 1, t.text)
			lit.end = t.end
			return nil
		}
		power, err := p.unitPower()
		if err != nil {
			return err
		}
		lit.end = p.list[p.at-1].end
		lit.setUnit(u, power, p.text[from:lit.end])
		return nil
	}
	if lit.Unit != nil && !lit.Percent && p.sym("^") { // glued: 5km^2
		u, _ := p.units.Lookup(lit.Unit.Text)
		power, err := p.unitPower()
		if err != nil {
			return err
		}
		lit.Value, lit.Step, lit.Billions = lit.Value/u.Factor, lit.Step/u.Factor, false
		lit.end = p.list[p.at-1].end
		lit.setUnit(u, power, u.Name+p.text[from:lit.end])
	}
	return nil
}

// perUnits takes the "/s" of 1k/s..2k/s to the number; where no range follows
// it leaves it for a division.
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
	if !follows && !p.rightEnd() {
		return lit, nil
	}
	var x Node = lit
	for _, t := range below {
		u, _ := p.units.Lookup(t.text)
		ref := &UnitRef{span{t.start, t.end}, u, t.text}
		x = &Binary{span: cover(x, ref), Op: Div, X: x, Y: ref}
	}
	p.at = i
	return x, nil
}

// rightEnd says that the number just read is the right end of a range whose
// left end carries its own "/unit".
func (p *parser) rightEnd() bool {
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
	before := p.list[i-3]
	_, isUnit := p.units.Lookup(p.list[i-2].text)
	return isUnit && (before.kind == symbol && before.text == "/" || before.kind == name && before.text == "per")
}

func (p *parser) primary() (Node, *Error) {
	t := p.tok()
	switch {
	case t.kind == symbol && t.text == "(":
		p.at++
		p.exponent = false // inside of parentheses units are themselves again
		x, err := p.formula()
		if err != nil {
			return nil, err
		}
		if !p.sym(")") {
			return nil, p.unexpected("a closing parenthesis")
		}
		p.at++
		return p.beside(&Paren{span{t.start, p.list[p.at-1].end}, x})
	case t.kind == symbol && t.text == "$":
		p.at++
		usd, _ := p.units.Lookup("USD")
		return &UnitRef{span{t.start, t.end}, usd, "USD"}, nil
	case t.kind == name && p.list[p.at+1].kind == symbol && p.list[p.at+1].text == "(":
		return p.call()
	case t.kind == name:
		return p.name()
	}
	return nil, p.unexpected("a number or a name")
}

func (p *parser) name() (Node, *Error) {
	t := p.tok()
	if t.text == "of" || t.text == "per" || t.text == "in" {
		return nil, p.unexpected("a number or a name")
	}
	p.at++
	at := span{t.start, t.end}
	u, isUnit := p.units.Lookup(t.text)
	if isUnit && !u.Plural {
		power, err := p.unitPower()
		if err != nil || power == 1 {
			return &UnitRef{at, u, t.text}, err
		}
		at.end = p.list[p.at-1].end
		u.Factor, u.Dim = math.Pow(u.Factor, float64(power)), u.Dim.Pow(power)
		return &UnitRef{at, u, p.text[at.start:at.end]}, nil
	}
	n := &Name{span: at, Path: t.text, Index: len(p.names)}
	n.Spread = strings.HasPrefix(t.text, "workloads.") || strings.HasPrefix(t.text, "fleets.") || strings.HasSuffix(t.text, ".*")
	if isUnit {
		n.Unit = &u
	}
	p.names = append(p.names, n)
	return n, nil
}

func (p *parser) call() (Node, *Error) {
	t := p.tok()
	f := function(t.text)
	if f == nil {
		return nil, &Error{t.start, t.end, fmt.Sprintf("no function is called %s", t.text), didYouMean(t.text, Functions())}
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
			return nil, p.unexpected("a comma or a closing parenthesis")
		}
	}
	p.at++
	c.span = span{t.start, p.list[p.at-1].end}
	if len(c.Args) < f.least || f.most >= 0 && len(c.Args) > f.most {
		return nil, &Error{c.start, c.end, fmt.Sprintf("%s takes %s", t.text, f.takes()), f.Usage}
	}
	return c, nil
}
