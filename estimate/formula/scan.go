package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"botec/estimate/unit"
)

// MaxLength is the greatest length of a formula, in bytes.
const MaxLength = 4096

type kind byte

const (
	end kind = iota
	number
	name
	symbol // text holds it: + - * / ^ ( ) , .. ± <= < >= > == ~ $
)

type token struct {
	kind       kind
	start, end int
	text       string
	literal    *Literal // of a number
	spaced     bool     // white space before it
}

type scanner struct {
	text  string
	at    int
	units *unit.Table
	list  []token
	depth int // of the parentheses that are open, where a comma may stand
}

// scan splits a formula into tokens, in the memory of list; the last one is of kind
// end.
func scan(text string, units *unit.Table, list []token) ([]token, *Error) {
	if len(text) > MaxLength {
		return nil, &Error{Start: 0, End: 1, Text: fmt.Sprintf("the formula is too long: %d bytes, where at most %d are allowed", len(text), MaxLength)}
	}
	s := &scanner{text: text, units: units, list: list[:0]}
	for {
		spaced := s.space()
		start := s.at
		if s.at == len(text) {
			s.list = append(s.list, token{kind: end, start: start, end: start})
			return s.list, nil
		}
		if c := text[start]; c >= utf8.RuneSelf {
			if known, err := s.superscript(); err != nil {
				return nil, err
			} else if known {
				continue
			}
		}
		s.list = append(s.list, token{start: start, spaced: spaced})
		tok := &s.list[len(s.list)-1]
		if err := s.next(tok); err != nil {
			return nil, err
		}
		tok.end = s.at
		if tok.kind == number {
			tok.literal.At = At{start, s.at}
		}
	}
}

func (s *scanner) space() bool {
	start := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; c == ' ' {
			s.at++
			continue
		} else if '!' <= c && c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !unicode.IsSpace(r) && !isInvisible(r) {
			break
		}
		s.at += n
	}
	return s.at > start
}

func (s *scanner) peek() rune {
	r, _ := utf8.DecodeRuneInString(s.text[s.at:])
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// symbols are the operators with several spellings or characters, the longer ones
// first.
var symbols = []struct{ text, means string }{
	{"+/-", "±"}, {"+", "+"}, {"-", "-"}, {"..", ".."}, {"<=", "<="}, {">=", ">="}, {"<", "<"}, {">", ">"}, {"==", "=="},
	{"±", "±"}, {"×", "*"}, {"·", "*"}, {"⋅", "*"}, {"∗", "*"}, {"÷", "/"}, {"⁄", "/"}, {"∕", "/"},
	{"−", "-"}, {"–", "-"}, {"‐", "-"}, {"‑", "-"}, {"≤", "<="}, {"≥", ">="}, {"≈", "~"},
}

// next reads one token.
func (s *scanner) next(tok *token) (err *Error) {
	c := s.text[s.at]
	switch {
	case isDigit(c) || c == '.' && isDigit(s.byteAt(s.at+1)) || c >= utf8.RuneSelf && fractions[s.peek()] > 0:
		tok.kind = number
		tok.literal, err = s.number()
		return err
	case c < utf8.RuneSelf && isLetter(rune(c)) || c >= utf8.RuneSelf && isLetter(s.peek()):
		tok.kind, tok.text = name, s.name()
		return nil
	}
	tok.kind = symbol
	rest := s.text[s.at:]
	switch c {
	case '*', '/', '^', '(', ')', ',', '~':
		s.at++
		tok.text = rest[:1]
		switch c {
		case '(':
			s.depth++
		case ')':
			s.depth--
		}
		return nil
	}
	if sign := unit.SignOf(rest); sign != "" {
		return s.money(tok, sign)
	}
	for _, dots := range []string{"...", "…"} { // 0...5 would be the range from 0 to .5
		if strings.HasPrefix(rest, dots) {
			return (&Error{Start: s.at, End: s.at + len(dots), Text: "a range has two dots, not " + dots, Hint: "write a range with two dots"}).Offering("", "..")
		}
	}
	for _, sym := range symbols {
		if strings.HasPrefix(rest, sym.text) {
			s.at += len(sym.text)
			tok.text = sym.means
			return nil
		}
	}
	if n := len(s.list) - 1; c == '%' && n > 0 && s.list[n-1].text == "in" {
		s.at++
		tok.text = "%"
		return nil
	}
	return s.badCharacter(rest)
}

// badCharacter is the error for a character that no token starts with.
func (s *scanner) badCharacter(rest string) *Error {
	r, n := utf8.DecodeRuneInString(rest)
	err := &Error{Start: s.at, End: s.at + n, Text: fmt.Sprintf("unexpected character %q", string(r))}
	switch {
	case r == '=':
		err.Hint = "write == to compare"
	case r == '!':
		err.Text, err.Hint = "there is no operator !", "write the opposite comparison: <= for not >"
	case r == '%':
		err.Text, err.Hint = "% must follow a number", "write it right behind the number, as in 50%"
	case unicode.IsDigit(r):
		return s.foreignDigits()
	}
	return err
}

// money reads the symbol of the currency, as the token "$".
func (s *scanner) money(tok *token, sign string) *Error {
	s.at += len(sign)
	tok.text = "$"
	if sign == s.units.Symbol() {
		return nil
	}
	hint, _ := s.units.Refused(sign)
	return &Error{Start: s.at - len(sign), End: s.at, Text: fmt.Sprintf("%s is not the currency here", sign), Hint: hint}
}

// name reads letters, digits, _ and the dots between them, and .* at the end.
func (s *scanner) name() string {
	start := s.at
	for s.at < len(s.text) {
		if c := s.text[s.at]; 'a' <= c && c <= 'z' || c == '_' { // most characters, without decoding
			s.at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case isLetter(r) || '0' <= r && r <= '9':
		case r == '.' && s.at+1 < len(s.text) && s.text[s.at+1] == '*':
			s.at += 2
			return s.text[start:s.at]
		case r == '.' && s.at+1 < len(s.text) && isLetter(rune(s.text[s.at+1])):
		default:
			return s.text[start:s.at]
		}
		s.at += n
	}
	return s.text[start:s.at]
}
