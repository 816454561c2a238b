package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts that come from a word processor or a web page have characters of their own for
// operators, powers and fractions. Each is read as what it stands for; the operators are
// among the symbols in scan.go.

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

var fractions = map[rune]float64{'½': 1. / 2, '⅓': 1. / 3, '⅔': 2. / 3, '¼': 1. / 4, '¾': 3. / 4, '⅕': 1. / 5, '⅖': 2. / 5, '⅗': 3. / 5, '⅘': 4. / 5,
	'⅙': 1. / 6, '⅚': 5. / 6, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8}

// isInvisible reports whether a character is seen by nobody: those of zero width.
func isInvisible(r rune) bool {
	return r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff'
}

// superscript reads a power such as ² or ⁻³ as ^2 and ^-3; known is false where none
// begins here.
func (s *scanner) superscript() (known bool, err *Error) {
	start, value, negative, digits := s.at, 0., false, 0
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		i := strings.IndexRune(superscripts, r)
		switch {
		case r == '⁻' && s.at == start:
			negative = true
		case i < 0:
			n = 0
		default:
			digits++
			value = 10*value + float64(utf8.RuneCountInString(superscripts[:i]))
		}
		if n == 0 {
			break
		}
		s.at += n
	}
	if digits == 0 || digits > 15 {
		s.at = start
		return false, nil
	}
	if n := len(s.list) - 1; n < 0 || s.list[n].kind == symbol && s.list[n].text != ")" {
		return true, &Error{Start: start, End: s.at, Text: "a power must follow what it is the power of"}
	}
	s.list = append(s.list, token{kind: symbol, start: start, end: s.at, text: "^"})
	if negative {
		s.list = append(s.list, token{kind: symbol, start: start, end: s.at, text: "-"})
	}
	lit := &Literal{At: At{start, s.at}, Value: value, Written: value, DigitsEnd: s.at, Bare: true, Step: 1}
	s.list = append(s.list, token{kind: number, start: start, end: s.at, literal: lit})
	return true, nil
}

// fraction reads ½ and its like; it gives 0 where none stands here.
func (s *scanner) fraction() float64 {
	if s.byteAt(s.at) < utf8.RuneSelf {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s.text[s.at:])
	f := fractions[r]
	if f > 0 {
		s.at += n
	}
	return f
}

// foreignDigits is the error for digits of another script, such as full-width ones. Its
// hint has the same digits in ASCII.
func (s *scanner) foreignDigits() *Error {
	start := s.at
	var ascii strings.Builder
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsDigit(r) {
			break
		}
		if zero := zeroOf(r); zero > 0 {
			ascii.WriteRune('0' + r - zero)
		}
		s.at += n
	}
	e := &Error{Start: start, End: s.at, Text: "numbers are written in the digits 0 to 9"}
	if utf8.RuneCountInString(s.text[start:s.at]) == ascii.Len() {
		e.offering(offerAt(start, s.at, "", ascii.String()))
	}
	return e
}

// zeroOf is the zero of the digits that r belongs to, 0 for digits of a rare script.
func zeroOf(r rune) rune {
	for _, zero := range []rune{'0', '０', '٠', '۰', '०', '০', '๐'} {
		if zero <= r && r < zero+10 {
			return zero
		}
	}
	return 0
}

// asciiPowers writes the superscripts of a unit, as in km², with ^.
func asciiPowers(unit string) string {
	if strings.IndexFunc(unit, func(r rune) bool { return strings.ContainsRune(superscripts, r) }) < 0 {
		return unit
	}
	var b strings.Builder
	for _, r := range unit {
		if i := strings.IndexRune(superscripts, r); i >= 0 {
			b.WriteByte('^')
			r = rune('0' + utf8.RuneCountInString(superscripts[:i]))
		}
		b.WriteRune(r)
	}
	return b.String()
}
