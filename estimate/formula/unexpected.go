package formula

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
			return e.offering(offerAt(last.start, t.end, "write "+found+" before the number: %s", found+p.text[last.start:last.end]))
		}
	case t.kind == symbol && t.text == "(" && before && p.remark() != "":
		return p.remarkError()
	case t.kind == name && before:
		return p.unexpectedWord(e)
	case (t.kind == number || t.kind == symbol && t.text == "(") && before:
		return e.offering(p.missingOperator())
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
	switch {
	case last.kind == number && isPlainCount(t.text):
		return e.offering(offerAt(last.start, t.end, "a number of "+unit.Plural(strings.TrimSuffix(t.text, "s"))+" has no unit: write %s", p.text[last.start:last.end]))
	case last.kind == number:
		e.Hint = "declare the unit: units: [" + t.text + "]"
	}
	return e.offering(p.missingOperator())
}

// isPlainCount says whether a word names what the model counts without a unit.
func isPlainCount(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "node", "server", "machine", "instance", "zone", "worker", "replica":
		return true
	}
	return false
}

// missingOperator is the attempt to multiply what stands on the left by the next token. Both must
// be operands: max 1 MB and 3 TB a day are no products.
func (p *parser) missingOperator() attempt {
	t := p.tok()
	a := offerAt(t.start, t.end, "an operator is missing: write %s", "* "+p.text[t.start:t.end])
	a.whole = true
	return a
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
	if e := refusedUnit(text, start, end, units); e != nil {
		return e
	}
	return (&Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text)}).near(text, alike(text, units.Names()))
}

// refusedUnit is the error for a spelling that is refused; nil for any other. Where its hint
// is one unit or scale, that is a text to write.
func refusedUnit(text string, start, end int, units *unit.Table) *Error {
	hint, ok := units.Refused(text)
	if !ok {
		return nil
	}
	e := &Error{Start: start, End: end, Text: fmt.Sprintf("unknown unit %q", text), Hint: hint}
	name, rest, _ := strings.Cut(hint, " (")
	if _, known := units.Lookup(name); (known || Scale(name, false) > 0) && !strings.Contains(rest, " ") {
		return e.offering(offerAt(start, end, strings.Replace(hint, name, "%s", 1), name))
	}
	return e
}

// NearestUnits gives the units that a word may be a misspelling of.
func NearestUnits(word string, units *unit.Table) []string {
	return Nearest(word, alike(word, units.Names()))
}

// alike leaves out the units that a word cannot be a misspelling of: bits for bytes and
// bytes for bits are eight times as much.
func alike(word string, units []string) []string {
	word = strings.ToLower(word)
	return slices.DeleteFunc(units, func(name string) bool {
		return strings.Contains(word, "bit") && !strings.Contains(word, "bite") && strings.Contains(name, "byte") || strings.Contains(word, "byte") && strings.Contains(name, "bit") ||
			len(word) < 5 && !slip(word, strings.ToLower(name))
	})
}

// slip reports whether a short word has the letters of a unit, but for case, order and
// one that is left out. Among words of four letters any other difference makes another
// word: mln is not min, and hits are not bits.
func slip(word, name string) bool {
	left := name
	for _, r := range word {
		i := strings.IndexRune(left, r)
		if i < 0 {
			return false
		}
		left = left[:i] + left[i+utf8.RuneLen(r):]
	}
	return len(left) == 0 || len(left) == 1 && len(word) == 4
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

// remarkError is the error for the remark in parentheses with which the formula ends,
// from the next token on.
func (p *parser) remarkError() *Error {
	t, remark := p.tok(), p.remark()
	return &Error{Start: t.start, End: len(strings.TrimRightFunc(p.text, unicode.IsSpace)), Text: fmt.Sprintf("%q is not part of a formula", "("+remark+")"),
		Hint: fmt.Sprintf("a remark is a note: {value: %s, note: %s}", strings.TrimSpace(p.text[:t.start]), remark)}
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
		return (&Error{End: len(p.text), Text: "a formula cannot begin with " + p.text[first.start:first.end]}).offering(offerAt(0, len(p.text), "", rest))
	case first.kind == symbol && strings.Contains("<= < >= > ==", first.text):
		return &Error{End: len(p.text), Text: "a formula cannot begin with " + p.text[first.start:first.end], Hint: "write a number, a range such as 1..5, or a comparison with a name on its left"}
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
	e := &Error{Start: start, End: next.end, Text: fmt.Sprintf("ambiguous %s: a range, or minus?", p.text[t.start:t.end])}
	readings := []string{before + ".." + after, before + " - " + after}
	if _, unitFollows := p.units.Lookup(p.list[i+1].text); lo.Bare && (hi.Unit != nil || unitFollows) { // 2-5 MB has no difference
		readings = readings[:1]
	}
	if _, alone := x.(*Literal); alone && lo.Bare && p.list[i+1].text == "/" { // nor has 1-2k/s
		if _, unitBelow := p.units.Lookup(p.list[i+2].text); unitBelow {
			readings = readings[:1]
		}
	}
	if !smaller { // its ends would be reversed
		readings = readings[1:]
	}
	if smaller && lo.Bare && !lo.Scaled && hi.Bare && hi.Scaled && lo.Value < hi.Written { // 1-2M has the scale for both
		readings[0] = before + p.text[hi.DigitsEnd:next.end] + ".." + after
	}
	return e.offering(offerAt(start, next.end, "", readings...))
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
