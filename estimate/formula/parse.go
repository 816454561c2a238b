// Package formula is the language of scenarios: numbers with units, names, operators
// and functions. A formula goes through three steps:
//
//   - [Parse] makes a tree of its text.
//   - [Formula.Bind] resolves its names in a [Scope] and checks its dimensions
//     against what is [Expected]. The result is a [Bound] formula.
//   - [Bound.Compile] adds its instructions to a [columns.Program], which computes
//     it together with all other formulas of a scenario.
//
// An [Error] has a position in the text and often a hint. Bind and Parse report
// errors of the text; [Bound.Diagnose] explains why a correct formula has no finite
// value. [Writer] prints a bound formula with names or with numbers.
//
// Values are float64 in base units (bytes, seconds, dollars, kilometres). A percentage
// is a plain number, 50% is 0.5, and a condition is 1 or 0.
//
// The grammar, in order of increasing precedence:
//
//	formula  = display [ ("<=" | "<" | ">=" | ">" | "==" | "~") display ] .
//	display  = sum [ "in" ( units | "%" ) ] .
//	sum      = product { ("+" | "-") product } .
//	product  = signed { ("*" | "/" | "of" | "per") signed } .
//	signed   = "-" signed | power .
//	power    = range [ "^" ( "-" number | power ) ] [ unit [ "^" number ] ] .
//	range    = end [ ".." end | ("±" | "+/-") end ] .
//	end      = written | name | call | units | "(" formula ")" [ unit [ "^" number ] ] .
//	written  = [ "$" ] number [ product [ "^" number ] ] [ { ("/" | "per") product } ] .
//	product  = unit { "-" unit } .
//	call     = function "(" formula { "," formula } ")" .
//	units    = [ "/" ] product [ "^" number ] { ("*" | "/" | "per") product [ "^" number ] } .
//
// The "/ unit" of written belongs to the number only at the end of a range
// (1k/s..2k/s); anywhere else it is a division. The "-" of a product of units has no
// blanks beside it (GB-month), and behind a number or "in". "$" is the symbol of the
// currency. Instead of a unit, the word million and its like may follow "/". A number may
// end in a scale, a percent sign or a unit (3.5k, 50%, 4MB), be a ratio (100:1) or a time
// in several units (1h30m), and be followed by a scale in words (20 billion). A name is
// in lower_snake with dots; the units are those of a [unit.Table]. A word that is both,
// by [unit.Table.IsName], is the unit behind a number and in the units of that number,
// and the name elsewhere. In "a ~ b ± 5%" the part after ± is a tolerance.
package formula

import (
	"fmt"
	"strings"
	"sync"

	"botec/estimate/unit"
)

// MaxDepth limits how deep parentheses, calls, powers and signs may nest.
const MaxDepth = 100

type parser struct {
	text      string
	list      []token
	at        int
	units     *unit.Table
	names     []Name // its capacity is never exceeded, because nodes point into it
	depth     int
	tolerance bool // the right side of a ~ is being read: its ± is a tolerance
	exponent  bool // an exponent is being read: a unit after it belongs to the power

	behindNumber bool     // what was read last is a number with its units, which a / or per continues
	unitFirst    bool     // a / behind such a number has been read: the next word is its unit
	asUnits      []string // Formula.AsUnits
}

// tokens keeps the memory of token lists, because a scenario has many formulas.
var tokens = sync.Pool{New: func() any { list := make([]token, 0, 64); return &list }}

// Parse reads one formula of at most [MaxLength] bytes, with the units of a table (nil:
// the built-in ones). An error is an [*Error].
func Parse(text string, units *unit.Table) (*Formula, error) {
	f, err := parse(text, units)
	if err == nil {
		return f, nil
	}
	err.settle(text, tryParse(units))
	return nil, err
}

// parse is Parse with an error whose texts are not tried yet.
func parse(text string, units *unit.Table) (*Formula, *Error) {
	memory := tokens.Get().(*[]token)
	defer tokens.Put(memory)
	list, err := scan(text, units, *memory)
	if err != nil {
		return nil, err
	}
	*memory = list
	p := &parser{text: text, list: list, units: units}
	if p.is(end) {
		return nil, &Error{Start: 0, End: len(text), Text: "the formula is empty"}
	}
	if err := p.hedge(); err != nil {
		return nil, err
	}
	root, err := p.formula()
	if err == nil && !p.is(end) {
		err = p.unexpected("end of formula")
	}
	if err != nil {
		return nil, err
	}
	return &Formula{Text: text, Root: root, Names: len(p.names), AsUnits: p.asUnits, units: units}, nil
}

// ParseUnit reads a unit to display values in: "$/day", "Gbps", "%". An error is an
// [*Error].
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

// enter counts one more level of nesting. Its caller takes it off again.
func (p *parser) enter() *Error {
	if p.depth++; p.depth > MaxDepth {
		return &Error{Start: p.tok().start, End: p.tok().end, Text: fmt.Sprintf("nested deeper than %d", MaxDepth)}
	}
	return nil
}

// cover is the position of two nodes and what is between them.
func cover(x, y Node) At {
	start, _ := x.Span()
	_, end := y.Span()
	return At{start, end}
}
