package formula

import (
	"fmt"
	"slices"
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
		if last := p.list[p.at-1]; last.kind == number && last.literal.Bare {
			e.Start = last.start
			return e.offering(offerAt(last.start, t.end, "write $ before the number: %s", "$"+p.text[last.start:last.end]))
		}
	case t.kind == name && before:
		return p.unexpectedWord(e)
	case (t.kind == number || t.kind == symbol && t.text == "(") && before:
		return e.offering(offerAt(t.start, t.end, "an operator is missing: write %s", "* "+found))
	}
	return e
}

// unexpectedWord adds the hint to an error at a word that follows a number or a name.
func (p *parser) unexpectedWord(e *Error) *Error {
	t, last := p.tok(), p.list[p.at-1]
	if _, ok := p.units.Lookup(t.text); ok && last.kind == number && p.list[p.at+1].kind == symbol { // 100 B (average)
		remark := p.list[p.at+1]
		e.Start, e.End, e.Text = remark.start, remark.end, fmt.Sprintf("unexpected %q after a unit", remark.text)
		e.Hint = "write an operator, or put a remark in a note: {value: " + p.text[last.start:t.end] + ", note: …}"
		return e
	}
	if _, ok := p.units.Lookup(t.text); !ok && last.kind == number {
		unknown := unknownUnit(t.text, t.start, t.end, p.units)
		unknown.settle(p.text, tryParse(p.units))
		if unknown.Hint != "" {
			return unknown
		}
	}
	switch {
	case t.text == "in":
		return e
	case t.text == "to":
		return p.rangeByWord(e)
	case last.literal != nil && last.literal.Billions:
		digits := strings.TrimSuffix(p.text[last.start:last.end], "B")
		return e.offering(offerAt(last.start, t.end, p.text[last.start:last.end]+" is bytes; write %s", digits+"bn "+t.text))
	}
	if last.kind == number {
		e.Hint = "declare the unit: units: [" + t.text + "]"
	}
	return e.offering(offerAt(t.start, t.end, "an operator is missing: write %s", "* "+t.text))
}

// rangeByWord adds the hint to the error in 3 GB to 5 GB.
func (p *parser) rangeByWord(e *Error) *Error {
	e.Hint = "write a range with two dots"
	from, to := p.at-1, p.at+1
	if p.list[from].kind == name && from > 0 {
		from--
	}
	if p.list[from].kind != number || p.list[to].kind != number {
		return e
	}
	if p.list[to+1].kind == name {
		to++
	}
	start, end := p.list[from].start, p.list[to].end
	return e.offering(offerAt(start, end, "write a range with two dots: %s",
		p.text[start:p.list[p.at-1].end]+".."+p.text[p.list[p.at+1].start:end]))
}

// unknownUnit is the error for a word where a unit is expected.
func unknownUnit(text string, start, end int, units *unit.Table) *Error {
	if hint, ok := unit.Refused(text); ok {
		return &Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text), Hint: hint}
	}
	return (&Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text)}).near(text, alike(text, units.Names()))
}

// alike leaves out the units that a word cannot be a misspelling of: bits for bytes and
// bytes for bits are eight times as much.
func alike(word string, units []string) []string {
	word = strings.ToLower(word)
	return slices.DeleteFunc(units, func(name string) bool {
		return strings.Contains(word, "bit") && strings.Contains(name, "byte") || strings.Contains(word, "byte") && strings.Contains(name, "bit")
	})
}
