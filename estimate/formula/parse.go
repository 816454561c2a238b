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
	names     []Name // of a capacity that is enough: nodes point into it
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
		return nil, &Error{0, len(text), "the formula is empty", ""}
	}
	root, err := p.formula()
	if err == nil && !p.is(end) {
		err = p.unexpected("end of formula")
	}
	if err != nil {
		return nil, err
	}
	return &Formula{Text: text, Root: root, Names: len(p.names)}, nil
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
		err = p.unexpected("end of unit")
	}
	if err != nil {
		return nil, err
	}
	return u, nil
}

func (p *parser) tok() *token { return &p.list[p.at] }

func (p *parser) is(k kind) bool { return p.tok().kind == k }

func (p *parser) sym(s string) bool { t := p.tok(); return t.kind == symbol && t.text == s }

func (p *parser) word(s string) bool { t := p.tok(); return t.kind == name && t.text == s }

func (p *parser) accept(s string) bool {
	if p.sym(s) {
		p.at++
		return true
	}
	return false
}

func (p *parser) unexpected(expected string) *Error {
	t := p.tok()
	if t.kind == end {
		return &Error{max(len(p.text)-1, 0), len(p.text), "unexpected end of formula, expected " + expected, ""}
	}
	found := p.text[t.start:t.end]
	e := &Error{t.start, t.end, fmt.Sprintf("unexpected %q, expected %s", found, expected), ""}
	before := p.at > 0 && p.list[p.at-1].kind != symbol
	switch {
	case t.kind == symbol && strings.Contains("<=>==~", t.text):
		e.Text = "comparisons cannot be chained"
	case t.kind == symbol && t.text == "$" && before:
		e.Hint = "write $ before the number: $5/h"
	case t.kind == name && before:
		if _, ok := p.units.Lookup(t.text); !ok && p.list[p.at-1].kind == number {
			if unknown := unknownUnit(t.text, t.start, t.end, p.units); unknown.Hint != "" {
				return unknown
			}
		}
		if last := p.list[p.at-1].literal; last != nil && last.Billions {
			digits := strings.TrimSuffix(p.text[last.Start:last.End], "B")
			e.Hint = fmt.Sprintf("%sB is bytes; write %sbn %s", digits, digits, found)
			return e
		}
		if e.Hint = "an operator is missing: write * " + found; p.list[p.at-1].kind == number {
			e.Hint += ", or declare the unit: units: [" + found + "]"
		}
		switch t.text {
		case "in":
			e.Hint = ""
		case "to":
			e.Hint = "write a range with two dots: 3 GB..5 GB"
		}
	case (t.kind == number || t.kind == symbol && t.text == "(") && before:
		e.Hint = "an operator is missing: write * " + found
	}
	return e
}

func (p *parser) enter() *Error {
	if p.depth++; p.depth > MaxDepth {
		return &Error{p.tok().start, p.tok().end, fmt.Sprintf("nested deeper than %d", MaxDepth), ""}
	}
	return nil
}

func cover(x, y Node) At {
	start, _ := x.Span()
	_, end := y.Span()
	return At{start, end}
}

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
		}
		p.at++
		var y Node
		if y, err = p.product(); err == nil {
			x = &Binary{At: cover(x, y), Op: op, X: x, Y: y}
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
		return nil, &Error{start, to, "ambiguous sign: of one end, or of the whole range?",
			fmt.Sprintf("(-%s)%s, or -(%s)", p.text[from:mid], p.text[mid:to], p.text[from:to])}
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
