package formula

import (
	"fmt"
	"strings"
	"unicode"

	"botec/estimate/unit"
)

// unexpected is the error at the next token, with a hint for common mistakes.
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
		e.Hint = fmt.Sprintf("write %s before the number: %s", found, p.units.Amount("5", "/h"))
	case t.kind == symbol && t.text == "(" && before && p.remark() != "":
		e.End = len(strings.TrimRightFunc(p.text, unicode.IsSpace))
		remark := p.remark()
		e.Text = fmt.Sprintf("%q is not part of a formula", "("+remark+")")
		e.Hint = fmt.Sprintf("a remark is a note: {value: %s, note: %s}", strings.TrimSpace(p.text[:t.start]), remark)
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

// unknownUnit is the error for a word where a unit is expected.
func unknownUnit(text string, start, end int, units *unit.Table) *Error {
	if hint, ok := units.Refused(text); ok {
		return &Error{start, end, fmt.Sprintf("unknown unit %q", text), hint}
	}
	return &Error{start, end, fmt.Sprintf("unknown unit %q", text), DidYouMean(text, units.Names())}
}

// remark gives the words in parentheses with which the formula ends, from the next token
// on; "" where anything but words stands there.
func (p *parser) remark() string {
	i := p.at + 1
	for p.list[i].kind == name && function(p.list[i].text) == nil {
		i++
	}
	if i == p.at+1 || p.list[i].kind != symbol || p.list[i].text != ")" || p.list[i+1].kind != end {
		return ""
	}
	return p.text[p.list[p.at+1].start:p.list[i-1].end]
}

// hedge is the error for a formula that begins as a guess or a bound is written: ~1 MB,
// about 4k, <5 ms.
func (p *parser) hedge() *Error {
	first := p.tok()
	if first.kind == end {
		return nil
	}
	rest := p.text[p.list[1].start:]
	switch {
	case first.kind == symbol && first.text == "~", first.kind == name && isHedge(first.text) && p.list[1].kind == number:
		return &Error{0, len(p.text), "a formula cannot begin with " + p.text[first.start:first.end], rest}
	case first.kind == symbol && strings.Contains("<= < >= > ==", first.text):
		return &Error{0, len(p.text), "a formula cannot begin with " + p.text[first.start:first.end], "write a number, a range such as 1..5, or a comparison with a name on its left"}
	}
	return nil
}

func isHedge(word string) bool {
	switch word {
	case "about", "approx", "approximately", "around", "circa", "ca", "roughly", "some", "nearly", "almost":
		return true
	}
	return false
}

// dash is the error for a dash that may be a minus or stand between the ends of a range:
// an en dash between two numbers, or a hyphen where the left one is the smaller. x is what
// stands on its left.
func (p *parser) dash(x Node) *Error {
	t, i := p.tok(), p.at+1
	if p.list[i].kind == symbol && p.list[i].text == "$" {
		i++
	}
	lo, next := amount(x), p.list[i]
	if lo == nil || next.kind != number || t.spaced || p.list[p.at+1].spaced {
		return nil
	}
	hi := next.literal
	smaller := lo.Value < hi.Value
	if u, ok := p.units.Lookup(p.list[i+1].text); ok && hi.Bare && p.list[i+1].kind == name {
		smaller = lo.Bare && lo.Value < hi.Value || lo.Value < hi.Value*u.Factor && !lo.Bare
	} else if lo.Bare && hi.Unit != nil {
		smaller = lo.Value < hi.Value/hi.Unit.Factor
	}
	if p.text[t.start:t.end] != "–" && !smaller {
		return nil
	}
	start, _ := x.Span()
	before, after := p.text[start:t.start], p.text[t.end:next.end]
	return &Error{start, next.end, fmt.Sprintf("ambiguous %s: a range, or minus?", p.text[t.start:t.end]), fmt.Sprintf("%s..%s, or %s - %s", before, after, before, after)}
}

// amount is the number of a node that is one, with or without units; nil for any other.
func amount(n Node) *Literal {
	switch n := n.(type) {
	case *Literal:
		return n
	case *Binary:
		if _, ok := n.Y.(*UnitRef); ok {
			return amount(n.X)
		}
	}
	return nil
}
