package formula

import (
	"fmt"
	"strings"

	"botec/estimate/unit"
)

// unexpected is the error at the next token, with a hint for common mistakes.
func (p *parser) unexpected(expected string) *Error {
	t := p.tok()
	if t.kind == end {
		return &Error{Start: max(len(p.text)-1, 0), End: len(p.text), Text: "unexpected end of formula, expected " + expected}
	}
	found := p.text[t.start:t.end]
	e := &Error{Start: t.start, End: t.end, Text: fmt.Sprintf("unexpected %q, expected %s", found, expected)}
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

// unknownUnit is the error for a word where a unit is expected.
func unknownUnit(text string, start, end int, units *unit.Table) *Error {
	if hint, ok := unit.Refused(text); ok {
		return &Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text), Hint: hint}
	}
	return &Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text), Hint: DidYouMean(text, units.Names())}
}
